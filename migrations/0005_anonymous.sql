-- Anonymous acts of one matter, by number alone: how many were received, and how many of them released in how many
-- batches. There from the first right that is spent; its row is the lock of the matter.
create table anonymous_topic (
  school_id uuid not null,
  verb text not null,
  topic text not null,
  received integer not null check (received >= 0),
  released integer not null check (released between 0 and received),
  batches integer not null check (batches >= 0),
  primary key (school_id, verb, topic)
) with (fillfactor = 50);
select make_tenant_table('anonymous_topic', 'select, insert, update');

-- Who has spent the right to an anonymous act, and on which day. `mark` is SHA-256 over something only the caller
-- keeps, so that the same call sent again is known as the same.
create table anonymous_right (
  school_id uuid not null,
  verb text not null,
  topic text not null,
  holder_id uuid not null,
  mark bytea not null check (length(mark) = 32),
  day date not null,
  primary key (school_id, verb, topic, holder_id)
);
select make_tenant_table('anonymous_right', 'select, insert, update, delete');

-- What was said in anonymous acts and nobody reads yet: no actor, no key, no time. Each arrival is written together
-- with others that were there, under ids drawn anew. Copies left dead are swept up soon: they lie in order of time.
create table anonymous_waiting (
  school_id uuid not null,
  verb text not null,
  topic text not null,
  id uuid not null,
  content text not null,
  primary key (school_id, verb, topic, id)
) with (autovacuum_vacuum_threshold = 5, autovacuum_vacuum_scale_factor = 0);
select make_tenant_table('anonymous_waiting', 'select, insert, delete');

-- What was said in anonymous acts and was released, in batches of at least five; the day is the batch's.
create table anonymous_released (
  school_id uuid not null,
  verb text not null,
  topic text not null,
  id uuid not null,
  batch integer not null check (batch > 0),
  day date not null,
  content text not null,
  primary key (school_id, verb, topic, id)
);
select make_tenant_table('anonymous_released', 'select, insert');
