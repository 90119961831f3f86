import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/surfaces/cli/terminal.ts';
import { mingzhang, proseDisclosures, sample, type Outcome } from './run-mingzhang.ts';

const escape = '\u001b[';

describe.each(['zh', 'en'] as const)('the report for people in %s', (lang) => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await mingzhang(['audit', sample, ...proseDisclosures, '--lang', lang]);
  });

  test('fits 80 columns, a Chinese character taking two', () => {
    const lines = outcome.out.split('\n');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => columnsOf(line) > 80)).toEqual([]);
  });

  test('has no colour where the output is no terminal', () => {
    expect(outcome.out).not.toContain(escape);
  });

  test('leaves no place of a sentence unfilled', () => {
    expect(outcome.out).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
  });

  test('tells verdicts by word and shape', () => {
    expect(outcome.out).toContain(lang === 'zh' ? '✗ 矛盾' : '✗ contradicted');
    expect(outcome.out).toContain(lang === 'zh' ? '✓ 相符' : '✓ consistent');
  });
});

describe('the report for people', () => {
  test.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1' }, false],
    [{}, false],
  ] as const)('colour with %j: %s', async (environment, coloured) => {
    const { out } = await mingzhang(['audit', sample], { environment });
    expect(out.includes(escape)).toBe(coloured);
  });

  test.each([['60'], ['100']])('keeps to %s columns', async (COLUMNS) => {
    const { out } = await mingzhang(['audit', sample], { environment: { COLUMNS } });
    expect(out.split('\n').filter((line) => columnsOf(line) > Number(COLUMNS))).toEqual([]);
  });

  test('a file without a form says so and what to do', async () => {
    const { code, out, err } = await mingzhang(['audit', '-'], { input: '今天天气很好。\n' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('没有找到学生会改革自评表');
  });

  test('lets no document steer the terminal', async () => {
    const { out } = await mingzhang(['audit', '-'], {
      input: readFileSync(sample, 'utf8').replaceAll('实有', '\u001b[2J实有\u202e'),
    });
    expect(out).not.toContain(escape);
    expect(out).not.toContain('\u202e');
    expect(out).toContain('\ufffd');
  });

  test('tells what each item is about', async () => {
    const { out } = await mingzhang(['audit', sample]);
    expect(out).toMatch(/^ {2}3 +工作人员人数 +是 +\S 存疑 +实有42人$/m);
  });

  test('one file has no summary', async () => {
    const { out } = await mingzhang(['audit', sample]);
    expect(out).not.toContain('汇总');
  });
});
