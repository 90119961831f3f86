import type { Catalogue, CatalogueTable, CataloguePolicy } from './catalogue.ts';

/** What a rule found wrong, named by table and thing. */
export type Offence = string;

/** One rule of the schema: everything in a catalogue that breaks it. */
export type Rule = (catalogue: Catalogue) => readonly Offence[];

/** Copied whole to every worker: what all schools share. */
export const referenceTables: readonly string[] = ['school'];

/** Kept by the coordinator alone; no door of the product reads it. */
export const localTables: readonly string[] = ['installation_secret', 'schema_migration'];

const isTenant = ({ name }: CatalogueTable): boolean =>
  !referenceTables.includes(name) && !localTables.includes(name);

/** Every plain table that belongs to schools: all that is not declared to be something else. */
export const tenantTables = ({ tables }: Catalogue): readonly CatalogueTable[] =>
  tables.filter((table) => table.kind === 'r' && isTenant(table));

const overTenants =
  (found: (table: CatalogueTable, catalogue: Catalogue) => readonly Offence[]): Rule =>
  (catalogue) =>
    tenantTables(catalogue).flatMap((table) =>
      found(table, catalogue).map((offence) => `${table.name}: ${offence}`),
    );

/** Citus distributes and row-level security guards plain tables; a view would run with its owner's rights. */
export const plainTablesOnly: Rule = ({ tables }) =>
  tables
    .filter(({ kind }) => kind !== 'r' && kind !== 'S')
    .map(({ name, kind }) => `${name}: relation of kind ${kind}`);

/** The tenant column of every tenant table. */
export const schoolColumn: Rule = overTenants(({ columns }) => {
  const column = columns.find(({ name }) => name === 'school_id');
  if (!column) return ['no school_id'];
  const wrong = column.type !== 'uuid' || !column.required || column.default !== null;
  return wrong ? ['school_id is not a uuid that must be given'] : [];
});

/** Citus spreads by it: a key without it could not be unique, an index without it would serve no statement. */
export const schoolFirstInKeys: Rule = overTenants(({ indexes }) => [
  ...(indexes.some(({ primary }) => primary) ? [] : ['no primary key']),
  ...indexes
    .filter(({ columns }) => columns[0] !== 'school_id')
    .map(({ name }) => `index ${name} does not begin with school_id`),
]);

/** Two tenant tables are tied within one school; to a reference table any key may point. */
export const schoolFirstInForeignKeys: Rule = overTenants(({ foreignKeys }, { tables }) =>
  foreignKeys
    .filter(({ target }) => tables.some((table) => table.name === target && isTenant(table)))
    .filter(
      ({ columns, targetColumns }) =>
        columns[0] !== 'school_id' || targetColumns[0] !== 'school_id',
    )
    .map(({ name }) => `foreign key ${name} does not begin with school_id on both sides`),
);

/** Citus refuses keys from shared tables to tenant tables, and from tenant tables to local ones. */
export const foreignKeysStayWithin: Rule = ({ tables }) =>
  tables.flatMap((table) =>
    table.foreignKeys
      .filter(({ target }) => {
        const pointed = tables.find(({ name }) => name === target);
        const toTenant = pointed !== undefined && isTenant(pointed);
        return isTenant(table)
          ? !toTenant && !referenceTables.includes(target)
          : toTenant || localTables.includes(target) !== localTables.includes(table.name);
      })
      .map(({ name, target }) => `${table.name}: foreign key ${name} points at ${target}`),
  );

/** `set null` and `set default` would write into school_id too. */
export const foreignKeysWriteNothing: Rule = overTenants(({ foreignKeys }) =>
  foreignKeys
    .filter(({ onDelete, onUpdate }) => 'nd'.includes(onDelete) || 'nd'.includes(onUpdate))
    .map(({ name }) => `foreign key ${name} sets null or a default`),
);

/** Citus refuses triggers on tenant tables. */
export const noTriggers: Rule = overTenants(({ triggers }) =>
  triggers.map((name) => `trigger ${name}`),
);

/** Forced too, so that even the owner is held by it. */
export const rowSecurityForced: Rule = overTenants(({ secured, forced }) => [
  ...(secured ? [] : ['row-level security is off']),
  ...(forced ? [] : ['row-level security is not forced']),
]);

const ownRows = "(school_id = (NULLIF(current_setting('app.school'::text, true), ''::text))::uuid)";

const policiesOfATenant: readonly CataloguePolicy[] = [
  {
    name: 'across_schools',
    command: 'SELECT',
    permissive: true,
    roles: ['mingzhang_across'],
    using: 'true',
    check: null,
  },
  {
    name: 'of_operator',
    command: 'ALL',
    permissive: true,
    roles: ['mingzhang_operator'],
    using: 'true',
    check: 'true',
  },
  {
    name: 'of_school',
    command: 'ALL',
    permissive: true,
    roles: ['mingzhang_school'],
    using: ownRows,
    check: ownRows,
  },
];

/** The three that `make_tenant_table` makes, to the letter, and no other: a second permissive one would open the wall. */
export const exactPolicies: Rule = overTenants(({ policies }) => {
  const same = (a: CataloguePolicy, b: CataloguePolicy): boolean =>
    a.name === b.name &&
    a.command === b.command &&
    a.permissive === b.permissive &&
    a.roles.join() === b.roles.join() &&
    a.using === b.using &&
    a.check === b.check;
  return [
    ...policiesOfATenant
      .filter((wanted) => !policies.some((policy) => same(policy, wanted)))
      .map(({ name }) => `policy ${name} is missing or differs`),
    ...policies
      .filter(({ name }) => !policiesOfATenant.some((wanted) => wanted.name === name))
      .map(({ name }) => `policy ${name} is one too many`),
  ];
});
