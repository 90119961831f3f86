-- One account a person. The password is an argon2id hash. A TOTP secret is sealed with the installation's key; a new
-- one waits in the pending columns until its first code was shown, so that a failed set-up locks nobody out.
create table account (
  school_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  password_hash text,
  password_set_at timestamptz,
  totp_sealed bytea,
  totp_since timestamptz,
  totp_last_step bigint,
  totp_pending_sealed bytea,
  totp_pending_at timestamptz,
  language text not null default 'zh' check (language in ('zh', 'en')),
  email text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, person_id),
  foreign key (school_id, person_id) references person (school_id, id),
  check ((password_hash is null) = (password_set_at is null)),
  check ((totp_sealed is null) = (totp_since is null)),
  check ((totp_pending_sealed is null) = (totp_pending_at is null))
);
select make_tenant_table('account', 'select, insert, update');

-- Only the SHA-256 of a token is kept, so that reading this table logs nobody in. The id names a session to its owner.
create table session (
  school_id uuid not null,
  token_hash bytea not null,
  id uuid not null,
  account_id uuid not null,
  method text not null check (method in ('password', 'password-totp', 'oidc', 'cas')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (school_id, token_hash),
  unique (school_id, id),
  foreign key (school_id, account_id) references account (school_id, id)
);
create index session_account on session (school_id, account_id);
select make_tenant_table('session', 'select, insert, update, delete');

-- One-time codes an administrator hands over: to set a first password, or a new one. Of each code a keyed hash.
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
create index invitation_account on invitation (school_id, account_id);
select make_tenant_table('invitation', 'select, insert, update, delete');

-- For whoever lost the device that shows the codes; each serves once.
create table recovery_code (
  school_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (school_id, account_id, code_hash),
  foreign key (school_id, account_id) references account (school_id, id)
);
select make_tenant_table('recovery_code', 'select, insert, update, delete');

-- Roles whose holders must log in with a second factor, by decision of the school.
create table second_factor_demand (
  school_id uuid not null,
  role text not null,
  since timestamptz not null,
  primary key (school_id, role)
);
select make_tenant_table('second_factor_demand', 'select, insert, delete');

-- Failed attempts by account, device, address and session; keys are keyed hashes, never numbers or addresses.
create table attempt (
  school_id uuid not null,
  key_hash bytea not null,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null,
  primary key (school_id, key_hash)
);
create index attempt_age on attempt (school_id, last_at);
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
  opens_accounts boolean not null,
  since timestamptz not null,
  disabled_at timestamptz,
  primary key (school_id, id),
  check (kind <> 'oidc' or client_id is not null)
);
select make_tenant_table('single_sign_on', 'select, insert, update');

-- A log-in on its way: known by the hashes of its state and of a cookie of the browser that began it; taken once.
create table sign_on_state (
  school_id uuid not null,
  state_hash bytea not null,
  browser_hash bytea not null,
  sign_on_id uuid not null,
  nonce text,
  verifier text,
  return_to text not null,
  expires_at timestamptz not null,
  primary key (school_id, state_hash),
  foreign key (school_id, sign_on_id) references single_sign_on (school_id, id)
);
create index sign_on_state_end on sign_on_state (school_id, expires_at);
select make_tenant_table('sign_on_state', 'select, insert, delete');
