-- A disclosure being prepared: one a union at a time. What is computed is not kept here, only what people decided.
create table disclosure (
  school_id uuid not null,
  id uuid not null,
  union_id uuid not null,
  form_id text not null,
  as_of date not null,
  profile text not null check (profile in ('as-form', 'reduced', 'summary')),
  corrects text check (corrects ~ '^[0-9a-f]{64}$'),
  why text,
  revision integer not null,
  begun_at timestamptz not null,
  closed_at timestamptz,
  edition_hash text check (edition_hash ~ '^[0-9a-f]{64}$'),
  primary key (school_id, id),
  foreign key (school_id, union_id) references body (school_id, id)
);
create unique index disclosure_open on disclosure (school_id, union_id) where closed_at is null;
select make_tenant_table('disclosure', 'select, insert, update');

-- A tick or count that differs from what the records say, and why.
create table disclosure_claim (
  school_id uuid not null,
  disclosure_id uuid not null,
  item text not null,
  ticked boolean,
  conforming integer check (conforming >= 0),
  ground text check (length(ground) between 1 and 400),
  primary key (school_id, disclosure_id, item),
  foreign key (school_id, disclosure_id) references disclosure (school_id, id)
);
select make_tenant_table('disclosure_claim', 'select, insert, update, delete');

-- What people wrote or attached for a section that the records do not fill, and who vouches for it.
create table disclosure_section (
  school_id uuid not null,
  disclosure_id uuid not null,
  part text not null,
  text text,
  paper text check (paper ~ '^[0-9a-f]{64}$'),
  attested_by uuid,
  attested_as text,
  attested_on date,
  primary key (school_id, disclosure_id, part),
  foreign key (school_id, disclosure_id) references disclosure (school_id, id),
  foreign key (school_id, attested_by) references person (school_id, id),
  check (text is not null or paper is not null)
);
create index disclosure_section_person on disclosure_section (school_id, attested_by);
select make_tenant_table('disclosure_section', 'select, insert, update, delete');

-- Why a finding of the audit on the preview is right as it stands.
create table disclosure_explanation (
  school_id uuid not null,
  disclosure_id uuid not null,
  finding text not null,
  why text not null check (length(why) between 1 and 400),
  primary key (school_id, disclosure_id, finding),
  foreign key (school_id, disclosure_id) references disclosure (school_id, id)
);
select make_tenant_table('disclosure_explanation', 'select, insert, update, delete');

-- Who approved which revision; a later change of the draft leaves it behind.
create table disclosure_approval (
  school_id uuid not null,
  disclosure_id uuid not null,
  role text not null,
  revision integer not null,
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  person_id uuid,
  approved_at timestamptz not null,
  primary key (school_id, disclosure_id, role, revision),
  foreign key (school_id, disclosure_id) references disclosure (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index disclosure_approval_person on disclosure_approval (school_id, person_id);
select make_tenant_table('disclosure_approval', 'select, insert');

-- A published edition, whole as the filing copy holds it. It never changes but for leaves withdrawn.
create table edition (
  school_id uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  union_id uuid not null,
  form_id text not null,
  number integer not null check (number > 0),
  as_of date not null,
  published_on date not null,
  profile text not null check (profile in ('as-form', 'reduced', 'summary')),
  filing jsonb not null,
  primary key (school_id, hash),
  unique (school_id, union_id, form_id, number),
  foreign key (school_id, union_id) references body (school_id, id)
);
select make_tenant_table('edition', 'select, insert, update');

-- Leaves taken out of an edition, in all copies: on a person's request, or when their time is over.
create table edition_withdrawal (
  school_id uuid not null,
  hash text not null,
  place text not null,
  why text not null check (why in ('request', 'retention', 'minor')),
  withdrawn_on date not null,
  primary key (school_id, hash, place),
  foreign key (school_id, hash) references edition (school_id, hash)
);
select make_tenant_table('edition_withdrawal', 'select, insert');

-- What a person was told and said about being named in public.
create table publication_consent (
  school_id uuid not null,
  person_id uuid not null,
  basis text not null check (basis in ('consent', 'statutory-duty')),
  noticed_on date not null,
  answer text not null check (answer in ('given', 'refused', 'withdrawn', 'not-needed')),
  answered_on date,
  minor boolean,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references person (school_id, id)
);
select make_tenant_table('publication_consent', 'select, insert, update');
