import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { presidiumOf, staffOf, type PostOnDay, type UnionOnDay } from '../unions/model.ts';
import { unionsOn } from '../unions/reads.ts';
import type { Chart, ChartBody, ChartPost, ChartUnit } from './model.ts';

interface AroundRow extends ChartBody {
  readonly parentId: Uuid | null;
  readonly unitId: Uuid | null;
}

/** Bodies around unions on a day, with how many people hold a post in each. */
async function bodiesAround(
  { client, schoolId }: SchoolTransaction,
  day: Day,
): Promise<readonly AroundRow[]> {
  const { rows } = await client.query<AroundRow>({
    name: 'bodies-around-unions',
    text: `select b.kind, b.name, b.parent_id as "parentId", b.unit_id as "unitId",
        count(distinct a.person_id)::int as members
      from body b
      left join post p on p.school_id = $1 and p.body_id = b.id
      left join appointment a on a.school_id = $1 and a.post_id = p.id and a.since <= $2
        and (a.until is null or a.until >= $2) and a.ended_by is distinct from 'correction'
      where b.school_id = $1 and b.since <= $2 and (b.until is null or b.until >= $2) and b.kind in
        ('party-committee', 'league-committee', 'league-branch', 'student-committee', 'standing-delegates',
        'review-committee')
      group by b.id, b.kind, b.name, b.name_key, b.parent_id, b.unit_id
      order by b.name_key collate "C", b.id`,
    values: [schoolId, day],
  });
  return rows;
}

const chartPost = ({ kind, name, holders }: PostOnDay): ChartPost => ({
  ...{ kind, name, holders: holders.length },
  names: holders.flatMap((holder) => (holder.name === null ? [] : [holder.name])),
});

const chartUnit = (union: UnionOnDay): ChartUnit => ({
  ...{ id: union.id, name: union.name, presidium: presidiumOf(union).size },
  ...{ departments: union.departments.length, staff: staffOf(union).size },
});

/** Party and League organisations of the union's level, and what stands below the union itself. */
function aroundOf(union: UnionOnDay, rows: readonly AroundRow[]): readonly ChartBody[] {
  return rows
    .filter(({ parentId, unitId }) =>
      parentId === null ? unitId === union.unitId : parentId === union.id,
    )
    .map(({ kind, name, members }) => ({ kind, name, members }));
}

/** The charts of all unions of a school on a day, in their order. One round trip for all of them. */
export async function readCharts(
  tx: SchoolTransaction,
  { day, names }: { readonly day: Day; readonly names: boolean },
): Promise<readonly (Chart & { readonly unitId: Uuid | null })[]> {
  const [unions, around] = await Promise.all([unionsOn(tx, { day, names }), bodiesAround(tx, day)]);
  return unions.map((union) => {
    const { id, kind, name, unitId, posts, departments } = union;
    const ofSchool = unitId === null;
    const below = unions.filter((one) => one.kind === kind && one.unitId !== null);
    return {
      ...{ id, kind, name, unitId, ofSchool, day, staff: staffOf(union).size },
      around: aroundOf(union, around),
      presidium: posts.map(chartPost),
      departments: departments.map((one) => ({ name: one.name, posts: one.posts.map(chartPost) })),
      secondLevel: ofSchool ? below.map(chartUnit) : [],
    };
  });
}
