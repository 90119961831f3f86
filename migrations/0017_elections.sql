-- An election: what is elected, by which body, under which rules (frozen on the day it was prepared). `body_id` is the
-- body whose posts are filled; `unit_id` the unit it belongs to (null: the school's own). `subject_*` names the thing
-- of another room for which it is held (a congress, a unit's choosing of delegates).
create table election (
  school_id uuid not null,
  id uuid not null,
  what text not null check (what in ('presidium', 'committee', 'delegates', 'class-committee', 'other')),
  body_id uuid,
  unit_id uuid,
  elector text not null check (elector in ('congress', 'assembly', 'unit-meeting', 'class-meeting', 'committee',
    'standing-committee', 'standing-delegates', 'party-or-league', 'presidium', 'other')),
  elector_name text not null check (length(elector_name) between 1 and 100),
  title text not null check (length(title) between 1 and 100),
  day date not null,
  rules jsonb not null,
  rule_articles jsonb not null,
  subject_kind text,
  subject_id uuid,
  state text not null check (state in ('preparing', 'published', 'open', 'certified', 'cancelled')),
  public_from date,
  public_until date,
  prepared date not null,
  revision integer not null default 1 check (revision > 0),
  primary key (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id),
  check ((subject_kind is null) = (subject_id is null)),
  check ((public_from is null) = (public_until is null)),
  check (public_until >= public_from),
  -- The presidium is elected by the congress, at the second level by an assembly too, and by nobody else.
  constraint election_presidium_elector check (what <> 'presidium' or elector = 'congress'
    or (elector = 'assembly' and unit_id is not null))
);
create index election_body on election (school_id, body_id);
create index election_unit on election (school_id, unit_id);
create index election_subject on election (school_id, subject_kind, subject_id);
select make_tenant_table('election', 'select, insert, update');

-- What is voted on by one ballot: a title, how many are elected, and the post they are appointed to, where there is one.
create table election_office (
  school_id uuid not null,
  election_id uuid not null,
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 100),
  seats integer not null check (seats between 1 and 500),
  post_id uuid,
  mode text not null check (mode in ('contested', 'equal')),
  override_reason text,
  primary key (school_id, election_id, number),
  foreign key (school_id, election_id) references election (school_id, id),
  foreign key (school_id, post_id) references post (school_id, id)
);
create index election_office_post on election_office (school_id, post_id);
select make_tenant_table('election_office', 'select, insert, update');

-- Who stands. `position` is the order on the ballot (by strokes of the surname), given when the list is made public.
create table election_candidate (
  school_id uuid not null,
  election_id uuid not null,
  office integer not null,
  person_id uuid not null,
  candidacy_id uuid,
  position integer check (position > 0),
  struck_reason text,
  primary key (school_id, election_id, office, person_id),
  foreign key (school_id, election_id, office) references election_office (school_id, election_id, number),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, candidacy_id) references candidacy (school_id, id)
);
create index election_candidate_person on election_candidate (school_id, person_id);
create index election_candidate_candidacy on election_candidate (school_id, candidacy_id);
select make_tenant_table('election_candidate', 'select, insert, update, delete');

-- 监票人 and 计票人, approved by the meeting.
create table election_teller (
  school_id uuid not null,
  election_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('monitor', 'counter')),
  primary key (school_id, election_id, person_id),
  foreign key (school_id, election_id) references election (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index election_teller_person on election_teller (school_id, person_id);
select make_tenant_table('election_teller', 'select, insert, delete');

-- Everything that happened from the opening on, in its order; never changed. A correction is an event of its own.
create table election_event (
  school_id uuid not null,
  election_id uuid not null,
  number integer not null check (number > 0),
  kind text not null,
  office integer,
  at timestamptz not null,
  person_id uuid,
  role text,
  payload jsonb not null,
  primary key (school_id, election_id, number),
  foreign key (school_id, election_id) references election (school_id, id),
  foreign key (school_id, election_id, office) references election_office (school_id, election_id, number),
  foreign key (school_id, person_id) references person (school_id, id)
);
create unique index election_certified on election_event (school_id, election_id) where kind = 'certified';
create index election_event_person on election_event (school_id, person_id);
select make_tenant_table('election_event', 'select, insert');

-- One sheet as one teller entered it, until a sheet is accepted. Two people enter it; where they differ, a third does.
create table election_entry (
  school_id uuid not null,
  election_id uuid not null,
  office integer not null,
  round integer not null check (round > 0),
  channel text not null check (length(channel) between 1 and 40),
  slot integer not null check (slot in (1, 2, 3)),
  person_id uuid not null,
  figures jsonb not null,
  at timestamptz not null,
  primary key (school_id, election_id, office, round, channel, slot),
  unique (school_id, election_id, office, round, channel, person_id),
  foreign key (school_id, election_id, office) references election_office (school_id, election_id, number),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index election_entry_person on election_entry (school_id, person_id);
select make_tenant_table('election_entry', 'select, insert, update, delete');
