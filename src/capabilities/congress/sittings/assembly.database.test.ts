import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { electionAppoint } from '../../elections/appointing.ts';
import { electionAnnounce, electionCertify } from '../../elections/deciding.ts';
import { electionIssue, electionOpenRound, electionPublish } from '../../elections/opening.ts';
import {
  electionNameTellers,
  electionNominate,
  electionPrepare,
} from '../../elections/preparing.ts';
import { electionPaper } from '../../elections/paper-verbs.ts';
import { electionRead } from '../../elections/reading.ts';
import { electionEnter } from '../../elections/telling.ts';
import { appointmentsOn } from '../../organisation/reads.ts';
import { d } from '../../organisation/samples/sample-school.ts';
import { congressHold, congressPlan } from '../congresses.ts';
import { actOf, congressSchool, type CongressSchool } from '../samples/sample-congress.ts';
import { agendaAdd, agendaGoTo } from './agenda.ts';
import {
  attendanceCheckIn,
  attendanceExcuse,
  attendanceLeave,
  attendanceRead,
  attendanceTakeBack,
} from './attendance.ts';
import { sittingRead } from './looking.ts';
import { minutesPaperRead, minutesWrite } from './minutes.ts';
import { sittingClose, sittingOpen, sittingPlan } from './planning.ts';
import { resolutionPut, resolutionVoteCount } from './resolutions.ts';

const database = await testDatabase();
const day = d('2026-09-01');
let school: CongressSchool;
let students: readonly Uuid[];
let congressId: Uuid;

/** A unit of 120 students whose assembly is approved. */
beforeAll(async () => {
  school = await congressSchool(database, 'assembly');
  const { done, callers } = school;
  students = await school.studentsOf(120);
  await school.person({ unitId: school.elsewhere });
  const planned = await done(
    congressPlan,
    {
      ...{ unionId: school.unitUnion, kind: 'assembly', title: '机电系全体学生大会' },
      ...{ plannedSince: day, plannedUntil: day, text: '拟召开全体学生大会。' },
    },
    callers.unitPresidium,
  );
  congressId = planned.id;
  const approve = actOf('congress.approve');
  for (const by of [callers.unitLeague, callers.unitParty, callers.league])
    await done(approve, { congressId, text: '同意' }, by);
}, 60_000);

/** Two candidates for the unit's chair whose path is completed. */
async function vetted(): Promise<readonly Uuid[]> {
  const callId = await school.call('unit-presidium', 'presidium', true);
  const people = students.slice(0, 2);
  for (const personId of people) await school.apply(callId, personId);
  await school.inside((tx) =>
    tx.client.query(
      `update procedure_case set outcome = 'completed', due = null, ended = $2 where school_id = $1 and outcome is null`,
      [tx.schoolId, day],
    ),
  );
  return people;
}

