import type { VerbDescription } from '../../src/engines/actions/description.ts';
import type { Language } from '../../src/kernel/words.ts';
import { surfaceWords } from '../../src/surfaces/cli/surface-words.ts';
import { limitTexts } from '../../src/surfaces/cli/verbs/limits.ts';
import { pathOf, whoMay } from '../../src/surfaces/cli/verbs/project.ts';
import { choiceWord, fieldWord } from '../../src/surfaces/cli/verbs/room-words.ts';
import { fieldsOf, flagOf, type VerbField } from '../../src/surfaces/cli/verbs/verb-fields.ts';
import { both, languages, type ReferenceSource } from './source.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A line in both languages, Chinese first. */
const twice = (say: (language: Language) => string | null): string =>
  languages
    .map(say)
    .filter((text) => text !== null && text !== '')
    .join(' · ');

/** The route of a verb, as HTTP callers write it. */
export function routeOf({ name, kind }: VerbDescription): string {
  switch (kind) {
    case 'action':
    case 'anonymous':
      return `POST /api/{school}/${name}`;
    case 'query':
      return `GET /api/{school}/${name}?input=…`;
    case 'list':
      return `GET /api/{school}/${name}?filters=…&search=…&sort=…&offset=…&limit=…`;
  }
}

/** The command of a verb with what it cannot do without. */
export function commandOf(verb: VerbDescription): string {
  const needed = fieldsOf(verb.input)
    .filter(({ required, kind }) => required && kind !== 'secret')
    .map((field) => `--${flagOf(field)} …`);
  return ['mingzhang', ...pathOf(verb.name), ...needed].join(' ');
}

const kindNames: Readonly<Record<VerbDescription['kind'], string>> = {
  action: '办理，记入日志 · Action, journaled',
  query: '查询 · Query',
  list: '列表 · List',
  anonymous: '匿名办理 · Anonymous act',
};

function limitsOf(field: VerbField, verb: VerbDescription, source: ReferenceSource): string {
  const one = field.items ?? field;
  const kind = field.items ? `list of ${one.kind}` : field.kind;
  const to = one.schema.to === undefined ? '' : ` → ${one.schema.to}`;
  const room = source.rooms[verb.room];
  const choices = (one.schema.enum ?? []).map((value) => {
    const word = twice((language) =>
      choiceWord({ room: room?.[language] ?? {}, verb: verb.name }, one.name, value),
    );
    return word === '' ? `\`${value}\`` : `\`${value}\` ${word}`;
  });
  const limits = twice((language) => limitTexts(field, surfaceWords(language)).join(', '));
  return [`${kind}${to}`, limits, choices.join('; ')].filter((part) => part !== '').join('; ');
}

function fieldRow(field: VerbField, verb: VerbDescription, source: ReferenceSource): string {
  const room = source.rooms[verb.room];
  const label = twice((language) =>
    fieldWord({ room: room?.[language] ?? {}, verb: verb.name }, field.name),
  );
  const needed = [field.required ? '必填 · required' : '', field.nullable ? '可空 · nullable' : '']
    .filter((part) => part !== '')
    .join(', ');
  const personal = field.personal === null ? '' : field.personal;
  const cells = [`\`${field.name}\``, label, limitsOf(field, verb, source), needed, personal];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function fieldTable(
  title: string,
  fields: readonly VerbField[],
  { verb, source }: { readonly verb: VerbDescription; readonly source: ReferenceSource },
): readonly string[] {
  if (fields.length === 0) return [];
  return [
    '',
    title,
    '',
    '| 项目 · Field | 名称 · Label | 要求 · Limits | 必填 · Required | 个人信息 · Personal data |',
    '| --- | --- | --- | --- | --- |',
    ...fields.map((field) => fieldRow(field, verb, source)),
  ];
}

function refusalLines(verb: VerbDescription, source: ReferenceSource): readonly string[] {
  const room = source.rooms[verb.room] ?? { zh: {}, en: {} };
  if (verb.refuses.length === 0) return [];
  return [
    '',
    '拒绝 · Refusals',
    '',
    ...verb.refuses.flatMap((code) => [
      `- \`${code}\`: ${both(room, `refusal.${code}`, both(source.actions, `refusal.${code}`))}`,
      `  ${both(room, `refusal.${code}.way`, both(source.actions, `refusal.${code}.way`, ''))}`.trimEnd(),
    ]),
  ].filter((line, at) => line !== '' || at < 3);
}

function verbSection(verb: VerbDescription, source: ReferenceSource): readonly string[] {
  const room = source.rooms[verb.room] ?? { zh: {}, en: {} };
  const who = (language: Language): string =>
    whoMay(verb, source.roles[language], source.actions[language], surfaceWords(language));
  const inputTitle = verb.kind === 'list' ? '筛选 · Filters' : '输入 · Input';
  return [
    '',
    `### \`${verb.name}\` ${both(room, `verb.${verb.name}`)}`,
    '',
    `${kindNames[verb.kind]}`,
    '',
    `- 可办理 · Who may: ${twice(who)}`,
    `- \`${routeOf(verb)}\``,
    `- \`${commandOf(verb)}\``,
    ...(verb.sortable.length > 0
      ? [`- 排序 · Sorted by: ${verb.sortable.map((by) => `\`${by}\``).join(', ')}`]
      : []),
    ...fieldTable(inputTitle, fieldsOf(verb.input), { verb, source }),
    ...fieldTable('各列 · Columns', fieldsOf(verb.row ?? {}), { verb, source }),
    ...refusalLines(verb, source),
  ];
}

/** The page of every verb: what it does, who may, its fields, its refusals, its route and its command. */
export function verbsPage(source: ReferenceSource): string {
  const { verbs, rooms } = source;
  const names = [...new Set(verbs.map(({ room }) => room))];
  const count = verbs.length;
  return `${[
    '<!-- Written by scripts/write-reference.mjs from the declarations of the verbs. -->',
    '',
    '# 操作 · Verbs',
    '',
    `共 ${count} 项。每项只声明一次，网页、命令行和接口都由声明生成。任何操作都可能遇到的拒绝见文末。`,
    `${count} in all. Each is declared once; web, command line and HTTP are projections of it. What any verb may refuse stands at the end.`,
    ...names.flatMap((name) => [
      '',
      `## ${both(rooms[name] ?? { zh: {}, en: {} }, 'room', name)}`,
      ...verbs.filter(({ room }) => room === name).flatMap((verb) => verbSection(verb, source)),
    ]),
    '',
    '## 任何操作 · Any verb',
    '',
    ...Object.keys(source.actions.zh)
      .filter((key) => /^refusal\.[^.]+$/.test(key))
      .flatMap((key) => [
        `- \`${key.slice('refusal.'.length)}\`: ${both(source.actions, key)}`,
        `  ${both(source.actions, `${key}.way`, '')}`,
      ]),
  ].join('\n')}\n`;
}
