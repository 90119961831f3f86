import { describe, expect, test } from 'vitest';
import { languages, referenceSource } from '../../scripts/reference/source.ts';
import { commandTree } from '../../src/apps/cli/command-tree.ts';
import { wordsOf } from '../../src/apps/cli/rooms.ts';
import { allVerbs } from '../../src/apps/server/all-verbs.ts';
import { roles } from '../../src/capabilities/organisation/roles.ts';
import { commonRefusals } from '../../src/engines/actions/refusal-codes.ts';
import { allBranches } from '../../src/surfaces/cli/tree.ts';
import { everywhere } from '../../src/surfaces/cli/parse.ts';
import { ownFlags } from '../../src/surfaces/cli/verbs/project.ts';
import { choiceWord, fieldWord } from '../../src/surfaces/cli/verbs/room-words.ts';
import { fieldsOf, flagOf, type VerbField } from '../../src/surfaces/cli/verbs/verb-fields.ts';

const source = await referenceSource(allVerbs);

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => names.indexOf(name) !== at);

/** A field and all fields inside it. */
function withInner(field: VerbField): readonly VerbField[] {
  return [
    field,
    ...fieldsOf(field.schema).flatMap(withInner),
    ...(field.items ? withInner(field.items) : []),
  ];
}

describe('the verbs', () => {
  test('each have one name of their own, <thing>.<verb>', () => {
    const names = source.verbs.map(({ name }) => name);
    expect(repeated(names)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual(
      [],
    );
  });

  test('of lists give every row an id', () => {
    const lists = source.verbs.filter(({ kind }) => kind === 'list');
    const without = lists.filter(
      ({ row }) => !row?.properties?.id || !row.required?.includes('id'),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test('are granted to roles there are', () => {
    const known: readonly string[] = roles;
    for (const { name, may } of source.verbs) {
      expect([name, may.length]).not.toEqual([name, 0]);
      expect([name, may.filter(({ role }) => !known.includes(role))]).toEqual([name, []]);
    }
  });

  test('share no command with another, and no option with the program’s own', async () => {
    const paths = (await allBranches(commandTree, 'zh')).map(({ path }) => path.join(' '));
    expect(repeated(paths)).toEqual([]);
    const single = paths.filter((path) => !path.includes(' '));
    expect(source.verbs.filter(({ name }) => single.includes(name.split('.')[0] ?? ''))).toEqual(
      [],
    );
    for (const verb of source.verbs) {
      const flags = [
        ...fieldsOf(verb.input).map(flagOf),
        ...[...ownFlags(verb), ...everywhere].map(({ name }) => name),
      ];
      expect([verb.name, repeated(flags)]).toEqual([verb.name, []]);
    }
  });

  test('speak on the command line with the words of their rooms', async () => {
    const names = [...new Set(source.verbs.map(({ room }) => room))];
    for (const room of names) expect(await wordsOf(room)).toEqual(source.rooms[room]);
  });
});

describe.each(languages)('in %s', (language) => {
  test.each(source.verbs.map((verb) => [verb.name, verb] as const))(
    '%s has words for itself, its fields, its choices and its refusals',
    (name, verb) => {
      const room = source.rooms[verb.room]?.[language] ?? {};
      const words = { room, verb: name };
      const fields = [...fieldsOf(verb.input), ...fieldsOf(verb.row ?? {})]
        .flatMap(withInner)
        .filter(({ kind }) => kind !== 'id');
      const changes = verb.kind === 'action' || verb.kind === 'anonymous';
      const wanted: readonly (readonly [string, string | null | undefined])[] = [
        ['room', room.room],
        [`verb.${name}`, room[`verb.${name}`]],
        ...(changes ? [[`done.${name}`, room[`done.${name}`]] as const] : []),
        ...fields.map((field) => [`field.${field.name}`, fieldWord(words, field.name)] as const),
        ...verb.sortable.map((by) => [`field.${by}`, fieldWord(words, by)] as const),
        ...fields.flatMap((field) =>
          (field.schema.enum ?? []).map(
            (value) =>
              [`choice.${field.name}.${value}`, choiceWord(words, field.name, value)] as const,
          ),
        ),
        ...verb.refuses
          .filter((code) => source.actions[language][`refusal.${code}`] === undefined)
          .flatMap((code) =>
            [`refusal.${code}`, `refusal.${code}.way`].map((key) => [key, room[key]] as const),
          ),
      ];
      expect(wanted.filter(([, word]) => !word).map(([key]) => key)).toEqual([]);
    },
  );

  test('every role and every reach has words', () => {
    const missing =
      source.verbs.length === 0
        ? []
        : roles.filter((role) => !source.roles[language][`role.${role}`]);
    expect(missing).toEqual([]);
    for (const reach of ['school', 'unit', 'self'])
      for (const key of [`reach.${reach}`, `reach.${reach}.means`])
        expect([key, source.actions[language][key]]).not.toEqual([key, undefined]);
  });

  test('what any verb may refuse has words with the way out', () => {
    for (const code of [...commonRefusals, 'fault'])
      for (const key of [`refusal.${code}`, `refusal.${code}.way`])
        expect([key, source.actions[language][key]]).not.toEqual([key, undefined]);
  });

  test('every issue a field can have has words', () => {
    // Zod 4's issue codes (zod/v4/core/errors, $ZodIssue).
    for (const issue of [
      'invalid_type',
      'too_big',
      'too_small',
      'invalid_format',
      'not_multiple_of',
      'unrecognized_keys',
      'invalid_union',
      'invalid_key',
      'invalid_element',
      'invalid_value',
      'custom',
    ])
      expect([issue, source.actions[language][`issue.${issue}`]]).not.toEqual([issue, undefined]);
  });
});
