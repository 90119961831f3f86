import { randomUUID } from 'node:crypto';
import type { Standing } from '../../../engines/actions/actor.ts';
import { act, ask, type RunnerParts } from '../../../engines/actions/runner.ts';
import type { Action, Fields, Query } from '../../../engines/actions/verb.ts';
import type { Database } from '../../../engines/storage/database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { electionIssue, electionOpenRound, electionPublish } from '../../elections/opening.ts';
import { electionAnnounce, electionCertify } from '../../elections/deciding.ts';
import { electionNameTellers } from '../../elections/preparing.ts';
import { electionRead } from '../../elections/reading.ts';
import { electionEnter } from '../../elections/telling.ts';
import { headcountRecord } from '../../organisation/headcounts/actions.ts';
import { semesterCreate } from '../../organisation/calendar/actions.ts';
import { d, type Caller } from '../../organisation/samples/sample-school.ts';
import { unitCreate } from '../../organisation/units/actions.ts';
import { selectionSchool } from '../../selection/samples/selection-school.ts';
import { congressActs, delegationActs } from '../actions.ts';
import { feedbackEnter } from '../choosing/feedback.ts';
import { nominationAdd } from '../choosing/nominations.ts';
import { delegationPrepareElection, delegationTakeResult } from '../choosing/elections.ts';
import { congressPlan } from '../congresses.ts';
import { delegateAttest, delegateExamine, delegateRegister } from '../delegates/credentials.ts';
import { electoralUnitsOf } from '../quotas/reads.ts';
import { quotaDecide, quotaPublish } from '../quotas/deciding.ts';
import { quotaPropose } from '../quotas/proposing.ts';

/** A verb of an act by its whole name (`delegation.approve`). */
export function actOf(name: string): Action {
  const found = [...congressActs, ...delegationActs].find((verb) => verb.name === name);
  if (!found) throw new Error(`there is no verb ${name}`);
  return found as unknown as Action;
}

const standingOf = (token: string): Standing => {
  const { role, unitIds = null, personId = null } = JSON.parse(token) as Caller;
  const id = '00000000-0000-7000-8000-000000000001' as Uuid;
  return {
    accountId: '00000000-0000-7000-8000-000000000002' as Uuid,
    personId,
    capacities: [{ id, role, unitId: unitIds?.[0] ?? null, unitIds }],
  };
};

/**
 * A school with two units that have head-counts and classes, a clock that tests move, and short ways through a congress:
 * approval, quota, one unit's choosing.
 */
