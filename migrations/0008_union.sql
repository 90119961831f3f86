-- Who elected whom, of several candidates or not, and when; and by whose leave somebody holds a second post at another
-- level. Codes of who elects are those of the facts (`ElectingBody`).
alter table appointment
  add column elected_by text check (elected_by in ('congress', 'assembly', 'committee', 'standing-committee',
    'standing-delegates', 'party-or-league', 'presidium', 'other')),
  add column contested boolean,
  add column elected_on date,
  add column second_post_approver text check (second_post_approver in ('league-committee', 'student-affairs')),
  add column second_post_approved_on date,
  add constraint appointment_elected check (basis = 'elected'
    or (elected_by is null and contested is null and elected_on is null));

-- 代主席: one vice-chair of a union acts for the chair from a day to a day.
create table acting_chair (
  school_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  appointment_id uuid not null,
  reason text,
  since date not null,
  until date,
  primary key (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id),
  foreign key (school_id, appointment_id) references appointment (school_id, id),
  check (until is null or until >= since)
);
create index acting_chair_body on acting_chair (school_id, body_id);
create index acting_chair_appointment on acting_chair (school_id, appointment_id);
select make_tenant_table('acting_chair', 'select, insert, update, delete');

-- Who guides a union for the League, and whether that is their whole work: the deputy secretary in charge, the
-- secretary-general, and at the second level one who answers for it.
create table union_guide (
  school_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('deputy-secretary', 'secretary-general', 'unit-guide')),
  full_time boolean not null,
  since date not null,
  until date,
  primary key (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  check (until is null or until >= since)
);
create index union_guide_body on union_guide (school_id, body_id);
create index union_guide_person on union_guide (school_id, person_id);
select make_tenant_table('union_guide', 'select, insert, update, delete');

-- What a working department or office does, item by item. An administrative function (dormitories, policing, security)
-- is recorded too, because records tell the truth; whoever enters it is told first what it breaks.
create table body_duty (
  school_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  purpose text not null check (purpose in ('office', 'organisation', 'publicity', 'study', 'arts', 'sports', 'rights',
    'life-service', 'practice', 'clubs', 'training', 'liaison', 'other', 'dormitory', 'policing', 'security')),
  degree text check (degree in ('carries', 'assists')),
  text text not null check (length(text) between 1 and 300),
  since date not null,
  until date,
  revision integer not null check (revision > 0),
  primary key (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id),
  check (until is null or until >= since),
  constraint body_duty_degree check ((degree is not null) = (purpose in ('dormitory', 'policing', 'security')))
);
create index body_duty_body on body_duty (school_id, body_id);
select make_tenant_table('body_duty', 'select, insert, update, delete');

-- 交接清单: what the holder of a post hands to who follows. Each version stands as it was; the newest one counts.
create table handover (
  school_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  version integer not null check (version > 0),
  sealed_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id)
);
create index handover_body on handover (school_id, body_id);
select make_tenant_table('handover', 'select, insert, update');

create table handover_version (
  school_id uuid not null,
  handover_id uuid not null,
  version integer not null check (version > 0),
  day date not null,
  giver_id uuid not null,
  taker_id uuid not null,
  note text,
  written_at timestamptz not null,
  primary key (school_id, handover_id, version),
  foreign key (school_id, handover_id) references handover (school_id, id),
  foreign key (school_id, giver_id) references appointment (school_id, id),
  foreign key (school_id, taker_id) references appointment (school_id, id),
  check (giver_id <> taker_id)
);
create index handover_version_giver on handover_version (school_id, giver_id);
create index handover_version_taker on handover_version (school_id, taker_id);
select make_tenant_table('handover_version', 'select, insert');

-- `cents` is money in 分, of items of money alone.
create table handover_item (
  school_id uuid not null,
  handover_id uuid not null,
  version integer not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('record', 'asset', 'money', 'seal', 'account')),
  name text not null check (length(name) between 1 and 100),
  quantity integer check (quantity > 0),
  cents integer check (cents >= 0),
  note text,
  primary key (school_id, handover_id, version, position),
  foreign key (school_id, handover_id, version) references handover_version (school_id, handover_id, version),
  constraint handover_item_money check ((cents is not null) = (kind = 'money'))
);
select make_tenant_table('handover_item', 'select, insert');

-- Each side signs by its own act, for one version.
create table handover_signature (
  school_id uuid not null,
  handover_id uuid not null,
  version integer not null,
  side text not null check (side in ('giver', 'taker')),
  person_id uuid not null,
  signed_at timestamptz not null,
  primary key (school_id, handover_id, version, side),
  foreign key (school_id, handover_id, version) references handover_version (school_id, handover_id, version),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index handover_signature_person on handover_signature (school_id, person_id);
select make_tenant_table('handover_signature', 'select, insert');
