import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeVerb } from '../../../engines/actions/description.ts';
import {
  choice,
  day,
  file,
  longText,
  money,
  reference,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction, type Verb } from '../../../engines/actions/verb.ts';
import { fieldsOf, type FieldShape } from '../field-shape.ts';
import { groupDraft, movedRow, withoutRow, withRow, type Initial } from './draft.ts';
import { groupInput } from './input-of.ts';

function fieldsFor(input: z.ZodObject): readonly FieldShape[] {
  const run = () => Promise.reject(new Error('only described'));
  const parts = { name: 'x.y', room: 'x', may: [], refuses: [], input, run };
  return fieldsOf(describeVerb(defineAction(parts) as unknown as Verb).input);
}

/** What a form sends that begins with `initial` and in which nothing is touched. */
function untouched(input: z.ZodObject, initial: Initial) {
  const fields = fieldsFor(input);
  return groupInput(fields, groupDraft(fields, initial));
}

const id = '00000000-0000-7000-8000-000000000001';

describe('what a form sends', () => {
  const all = z.object({
    name: text(),
    note: longText().nullable(),
    since: day(),
    seats: whole(),
    budget: money(),
    kind: choice(['a', 'b']),
    boarding: yesNo(),
    leaderId: reference('person'),
    paper: file(['application/pdf']),
    campuses: z.array(choice(['north', 'south'])),
    rows: z.array(z.object({ name: text(), share: whole().nullable() })),
    address: z.object({ street: text(), room: text().optional() }),
  });
  const value = {
    name: '护理系',
    note: null,
    since: '2026-09-01',
    seats: 12,
    budget: 123450,
    kind: 'b',
    boarding: false,
    leaderId: id,
    paper: 'a'.repeat(64),
    campuses: ['south'],
    rows: [{ name: '甲', share: null }],
    address: { street: '明德楼' },
  };

  it('is what it began with, for every kind of field', () => {
    expect(all.parse(value)).toEqual(value);
    expect(untouched(all, value)).toEqual({ value, problems: [] });
  });

  it('names everything that is missing, each at its place', () => {
    const { problems } = untouched(all, { rows: [{}], address: {} });
    expect(problems.map(({ field }) => field.join('.'))).toEqual([
      ...['name', 'since', 'seats', 'budget', 'kind', 'boarding', 'leaderId', 'paper'],
      ...['rows.0.name', 'address.street'],
    ]);
  });
});

describe('a change of some fields', () => {
  const update = z.object({
    unitId: reference('unit'),
    name: text().optional(),
    programme: text().nullish(),
    insured: yesNo().nullish(),
    budget: money().nullish(),
  });
  const fields = fieldsFor(update);
  const existing = { unitId: id, name: '护理系', budget: 5, programme: null };
  const begun = groupDraft(fields, existing);
  const sent = (touched: Readonly<Record<string, string>>) =>
    groupInput(
      fields,
      { ...begun, fields: { ...begun.fields, ...touched } },
      { change: { existing, begun } },
    );

  it('leaves out what was not touched, known or not', () => {
    expect(sent({}).value).toEqual({ unitId: id });
    expect(sent({ programme: '护理' }).value).toEqual({ unitId: id, programme: '护理' });
  });

  it('clears what was made blank, and refuses to blank what has to be something', () => {
    const { value, problems } = sent({ name: '', budget: '' });
    expect(value).toEqual({ unitId: id, budget: null });
    expect(problems).toEqual([{ code: 'field-required', field: ['name'], values: {} }]);
  });
});

describe('limits', () => {
  const limited = z.object({
    name: text(5),
    seats: whole(1, 60),
    budget: money(10_000),
    rows: z.array(text()).min(1).max(2),
  });
  const codes = (initial: Initial): readonly string[] =>
    untouched(limited, initial).problems.map(({ code }) => code);

  it('are told with what would be right', () => {
    expect(
      codes({ name: '一二三四五六', seats: 61, budget: 10_001, rows: ['a', 'b', 'c'] }),
    ).toEqual(['text-too-long', 'number-too-big', 'money-too-big', 'rows-too-many']);
    expect(untouched(limited, { name: 'a', seats: 0, budget: 1, rows: ['a'] }).problems).toEqual([
      { code: 'number-too-small', field: ['seats'], values: { least: 1 } },
    ]);
  });

  it('begin a list with as many rows as it needs', () => {
    const [, , , rows] = fieldsFor(limited);
    const draft = rows && groupDraft([rows], {}).fields['rows'];
    expect(draft).toEqual({ kind: 'list', rows: [{ key: 0, draft: '' }] });
  });
});

describe('rows', () => {
  const [shape] = fieldsFor(z.object({ rows: z.array(text()) }));
  const item = shape?.item;
  if (!item) throw new Error('a list has an item');
  const three = {
    kind: 'list' as const,
    rows: [
      { key: 0, draft: 'a' },
      { key: 1, draft: 'b' },
      { key: 2, draft: 'c' },
    ],
  };
  const letters = ({ rows }: typeof three) => rows.map(({ draft }) => draft).join('');

  it('move by one place and stop at the ends', () => {
    expect(letters(movedRow(three, 0, 1) as typeof three)).toBe('bac');
    expect(letters(movedRow(three, 2, -1) as typeof three)).toBe('acb');
    expect(movedRow(three, 0, -1)).toBe(three);
    expect(movedRow(three, 2, 1)).toBe(three);
  });

  it('never share a key after removing and adding', () => {
    const changed = withRow(withoutRow(three, 1), item);
    expect(changed.rows.map(({ key }) => key)).toEqual([0, 2, 3]);
  });
});
