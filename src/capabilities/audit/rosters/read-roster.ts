import type { Span } from '../../../engines/documents/tree.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { StaffMember } from '../../../facts/vocabulary.ts';
import { dayParts } from '../../../kernel/day.ts';
import { parseWholeNumber } from '../figures/numerals.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../reading.ts';
import { isStaffRoster } from './captions.ts';
import { columnOf, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';
import { sideBySide } from './columns.ts';
import { hyphensSeparate } from './rank-cell.ts';
import { readMember, type RosterStyle } from './read-member.ts';
import { readSummaries } from './read-summary.ts';
import { sheetsOutside } from './sheets.ts';

interface Listed {
  readonly member: StaffMember;
  readonly span: Span;
}

interface Roster {
  readonly sheet: Sheet;
  readonly members: readonly Listed[];
}

/** The form an offset belongs to: the last that begins before it, else the first. */
export function formAt(forms: readonly FormReading[], offset: number): FormReading | null {
  return forms.findLast((form) => form.span.start <= offset) ?? forms[0] ?? null;
}

/** Year in which the school year of a disclosure began: classes enter in autumn. */
function yearBegun(form: FormReading | null): number | null {
  if (!form) return null;
  if (form.schoolYear !== null) return form.schoolYear;
  if (form.asOf === null) return null;
  const { year, month } = dayParts(form.asOf);
  return year === null ? null : month >= 8 ? year : year - 1;
}

function styleOf(sheet: Sheet, form: FormReading | null): RosterStyle {
  const at = columnOf(sheet.columns, 'rank');
  const header = sheet.columns[at]?.header ?? '';
  return {
    rank: {
      sizeFirst: /人数[^\/]{0,6}\/[^\/]{0,6}(?:排名|名次)/.test(header),
      hyphens: hyphensSeparate(sheet.rows.map((row) => row.cells[at]?.text ?? '')),
    },
    yearBegun: yearBegun(form),
    graduates: form?.kind === 'graduate-union',
  };
}

function personSpan(row: SheetRow, range: { from: number; to: number }, only: boolean): Span {
  const cells = row.cells.slice(range.from, range.to).filter((cell) => cell !== null);
  const inside = cells.filter((cell) => cell.span.start >= row.span.start);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return row.span;
  return {
    start: first.span.start,
    end: only ? Math.max(row.span.end, last.span.end) : last.span.end,
  };
}

/** Where a merged department cell was flattened, the rows below it belong to the same department. */
function withDepartments(sheet: Sheet): readonly SheetRow[] {
  const at = columnOf(sheet.columns, 'department');
  if (at === -1) return sheet.rows;
  let last: SheetCell | null = null;
  return sheet.rows.map((row) => {
    last = row.cells[at] ?? last;
    if (row.cells[at] || !last) return row;
    return { ...row, cells: row.cells.map((cell, c) => (c === at ? last : cell)) };
  });
}

function membersOf(sheet: Sheet, style: RosterStyle): readonly Listed[] {
  const ranges = sideBySide(sheet.columns);
  const rows = withDepartments(sheet);
  const listed: Listed[] = [];
  for (const range of ranges) {
    for (const row of rows) {
      const member = readMember(sheet.columns, row, range, listed.length + 1, style);
      if (member) listed.push({ member, span: personSpan(row, range, ranges.length === 1) });
    }
  }
  return listed;
}

/** Drops a roster whose people stand in a longer one of the same form: a list of the elected, say. */
function withoutRepeats(
  rosters: readonly Roster[],
  forms: readonly FormReading[],
): readonly Roster[] {
  const seen = new Map<FormReading | null, Set<string>>();
  const kept = new Set<Roster>();
  for (const roster of [...rosters].sort((a, b) => b.members.length - a.members.length)) {
    const form = formAt(forms, roster.sheet.header.start);
    const names = seen.get(form) ?? new Set<string>();
    seen.set(form, names);
    const own = roster.members.flatMap(({ member }) => (member.name ? [member.name] : []));
    const known = own.filter((name) => names.has(name)).length;
    if (own.length > 0 && known * 2 >= own.length) continue;
    for (const name of own) names.add(name);
    kept.add(roster);
  }
  return rosters.filter((roster) => kept.has(roster));
}

function memberFact(listed: Listed): Fact {
  return {
    name: 'staff.member',
    level: 'school',
    value: listed.member,
    basis: 'practice',
    grain: 'row',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...listed.span },
  };
}

