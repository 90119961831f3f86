import * as rights from './right-rules.ts';
import * as tables from './table-rules.ts';

/** A tenant table as a migration would write it, with something else in a place or two. */
const tenant = ({
  columns = 'school_id uuid not null, id uuid not null',
  rest = '',
  key = 'school_id, id',
} = {}) => [
  `create table broken (${columns}, primary key (${key})${rest})`,
  `select make_tenant_table('broken', 'select')`,
];

interface Case {
  readonly rule: tables.Rule;
  readonly breaks: readonly {
    readonly by: readonly string[];
    readonly named: string;
  }[];
}

const trigger = `create function touch() returns trigger language plpgsql as 'begin return new; end'`;

/** What each rule of the schema says, the rule, and broken schemas with what it must name in them. */
export const cases: Readonly<Record<string, Case>> = {
  'every relation is a plain table': {
    rule: tables.plainTablesOnly,
    breaks: [
      { by: ['create view broken as select * from unit'], named: 'broken: relation of kind v' },
    ],
  },
  'every tenant table has school_id': {
    rule: tables.schoolColumn,
    breaks: [
      { by: ['create table broken (id uuid primary key)'], named: 'broken: no school_id' },
      {
        by: ['create table broken (school_id uuid, id uuid primary key)'],
        named: 'broken: school_id is not a uuid that must be given',
      },
      {
        by: ['create table broken (school_id text not null, id uuid primary key)'],
        named: 'broken: school_id is not a uuid that must be given',
      },
    ],
  },
  'school_id is first in every key and index': {
    rule: tables.schoolFirstInKeys,
    breaks: [
      {
        by: tenant({ key: 'id, school_id' }),
        named: 'broken: index broken_pkey does not begin with school_id',
      },
      {
        by: tenant({ rest: ', unique (id)' }),
        named: 'broken: index broken_id_key does not begin with school_id',
      },
      {
        by: [...tenant(), 'create index broken_id on broken (id, school_id)'],
        named: 'broken: index broken_id does not begin with school_id',
      },
      {
        by: [...tenant(), 'create unique index broken_low on broken (lower(id::text), school_id)'],
        named: 'broken: index broken_low does not begin with school_id',
      },
      { by: ['create table broken (school_id uuid not null)'], named: 'broken: no primary key' },
    ],
  },
  'school_id is first in every foreign key, on both sides': {
    rule: tables.schoolFirstInForeignKeys,
    breaks: [
      {
        by: tenant({
          rest: ', foreign key (id, school_id) references unit (id, school_id)',
        }).toSpliced(0, 0, 'alter table unit add unique (id, school_id)'),
        named:
          'broken: foreign key broken_id_school_id_fkey does not begin with school_id on both sides',
      },
    ],
  },
  'no foreign key leads out of the tenant tables, and none from outside into them': {
    rule: tables.foreignKeysStayWithin,
    breaks: [
      {
        by: [
          'alter table school add unit_id uuid',
          'alter table school add foreign key (id, unit_id) references unit (school_id, id)',
        ],
        named: 'school: foreign key school_id_unit_id_fkey points at unit',
      },
      {
        by: tenant({
          columns:
            'school_id uuid not null, id uuid not null, step integer references schema_migration',
        }),
        named: 'broken: foreign key broken_step_fkey points at schema_migration',
      },
    ],
  },
  'no foreign key writes null or a default': {
    rule: tables.foreignKeysWriteNothing,
    breaks: [
      {
        by: tenant({
          rest: ', foreign key (school_id, id) references unit (school_id, id) on delete set null',
        }),
        named: 'broken: foreign key broken_school_id_id_fkey sets null or a default',
      },
    ],
  },
  'no tenant table has a trigger': {
    rule: tables.noTriggers,
    breaks: [
      {
        by: [
          trigger,
          'create trigger touched before update on unit for each row execute function touch()',
        ],
        named: 'unit: trigger touched',
      },
    ],
  },
  'row-level security is enabled and forced': {
    rule: tables.rowSecurityForced,
    breaks: [
      {
        by: ['alter table unit disable row level security'],
        named: 'unit: row-level security is off',
      },
      {
        by: ['alter table unit no force row level security'],
        named: 'unit: row-level security is not forced',
      },
    ],
  },
  'every tenant table has the three policies and no other': {
    rule: tables.exactPolicies,
    breaks: [
      {
        by: ['drop policy of_school on unit'],
        named: 'unit: policy of_school is missing or differs',
      },
      {
        by: ['alter policy of_school on unit using (true)'],
        named: 'unit: policy of_school is missing or differs',
      },
      {
        by: ['alter policy of_school on unit with check (true)'],
        named: 'unit: policy of_school is missing or differs',
      },
      {
        by: ['alter policy across_schools on unit to public'],
        named: 'unit: policy across_schools is missing or differs',
      },
      {
        by: ['create policy open on unit for select using (true)'],
        named: 'unit: policy open is one too many',
      },
    ],
  },
  'the roles of the product are nothing but their rights': {
    rule: rights.rolesWithoutPowers,
    breaks: [
      { by: ['alter role mingzhang_school bypassrls'], named: 'mingzhang_school: bypassrls' },
      { by: ['alter role mingzhang_school superuser'], named: 'mingzhang_school: superuser' },
      {
        by: ['grant mingzhang_operator to mingzhang_school'],
        named: 'mingzhang_school: member of another',
      },
      { by: ['create role mingzhang_friend'], named: 'mingzhang_friend: is one too many' },
      {
        by: ['alter role mingzhang_across rename to mingzhang_wide'],
        named: 'mingzhang_across: is missing',
      },
      {
        by: ['grant create on schema public to mingzhang_across'],
        named: 'mingzhang_across: create',
      },
    ],
  },
  'no role of the product owns a table': {
    rule: rights.ownedByNoDoor,
    breaks: [
      {
        by: ['alter table unit owner to mingzhang_school'],
        named: 'unit: owned by mingzhang_school',
      },
    ],
  },
  'no door has more rights than it may have': {
    rule: rights.rightsWithinDoors,
    breaks: [
      {
        by: ['grant select on unit to mingzhang_nobody'],
        named: 'unit: mingzhang_nobody may select',
      },
      {
        by: ['grant select (name) on unit to mingzhang_nobody'],
        named: 'unit: mingzhang_nobody may select',
      },
      { by: ['grant select on unit to public'], named: 'unit: mingzhang_nobody may select' },
      {
        by: ['grant update on unit to mingzhang_across'],
        named: 'unit: mingzhang_across may update',
      },
      {
        by: ['grant truncate on unit to mingzhang_school'],
        named: 'unit: mingzhang_school may truncate',
      },
    ],
  },
  'the journal is only added to': {
    rule: rights.journalOnlyGrows,
    breaks: [
      {
        by: ['grant update on journal_entry to mingzhang_school'],
        named: 'journal_entry: mingzhang_school may update',
      },
      {
        by: ['grant delete on journal_payload to mingzhang_school'],
        named: 'journal_payload: mingzhang_school may delete',
      },
      { by: ['drop table journal_payload'], named: 'journal_payload: is missing' },
    ],
  },
  'the ledger of migrations is open to no door': {
    rule: rights.localTablesClosed,
    breaks: [
      {
        by: ['grant select on schema_migration to mingzhang_operator'],
        named: 'schema_migration: mingzhang_operator may select',
      },
    ],
  },
  'nothing counts by a sequence': {
    rule: rights.noSequences,
    breaks: [
      { by: ['create table broken (id serial)'], named: 'broken: id counts by a sequence' },
      {
        by: ['create table broken (id integer generated always as identity)'],
        named: 'broken: id counts by a sequence',
      },
    ],
  },
  "no function has its owner's rights": {
    rule: rights.noDefiners,
    breaks: [
      {
        by: [`create function door() returns int language sql security definer as 'select 1'`],
        named: 'door: runs with the rights of its owner',
      },
    ],
  },
};
