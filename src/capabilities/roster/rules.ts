import { limitsFor } from '../evaluation/limits.ts';
import { freshmanYearOn, type EvaluationContext } from '../evaluation/context.ts';
import { isFreshman } from '../evaluation/criteria/academic-standing.ts';
import { standsWithin } from '../evaluation/reduced-rows.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import { compareFractions, type Fraction } from '../../kernel/fraction.ts';
import { memberFacts } from './evidence.ts';
import type { UnionRoster } from './roster-rows.ts';

/** A figure of the summary row, and the rows of the roster it was counted from. */
export interface Figure {
  readonly count: number;
  /** Numbers of rows, in their order. */
  readonly rows: readonly number[];
}

/**
 * The summary row as the form of 2020 asks for it (四、工作人员名单): staff, League members, activists, who stands in the
 * top 5 % and within the top 30 %, failed courses. `needed` are those who need a rank: no first-years, no graduates.
 */
export interface RosterSummary {
  readonly staff: Figure;
  readonly partyMembers: Figure;
  readonly leagueMembers: Figure;
  readonly activists: Figure;
  readonly topFive: Figure;
  readonly needed: Figure;
  readonly withinThirty: Figure;
  readonly failed: Figure;
  /** Rows that lack a status, or rank and courses though they need them. */
  readonly statusMissing: Figure;
  readonly standingMissing: Figure;
  /** 违纪情况: rows with a disciplinary status in force. */
  readonly disciplined: Figure;
  /** Rows outside the limit, or with a failed course, or neither in the Party nor in the League. */
  readonly offending: Figure;
}

type Member = FactOf<'staff.member'>;

/** What judging a roster of a day needs to know besides its rows. */
export function contextOn(day: Day, level: 'school' | 'second-level'): EvaluationContext {
  const asOf = day as unknown as PartialDay;
  return {
    level,
    limits: limitsFor(level),
    asOf,
    freshmanYear: freshmanYearOn(asOf),
    congressSince: null,
    recorded: true,
    membersOnly: false,
  };
}

const figure = (members: readonly Member[]): Figure => ({
  count: members.length,
  rows: members.map(({ value }) => value.row),
});

const topShare: Fraction = { numerator: 5, denominator: 100 };

function inTop({ value: { rank } }: Member): boolean {
  if (rank.kind === 'share') return compareFractions(rank.share, topShare) <= 0;
  if (rank.kind !== 'place') return false;
  return compareFractions({ numerator: rank.place, denominator: rank.size }, topShare) <= 0;
}

/** Counts a roster; every figure names its rows. Shares are compared exactly, never rounded. */
export function summaryOfRoster(roster: UnionRoster, day: Day): RosterSummary {
  const context = contextOn(day, roster.unitId === null ? 'school' : 'second-level');
  const members = memberFacts(roster, day);
  const where = (wanted: (member: Member) => boolean): Figure => figure(members.filter(wanted));
  const activists = new Set(roster.rows.filter((row) => row.activist).map(({ row }) => row));
  const disciplined = new Set(roster.rows.filter((row) => row.disciplined).map(({ row }) => row));
  const exempt = (member: Member): boolean =>
    isFreshman(member, context) === true || member.value.education === 'graduate';
  const outside = (member: Member): boolean => standsWithin(member, context) === false;
  const foreign = ({ value: { status } }: Member): boolean =>
    status === 'none' || status === 'other-party';
  return {
    staff: figure(members),
    partyMembers: where(
      ({ value: { status } }) =>
        status === 'party-member' || status === 'probationary-party-member',
    ),
    leagueMembers: where(({ value: { status } }) => status === 'league-member'),
    activists: where(({ value: { row } }) => activists.has(row)),
    topFive: where(inTop),
    needed: where((member) => !exempt(member)),
    withinThirty: where((member) => !exempt(member) && standsWithin(member, context) === true),
    failed: where(({ value: { failed } }) => failed === true),
    statusMissing: where(({ value: { status } }) => status === null),
    standingMissing: where((member) => standsWithin(member, context) === null),
    disciplined: where(({ value: { row } }) => disciplined.has(row)),
    offending: where((member) => outside(member) || foreign(member)),
  };
}

/** What a row lacks or breaks, for the mark beside it. */
export type RowMark = 'failed' | 'outside' | 'status' | 'standing-missing' | 'status-missing';

/** The marks of every row, in the order of the roster. */
export function marksOf(roster: UnionRoster, day: Day): readonly (readonly RowMark[])[] {
  const context = contextOn(day, roster.unitId === null ? 'school' : 'second-level');
  return memberFacts(roster, day).map((member) => {
    const { status, failed } = member.value;
    const within = standsWithin(member, context);
    const marks: RowMark[] = [];
    if (failed === true) marks.push('failed');
    if (within === false && failed !== true) marks.push('outside');
    if (within === null) marks.push('standing-missing');
    if (status === null) marks.push('status-missing');
    if (status === 'none' || status === 'other-party') marks.push('status');
    return marks;
  });
}

/** A share of the rows as the form prints it: percent with two decimals, rounded half up; null of nobody. */
export function printedShare(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = Math.floor((part * 20_000 + whole) / (2 * whole));
  const decimals = String(hundredths % 100).padStart(2, '0');
  return `${Math.floor(hundredths / 100)}.${decimals}`;
}
