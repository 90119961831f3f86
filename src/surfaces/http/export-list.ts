import writeExcelFile from 'write-excel-file/node';
import { describeVerb, type FieldSchema } from '../../engines/actions/description.ts';
import type { Outcome } from '../../engines/actions/runner.ts';
import type { List, Page } from '../../engines/actions/verb.ts';
import { secondsAfter, type Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Language } from '../../kernel/words.ts';

/** Words of a list's columns and choices, by whoever knows the rooms; null where there are none. */
export type ExportWords = (
  language: Language,
  list: { readonly room: string; readonly name: string },
  key: string,
) => string | null;

/** Most rows of one exported table; more than a school has students. */
const largestExport = 100_000;
const rowsAtOnce = 1000;

/** What is exported. */
export interface ExportParts {
  readonly list: List;
  readonly words: ExportWords;
  readonly language: Language;
  page(offset: number, limit: number): Promise<Outcome<Page<Readonly<Record<string, unknown>>>>>;
}

interface Column {
  readonly name: string;
  readonly schema: FieldSchema;
}

/** The kind of a field, also where it may be null. */
function kindOf(schema: FieldSchema): string {
  return schema.kind ?? schema.anyOf?.find((part) => part.kind !== undefined)?.kind ?? 'text';
}

function columnsOf(list: List): readonly Column[] {
  const properties = describeVerb(list).row?.properties ?? {};
  return Object.entries(properties)
    .map(([name, schema]) => ({ name, schema }))
    .filter(({ name, schema }) => name !== 'id' && !['id', 'reference'].includes(kindOf(schema)));
}

const inChina = (instant: Instant): string =>
  secondsAfter(instant, 8 * 3600)
    .slice(0, 16)
    .replace('T', ' ');

/** What a verb or a kind of thing is called, by the words of whatever room knows it. */
function named(say: (key: string) => string | null, kind: 'verb' | 'thing', value: string): string {
  const keys =
    kind === 'verb'
      ? [`verb.${value}`]
      : [`thing.${value}`, `title.${value}.list`, `verb.${value}.list`];
  return keys.map(say).find((word) => word !== null) ?? value;
}

/** A cell as people read it. Texts stay texts: student numbers keep their zeros, and nothing is ever a formula. */
function cellOf({ list, words, language }: ExportParts, { name, schema }: Column, value: unknown) {
  if (value === null || value === undefined) return null;
  const say = (key: string): string | null =>
    words(language, list, `${list.name}.${key}`) ?? words(language, list, key);
  const kind = kindOf(schema);
  if (kind === 'verb' || kind === 'thing')
    return { value: named(say, kind, String(value)), type: String };
  if (kind === 'money' && typeof value === 'number')
    return { value: value / 100, type: Number, format: '#,##0.00' };
  if (typeof value === 'number') return { value, type: Number };
  const shown =
    kind === 'choice' || typeof value === 'boolean'
      ? (words(language, list, `choice.${list.name}.${name}.${String(value)}`) ??
        words(language, list, `choice.${name}.${String(value)}`) ??
        say(String(value)) ??
        String(value))
      : kind === 'instant'
        ? inChina(value as Instant)
        : typeof value === 'string'
          ? value
          : JSON.stringify(value);
  return { value: shown, type: String };
}

/** Widths in characters: long names of columns are wrapped, long texts too. */
const width = (label: string): number => Math.min(40, Math.max(10, [...label].length * 2 + 4));

/** Writes all rows of a list into an .xlsx with a frozen head. Refuses more than 100,000 rows (`too-large`). */
export async function exportList(parts: ExportParts): Promise<Outcome<Buffer>> {
  const { list, words, language } = parts;
  const columns = columnsOf(list);
  const label = ({ name }: Column): string =>
    words(language, list, `field.${list.name}.${name}`) ??
    words(language, list, `field.${name}`) ??
    (name.endsWith('Name') ? words(language, list, `field.${name.slice(0, -4)}Id`) : null) ??
    (name.endsWith('Name') ? words(language, list, `field.${name.slice(0, -4)}`) : null) ??
    name;
  const labels = columns.map(label);
  const rows: ReturnType<typeof cellOf>[][] = [
    labels.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
  ];
  for (let offset = 0; ; offset += rowsAtOnce) {
    const page = await parts.page(offset, rowsAtOnce);
    if (!page.ok) return page;
    if (page.value.total > largestExport)
      return err([refusal('too-large', [], { rows: page.value.total })]);
    for (const row of page.value.rows)
      rows.push(columns.map((column) => cellOf(parts, column, row[column.name])));
    if (page.value.rows.length < rowsAtOnce) break;
  }
  const book = writeExcelFile(rows as never, {
    columns: labels.map((text) => ({ width: width(text) })),
    stickyRowsCount: 1,
    sheet: (words(language, list, `verb.${list.name}`) ?? list.name).slice(0, 30),
  });
  return ok(await book.toBuffer());
}
