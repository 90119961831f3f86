import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { d, sampleSchool, type SampleSchool } from '../../organisation/samples/sample-school.ts';
import { proposalReport } from './paper-verbs.ts';
import {
  proposalAssign,
  proposalClose,
  proposalMerge,
  proposalReplyIt,
  proposalReturn,
  proposalScreen,
} from './proposal-handling.ts';
import { proposalList, proposalOutcomes, proposalRead } from './proposal-looking.ts';
import { proposalRate, proposalSecondIt, proposalSubmit, proposalWithdraw } from './proposals.ts';
import { sampleHall, type SampleDelegate } from './samples/sample-hall.ts';

const database = await testDatabase();
let school: SampleSchool;
let hall: Awaited<ReturnType<typeof sampleHall>>;

beforeAll(async () => {
  school = await sampleSchool(database, 'proposals');
  hall = await sampleHall(school, { delegates: 8 });
});

const who = (at: number): SampleDelegate => {
  const found = hall.delegates[at];
  if (!found) throw new Error('no such delegate');
  return found;
};

const submit = async (title = '延长图书馆开放时间', at = 0): Promise<Uuid> => {
  const input = {
    congressId: hall.congressId,
    title,
    reason: '考试周座位不足。',
    measures: '延长到 23 时。',
  };
  return (await school.done(proposalSubmit, input, who(at).caller)).id;
};

const second = (proposalId: Uuid, at: number) =>
  school.done(proposalSecondIt, { proposalId }, who(at).caller);

const screening = async (title?: string): Promise<Uuid> => {
  const proposalId = await submit(title);
  for (const at of [1, 2, 3]) await second(proposalId, at);
  return proposalId;
};

const filed = async (title?: string): Promise<Uuid> => {
  const proposalId = await screening(title);
  await school.done(proposalScreen, { proposalId, decision: 'file' });
  return proposalId;
};

const replied = async (): Promise<Uuid> => {
  const proposalId = await filed();
  await school.done(proposalAssign, { proposalId, office: '图书馆' });
  await school.done(proposalReplyIt, { proposalId, text: '已延长到 22 时 30 分。' });
  return proposalId;
};

