import { describe, expect, test } from 'vitest';
import { formVersion, formVersions } from '../../src/capabilities/evaluation/forms/catalogue.ts';
import { criterionNames } from '../../src/facts/criteria.ts';

describe.each(formVersions.map((version) => [version.id, version] as const))(
  'form %s',
  (id, version) => {
    const { items } = version;
    const school = items.filter((item) => item.level === 'school');
    const second = items.filter((item) => item.level === 'second-level');

    test('is found by its id and says what it calls yes and no', () => {
      expect(formVersion(id)).toBe(version);
      expect(version.title).not.toBe('');
      expect(version.vocabulary.yes).not.toBe(version.vocabulary.no);
    });

    test('numbers its items without gap or repetition', () => {
      for (const level of [school, second]) {
        const numbers = [...new Set(level.map((item) => item.no))];
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        const keys = level.map((item) => `${item.no}.${item.row}`);
        expect(new Set(keys).size).toBe(keys.length);
      }
      expect(school.length).toBeGreaterThanOrEqual(15);
      expect(version.knownTo).toBeLessThanOrEqual(Math.max(...school.map((item) => item.no)));
      if (version.whole) expect(version.knownTo).toBe(Math.max(...school.map((item) => item.no)));
    });

    test('has rows only in item 3 of 2020', () => {
      const rows = items.filter((item) => item.row !== null).map(({ no, row }) => [no, row]);
      expect(rows).toEqual(
        id === '2020'
          ? [
              [3, 1],
              [3, 2],
              [3, 3],
            ]
          : [],
      );
    });

    test('words each item in Chinese, whole, without blanks or marks of its year', () => {
      for (const { wording } of items) {
        expect(wording).toMatch(/^[^\s★▲].*[^\s]$/s);
        expect(wording).toMatch(/[一-鿿]/);
        expect(wording.length).toBeGreaterThanOrEqual(8);
      }
    });

    test('judges each criterion once on a level, by a known name', () => {
      for (const level of [school, second]) {
        const names = level.map((item) => item.criterion);
        expect(names.filter((name) => !criterionNames.includes(name))).toEqual([]);
        expect(names.length - new Set(names).size).toBe(0);
      }
    });

    test('asks for people, departments and dates where the rules count them', () => {
      const asked = Object.fromEntries(school.map((item) => [item.criterion, item.remark]));
      expect(asked).toMatchObject({
        'staff-cap': 'people',
        'presidium-cap': 'people',
        'department-cap': 'departments',
        'congress-held': 'date',
      });
    });
  },
);
