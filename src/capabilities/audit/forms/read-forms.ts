import type { Span } from '../../../engines/documents/tree.ts';
import type { FormReading, ItemReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { findWordings } from './find-items.ts';
import { readHead, secondLevelTotal, type FormHead } from './form-head.ts';
import { rowsOf } from './form-rows.ts';
import { tablesIn, type FoundTable } from './form-tables.ts';
import { decideVersion } from './form-version.ts';
import { isWord } from './mark-tokens.ts';
import { dateIn } from './read-remark.ts';
import {
  forcedVersion,
  readItem,
  sortRows,
  tableBoxSide,
  withAbsent,
  type SortedRow,
} from './read-item.ts';
import { rowSpan, tableRowAt } from './row-end.ts';

/** Fewer recognised items than this are a quotation of the rules, not a form. */
const leastItems = 4;

/** Characters at the start of a document in which its title and preamble are looked for. */
const longestOpening = 6000;

interface DraftForm {
  readonly tables: FoundTable[];
}

/** A school's table and the second-level table after it are one form. */
function groupTables(tables: readonly FoundTable[]): readonly DraftForm[] {
  const forms: DraftForm[] = [];
  for (const table of tables) {
    const form = forms.at(-1);
    const hasSecond = form?.tables.some((other) => other.level === 'second-level') ?? false;
    if (form && table.level === 'second-level' && !hasSecond) form.tables.push(table);
    else if (form && goesOn(form, table)) form.tables.push(table);
    else forms.push({ tables: [table] });
  }
  return forms;
}

/** Whether a table goes on with the numbers where the last one stopped: one table, cut by a heading. */
function goesOn(form: DraftForm, table: FoundTable): boolean {
  const last = form.tables.at(-1) as FoundTable;
  const before = last.items.at(-1)?.printed.no ?? null;
  const next = table.items[0]?.printed.no ?? null;
  const seen = new Set(last.items.map((item) => item.hit.wording.criterion));
  return (
    last.level === table.level &&
    before !== null &&
    next === before + 1 &&
    !table.items.some((item) => seen.has(item.hit.wording.criterion))
  );
}

const headWords =
  /自评表|备案表|组织名称|(?:验收|评估)?结论备注|符合标准学生会组织数量|改革情况.{0,80}(?:项目|指标)/;

/** Whether items are a filled-in form: marks or counts stand in the rows, or a form's head over them. */
function isForm(rows: readonly SortedRow[], head: FormHead): boolean {
  const known = rows.filter(({ row }) => row.hit !== null).length;
  if (known < leastItems) return false;
  const answered = rows.filter(({ parts }) => parts.markSpan !== null).length;
  const numbered = rows.filter(({ row }) => row.printed.no !== null).length;
  if (answered * 3 >= rows.length) return true;
  return headWords.test(head.folded.slice(-600)) && (answered > 0 || numbered * 2 >= rows.length);
}

const titleLine = /改革情况|改革自评|自评表|备案表|组织名称|深化改革/;
const longestTitle = 70;
const farthestTitle = 1600;

/** Where a form's own heading starts: the first title line in the stretch before its first item. */
function headingStart(text: string, floor: number, firstItem: number): number {
  const from = Math.max(floor, firstItem - farthestTitle);
  let at = from === 0 ? 0 : text.indexOf('\n', from - 1) + 1;
  while (at < firstItem) {
    const end = text.indexOf('\n', at);
    if (end === -1 || end >= firstItem) break;
    const line = text.slice(at, end);
    if (line.length < longestTitle && titleLine.test(line)) return at;
    at = end + 1;
  }
  return firstItem;
}

/** The span of a table's rows; a table of the document counts from its head when that stands close. */
function tableSpanOf(reading: Reading, items: readonly ItemReading[]): Span | null {
  const spans = items.map((item) => item.span).filter((span) => span !== null);
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return null;
  const start = tableRowAt(reading, first.end - 1)?.span.start ?? first.start;
  const row = tableRowAt(reading, last.start);
  return {
    start: Math.min(first.start, start),
    end: Math.max(...spans.map((span) => span.end), row ? rowSpan(row).end : 0),
  };
}

function congressDay(reading: Reading, rows: readonly SortedRow[]): ReturnType<typeof dateIn> {
  const found = rows.find(
    ({ row }) => row.level === 'school' && row.hit?.wording.criterion === 'congress-held',
  );
  if (!found) return null;
  const text = found.parts.remarks.map(({ start, end }) => reading.tree.text.slice(start, end));
  return dateIn(text.join('').replace(/\s+/g, ''));
}

/** Whether the answers of the rows are 达标 and 未达标; null where no row has words. */
function saysMet(reading: Reading, rows: readonly SortedRow[]): boolean | null {
  const words = rows
    .flatMap(({ parts }) => parts.tokens.filter(isWord))
    .map(({ start, end }) => reading.tree.text.slice(start, end))
    .filter((text) => /[是否标合]/.test(text));
  return words.length === 0
    ? null
    : words.filter((text) => text.includes('达标')).length * 2 > words.length;
}

function startOf(rows: readonly SortedRow[]): number {
  return rows[0]?.row.printed.start ?? 0;
}

/** The text between the tables of a form, where the number of second-level unions may stand. */
function betweenTables(tables: readonly (readonly SortedRow[])[]): readonly Span[] {
  return tables.slice(1).map((rows, index) => {
    const before = tables[index]?.at(-1);
    return { start: before?.parts.end ?? 0, end: startOf(rows) };
  });
}

function readForm(
  reading: Reading,
  draft: DraftForm,
  floor: number,
  forced: string | null,
): FormReading | null {
  const tables = draft.tables.map((table) => sortRows(reading, rowsOf(reading, table)));
  const rows = tables.flat();
  const first = startOf(rows);
  const near = { start: floor, end: first };
  const head = readHead(reading, near, { start: 0, end: Math.min(first, longestOpening) });
  if (!isForm(rows, head)) return null;
  const insisted = forcedVersion(forced);
  const decided = insisted
    ? ({ version: insisted, confidence: 'exact' } as const)
    : decideVersion({
        head,
        rows: rows.map(({ row }) => row),
        saysMet: saysMet(reading, rows),
        congressDay: congressDay(reading, rows),
      });
  const read = tables.map((table) => {
    const side = tableBoxSide(table);
    return table.map((row) => readItem(reading, row, decided.version, side));
  });
  const items = read.flat();
  const tableSpans = read
    .map((table) => tableSpanOf(reading, table))
    .filter((span) => span !== null);
  const start = headingStart(reading.tree.text, floor, first);
  const remarks = items
    .filter((item) => item.level === 'second-level')
    .map((item) => item.remarkSpan)
    .filter((span) => span !== null);
  return {
    version: decided.version?.id ?? null,
    confidence: decided.confidence,
    organisation: head.organisation,
    kind: head.kind,
    span: { start, end: Math.max(first, ...tableSpans.map((span) => span.end)) },
    tableSpans,
    asOf: head.asOf,
    schoolYear: head.schoolYear,
    items: withAbsent(items, decided.version),
    secondLevelTotal: secondLevelTotal(
      reading,
      [...betweenTables(tables), { start, end: first }],
      remarks,
    ),
  };
}

/**
 * Every self-evaluation form in a document, in any layout, in the order of the text. `forced` reads each as
 * that version (an id no form bears is ignored). An empty list means that none was found; a rule or charter
 * that quotes items without marks is none. What cannot be read is unreadable, never guessed.
 */
export function readForms(reading: Reading, forced: string | null): readonly FormReading[] {
  const tables = tablesIn(reading, findWordings(reading.folded.text));
  const forms: FormReading[] = [];
  for (const draft of groupTables(tables)) {
    const form = readForm(reading, draft, forms.at(-1)?.span.end ?? 0, forced);
    if (form) forms.push(form);
  }
  return forms;
}
