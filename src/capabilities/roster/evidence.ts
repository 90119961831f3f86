import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact, FactOf } from '../../facts/fact.ts';
import type { Education, Post, StaffMember, StudyRank } from '../../facts/vocabulary.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import { decimalFraction } from '../../kernel/fraction.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { PoliticalStatus } from '../organisation/people/model.ts';
import type { Rank, RosterRow } from './model.ts';
import { rostersOn, type UnionRoster } from './roster-rows.ts';

const posts: Readonly<Record<string, Post>> = {
  chair: 'chair',
  'vice-chair': 'vice-chair',
  'rotating-chair': 'rotating-chair',
  head: 'head',
  'deputy-head': 'deputy-head',
  staff: 'officer',
};

function postOf({ postKind, postName }: RosterRow): Post {
  if (postName.endsWith('主席团成员')) return 'presidium-member';
  if (postName.endsWith('部门成员')) return 'department-member';
  return posts[postKind] ?? 'other';
}

/** A status as forms and rosters print it. */
export const statusText: Readonly<Record<PoliticalStatus, string>> = {
  'party-member': '中共党员',
  'probationary-party-member': '中共预备党员',
  'league-member': '共青团员',
  'other-party': '民主党派',
  none: '群众',
};

/** A recorded rank as the criteria look at it; a share keeps its decimals exactly. */
export function studyRank(rank: Rank): StudyRank {
  if (rank.kind !== 'share') return rank;
  const { percent } = rank;
  const printed = decimalFraction(percent);
  if (printed === null) throw new Error('a stored percentage is no decimal');
  const { numerator, denominator } = printed;
  return { kind: 'share', percent, share: { numerator, denominator: denominator * 100 } };
}

const educationOf = (level: string | null): Education =>
  level === null ? null : level === 'postgraduate' ? 'graduate' : 'undergraduate';

/** A row as the facts tell it. */
export function staffMember(row: RosterRow, names: boolean): StaffMember {
  return {
    row: row.row,
    name: names ? row.name : null,
    post: { kind: postOf(row), title: row.postName },
    department: row.departmentName,
    status: row.status,
    statusText: row.status === null ? null : statusText[row.status],
    unit: row.unitName,
    gradeText: row.grade === null ? null : `${row.grade}级`,
    entryYear: row.grade,
    studyYear: null,
    education: educationOf(row.education),
    rank: row.standing === null ? { kind: 'blank' } : studyRank(row.standing.rank),
    failed: row.standing?.failed ?? null,
  };
}

/** One fact for each row of a roster. */
export function memberFacts(
  roster: UnionRoster,
  asOf: Day,
  names = false,
): readonly FactOf<'staff.member'>[] {
  return roster.rows.map((row) => ({
    name: 'staff.member',
    level: roster.unitId === null ? 'school' : 'second-level',
    value: staffMember(row, names),
    basis: 'practice',
    grain: 'row',
    coverage: 'complete',
    day: asOf as unknown as PartialDay,
    source: { kind: 'record', thing: 'appointment', id: row.appointmentId },
  }));
}

/** The rows of every union's roster on a day, by the union's id, without names: criteria need none. Two statements. */
export async function rosterEvidence(
  tx: SchoolTransaction,
  asOf: Day,
): Promise<ReadonlyMap<Uuid, readonly Fact[]>> {
  const rosters = await rostersOn(tx, { day: asOf });
  return new Map(rosters.map((roster) => [roster.unionId, memberFacts(roster, asOf)]));
}
