import { describe, expect, test } from 'vitest';
import { commandTree } from '../../src/apps/cli/command-tree.ts';
import { wordsOf } from '../../src/apps/cli/rooms.ts';
import { keyOf, type Command } from '../../src/surfaces/cli/command.ts';
import { commandHelp } from '../../src/surfaces/cli/help.ts';
import { surfaceWords } from '../../src/surfaces/cli/surface-words.ts';
import { columnsOf } from '../../src/surfaces/cli/terminal.ts';

const commands: readonly Command[] = await Promise.all(commandTree.own.map(({ load }) => load()));
const named = commands.map((command) => [command.path.join(' '), command] as const);

describe('the program’s own commands', () => {
  test('are loaded under the names they give themselves', () => {
    expect(commands.map(({ path: own }) => own)).toEqual(commandTree.own.map((one) => one.path));
  });

  test.each(named)('%s has words for everything in both languages, within 80 columns', (_, one) => {
    for (const language of ['zh', 'en'] as const) {
      const words = one.words[language];
      const keys = [
        `command.${keyOf(one.path)}`,
        ...one.flags.map(({ name }) => `flag.${keyOf(one.path)}.${name}`),
        ...one.arguments.map(({ name }) => `argument.${keyOf(one.path)}.${name}`),
      ];
      expect(keys.filter((key) => !words[key])).toEqual([]);
      const own = surfaceWords(language);
      const layout = { program: 'mingzhang', language, words: own, columns: 80 };
      const help = commandHelp(one, layout);
      expect(help.split('\n').filter((line) => columnsOf(line) > 80)).toEqual([]);
      for (const { name } of one.flags) expect(help).toContain(`--${name}`);
    }
  });
});

test('a room’s words are found by its name', async () => {
  const { zh, en } = await wordsOf('audit');
  expect(Object.keys(zh).length).toBeGreaterThan(10);
  expect(Object.keys(zh)).toEqual(Object.keys(en));
});
