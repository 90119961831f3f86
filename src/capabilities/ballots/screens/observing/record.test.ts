import { describe, expect, it } from 'vitest';
import {
  asked,
  emptyRecord,
  isGrave,
  saw,
  warningsOf,
  type Compared,
  type WatchRecord,
} from './record.ts';

const quiet: Compared = {
  ...{ code: 'AAAA-AAAA', close: null, signs: false, waiting: 0, ownKeys: true },
  page: { wanted: 'a', served: 'a' },
};

const looking = (totals: readonly (readonly [number, number])[]): WatchRecord =>
  totals.reduce(
    (record, [box, issued]) => saw(record, { code: 'AAAA-AAAA', box, issued }),
    emptyRecord,
  );

const codes = (record: WatchRecord, compared: Partial<Compared>): readonly string[] =>
  warningsOf(record, { ...quiet, ...compared }).map(({ code }) => code);

describe('the record of an observer', () => {
  it('keeps totals as they grow, and nothing twice', () => {
    const record = looking([
      [0, 10],
      [0, 10],
      [3, 12],
      [12, 12],
    ]);
    expect(record).toMatchObject({ code: 'AAAA-AAAA', box: [0, 3, 12], issued: [10, 12] });
    expect(saw(record, { code: 'AAAA-AAAA', box: 12, issued: 12 })).toBe(record);
    expect(saw(record, { code: null, box: null, issued: null })).toBe(record);
    expect(codes(record, { close: { box: 12, issued: 12 } })).toEqual([]);
  });

  it('finds a ballot that is gone, and one too many', () => {
    const record = looking([
      [3, 12],
      [12, 12],
    ]);
    expect(codes(record, { close: { box: 11, issued: 12 } })).toEqual(['box-lost']);
    expect(codes(record, { close: { box: 13, issued: 12 } })).toEqual(['box-over-issued']);
    expect(codes(record, { close: { box: 11, issued: 11 } })).toEqual(['box-lost', 'issued-lost']);
    expect(
      codes(
        looking([
          [4, 12],
          [3, 11],
          [12, 12],
        ]),
        {},
      ),
    ).toEqual(['box-fell', 'issued-fell']);
  });

  it('finds tokens that the co-issuer never signed, and people who asked twice', () => {
    const [one, two] = [
      { personId: 'p1', name: '林一', asked: 'x' },
      { personId: 'p2', name: '陈二', asked: 'y' },
    ];
    const first = asked(looking([[0, 2]]), one);
    expect(first).toMatchObject({ signs: true, record: { signed: [one] } });
    const [unsigned] = warningsOf(first.record, { ...quiet, signs: true });
    expect(unsigned).toEqual({ code: 'issued-unsigned', values: { issued: 2, signed: 1 } });
    expect(codes(first.record, { signs: true, waiting: 1 })).toEqual([]);
    const { record } = asked(first.record, two);
    expect(codes(record, { signs: true })).toEqual([]);
    expect(asked(record, one)).toEqual({ signs: true, record });
    const again = asked(record, { ...one, asked: 'z' });
    expect(again.signs).toBe(false);
    expect(again.record.signed).toEqual([two, one].toSorted((a, b) => (a.name < b.name ? -1 : 1)));
    expect(codes(again.record, { signs: true })).toEqual(['asked-twice']);
  });

  it('finds another setup, foreign keys, and a page that is not the one in setup', () => {
    const record = looking([[0, 1]]);
    expect(codes(record, { code: 'BBBB-BBBB' })).toEqual(['code-changed']);
    expect(codes(record, { ownKeys: false })).toEqual(['keys-not-mine']);
    expect(codes(record, { page: { wanted: 'a', served: 'b' } })).toEqual(['page-differs']);
    expect(codes(record, { page: { wanted: 'a', served: null } })).toEqual(['page-not-served']);
    const [other] = warningsOf(record, { ...quiet, code: 'BBBB-BBBB' });
    expect(other && isGrave(other)).toBe(true);
    expect(codes(record, { page: { wanted: null, served: 'b' }, ownKeys: null })).toEqual([]);
  });
});
