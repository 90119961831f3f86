-- What the codes of a congress's delegates are made of: eight digits of a hash over the salt and the delegate, so that a
-- delegate elected late has one too and none is kept.
create table congress_hall (
  school_id uuid not null,
  congress_id uuid not null,
  salt bytea not null check (length(salt) = 32),
  primary key (school_id, congress_id),
  foreign key (school_id, congress_id) references congress (school_id, id)
);
select make_tenant_table('congress_hall', 'select, insert');

-- A sitting (场次) of a congress, or a meeting of its standing delegates. The quorum is frozen when it opens, the numbers
-- of both when it closes. `screen_hash` is SHA-256 of the token that opens the projector's page.
create table sitting (
  school_id uuid not null,
  id uuid not null,
  congress_id uuid not null,
  kind text not null check (kind in ('preparatory', 'opening', 'plenary', 'closing', 'standing')),
  title text not null check (length(title) between 1 and 100),
  day date not null,
  begins text check (begins ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text check (length(place) between 1 and 60),
  chair_name text check (length(chair_name) between 1 and 60),
  current_item_id uuid,
  opened_at timestamptz,
  closed_at timestamptz,
  quorum_n integer check (quorum_n between 1 and 1000),
  quorum_d integer check (quorum_d between 1 and 1000),
  quorum_op text check (quorum_op in ('>', '>=')),
  expected integer check (expected >= 0),
  present integer check (present >= 0),
  screen_hash bytea check (length(screen_hash) = 32),
  revision integer not null default 1,
  primary key (school_id, id),
  foreign key (school_id, congress_id) references congress (school_id, id),
  check (closed_at is null or opened_at is not null),
  check ((opened_at is null) = (quorum_n is null) and (opened_at is null) = (quorum_d is null)
    and (opened_at is null) = (quorum_op is null)),
  check ((closed_at is null) = (expected is null) and (closed_at is null) = (present is null))
);
create index sitting_congress on sitting (school_id, congress_id, day);
create index sitting_screen on sitting (school_id, screen_hash) where screen_hash is not null;
select make_tenant_table('sitting', 'select, insert, update');

-- What stands on the agenda, in the order of `place`. `election_id` names an election of the elections room.
create table agenda_item (
  school_id uuid not null,
  id uuid not null,
  sitting_id uuid not null,
  place integer not null check (place > 0),
  kind text not null check (kind in
    ('report', 'reading', 'election', 'resolution', 'proposals', 'speech', 'other')),
  title text not null check (length(title) between 1 and 100),
  speaker text check (length(speaker) between 1 and 60),
  minutes integer check (minutes between 1 and 600),
  election_id uuid,
  began_at timestamptz,
  ended_at timestamptz,
  removed_on date,
  primary key (school_id, id),
  foreign key (school_id, sitting_id) references sitting (school_id, id),
  foreign key (school_id, election_id) references election (school_id, id),
  check (ended_at is null or began_at is not null)
);
create index agenda_item_election on agenda_item (school_id, election_id);
create index agenda_item_sitting on agenda_item (school_id, sitting_id, place);
select make_tenant_table('agenda_item', 'select, insert, update');

-- What was told at the door, one row an event, never changed: who came, left or was excused. A mistake is taken back by an
-- event that names it. The locked row of the sitting keeps numbers apart.
create table attendance_event (
  school_id uuid not null,
  sitting_id uuid not null,
  number integer not null check (number > 0),
  delegate_id uuid not null,
  kind text not null check (kind in ('arrived', 'left', 'excused', 'taken-back')),
  way text not null check (way in ('list', 'code')),
  at timestamptz not null,
  by_id uuid,
  reason text check (length(reason) between 1 and 200),
  corrects integer check (corrects > 0 and corrects < number),
  primary key (school_id, sitting_id, number),
  unique (school_id, sitting_id, corrects),
  foreign key (school_id, sitting_id) references sitting (school_id, id),
  foreign key (school_id, delegate_id) references delegate (school_id, id),
  foreign key (school_id, by_id) references person (school_id, id),
  check ((kind = 'taken-back') = (corrects is not null))
);
create index attendance_event_delegate on attendance_event (school_id, delegate_id);
create index attendance_event_by on attendance_event (school_id, by_id);
select make_tenant_table('attendance_event', 'select, insert');

-- Papers of the congress, greeting letters, press and photos: a kept file or an address.
create table congress_document (
  school_id uuid not null,
  id uuid not null,
  congress_id uuid not null,
  item_id uuid,
  kind text not null check (kind in ('document', 'greeting', 'press', 'photo')),
  title text not null check (length(title) between 1 and 100),
  source text check (length(source) between 1 and 60),
  file bytea,
  link text check (length(link) between 1 and 500),
  day date not null,
  removed_on date,
  primary key (school_id, id),
  foreign key (school_id, congress_id) references congress (school_id, id),
  foreign key (school_id, item_id) references agenda_item (school_id, id),
  foreign key (school_id, file) references attachment (school_id, sha256),
  check ((file is null) <> (link is null))
);
create index congress_document_congress on congress_document (school_id, congress_id);
create index congress_document_item on congress_document (school_id, item_id);
create index congress_document_file on congress_document (school_id, file);
select make_tenant_table('congress_document', 'select, insert, update');

create table congress_guest (
  school_id uuid not null,
  id uuid not null,
  congress_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  office text check (length(office) between 1 and 60),
  came boolean,
  removed_on date,
  primary key (school_id, id),
  foreign key (school_id, congress_id) references congress (school_id, id)
);
create index congress_guest_congress on congress_guest (school_id, congress_id);
select make_tenant_table('congress_guest', 'select, insert, update');

-- A proposal (提案). `seconds_needed` is frozen when it is handed in. What it was merged into deals with it.
create table proposal (
  school_id uuid not null,
  id uuid not null,
  congress_id uuid not null,
  number integer not null check (number > 0),
  delegate_id uuid not null,
  title text not null check (length(title) between 1 and 100),
  reason text not null check (length(reason) between 1 and 4000),
  measures text not null check (length(measures) between 1 and 4000),
  submitted date not null,
  seconds_needed integer not null check (seconds_needed >= 0),
  state text not null check (state in ('seconding', 'screening', 'filed', 'not-filed', 'merged', 'assigned',
    'replied', 'closed', 'withdrawn')),
  screened date,
  screened_by uuid,
  screened_why text check (length(screened_why) between 1 and 1000),
  merged_into uuid,
  office text check (length(office) between 1 and 60),
  office_body_id uuid,
  due date,
  closed date,
  revision integer not null default 1,
  primary key (school_id, id),
  unique (school_id, congress_id, number),
  foreign key (school_id, congress_id) references congress (school_id, id),
  foreign key (school_id, delegate_id) references delegate (school_id, id),
  foreign key (school_id, screened_by) references person (school_id, id),
  foreign key (school_id, merged_into) references proposal (school_id, id),
  foreign key (school_id, office_body_id) references body (school_id, id),
  check ((state = 'merged') = (merged_into is not null)),
  check (state not in ('assigned', 'replied') or (office is not null and due is not null)),
  check ((state = 'closed') = (closed is not null))
);
create index proposal_delegate on proposal (school_id, delegate_id);
create index proposal_merged on proposal (school_id, merged_into);
create index proposal_office on proposal (school_id, office_body_id);
create index proposal_screener on proposal (school_id, screened_by);
select make_tenant_table('proposal', 'select, insert, update');

create table proposal_second (
  school_id uuid not null,
  proposal_id uuid not null,
  delegate_id uuid not null,
  day date not null,
  primary key (school_id, proposal_id, delegate_id),
  foreign key (school_id, proposal_id) references proposal (school_id, id),
  foreign key (school_id, delegate_id) references delegate (school_id, id)
);
create index proposal_second_delegate on proposal_second (school_id, delegate_id);
select make_tenant_table('proposal_second', 'select, insert');

-- Replies of the office; one that is sent back stays and another follows.
create table proposal_reply (
  school_id uuid not null,
  proposal_id uuid not null,
  number integer not null check (number > 0),
  day date not null,
  by_id uuid,
  text text not null check (length(text) between 1 and 4000),
  returned_why text check (length(returned_why) between 1 and 1000),
  primary key (school_id, proposal_id, number),
  foreign key (school_id, proposal_id) references proposal (school_id, id),
  foreign key (school_id, by_id) references person (school_id, id)
);
create index proposal_reply_by on proposal_reply (school_id, by_id);
select make_tenant_table('proposal_reply', 'select, insert, update');

create table proposal_rating (
  school_id uuid not null,
  proposal_id uuid not null,
  number integer not null,
  delegate_id uuid not null,
  rating text not null check (rating in ('satisfied', 'fairly', 'dissatisfied')),
  remarks text check (length(remarks) between 1 and 1000),
  day date not null,
  primary key (school_id, proposal_id, number, delegate_id),
  foreign key (school_id, proposal_id, number) references proposal_reply (school_id, proposal_id, number),
  foreign key (school_id, delegate_id) references delegate (school_id, id)
);
create index proposal_rating_delegate on proposal_rating (school_id, delegate_id);
select make_tenant_table('proposal_rating', 'select, insert');

-- A resolution (决议) put to a show of hands. Its share is frozen; a counted show of hands is never changed: a wrong count
-- is followed by a corrected one with the reason, and the last decides.
create table resolution (
  school_id uuid not null,
  id uuid not null,
  sitting_id uuid not null,
  item_id uuid,
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 100),
  text text not null check (length(text) between 1 and 4000),
  matter text not null check (matter in ('ordinary', 'charter')),
  base text not null check (base in ('expected', 'present', 'voted')),
  share_n integer not null check (share_n between 1 and 1000),
  share_d integer not null check (share_d between 1 and 1000),
  share_op text not null check (share_op in ('>', '>=')),
  put_on date not null,
  primary key (school_id, id),
  unique (school_id, sitting_id, number),
  foreign key (school_id, sitting_id) references sitting (school_id, id),
  foreign key (school_id, item_id) references agenda_item (school_id, id)
);
create index resolution_item on resolution (school_id, item_id);
select make_tenant_table('resolution', 'select, insert');

