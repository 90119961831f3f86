-- The register of rule documents: number (文号), who it is for, who keeps it, whether everybody may read it, and the paper it
-- was read from.
alter table rule_document
  add column number text check (length(number) between 1 and 60),
  add column scope text not null default 'school' check (scope in ('school', 'unit', 'class')),
  add column unit_id uuid,
  add column owner_id uuid,
  add column open boolean not null default true,
  add column paper text check (paper ~ '^[0-9a-f]{64}$'),
  add column revision integer not null default 1 check (revision > 0),
  add constraint rule_document_unit foreign key (school_id, unit_id) references unit (school_id, id),
  add constraint rule_document_owner foreign key (school_id, owner_id) references body (school_id, id);
create index rule_document_of_unit on rule_document (school_id, unit_id);
create index rule_document_of_owner on rule_document (school_id, owner_id);

-- Where an article stands: its place in the document and the headings above it. Without a place it stands by its number.
alter table article
  add column place integer check (place > 0),
  add column chapter text check (length(chapter) between 1 and 80);

-- An edition being prepared, with its articles and what they will say of provisions; saved whole, one officer after the
-- other by its revision. Nothing of it is in force until a decision makes it an edition (`document_id`).
create table rule_draft (
  school_id uuid not null,
  id uuid not null,
  base_id uuid,
  kind text not null check (kind in ('charter', 'congress-rules', 'selection', 'assessment', 'exit', 'supervision',
    'training', 'clubs', 'reporting', 'self-discipline', 'finance', 'other')),
  title text not null check (length(title) between 1 and 100),
  edition text not null check (length(edition) between 1 and 40),
  articles jsonb not null,
  revision integer not null default 1 check (revision > 0),
  begun_on date not null,
  closed_on date,
  document_id uuid,
  primary key (school_id, id),
  foreign key (school_id, base_id) references rule_document (school_id, id),
  foreign key (school_id, document_id) references rule_document (school_id, id),
  check (document_id is null or closed_on is not null)
);
create index rule_draft_base on rule_draft (school_id, base_id);
create index rule_draft_document on rule_draft (school_id, document_id);
select make_tenant_table('rule_draft', 'select, insert, update');

-- Articles of which somebody said that they state no provision, and why.
create table article_unbound (
  school_id uuid not null,
  article_id uuid not null,
  reason text not null check (length(reason) between 1 and 200),
  person_id uuid,
  declared_on date not null,
  primary key (school_id, article_id),
  foreign key (school_id, article_id) references article (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index article_unbound_person on article_unbound (school_id, person_id);
select make_tenant_table('article_unbound', 'select, insert, update, delete');

-- Misprints put right: the rule was the same all the time, only its copy here was wrong.
create table article_correction (
  school_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  before text not null,
  after text not null,
  reason text not null check (length(reason) between 1 and 200),
  person_id uuid,
  corrected_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, article_id) references article (school_id, id),
  foreign key (school_id, person_id) references person (school_id, id)
);
create index article_correction_article on article_correction (school_id, article_id);
create index article_correction_person on article_correction (school_id, person_id);
select make_tenant_table('article_correction', 'select, insert');

-- By whose decision an edition came into force or was repealed.
create table rule_decision (
  school_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('enact', 'repeal')),
  decided_by text not null check (decided_by in ('congress', 'standing-delegates', 'committee', 'presidium',
    'league-committee', 'party-committee')),
  decided_on date not null,
  in_favour integer check (in_favour >= 0),
  present integer check (present > 0),
  paper text check (paper ~ '^[0-9a-f]{64}$'),
  note text check (length(note) between 1 and 400),
  recorded_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, document_id, kind),
  foreign key (school_id, document_id) references rule_document (school_id, id),
  constraint rule_decision_proof check (in_favour is not null or paper is not null),
  constraint rule_decision_votes check ((in_favour is null) = (present is null) and in_favour <= present)
);
select make_tenant_table('rule_decision', 'select, insert');

-- 改革措施: what is to change, who answers for it, until when, and what shows that it is done.
create table reform_measure (
  school_id uuid not null,
  id uuid not null,
  text text not null check (length(text) between 1 and 400),
  body_id uuid not null,
  post_id uuid,
  since date not null,
  due date not null,
  done_on date,
  paper text check (paper ~ '^[0-9a-f]{64}$'),
  shown_by text check (length(shown_by) between 1 and 400),
  dropped_on date,
  why text check (length(why) between 1 and 400),
  revision integer not null default 1 check (revision > 0),
  primary key (school_id, id),
  foreign key (school_id, body_id) references body (school_id, id),
  foreign key (school_id, post_id) references post (school_id, id),
  check (due >= since),
  constraint reform_measure_shown check ((done_on is not null) = (paper is not null or shown_by is not null)),
  constraint reform_measure_dropped check ((dropped_on is not null) = (why is not null)),
  constraint reform_measure_one_end check (done_on is null or dropped_on is null)
);
create index reform_measure_body on reform_measure (school_id, body_id);
create index reform_measure_post on reform_measure (school_id, post_id);
select make_tenant_table('reform_measure', 'select, insert, update');
