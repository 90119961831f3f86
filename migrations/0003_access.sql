-- One account a person. The password is an argon2id hash; the TOTP secret is sealed with the installation's key.
create table account (
  school_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  password_hash text,
  password_set_at timestamptz,
  totp_sealed bytea,
  totp_since timestamptz,
  totp_last_step bigint,
  language text not null default 'zh' check (language in ('zh', 'en')),
  email text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, person_id),
  foreign key (school_id, person_id) references person (school_id, id)
);
select make_tenant_table('account', 'select, insert, update');

-- Only the SHA-256 of a token is kept, so that reading this table logs nobody in.
create table session (
  school_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  method text not null check (method in ('password', 'password-totp', 'oidc', 'cas', 'invitation')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (school_id, token_hash),
  foreign key (school_id, account_id) references account (school_id, id)
);
create index session_account on session (school_id, account_id);
select make_tenant_table('session', 'select, insert, update, delete');

-- One-time codes an administrator hands over: to set a first password, or a new one.
create table invitation (
  school_id uuid not null,
  code_hash bytea not null,
  account_id uuid not null,
  purpose text not null check (purpose in ('invite', 'reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (school_id, code_hash),
  foreign key (school_id, account_id) references account (school_id, id)
);
select make_tenant_table('invitation', 'select, insert, update, delete');

create table recovery_code (
  school_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (school_id, account_id, code_hash),
  foreign key (school_id, account_id) references account (school_id, id)
);
select make_tenant_table('recovery_code', 'select, insert, update, delete');

-- Failed attempts by account and by address, counted in windows; keys are keyed hashes, never addresses.
create table attempt (
  school_id uuid not null,
  key_hash bytea not null,
  window_start timestamptz not null,
  failures integer not null,
  primary key (school_id, key_hash)
);
select make_tenant_table('attempt', 'select, insert, update, delete');

-- A school's own log-in: OpenID Connect or CAS. The client's secret is sealed with the installation's key.
create table single_sign_on (
  school_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('oidc', 'cas')),
  name text not null,
  address text not null,
  client_id text,
  client_secret_sealed bytea,
  number_claim text,
  since timestamptz not null,
  disabled_at timestamptz,
  primary key (school_id, id)
);
select make_tenant_table('single_sign_on', 'select, insert, update');

create table sign_on_state (
  school_id uuid not null,
  state_hash bytea not null,
  sign_on_id uuid not null,
  nonce text,
  verifier text,
  return_to text not null,
  expires_at timestamptz not null,
  primary key (school_id, state_hash),
  foreign key (school_id, sign_on_id) references single_sign_on (school_id, id)
);
select make_tenant_table('sign_on_state', 'select, insert, delete');
