-- 章程 and the school's other rules, one row an edition.
create table rule_document (
  school_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('charter', 'congress-rules', 'selection', 'assessment', 'exit', 'supervision',
    'training', 'clubs', 'reporting', 'self-discipline', 'finance', 'other')),
  title text not null check (length(title) between 1 and 100),
  edition text not null check (length(edition) between 1 and 40),
  since date not null,
  until date,
  primary key (school_id, id),
  constraint rule_document_edition unique (school_id, title, edition),
  check (until is null or until >= since)
);
select make_tenant_table('rule_document', 'select, insert, update');

-- One row a wording: an amended article is a new row, the former one ends the day before. `number_key` sorts.
create table article (
  school_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  number text not null check (length(number) between 1 and 20),
  number_key text not null,
  text text not null,
  since date not null,
  until date,
  primary key (school_id, id),
  constraint article_wording unique (school_id, document_id, number, since),
  foreign key (school_id, document_id) references rule_document (school_id, id),
  check (until is null or until >= since)
);
select make_tenant_table('article', 'select, insert, update');

-- What an article says of a provision, from which day to which. The value's type is the provision's, checked on writing
-- and on reading. On a day the row with the latest beginning speaks.
create table provision_value (
  school_id uuid not null,
  name text not null,
  since date not null,
  until date,
  article_id uuid not null,
  value jsonb not null,
  primary key (school_id, name, since),
  foreign key (school_id, article_id) references article (school_id, id),
  check (until is null or until >= since)
);
create index provision_value_article on provision_value (school_id, article_id);
select make_tenant_table('provision_value', 'select, insert, update');

-- Notices to whoever they are meant for: no roles means everybody, no unit the whole school.
create table notice (
  school_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 60),
  text text not null,
  since date not null,
  until date,
  roles text[] not null,
  unit_id uuid,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, unit_id) references unit (school_id, id),
  check (until is null or until >= since)
);
create index notice_days on notice (school_id, since);
create index notice_unit on notice (school_id, unit_id);
select make_tenant_table('notice', 'select, insert, update');
