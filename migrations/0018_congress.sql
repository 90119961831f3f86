-- A congress (学生代表大会), or the assembly of all students (全体学生大会) of a small unit. `unit_id` is that of the union:
-- null for the school's own. Its approval is the case `approval_id`; a congress of the past, held before there were
-- records, has none. `held_since` is null until it has opened.
create table congress (
  school_id uuid not null,
  id uuid not null,
  union_id uuid not null,
  unit_id uuid,
  kind text not null check (kind in ('congress', 'assembly')),
  ordinal integer check (ordinal between 1 and 200),
  title text not null check (length(title) between 1 and 100),
  planned_since date not null,
  planned_until date not null,
  delegates_by date,
  place text check (length(place) between 1 and 100),
  approval_id uuid,
  held_since date,
  held_until date,
  cancelled date,
  cancelled_why text check (length(cancelled_why) between 1 and 1000),
  past_delegates integer check (past_delegates between 1 and 100000),
  paper bytea,
  opened date not null,
  revision integer not null default 1,
  primary key (school_id, id),
  foreign key (school_id, union_id) references body (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id),
  foreign key (school_id, approval_id) references procedure_case (school_id, id),
  foreign key (school_id, paper) references attachment (school_id, sha256),
  check (planned_until >= planned_since),
  check (held_until >= held_since),
  check ((cancelled is null) = (cancelled_why is null))
);
create index congress_union on congress (school_id, union_id);
create index congress_approval on congress (school_id, approval_id);
select make_tenant_table('congress', 'select, insert, update');

-- A table of quotas (名额分配表) as it was computed: `input` holds the head-counts and numbers it stands on, `working` the
-- result with every step. One is decided by a person; a later one replaces it and the earlier stays to be read.
create table congress_quota (
  school_id uuid not null,
  id uuid not null,
  congress_id uuid not null,
  number integer not null check (number > 0),
  total integer not null check (total between 1 and 100000),
  method text not null check (method in ('hamilton', 'webster', 'qvalue', 'dhondt', 'ratio')),
  levels text not null check (levels in ('one-step', 'level-first', 'both-margins')),
  semester_id uuid,
  input jsonb not null,
  working jsonb not null,
  proposed date not null,
  proposed_by uuid,
  decided date,
  decided_by uuid,
  decision text check (length(decision) between 1 and 1000),
  paper bytea,
  replaced date,
  published date,
  primary key (school_id, id),
  unique (school_id, congress_id, number),
  foreign key (school_id, congress_id) references congress (school_id, id),
  foreign key (school_id, semester_id) references semester (school_id, id),
  foreign key (school_id, proposed_by) references person (school_id, id),
  foreign key (school_id, decided_by) references person (school_id, id),
  foreign key (school_id, paper) references attachment (school_id, sha256),
  check (decided is not null or (decided_by is null and decision is null and replaced is null and published is null))
);
select make_tenant_table('congress_quota', 'select, insert, update');

-- What each electoral unit (选举单位) of the decided table has: a unit of the school, or a class of the unit. `women`,
-- `minority` and `non_cadres` are least numbers. The case of the same id tells how far its choosing came.
create table electoral_unit (
  school_id uuid not null,
  id uuid not null,
  congress_id uuid not null,
  unit_id uuid not null,
  quota_id uuid not null,
  place integer not null check (place > 0),
  seats integer not null check (seats >= 0),
  women integer not null check (women >= 0),
  minority integer not null check (minority >= 0),
  non_cadres integer not null check (non_cadres >= 0),
  case_id uuid,
  election_id uuid,
  primary key (school_id, id),
  unique (school_id, congress_id, unit_id),
  foreign key (school_id, congress_id) references congress (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id),
  foreign key (school_id, quota_id) references congress_quota (school_id, id),
  foreign key (school_id, case_id) references procedure_case (school_id, id),
  foreign key (school_id, election_id) references election (school_id, id)
);
create index electoral_unit_election on electoral_unit (school_id, election_id);
create index electoral_unit_case on electoral_unit (school_id, case_id);
select make_tenant_table('electoral_unit', 'select, insert, update, delete');

-- Its seats by level of education, where the school's quotas tell levels apart.
create table electoral_unit_level (
  school_id uuid not null,
  electoral_unit_id uuid not null,
  education_level text not null check (education_level in
    ('secondary', 'junior-college', 'undergraduate', 'postgraduate')),
  seats integer not null check (seats >= 0),
  primary key (school_id, electoral_unit_id, education_level),
  foreign key (school_id, electoral_unit_id) references electoral_unit (school_id, id)
);
select make_tenant_table('electoral_unit_level', 'select, insert, update, delete');

