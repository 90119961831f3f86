import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeVerb, type VerbDescription } from '../../engines/actions/description.ts';
import {
  choice,
  day,
  money,
  personal,
  reference,
  text,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, type Verb } from '../../engines/actions/verb.ts';
import { fieldsOf, isRequired } from './field-shape.ts';

function described(input: z.ZodObject): VerbDescription {
  const run = () => Promise.reject(new Error('only described'));
  const parts = { name: 'x.y', room: 'x', may: [], refuses: [], input, run };
  return describeVerb(defineAction(parts) as unknown as Verb);
}

const shapes = (input: z.ZodObject) => fieldsOf(described(input).input);

describe('the shape of a field', () => {
  it('knows what may be left out, what may be null, and what must be given', () => {
    const [given, optional, nullable, either, usual] = shapes(
      z.object({
        given: text(),
        optional: text().optional(),
        nullable: text().nullable(),
        either: text().nullish(),
        usual: yesNo().default(false),
      }),
    );
    expect(given && isRequired(given)).toBe(true);
    expect(optional).toMatchObject({ optional: true, nullable: false, kind: 'text' });
    expect(nullable).toMatchObject({ optional: false, nullable: true, kind: 'text' });
    expect(either).toMatchObject({ optional: true, nullable: true, kind: 'text' });
    expect(usual).toMatchObject({ optional: true, kind: 'yes-no' });
    expect(usual?.schema.default).toBe(false);
  });

  it('keeps the kind and the target of a field marked as personal or made nullable', () => {
    const [born, who] = shapes(
      z.object({
        born: personal(day().nullable(), 'for the roster'),
        who: personal(reference('person'), 'who it is').nullable(),
      }),
    );
    expect(born).toMatchObject({ kind: 'day', nullable: true });
    expect(born?.schema.personal).toBe('for the roster');
    expect(who).toMatchObject({ kind: 'reference', nullable: true });
    expect(who?.schema.to).toBe('person');
  });

  it('tells rows from several choices, and looks into groups', () => {
    const [rows, several, group] = shapes(
      z.object({
        rows: z.array(z.object({ amount: money() })),
        several: z.array(choice(['a', 'b'])),
        group: z.object({ name: text() }),
      }),
    );
    expect(rows?.kind).toBe('list');
    expect(rows?.item?.fields.map(({ kind }) => kind)).toEqual(['money']);
    expect(several?.kind).toBe('choices');
    expect(group?.fields.map(({ name }) => name)).toEqual(['name']);
  });
});
