-- A document a school begins from: last year's disclosure, read once. Its drafts are looked at one by one.
create table intake (
  school_id uuid not null,
  id uuid not null,
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  file_name text not null check (length(file_name) between 1 and 200),
  union_kind text not null check (union_kind in ('student-union', 'graduate-union')),
  since date not null,
  span text not null check (span in ('term', 'year', 'since-entry')),
  academic_year integer not null,
  half integer check (half in (1, 2)),
  findings jsonb,
  begun_at timestamptz not null,
  closed_at timestamptz,
  accepted integer not null default 0 check (accepted >= 0),
  dismissed integer not null default 0 check (dismissed >= 0),
  left_open integer not null default 0 check (left_open >= 0),
  primary key (school_id, id),
  check ((span = 'term') = (half is not null)),
  -- Findings quote the document, people's names among them; they go with the drafts.
  check (closed_at is null or findings is null)
);
select make_tenant_table('intake', 'select, insert, update');

-- What the document seems to say, until a person decides. Gone when the intake is closed.
create table intake_draft (
  school_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  kind text not null check (kind in ('union', 'unit', 'department', 'duty', 'roster', 'election', 'guide', 'rules',
    'provision', 'ground', 'statement')),
  place integer not null check (place > 0),
  key text not null,
  topic text,
  value jsonb not null,
  quotes jsonb not null,
  state text not null check (state in ('open', 'accepted', 'dismissed')),
  changed boolean not null default false,
  thing text,
  thing_id text,
  settled_at timestamptz,
  primary key (school_id, id),
  unique (school_id, intake_id, place),
  foreign key (school_id, intake_id) references intake (school_id, id),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'accepted') = (thing is not null))
);
select make_tenant_table('intake_draft', 'select, insert, update, delete');
