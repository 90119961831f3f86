import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Uuid } from '../../kernel/id.ts';
import { d } from '../organisation/samples/sample-school.ts';
import { feedbackAsk, feedbackEnter, feedbackResolve } from './choosing/feedback.ts';
import { electoralUnitRead } from './choosing/looking.ts';
import { nominationAdd, nominationWithdraw } from './choosing/nominations.ts';
import { delegationPrepareElection, delegationTakeResult } from './choosing/elections.ts';
import { feedbackRoutes } from './choosing/routes.ts';
import {
  congressCancel,
  congressChange,
  congressEnterPast,
  congressHold,
  congressPlan,
} from './congresses.ts';
import {
  delegateAnswer,
  delegateAttest,
  delegateEnd,
  delegateExamine,
  delegateObject,
} from './delegates/credentials.ts';
import { delegateRead } from './delegates/looking.ts';
import { congressEvidence } from './evidence.ts';
import { congressRead } from './looking.ts';
import { quotaDecide, quotaPublish } from './quotas/deciding.ts';
import { quotaPropose } from './quotas/proposing.ts';
import {
  actOf,
  answerForClasses,
  congressSchool,
  throughUnit,
  type CongressSchool,
} from './samples/sample-congress.ts';
import { congressSection, delegatesSection } from './sections.ts';

const database = await testDatabase({ connections: 12 });
const planned = {
  title: '第十次学生代表大会',
  plannedSince: d('2026-11-20'),
  plannedUntil: d('2026-11-21'),
  text: '拟召开大会。',
};

