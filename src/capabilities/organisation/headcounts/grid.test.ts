import { describe, expect, it } from 'vitest';
import {
  allColumns,
  cellKey,
  cellsToRecord,
  gridColumns,
  parseStudents,
  pasted,
  perMille,
  textsOf,
  totalOf,
  wrongCells,
} from './grid.ts';

const units = [
  { unitId: 'a', unitName: '护理系' },
  { unitId: 'b', unitName: '机电系' },
  { unitId: 'c', unitName: '会计系' },
];
const columns = gridColumns(['junior-college']);
const key = (unit: string, column: number): string => cellKey(unit, columns[column]?.key ?? '');

describe('the grid of head-counts', () => {
  it('has a column for every group that quotas tell apart', () => {
    expect(allColumns).toHaveLength(16);
    expect(new Set(allColumns.map((column) => column.key)).size).toBe(16);
    expect(columns.map((column) => column.key)).toEqual([
      'junior-college-female-han',
      'junior-college-female-minority',
      'junior-college-male-han',
      'junior-college-male-minority',
    ]);
  });

  it('reads numbers as people write them, and nothing else', () => {
    expect(['12', ' 1,204 ', '３５', '40人'].map(parseStudents)).toEqual([12, 1204, 35, 40]);
    expect(['', '-1', '1.5', '约40', '1234567'].map(parseStudents)).toEqual([
      ...[null, null, null, null, null],
    ]);
  });

  it('records what was typed, what stood there of other levels, and a zero where all was emptied', () => {
    const stood = textsOf('a', [
      { educationLevel: 'secondary', sex: 'male', minority: true, students: 3 },
    ]);
    const texts = { ...stood, [key('a', 0)]: '120', [key('a', 1)]: '', [key('b', 0)]: '7' };
    expect(cellsToRecord('a', texts)).toEqual([
      { educationLevel: 'secondary', sex: 'male', minority: true, students: 3 },
      { educationLevel: 'junior-college', sex: 'female', minority: false, students: 120 },
    ]);
    expect(cellsToRecord('c', texts)).toEqual([
      { educationLevel: 'secondary', sex: 'female', minority: false, students: 0 },
    ]);
  });

  it('adds up what can be read, and names what cannot', () => {
    const texts = { [key('a', 0)]: '10', [key('a', 2)]: 'x', [key('b', 1)]: '5' };
    expect(totalOf(texts, ['a', 'b'], columns)).toBe(15);
    expect(wrongCells(texts)).toEqual([key('a', 2)]);
    expect(perMille(5, 15)).toBe(333);
    expect(perMille(0, 0)).toBeNull();
  });
});

describe('rows pasted from a spreadsheet', () => {
  it('go down and to the right from the cell with the focus, and not beyond the grid', () => {
    const done = pasted({ units, columns }, { row: 1, column: 2 }, '1\t2\t3\r\n4\t5\n6\n');
    expect(done).toEqual({
      texts: { [key('b', 2)]: '1', [key('b', 3)]: '2', [key('c', 2)]: '4', [key('c', 3)]: '5' },
      rows: 2,
      unknown: [],
    });
  });

  it('go to the units they name, in whatever order, and tell names that are not here', () => {
    const done = pasted(
      { units, columns },
      { row: 2, column: 3 },
      '系\t女\t女（少）\n会计系\t30\t1\n护理系\t200\t12\n园艺系\t9\t0',
    );
    expect(done.texts).toEqual({
      [key('c', 0)]: '30',
      [key('c', 1)]: '1',
      [key('a', 0)]: '200',
      [key('a', 1)]: '12',
    });
    expect(done).toMatchObject({ rows: 2, unknown: ['系', '园艺系'] });
  });
});
