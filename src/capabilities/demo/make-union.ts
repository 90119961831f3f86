import { addDays } from '../../kernel/day-steps.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { actingChairSet } from '../organisation/acting/actions.ts';
import { appointmentCorrect } from '../organisation/appointments/actions.ts';
import { dutyRecord } from '../organisation/duties/actions.ts';
import { suggestPurpose } from '../organisation/duties/suggest.ts';
import { guideAssign } from '../organisation/guides/actions.ts';
import { handoverDraw } from '../organisation/handover/actions.ts';
import { appointmentsOn } from '../organisation/reads.ts';
import type { UnionOnDay } from '../organisation/unions/model.ts';
import { unionsOn } from '../organisation/unions/reads.ts';
import type { Deeds } from './deeds.ts';

/** What departments of these names do; the tag follows from the words, as it is suggested to people. */
const duties: Readonly<Record<string, readonly string[]>> = {
  办公室: ['会议记录与档案管理', '物资登记与活动经费报销'],
  组织部: ['学生会组织建设与换届选举的会务', '团员骨干培训的报名与考核'],
  宣传部: ['公众号与新媒体宣传', '活动海报与新闻稿'],
  学习部: ['组织学术讲座与学科竞赛', '学风建设与朋辈辅导'],
  文体部: ['文艺晚会与校园歌手大赛', '球类联赛与体育节'],
  权益部: ['收集同学诉求并反馈学校', '校领导见面会的会务'],
  学术部: ['学术沙龙与论坛', '科研经验交流'],
};

/** Writes down what each department does. In one unit the department for daily life helps to inspect dormitories. */
async function writeDuties(deeds: Deeds, union: UnionOnDay, since: Day): Promise<void> {
  for (const { id: bodyId, name } of union.departments)
    for (const text of duties[name] ?? [`${name}的日常活动`]) {
      const purpose = suggestPurpose(text)?.purpose ?? 'other';
      await deeds.done(dutyRecord, { bodyId, text, purpose, since });
    }
}

/** A duty that the forms forbid, as some department has it and says so. */
async function writeForbiddenDuty(deeds: Deeds, union: UnionOnDay, since: Day): Promise<void> {
  const bodyId = union.departments.at(-1)?.id;
  if (bodyId === undefined) return;
  const duty = { text: '协助宿舍卫生检查', purpose: 'dormitory', degree: 'assists' };
  await deeds.done(dutyRecord, { bodyId, since, confirmed: true, ...duty });
}

/** Says which body elected the presidium, of several candidates, ten days before it took office. */
async function writeElections(deeds: Deeds, union: UnionOnDay): Promise<void> {
  const electedBy = union.unitId === null ? 'congress' : 'assembly';
  for (const { holders } of union.posts)
    for (const { appointmentId, basis, since } of holders)
      if (basis === 'elected')
        await deeds.done(appointmentCorrect, {
          ...{ appointmentId, electedBy, contested: true, electedOn: addDays(since, -10) },
        });
}

type Serving = Awaited<ReturnType<typeof appointmentsOn>>[number];

/** Names who guides a union: those of the League whose posts say so. */
async function nameGuides(
  deeds: Deeds,
  union: UnionOnDay,
  serving: readonly Serving[],
): Promise<void> {
  const ofSchool = union.unitId === null;
  const guides = ofSchool
    ? ([
        ['deputy-secretary', 'deputy-secretary'],
        ['secretary-general', 'secretary-general'],
      ] as const)
    : ([
        ['secretary', 'unit-guide'],
        ['deputy-secretary', 'secretary-general'],
      ] as const);
  const league = ofSchool ? 'league-committee' : 'league-branch';
  for (const [postKind, kind] of guides) {
    const held = serving.find(
      (one) => one.bodyKind === league && one.unitId === union.unitId && one.postKind === postKind,
    );
    if (held === undefined) continue;
    const { personId, since, fullTimePost } = held;
    const guide = { bodyId: union.id, kind, personId, fullTime: fullTimePost ?? false, since };
    await deeds.done(guideAssign, guide);
  }
}

/** The chair before hands over to the chair now; both have yet to sign. A vice-chair acted for a week since. */
async function handOver(deeds: Deeds, union: UnionOnDay, today: Day): Promise<void> {
  const chair = union.posts.find(({ kind }) => kind === 'chair');
  const now = chair?.holders[0];
  if (!chair || !now) return;
  const former = await deeds.inside(({ client, schoolId }) =>
    client.query<{ id: Uuid }>(
      `select id from appointment where school_id = $1 and post_id = $2 and until < $3
        and ended_by = 'term-end' order by until desc, id limit 1`,
      [schoolId, chair.id, now.since],
    ),
  );
  const giverId = former.rows[0]?.id;
  if (giverId !== undefined)
    await deeds.done(handoverDraw, {
      ...{ bodyId: union.id, giverId, takerId: now.appointmentId, day: now.since },
      items: [
        { kind: 'record', name: '上一届会议记录和活动档案', quantity: 12, note: '档案柜第二层' },
        { kind: 'asset', name: '移动音箱', quantity: 2 },
        { kind: 'money', name: '活动经费余额', cents: 286_350 },
        { kind: 'seal', name: '学生会印章', quantity: 1 },
        { kind: 'account', name: '学生会公众号', note: '登录方式当面交接，交接后更改' },
      ],
    });
  const vice = union.posts.find(({ kind }) => kind === 'vice-chair')?.holders[0];
  const since = addDays(now.since, 20);
  const until = addDays(since, 6);
  if (vice && until <= today)
    await deeds.done(actingChairSet, {
      ...{ bodyId: union.id, personId: vice.personId, since, until, reason: '主席外出实习' },
    });
}

/**
 * What a school that keeps its records well has written down of its unions: duties, who elected, who guides, a handover
 * that waits for both hands. Of the last unit nobody wrote down who elected; a school whose union has no office to keep
 * records has none of it.
 */
export async function makeUnions(deeds: Deeds, now: Instant): Promise<void> {
  const today = chinaDay(now);
  const [unions, serving] = await deeds.inside((tx) =>
    Promise.all([unionsOn(tx, { day: today, names: false }), appointmentsOn(tx, today)]),
  );
  const kept = unions.some(
    ({ unitId, departments }) =>
      unitId === null && departments.some(({ kind }) => kind === 'office'),
  );
  if (!kept) return;
  const [first, last] = [unions.find(({ unitId }) => unitId !== null), unions.at(-1)];
  for (const union of unions) {
    const since = union.posts[0]?.holders[0]?.since ?? today;
    await writeDuties(deeds, union, since);
    if (union === first) await writeForbiddenDuty(deeds, union, since);
    if (union !== last) await writeElections(deeds, union);
    await nameGuides(deeds, union, serving);
    if (union.unitId === null && union.kind === 'student-union')
      await handOver(deeds, union, today);
  }
}
