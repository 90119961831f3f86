import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeVerb } from '../../../engines/actions/description.ts';
import { choice, reference, rowId, text, whole, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, defineList, type Fields, type Verb } from '../../../engines/actions/verb.ts';
import { actionsOf, actionsWithoutList, canBegin } from './actions-of-list.ts';
import { columnsOf } from './columns.ts';
import { isNarrowed, queryOf, readListState, writeListState } from './list-state.ts';

const run = () => Promise.reject(new Error('only described'));
const own = { room: 'x', may: [], refuses: [], run };
const action = (name: string, fields: z.ZodRawShape) =>
  describeVerb(
    defineAction({ ...own, name, input: z.object(fields) as Fields }) as unknown as Verb,
  );

const list = describeVerb(
  defineList({
    ...own,
    name: 'unit.list',
    input: z.object({
      kind: choice(['a', 'b']).optional(),
      open: yesNo().optional(),
      seats: whole().optional(),
      parentId: reference('unit').optional(),
    }),
    row: z.object({
      id: rowId(),
      name: text(),
      parentId: reference('unit').nullable(),
      parentName: text().nullable(),
      seats: whole(),
    }),
    sortable: ['name', 'seats'],
    searchable: true,
  }) as unknown as Verb,
);

describe('the address of a list', () => {
  it('holds what is shown, and comes back from it', () => {
    const state = {
      ...{ search: '护理', sort: '-seats', page: 3, size: 100 },
      filters: { kind: 'a', open: 'false' },
    };
    expect(readListState(writeListState(state))).toEqual(state);
    expect(writeListState(readListState(new URLSearchParams())).toString()).toBe('');
  });

  it('asks for typed filters, and leaves out what makes no sense', () => {
    const state = readListState(
      new URLSearchParams('f.open=false&f.seats=12&f.kind=&f.other=1&page=-4&size=7&sort=secret'),
    );
    expect(queryOf(list, state)).toEqual({
      ...{ filters: { open: false, seats: 12 }, search: '', sort: '', offset: 0, limit: 50 },
    });
  });

  it('knows whether it is narrowed', () => {
    expect(isNarrowed(readListState(new URLSearchParams('search=+')))).toBe(false);
    expect(isNarrowed(readListState(new URLSearchParams('f.kind=a')))).toBe(true);
  });
});

describe('what a list shows and offers', () => {
  const verbs = [
    list,
    action('unit.create', { name: text(), parentId: reference('unit') }),
    action('unit.update', { unitId: reference('unit'), name: text().optional() }),
    action('unit.remove', { id: rowId() }),
    action('seat.give', { unitId: reference('unit'), seats: whole() }),
    action('visit.record', { day: text(), unitId: reference('unit') }),
  ];

  it('shows names and no ids', () => {
    expect(columnsOf(list).map(({ shape }) => shape.name)).toEqual(['name', 'parentName', 'seats']);
  });

  it('offers its own actions on page and row, and others that begin with one of its rows', () => {
    const { page, row } = actionsOf(list, verbs);
    expect(page.map(({ name }) => name)).toEqual(['unit.create']);
    expect(row.map(({ verb, field }) => `${verb.name} ${field}`)).toEqual([
      'unit.update unitId',
      'unit.remove id',
      'seat.give unitId',
    ]);
  });

  it('begins no form whose row nobody could name', () => {
    const remove = action('unit.remove', { id: rowId() });
    expect(canBegin(remove, {})).toBe(false);
    expect(canBegin(remove, { id: 'u' })).toBe(true);
    expect(canBegin(action('unit.create', { name: text() }), {})).toBe(true);
  });

  it('names the actions no list offers', () => {
    expect(actionsWithoutList(verbs).map(({ name }) => name)).toEqual(['visit.record']);
  });
});
