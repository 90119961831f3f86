-- An open call for posts of a union. `unit_id` is that of the union: null for the school's own.
create table selection_call (
  school_id uuid not null,
  id uuid not null,
  union_id uuid not null,
  unit_id uuid,
  members text not null check (members in ('presidium', 'department-members')),
  path text not null,
  title text not null,
  text text not null,
  conditions text,
  apply_since date not null,
  apply_until date not null,
  opened date not null,
  closed date,
  revision integer not null default 1,
  primary key (school_id, id),
  foreign key (school_id, union_id) references body (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id),
  check (apply_until >= apply_since)
);
create index selection_call_union on selection_call (school_id, union_id);
select make_tenant_table('selection_call', 'select, insert, update');

-- The posts it is for, and how many people each.
create table selection_offer (
  school_id uuid not null,
  call_id uuid not null,
  post_id uuid not null,
  places integer not null check (places > 0),
  primary key (school_id, call_id, post_id),
  foreign key (school_id, call_id) references selection_call (school_id, id),
  foreign key (school_id, post_id) references post (school_id, id)
);
select make_tenant_table('selection_offer', 'select, insert, update, delete');

-- Somebody who stands for one of them. The case of the same id tells how far they came; `appointment_id` what followed.
create table candidacy (
  school_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  person_id uuid not null,
  post_id uuid,
  other_post boolean not null,
  appointment_id uuid,
  primary key (school_id, id),
  foreign key (school_id, id) references procedure_case (school_id, id),
  foreign key (school_id, call_id) references selection_call (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, post_id) references post (school_id, id),
  foreign key (school_id, appointment_id) references appointment (school_id, id)
);
create index candidacy_call on candidacy (school_id, call_id);
create index candidacy_person on candidacy (school_id, person_id);
select make_tenant_table('candidacy', 'select, insert, update');

-- What no record shows of a candidate and a named person vouches for.
create table candidacy_attestation (
  school_id uuid not null,
  candidacy_id uuid not null,
  condition text not null,
  person_id uuid,
  role text,
  day date not null,
  text text not null,
  paper bytea,
  primary key (school_id, candidacy_id, condition),
  foreign key (school_id, candidacy_id) references candidacy (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  foreign key (school_id, paper) references attachment (school_id, sha256)
);
select make_tenant_table('candidacy_attestation', 'select, insert, update');
