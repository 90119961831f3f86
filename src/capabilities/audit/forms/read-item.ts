import { expectedItems, formVersion } from '../../evaluation/forms/catalogue.ts';
import type { FormItem, FormVersion } from '../../evaluation/forms/form-model.ts';
import type { CriterionName } from '../../../facts/criteria.ts';
import type { Level } from '../../../facts/fact.ts';
import type { Claim, ItemReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import type { FormRow } from './form-rows.ts';
import type { MarkToken } from './mark-tokens.ts';
import { boxSideOf, claimOf, type BoxSide } from './read-claim.ts';
import { dateIn, numberIn } from './read-remark.ts';
import { readParts, remarkSpanOf, type RowParts, type TableLayout } from './read-row.ts';
import { foldedSlice } from './row-pieces.ts';
import { tableRowAt } from './row-end.ts';

/** A row with its parts sorted out. */
export interface SortedRow {
  readonly row: FormRow;
  readonly parts: RowParts;
}

/** Items whose remark is a number. */
const counted: readonly (CriterionName | null)[] = ['staff-cap', 'presidium-cap', 'department-cap'];

const noLayout: TableLayout = { answer: null, wording: null, yes: null, no: null };

function commonest(values: readonly (number | null)[]): number | null {
  const counts = new Map<number, number>();
  let known = 0;
  for (const value of values) {
    if (value === null) continue;
    known += 1;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] * 3 >= known * 2 && best[1] >= 2 ? best[0] : null;
}

/** The columns of 是 and 否 where the head of the table gives each its own. */
function wordColumns(reading: Reading, first: FormRow): TableLayout {
  const offset = first.wording.start;
  const table = reading.tables.findLast(({ span }) => offset >= span.start && offset < span.end);
  const row = tableRowAt(reading, offset);
  if (!table || !row) return noLayout;
  const head = table.rows.slice(0, table.rows.indexOf(row)).flatMap((one) => one.cells);
  const columnOf = (words: RegExp): number | null =>
    head.find((cell) => words.test(foldedSlice(reading, cell.span)))?.column ?? null;
  return {
    answer: null,
    wording: null,
    yes: columnOf(/^(?:是|达标)$/),
    no: columnOf(/^(?:否|未达标)$/),
  };
}

function partsIn(row: FormRow, layout: TableLayout): RowParts {
  const { level, wordingColumn, pieces, wording, hit } = row;
  const asksNumber = level === 'school' && counted.includes(hit?.wording.criterion ?? null);
  return readParts(pieces, { level, asksNumber, wordingColumn, layout }, wording.end);
}

/** Both words with a box: an answer wherever it stands, also in a row that lost a cell. */
function hasBothWords({ tokens }: RowParts): boolean {
  const kinds = new Set(tokens.map((token) => token.kind));
  return kinds.has('first') && kinds.has('second') && kinds.size > 2;
}

/** Sorts the rows of one table, twice where the table's columns tell which of them holds the answers. */
export function sortRows(reading: Reading, rows: readonly FormRow[]): readonly SortedRow[] {
  const first = rows[0];
  if (!first) return [];
  const columns = wordColumns(reading, first);
  if (columns.yes !== null && columns.no !== null) {
    return rows.map((row) => ({ row, parts: partsIn(row, columns) }));
  }
  const drafts = rows.map((row) => ({ row, parts: partsIn(row, noLayout) }));
  const answer = commonest(drafts.map(({ parts }) => parts.answerColumn));
  if (answer === null) return drafts;
  const wording = commonest(rows.map((row) => row.wordingColumn));
  return drafts.map((draft) => {
    const parts = partsIn(draft.row, { ...noLayout, answer, wording });
    return parts.markSpan === null && hasBothWords(draft.parts) ? draft : { row: draft.row, parts };
  });
}

/** On which side of its word the box stands in a table, by the rows that tell. */
export function tableBoxSide(rows: readonly SortedRow[]): BoxSide {
  const sides = rows.map(({ parts }) => boxSideOf(parts.tokens));
  const before = sides.filter((side) => side === 'before').length;
  const after = sides.filter((side) => side === 'after').length;
  if (before === after) return null;
  return before > after ? 'before' : 'after';
}

function answerIn(parts: RowParts, level: Level, side: BoxSide): Claim {
  if (level === 'second-level' && (parts.count !== null || parts.all)) return 'yes';
  const tokens: readonly MarkToken[] = parts.tokens;
  return claimOf(tokens, side);
}

/** The item of a version that a row is; failing that, of the newest form that has its wording. */
function formItemOf(row: FormRow, version: FormVersion | null): FormItem | null {
  if (!row.hit) return null;
  const { uses, criterion } = row.hit.wording;
  const own =
    version && version.items.find((one) => one.level === row.level && one.criterion === criterion);
  if (own) return own;
  const fitting = uses.filter((use) => use.item.level === row.level);
  return (fitting.at(-1) ?? uses.at(-1))?.item ?? null;
}

/** Reads one row as an item of the form. */
export function readItem(
  reading: Reading,
  { row, parts }: SortedRow,
  version: FormVersion | null,
  side: BoxSide,
): ItemReading {
  const { text } = reading.tree;
  const { printed, wording, level } = row;
  const item = formItemOf(row, version);
  const criterion = row.hit?.wording.criterion ?? null;
  const remarkSpan = remarkSpanOf(reading, parts.remarks, wording.holes);
  const remark = remarkSpan && text.slice(remarkSpan.start, remarkSpan.end);
  const folded = parts.remarks.map((span) => foldedSlice(reading, span)).join('');
  const isRow = (item?.row ?? null) !== null && (printed.no ?? item?.no) === item?.no;
  const isSchool = level === 'school';
  return {
    level,
    no: printed.no ?? item?.no ?? 0,
    row: isRow ? (item?.row ?? null) : null,
    criterion,
    claim: answerIn(parts, level, side),
    core: printed.core || (item?.core ?? false),
    observation: printed.observation || (item?.observation ?? false),
    remark,
    number: isSchool
      ? counted.includes(criterion) && remark
        ? numberIn(folded)
        : null
      : parts.count,
    date: isSchool && criterion === 'congress-held' && remark ? dateIn(folded) : null,
    span: { start: printed.start, end: parts.end },
    markSpan: parts.markSpan,
    remarkSpan,
    wordingSpan: { start: wording.start, end: wording.end },
  };
}

function absentItem(level: Level, item: FormItem): ItemReading {
  return {
    level,
    no: item.no,
    row: item.row,
    criterion: item.criterion,
    claim: 'absent',
    core: item.core,
    observation: item.observation,
    remark: null,
    number: null,
    date: null,
    span: null,
    markSpan: null,
    remarkSpan: null,
    wordingSpan: null,
  };
}

/** Adds the items that the version has and the document lacks, each in its place. A table that is lacking altogether adds none. */
export function withAbsent(
  items: readonly ItemReading[],
  version: FormVersion | null,
): readonly ItemReading[] {
  if (!version) return items;
  const out: ItemReading[] = [];
  for (const level of ['school', 'second-level'] as const) {
    const present = items.filter((item) => item.level === level);
    const missing =
      present.length === 0 && level === 'second-level'
        ? []
        : expectedItems(version, level).filter(
            (item) => !present.some((read) => read.criterion === item.criterion),
          );
    const place = (item: ItemReading): number => item.no * 10 + (item.row ?? 0);
    out.push(
      ...[...present, ...missing.map((item) => absentItem(level, item))].sort(
        (a, b) => place(a) - place(b),
      ),
    );
  }
  return out;
}

/** The form a caller insists on, or null where no known form bears the id. */
export function forcedVersion(forced: string | null): FormVersion | null {
  return forced === null ? null : formVersion(forced);
}
