-- 学习成绩排名: where a person stood in their programme over a span. Nothing is overwritten: a correction is a new
-- version, and the one before keeps the moment it was replaced. `academic_year` is the year in which the school year
-- begins; for a standing since entry it is the last year that counts in it. `paper` is the SHA-256 of the list it was
-- taken from.
create table academic_standing (
  school_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  span text not null check (span in ('term', 'year', 'since-entry')),
  academic_year integer not null check (academic_year between 1900 and 2200),
  half integer check (half in (1, 2)),
  rank text not null check (rank in ('place', 'share', 'not-yet', 'blank')),
  place integer check (place > 0),
  size integer check (size > 0),
  percent text check (percent ~ '^[0-9]{1,3}([.][0-9]{1,6})?$'),
  failed boolean,
  version integer not null check (version > 0),
  paper bytea check (length(paper) = 32),
  recorded_by uuid,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  constraint standing_of_term check ((half is not null) = (span = 'term')),
  constraint standing_place check ((place is not null) = (rank = 'place') and (size is not null) = (rank = 'place')),
  constraint standing_within check (place <= size),
  constraint standing_percent check ((percent is not null) = (rank = 'share'))
);
create unique index academic_standing_current on academic_standing
  (school_id, person_id, span, academic_year, coalesce(half, 0)) where replaced_at is null;
select make_tenant_table('academic_standing', 'select, insert, update, delete');

-- Which span counts in a union, from a school year on (form of 2021, item 8: 三者取其一).
create table standing_choice (
  school_id uuid not null,
  body_id uuid not null,
  academic_year integer not null check (academic_year between 1900 and 2200),
  span text not null check (span in ('term', 'year', 'since-entry')),
  primary key (school_id, body_id, academic_year),
  foreign key (school_id, body_id) references body (school_id, id)
);
select make_tenant_table('standing_choice', 'select, insert, update, delete');

-- What the roster keeps of a person beside their standings. The revision counts every change of their row, so that
-- the second of two officers is told of the first. `activist`: 入党积极分子, which is no political status.
create table roster_person (
  school_id uuid not null,
  person_id uuid not null,
  revision integer not null check (revision > 0),
  activist boolean,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references person (school_id, id)
);
select make_tenant_table('roster_person', 'select, insert, update, delete');

-- 政治面貌 as it changed, with the day: the person's own row says what it is today, these say what it was before.
create table status_change (
  school_id uuid not null,
  person_id uuid not null,
  since date not null,
  was text check (was in ('party-member', 'probationary-party-member', 'league-member', 'other-party', 'none')),
  becomes text not null
    check (becomes in ('party-member', 'probationary-party-member', 'league-member', 'other-party', 'none')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (school_id, person_id, since),
  foreign key (school_id, person_id) references person (school_id, id)
);
select make_tenant_table('status_change', 'select, insert, update, delete');

-- 收集: the rosters of the second level asked for by links that need no account.
create table collection (
  school_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 80),
  since date not null,
  due date not null,
  span text not null check (span in ('term', 'year', 'since-entry')),
  academic_year integer not null check (academic_year between 1900 and 2200),
  half integer check (half in (1, 2)),
  opened_at timestamptz not null,
  primary key (school_id, id),
  check ((half is not null) = (span = 'term'))
);
select make_tenant_table('collection', 'select, insert, update, delete');

-- One link each: its token is stored as SHA-256, and a new link makes the old one worthless. `lines` are the rows as
-- sent; they go when they have been taken over.
create table collection_request (
  school_id uuid not null,
  id uuid not null,
  collection_id uuid not null,
  body_id uuid not null,
  token_hash bytea check (length(token_hash) = 32),
  expires_at timestamptz not null,
  state text not null check (state in ('open', 'sent', 'returned', 'accepted')),
  lines jsonb,
  remarks text check (length(remarks) between 1 and 1000),
  sent_at timestamptz,
  decided_at timestamptz,
  revision integer not null check (revision > 0),
  writes integer not null check (writes >= 0),
  writes_from timestamptz not null,
  primary key (school_id, id),
  unique (school_id, collection_id, body_id),
  foreign key (school_id, collection_id) references collection (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id)
);
create unique index collection_request_token on collection_request (school_id, token_hash) where token_hash is not null;
create index collection_request_body on collection_request (school_id, body_id);
select make_tenant_table('collection_request', 'select, insert, update, delete');
