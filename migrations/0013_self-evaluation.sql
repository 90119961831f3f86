-- Which form a union answers from a day on.
create table form_choice (
  school_id uuid not null,
  union_id uuid not null,
  since date not null,
  form_id text not null check (length(form_id) between 1 and 40),
  primary key (school_id, union_id, since),
  foreign key (school_id, union_id) references body (school_id, id)
);
select make_tenant_table('form_choice', 'select, insert, update');

-- A year's form that the school entered itself: its items as data, bound to criteria the product knows.
create table form_edition (
  school_id uuid not null,
  id text not null check (length(id) between 1 and 40),
  definition jsonb not null,
  revision integer not null,
  retired_at timestamptz,
  primary key (school_id, id)
);
select make_tenant_table('form_edition', 'select, insert, update');

-- A named person's word that something was done, with the paper that says so. Withdrawn, never deleted.
create table attestation (
  school_id uuid not null,
  id uuid not null,
  union_id uuid not null,
  criterion text not null,
  what text not null check (length(what) between 1 and 400),
  day date not null,
  until date,
  detail jsonb not null,
  paper text not null check (paper ~ '^[0-9a-f]{64}$'),
  attested_by uuid not null,
  attested_as text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (school_id, id),
  foreign key (school_id, union_id) references body (school_id, id),
  foreign key (school_id, attested_by) references person (school_id, id),
  check (until is null or until >= day)
);
create index attestation_union on attestation (school_id, union_id, day);
create index attestation_person on attestation (school_id, attested_by);
select make_tenant_table('attestation', 'select, insert, update');

-- How each item stood when last looked at, one row a change: what the cockpit compares today with.
create table standing_seen (
  school_id uuid not null,
  union_id uuid not null,
  item text not null,
  day date not null,
  form_id text not null,
  standing text not null,
  conforming integer,
  total integer,
  primary key (school_id, union_id, item, day),
  foreign key (school_id, union_id) references body (school_id, id)
);
select make_tenant_table('standing_seen', 'select, insert, update, delete');
