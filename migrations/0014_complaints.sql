-- What anybody told the school in confidence. No column says who it was, and of when only the day; the receipt's
-- code is kept as its hash. Ids are drawn at random, since those of version 7 would hold the hour.
create table complaint (
  school_id uuid not null,
  id uuid not null,
  receipt_hash bytea not null check (length(receipt_hash) = 32),
  received date not null,
  about text not null check (about in ('disclosure', 'body', 'person', 'other')),
  body_id uuid,
  person_name text check (length(person_name) between 1 and 40),
  item text check (length(item) between 1 and 40),
  text text not null check (length(text) between 1 and 4000),
  contact text check (length(contact) between 1 and 100),
  way text not null check (way in ('league', 'outside')),
  state text not null check (state in ('received', 'taken', 'asked', 'answered', 'closed')),
  take_by date not null,
  answer_by date not null,
  handler_id uuid,
  taken date,
  answered date,
  closed date,
  finding text check (finding in ('upheld', 'partly', 'not-upheld', 'not-examined')),
  outcome text check (length(outcome) between 1 and 1000),
  revision integer not null,
  primary key (school_id, id),
  unique (school_id, receipt_hash),
  foreign key (school_id, body_id) references body (school_id, id),
  foreign key (school_id, handler_id) references person (school_id, id),
  check ((state = 'received') = (handler_id is null)),
  check ((state = 'closed') = (closed is not null and finding is not null)),
  -- Once it is over nobody needs to reach whoever told it.
  check (state <> 'closed' or contact is null)
);
create index complaint_state on complaint (school_id, state, received);
create index complaint_handler on complaint (school_id, handler_id);
create index complaint_body on complaint (school_id, body_id);
select make_tenant_table('complaint', 'select, insert, update');

-- What was said afterwards, by the one who told it (who is nobody) and by those who handle it.
create table complaint_message (
  school_id uuid not null,
  complaint_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('added', 'question', 'answer', 'referred')),
  day date not null,
  by_id uuid,
  text text not null check (length(text) between 1 and 4000),
  primary key (school_id, complaint_id, number),
  foreign key (school_id, complaint_id) references complaint (school_id, id),
  foreign key (school_id, by_id) references person (school_id, id),
  check (kind <> 'added' or by_id is null)
);
create index complaint_message_by on complaint_message (school_id, by_id);
select make_tenant_table('complaint_message', 'select, insert');

-- Who handles what is said of the League committee itself.
create table complaint_setting (
  school_id uuid not null primary key,
  outside_id uuid,
  revision integer not null,
  foreign key (school_id, outside_id) references person (school_id, id)
);
create index complaint_setting_outside on complaint_setting (school_id, outside_id);
select make_tenant_table('complaint_setting', 'select, insert, update');
