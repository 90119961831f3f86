-- A college: the tenant itself, and the only table all of them share. Nothing of a college's records stands here.
create table school (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null check (length(name) between 2 and 60),
  demo boolean not null,
  created_at timestamptz not null
);
grant select on school to mingzhang_school, mingzhang_across, mingzhang_nobody;
grant insert, update (name) on school to mingzhang_school;
grant select, insert, update, delete on school to mingzhang_operator;
-- Readable through every door, but a school founds and renames itself alone.
alter table school enable row level security;
alter table school force row level security;
create policy read_by_all on school for select to mingzhang_school, mingzhang_across, mingzhang_nobody using (true);
create policy founded_by_itself on school for insert to mingzhang_school
  with check (id = nullif(current_setting('app.school', true), '')::uuid);
create policy renamed_by_itself on school for update to mingzhang_school
  using (id = nullif(current_setting('app.school', true), '')::uuid)
  with check (id = nullif(current_setting('app.school', true), '')::uuid);
create policy of_operator on school to mingzhang_operator using (true) with check (true);

-- Second-level units and classes; the school itself is no unit. `name_key` is the pinyin that names are sorted and
-- searched by: lower case, one blank between syllables.
create table unit (
  school_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('department', 'college', 'academy', 'campus', 'class')),
  name text not null,
  name_key text not null,
  grade integer check (grade between 1900 and 2200),
  programme text,
  since date not null,
  until date,
  primary key (school_id, id),
  foreign key (school_id, parent_id) references unit (school_id, id),
  check (until is null or until >= since),
  check (kind <> 'class' or parent_id is not null)
);
create unique index unit_name on unit (school_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name)
  where until is null;
create index unit_parent on unit (school_id, parent_id);
select make_tenant_table('unit', 'select, insert, update, delete');

-- Students and those who guide them. Unknown is null, never a default.
create table person (
  school_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('student', 'teacher')),
  number text not null check (length(number) between 1 and 32),
  name text not null,
  name_key text not null,
  sex text check (sex in ('female', 'male')),
  ethnic_group text,
  citizen boolean,
  political_status text check (political_status in
    ('party-member', 'probationary-party-member', 'league-member', 'other-party', 'none')),
  education_level text check (education_level in
    ('secondary', 'junior-college', 'undergraduate', 'postgraduate')),
  programme text,
  grade integer check (grade between 1900 and 2200),
  class_id uuid,
  unit_id uuid,
  full_time boolean,
  since date not null,
  until date,
  primary key (school_id, id),
  unique (school_id, number),
  foreign key (school_id, class_id) references unit (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id),
  check (until is null or until >= since)
);
create index person_name on person (school_id, name_key collate "C", id);

-- A class stands in one unit, so this finds the people of either.
create index person_place on person (school_id, unit_id, class_id);
select make_tenant_table('person', 'select, insert, update, delete');

-- Disciplinary status with its days; probation (留校察看) takes away the right to stand.
create table discipline (
  school_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('warning', 'serious-warning', 'demerit', 'probation')),
  since date not null,
  until date,
  document text,
  primary key (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  check (until is null or until >= since)
);
create index discipline_person on discipline (school_id, person_id);
select make_tenant_table('discipline', 'select, insert, update, delete');

create table semester (
  school_id uuid not null,
  id uuid not null,
  academic_year integer not null check (academic_year between 1900 and 2200),
  half integer not null check (half in (1, 2)),
  since date not null,
  until date not null,
  primary key (school_id, id),
  unique (school_id, academic_year, half),
  check (until > since)
);
select make_tenant_table('semester', 'select, insert, update, delete');

-- Days on which the school departs from the national calendar.
create table calendar_day (
  school_id uuid not null,
  day date not null,
  kind text not null check (kind in ('holiday', 'make-up', 'vacation')),
  name text not null,
  primary key (school_id, day)
);
select make_tenant_table('calendar_day', 'select, insert, update, delete');

-- Students counted, so that quotas need no list of names. Fewer than counted may be known by name.
create table headcount (
  school_id uuid not null,
  semester_id uuid not null,
  unit_id uuid not null,
  education_level text not null check (education_level in
    ('secondary', 'junior-college', 'undergraduate', 'postgraduate')),
  sex text not null check (sex in ('female', 'male')),
  minority boolean not null,
  students integer not null check (students >= 0),
  primary key (school_id, semester_id, unit_id, education_level, sex, minority),
  foreign key (school_id, semester_id) references semester (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id)
);
select make_tenant_table('headcount', 'select, insert, update, delete');

-- Unions, their departments and committees, and the offices of the school that guide them.
create table body (
  school_id uuid not null,
  id uuid not null,
  parent_id uuid,
  unit_id uuid,
  kind text not null check (kind in (
    'student-union', 'graduate-union', 'office', 'working-department', 'student-committee',
    'standing-delegates', 'review-committee', 'class-committee',
    'party-committee', 'league-committee', 'student-affairs', 'league-branch', 'administration')),
  name text not null,
  name_key text not null,
  staff_ground text,
  since date not null,
  until date,
  primary key (school_id, id),
  foreign key (school_id, parent_id) references body (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id),
  check (until is null or until >= since)
);
create index body_parent on body (school_id, parent_id);
create index body_unit on body (school_id, unit_id);
-- One union of its kind a school and a unit, and one administration.
create unique index body_one_of_kind on body (school_id, kind, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'))
  where until is null and kind in ('student-union', 'graduate-union', 'administration');
select make_tenant_table('body', 'select, insert, update, delete');

create table post (
  school_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  kind text not null check (kind in (
    'chair', 'vice-chair', 'rotating-chair', 'head', 'deputy-head', 'staff', 'member',
    'secretary', 'deputy-secretary', 'secretary-general', 'officer', 'administrator')),
  name text not null,
  seats integer check (seats > 0),
  full_time boolean,
  since date not null,
  until date,
  primary key (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id),
  check (until is null or until >= since)
);
create index post_body on post (school_id, body_id);
select make_tenant_table('post', 'select, insert, update, delete');

-- 届: the running time of a body's members.
create table term (
  school_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  number integer not null check (number > 0),
  since date not null,
  until date,
  primary key (school_id, id),
  unique (school_id, body_id, number),
  foreign key (school_id, body_id) references body (school_id, id),
  check (until is null or until >= since)
);
select make_tenant_table('term', 'select, insert, update, delete');

-- Who held which post from when to when, both days included. Nothing is deleted: a wrong row is corrected, and the
-- journal keeps what it said. A row ended by `correction` was entered by mistake and never counts.
-- `second_post_ground` says why somebody holds a second post in one union.
create table appointment (
  school_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  term_id uuid,
  since date not null,
  until date,
  basis text not null check (basis in ('elected', 'appointed', 'recruited', 'ex-officio')),
  ended_by text check (ended_by in ('term-end', 'resignation', 'dismissal', 'transfer', 'graduation', 'correction')),
  second_post_ground text,
  primary key (school_id, id),
  foreign key (school_id, post_id) references post (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, term_id) references term (school_id, id),
  check (until is null or until >= since)
);
create index appointment_person on appointment (school_id, person_id);
create index appointment_post on appointment (school_id, post_id);
select make_tenant_table('appointment', 'select, insert, update');
