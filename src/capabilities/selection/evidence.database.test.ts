import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Actor } from '../../engines/actions/actor.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { appointmentMake } from '../organisation/appointments/actions.ts';
import { d, now, today, type Caller } from '../organisation/samples/sample-school.ts';
import { rostersOn } from '../roster/roster-rows.ts';
import { articleRecord, documentRecord } from '../rulebook/documents.ts';
import { provisionVerbs } from '../rulebook/provision-verbs.ts';
import { candidacyEnter } from './applications.ts';
import { candidacyAppoint } from './appointing.ts';
import { selectionEvidence } from './evidence.ts';
import { selectionProvisions } from './provisions.ts';
import { actVerb, selectionSchool } from './samples/selection-school.ts';
import { selectionTasks } from './tasks.ts';

const database = await testDatabase();
const school = await selectionSchool(database, 'evidence');
const { callers, done, paper } = school;

const factsOn = async (day: Day) =>
  (await school.inside((tx) => selectionEvidence(tx, day))).get(school.union) ?? [];

/** Does on paper, on these August days, what a path asks for. */
async function gone(
  path: 'presidium-joint' | 'members-joint',
  acts: readonly (readonly [act: string, day: string, more?: object])[],
): Promise<{ readonly id: Uuid; readonly personId: Uuid }> {
  const members = path === 'presidium-joint' ? 'presidium' : 'department-members';
  const callId = await school.call(path, members);
  const personId = await school.person();
  const entered = { callId, personId, text: '申请', byName: '本人', paper, day: d('2026-08-20') };
  const { id } = await done(candidacyEnter, entered, callers.league);
  await school.vouch(id);
  for (const [act, day, more = {}] of acts)
    await done(
      actVerb('record'),
      { candidacyId: id, act, day, byName: '盖章', paper, text: '同意', ...more },
      callers.league,
    );
  return { id, personId };
}

const approve = (day: string) => ['approve', day] as const;

describe('evidence', () => {
  it('shows which steps those who hold posts have gone, numbered as the roster is', async () => {
    const chosen = await gone('presidium-joint', [
      approve('2026-08-20'),
      approve('2026-08-20'),
      ['consent', '2026-08-20'],
      ['publicise', '2026-08-20'],
      ['close', '2026-08-27'],
      approve('2026-08-28'),
      approve('2026-08-28'),
      approve('2026-08-29'),
    ]);
    const member = await gone('members-joint', [
      ['mark', '2026-08-20', { mark: 90 }],
      approve('2026-08-20'),
      approve('2026-08-20'),
      ['publicise', '2026-08-20'],
      ['close', '2026-08-27'],
      approve('2026-08-28'),
      approve('2026-08-28'),
      approve('2026-08-29'),
    ]);
    const half = await gone('members-joint', [['mark', '2026-08-20', { mark: 60 }]]);
    const since = d('2026-08-31');
    const appointing = { candidacyId: member.id, postId: school.posts.staff, since };
    await done(candidacyAppoint, appointing, callers.league);
    const elected = { postId: school.posts.chair, personId: chosen.personId, since };
    await done(appointmentMake, { ...elected, basis: 'elected' });
    const direct = { postId: school.posts.staff, personId: half.personId, since };
    await done(appointmentMake, { ...direct, basis: 'recruited' });

    const roster = (await school.inside((tx) => rostersOn(tx, { day: today })))
      .filter(({ unionId }) => unionId === school.union)
      .flatMap(({ rows }) => rows);
    expect(roster).toHaveLength(3);
    const facts = await factsOn(today);
    const rowOf = (personId: Uuid) => roster.find((row) => row.personId === personId);
    const factOf = (personId: Uuid) =>
      facts.find(
        ({ source }) => source.kind === 'record' && source.id === rowOf(personId)?.appointmentId,
      );
    for (const { personId } of roster)
      expect(factOf(personId)?.value).toMatchObject({ row: rowOf(personId)?.row });
    expect(factOf(chosen.personId)).toMatchObject({
      level: 'school',
      basis: 'practice',
      coverage: 'complete',
      day: '2026-08-29',
      value: { of: 'presidium', lacking: [] },
    });
    expect(factOf(member.personId)?.value).toMatchObject({ of: 'department-members', lacking: [] });
    expect(factOf(half.personId)?.value).toMatchObject({
      done: [],
      lacking: ['unit-league-recommends', 'student-affairs-reviews', 'league-reviews'],
    });
    expect(await factsOn(d('2026-08-30'))).toEqual([]);
  });

  it('tells the path that an article of the charter chooses, and none by default', async () => {
    const steps = async () =>
      (await factsOn(today)).flatMap((fact) =>
        fact.name === 'candidate.step' ? [`${fact.value.of}: ${fact.value.step}`] : [],
      );
    expect(await steps()).toEqual([]);
    const document = { kind: 'selection', title: '选拔办法', edition: '试行' };
    const { id: documentId } = await done(documentRecord, { ...document, since: d('2026-01-01') });
    const article = { documentId, number: '第三条', text: '干事由班级和系部推荐，主席团审议。' };
    const { id: articleId } = await done(articleRecord, { ...article, since: d('2026-01-01') });
    const [set] = provisionVerbs(selectionProvisions);
    const said = { provision: 'selection.members-path', value: 'members-staff', articleId };
    await done(set, { ...said, since: d('2026-01-01') });
    expect(await steps()).toEqual(['department-members: unit-league-recommends']);
    const facts = await factsOn(today);
    const fact = facts.find(({ name }) => name === 'candidate.step');
    expect(fact).toMatchObject({ basis: 'rule', source: { thing: 'article', id: articleId } });
  });
});

