import { describe, expect, test } from 'vitest';
import { keyOf } from './command.ts';
import { personBranches } from './person/branches.ts';
import { runSample } from './samples/sample-run.ts';
import { sampleWorld } from './samples/sample-verbs.ts';
import { verbBranches } from './verbs/project.ts';

describe('help', () => {
  test.each(['zh', 'en'] as const)('overview in %s names every command', async (lang) => {
    for (const args of [[], ['--help'], ['-h'], ['help']]) {
      const ended = await runSample([...args, '--lang', lang]);
      expect(ended).toMatchObject({ code: 0, err: '', wide: [] });
      expect(ended.out).toContain(lang === 'zh' ? '示例' : 'Sample');
      expect(ended.out).toMatch(/mingzhang unit +create, end, list, read/);
      expect(ended.out).toMatch(/mingzhang log-in +\S/);
    }
  });

  test.each(['zh', 'en'] as const)('of every command in %s is complete', async (language) => {
    const own = personBranches({ ...sampleWorld, access: async () => ({ zh: {}, en: {} }) });
    for (const branch of [...own, ...(await verbBranches(sampleWorld, language))]) {
      const command = await branch.load();
      const ended = await runSample(['help', ...branch.path], { language });
      expect([branch.path, ended.code, ended.err, ended.wide]).toEqual([branch.path, 0, '', []]);
      for (const { name } of command.flags) {
        expect(ended.out).toContain(`--${name}`);
        const key = `flag.${keyOf(command.path)}.${name}`;
        expect([key, command.words[language][key]]).not.toEqual([key, undefined]);
      }
      const asked = await runSample([...branch.path, '--help'], { language });
      expect(asked).toEqual(ended);
    }
  });

  test('of a verb says who may, what is required, and what each option takes', async () => {
    const { out } = await runSample(['help', 'unit', 'create']);
    expect(out).toContain('用法：mingzhang unit create --name 文字 --kind 代号 [选项]');
    expect(out).toContain('可办理：管理员（全校）；二级团委（所任职的单位及其下级）。');
    expect(out.replace(/\s+/g, '')).toContain('名称（1至40字）。写全称。');
    expect(out.replace(/\s+/g, '')).toContain('department系、college二级学院');
    expect(out).toContain('--parent 单位');
    expect(out).toContain('--open yes|no');
  });

  test('of a group lists its commands', async () => {
    const { code, out } = await runSample(['help', 'unit', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toMatch(/unit create +Create a unit/);
    expect((await runSample(['unit', '--help', '--lang', 'en'])).out).toBe(out);
  });

  test('knows the version', async () => {
    expect((await runSample(['--version'])).out).toBe('0.0.0\n');
    expect((await runSample(['-V', 'unit', 'list'])).out).toBe('0.0.0\n');
  });
});

describe('a command line that cannot be followed', () => {
  test.each([
    [['unit', 'crate'], 'mingzhang unit create'],
    [['unti', 'create', '--name', 'x'], 'mingzhang unit create'],
    [['log-on'], 'mingzhang log-in'],
    [['unit', 'list', '--serch', 'x'], '--search'],
    [['unit', 'list', '--lmit=3'], '--limit'],
    [['help', 'unit', 'crate'], 'mingzhang unit create'],
  ])('%j suggests %s', async (args, near) => {
    const ended = await runSample([...args, '--lang', 'en']);
    expect({ code: ended.code, out: ended.out }).toEqual({ code: 2, out: '' });
    expect(ended.err).toContain(`Did you mean ${near}?`);
  });

  test.each([
    [['unit'], 'create, end, list, read'],
    [['zzzzzzzzzz'], 'no command “zzzzzzzzzz”'],
    [['unit', 'list', 'more'], 'more'],
    [['unit', 'create', '--kind', 'college'], '--name is required'],
    [['unit', 'create', '--name'], '--name takes a value'],
    [['unit', 'list', '--all=1'], '--all takes no value'],
    [['log-in', 'http://127.0.0.1:1'], '<school/number> is missing'],
    [['--jsn'], '--jsn'],
    [['unit', 'list', '--lang', 'fr'], 'not “fr”'],
  ])('%j says %s', async (args, part) => {
    const ended = await runSample(args, { language: 'en' });
    expect({ code: ended.code, out: ended.out }).toEqual({ code: 2, out: '' });
    expect(ended.err).toContain(part);
    expect(ended.err).toMatch(/See mingzhang.* --help\./);
  });

  test('options may stand before the command', async () => {
    const ended = await runSample(['--lang', 'en', '--limit', '0', 'unit', 'list', '--all']);
    expect(ended.err).toContain('not logged in');
  });
});