const read = async (proposalId: Uuid, at = 0) => {
  const found = await school.asked(proposalRead, { proposalId }, who(at).caller);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

describe('handing in and seconding', () => {
  it('is for delegates alone, and goes to screening with the third second', async () => {
    const stranger = { role: 'student', personId: await hall.person('student', '路人') } as const;
    const input = { congressId: hall.congressId, title: '提案', reason: '因', measures: '法' };
    expect(await school.refused(proposalSubmit, input, stranger)).toEqual(['not-a-delegate']);
    const proposalId = await submit();
    expect(await school.refused(proposalSecondIt, { proposalId }, stranger)).toEqual([
      'not-a-delegate',
    ]);
    expect(await school.refused(proposalSecondIt, { proposalId }, who(0).caller)).toEqual([
      'own-proposal',
    ]);
    expect(await second(proposalId, 1)).toEqual({ seconds: 1, needed: 3, state: 'seconding' });
    expect(await school.refused(proposalSecondIt, { proposalId }, who(1).caller)).toEqual([
      'already-seconded',
    ]);
    await second(proposalId, 2);
    expect(await second(proposalId, 3)).toMatchObject({ state: 'screening' });
    expect(await school.refused(proposalSecondIt, { proposalId }, who(4).caller)).toEqual([
      'proposal-not-now',
    ]);
  });

  it('at once by many, also one of them twice, keeps each once and never goes past its state', async () => {
    const proposalId = await submit('校园步行道照明');
    const many = [1, 2, 3, 4, 5, 6, 1, 2].map(async (at) => {
      try {
        return (await second(proposalId, at)).state;
      } catch (error) {
        return /"code":"([a-z-]+)"/.exec(String(error))?.[1] ?? String(error);
      }
    });
    const became = await Promise.all(many);
    expect(became.filter((one) => one === 'screening')).toHaveLength(1);
    expect(became.filter((one) => one === 'seconding')).toHaveLength(2);
    const refused = became.filter((one) => one !== 'screening' && one !== 'seconding');
    expect(refused).toHaveLength(5);
    expect(refused.every((one) => ['proposal-not-now', 'already-seconded'].includes(one))).toBe(
      true,
    );
    expect(await read(proposalId)).toMatchObject({ seconds: 3, state: 'screening' });
  });

  it('numbers proposals that are handed in at once apart', async () => {
    const ids = await Promise.all([0, 1, 2, 3, 4].map((at) => submit(`同时提交${at}`, at)));
    const numbers = await Promise.all(ids.map(async (id) => (await read(id)).number));
    expect(new Set(numbers).size).toBe(5);
  });

  it('is taken back by whoever proposed, before it is decided on', async () => {
    const proposalId = await submit();
    expect(await school.refused(proposalWithdraw, { proposalId }, who(1).caller)).toEqual([
      'not-own-proposal',
    ]);
    await school.done(proposalWithdraw, { proposalId }, who(0).caller);
    expect(await school.refused(proposalWithdraw, { proposalId }, who(0).caller)).toEqual([
      'proposal-not-now',
    ]);
  });
});

describe('screening, merging, an office', () => {
  it('is not refused without a reason, and not before it was seconded', async () => {
    const early = { proposalId: await submit(), decision: 'file' };
    expect(await school.refused(proposalScreen, early)).toEqual(['proposal-not-now']);
    const proposalId = await screening();
    expect(await school.refused(proposalScreen, { proposalId, decision: 'refuse' })).toEqual([
      'reason-missing',
    ]);
    await school.done(proposalScreen, {
      proposalId,
      decision: 'refuse',
      reason: '不属于学校职权。',
    });
    expect(await read(proposalId)).toMatchObject({
      state: 'not-filed',
      screenedWhy: '不属于学校职权。',
      steps: [],
    });
  });

  it('is merged into a filed one, whose reply both rate', async () => {
    const into = await filed('食堂价格公示');
    const proposalId = await screening('公示食堂价格');
    const merge = { proposalId, intoId: proposalId };
    expect(await school.refused(proposalMerge, merge)).toEqual(['merge-into-itself']);
    const unfiled = await screening();
    expect(await school.refused(proposalMerge, { proposalId, intoId: unfiled })).toEqual([
      'merge-target',
    ]);
    await school.done(proposalMerge, { proposalId, intoId: into });
    expect(await read(proposalId)).toMatchObject({ state: 'merged', steps: [] });
    expect(await read(into)).toMatchObject({ behind: true });
    expect(await school.refused(proposalMerge, { proposalId: into, intoId: proposalId })).toEqual([
      'merge-target',
    ]);
  });

  it('is due by the working days of the charter unless a day is named', async () => {
    const proposalId = await filed();
    const past = { proposalId, office: '后勤处', due: d('2026-08-31') };
    expect(await school.refused(proposalAssign, past)).toEqual(['due-passed']);
    const told = await school.done(proposalAssign, { proposalId, office: '后勤处' });
    // Sunday 20 September 2026 is a make-up day, Friday 25 September a holiday.
    expect(told.due).toBe('2026-09-29');
    await school.done(proposalAssign, { proposalId, office: '后勤管理处', due: d('2026-09-10') });
    expect(await read(proposalId)).toMatchObject({ office: '后勤管理处', due: '2026-09-10' });
  });
});

describe('the reply', () => {
  it('is rated once by those behind it, sent back once where somebody is dissatisfied, and closed', async () => {
    const proposalId = await replied();
    const rate = (at: number, rating: string) =>
      school.done(proposalRate, { proposalId, rating }, who(at).caller);
    expect(
      await school.refused(proposalRate, { proposalId, rating: 'satisfied' }, who(6).caller),
    ).toEqual(['not-own-proposal']);
    await rate(0, 'satisfied');
    expect(
      await school.refused(proposalRate, { proposalId, rating: 'fairly' }, who(0).caller),
    ).toEqual(['already-rated']);
    await rate(1, 'dissatisfied');
    expect(await school.refused(proposalClose, { proposalId })).toEqual(['somebody-dissatisfied']);
    await school.done(proposalReturn, { proposalId, reason: '请明确时间', due: d('2026-09-15') });
    await school.done(proposalReplyIt, { proposalId, text: '自 9 月 7 日起延长到 23 时。' });
    await rate(1, 'dissatisfied');
    await school.done(proposalClose, { proposalId });
    const { replies, state } = await read(proposalId, 1);
    expect(state).toBe('closed');
    expect(
      replies.map(({ ratings, returnedWhy, rated }) => [ratings.dissatisfied, returnedWhy, rated]),
    ).toEqual([
      [1, '请明确时间', true],
      [1, null, true],
    ]);
  });

  it('is told to everybody without a name, and in the report with its numbers', async () => {
    const outcomes = await school.asked(proposalOutcomes, {}, { role: 'student' });
    if (!outcomes.ok) throw new Error('not told');
    const text = JSON.stringify(outcomes.value);
    expect(text).toContain('自 9 月 7 日起延长到 23 时。');
    expect(text).not.toMatch(/代表00\d/);
    expect(outcomes.value.outcomes.some(({ state }) => state === 'seconding')).toBe(false);
    const report = await school.asked(proposalReport, { congressId: hall.congressId });
    if (!report.ok) throw new Error('no report');
    expect(JSON.stringify(report.value.paper)).toMatch(
      /共收到提案 \d+ 件：立案 \d+ 件，并案 1 件，不予立案 1 件/,
    );
    const listed = await school.listed(
      proposalList,
      { filters: { state: 'merged' } },
      who(0).caller,
    );
    expect(listed.ok && listed.value.total).toBe(1);
  });
});