function unitsFact(roster: Roster): Fact | null {
  const names = [
    ...new Set(roster.members.flatMap(({ member }) => (member.unit ? [member.unit] : []))),
  ].filter((name) => /(?:学院|系|书院|学部|校区|部|院)$/.test(name));
  if (names.length === 0) return null;
  return {
    name: 'second-level.units',
    level: 'second-level',
    value: { names, from: 'roster' },
    basis: 'practice',
    grain: 'aggregate',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...roster.sheet.header },
  };
}

const counted =
  /(?:共计|合计|总计|共有?|计|总人数:?|人数:)(\d{1,4})(?:名|人)|\((?:共)?(\d{1,4})(?:名|人)\)/;

function countFact(count: number, span: Span): Fact {
  return {
    name: 'staff.count',
    level: 'school',
    value: { min: count, max: count },
    basis: 'practice',
    grain: 'aggregate',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...span },
  };
}

function captionCounts(roster: Roster): readonly Fact[] {
  const facts: Fact[] = [];
  const above = roster.sheet.captions.slice(0, 2);
  for (const caption of above) {
    if (
      !/工作人员|名单|名册|成员|一览/.test(caption.text) ||
      /主席团|[部室]\(|部成员/.test(caption.text)
    )
      continue;
    if (/[。;]/.test(caption.text)) continue;
    const match = counted.exec(caption.text);
    const count = match ? Number(match[1] ?? match[2]) : null;
    if (count !== null) facts.push(countFact(count, caption.span));
  }
  for (const line of roster.sheet.below) {
    const match = /^(?:合计|总计|共计|共)[^\d,。]{0,6}(\d{1,4})(?:名|人)/.exec(line.text);
    if (match) facts.push(countFact(Number(match[1]), line.span));
  }
  return facts;
}

function totalCounts(roster: Roster): readonly Fact[] {
  const facts: Fact[] = [];
  for (const row of roster.sheet.totals) {
    const cells = row.cells.filter((cell) => cell !== null);
    if (/^小计/.test(cells[0]?.text ?? '')) continue;
    for (const cell of cells) {
      const text = cell.text.replace(/^(?:合计|总计|共计|总人数|总数|合计人数)[:共]?/, '');
      const count = parseWholeNumber(text.replace(/[人名]$/, ''));
      if (count === null) continue;
      facts.push(countFact(count, row.span));
      break;
    }
  }
  return facts;
}

function perForm(
  rosters: readonly Roster[],
  forms: readonly FormReading[],
): ReadonlyMap<FormReading | null, number> {
  const counts = new Map<FormReading | null, number>();
  for (const roster of rosters) {
    const form = formAt(forms, roster.sheet.header.start);
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/**
 * Reads the staff rosters of a document outside its forms: a fact for every row, the summary figures of
 * the 2020 form, the number a caption or total row states, and the second-level units the rows name.
 * Rows of other lists (delegates, candidates, teachers, attendance) are no staff.
 */
export function readRosters(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const found = sheetsOutside(reading, forms)
    .filter(isStaffRoster)
    .map((sheet): Roster => ({
      sheet,
      members: membersOf(sheet, styleOf(sheet, formAt(forms, sheet.header.start))),
    }))
    .filter((roster) => roster.members.length > 0);
  const rosters = withoutRepeats(found, forms);
  const counts = perForm(rosters, forms);
  const facts: Fact[] = [];
  for (const roster of rosters) {
    facts.push(...roster.members.map(memberFact));
    const single = counts.get(formAt(forms, roster.sheet.header.start)) === 1;
    facts.push(...captionCounts(roster));
    if (single) facts.push(...totalCounts(roster));
    const units = unitsFact(roster);
    if (units) facts.push(units);
  }
  return [...facts, ...readSummaries(reading, forms)];
}
