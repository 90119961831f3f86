import type { Reach } from '../../../engines/actions/actor.ts';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { say, type Language, type Words } from '../../../kernel/words.ts';
import type { Command, Flag } from '../command.ts';
import { surfaceWords } from '../surface-words.ts';
import type { Branch } from '../tree.ts';
import { choicesOf, limitTexts } from './limits.ts';
import { fieldWord, hintWord, type RoomOfVerb } from './room-words.ts';
import { fieldsOf, flagOf, type VerbField } from './verb-fields.ts';
import type { BothWords, VerbWorld } from './world.ts';

/** A verb's name as the words of its command: `unit.create` is `unit create`. */
export function pathOf(verb: string): readonly [string, ...string[]] {
  const [thing = '', ...rest] = verb.split('.');
  return [thing, ...rest];
}

const reaches: readonly Reach[] = ['school', 'unit', 'self'];

const always: readonly Flag[] = [
  { name: 'as', takes: 'text' },
  { name: 'school', takes: 'text' },
  { name: 'json', takes: 'switch' },
];
const ofList: readonly Flag[] = [
  { name: 'sort', takes: 'text' },
  { name: 'offset', takes: 'text' },
  { name: 'limit', takes: 'text' },
  { name: 'all', takes: 'switch' },
  { name: 'xlsx', takes: 'text' },
];
const ofWrite: readonly Flag[] = [{ name: 'key', takes: 'text' }];

/** Options of a verb's command that are no field of its input. No field's option may be named like one of them. */
export function ownFlags(verb: VerbDescription): readonly Flag[] {
  const input: Flag = { name: 'input', takes: 'text' };
  switch (verb.kind) {
    case 'list':
      return [
        ...(verb.searchable ? [{ name: 'search', takes: 'text' } as const] : []),
        ...ofList,
        input,
        ...always,
      ];
    case 'query':
      return [input, ...always];
    case 'action':
    case 'anonymous':
      return [
        input,
        ...ofWrite,
        ...(verb.face === 'confirm' ? [{ name: 'yes', takes: 'switch' } as const] : []),
        ...always,
      ];
  }
}

/** The option of a field. A secret takes no value, since others on the machine can read a command line: it is asked. */
function fieldFlag(field: VerbField): Flag {
  const name = flagOf(field);
  if (field.kind === 'secret') return { name, takes: 'switch' };
  return {
    name,
    takes: field.kind === 'list' ? 'texts' : 'text',
    ...(field.required ? { required: 'unless-input' as const } : {}),
  };
}

/** What stands in the place of a value in the help. */
function placeholder(field: VerbField, own: Words): string {
  const one = field.items ?? field;
  const values = one.schema.enum ?? [];
  if (one.kind === 'choice' && values.join('|').length <= 30) return values.join('|');
  if (one.kind === 'reference') return say(own, `placeholder.${one.schema.to ?? 'id'}`);
  return say(own, `placeholder.${one.kind}`);
}

/** A field in the help: its label, what it is held to, its values, and the room's hint. */
function fieldHelp(field: VerbField, words: RoomOfVerb, own: Words): string {
  const label = fieldWord(words, field.name) ?? field.name;
  const choices = choicesOf(field, words);
  const facts = [
    ...(choices.length > 0 ? [choices.join(say(own, 'value.and'))] : []),
    ...limitTexts(field, own),
    field.kind === 'secret' ? say(own, 'limit.secret') : null,
    field.kind === 'list' ? say(own, 'limit.repeated') : null,
    field.nullable ? say(own, 'limit.nullable') : null,
  ].filter((fact) => fact !== null);
  const said =
    facts.length === 0
      ? label
      : say(own, 'field.limited', { label, limits: facts.join(say(own, 'value.stop')) });
  const hint = hintWord(words, field.name);
  return hint === null ? said : say(own, 'field.hinted', { field: said, hint });
}

/** Who may, in words: roles by how far they reach. */
export function whoMay(verb: VerbDescription, roles: Words, actions: Words, own: Words): string {
  const named = (names: readonly string[]): string =>
    names.map((role) => say(roles, `role.${role}`)).join(say(own, 'value.and'));
  if (verb.may.some(({ role }) => role === 'public')) return named(['public']);
  return reaches
    .map((reach) => ({ reach, held: verb.may.filter((grant) => grant.reach === reach) }))
    .filter(({ held }) => held.length > 0)
    .map(({ reach, held }) =>
      say(own, 'may.roles', {
        roles: named(held.map(({ role }) => role)),
        reach: say(actions, `reach.${reach}`),
      }),
    )
    .join(say(own, 'value.stop'));
}

/** The words of a projected command in one language. */
function commandWords(
  verb: VerbDescription,
  { room, roles, actions, own }: Readonly<Record<'room' | 'roles' | 'actions' | 'own', Words>>,
): Words {
  const fields = fieldsOf(verb.input);
  const key = verb.name;
  const sortable = verb.sortable.join('|');
  return {
    [`command.${key}`]: say(room, `verb.${key}`),
    [`command.${key}.more`]: say(own, 'may.line', { who: whoMay(verb, roles, actions, own) }),
    ...Object.fromEntries(
      ownFlags(verb).flatMap(({ name, takes }) => {
        const value = own[`flag.${name}.value`];
        return [
          [`flag.${key}.${name}`, say(own, `flag.${name}`, { sortable })],
          ...(takes === 'switch' || value === undefined
            ? []
            : [[`flag.${key}.${name}.value`, value]]),
        ];
      }),
    ),
    ...Object.fromEntries(
      fields.flatMap((field) => [
        [`flag.${key}.${flagOf(field)}`, fieldHelp(field, { room, verb: key }, own)],
        ...(field.kind === 'secret'
          ? []
          : [[`flag.${key}.${flagOf(field)}.value`, placeholder(field, own)]]),
      ]),
    ),
  };
}

/** The words of a verb's command in both languages, from the words of its room. */
function bothCommandWords(
  verb: VerbDescription,
  room: BothWords,
  roles: BothWords,
  actions: BothWords,
): BothWords {
  const inOne = (language: Language): Words =>
    commandWords(verb, {
      room: room[language],
      roles: roles[language],
      actions: actions[language],
      own: surfaceWords(language),
    });
  return { zh: inOne('zh'), en: inOne('en') };
}

/** A verb as a command: its options from its input, its words from its room. */
export async function verbCommand(verb: VerbDescription, world: VerbWorld): Promise<Command> {
  const [room, roles] = await Promise.all([world.wordsOf(verb.room), world.roles()]);
  return {
    path: pathOf(verb.name),
    arguments: [],
    flags: [...fieldsOf(verb.input).map(fieldFlag), ...ownFlags(verb)],
    words: bothCommandWords(verb, room, roles, world.actions),
    async run(given, io) {
      const { runVerb } = await import('./run-verb.ts');
      return runVerb({ verb, world, given, io, room: room[io.language] });
    },
  };
}

/** Every verb as a branch of the command tree, under the title of its room. */
export async function verbBranches(
  world: VerbWorld,
  language: Language,
): Promise<readonly Branch[]> {
  const rooms = [...new Set(world.verbs.map(({ room }) => room))];
  const words = await Promise.all(rooms.map((room) => world.wordsOf(room)));
  return rooms.flatMap((room, at) =>
    world.verbs
      .filter((verb) => verb.room === room)
      .map((verb) => ({
        path: pathOf(verb.name),
        section: say(words[at]?.[language] ?? {}, 'room'),
        load: () => verbCommand(verb, world),
      })),
  );
}
