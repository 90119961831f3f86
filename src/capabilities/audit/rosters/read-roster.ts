import type { Span } from '../../../engines/documents/tree.ts';
import { spanOf, type Fact } from '../../../facts/fact.ts';
import type { StaffMember } from '../../../facts/vocabulary.ts';
import { dayParts } from '../../../kernel/day.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { isStaffRoster } from '../../../facts/rosters/captions.ts';
import type { Sheet, SheetRow } from '../../../facts/rosters/sheet.ts';
import { sideBySide } from '../../../facts/rosters/columns.ts';
import { rankStyleOf, withDepartments } from '../../../facts/rosters/roster-style.ts';
import { readMember, type RosterStyle } from '../../../facts/rosters/read-member.ts';
import { captionCounts, totalCounts } from './roster-counts.ts';
import { readSummaries } from './read-summary.ts';
import { sheetsOutside } from './sheets-outside.ts';

interface Listed {
  readonly member: StaffMember;
  readonly span: Span;
}

interface Roster {
  readonly sheet: Sheet;
  readonly owner: FormReading | null;
  readonly members: readonly Listed[];
}

/**
 * The form a roster belongs to. Forms of both unions may stand together with their annexes behind both, so
 * the roster's own words count before its place.
 */
function ownerOf(sheet: Sheet, forms: readonly FormReading[]): FormReading | null {
  const placed =
    forms.findLast((form) => form.span.start <= sheet.header.start) ?? forms[0] ?? null;
  if (forms.length < 2) return placed;
  for (const caption of sheet.captions) {
    const graduate = /研究生会|研会/.test(caption.text);
    const student = /学生会/.test(caption.text);
    if (graduate === student) continue;
    const kind = graduate ? 'graduate-union' : 'student-union';
    const named = forms.filter((form) => form.kind === kind);
    if (named.length === 1) return named[0] ?? null;
  }
  return placed;
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
  return {
    rank: rankStyleOf(sheet),
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
function withoutRepeats(rosters: readonly Roster[]): readonly Roster[] {
  const seen = new Map<FormReading | null, Set<string>>();
  const kept = new Set<Roster>();
  for (const roster of [...rosters].sort((a, b) => b.members.length - a.members.length)) {
    const names = seen.get(roster.owner) ?? new Set<string>();
    seen.set(roster.owner, names);
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

/** The units all rosters of one form name, with the header of its longest roster as the place. */
function unitsFact(rosters: readonly Roster[]): Fact | null {
  const members = rosters.flatMap((roster) => roster.members);
  const names = [
    ...new Set(members.flatMap(({ member }) => (member.unit ? [member.unit] : []))),
  ].filter((name) => /(?:学院|系|书院|学部|校区|部|院)$/.test(name));
  const longest = rosters.reduce((best, roster) =>
    roster.members.length > best.members.length ? roster : best,
  );
  if (names.length === 0) return null;
  return {
    name: 'second-level.units',
    level: 'second-level',
    value: { names, from: 'roster' },
    basis: 'practice',
    grain: 'aggregate',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...longest.sheet.header },
  };
}

function rosterFacts(rosters: readonly Roster[]): readonly Fact[] {
  const units = unitsFact(rosters);
  return [
    ...rosters.flatMap((roster) => [
      ...roster.members.map(memberFact),
      ...captionCounts(roster.sheet),
    ]),
    ...(rosters.length === 1 ? rosters.flatMap((roster) => totalCounts(roster.sheet)) : []),
    ...(units ? [units] : []),
  ];
}

function rostersOf(reading: Reading, forms: readonly FormReading[]): readonly Roster[] {
  const found = sheetsOutside(reading, forms)
    .filter(isStaffRoster)
    .map((sheet): Roster => {
      const owner = ownerOf(sheet, forms);
      return { sheet, owner, members: membersOf(sheet, styleOf(sheet, owner)) };
    });
  return withoutRepeats(found.filter((roster) => roster.members.length > 0));
}

/**
 * Reads the staff rosters of a document outside its forms: a fact for every row, the summary figures of
 * the 2020 form, the number a caption or total row states, and the second-level units the rows name.
 * Rows of other lists (delegates, candidates, teachers, attendance) are no staff.
 */
export function readRosters(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const groups = new Map<FormReading | null, Roster[]>();
  for (const roster of rostersOf(reading, forms)) {
    const group = groups.get(roster.owner);
    if (group) group.push(roster);
    else groups.set(roster.owner, [roster]);
  }
  return [...[...groups.values()].flatMap(rosterFacts), ...readSummaries(reading, forms)];
}

/**
 * The roster facts of one form among several: by what the roster's caption names (学生会 or 研究生会), else
 * by its place. Summaries belong to the last form before them.
 */
export function rosterOfPart(
  reading: Reading,
  forms: readonly FormReading[],
  form: FormReading,
): readonly Fact[] {
  const own = rostersOf(reading, forms).filter((roster) => roster.owner === form);
  const summaries = readSummaries(reading, forms).filter((summary) => {
    const before = forms.findLast((other) => other.span.start <= spanOf(summary).start) ?? forms[0];
    return before === form;
  });
  return [...(own.length > 0 ? rosterFacts(own) : []), ...summaries];
}
