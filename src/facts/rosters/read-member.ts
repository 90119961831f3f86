import type { Education, StaffMember, StudyRank } from '../vocabulary.ts';
import type { Column, ColumnKind } from './columns.ts';
import {
  departmentIn,
  looksLikeName,
  postKind,
  readEducation,
  readFailed,
  readGrade,
  readStatus,
} from './person-cells.ts';
import { rankOfTwo, readRank, shareOfBare, type RankStyle } from './rank-cell.ts';
import type { SheetCell, SheetRow } from './sheet.ts';

/** What holds for every row of a roster. */
export interface RosterStyle {
  readonly rank: RankStyle;
  /** Year in which the school year of the disclosure began; null where unknown. */
  readonly yearBegun: number | null;
  /** The roster of a graduate union. */
  readonly graduates: boolean;
}

type CellOf = (kind: ColumnKind) => SheetCell | null;

/** Cells of one person by kind; the first non-empty column of a kind counts. */
function cellsByKind(columns: readonly Column[], row: SheetRow, from: number, to: number): CellOf {
  const byKind = new Map<ColumnKind, SheetCell>();
  for (let c = from; c < to; c += 1) {
    const cell = row.cells[c];
    const kind = columns[c]?.kind;
    if (cell && kind && !byKind.has(kind)) byKind.set(kind, cell);
  }
  return (kind) => byKind.get(kind) ?? null;
}

function firstRank(
  columns: readonly Column[],
  row: SheetRow,
  from: number,
  to: number,
  style: RankStyle,
): StudyRank {
  let best: StudyRank = { kind: 'blank' };
  for (let c = from; c < to; c += 1) {
    if (columns[c]?.kind !== 'rank') continue;
    const rank = readRank(row.cells[c]?.text ?? '', style);
    if (rank.kind === 'place') return rank;
    if (best.kind === 'blank') best = rank;
  }
  return best;
}

function rankOf(
  cell: CellOf,
  columns: readonly Column[],
  row: SheetRow,
  from: number,
  to: number,
  style: RankStyle,
): StudyRank {
  const own = firstRank(columns, row, from, to, style);
  if (own.kind === 'place') return own;
  const place = cell('rank');
  const size = cell('size');
  const two = place && size ? rankOfTwo(place.text, size.text) : null;
  if (two) return two;
  const percent = cell('percent');
  const share = percent ? shareOfBare(percent.text) : null;
  if (share && (own.kind === 'blank' || own.kind === 'unreadable') && share.kind !== 'blank')
    return share;
  return own;
}

function unitOf(cell: SheetCell | null, header: string): string | null {
  if (!cell) return null;
  if (!/专业|班|年级/.test(header)) return cell.plain;
  return /^.{1,18}?(?:学院|书院|学部|校区|系(?!统))/u.exec(cell.plain)?.[0] ?? cell.plain;
}

function educationOf(cell: CellOf, grade: Education, graduates: boolean): Education {
  const degree = cell('education');
  const told = degree ? readEducation(degree.text) : null;
  if (told ?? grade) return told ?? grade;
  const group = cell('class');
  if (group && /^(?:研|硕|博)|硕士|博士|研究生/.test(group.text)) return 'graduate';
  return graduates ? 'graduate' : null;
}

function studyOf(
  cell: CellOf,
  style: RosterStyle,
): Pick<StaffMember, 'gradeText' | 'entryYear' | 'studyYear' | 'education'> {
  const own = cell('grade');
  const mixed = cell('unit');
  const source = own ?? cell('class') ?? (mixed && /\d{2}级/.test(mixed.text) ? mixed : null);
  const grade = source
    ? readGrade(source.text)
    : { entryYear: null, studyYear: null, education: null };
  const begun = style.yearBegun;
  const counted = begun !== null && grade.studyYear !== null ? begun - grade.studyYear + 1 : null;
  return {
    gradeText: own?.plain ?? null,
    entryYear: grade.entryYear ?? counted,
    studyYear: grade.studyYear,
    education: educationOf(cell, grade.education, style.graduates),
  };
}

const presidiumGroup = /主席团/;

function postOf(cell: CellOf, group: string | null): StaffMember['post'] {
  const own = cell('post');
  if (own) return { kind: postKind(own.text), title: own.plain };
  const department = cell('department')?.text ?? group ?? '';
  return presidiumGroup.test(department) ? { kind: 'presidium-member', title: '主席团成员' } : null;
}

function departmentOf(cell: CellOf, group: string | null): string | null {
  const own = cell('department');
  if (own) return own.plain;
  const post = cell('post');
  const inTitle = post ? departmentIn(post.text) : null;
  if (inTitle) return inTitle;
  if (!group) return null;
  const plain = group
    .replace(/^[\d一二三四五六七八九十]{1,2}[、.]|^\([一二三四五六七八九十\d]{1,2}\)/, '')
    .replace(/\(?[共计]{0,2}\d{1,3}[人名]\)?|[:]$/g, '');
  return /(?:部|办公室|中心|室|主席团)$/.test(plain) ? plain : null;
}

/**
 * Reads the person in the columns `from`…`to` of a row; null where there is none. `position` numbers a row
 * that prints no number.
 */
export function readMember(
  columns: readonly Column[],
  row: SheetRow,
  range: { readonly from: number; readonly to: number },
  position: number,
  style: RosterStyle,
): StaffMember | null {
  const cell = cellsByKind(columns, row, range.from, range.to);
  const name = cell('name');
  const status = cell('status');
  if (name && !looksLikeName(name.plain)) return null;
  if (!name && (!status || readStatus(status.text) === null)) return null;
  const printed = /^\d{1,4}/.exec(cell('number')?.text ?? '')?.[0];
  const failed = cell('failed');
  const passed = cell('passed');
  const unitAt = columns.findIndex((column, c) => column.kind === 'unit' && c >= range.from);
  return {
    row: printed === undefined ? position : Number(printed),
    name: name?.plain ?? null,
    post: postOf(cell, row.group),
    department: departmentOf(cell, row.group),
    status: status ? readStatus(status.text) : null,
    statusText: status?.plain ?? null,
    unit: unitOf(cell('unit'), columns[unitAt]?.header ?? ''),
    ...studyOf(cell, style),
    rank: rankOf(cell, columns, row, range.from, range.to, style.rank),
    failed: failed
      ? readFailed(failed.text, 'failed')
      : passed
        ? readFailed(passed.text, 'passed')
        : null,
  };
}
