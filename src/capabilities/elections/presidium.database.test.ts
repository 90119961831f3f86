import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Context } from '../../engines/actions/verb.ts';
import { readCount } from '../../engines/counting/published/read-count.ts';
import type { Uuid } from '../../kernel/id.ts';
import { appointmentsOn } from '../organisation/reads.ts';
import { d, now, today } from '../organisation/samples/sample-school.ts';
import { vettedForPresidium } from '../selection/reads.ts';
import { electionAppoint } from './appointing.ts';
import { electionAnnounce, electionCertify } from './deciding.ts';
import { electionsEvidence } from './evidence.ts';
import { electionList } from './lists.ts';
import { electionPaper, electionBallot } from './paper-verbs.ts';
import { electionNameTellers, electionNominate, electionPrepare } from './preparing.ts';
import { electionLookUp, electionRead } from './reading.ts';
import { electionFile, electionResult } from './results.ts';
import { electionSchool } from './samples/sample-election.ts';
import { electionsTasks } from './tasks.ts';

const database = await testDatabase();
let school: Awaited<ReturnType<typeof electionSchool>>;
let candidates: readonly Uuid[];

/** Two candidates for the chair whose path is completed. */
async function vetted(): Promise<readonly Uuid[]> {
  const callId = await school.call('presidium-joint', 'presidium');
  const people = await school.people(2);
  for (const personId of people) await school.apply(callId, personId);
  // The path itself is tried in the room of selection; here it is only gone.
  await school.inside((tx) =>
    tx.client.query(
      `update procedure_case set outcome = 'completed', due = null, ended = $2 where school_id = $1`,
      [tx.schoolId, today],
    ),
  );
  return people;
}

beforeAll(async () => {
  school = await electionSchool(database, 'qingyan');
  candidates = await vetted();
});

const ready = () =>
  school.ready({
    seats: 1,
    candidates,
    parts: {
      what: 'presidium',
      elector: 'congress',
      electorName: '第十二次学生代表大会',
      title: '第十二届主席团选举',
      bodyId: school.union,
      unitId: null,
      offices: [
        {
          title: '主席',
          seats: 1,
          postId: school.posts.chair,
          candidates: candidates.map((personId) => ({ personId })),
        },
      ],
    },
  });

const tasksOf = (role: 'league' | 'student', personId: Uuid | null) =>
  school.inside((tx) =>
    electionsTasks.tasks({
      tx,
      schoolId: tx.schoolId,
      actor: {
        kind: 'person',
        accountId: school.id,
        personId,
        capacity: { id: school.id, role, unitId: null, unitIds: null },
      },
      authority: { reach: 'school' },
      now,
      today,
      newId: () => school.id,
    } satisfies Context),
  );

it('brings those whom the congress elected into their posts, and says so to the criteria', async () => {
  const election = await ready();
  const { electionId, first } = election;
  const before = await school.inside((tx) => electionsEvidence(tx, today));
  expect(before.get(school.union)).toEqual([]);
  expect((await tasksOf('league', null)).map(({ code }) => code)).toEqual(['opening-waits']);
  await school.open(electionId, 170, 158);
  const read = await school.asked(electionRead, { electionId });
  const order = (read.ok && read.value.offices[0]?.rounds[0]?.candidates) || [];
  expect((await tasksOf('student', first)).map(({ code }) => code)).toEqual([]);
  const numbers = school.figures(order, [100, 58], { returned: 158 });
  await school.count(election, { round: 1 }, 158, numbers);
  expect((await tasksOf('league', null)).map(({ code }) => code)).toEqual(['announcement-waits']);
  await school.done(electionAnnounce, { electionId, office: 1, round: 1 });
  const term = { electionId, since: d('2026-09-02') };
  expect(await school.refused(electionAppoint, term)).toEqual(['certify-first']);
  expect((await tasksOf('league', null)).map(({ code }) => code)).toEqual(['certification-waits']);
  await school.done(electionCertify, { electionId });
  expect(await school.done(electionAppoint, term)).toEqual({ appointed: 1 });
  expect(await school.refused(electionAppoint, term)).toEqual(['appointed-already']);
  const held = await school.inside((tx) => appointmentsOn(tx, d('2026-09-02')));
  expect(held.find(({ postId }) => postId === school.posts.chair)).toMatchObject({
    personId: order[0],
    basis: 'elected',
  });
  // Who was elected has no open candidacy any more; the other one still has.
  const open = await school.inside((tx) => vettedForPresidium(tx, school.union));
  expect(open.map(({ personId }) => personId)).toEqual([order[1]]);
  const facts = await school.inside((tx) => electionsEvidence(tx, today));
  expect(facts.get(school.union)).toMatchObject([
    {
      name: 'presidium.elected',
      level: 'school',
      value: { by: 'congress', office: 'chair', contested: true, alternative: null },
      source: { kind: 'record', thing: 'election', id: electionId },
    },
  ]);
  expect(facts.get(school.unitUnion)).toEqual([]);
});

