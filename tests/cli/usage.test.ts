import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/surfaces/cli/terminal.ts';
import { mingzhang, repository } from './run-mingzhang.ts';

const { version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
  readonly version: string;
};

describe('usage', () => {
  test.each([
    ['--version', `${version}\n`],
    ['-V', `${version}\n`],
  ])('%s prints the version', async (option, text) => {
    expect(await mingzhang([option])).toEqual({ code: 0, out: text, err: '' });
  });

  test.each([[[]], [['--help']], [['help']], [['-h']]])('%j prints the help', async (args) => {
    const { code, out, err } = await mingzhang(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('mingzhang audit');
    expect(out).toContain('用法');
  });

  test.each(['zh', 'en'])(
    'the help of the audit in %s names every option, within 80 columns',
    async (lang) => {
      const { code, out } = await mingzhang(['audit', '--help', '--lang', lang]);
      expect(code).toBe(0);
      for (const option of [
        '--json',
        '--text',
        '--together',
        '--form',
        '--lang',
        '--mask',
        '--jobs',
        '--limit-seconds',
        '--limit-mb',
        '--limit-memory-mb',
        '--help',
      ])
        expect(out).toContain(option);
      const wide = out.split('\n').filter((line) => columnsOf(line) > 80);
      expect(wide).toEqual([]);
    },
  );

  test.each([
    [['audit', 'x.txt', '--jsn'], '--jsn', '--json'],
    [['audit', 'x.txt', '--limit-second=3'], '--limit-second', '--limit-seconds'],
    [['audit', 'x.txt', '--togehter'], '--togehter', '--together'],
  ])('%j is refused with the nearest option', async (args, given, near) => {
    const { code, out, err } = await mingzhang([...args, '--lang', 'en']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(given);
    expect(err).toContain(`Did you mean ${near}?`);
  });

  test.each([
    [['audit'], '没有指定要审查的文件'],
    [['audti', 'x.txt'], 'audti'],
    [['audit', 'x.txt', '--lang', 'fr'], 'fr'],
    [['audit', 'x.txt', '--lang'], 'zh'],
    [['audit', 'x.txt', '--form'], '--form'],
    [['audit', 'x.txt', '--jobs', '0'], '--jobs'],
    [['audit', 'x.txt', '--limit-seconds', 'soon'], '--limit-seconds'],
    [['audit', 'x.txt', '--limit-mb=-1'], '--limit-mb'],
    [['audit', 'x.txt', '--json=no'], '--json'],
    [['audit', 'x.txt', '--unheard-of-option'], '--unheard-of-option'],
  ])('%j is refused with words', async (args, part) => {
    const { code, out, err } = await mingzhang(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(part);
    expect(err).toContain('mingzhang audit --help');
  });

  test('a file whose name starts with a dash can be named after --', async () => {
    const { code, err } = await mingzhang(['audit', '--lang', 'en', '--', '--strange.txt']);
    expect(code).toBe(2);
    expect(err).toContain('“--strange.txt” was not found.');
  });

  test.each([
    [{}, '没有'],
    [{ LANG: 'C' }, '没有'],
    [{ LANG: 'C.UTF-8' }, '没有'],
    [{ LANG: 'zh_CN.UTF-8' }, '没有'],
    [{ LANG: 'POSIX' }, '没有'],
    [{ LANG: 'zh' }, '没有'],
    [{ LANG: 'en_GB.UTF-8' }, 'There is no'],
    [{ LANG: 'pt_BR.UTF-8' }, 'There is no'],
    [{ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'There is no'],
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' }, '没有'],
  ] as const)('the locale %j speaks', async (environment, part) => {
    const { err } = await mingzhang(['audit', '--zzzzzzzz'], { environment });
    expect(err).toContain(part);
  });
});
