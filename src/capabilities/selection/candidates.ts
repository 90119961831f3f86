import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { EducationLevel, PoliticalStatus } from '../organisation/people/model.ts';
import type { Condition } from './model.ts';
import { judgeConditions, type Candidate, type Judged } from './rules.ts';

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
}

/** What records tell of somebody who stands, where they are registered, and what was vouched for. */
export interface Standing {
  readonly unitId: Uuid | null;
  readonly conditions: readonly Judged[];
}

/**
 * Judges the conditions of a person on a day, in one statement; `candidacyId` brings what was vouched for in it. Null
 * for an unknown person.
 */
export async function conditionsOf(
  { client, schoolId }: SchoolTransaction,
  { personId, candidacyId }: { readonly personId: Uuid; readonly candidacyId: Uuid | null },
  day: Day,
): Promise<Standing | null> {
  const { rows } = await client.query<Row>({
    name: 'candidate-conditions',
    text: `select p.kind, p.since::text, p.until::text, p.full_time, p.citizen, p.political_status,
        p.education_level, p.grade, p.unit_id,
        exists (select 1 from discipline d where d.school_id = $1 and d.person_id = p.id and d.kind = 'probation'
          and d.since <= $4::date and (d.until is null or d.until >= $4::date)) as on_probation,
        coalesce((select array_agg(a.condition) from candidacy_attestation a
          where a.school_id = $1 and a.candidacy_id = $3), '{}') as attested
      from person p where p.school_id = $1 and p.id = $2`,
    values: [schoolId, personId, candidacyId, day],
  });
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
    study: { rank: null, failed: null },
  };
  return { unitId: row.unit_id, conditions: judgeConditions(candidate, row.attested, day) };
}