it('gives the count as a file that anybody recomputes, and tells the result on paper', async () => {
  const [done] = await school.inside(async (tx) => {
    const { rows } = await tx.client.query<{ id: Uuid }>(
      `select id from election where school_id = $1 and state = 'certified'`,
      [tx.schoolId],
    );
    return rows;
  });
  if (!done) throw new Error('no election is certified');
  const electionId = done.id;
  const file = await school.asked(electionFile, { electionId });
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  expect(readCount(file.value.text)).toMatchObject({ ok: true });
  expect(file.value.text).not.toContain(electionId);
  for (const id of candidates) expect(file.value.text).not.toContain(id);
  const result = await school.asked(electionResult, { electionId });
  expect(result.ok && result.value.offices[0]).toMatchObject({ open: 0, elected: [{ yes: 100 }] });
  for (const form of ['report', 'notice'])
    for (const language of ['zh', 'en'])
      expect(await school.asked(electionPaper, { electionId, form, language })).toMatchObject({
        ok: true,
      });
  const report = await school.asked(electionPaper, { electionId, form: 'report' });
  const text = report.ok ? JSON.stringify(report.value.paper.blocks) : '';
  expect(text).toContain('应到代表 170 名，实到 158 名，达到 114 名的要求，符合规定。');
  expect(text).toContain('发出选票 158 张，收回 158 张，158 张全部有效，无效票 0 张，选举有效。');
  expect(text).toContain('"lines":["100"]');
  expect(text).toContain('"lines":["当选"]');
});

it('refuses to list whoever has not gone the path, and prints ballots only for those who hold the election', async () => {
  const [stranger] = await school.people(1);
  const { id } = await school.done(electionPrepare, {
    what: 'presidium',
    elector: 'congress',
    electorName: '第十三次学生代表大会',
    title: '补选主席',
    day: d('2026-09-20'),
    bodyId: school.union,
    offices: [{ title: '主席', seats: 1, postId: school.posts.chair, mode: 'equal' }],
  });
  const input = { electionId: id, office: 1, personId: stranger };
  expect(await school.refused(electionNominate, input)).toEqual(['candidate-not-vetted']);
  const read = await school.asked(electionRead, { electionId: id });
  const [eligible] = read.ok ? read.value.eligible : [];
  expect(eligible?.name).toBe('温同学');
  await school.done(electionNominate, { ...input, personId: eligible?.personId });
  const ballot = { electionId: id, office: 1, form: 'ballot' };
  expect(await school.asked(electionBallot, ballot)).toMatchObject({
    ok: false,
    error: [{ code: 'list-not-public' }],
  });
  const student = { role: 'student', personId: stranger as Uuid } as const;
  expect(await school.asked(electionBallot, ballot, student)).toMatchObject({ ok: false });
  const lookUp = { electionId: id, search: '温' };
  expect(await school.asked(electionLookUp, lookUp, student)).toMatchObject({
    error: [{ code: 'not-a-teller' }],
  });
  const [teller] = (await school.people(1)) as [Uuid];
  const tellers = [{ personId: teller, role: 'counter' }];
  await school.done(electionNameTellers, { electionId: id, tellers });
  const found = await school.asked(electionLookUp, lookUp, school.as(teller));
  expect(found.ok && found.value.people.length).toBeGreaterThan(3);
  const listed = await school.listed(electionList, { filters: { what: 'presidium' } });
  expect(listed.ok && listed.value).toMatchObject({ total: 2 });
  expect(listed.ok && listed.value.rows.map(({ candidates: count }) => count)).toEqual([0, 2]);
});

it('keeps units to their own elections', async () => {
  const wanted = {
    what: 'delegates',
    elector: 'unit-meeting',
    electorName: '艺术系代表会议',
    title: '艺术系代表选举',
    day: d('2026-09-20'),
    unitId: school.elsewhere,
    offices: [{ title: '代表', seats: 3 }],
  };
  const { unitLeague, otherLeague } = school.callers;
  expect(await school.refused(electionPrepare, wanted, unitLeague)).toEqual(['unit-out-of-reach']);
  const { id } = await school.done(electionPrepare, wanted, otherLeague);
  const seen = await school.asked(electionRead, { electionId: id }, unitLeague);
  expect(seen).toMatchObject({ ok: false, error: [{ code: 'election-unknown' }] });
  expect(await school.refused(electionCertify, { electionId: id }, unitLeague)).toEqual([
    'election-unknown',
  ]);
  // The school's own union does not hold a unit's election.
  expect(await school.refused(electionPrepare, wanted, school.callers.presidium)).toEqual([
    'unit-out-of-reach',
  ]);
});
