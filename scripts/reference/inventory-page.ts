import type { VerbDescription } from '../../src/engines/actions/description.ts';
import { fieldWord } from '../../src/surfaces/cli/verbs/room-words.ts';
import { fieldsOf, type VerbField } from '../../src/surfaces/cli/verbs/verb-fields.ts';
import { languages, type ReferenceSource } from './source.ts';

/** A field about a person, with every verb that takes or shows it. */
interface PersonalField {
  readonly room: string;
  readonly name: string;
  readonly why: string;
  readonly taken: string[];
  readonly shown: string[];
  readonly label: string;
}

/** A field and all fields inside it. */
function withInner(field: VerbField): readonly VerbField[] {
  const inner = [...fieldsOf(field.schema), ...(field.items ? [field.items] : [])];
  return [field, ...inner.flatMap(withInner)];
}

const personalIn = (fields: readonly VerbField[]): readonly VerbField[] =>
  fields.flatMap(withInner).filter(({ personal }) => personal !== null);

function labelOf(verb: VerbDescription, name: string, source: ReferenceSource): string {
  return languages
    .map((language) =>
      fieldWord({ room: source.rooms[verb.room]?.[language] ?? {}, verb: verb.name }, name),
    )
    .filter((word) => word !== null)
    .join(' · ');
}

/** Every field marked as personal, gathered over the verbs that take it in or show it. */
export function personalFields(source: ReferenceSource): readonly PersonalField[] {
  const found = new Map<string, PersonalField>();
  const note = (verb: VerbDescription, field: VerbField, where: 'taken' | 'shown'): void => {
    const { name, personal } = field;
    const key = JSON.stringify([verb.room, name, personal]);
    const entry = found.get(key) ?? {
      room: verb.room,
      name,
      why: personal ?? '',
      taken: [],
      shown: [],
      label: labelOf(verb, name, source),
    };
    if (!entry[where].includes(verb.name)) entry[where].push(verb.name);
    found.set(key, entry);
  };
  for (const verb of source.verbs) {
    for (const field of personalIn(fieldsOf(verb.input))) note(verb, field, 'taken');
    for (const field of personalIn(fieldsOf(verb.row ?? {}))) note(verb, field, 'shown');
  }
  return [...found.values()];
}

/** A table as the migrations make it. */
export interface StoredTable {
  readonly name: string;
  /** The comment before it. */
  readonly comment: string;
  readonly columns: readonly string[];
  /** What the school's door may do with it; null for the tables that are no tenant's. */
  readonly rights: string | null;
}

const notColumns = new Set(['primary', 'unique', 'foreign', 'check', 'constraint', 'exclude']);

/** Reads the tables out of the migrations' SQL; columns added later included. */
export function storedTables(migrations: readonly string[]): readonly StoredTable[] {
  const sql = migrations.join('\n');
  const added = (table: string): readonly string[] =>
    [...sql.matchAll(new RegExp(`alter table ${table}\\s+add column (\\w+)`, 'g'))].map(
      ([, column]) => column ?? '',
    );
  const rights = (table: string): string | null =>
    new RegExp(`make_tenant_table\\('${table}', '([^']*)'\\)`).exec(sql)?.[1] ?? null;
  return [...sql.matchAll(/((?:^--[^\n]*\n)*)^create table (\w+) \(\n([\s\S]*?)\n\)/gm)].map(
    ([, comment = '', name = '', body = '']) => ({
      name,
      comment: comment
        .replace(/^-- ?/gm, '')
        .trim()
        .replace(/\s*\n\s*/g, ' '),
      columns: [
        ...[...body.matchAll(/^ {2}(\w+) /gm)]
          .map(([, column]) => column ?? '')
          .filter((column) => !notColumns.has(column)),
        ...added(name),
      ],
      rights: rights(name),
    }),
  );
}

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Tables that hold whatever was written or handed in, people included. */
const holdingAnything: readonly string[] = [
  'journal_payload',
  'attachment',
  'anonymous_waiting',
  'anonymous_released',
];

/** Whether a table's rows name a person, or may: empty where neither. */
function peopleIn({ name, columns }: StoredTable): string {
  if (holdingAnything.includes(name)) return '内容可能涉及个人 · may hold anything about people; ';
  const named =
    name === 'person' ||
    ['person_id', 'account_id', 'holder_id'].some((column) => columns.includes(column));
  return named ? '记着某个人 · names a person; ' : '';
}

/** A table in one item of the list. */
function tableItem(table: StoredTable): string {
  const what = [table.comment, list(table.columns)].filter((part) => part !== '').join(' ');
  return `- \`${table.name}\` (${peopleIn(table)}${table.rights ?? '–'}): ${what}`;
}

/** The inventory of data: every field about a person with its reason, and every table that is stored. */
export function inventoryPage(source: ReferenceSource): string {
  const fields = personalFields(source);
  const tables = storedTables(source.migrations);
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  return `${[
    '<!-- Written by scripts/write-reference.mjs from the declarations of the verbs and the migrations. -->',
    '',
    '# 数据清单 · Data inventory',
    '',
    '## 个人信息 · Personal data',
    '',
    '凡属个人信息的项目，都在声明中写明为什么需要；没有规则需要的不收集。',
    'Every field about a person says in its declaration why it is needed; what no rule needs is not collected.',
    '',
    '| 项目 · Field | 名称 · Label | 为什么需要 · Why | 由谁填入 · Taken by | 由谁显示 · Shown by |',
    '| --- | --- | --- | --- | --- |',
    ...fields.map(
      ({ name, label, why, taken, shown }) =>
        `| \`${name}\` | ${cell(label)} | ${cell(why)} | ${list(taken)} | ${list(shown)} |`,
    ),
    '',
    '## 数据表 · Tables',
    '',
    `共 ${tables.length} 张。括号中写它的行是否记着某个人，以及学校之门对它的权利：没有 update 和 delete 的只增不改。`,
    `${tables.length} in all. In brackets: that its rows name a person where they do, and what the school's own door may do with it: without update and delete it is append-only.`,
    '',
    ...tables.map(tableItem),
  ].join('\n')}\n`;
}