/** The inbox of a caller. */
async function inboxOf(caller: Caller): Promise<readonly string[]> {
  const { role, unitIds = null, personId = null } = caller;
  const actor: Actor = {
    kind: 'person',
    accountId: '00000000-0000-7000-8000-000000000002' as Uuid,
    personId,
    capacity: { id: '00000000-0000-7000-8000-000000000001' as Uuid, role, unitId: null, unitIds },
  };
  const tasks = await school.inside((tx) =>
    selectionTasks.tasks({
      ...{ tx, schoolId: tx.schoolId, actor, now, today },
      authority: { reach: 'school' },
      newId: () => {
        throw new Error('nothing is written');
      },
    } satisfies Context),
  );
  return tasks.map(({ code, values, due }) => `${code} ${values['count']} ${due}`);
}

describe('the inbox', () => {
  it('asks whoever is awaited, one task for each step of a call, due with the first', async () => {
    const other = await selectionSchool(database, 'inbox');
    const before = await inboxOf(callers.unitLeague);
    const callId = await school.call('presidium-joint', 'presidium');
    const people = [await school.person(), await school.person()];
    const ids: Uuid[] = [];
    for (const personId of people) {
      const id = await school.apply(callId, personId);
      await school.vouch(id);
      ids.push(id);
    }
    const [candidacyId = '' as Uuid] = ids;
    const [personId = '' as Uuid] = people;
    const news = async (caller: Caller, known: readonly string[] = []) =>
      (await inboxOf(caller)).filter((task) => !known.includes(task));
    expect(await news(callers.unitLeague, before)).toEqual(['wait-unit-recommends 2 2026-09-08']);
    expect(await news(callers.otherLeague)).toEqual([]);
    expect(await news(callers.unitParty)).toEqual([]);
    expect(await news(other.callers.unitLeague)).toEqual([]);

    const said = { candidacyId, text: '同意' };
    await done(actVerb('approve'), said, callers.unitLeague);
    expect(await news(callers.unitParty)).toEqual(['wait-unit-agrees 1 2026-09-08']);
    await done(actVerb('approve'), said, callers.unitParty);
    const person: Caller = { role: 'staff', personId };
    expect(await news(person)).toEqual(['consent-wait 1 2026-09-08']);
    await done(actVerb('consent'), { candidacyId }, school.student(personId));
    expect(await news(person)).toEqual([]);
    expect(await news(callers.unitLeague, before)).toEqual([
      'wait-unit-publicity 1 2026-09-08',
      'wait-unit-recommends 1 2026-09-08',
    ]);
    await done(actVerb('publicise'), { candidacyId }, callers.unitLeague);
    expect(await news(callers.unitLeague, before)).toEqual(['wait-unit-recommends 1 2026-09-08']);
    const objection = { candidacyId, against: 'person', text: '不实' };
    await done(actVerb('object'), objection, school.student(await school.person()));
    expect(await news(callers.affairs)).toContain('objections-wait 1 2026-09-07');
    expect(await news(callers.unitParty)).toEqual(['objections-wait 1 2026-09-07']);
    expect(await news(callers.party)).toEqual([]);
  });

  it('asks the League committee to appoint whoever has gone the whole path', async () => {
    const finished = await gone('members-joint', [
      ['mark', '2026-08-20', { mark: 90 }],
      approve('2026-08-20'),
      approve('2026-08-20'),
      ['publicise', '2026-08-20'],
      ['close', '2026-08-27'],
      approve('2026-08-28'),
      approve('2026-08-28'),
      approve('2026-08-29'),
    ]);
    expect(await inboxOf(callers.league)).toContain('appointments-wait 1 null');
    const appointing = { candidacyId: finished.id, postId: school.posts.staff, since: today };
    await done(candidacyAppoint, appointing, callers.league);
    expect(await inboxOf(callers.league)).not.toContain('appointments-wait 1 null');
  });
});
