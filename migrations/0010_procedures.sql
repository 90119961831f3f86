-- A path as it was when a case began on it: content addressed by its digest, never changed.
create table procedure_edition (
  school_id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  name text not null,
  content jsonb not null,
  since date not null,
  primary key (school_id, digest)
);
select make_tenant_table('procedure_edition', 'select, insert');

-- A case on its path. What stands from `step` on follows from the acts and can be rebuilt from them; it is kept so that
-- lists and inboxes need not walk every case. `shown` names what approvals that still count have shown (`Party.shows`).
create table procedure_case (
  school_id uuid not null,
  id uuid not null,
  procedure text not null,
  edition text not null,
  unit_id uuid,
  person_id uuid,
  began date not null,
  step text not null,
  turn integer not null check (turn > 0),
  since date not null,
  due date,
  acts integer not null check (acts >= 0),
  shown text[] not null,
  outcome text check (outcome in ('completed', 'refused', 'declined', 'withdrawn')),
  ended date,
  primary key (school_id, id),
  foreign key (school_id, edition) references procedure_edition (school_id, digest),
  foreign key (school_id, unit_id) references unit (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  check ((outcome is null) = (ended is null))
);
create index procedure_case_open on procedure_case (school_id, step) where outcome is null;
create index procedure_case_person on procedure_case (school_id, person_id);
select make_tenant_table('procedure_case', 'select, insert, update');

-- What was done, in order: never changed. `on_paper` marks acts done before or beside the system, recorded with their
-- paper by `recorded_by`; `by_name` is then whoever signed it. `until` and `facts` are as they were on that day.
create table procedure_act (
  school_id uuid not null,
  case_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('submit', 'consent', 'decline', 'approve', 'return', 'refuse', 'withdraw', 'mark',
    'publicise', 'object', 'answer', 'close')),
  step text not null,
  turn integer not null,
  party text not null,
  person_id uuid,
  role text,
  on_paper boolean not null,
  by_name text,
  recorded_by uuid,
  day date not null,
  at timestamptz not null,
  text text,
  paper bytea,
  mark integer check (mark between 0 and 100),
  against text check (against in ('person', 'procedure')),
  objection integer,
  upheld boolean,
  until date,
  facts jsonb,
  primary key (school_id, case_id, number),
  foreign key (school_id, case_id) references procedure_case (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, recorded_by) references person (school_id, id),
  foreign key (school_id, paper) references attachment (school_id, sha256)
);
select make_tenant_table('procedure_act', 'select, insert');
