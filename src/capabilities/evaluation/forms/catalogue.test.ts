import { describe, expect, it } from 'vitest';
import type { CriterionName } from '../../../facts/criteria.ts';
import { expectedItems, formVersion, formVersions, sharedWordings } from './catalogue.ts';
import type { FormItem, FormVersion } from './form-model.ts';

function form(id: string): FormVersion {
  const version = formVersion(id);
  if (!version) throw new Error(`no form ${id}`);
  return version;
}

function numberOf(
  id: string,
  criterion: CriterionName,
  level: FormItem['level'] = 'school',
): string {
  const item = form(id).items.find((one) => one.criterion === criterion && one.level === level);
  return item ? [item.no, item.row].filter((part) => part !== null).join('.') : '–';
}

const later = ['2021-2022', '2022-2023', '2023-2024'];

describe('the forms of five years', () => {
  it.each([
    ['no-administrative-duties', '1', '1', '1'],
    ['structure', '2', '2', '2'],
    ['staff-cap', '3.1', '3', '3'],
    ['presidium-cap', '3.2', '4', '4'],
    ['department-cap', '3.3', '5', '–'],
    ['posts', '4', '6', '5'],
    ['political-status', '5', '7', '6'],
    ['academic-standing', '6', '8', '7'],
    ['candidate-vetting', '7', '9', '–'],
    ['elected-by-congress', '8', '10', '8'],
    ['congress-held', '9', '11', '9'],
    ['delegates-elected', '10', '12', '–'],
    ['congress-study', '11', '–', '–'],
    ['training', '–', '13', '10'],
    ['review', '12', '14', '–'],
    ['awards-by-review', '13', '15', '11'],
    ['party-leadership', '14', '16', '12'],
    ['guides', '15', '17', '13'],
  ] as const)('number %s %s in 2020, %s in 2021, %s on the second level', (criterion, a, b, c) => {
    expect(numberOf('2020', criterion)).toBe(a);
    expect(numberOf('2021', criterion)).toBe(b);
    expect(numberOf('2021', criterion, 'second-level')).toBe(c);
    for (const id of later) expect(numberOf(id, criterion)).toBe(b);
  });

  it('mirror each second-level item in the school item of the same criterion', () => {
    for (const version of formVersions) {
      for (const item of version.items.filter((one) => one.level === 'second-level')) {
        const school = version.items.find(
          (one) => one.level === 'school' && one.no === item.mirrors,
        );
        expect(school?.criterion).toBe(item.criterion);
      }
    }
  });

  it('bear ★ on 1 and 11 in 2021–2022 and 2022–2023 alone', () => {
    const starred = formVersions.map(({ id, items }) => [
      id,
      items.filter((item) => item.core).map((item) => item.no),
    ]);
    expect(starred).toEqual([
      ['2020', []],
      ['2021', []],
      ['2021-2022', [1, 11]],
      ['2022-2023', [1, 11]],
      ['2023-2024', []],
    ]);
    expect(formVersions.flatMap(({ items }) => items.filter((item) => item.observation))).toEqual(
      [],
    );
  });

  it('say how well each item is known', () => {
    for (const id of ['2020', '2021']) {
      expect(new Set(form(id).items.map((item) => item.provenance))).toEqual(new Set(['seen']));
    }
    for (const id of later) {
      const inferred = form(id).items.filter((item) => item.provenance !== 'seen');
      const school = inferred.filter((item) => item.level === 'school').map((item) => item.no);
      expect(school.filter((no) => no > 11)).toEqual([12, 13, 14, 15, 16, 17]);
      expect(school.filter((no) => no <= 11)).toEqual(id === '2023-2024' ? [6] : []);
    }
  });

  it('expect of a document what is known to be on the form', () => {
    expect(expectedItems(form('2020'), 'school')).toHaveLength(17);
    expect(expectedItems(form('2020'), 'second-level')).toEqual([]);
    expect(expectedItems(form('2021'), 'school')).toHaveLength(17);
    expect(expectedItems(form('2021'), 'second-level')).toHaveLength(13);
    for (const id of later) {
      expect(expectedItems(form(id), 'school')).toHaveLength(11);
      expect(expectedItems(form(id), 'second-level')).toEqual([]);
    }
  });

  it('have a table for every item, and ask for every section once', () => {
    for (const { items, tables, sections } of formVersions) {
      const levels = new Set(items.map((item) => item.level));
      expect(new Set(tables.map((table) => table.level))).toEqual(levels);
      expect(new Set(sections.map((section) => section.name)).size).toBe(sections.length);
    }
  });

  it('share wordings, each with one criterion', () => {
    const shared = sharedWordings();
    const uses = shared.flatMap((one) => one.uses);
    expect(uses).toHaveLength(formVersions.flatMap((version) => version.items).length);
    for (const { criterion, uses: own } of shared) {
      expect(new Set(own.map((use) => use.item.criterion))).toEqual(new Set([criterion]));
    }
  });

  it('are none for an unknown id', () => {
    expect(formVersion('2019')).toBeNull();
  });
});
