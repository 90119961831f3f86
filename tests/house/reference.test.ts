import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formVersion } from '../../src/capabilities/evaluation/forms/catalogue.ts';
import { defaultLimits } from '../../src/engines/documents/refusal.ts';
import { criterionNames } from '../../src/facts/criteria.ts';

function page(name: string): string {
  return readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
}

describe('reference pages', () => {
  test('the page of the limits names each with its default', () => {
    const text = page('reference/limits.md');
    const rows = [...text.matchAll(/^\| `(\w+)` \| (\d+)/gm)];
    expect(Object.fromEntries(rows.map(([, name, value]) => [name, Number(value)]))).toEqual(
      defaultLimits,
    );
  });

  test('the glossary gives each criterion the numbers of its items', () => {
    const rows = page('glossary.md')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const numberOf = (id: string, level: string, name: string): string => {
      const item = formVersion(id)?.items.find(
        (one) => one.level === level && one.criterion === name,
      );
      if (!item) return '–';
      return item.row === null ? `${item.no}` : `${item.no} (row ${item.row})`;
    };
    for (const name of criterionNames) {
      const row = rows.find((cells) => cells[2] === `\`${name}\``);
      expect([name, ...(row?.slice(3, 6) ?? [])]).toEqual([
        name,
        numberOf('2020', 'school', name),
        numberOf('2021', 'school', name),
        numberOf('2021', 'second-level', name),
      ]);
    }
  });

  test('the glossary knows every fact, and no other', () => {
    const vocabulary = readFileSync(
      new URL('../../src/facts/vocabulary.ts', import.meta.url),
      'utf8',
    );
    const values = vocabulary.slice(vocabulary.indexOf('interface FactValues'));
    const known = [...values.matchAll(/^ {2}readonly '?([a-z.-]+)'?: /gm)].map((one) => one[1]);
    const section = page('glossary.md').split('## ')[2] ?? '';
    const told = [...section.matchAll(/`([a-z.-]+)`/g)]
      .map((one) => one[1])
      .filter((name) => !name?.includes('vocabulary'));
    expect(told.toSorted()).toEqual([...new Set(known)].toSorted());
  });
});
