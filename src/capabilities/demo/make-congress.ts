import type { Action } from '../../engines/actions/verb.ts';
import { putAttachment } from '../../engines/storage/attachments.ts';
import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { congressActs, delegationActs } from '../congress/actions.ts';
import { nominationAdd } from '../congress/choosing/nominations.ts';
import { congressEnterPast, congressPlan } from '../congress/congresses.ts';
import { quotaDecide, quotaPublish } from '../congress/quotas/deciding.ts';
import { quotaPropose } from '../congress/quotas/proposing.ts';
import { electoralUnitsOf } from '../congress/quotas/reads.ts';
import { unionsOn } from '../organisation/unions/reads.ts';
import type { Deeds } from './deeds.ts';
import { electedOn } from './make-disclosure.ts';

/** What the congress stands on: the school's union, and the semester of today with its head-counts. */
interface Ground {
  readonly unionId: Uuid;
  readonly semesterId: Uuid;
}

async function groundOf(deeds: Deeds, today: Day): Promise<Ground | null> {
  return deeds.inside(async ({ client, schoolId }) => {
    const { rows } = await client.query<Ground>(
      `select b.id as "unionId", s.id as "semesterId" from body b
        join semester s on s.school_id = $1 and s.since <= $2::date and exists (select from headcount h
          where h.school_id = $1 and h.semester_id = s.id)
        where b.school_id = $1 and b.kind = 'student-union' and b.unit_id is null and b.until is null
        order by s.since desc limit 1`,
      [schoolId, today],
    );
    return rows[0] ?? null;
  });
}

const act = (name: string): Action => {
  const found = [...congressActs, ...delegationActs].find((verb) => verb.name === name);
  if (!found) throw new Error(`there is no verb ${name}`);
  return found as unknown as Action;
};

async function paperOf(deeds: Deeds, now: Instant): Promise<string> {
  const content = Buffer.from('关于同意召开学生代表大会的批复（扫描件略）\n');
  const file = { name: '批复.txt', type: 'text/plain', content, at: now };
  const kept = await deeds.inside((tx) => putAttachment(tx, file));
  if (!kept.ok) throw new Error(kept.error.map(({ code }) => code).join(', '));
  return kept.value.sha256;
}

/** The way to the approval: the union asks, the League and Party committees agree, the province answers on paper. */
async function approved(
  deeds: Deeds,
  { unionId }: Ground,
  { today, paper }: { readonly today: Day; readonly paper: string },
): Promise<Uuid> {
  const { id: congressId } = await deeds.done(congressPlan, {
    ...{ unionId, title: '第十次学生代表大会', ordinal: 10, place: '大学生活动中心' },
    ...{ plannedSince: addDays(today, 60), plannedUntil: addDays(today, 61) },
    ...{ delegatesBy: addDays(today, 45), text: '按照学生会章程，拟召开第十次学生代表大会。' },
  });
  const agree = act('congress.approve');
  await deeds.done(agree, { congressId, text: '同意' });
  await deeds.done(agree, { congressId, text: '同意' });
  await deeds.done(agree, { congressId, text: '同意召开', paper });
  return congressId;
}

/** Students of a unit who may be delegates, women and men by turns, those of minorities first. */
async function eligible(deeds: Deeds, unitId: Uuid, count: number): Promise<readonly Uuid[]> {
  return deeds.inside(async ({ client, schoolId }) => {
    const { rows } = await client.query<{ id: Uuid }>(
      `select id from (select p.id, p.number, p.ethnic_group <> '汉族' as minority,
          row_number() over (partition by p.sex, p.ethnic_group <> '汉族' order by p.number) as turn
        from person p where p.school_id = $1 and p.unit_id = $2 and p.kind = 'student' and p.until is null
          and p.full_time is not false and p.citizen is not false and p.sex is not null and p.ethnic_group is not null
          and not exists (select from discipline d where d.school_id = $1 and d.person_id = p.id)
          and not exists (select from appointment a where a.school_id = $1 and a.person_id = p.id)) one
        order by turn, minority desc, number limit $3`,
      [schoolId, unitId, count],
    );
    return rows.map(({ id }) => id);
  });
}

/** How far each of the first units has come; the others have only been called on. */
const ways: readonly (readonly string[])[] = [['submit', 'approve', 'publicise'], ['submit'], []];

/**
 * A congress in preparation: approved, its quotas published, some units nominating and one with its list in the classes;
 * and the congress before it, entered from paper.
 */
export async function makeCongress(deeds: Deeds, now: Instant): Promise<void> {
  const today = chinaDay(now);
  const ground = await groundOf(deeds, today);
  if (ground === null) return;
  const paper = await paperOf(deeds, now);
  const unions = await deeds.inside((tx) => unionsOn(tx, { day: today, names: false }));
  const own = unions.find(({ id }) => id === ground.unionId);
  const held = (own && electedOn(own)) ?? addDays(today, -330);
  await deeds.done(congressEnterPast, {
    ...{ unionId: ground.unionId, title: '第九次学生代表大会', ordinal: 9, pastDelegates: 120 },
    ...{ heldSince: held, heldUntil: held, paper },
  });
  const congressId = await approved(deeds, ground, { today, paper });
  const { id: quotaId } = await deeds.done(quotaPropose, {
    ...{ congressId, semesterId: ground.semesterId, leaveOut: true },
  });
  await deeds.done(quotaDecide, { quotaId, decision: '按最大余数法分配，每个单位至少一名。' });
  await deeds.done(quotaPublish, { quotaId });
  const units = await deeds.inside((tx) => electoralUnitsOf(tx, congressId));
  for (const [at, steps] of ways.entries()) {
    const unit = units[at];
    if (!unit) continue;
    const wanted = unit.seats + Math.ceil(unit.seats / 5);
    const people = await eligible(deeds, unit.unitId, wanted);
    if (people.length < wanted) continue;
    await deeds.done(nominationAdd, {
      ...{ electoralUnitId: unit.id, by: 'class-league', byName: '各班团支部' },
      people: people.map((personId) => ({ personId })),
    });
    for (const step of steps)
      await deeds.done(act(`delegation.${step}`), { delegationId: unit.id, text: '同意' });
  }
}
