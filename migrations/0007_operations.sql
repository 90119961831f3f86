-- What shows that the secrets of the data directory are those this database was written with: of each a proof that
-- tells nothing of it. The owner's alone, and in no backup: each installation has its own.
create table installation_secret (
  name text not null,
  proof bytea not null,
  primary key (name)
);
