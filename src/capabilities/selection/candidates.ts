import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { EducationLevel, PoliticalStatus } from '../organisation/people/model.ts';
import { studyRank } from '../roster/evidence.ts';
import type { Rank, Span, Standing as StudyStanding } from '../roster/model.ts';
import { standingOn } from '../roster/period.ts';
import { standingSpan } from '../roster/provisions.ts';
import { rankOf, usualSpan } from '../roster/roster-rows.ts';
import type { Condition } from './model.ts';
import {
  academicYearOf,
  judgeConditions,
  type Candidate,
  type Judged,
  type Study,
} from './rules.ts';

interface Row {
  readonly kind: 'student' | 'teacher';
  readonly since: Day;
  readonly until: Day | null;
  readonly full_time: boolean | null;
  readonly citizen: boolean | null;
  readonly political_status: PoliticalStatus | null;
  readonly education_level: EducationLevel | null;
  readonly grade: number | null;
  readonly unit_id: Uuid | null;
  readonly on_probation: boolean;
  readonly attested: readonly Condition[];
  readonly chosen: Span | null;
  readonly standings: readonly (Omit<StudyStanding, 'rank'> & {
    readonly rank: Rank['kind'];
    readonly place: number | null;
    readonly size: number | null;
    readonly percent: string | null;
  })[];
}

/** Rank and courses that count on a day, over the span that the union has chosen or else the charter says. */
function studyOf({ standings, chosen }: Row, usual: Span, day: Day): Study {
  const all = standings.map((stored) => ({ ...stored, rank: rankOf(stored) }));
  const standing = standingOn(all, chosen ?? usual, day);
  if (standing === null) return { rank: null, notYet: false, failed: null };
  const rank = studyRank(standing.rank);
  const share =
    rank.kind === 'place'
      ? { numerator: rank.place, denominator: rank.size }
      : rank.kind === 'share'
        ? rank.share
        : null;
  return { rank: share, notYet: rank.kind === 'not-yet', failed: standing.failed };
}

/** What records tell of somebody who stands, where they are registered, and what was vouched for. */
export interface Standing {
  readonly unitId: Uuid | null;
  readonly conditions: readonly Judged[];
}

/** Whom, and for which call: of a candidacy its own, with what was vouched for in it. */
export interface Asked {
  readonly personId: Uuid;
  readonly candidacyId: Uuid | null;
  readonly callId: Uuid | null;
}

/** Judges the conditions of a person on a day, in two statements sent together. Null for an unknown person. */
export async function conditionsOf(
  tx: SchoolTransaction,
  { personId, candidacyId, callId }: Asked,
  day: Day,
): Promise<Standing | null> {
  const reading = tx.client.query<Row>({
    name: 'candidate-conditions',
    text: `select p.kind, p.since::text, p.until::text, p.full_time, p.citizen, p.political_status,
        p.education_level, p.grade, p.unit_id,
        exists (select 1 from discipline d where d.school_id = $1 and d.person_id = p.id and d.kind = 'probation'
          and d.since <= $4::date and (d.until is null or d.until >= $4::date)) as on_probation,
        coalesce((select array_agg(a.condition) from candidacy_attestation a
          where a.school_id = $1 and a.candidacy_id = $3), '{}') as attested,
        (select h.span from standing_choice h join selection_call c on c.school_id = h.school_id and c.union_id = h.body_id
          where h.school_id = $1 and c.school_id = $1 and h.academic_year <= $6
            and c.id = coalesce($5, (select k.call_id from candidacy k where k.school_id = $1 and k.id = $3))
          order by h.academic_year desc limit 1) as chosen,
        coalesce((select json_agg(json_build_object('span', s.span, 'academicYear', s.academic_year, 'half', s.half,
            'rank', s.rank, 'place', s.place, 'size', s.size, 'percent', s.percent, 'failed', s.failed))
          from academic_standing s where s.school_id = $1 and s.person_id = p.id and s.replaced_at is null
            and s.academic_year between $6 - 1 and $6), '[]') as standings
      from person p where p.school_id = $1 and p.id = $2`,
    values: [tx.schoolId, personId, candidacyId, day, callId, academicYearOf(day)],
  });
  const [{ rows }, stated] = await Promise.all([reading, readStatedValues(tx, standingSpan.name)]);
  const row = rows[0];
  if (!row) return null;
  const candidate: Candidate = {
    kind: row.kind,
    since: row.since,
    until: row.until,
    fullTime: row.full_time,
    citizen: row.citizen,
    politicalStatus: row.political_status,
    educationLevel: row.education_level,
    grade: row.grade,
    onProbation: row.on_probation,
    study: studyOf(row, usualSpan(stated, day), day),
  };
  return { unitId: row.unit_id, conditions: judgeConditions(candidate, row.attested, day) };
}
