import { localTables, tenantTables, type Rule } from './table-rules.ts';

/** The roles that migrations make; a further one needs a rule here first. */
const known = ['mingzhang_across', 'mingzhang_nobody', 'mingzhang_operator', 'mingzhang_school'];

/** Rights that a role of the product may never have on a tenant table. */
const never: Readonly<Record<string, readonly string[]>> = {
  mingzhang_nobody: ['select', 'insert', 'update', 'delete', 'references', 'truncate', 'trigger'],
  mingzhang_across: ['insert', 'update', 'delete', 'references', 'truncate', 'trigger'],
  mingzhang_school: ['references', 'truncate', 'trigger'],
  mingzhang_operator: ['references', 'truncate', 'trigger'],
};

/** What is only ever added to. */
const appendOnly: readonly string[] = ['journal_entry', 'journal_payload'];

/** No role of the product may be more than its rights, nor be another; all four are there. */
export const rolesWithoutPowers: Rule = ({ roles }) => [
  ...known
    .filter((name) => !roles.some((role) => role.name === name))
    .map((name) => `${name}: is missing`),
  ...roles
    .filter(({ name }) => !known.includes(name))
    .map(({ name }) => `${name}: is one too many`),
  ...roles.flatMap(({ name, powers }) => powers.map((power) => `${name}: ${power}`)),
];

/** An owner may switch row-level security off, so no role that a door takes owns a table. */
export const ownedByNoDoor: Rule = ({ tables }) =>
  tables
    .filter(({ owner }) => owner.startsWith('mingzhang_'))
    .map(({ name, owner }) => `${name}: owned by ${owner}`);

/** What no role may do to rows of schools. */
export const rightsWithinDoors: Rule = (catalogue) =>
  tenantTables(catalogue).flatMap(({ name, rights }) =>
    Object.entries(rights).flatMap(([role, held]) =>
      held
        .filter((right) => never[role]?.includes(right))
        .map((right) => `${name}: ${role} may ${right}`),
    ),
  );

/** The journal is append-only by privilege. */
export const journalOnlyGrows: Rule = (catalogue) =>
  appendOnly.flatMap((wanted) => {
    const table = tenantTables(catalogue).find(({ name }) => name === wanted);
    if (!table) return [`${wanted}: is missing`];
    const held = table.rights['mingzhang_school'] ?? [];
    return ['update', 'delete']
      .filter((right) => held.includes(right))
      .map((right) => `${wanted}: mingzhang_school may ${right}`);
  });

/** The ledger of migrations is the owner's alone. */
export const localTablesClosed: Rule = ({ tables }) =>
  tables
    .filter(({ name }) => localTables.includes(name))
    .flatMap(({ name, rights }) =>
      Object.entries(rights)
        .filter(([, held]) => held.length > 0)
        .map(([role, held]) => `${name}: ${role} may ${held.join(', ')}`),
    );

/** Ids are made by the application: a sequence lives on one node. */
export const noSequences: Rule = ({ tables }) => [
  ...tables.filter(({ kind }) => kind === 'S').map(({ name }) => `${name}: is a sequence`),
  ...tables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => column.identity || /nextval\(/.test(column.default ?? ''))
      .map((column) => `${name}: ${column.name} counts by a sequence`),
  ),
];

/** A function with its owner's rights would be a door of its own. */
export const noDefiners: Rule = ({ definers }) =>
  definers.map((name) => `${name}: runs with the rights of its owner`);
