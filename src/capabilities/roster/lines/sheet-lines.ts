import { looksLikeName, readFailed, readStatus } from '../../../facts/rosters/person-cells.ts';
import { sideBySide, type Column, type ColumnKind } from '../../../facts/rosters/columns.ts';
import { rankStyleOf, withDepartments } from '../../../facts/rosters/roster-style.ts';
import {
  rankOfTwo,
  readRank,
  shareOfBare,
  type RankStyle,
} from '../../../facts/rosters/rank-cell.ts';
import type { Sheet, SheetCell, SheetRow } from '../../../facts/rosters/sheet.ts';
import type { LineCells, LineField, SourceLine } from './line.ts';
import type { PlaceOf } from './places.ts';

type CellOf = (kind: ColumnKind) => SheetCell | null;

/** Cells of one person by kind; the first of a kind that is not empty counts. */
function cellsByKind(columns: readonly Column[], row: SheetRow, from: number, to: number): CellOf {
  const byKind = new Map<ColumnKind, SheetCell>();
  for (let c = from; c < to; c += 1) {
    const cell = row.cells[c];
    const kind = columns[c]?.kind;
    if (cell && kind && !byKind.has(kind)) byKind.set(kind, cell);
  }
  return (kind) => byKind.get(kind) ?? null;
}

/**
 * The rank as one cell says it: place and size from two columns become `4/46`, a column of shares `8.7%`, a header that
 * puts the size first is turned round. What cannot be read stays as it was written, for a person to correct.
 */
function rankText(cell: CellOf, style: RankStyle): string {
  const written = cell('rank');
  const own = written ? readRank(written.text, style) : ({ kind: 'blank' } as const);
  if (own.kind === 'place') return `${own.place}/${own.size}`;
  const size = cell('size');
  const two = written && size ? rankOfTwo(written.text, size.text) : null;
  if (two?.kind === 'place') return `${two.place}/${two.size}`;
  const percent = cell('percent');
  const share = percent ? shareOfBare(percent.text) : null;
  if (share?.kind === 'share' && own.kind !== 'share') return `${share.percent}%`;
  if (own.kind === 'share') return `${own.percent}%`;
  if (written) return size ? `${written.plain}/${size.plain}` : written.plain;
  return percent?.plain ?? '';
}

/** A column that asks whether all was passed is turned into the question whether anything was failed. */
function failedText(cell: CellOf): string {
  const failed = cell('failed');
  if (failed) return failed.plain;
  const passed = cell('passed');
  if (!passed) return '';
  const answer = readFailed(passed.text, 'passed');
  if (answer === null) return passed.plain;
  return answer ? '是' : '否';
}

const presidium = /主席团/;

/** A title row such as 办公室（4人） as the department it names. */
function departmentOfGroup(group: string | null): string {
  if (group === null) return '';
  if (presidium.test(group)) return '主席团';
  const plain = group
    .replace(/^[\d一二三四五六七八九十]{1,2}[、.]|^\([一二三四五六七八九十\d]{1,2}\)/, '')
    .replace(/\(?[共计]{0,2}\d{1,3}[人名]\)?|[:]$/g, '');
  return /(?:部|办公室|中心|室)$/.test(plain) ? plain : '';
}

function cellsOf(cell: CellOf, row: SheetRow, style: RankStyle): LineCells {
  const plain = (kind: ColumnKind): string => cell(kind)?.plain ?? '';
  const found: Record<LineField, string> = {
    name: plain('name'),
    number: plain('student-id'),
    status: plain('status'),
    unit: plain('unit'),
    grade: plain('grade'),
    class: plain('class'),
    department: plain('department') || departmentOfGroup(row.group),
    post: plain('post'),
    rank: rankText(cell, style),
    failed: failedText(cell),
    education: plain('education'),
    programme: plain('major'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== ''));
}

/** Foot-notes, totals and heads of other tables: they stand below a roster and are nobody. */
const nobody =
  /^(?:注|备注|说明|填表|制表|审核|合计|总计|共计|小计|[*※])|^\d+$|人数|占比|比例|签字|盖章/;

/**
 * Whether a row could be a person: a name or a status is there, and it is no foot-note. A row whose name is missing or
 * odd stays, to be corrected; one with a single cell is no person's.
 */
function isPerson(cell: CellOf, cells: LineCells): boolean {
  const name = cell('name');
  if (nobody.test(name?.text ?? '') || /^(?:注|备注|[*※])/.test(cell('number')?.text ?? ''))
    return false;
  if (name && looksLikeName(name.plain)) return true;
  const status = cell('status');
  const filled = Object.keys(cells).length;
  return filled >= 3 || (status !== null && readStatus(status.text) !== null && filled >= 2);
}

/**
 * The people of a sheet, line by line; several of them may stand side by side in one row. `flattened`: the document knows
 * no merged cells, so an empty department is that of the row above. Elsewhere empty is empty, and nothing is guessed.
 */
export function linesOfSheet(
  sheet: Sheet,
  { placeOf, flattened }: { readonly placeOf: PlaceOf; readonly flattened: boolean },
): readonly SourceLine[] {
  const style = rankStyleOf(sheet);
  const rows = flattened ? withDepartments(sheet) : sheet.rows;
  return sideBySide(sheet.columns).flatMap(({ from, to }) =>
    rows.flatMap((row) => {
      const cell = cellsByKind(sheet.columns, row, from, to);
      const cells = cellsOf(cell, row, style);
      return isPerson(cell, cells) ? [{ ...placeOf(row.span), cells }] : [];
    }),
  );
}