export async function congressSchool(database: Database, slug: string) {
  const school = await selectionSchool(database, slug);
  const clock = { now: '2026-09-01T02:00:00.000Z' as Instant };
  const parts: RunnerParts = {
    database,
    clock: () => clock.now,
    standing: async (tx, token) => {
      await tx.client.query('select 1');
      return standingOf(token);
    },
  };
  const call = (by: Caller) => ({
    schoolId: school.id,
    credential: { kind: 'session', token: JSON.stringify(by) } as const,
    capacityId: null,
  });
  const { callers } = school;
  const acted = <In extends Fields, Out>(verb: Action<In, Out>, input: unknown, by?: Caller) =>
    act(parts, verb, { ...call(by ?? callers.league), key: randomUUID() as Uuid, input });
  const done = async <In extends Fields, Out>(
    verb: Action<In, Out>,
    input: unknown,
    by?: Caller,
  ): Promise<Out> => {
    const outcome = await acted(verb, input, by);
    if (!outcome.ok) throw new Error(`${verb.name} refused: ${JSON.stringify(outcome.error)}`);
    return outcome.value;
  };
  const refused = async <In extends Fields, Out>(
    verb: Action<In, Out>,
    input: unknown,
    by?: Caller,
  ): Promise<readonly string[]> => {
    const outcome = await acted(verb, input, by);
    if (outcome.ok) throw new Error(`${verb.name} was not refused`);
    return outcome.error.map(({ code }) => code);
  };
  const asked = async <In extends Fields, Out>(
    query: Query<In, Out>,
    input: unknown,
    by?: Caller,
  ): Promise<Out> => {
    const outcome = await ask(parts, query, { ...call(by ?? callers.league), input });
    if (!outcome.ok) throw new Error(`${query.name} refused: ${JSON.stringify(outcome.error)}`);
    return outcome.value;
  };
  const on = (day: string): void => {
    clock.now = `${day}T02:00:00.000Z` as Instant;
  };
  const since = d('2024-09-01');
  const semesterId = (
    await done(semesterCreate, {
      academicYear: 2026,
      half: 1,
      since: d('2026-08-31'),
      until: d('2027-01-17'),
    })
  ).id;
  const classOf = async (parentId: Uuid, name: string): Promise<Uuid> =>
    (await done(unitCreate, { kind: 'class', name, parentId, since })).id;
  const classes = [
    await classOf(school.unit, '机电2401班'),
    await classOf(school.unit, '机电2402班'),
  ];
  const count = (unitId: Uuid, women: number, men: number) => {
    const level = { educationLevel: 'undergraduate', minority: false } as const;
    return done(headcountRecord, {
      semesterId,
      unitId,
      cells: [
        { ...level, sex: 'female', students: women },
        { ...level, sex: 'male', students: men },
      ],
    });
  };
  await count(school.unit, 60, 140);
  await count(school.elsewhere, 80, 20);

  /** Plans a congress and has it approved up to the provincial federation. */
  const approved = async (): Promise<Uuid> => {
    const { id } = await done(
      congressPlan,
      {
        unionId: school.union,
        title: '第十次学生代表大会',
        ordinal: 10,
        plannedSince: d('2026-11-20'),
        plannedUntil: d('2026-11-21'),
        delegatesBy: d('2026-11-01'),
        text: '拟召开大会。',
      },
      callers.presidium,
    );
    const approve = actOf('congress.approve');
    await done(approve, { congressId: id, text: '同意' }, callers.league);
    await done(approve, { congressId: id, text: '同意' }, callers.party);
    await done(approve, { congressId: id, text: '同意召开', paper: school.paper }, callers.league);
    return id;
  };
  /** Proposes a table, decides it and calls on the units. */
  const called = async (congressId: Uuid, input: object = {}): Promise<Uuid> => {
    const { id } = await done(quotaPropose, {
      congressId,
      semesterId,
      total: 6,
      minorityPercent: 0,
      ...input,
    });
    await done(quotaDecide, { quotaId: id, decision: '按最大余数法分配' });
    await done(quotaPublish, { quotaId: id });
    return id;
  };
  const unitsOf = (congressId: Uuid) => school.inside((tx) => electoralUnitsOf(tx, congressId));
  const studentsOf = async (count: number, more: object = {}): Promise<readonly Uuid[]> => {
    const made: Uuid[] = [];
    for (let at = 0; at < count; at += 1)
      made.push(
        await school.person({
          sex: at % 2 === 0 ? 'female' : 'male',
          ethnicGroup: '汉族',
          classId: classes[0],
          ...more,
        }),
      );
    return made;
  };
  const nominate = (electoralUnitId: Uuid, people: readonly Uuid[]) =>
    done(
      nominationAdd,
      { electoralUnitId, by: 'class-league', people: people.map((personId) => ({ personId })) },
      callers.unitPresidium,
    );
  const delegationAct = (verb: string, delegationId: Uuid, by: Caller, more: object = {}) =>
    done(actOf(`delegation.${verb}`), { delegationId, ...more }, by);
  return {
    ...school,
    ...{ clock, done, refused, asked, on, semesterId, classes, classOf, approved, called, unitsOf },
    ...{ studentsOf, nominate, delegationAct },
  };
}

/** That school. */
export type CongressSchool = Awaited<ReturnType<typeof congressSchool>>;

