import { beforeAll, describe, expect, it } from 'vitest';
import { sentStatements } from '../../../../bench/sent-statements.ts';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import {
  d,
  sampleSchool,
  today,
  type SampleSchool,
} from '../../organisation/samples/sample-school.ts';
import { agendaAdd, agendaArrange, agendaChange, agendaGoTo, agendaRemove } from './agenda.ts';
import {
  attendanceByCode,
  attendanceCheckIn,
  attendanceExcuse,
  attendanceLeave,
  attendanceRead,
  attendanceTakeBack,
} from './attendance.ts';
import { screenGive, screenShow, sittingRead } from './looking.ts';
import { delegateHall } from './mine.ts';
import { minutesPaperRead, minutesSign, minutesWrite } from './minutes.ts';
import { sittingChange, sittingClose, sittingList, sittingOpen, sittingPlan } from './planning.ts';
import { resolutionPut, resolutionVoteCount } from './resolutions.ts';
import { sampleHall } from './samples/sample-hall.ts';
import { standingEnd, standingList, standingRecommend } from './standing.ts';

const database = await testDatabase();
let school: SampleSchool;
let hall: Awaited<ReturnType<typeof sampleHall>>;

beforeAll(async () => {
  school = await sampleSchool(database, 'hall');
  hall = await sampleHall(school);
});

