import { describe, expect, it } from 'vitest';
import { compareEntries } from './compare-entries.ts';
import type { SheetFault } from './decision.ts';
import type { Sheet } from './model.ts';
import { briefSheet, rulesWith } from './samples/sample-round.ts';
import { faultsOfSheet, sheetFaultsOf } from './sheet-faults.ts';

const good = briefSheet({
  issued: 20,
  returned: 19,
  invalid: 1,
  yes: { 甲: 15, 乙: 9 },
  writeIns: { 庚: 11 },
});
const context = { rules: rulesWith({}), seats: 2, candidates: ['甲', '乙'] };
const writtenIn = (...rows: readonly (readonly [string, number])[]): Partial<Sheet> => ({
  writeIns: rows.map(([id, votes]) => ({ id, votes })),
});

describe('a sheet against itself', () => {
  it('says nothing of a good one', () => {
    expect(faultsOfSheet(good, context)).toEqual([]);
  });

  it.each<[SheetFault['code'], string | null, number, number, Partial<Sheet>]>([
    ['invalid-above-returned', null, 20, 19, { invalid: 20 }],
    [
      'write-in-above-valid',
      '庚',
      19,
      18,
      {
        ...writtenIn(['庚', 19]),
        candidates: [
          { id: '甲', yes: 10, no: 8, abstain: 0 },
          { id: '乙', yes: 7, no: 10, abstain: 1 },
        ],
      },
    ],
    ['choices', null, 37, 36, writtenIn(['庚', 13])],
    ['write-in-listed', '乙', 1, 0, writtenIn(['乙', 1])],
    ['write-in-twice', '庚', 2, 1, writtenIn(['庚', 1], ['庚', 2])],
    ['candidate-missing', '乙', 0, 1, { candidates: good.candidates.slice(0, 1) }],
    [
      'candidate-unknown',
      '丙',
      1,
      0,
      { candidates: [...good.candidates, { id: '丙', yes: 0, no: 18, abstain: 0 }] },
    ],
    [
      'marks',
      '甲',
      17,
      18,
      { candidates: good.candidates.map((row) => (row.id === '甲' ? { ...row, no: 2 } : row)) },
    ],
  ])('%s of %s', (code, candidate, found, expected, change) => {
    expect(faultsOfSheet({ ...good, ...change }, context)).toEqual([
      { channel: '票箱', code, candidate, found, expected },
    ]);
  });

  it('a candidate twice, a box twice', () => {
    const twice = { ...good, candidates: [...good.candidates, ...good.candidates.slice(1)] };
    expect(faultsOfSheet({ ...twice, writeIns: [] }, context).map(({ code }) => code)).toEqual([
      'candidate-twice',
    ]);
    expect(sheetFaultsOf([good, good], context)).toEqual([
      { channel: '票箱', code: 'channel-twice', candidate: null, found: 2, expected: 1 },
    ]);
  });

  it('names the boxes in their order, whatever the order they came in', () => {
    const boxes = ['乙箱', '甲箱'].map((channel) => ({
      ...good,
      channel,
      issued: 20,
      invalid: 20,
    }));
    const told = sheetFaultsOf(boxes, context);
    expect(told.map(({ channel }) => channel)).toEqual(['乙箱', '甲箱']);
    expect(sheetFaultsOf(boxes.toReversed(), context)).toEqual(told);
  });

  it('writing in where that is not allowed, or beyond the marks against', () => {
    const off = { ...context, rules: rulesWith({ writeIns: 'off' }) };
    expect(faultsOfSheet(good, off)).toMatchObject([{ code: 'write-in-forbidden', found: 11 }]);
    const tied = { ...context, rules: rulesWith({ writeIns: 'per-against' }) };
    expect(faultsOfSheet(good, tied)).toEqual([]);
    const more = { ...good, ...writtenIn(['庚', 11], ['辛', 1]) };
    expect(faultsOfSheet(more, { ...tied, seats: 3 })).toEqual([]);
    const most = { ...good, ...writtenIn(['庚', 11], ['辛', 2]) };
    expect(faultsOfSheet(most, { ...tied, seats: 3 })).toMatchObject([
      { code: 'write-ins-above-against', found: 13, expected: 12 },
    ]);
  });

  it('choices must make up the seats exactly where the rules say so', () => {
    const exact = { ...context, rules: rulesWith({ exactSeats: true }) };
    expect(faultsOfSheet(good, exact)).toMatchObject([
      { code: 'choices', found: 35, expected: 36 },
    ]);
    expect(faultsOfSheet({ ...good, ...writtenIn(['庚', 12]) }, exact)).toEqual([]);
  });
});

describe('two entries of one sheet', () => {
  it('agree, also where one has a name with no votes or another order', () => {
    expect(compareEntries(good, good)).toEqual([]);
    const other = {
      ...good,
      candidates: good.candidates.toReversed(),
      writeIns: [{ id: '辛', votes: 0 }, ...good.writeIns],
    };
    expect(compareEntries(good, other)).toEqual([]);
    expect(compareEntries(other, good)).toEqual([]);
  });

  it('differ cell by cell', () => {
    const other: Sheet = {
      ...good,
      returned: 18,
      candidates: [{ id: '甲', yes: 14, no: 3, abstain: 1 }],
      writeIns: [{ id: '辛', votes: 11 }],
    };
    expect(compareEntries(good, other)).toEqual([
      { cell: { kind: 'ballots', of: 'returned' }, first: 19, second: 18 },
      { cell: { kind: 'marks', id: '甲', of: 'yes' }, first: 15, second: 14 },
      { cell: { kind: 'marks', id: '甲', of: 'abstain' }, first: 0, second: 1 },
      { cell: { kind: 'marks', id: '乙', of: 'yes' }, first: 9, second: null },
      { cell: { kind: 'marks', id: '乙', of: 'no' }, first: 9, second: null },
      { cell: { kind: 'marks', id: '乙', of: 'abstain' }, first: 0, second: null },
      { cell: { kind: 'write-in', id: '庚' }, first: 11, second: null },
      { cell: { kind: 'write-in', id: '辛' }, first: null, second: 11 },
    ]);
  });
});