/** Has a unit's prepared election held on paper: everybody before the last gets the votes. */
export async function holdElection(
  school: CongressSchool,
  {
    electionId,
    voters,
    elect,
  }: { readonly electionId: Uuid; readonly voters: number; readonly elect: number },
): Promise<void> {
  const { done, asked, callers } = school;
  const tellers: Uuid[] = [];
  for (let at = 0; at < 3; at += 1) tellers.push(await school.person({ name: '计票人' }));
  const as = (personId: Uuid | undefined): Caller =>
    personId === undefined ? callers.league : { role: 'student', personId };
  const roles = ['monitor', 'counter', 'counter'] as const;
  await done(electionNameTellers, {
    electionId,
    tellers: tellers.map((personId, at) => ({ personId, role: roles[at] })),
  });
  await done(electionPublish, { electionId, from: d('2026-08-25') });
  await done(electionOpenRound, {
    ...{ electionId, expected: voters, present: voters, tellersApproved: true },
  });
  const { offices } = await asked(electionRead, { electionId });
  const candidates = offices[0]?.rounds[0]?.candidates ?? [];
  const where = { electionId, office: 1, round: 1, channel: 'paper-1' };
  await done(electionIssue, { ...where, issued: voters });
  const lines = candidates.map((personId, at) => {
    const yes = at < elect ? voters : 0;
    return { personId, yes, no: voters - yes, abstain: 0 };
  });
  const sheet = { ...where, returned: voters, invalid: 0, lines };
  await done(electionEnter, sheet, as(tellers[1]));
  await done(electionEnter, sheet, as(tellers[2]));
  await done(electionAnnounce, { electionId, office: 1, round: 1 });
  await done(electionCertify, { electionId });
}

/** Takes one unit from its nominations to examined delegates. */
export async function throughUnit(
  school: CongressSchool,
  electoralUnitId: Uuid,
  { people, seats }: { readonly people: readonly Uuid[]; readonly seats: number },
): Promise<readonly Uuid[]> {
  const { callers, done, delegationAct } = school;
  const { unitLeague, league, affairs, unitPresidium } = callers;
  await school.nominate(electoralUnitId, people);
  await delegationAct('submit', electoralUnitId, unitPresidium);
  await delegationAct('approve', electoralUnitId, unitLeague, { text: '同意' });
  await delegationAct('publicise', electoralUnitId, unitLeague);
  await answerForClasses(school, electoralUnitId);
  school.on('2026-09-07');
  await delegationAct('close-publicity', electoralUnitId, unitLeague);
  await delegationAct('submit', electoralUnitId, unitLeague, { text: '请示' });
  await delegationAct('approve', electoralUnitId, league, { text: '同意' });
  const prepared = await done(delegationPrepareElection, {
    ...{ electoralUnitId, day: d('2026-09-07'), meeting: '机电系学生代表会议', title: '代表选举' },
  });
  await holdElection(school, { electionId: prepared.electionId, voters: 20, elect: seats });
  await done(delegationTakeResult, { electoralUnitId }, unitPresidium);
  await delegationAct('submit', electoralUnitId, unitPresidium);
  const delegates = await delegatesOf(school, electoralUnitId);
  for (const delegateId of delegates) {
    await done(delegateRegister, { delegateId, resume: '2024年入学' }, unitPresidium);
    await done(delegateAttest, { delegateId, condition: 'conduct', text: '辅导员证明' }, affairs);
  }
  await delegationAct('submit', electoralUnitId, unitLeague, { text: '选举结果报告' });
  for (const delegateId of delegates)
    await done(delegateExamine, { delegateId, qualified: true }, affairs);
  await delegationAct('approve', electoralUnitId, affairs);
  return delegates;
}

/** Delegates of a unit in the order of their numbers. */
export async function delegatesOf(
  school: CongressSchool,
  electoralUnitId: Uuid,
): Promise<readonly Uuid[]> {
  const { rows } = await school.inside(({ client }) =>
    client.query<{ id: Uuid }>(
      'select id from delegate where school_id = $1 and electoral_unit_id = $2 order by number',
      [school.id, electoralUnitId],
    ),
  );
  return rows.map(({ id }) => id);
}

/** Every class agrees on paper, the day after the list went out. */
export async function answerForClasses(
  school: CongressSchool,
  electoralUnitId: Uuid,
): Promise<void> {
  for (const classId of school.classes)
    await school.done(
      feedbackEnter,
      {
        ...{ electoralUnitId, classId, verdict: 'agrees', signedBy: ['班长甲', '团支书乙'] },
        ...{ publicisedSince: d('2026-09-01'), publicisedUntil: d('2026-09-01') },
        paper: school.paper,
      },
      school.callers.unitLeague,
    );
}