const read = async (sittingId: Uuid) => {
  const found = await school.asked(sittingRead, { sittingId });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

const door = async (sittingId: Uuid) => {
  const found = await school.asked(attendanceRead, { sittingId });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

const codeOf = async (at: number): Promise<string> => {
  const mine = await school.asked(delegateHall, {}, hall.delegates[at]?.caller);
  if (!mine.ok || mine.value.code === null) throw new Error('no code');
  return mine.value.code;
};

const delegateAt = (at: number): Uuid => {
  const found = hall.delegates[at];
  if (!found) throw new Error('no such delegate');
  return found.id;
};

it('tells every phone of the hall in a few statements, however many sittings there are', async () => {
  const open = await hall.openSitting({ title: '正在开的会议' });
  const item = { sittingId: open, kind: 'report', title: '工作报告' };
  await school.done(agendaAdd, item);
  for (const title of ['第二次会议', '第三次会议', '第四次会议']) await hall.plan({ title });
  const caller = hall.delegates[0]?.caller;
  let told: unknown;
  const sent = await sentStatements(
    async () => {
      told = await school.asked(delegateHall, {}, caller);
    },
    () => true,
  );
  expect(sent).toHaveLength(7);
  expect(told).toMatchObject({ ok: true });
  const mine = (told as { readonly value: { readonly sittings: readonly object[] } }).value;
  expect(mine.sittings).toHaveLength(4);
  expect(mine.sittings).toContainEqual(
    expect.objectContaining({
      ...{ title: '正在开的会议', mine: 'present' },
      quorum: expect.objectContaining({ expected: 6, present: 6, met: true }) as unknown,
      items: [expect.objectContaining({ title: '工作报告', stage: 'ahead' })],
    }),
  );
  await school.done(sittingClose, { sittingId: open });
});

describe('at the door', () => {
  it('opens with a quorum only, counts those who leave no more, and those who come late', async () => {
    const sittingId = await hall.plan();
    await hall.arrive(sittingId, hall.delegates.slice(0, 3));
    expect(await school.refused(sittingOpen, { sittingId })).toEqual(['no-quorum']);
    await hall.arrive(sittingId, hall.delegates.slice(3, 4));
    expect(await school.done(sittingOpen, { sittingId })).toEqual({
      ...{ expected: 6, present: 4, needed: 4 },
    });
    expect(await school.refused(sittingOpen, { sittingId })).toEqual(['sitting-opened']);
    const late = { sittingId, delegateId: delegateAt(4) };
    expect(await school.done(attendanceCheckIn, late)).toMatchObject({ came: 'late', present: 5 });
    await school.done(attendanceLeave, { sittingId, delegateId: delegateAt(0) });
    await school.done(attendanceLeave, { sittingId, delegateId: delegateAt(1) });
    const { quorum } = await read(sittingId);
    expect(quorum).toMatchObject({ expected: 6, present: 3, needed: 4, met: false });
    await school.done(sittingClose, { sittingId });
    expect(await school.refused(attendanceCheckIn, late)).toEqual(['sitting-over']);
    expect((await read(sittingId)).quorum).toMatchObject({ expected: 6, present: 3 });
  });

  it('checks in by the code that only the delegate sees, however it was typed or scanned', async () => {
    const sittingId = await hall.plan();
    const code = await codeOf(2);
    const spoken = `${code.slice(0, 4)} ${code.slice(4)}`;
    const told = await school.done(attendanceByCode, { sittingId, code: spoken });
    expect(told).toMatchObject({ name: '代表003', unitName: '护理系', present: 1, expected: 6 });
    const scanned = `http://localhost/hall/check-in?code=${await codeOf(3)}`;
    await school.done(attendanceByCode, { sittingId, code: scanned });
    const refused = (typed: string) => school.refused(attendanceByCode, { sittingId, code: typed });
    expect(await refused(code)).toEqual(['already-present']);
    expect(await refused('abc')).toEqual(['code-unreadable']);
    const taken = new Set(await Promise.all([0, 1, 2, 3, 4, 5].map(codeOf)));
    const free = ['00000000', '00000001', '00000002'].find((one) => !taken.has(one)) ?? '';
    expect(await refused(free)).toEqual(['code-unknown']);
    expect(
      await school.refused(attendanceByCode, { sittingId, code }, { role: 'student' }),
    ).toEqual(['not-allowed']);
  });

  it('lets one of two at the door check the same delegate in at once, and numbers all events apart', async () => {
    const sittingId = await hall.plan();
    const twice = [...hall.delegates, ...hall.delegates].map(async ({ id }) => {
      try {
        await school.done(attendanceCheckIn, { sittingId, delegateId: id });
        return 'done';
      } catch (error) {
        return String(error).includes('already-present') ? 'already' : String(error);
      }
    });
    const became = await Promise.all(twice);
    expect(became.filter((one) => one === 'done')).toHaveLength(6);
    expect(became.filter((one) => one === 'already')).toHaveLength(6);
    const { rows } = await school.inside((tx) =>
      tx.client.query(
        `select count(*)::int as events, max(number) as last from attendance_event where school_id = $1 and sitting_id = $2`,
        [school.id, sittingId],
      ),
    );
    expect(rows).toEqual([{ events: 6, last: 6 }]);
  });

  it('takes a mistake back by an event, and keeps both', async () => {
    const sittingId = await hall.plan();
    const who = { sittingId, delegateId: delegateAt(0) };
    expect(await school.refused(attendanceTakeBack, who)).toEqual(['nothing-told']);
    await school.done(attendanceExcuse, { ...who, reason: '参加考试' });
    await school.done(attendanceCheckIn, who);
    await school.done(attendanceTakeBack, who);
    expect((await door(sittingId)).delegates[0]).toMatchObject({ presence: 'excused' });
    await school.done(attendanceTakeBack, who);
    expect((await door(sittingId)).delegates[0]).toMatchObject({ presence: 'absent' });
    expect(await school.refused(attendanceTakeBack, who)).toEqual(['nothing-told']);
  });

  it('excuses before the day, checks in on it alone, and knows only those with a vote', async () => {
    const sittingId = await hall.plan({ day: d('2026-09-02') });
    const who = { sittingId, delegateId: delegateAt(0) };
    expect(await school.refused(attendanceCheckIn, who)).toEqual(['sitting-another-day']);
    expect(await school.refused(sittingOpen, { sittingId })).toEqual(['sitting-another-day']);
    await school.done(attendanceExcuse, who);
    expect(await school.refused(attendanceExcuse, who)).toEqual(['already-excused']);
    const stranger = { sittingId, delegateId: hall.congressId };
    expect(await school.refused(attendanceCheckIn, stranger)).toEqual(['delegate-not-on-roll']);
  });
});

describe('the agenda', () => {
  it('is arranged, gone through, and what was begun stays', async () => {
    const sittingId = await hall.openSitting();
    const add = async (title: string, kind = 'report') =>
      (await school.done(agendaAdd, { sittingId, kind, title })).id;
    const [first, second, third] = [
      await add('工作报告'),
      await add('宣读贺信', 'reading'),
      await add('讲话', 'speech'),
    ];
    const order = [second, first, third];
    await school.done(agendaArrange, { sittingId, order });
    expect(await school.refused(agendaArrange, { sittingId, order: [second, first] })).toEqual([
      'order-incomplete',
    ]);
    await school.done(agendaGoTo, { sittingId, itemId: second });
    await school.done(agendaGoTo, { sittingId, itemId: first });
    expect(await school.refused(agendaRemove, { itemId: second })).toEqual(['item-begun']);
    await school.done(agendaRemove, { itemId: third });
    expect(await school.refused(agendaGoTo, { sittingId, itemId: third })).toEqual([
      'item-unknown',
    ]);
    await school.done(agendaChange, { itemId: first, speaker: '林同学', minutes: 20 });
    const { items, currentItemId } = await read(sittingId);
    expect(items.map(({ id, stage }) => [id, stage])).toEqual([
      [second, 'done'],
      [first, 'now'],
    ]);
    expect(currentItemId).toBe(first);
  });

  it('cannot be gone through before the sitting opens; a later change needs what was seen', async () => {
    const sittingId = await hall.plan();
    const { id } = await school.done(agendaAdd, { sittingId, kind: 'report', title: '报告' });
    expect(await school.refused(agendaGoTo, { sittingId, itemId: id })).toEqual([
      'sitting-not-open',
    ]);
    await school.done(sittingChange, { sittingId, revision: 1, place: '礼堂' });
    expect(
      await school.refused(sittingChange, { sittingId, revision: 1, place: '报告厅' }),
    ).toEqual(['changed-meanwhile-unnamed']);
    const elsewhere = { sittingId, kind: 'election', title: '选举', electionId: id };
    expect(await school.refused(agendaAdd, elsewhere)).toEqual(['election-unknown']);
  });
});

describe('a resolution', () => {
  it('is carried by more than half of those present, corrected beside the wrong count', async () => {
    const sittingId = await hall.openSitting();
    const { id } = await school.done(resolutionPut, {
      sittingId,
      title: '关于工作报告的决议',
      text: '会议同意。',
    });
    const count = { resolutionId: id, yes: 4, no: 1, abstain: 1 };
    expect(await school.refused(resolutionVoteCount, { ...count, yes: 5 })).toEqual([
      'more-hands-than-present',
    ]);
    expect(await school.refused(resolutionVoteCount, { ...count, yes: 3 })).toEqual([
      'hands-missing',
    ]);
    expect(await school.done(resolutionVoteCount, count)).toMatchObject({
      needed: 4,
      passed: true,
    });
    const right = { ...count, yes: 3, no: 2 };
    expect(await school.refused(resolutionVoteCount, right)).toEqual(['correction-without-reason']);
    const corrected = await school.done(resolutionVoteCount, { ...right, reason: '后排数错一人' });
    expect(corrected).toMatchObject({ needed: 4, passed: false });
    const [resolution] = (await read(sittingId)).resolutions;
    expect(resolution?.vote).toMatchObject({
      number: 2,
      yes: 3,
      passed: false,
      reason: '后排数错一人',
    });
  });

  it('on the charter needs two thirds, and none is counted once the quorum is gone', async () => {
    const sittingId = await hall.openSitting();
    const put = { sittingId, title: '章程修正案', text: '修改第三条。', matter: 'charter' };
    const { id } = await school.done(resolutionPut, put);
    const half = { resolutionId: id, yes: 3, no: 3, abstain: 0 };
    expect(await school.done(resolutionVoteCount, half)).toMatchObject({
      needed: 4,
      passed: false,
    });
    const again = { resolutionId: id, yes: 4, no: 2, abstain: 0, reason: '重新清点' };
    expect(await school.done(resolutionVoteCount, again)).toMatchObject({ passed: true });
    for (const at of [0, 1, 2])
      await school.done(attendanceLeave, { sittingId, delegateId: delegateAt(at) });
    const later = await school.done(resolutionPut, { sittingId, title: '另一决议', text: '内容' });
    const few = { resolutionId: later.id, yes: 3, no: 0, abstain: 0 };
    expect(await school.refused(resolutionVoteCount, few)).toEqual(['no-quorum']);
  });
});

describe('standing delegates', () => {
  it('are named by a unit out of its own, meet as a sitting of their own, and elect nobody', async () => {
    const [nursing] = hall.units;
    const guide = { role: 'unit-league', unitIds: [nursing] } as const;
    const name = (delegateIds: readonly Uuid[], by?: typeof guide) =>
      school.done(standingRecommend, { congressId: hall.congressId, delegateIds }, by);
    const foreign = { congressId: hall.congressId, delegateIds: [delegateAt(1)] };
    expect(await school.refused(standingRecommend, foreign, guide)).toEqual([
      'delegate-not-on-roll',
    ]);
    expect(await name([delegateAt(0)], guide)).toEqual({ named: 1 });
    expect(await name([delegateAt(0), delegateAt(1), delegateAt(3)])).toEqual({ named: 2 });
    const again = { congressId: hall.congressId, delegateIds: [delegateAt(0)] };
    expect(await school.refused(standingRecommend, again)).toEqual(['already-standing']);
    const sittingId = await hall.plan({ kind: 'standing', title: '常任代表会议' });
    expect((await door(sittingId)).quorum).toMatchObject({ expected: 3, needed: 2 });
    const election = { sittingId, kind: 'election', title: '增选主席团' };
    expect(await school.refused(agendaAdd, election)).toEqual(['standing-never-elects']);
    const { id } = await school.done(agendaAdd, { ...election, kind: 'report', title: '听取报告' });
    expect(await school.refused(agendaChange, { itemId: id, kind: 'election' })).toEqual([
      'standing-never-elects',
    ]);
    const end = { standingId: delegateAt(3), until: today, reason: '毕业离校' };
    expect(await school.refused(standingEnd, end, guide)).toEqual(['standing-unknown']);
    await school.done(standingEnd, end);
    const listed = await school.listed(standingList);
    if (!listed.ok) throw new Error('not listed');
    expect(listed.value.rows.map(({ personName, until }) => [personName, until])).toContainEqual([
      ...['代表004', today],
    ]);
  });
});

describe('the term of standing delegates', () => {
  it('ends when the next congress of the union is held, and not before', async () => {
    const { congressId, delegates } = hall;
    await school.done(standingRecommend, { congressId, delegateIds: [delegateAt(5)] });
    const sittingId = await hall.plan({ kind: 'standing', title: '常任代表会议' });
    const before = (await door(sittingId)).quorum.expected;
    expect(before).toBeGreaterThan(0);
    const hold = (held: string | null) =>
      school.inside(({ client }) =>
        client.query(
          `insert into congress (school_id, id, union_id, kind, title, planned_since, planned_until, held_since, opened)
           select school_id, $3, union_id, kind, '下一次大会', planned_since, planned_until, $4::date, opened
           from congress where school_id = $1 and id = $2
           on conflict (school_id, id) do update set held_since = $4::date`,
          [school.id, congressId, delegates[0]?.personId, held],
        ),
      );
    await hold('2026-09-02');
    expect((await door(sittingId)).quorum.expected).toBe(before);
    const later = await hall.plan({ kind: 'standing', title: '再一次', day: d('2026-09-03') });
    expect((await door(later)).quorum.expected).toBe(0);
    await hold(null);
  });
});

describe('the hall screen', () => {
  it('opens by its link alone, names nobody, and an earlier link opens nothing', async () => {
    const sittingId = await hall.openSitting({ chairName: '主持人甲' });
    const old = await school.done(screenGive, { sittingId });
    const { token } = await school.done(screenGive, { sittingId });
    const shown = await school.asked(screenShow, { token }, { role: 'student' });
    if (!shown.ok) throw new Error('not shown');
    expect(shown.value).toMatchObject({ id: sittingId, quorum: { present: 6, expected: 6 } });
    expect(JSON.stringify(shown.value)).not.toMatch(/代表00\d/);
    const gone = await school.asked(screenShow, { token: old.token });
    expect(gone.ok ? [] : gone.error.map(({ code }) => code)).toEqual(['screen-unknown']);
    const stored = await school.inside((tx) =>
      tx.client.query('select payload from journal_payload where school_id = $1', [school.id]),
    );
    expect(JSON.stringify(stored.rows)).not.toContain(token);
  });
});

describe('minutes', () => {
  it('are assembled of what happened, signed after the sitting, and change no more', async () => {
    const sittingId = await hall.openSitting(
      { title: '闭幕会', kind: 'closing' },
      hall.delegates.slice(0, 5),
    );
    await school.done(attendanceExcuse, { sittingId, delegateId: delegateAt(5) });
    const { id } = await school.done(agendaAdd, {
      sittingId,
      kind: 'resolution',
      title: '通过决议',
    });
    await school.done(agendaGoTo, { sittingId, itemId: id });
    const put = { sittingId, title: '关于提案工作的决议', text: '会议同意。', itemId: id };
    const resolution = await school.done(resolutionPut, put);
    await school.done(resolutionVoteCount, {
      resolutionId: resolution.id,
      yes: 5,
      no: 0,
      abstain: 0,
    });
    const written = { sittingId, revision: 0, recorderName: '记录人乙', remarks: '第一段\n第二段' };
    await school.done(minutesWrite, written);
    expect(await school.refused(minutesWrite, written)).toEqual(['changed-meanwhile-unnamed']);
    expect(await school.refused(minutesSign, { sittingId, revision: 1 })).toEqual([
      'sitting-not-closed',
    ]);
    await school.done(sittingClose, { sittingId });
    await school.done(minutesSign, { sittingId, revision: 1 });
    expect(await school.refused(minutesWrite, { ...written, revision: 2 })).toEqual([
      'minutes-signed',
    ]);
    const found = await school.asked(minutesPaperRead, { sittingId });
    if (!found.ok) throw new Error('no minutes');
    const text = JSON.stringify(found.value.paper);
    for (const piece of [
      '应到代表 6 人，实到 5 人',
      '请假：代表006',
      '赞成 5 人',
      '第二段',
      '记录人乙',
    ])
      expect(text).toContain(piece);
    expect(found.value.signedAt).not.toBeNull();
  });
});

describe('sittings', () => {
  it('are of a congress that was not called off, and listed for everybody', async () => {
    const listed = await school.listed(sittingList, { limit: 200 }, { role: 'student' });
    if (!listed.ok) throw new Error('not listed');
    expect(new Set(listed.value.rows.map(({ stage }) => stage))).toEqual(
      new Set(['planned', 'open', 'closed']),
    );
    const unknown = { congressId: delegateAt(0), kind: 'plenary', title: '会', day: today };
    expect(await school.refused(sittingPlan, unknown)).toEqual(['congress-unknown']);
    const guide = { role: 'unit-league', unitIds: [hall.units[0]] } as const;
    const own = { ...unknown, congressId: hall.congressId };
    expect(await school.refused(sittingPlan, own, guide)).toEqual(['congress-unknown']);
  });
});
