import { z } from 'zod';
import type { Day } from '../../kernel/day.ts';
import { uuidShape, type Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';

/**
 * The kinds of field that forms, tables, flags and documents know. A schema made here carries its kind as metadata
 * (`kind`), which `z.toJSONSchema` hands on. `personal` marks data about a person: it is listed in the data inventory.
 */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'secret'
  | 'day'
  | 'number'
  | 'money'
  | 'choice'
  | 'yes-no'
  | 'reference'
  | 'id'
  | 'instant'
  | 'file'
  | 'list'
  | 'verb'
  | 'thing';

/** What a reference points at; the screen offers the rows of that thing's list verb (`person.list`, `unit.list` …). */
export type ReferenceTo =
  | 'person'
  | 'unit'
  | 'body'
  | 'post'
  | 'term'
  | 'semester'
  | 'document'
  | 'article'
  | 'notice'
  | 'attestation'
  | 'call'
  | 'disclosure'
  | 'congress'
  | 'proposal';

/** One line of text, trimmed, of at least one and at most `max` characters. */
export const text = (max = 100) => z.string().trim().min(1).max(max).meta({ kind: 'text' });

/** Several lines of text. */
export const longText = (max = 4000) =>
  z.string().trim().min(1).max(max).meta({ kind: 'long-text' });

/** A secret that is never shown, logged or journaled. */
export const secret = (min = 1, max = 200) => z.string().min(min).max(max).meta({ kind: 'secret' });

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day = () => z.iso.date().meta({ kind: 'day' }) as unknown as z.ZodType<Day, string>;

/** A moment in UTC (RFC 3339); shown in China's time. */
export const instant = () =>
  z.iso.datetime().meta({ kind: 'instant' }) as unknown as z.ZodType<Instant, string>;

/** A whole number. */
export const whole = (min = 0, max = 10_000_000) =>
  z.int().min(min).max(max).meta({ kind: 'number' });

/** Money in 分 (cents of a yuan). */
export const money = (max = 1_000_000_000) => z.int().min(0).max(max).meta({ kind: 'money' });

/** One of a closed list; its words are `choice.<field>.<value>`. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).meta({ kind: 'choice' });

/** The name of a verb, told by its words (`verb.<name>` of whatever room declares it). */
export const verbName = () => z.string().max(80).meta({ kind: 'verb' });

/** What a verb is done to (`unit`, `person`), told by `thing.<kind>` of whatever room knows it. */
export const thingKind = () => z.string().max(40).meta({ kind: 'thing' });

/** Yes or no. */
export const yesNo = () => z.boolean().meta({ kind: 'yes-no' });

/** The id of something else. */
export const reference = (to: ReferenceTo) =>
  z.string().regex(uuidShape).meta({ kind: 'reference', to }) as unknown as z.ZodType<Uuid, string>;

/** The id of a row itself; a table does not show it. */
export const rowId = () =>
  z.string().regex(uuidShape).meta({ kind: 'id' }) as unknown as z.ZodType<Uuid, string>;

/** The SHA-256 (hexadecimal) of an attachment uploaded before. */
export const file = (types: readonly string[]) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ kind: 'file', types: [...types] });

/** Marks a field as data about a person, with the reason it is kept (shown in the data inventory). */
export function personal<T extends z.ZodType>(schema: T, why: string): T {
  return schema.meta({ ...schema.meta(), personal: why }) as T;
}
