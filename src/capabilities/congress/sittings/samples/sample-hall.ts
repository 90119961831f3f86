import { uuidv7 } from 'uuidv7';
import type { Day } from '../../../../kernel/day.ts';
import type { Uuid } from '../../../../kernel/id.ts';
import type { Caller, SampleSchool } from '../../../organisation/samples/sample-school.ts';
import { today } from '../../../organisation/samples/sample-school.ts';
import { sampleUnion } from '../../../organisation/samples/sample-union.ts';
import { unitCreate } from '../../../organisation/units/actions.ts';
import { congress, congressQuota, delegate, electoralUnit } from '../../tables.ts';
import { attendanceCheckIn } from '../attendance.ts';
import { sittingOpen, sittingPlan } from '../planning.ts';

const newId = (): Uuid => uuidv7() as Uuid;

/** A delegate of a sample congress, with the caller they are. */
export interface SampleDelegate {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly name: string;
  readonly unitId: Uuid;
  readonly caller: Caller;
}

/** A congress of the school's union with so many delegates with a vote, out of two units by turns. */
export async function sampleHall(
  school: SampleSchool,
  {
    delegates: wanted = 6,
    mark = '',
  }: { readonly delegates?: number; readonly mark?: string } = {},
) {
  const made = await sampleUnion(school, { mark });
  const unit = async (name: string): Promise<Uuid> =>
    (await school.done(unitCreate, { kind: 'department', name, since: '2020-09-01' })).id;
  const units = [await unit(`${mark}护理系`), await unit(`${mark}机电系`)] as const;
  const people: Uuid[] = [];
  for (let at = 0; at < wanted; at += 1)
    people.push(await made.person('student', `代表${String(at + 1).padStart(3, '0')}`));
  const schoolId = school.id;
  const congressId = newId();
  const delegates = await school.inside(async ({ db }) => {
    await db.insert(congress).values({
      ...{ schoolId, id: congressId, unionId: made.union, unitId: null, kind: 'congress' },
      ...{
        ordinal: 5,
        title: `${mark}第五次学生代表大会`,
        plannedSince: today,
        plannedUntil: today,
      },
      opened: '2026-08-01' as Day,
    });
    const quotaId = newId();
    await db.insert(congressQuota).values({
      ...{ schoolId, id: quotaId, congressId, number: 1, total: wanted, method: 'hamilton' },
      ...{ levels: 'one-step', input: {}, working: {}, proposed: '2026-08-01' as Day },
    });
    const places = units.map((unitId, at) => ({
      ...{ schoolId, id: newId(), congressId, unitId, quotaId, place: at + 1, seats: wanted },
      ...{ women: 0, minority: 0, nonCadres: 0 },
    }));
    await db.insert(electoralUnit).values(places);
    const rows = people.map((personId, at) => ({
      ...{ schoolId, id: newId(), congressId, personId, number: at + 1 },
      ...{ electoralUnitId: places[at % 2]?.id ?? newId(), elected: '2026-08-20' as Day },
      ...{ credentials: 'qualified' as const, examined: '2026-08-25' as Day },
    }));
    await db.insert(delegate).values(rows);
    return rows.map(({ id, personId, number }, at): SampleDelegate => ({
      ...{ id, personId, name: `代表${String(number).padStart(3, '0')}` },
      unitId: units[at % 2] ?? units[0],
      caller: { role: 'student', personId },
    }));
  });
  const plan = async (input: object = {}): Promise<Uuid> =>
    (
      await school.done(sittingPlan, {
        ...{
          congressId,
          kind: 'plenary',
          title: '全体会议',
          day: today,
          begins: '09:00',
          ...input,
        },
      })
    ).id;
  const arrive = async (sittingId: Uuid, who: readonly SampleDelegate[]): Promise<void> => {
    for (const { id } of who) await school.done(attendanceCheckIn, { sittingId, delegateId: id });
  };
  /** A sitting that everybody named came to and that is open. */
  const openSitting = async (input: object = {}, who = delegates): Promise<Uuid> => {
    const sittingId = await plan(input);
    await arrive(sittingId, who);
    await school.done(sittingOpen, { sittingId });
    return sittingId;
  };
  return { ...made, units, congressId, delegates, plan, arrive, openSitting };
}