create table resolution_vote (
  school_id uuid not null,
  resolution_id uuid not null,
  number integer not null check (number > 0),
  yes integer not null check (yes >= 0),
  no integer not null check (no >= 0),
  abstain integer not null check (abstain >= 0),
  expected integer not null check (expected >= 0),
  present integer not null check (present >= 0),
  needed integer not null check (needed >= 0),
  passed boolean not null,
  reason text check (length(reason) between 1 and 400),
  at timestamptz not null,
  by_id uuid,
  primary key (school_id, resolution_id, number),
  foreign key (school_id, resolution_id) references resolution (school_id, id),
  foreign key (school_id, by_id) references person (school_id, id),
  check (yes + no + abstain = present),
  check ((number = 1) = (reason is null))
);
create index resolution_vote_by on resolution_vote (school_id, by_id);
select make_tenant_table('resolution_vote', 'select, insert');

-- 常任代表: who of the delegates looks on between congresses; the term ends with the next congress.
create table standing_delegate (
  school_id uuid not null,
  congress_id uuid not null,
  delegate_id uuid not null,
  since date not null,
  until date,
  ended_why text check (length(ended_why) between 1 and 400),
  primary key (school_id, congress_id, delegate_id),
  foreign key (school_id, congress_id) references congress (school_id, id),
  foreign key (school_id, delegate_id) references delegate (school_id, id),
  check ((until is null) = (ended_why is null))
);
create index standing_delegate_delegate on standing_delegate (school_id, delegate_id);
select make_tenant_table('standing_delegate', 'select, insert, update');

-- What a person adds to the minutes that are assembled of the events, and the paper as it was signed.
create table sitting_minutes (
  school_id uuid not null,
  sitting_id uuid not null,
  recorder_name text not null check (length(recorder_name) between 1 and 60),
  remarks text check (length(remarks) between 1 and 20000),
  signed_at timestamptz,
  signed_by uuid,
  signed_paper jsonb,
  revision integer not null default 1,
  primary key (school_id, sitting_id),
  foreign key (school_id, sitting_id) references sitting (school_id, id),
  foreign key (school_id, signed_by) references person (school_id, id),
  check ((signed_at is null) = (signed_paper is null))
);
create index sitting_minutes_signed on sitting_minutes (school_id, signed_by);
select make_tenant_table('sitting_minutes', 'select, insert, update');
