import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { bodiesSql, postsSql } from '../organisation/reads.ts';
import type { MeasureStanding } from './model.ts';
import { measureStanding } from './rules.ts';

/** A reform measure with who answers for it. */
export interface MeasureTold {
  readonly id: Uuid;
  readonly text: string;
  readonly bodyId: Uuid;
  readonly bodyName: string;
  readonly postId: Uuid | null;
  readonly postName: string | null;
  readonly since: Day;
  readonly due: Day;
  readonly standing: MeasureStanding;
  readonly doneOn: Day | null;
  readonly paper: string | null;
  readonly shownBy: string | null;
  readonly droppedOn: Day | null;
  readonly why: string | null;
  readonly revision: number;
}

/** Every reform measure that had begun on a day, the next due first. One statement. */
export async function measuresOn(
  { client, schoolId }: SchoolTransaction,
  day: Day,
): Promise<readonly MeasureTold[]> {
  const { rows } = await client.query<Omit<MeasureTold, 'standing'>>({
    name: 'reform-measures',
    text: `select m.id, m.text, m.body_id as "bodyId", b.name as "bodyName", m.post_id as "postId",
        p.name as "postName", m.since::text, m.due::text, m.done_on::text as "doneOn", m.paper,
        m.shown_by as "shownBy", m.dropped_on::text as "droppedOn", m.why, m.revision
      from reform_measure m
      join ${bodiesSql('$1')} b on b.id = m.body_id
      left join ${postsSql('$1')} p on p.id = m.post_id
      where m.school_id = $1 and m.since <= $2::date
      order by m.due, m.id`,
    values: [schoolId, day],
  });
  return rows.map((row) => ({ ...row, standing: measureStanding(row, day) }));
}
