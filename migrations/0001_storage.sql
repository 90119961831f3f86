-- Roles are the cluster's, not the database's: another database of the same server may have made them already.
do $$
declare name text;
begin
  foreach name in array array['mingzhang_nobody', 'mingzhang_school', 'mingzhang_across', 'mingzhang_operator'] loop
    begin
      execute format('create role %I nologin noinherit', name);
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to current_user', name);
  end loop;
end $$;

grant usage on schema public to mingzhang_school, mingzhang_across, mingzhang_operator;

-- Makes a table a tenant's: the school's door sees and takes its own rows with the named rights, the door across
-- schools reads, the operator's door does everything. Forced, so that even the owner is held by it.
create function make_tenant_table(name regclass, rights text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format(
    'create policy of_school on %s to mingzhang_school '
    'using (school_id = nullif(current_setting(''app.school'', true), '''')::uuid) '
    'with check (school_id = nullif(current_setting(''app.school'', true), '''')::uuid)', name);
  execute format('create policy across_schools on %s for select to mingzhang_across using (true)', name);
  execute format('create policy of_operator on %s to mingzhang_operator using (true) with check (true)', name);
  execute format('grant %s on %s to mingzhang_school', rights, name);
  execute format('grant select on %s to mingzhang_across', name);
  execute format('grant select, insert, update, delete on %s to mingzhang_operator', name);
end $$;

-- The newest entry of each school's journal. One row a school; whoever writes holds it until its commit.
create table journal_head (
  school_id uuid not null,
  seq bigint not null,
  hash bytea not null,
  primary key (school_id)
) with (fillfactor = 50);
select make_tenant_table('journal_head', 'select, insert, update');

-- What was done: never changed, never removed. `digest` is SHA-256 over the columns above it in their order,
-- `hash` is SHA-256 over the previous entry's hash, `seq` and `digest`.
create table journal_entry (
  school_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  verb text not null,
  actor text not null,
  account_id uuid,
  capacity_id uuid,
  capacity_role text,
  subject_kind text not null,
  subject_id text not null,
  payload_hash bytea not null,
  hash bytea not null,
  key uuid,
  primary key (school_id, seq)
);
create unique index journal_entry_key on journal_entry (school_id, key) where key is not null;
create index journal_entry_subject on journal_entry (school_id, subject_kind, subject_id, seq);
select make_tenant_table('journal_entry', 'select, insert');

-- Before and after, apart from the entry: may be erased when the law asks for it, and the chain still verifies.
-- No foreign key: one statement writes both rows, and verifying the chain compares them.
create table journal_payload (
  school_id uuid not null,
  seq bigint not null,
  salt bytea not null,
  payload text not null,
  request_hash bytea,
  primary key (school_id, seq)
);
select make_tenant_table('journal_payload', 'select, insert');

-- Papers, photos, imported files: stored once by what they contain.
create table attachment (
  school_id uuid not null,
  sha256 bytea not null,
  name text not null,
  type text not null,
  size integer not null check (size >= 0),
  content bytea not null,
  added_at timestamptz not null,
  primary key (school_id, sha256),
  check (length(sha256) = 32),
  check (size = length(content))
);
alter table attachment alter column content set storage external;
select make_tenant_table('attachment', 'select, insert');
