-- One round of an election by phone (docs/ballot-protocol.md): the issuer's side of it. Who may vote and who fetched a
-- ballot stand here; ballots do not before the box is closed, and nothing here ever names a ballot beside a person.
-- `round` is counting's number of the round, `setup` the setup exactly as hashed. `expected` and `present` are frozen when
-- casting opens, `box_total` and `issued` when it closes.
create table ballot_round (
  school_id uuid not null,
  id uuid not null,
  election_id uuid not null,
  office integer not null,
  round integer not null check (round > 0),
  sitting_id uuid,
  phase text not null check (phase in ('keys', 'issuing', 'casting', 'closed', 'opened', 'counted', 'certified', 'void')),
  secrecy text not null check (secrecy in ('observers', 'server')),
  threshold integer check (threshold between 1 and 9),
  co_issuer integer check (co_issuer between 1 and 9),
  least_voters integer not null check (least_voters between 1 and 1000),
  setup text,
  ctx bytea check (length(ctx) = 32),
  check_code text,
  expected integer check (expected >= 0),
  present integer check (present >= 0),
  issued integer check (issued >= 0),
  box_total integer check (box_total >= 0),
  void_reason text check (length(void_reason) between 1 and 500),
  prepared date not null,
  revision integer not null default 1 check (revision > 0),
  primary key (school_id, id),
  foreign key (school_id, election_id, office) references election_office (school_id, election_id, number),
  foreign key (school_id, sitting_id) references sitting (school_id, id),
  check ((secrecy = 'observers') = (threshold is not null)),
  check ((setup is null) = (ctx is null) and (setup is null) = (check_code is null)),
  check ((phase = 'void') = (void_reason is not null)),
  check (phase in ('keys', 'void') or setup is not null)
);
-- A round is held by phone once; after a void one it may be prepared again.
create unique index ballot_round_held on ballot_round (school_id, election_id, office, round) where phase <> 'void';
create index ballot_round_sitting on ballot_round (school_id, sitting_id);
select make_tenant_table('ballot_round', 'select, insert, update');

-- 监票人 of a round by number. `keys` are public; the secrets never leave their browsers before the opening.
create table ballot_observer (
  school_id uuid not null,
  round_id uuid not null,
  number integer not null check (number between 1 and 9),
  person_id uuid not null,
  keys jsonb,
  proof text,
  primary key (school_id, round_id, number),
  unique (school_id, round_id, person_id),
  foreign key (school_id, round_id) references ballot_round (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id),
  check ((keys is null) = (proof is null))
);
create index ballot_observer_person on ballot_observer (school_id, person_id);
select make_tenant_table('ballot_observer', 'select, insert, update');

-- Electors of whom something is known: how they vote (one way alone), that they were called and have no ballot, that they
-- were marked present at the door (where no sitting does it), and that they were there when casting opened.
create table ballot_holder (
  school_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  way text check (way in ('electronic', 'paper')),
  called boolean not null default false,
  marked boolean not null default false,
  present boolean not null default false,
  primary key (school_id, round_id, person_id),
  foreign key (school_id, round_id) references ballot_round (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index ballot_holder_person on ballot_holder (school_id, person_id);
select make_tenant_table('ballot_holder', 'select, insert, update');

-- One token a person: the blinded values as sent and the signatures given, one for each issuer (null: still to come). Both
-- are deleted when the round is certified.
create table ballot_token (
  school_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  blinded jsonb,
  signatures jsonb,
  primary key (school_id, round_id, person_id),
  foreign key (school_id, round_id, person_id) references ballot_holder (school_id, round_id, person_id),
  check ((blinded is null) = (signatures is null))
);
select make_tenant_table('ballot_token', 'select, insert, update');

-- Who can be written in, in the order of their numbers, and the list as phones load it (deleted with the tokens).
create table ballot_roster (
  school_id uuid not null,
  round_id uuid not null,
  people uuid[] not null,
  list text,
  primary key (school_id, round_id),
  foreign key (school_id, round_id) references ballot_round (school_id, id)
);
select make_tenant_table('ballot_roster', 'select, insert, update');

-- The board, event by event, each of two lines; only added to.
create table ballot_board_event (
  school_id uuid not null,
  round_id uuid not null,
  height integer not null check (height >= 0),
  type text not null,
  payload text not null,
  line text not null,
  primary key (school_id, round_id, height),
  foreign key (school_id, round_id) references ballot_round (school_id, id)
);
select make_tenant_table('ballot_board_event', 'select, insert');

-- What the close published: the ballots as the box handed them over, and who was issued one, with the salt of its hash.
create table ballot_publication (
  school_id uuid not null,
  round_id uuid not null,
  ballots text not null,
  issued_names text not null,
  issued_salt bytea not null check (length(issued_salt) = 32),
  primary key (school_id, round_id),
  foreign key (school_id, round_id) references ballot_round (school_id, id)
);
select make_tenant_table('ballot_publication', 'select, insert');

-- A shared device at the door (公用投票机), opened by a link; `token_hash` is SHA-256 of its token.
create table ballot_kiosk (
  school_id uuid not null,
  id uuid not null,
  election_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  made date not null,
  ended boolean not null default false,
  primary key (school_id, id),
  unique (school_id, token_hash),
  foreign key (school_id, election_id) references election (school_id, id)
);
create index ballot_kiosk_election on ballot_kiosk (school_id, election_id);
select make_tenant_table('ballot_kiosk', 'select, insert, update');
