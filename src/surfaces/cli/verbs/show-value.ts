import { millisecondsOf, secondsAfter, type Instant } from '../../../kernel/instant.ts';
import type { Json } from '../../../kernel/json.ts';
import { say, type Words } from '../../../kernel/words.ts';
import type { Column } from '../table.ts';
import { tableLines } from '../table.ts';
import { columnsOf, fit, printable, wrap } from '../terminal.ts';
import type { Row } from './client.ts';
import { yuan } from './limits.ts';
import { choiceWord, fieldWord, type RoomOfVerb } from './room-words.ts';
import type { VerbField } from './verb-fields.ts';

/** The words values are shown with: those of the verb's room, and the command line's own. */
export interface ValueWords extends RoomOfVerb {
  readonly own: Words;
}

/** A moment in China's time, to the minute; a text that is no moment as it is. */
function chinaTime(text: string): string {
  if (Number.isNaN(millisecondsOf(text as Instant))) return text;
  return secondsAfter(text as Instant, 8 * 3600)
    .slice(0, 16)
    .replace('T', ' ');
}

function textOf(value: Json, name: string, words: ValueWords): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return say(words.own, value ? 'value.yes' : 'value.no');
  if (typeof value === 'object') return JSON.stringify(value);
  return choiceWord(words, name, value) ?? String(value);
}

/** A value of a declared field as a person reads it. */
export function fieldText(field: VerbField, value: Json, words: ValueWords): string {
  if (Array.isArray(value))
    return value
      .map((one: Json) => fieldText(field.items ?? field, one, words))
      .join(say(words.own, 'value.and'));
  if (field.kind === 'money' && typeof value === 'number') return yuan(value);
  if (field.kind === 'instant' && typeof value === 'string') return chinaTime(value);
  return textOf(value, field.name, words);
}

/** A field's label, or its name where the room has no word for it. */
export function labelOf(name: string, words: ValueWords): string {
  return fieldWord(words, name) ?? name;
}

/** Rows of a list as a table: every column but the ids. */
export function rowLines(
  fields: readonly VerbField[],
  rows: readonly Row[],
  { words, columns }: { readonly words: ValueWords; readonly columns: number },
): readonly string[] {
  const shown = fields.filter(({ kind }) => kind !== 'id');
  const heads = shown.map((field): Column => ({
    label: labelOf(field.name, words),
    figures: field.kind === 'number' || field.kind === 'money',
  }));
  const cells = rows.map((row) =>
    shown.map((field) => fieldText(field, row[field.name] ?? null, words)),
  );
  return tableLines(heads, cells, columns);
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isRows = (value: Json): value is readonly { readonly [key: string]: Json }[] =>
  Array.isArray(value) && value.length > 0 && value.every((one: Json) => isObject(one));

/** Rows whose columns nobody declared: those they have, in the order they come. */
function looseTable(
  rows: readonly Row[],
  { words, columns }: { readonly words: ValueWords; readonly columns: number },
): readonly string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (name) => name !== 'id',
  );
  const heads = names.map((name) => ({
    label: labelOf(name, words),
    figures: rows.every((row) => typeof (row[name] ?? 0) === 'number'),
  }));
  const cells = rows.map((row) => names.map((name) => textOf(row[name] ?? null, name, words)));
  return tableLines(heads, cells, columns);
}

/** An answer as a person reads it: named values below each other, rows as tables, the rest as it is. */
export function answerLines(
  answer: Json,
  around: { readonly words: ValueWords; readonly columns: number },
): readonly string[] {
  const { words, columns } = around;
  if (answer === null) return [];
  if (isRows(answer)) return looseTable(answer, around);
  if (!isObject(answer)) return wrap(printable(textOf(answer, '', words)), columns);
  const entries = Object.entries(answer);
  const left = Math.min(30, Math.max(0, ...entries.map(([n]) => columnsOf(labelOf(n, words)))));
  return entries.flatMap(([name, value]) => {
    const label = labelOf(name, words);
    if (isRows(value)) return ['', label, ...looseTable(value, around)];
    if (isObject(value)) {
      const inner = answerLines(value, { words, columns: columns - 2 });
      return [label, ...inner.map((line) => `  ${line}`)];
    }
    const text = Array.isArray(value)
      ? value.map((one: Json) => textOf(one, name, words)).join(say(words.own, 'value.and'))
      : textOf(value, name, words);
    const lines = wrap(printable(text), Math.max(10, columns - left - 2));
    return lines.map((line, at) => `${fit(at === 0 ? label : '', left)}  ${line}`.trimEnd());
  });
}