-- Who was nominated (提名), by whom, and why; `withdrawn` who is no longer on the list.
create table nomination (
  school_id uuid not null,
  id uuid not null,
  electoral_unit_id uuid not null,
  person_id uuid not null,
  by text not null check (by in ('class', 'class-league', 'unit-union', 'unit-league', 'club', 'self')),
  by_name text check (length(by_name) between 1 and 60),
  reason text check (length(reason) between 1 and 1000),
  day date not null,
  withdrawn date,
  withdrawn_why text check (length(withdrawn_why) between 1 and 1000),
  primary key (school_id, id),
  unique (school_id, electoral_unit_id, person_id),
  foreign key (school_id, electoral_unit_id) references electoral_unit (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index nomination_person on nomination (school_id, person_id);
select make_tenant_table('nomination', 'select, insert, update');

-- The list went to a class, which publicised it and answers (班委会反馈): by a link whose token is kept as SHA-256, or on
-- paper. `turn` is that of the unit's case, so that the answer to a list that was sent back counts no more.
create table class_feedback (
  school_id uuid not null,
  id uuid not null,
  electoral_unit_id uuid not null,
  class_id uuid not null,
  turn integer not null check (turn > 0),
  token_hash bytea check (length(token_hash) = 32),
  expires_at timestamptz,
  asked date not null,
  publicised_since date,
  publicised_until date,
  verdict text check (verdict in ('agrees', 'objects')),
  remarks text check (length(remarks) between 1 and 2000),
  signed_by text[] not null default '{}',
  via text check (via in ('link', 'paper')),
  paper bytea,
  recorded_by uuid,
  answered date,
  resolved date,
  resolution text check (length(resolution) between 1 and 1000),
  primary key (school_id, id),
  unique (school_id, electoral_unit_id, class_id, turn),
  foreign key (school_id, electoral_unit_id) references electoral_unit (school_id, id),
  foreign key (school_id, class_id) references unit (school_id, id),
  foreign key (school_id, paper) references attachment (school_id, sha256),
  foreign key (school_id, recorded_by) references person (school_id, id),
  check (publicised_until >= publicised_since),
  check ((verdict is null) = (answered is null) and (verdict is null) = (via is null))
);
create unique index class_feedback_token on class_feedback (school_id, token_hash) where token_hash is not null;
select make_tenant_table('class_feedback', 'select, insert, update');

-- A delegate of a congress. `credentials` is what the credentials group (代表资格审查小组) decided; only `qualified` ones
-- with no `until` have a vote. Their registration form is `registered`, `posts`, `resume`.
create table delegate (
  school_id uuid not null,
  id uuid not null,
  congress_id uuid not null,
  electoral_unit_id uuid not null,
  person_id uuid not null,
  number integer not null check (number > 0),
  elected date not null,
  votes integer check (votes >= 0),
  registered date,
  posts text check (length(posts) between 1 and 500),
  resume text check (length(resume) between 1 and 4000),
  credentials text not null default 'pending' check (credentials in ('pending', 'qualified', 'unqualified')),
  examined date,
  examined_by uuid,
  grounds text check (length(grounds) between 1 and 1000),
  findings jsonb,
  until date,
  until_why text check (length(until_why) between 1 and 1000),
  revision integer not null default 1,
  primary key (school_id, id),
  unique (school_id, congress_id, person_id),
  unique (school_id, congress_id, number),
  foreign key (school_id, congress_id) references congress (school_id, id),
  foreign key (school_id, electoral_unit_id) references electoral_unit (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, examined_by) references person (school_id, id),
  check ((credentials = 'pending') = (examined is null))
);
create index delegate_unit on delegate (school_id, electoral_unit_id);
create index delegate_person on delegate (school_id, person_id);
select make_tenant_table('delegate', 'select, insert, update');

-- What no record shows of a delegate and a named person vouches for.
create table delegate_attestation (
  school_id uuid not null,
  delegate_id uuid not null,
  condition text not null check (condition in
    ('registered', 'full-time', 'citizen', 'no-probation', 'conduct', 'elected-properly')),
  person_id uuid,
  role text,
  day date not null,
  text text not null check (length(text) between 1 and 1000),
  paper bytea,
  primary key (school_id, delegate_id, condition),
  foreign key (school_id, delegate_id) references delegate (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, paper) references attachment (school_id, sha256)
);
select make_tenant_table('delegate_attestation', 'select, insert, update');

-- A delegate, or anybody of the school, against what the credentials group decided (异议), and what became of it.
create table delegate_objection (
  school_id uuid not null,
  id uuid not null,
  delegate_id uuid not null,
  person_id uuid,
  day date not null,
  text text not null check (length(text) between 1 and 2000),
  answered date,
  answered_by uuid,
  answer text check (length(answer) between 1 and 2000),
  upheld boolean,
  primary key (school_id, id),
  foreign key (school_id, delegate_id) references delegate (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, answered_by) references person (school_id, id),
  check ((answered is null) = (answer is null) and (answered is null) = (upheld is null))
);
create index delegate_objection_delegate on delegate_objection (school_id, delegate_id);
select make_tenant_table('delegate_objection', 'select, insert, update');