it('takes every student of the unit as its roll, and elects the unit’s presidium', async () => {
  const { done, refused, asked, callers } = school;
  const { unitPresidium, unitLeague } = callers;
  const candidates = await vetted();
  const sitting = { congressId, kind: 'plenary', title: '全体学生大会', day };
  const { id: sittingId } = await done(sittingPlan, sitting, unitPresidium);
  const door = () => asked(attendanceRead, { sittingId }, unitPresidium);
  const before = await door();
  expect(before.delegates).toHaveLength(120);
  expect(new Set(before.delegates.map(({ personId }) => personId))).toEqual(new Set(students));
  expect(before.delegates.map(({ number }) => number)).toEqual(students.map((_, at) => at + 1));
  expect(before.delegates[0]?.unitName).toBe('机电2401班');
  expect(before.quorum).toMatchObject({ expected: 120, present: 0, needed: 80, met: false });

  const tick = (at: number) => ({ sittingId, delegateId: before.delegates[at]?.id });
  for (let at = 0; at < 79; at += 1) await done(attendanceCheckIn, tick(at), unitPresidium);
  expect(await refused(attendanceCheckIn, tick(0), unitPresidium)).toEqual(['already-present']);
  expect(await refused(sittingOpen, { sittingId }, unitPresidium)).toEqual(['no-quorum']);
  await done(attendanceExcuse, { ...tick(119), reason: '实习' }, unitPresidium);
  await done(attendanceCheckIn, tick(79), unitPresidium);
  await done(attendanceLeave, tick(0), unitPresidium);
  expect(await refused(sittingOpen, { sittingId }, unitPresidium)).toEqual(['no-quorum']);
  await done(attendanceTakeBack, tick(0), unitPresidium);
  expect(await done(sittingOpen, { sittingId }, unitPresidium)).toEqual({
    ...{ expected: 120, present: 80, needed: 80 },
  });
  expect((await door()).delegates[119]).toMatchObject({ presence: 'excused' });
  const stranger = { sittingId, delegateId: school.unit };
  expect(await refused(attendanceCheckIn, stranger, unitPresidium)).toEqual([
    'delegate-not-on-roll',
  ]);

  const prepared = await done(
    electionPrepare,
    {
      ...{ what: 'presidium', elector: 'assembly', electorName: '机电系全体学生大会' },
      ...{ title: '机电系学生会主席选举', day, bodyId: school.unitUnion },
      offices: [{ title: '主席', seats: 1, postId: school.posts.unitChair }],
    },
    unitPresidium,
  );
  const electionId = prepared.id;
  for (const personId of candidates)
    await done(electionNominate, { electionId, office: 1, personId }, unitPresidium);
  const tellers = students.slice(2, 5);
  const roles = ['monitor', 'counter', 'counter'];
  const named = tellers.map((personId, at) => ({ personId, role: roles[at] }));
  await done(electionNameTellers, { electionId, tellers: named }, unitPresidium);
  await done(electionPublish, { electionId, from: d('2026-08-20') }, unitPresidium);
  const item = { sittingId, kind: 'election', title: '选举主席', electionId };
  const { id: itemId } = await done(agendaAdd, item, unitPresidium);
  await done(agendaGoTo, { sittingId, itemId }, unitPresidium);
  const read = await asked(electionRead, { electionId }, unitPresidium);
  expect(read.students).toBe(120);
  const { quorum } = await asked(sittingRead, { sittingId }, unitPresidium);
  const attended = { expected: quorum.expected, present: quorum.present, tellersApproved: true };
  await done(electionOpenRound, { electionId, ...attended }, unitPresidium);
  const where = { electionId, office: 1, round: 1, channel: 'paper-1' };
  await done(electionIssue, { ...where, issued: 80 }, unitPresidium);
  const lines = candidates.map((personId, at) => ({
    ...{ personId, yes: at === 0 ? 60 : 20, no: at === 0 ? 20 : 60, abstain: 0 },
  }));
  for (const personId of tellers.slice(1))
    await done(
      electionEnter,
      { ...where, returned: 80, invalid: 0, lines },
      { role: 'student', personId },
    );
  await done(electionAnnounce, { electionId, office: 1, round: 1 }, unitPresidium);
  await done(electionCertify, { electionId }, unitLeague);
  await done(electionAppoint, { electionId, since: day }, unitLeague);
  const appointed = await school.inside((tx) => appointmentsOn(tx, day));
  expect(appointed.find(({ postId }) => postId === school.posts.unitChair)).toMatchObject({
    ...{ personId: candidates[0], basis: 'elected' },
  });

  const put = { sittingId, title: '通过报告', text: '大会同意报告。' };
  const { id: resolutionId } = await done(resolutionPut, put, unitPresidium);
  const hands = { resolutionId, yes: 70, no: 6, abstain: 4 };
  expect(await done(resolutionVoteCount, hands, unitPresidium)).toMatchObject({ passed: true });
  await done(sittingClose, { sittingId }, unitPresidium);
  const written = { sittingId, revision: 0, recorderName: '记录人' };
  await done(minutesWrite, written, unitPresidium);
  const minutes = await asked(minutesPaperRead, { sittingId }, unitPresidium);
  expect(JSON.stringify(minutes)).toContain('120');
  const report = await asked(electionPaper, { electionId, form: 'report' }, unitLeague);
  expect(JSON.stringify(report)).toContain('应到学生 120 名，实到 80 名，达到 80 名的要求');
  const held = { congressId, heldSince: day, heldUntil: day };
  await done(congressHold, held, unitPresidium);
}, 60_000);