describe('planning', () => {
  let school: CongressSchool;
  beforeAll(async () => {
    school = await congressSchool(database, 'planning');
  });

  it('is refused where one runs, to others than its union, and for an assembly of the school', async () => {
    const { refused, callers, union, unitUnion } = school;
    const assembly = { ...planned, unionId: union, kind: 'assembly' };
    expect(await refused(congressPlan, assembly)).toEqual(['assembly-of-units-only']);
    const far = { ...planned, unionId: union, delegatesBy: d('2026-12-01') };
    expect(await refused(congressPlan, far)).toEqual(['delegates-too-late']);
    const foreign = { ...planned, unionId: unitUnion };
    expect(await refused(congressPlan, foreign, callers.otherLeague)).toEqual(['union-unknown']);
    expect(await refused(congressPlan, foreign, callers.presidium)).toEqual(['union-unknown']);
    const { id } = await school.done(congressPlan, { ...planned, unionId: union });
    expect(await refused(congressPlan, { ...planned, unionId: union })).toEqual(['congress-runs']);
    expect(
      await refused(congressHold, {
        ...{ congressId: id, heldSince: d('2026-08-20'), heldUntil: d('2026-08-21') },
      }),
    ).toEqual(['approval-missing', 'delegates-missing']);
    await school.done(congressCancel, { congressId: id, reason: '改期' });
    expect(await refused(congressCancel, { congressId: id, reason: '改期' })).toEqual([
      'congress-cancelled',
    ]);
    const { stage } = await school.asked(congressRead, { congressId: id });
    expect(stage).toBe('cancelled');
  });

  it('tells whoever changes it second what the first did', async () => {
    const { id } = await school.done(congressPlan, { ...planned, unionId: school.union });
    const change = { congressId: id, revision: 1, place: '大礼堂' };
    await school.done(congressChange, change);
    expect((await school.refused(congressChange, change))[0]).toMatch(/^changed-meanwhile/);
    await school.done(congressCancel, { congressId: id, reason: '改期' });
  });

  it('of two at once lets one through', async () => {
    const wanted = { ...planned, unionId: school.union };
    const both = await Promise.allSettled([1, 2].map(() => school.done(congressPlan, wanted)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('lets a small unit hold an assembly, which has no quotas', async () => {
    const wanted = { ...planned, unionId: school.unitUnion, kind: 'assembly' };
    const { id } = await school.done(congressPlan, wanted, school.callers.unitPresidium);
    expect(await school.refused(quotaPropose, { congressId: id })).toEqual(['assembly-no-quota']);
    const approve = actOf('congress.approve');
    const { unitLeague, unitParty, league } = school.callers;
    for (const by of [unitLeague, unitParty, league])
      await school.done(approve, { congressId: id, text: '同意' }, by);
    await school.done(congressHold, {
      ...{ congressId: id, heldSince: d('2026-08-31'), heldUntil: d('2026-08-31') },
    });
    const facts = await school.inside((tx) => congressEvidence(tx, d('2026-09-01')));
    expect(facts.get(school.unitUnion)?.map(({ name, level }) => [name, level])).toEqual([
      ['congress.held', 'second-level'],
    ]);
  });
});

describe('one unit’s choosing', () => {
  let school: CongressSchool;
  let unitId: Uuid;
  let people: readonly Uuid[];
  const act = (verb: string) => actOf(`delegation.${verb}`);

  beforeAll(async () => {
    school = await congressSchool(database, 'choosing');
    const congressId = await school.approved();
    await school.called(congressId);
    const [unit] = await school.unitsOf(congressId);
    if (!unit) throw new Error('no unit');
    unitId = unit.id;
    people = await school.studentsOf(5);
  });

  it('takes nominations of its own students alone', async () => {
    const { refused, callers, person, elsewhere } = school;
    const nominate = (personId: Uuid, more: object = {}) => ({
      ...{ electoralUnitId: unitId, by: 'class', people: [{ personId }], ...more },
    });
    const other = await person({ unitId: elsewhere });
    const foreign = await person({ citizen: false });
    expect(await refused(nominationAdd, nominate(other))).toEqual(['person-of-other-unit']);
    expect(await refused(nominationAdd, nominate(foreign))).toEqual(['condition-citizen']);
    expect(await refused(nominationAdd, nominate(other), callers.otherLeague)).toEqual([
      'electoral-unit-unknown',
    ]);
    await school.nominate(unitId, people.slice(0, 4));
    expect(await refused(nominationAdd, nominate(people[0] ?? other))).toEqual([
      'nominated-already',
    ]);
  });

  it('is not submitted before enough are nominated', async () => {
    const { refused, callers } = school;
    const submit = { delegationId: unitId };
    expect(await refused(act('submit'), submit, callers.unitPresidium)).toEqual([
      'nominations-lacking',
    ]);
    await school.nominate(unitId, people.slice(4));
    const { nominated } = await school.asked(electoralUnitRead, { electoralUnitId: unitId });
    const last = nominated.find(({ personId }) => personId === people[4]);
    const withdraw = { nominationId: last?.id, reason: '本人放弃' };
    await school.done(nominationWithdraw, withdraw, callers.unitPresidium);
    expect(await refused(nominationWithdraw, withdraw, callers.unitPresidium)).toEqual([
      'nomination-withdrawn',
    ]);
    await school.nominate(unitId, people.slice(4));
    await school.done(act('submit'), submit, callers.unitPresidium);
  });

  it('asks every class, by links that are kept as hashes', async () => {
    const { done, refused, callers, classes, asked } = school;
    const { unitLeague } = callers;
    const ask = { electoralUnitId: unitId };
    expect(await refused(feedbackAsk, ask, unitLeague)).toEqual(['step-not-now']);
    await done(act('approve'), { delegationId: unitId, text: '同意' }, unitLeague);
    expect(await refused(feedbackAsk, ask, unitLeague)).toEqual(['publicity-not-begun']);
    await done(act('publicise'), { delegationId: unitId }, unitLeague);
    const { links } = await done(feedbackAsk, ask, unitLeague);
    expect(links.map(({ classId }) => classId)).toEqual(classes);
    const kept = await school.inside((tx) =>
      tx.client.query(
        `select to_jsonb(f)::text as row from class_feedback f where school_id = $1
         union all select payload from journal_payload where school_id = $1`,
        [school.id],
      ),
    );
    for (const { token } of links) expect(JSON.stringify(kept.rows)).not.toContain(token);
    await answersByLink(links[0]?.token ?? '');
    school.on('2026-09-07');
    expect(await refused(act('close-publicity'), { delegationId: unitId }, unitLeague)).toEqual([
      'feedback-missing',
    ]);
    const answer = {
      ...{ electoralUnitId: unitId, classId: classes[1], verdict: 'objects' },
      ...{ publicisedSince: d('2026-09-01'), publicisedUntil: d('2026-09-03') },
      ...{ signedBy: ['班长乙'], paper: school.paper },
    };
    expect(await refused(feedbackEnter, answer, unitLeague)).toEqual(['remarks-missing']);
    await done(feedbackEnter, { ...answer, remarks: '对一人有意见' }, unitLeague);
    expect(await refused(feedbackEnter, answer, unitLeague)).toContain('feedback-given');
    expect(await refused(act('close-publicity'), { delegationId: unitId }, unitLeague)).toEqual([
      'feedback-open',
    ]);
    const told = await asked(electoralUnitRead, { electoralUnitId: unitId });
    const objecting = told.feedback.find(({ verdict }) => verdict === 'objects');
    const resolve = { feedbackId: objecting?.id, resolution: '已核实，不属实' };
    await done(feedbackResolve, resolve, unitLeague);
    expect(await refused(feedbackResolve, resolve, unitLeague)).toEqual(['feedback-settled']);
    await done(act('close-publicity'), { delegationId: unitId }, unitLeague);
  });

  /** A class opens its page, is told what is wrong, and answers once. */
  async function answersByLink(token: string): Promise<void> {
    const app = new Hono().route(
      '/',
      feedbackRoutes({
        runner: {
          database,
          clock: () => school.clock.now,
          standing: () => Promise.resolve(null),
        },
        schoolOf: (slug) => Promise.resolve(slug === 'choosing' ? school.id : null),
      }),
    );
    const address = `/choosing/class-feedback/${token}`;
    const post = (fields: Record<string, string>) =>
      app.request(address, { method: 'POST', body: new URLSearchParams(fields) });
    const opened = await app.request(address);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await opened.text();
    expect(page).toContain('候选人名单（5 人）');
    expect(page).not.toContain('<script');
    const answer = {
      ...{ publicisedSince: '2026-09-01', publicisedUntil: '2026-09-01', verdict: 'objects' },
      ...{ remarks: '', signedBy: '班长<b>、团支书' },
    };
    const wrong = await post(answer);
    expect(wrong.status).toBe(409);
    const told = await wrong.text();
    expect(told).toContain('有异议的，需要写明是什么意见');
    expect(told).toContain('班长&lt;b&gt;');
    expect((await post({ ...answer, verdict: 'agrees' })).status).toBe(303);
    expect((await post({ ...answer, verdict: 'agrees' })).status).toBe(409);
    expect(await (await app.request(`${address}?lang=en`)).text()).toContain('No objection');
    expect((await app.request(`/choosing/class-feedback/${'x'.repeat(43)}`)).status).toBe(404);
    expect((await app.request('/choosing/class-feedback/short')).status).toBe(404);
  }

  it('elects when the League committee has replied, and takes over a certified result alone', async () => {
    const { done, refused, callers } = school;
    const elect = {
      ...{ electoralUnitId: unitId, day: d('2026-09-07'), meeting: '代表会议', title: '选举' },
    };
    expect(await refused(delegationPrepareElection, elect)).toEqual(['step-not-now']);
    await done(act('submit'), { delegationId: unitId, text: '请示' }, callers.unitLeague);
    await done(act('approve'), { delegationId: unitId, text: '同意' }, callers.league);
    expect(await refused(act('submit'), { delegationId: unitId }, callers.unitPresidium)).toEqual([
      'election-missing',
    ]);
    expect(await refused(delegationTakeResult, { electoralUnitId: unitId })).toEqual([
      'election-missing',
    ]);
    await done(delegationPrepareElection, elect);
    expect(await refused(delegationPrepareElection, elect)).toEqual(['election-prepared']);
    expect(await refused(delegationTakeResult, { electoralUnitId: unitId })).toEqual([
      'election-uncertified',
    ]);
    const { nominated } = await school.asked(electoralUnitRead, { electoralUnitId: unitId });
    const settled = { nominationId: nominated[0]?.id, reason: '太晚' };
    expect(await refused(nominationWithdraw, settled)).toEqual(['list-settled']);
  });
});

describe('credentials and what follows', () => {
  let school: CongressSchool;
  let congressId: Uuid;
  let unitId: Uuid;
  let delegates: readonly Uuid[];

  beforeAll(async () => {
    school = await congressSchool(database, 'credentials');
    congressId = await school.approved();
    await school.called(congressId);
    const [unit] = await school.unitsOf(congressId);
    if (!unit) throw new Error('no unit');
    unitId = unit.id;
    const people = await school.studentsOf(5);
    delegates = await throughUnit(school, unitId, { people, seats: 4 });
  });

  it('are decided once, with the objection of the delegate answered by another', async () => {
    const { done, refused, callers, asked } = school;
    const [delegateId] = delegates;
    const examine = { delegateId, qualified: false };
    expect(await refused(delegateExamine, examine)).toContain('delegate-examined');
    expect(
      await refused(delegateAttest, { delegateId, condition: 'conduct', text: '好' }),
    ).toContain('delegate-examined');
    const told = await asked(delegateRead, { delegateId });
    const own = school.student(told.personId);
    const { id: objectionId } = await done(delegateObject, { delegateId, text: '不同意' }, own);
    expect(await refused(delegateObject, { delegateId, text: '再提' }, own)).toEqual([
      'objection-open',
    ]);
    const answer = { objectionId, upheld: true, answer: '重新审查' };
    expect(await refused(delegateAnswer, answer, callers.affairs)).toEqual(['answers-own-act']);
    await done(delegateAnswer, answer, callers.league);
    const again = await asked(delegateRead, { delegateId });
    expect(again.credentials).toBe('pending');
    expect(await refused(delegateExamine, examine)).toEqual(['grounds-missing']);
    await done(delegateExamine, { ...examine, grounds: '不符合' });
    const other = school.student(await school.person());
    await expect(asked(delegateRead, { delegateId }, other)).rejects.toThrow('delegate-unknown');
  });

  it('end with the mandate, and the evidence counts whoever is left', async () => {
    const { done, refused } = school;
    const delegateId = delegates[1];
    const end = { delegateId, until: d('2026-09-06'), reason: '休学' };
    await done(delegateEnd, end);
    expect(await refused(delegateEnd, end)).toEqual(['delegate-ended']);
    await done(congressHold, {
      ...{ congressId, heldSince: d('2026-09-07'), heldUntil: d('2026-09-07') },
    });
    await done(congressEnterPast, {
      ...{ unionId: school.union, title: '第九次学生代表大会', ordinal: 9, pastDelegates: 150 },
      ...{ heldSince: d('2025-11-01'), heldUntil: d('2025-11-02') },
    });
    const facts = (await school.inside((tx) => congressEvidence(tx, d('2026-09-07')))).get(
      school.union,
    );
    const held = facts?.filter(({ name }) => name === 'congress.held');
    expect(held?.map(({ value }) => value)).toEqual([
      { ordinal: 10, lastDay: '2026-09-07', earlier: false },
      { ordinal: 9, lastDay: '2025-11-02', earlier: true },
    ]);
    expect(facts?.find(({ name }) => name === 'delegates.total')?.value).toEqual({
      count: 2,
      students: 300,
      percentOfStudents: '0.67',
    });
    const steps = facts?.filter(({ name }) => name === 'delegates.step').map(({ value }) => value);
    expect(steps).toEqual([
      { step: 'nominated', by: 'class-league' },
      { step: 'elected', by: 'unit' },
    ]);
    const before = await school.inside((tx) => congressEvidence(tx, d('2026-09-06')));
    expect(before.get(school.union)?.map(({ name }) => name)).toEqual([
      'congress.held',
      'delegates.total',
    ]);
  });

  it('give the disclosure its two sections', async () => {
    const union = { id: school.union, name: '学生会' };
    const day = d('2026-09-07');
    const [congress, chosen] = await school.inside(async (tx) => [
      await congressSection(tx, union, day),
      await delegatesSection(tx, union, day),
    ]);
    expect(JSON.stringify(congress)).toContain('第十次学生代表大会于2026年9月7日召开');
    expect(JSON.stringify(chosen)).toContain('大会代表2名，占学生总数300人的0.67%');
    expect(JSON.stringify(chosen)).toContain('发到各班公示，收班委会反馈');
    expect(JSON.stringify(chosen)).not.toContain('温同学');
    const none = { id: school.unitUnion, name: '系学生会' };
    expect(await school.inside((tx) => delegatesSection(tx, none, day))).toEqual([]);
  });
});

describe('a unit’s own congress', () => {
  it('divides its seats over its classes', async () => {
    const school = await congressSchool(database, 'classes');
    const { done, callers, unitUnion, studentsOf, classes, unit } = school;
    // Whoever guides a unit reaches its classes.
    const guide = { ...callers.unitLeague, unitIds: [unit, ...classes] };
    await studentsOf(6);
    await studentsOf(3, { classId: classes[1] });
    const { id } = await done(congressPlan, { ...planned, unionId: unitUnion }, guide);
    const approve = actOf('congress.approve');
    for (const by of [guide, callers.unitParty, callers.league])
      await done(approve, { congressId: id, text: '同意' }, by);
    const wanted = { congressId: id, total: 3, minorityPercent: 0 };
    const { id: quotaId } = await done(quotaPropose, wanted, guide);
    await done(quotaDecide, { quotaId, decision: '定' }, guide);
    await done(quotaPublish, { quotaId }, guide);
    const units = await school.unitsOf(id);
    expect(units.map(({ unitId, seats }) => [unitId, seats])).toEqual([
      [classes[0], 2],
      [classes[1], 1],
    ]);
    const read = await school.asked(electoralUnitRead, { electoralUnitId: units[0]?.id }, guide);
    expect(read.case?.procedure.steps.map(({ code }) => code)).not.toContain('class-publicity');
    await expect(answerForClasses(school, units[0]?.id ?? id)).rejects.toThrow();
  });
});
