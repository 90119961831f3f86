import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { readCount } from '../../engines/counting/published/read-count.ts';
import { verifyCount } from '../../engines/counting/published/verify-count.ts';
import { nodeSha256 } from '../../engines/counting/samples/sample-count.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { d } from '../organisation/samples/sample-school.ts';
import { electionAnnounce, electionCertify, electionResolve } from './deciding.ts';
import { electionDecline } from './declining.ts';
import { electionIssue, electionOpenRound, electionPublish } from './opening.ts';
import { electionNameTellers, electionNominate } from './preparing.ts';
import { electionRead, electionSheet } from './reading.ts';
import { electionPaper } from './paper-verbs.ts';
import { resultOf } from './reads.ts';
import { electionFile } from './results.ts';
import { electionSchool } from './samples/sample-election.ts';
import { electionEnter, electionReopenSheet } from './telling.ts';

const database = await testDatabase({ connections: 12 });
let school: Awaited<ReturnType<typeof electionSchool>>;

beforeAll(async () => {
  school = await electionSchool(database, 'qingyan');
});

async function page(electionId: Uuid) {
  const read = await school.asked(electionRead, { electionId });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const place = (electionId: Uuid, round = 1) => ({
  electionId,
  office: 1,
  round,
  channel: 'paper-1',
});
const announce = (electionId: Uuid, round: number) =>
  school.done(electionAnnounce, { electionId, office: 1, round });

describe('an election that goes well', () => {
  it('goes from ballots over two equal entries and the announcement to a certified result', async () => {
    const people = await school.people(6);
    const election = await school.ready({ seats: 5, candidates: people });
    const { electionId } = election;
    const opened = await school.open(electionId, 170, 158);
    expect(opened).toEqual({ rounds: [1], quorate: true, needed: null });
    const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
    const yes = [140, 131, 120, 101, 92, 70];
    const numbers = school.figures(order, yes, { returned: 157, invalid: 2 });
    const last = await school.count(election, { round: 1 }, 158, numbers);
    expect(last).toEqual({ progress: 'accepted', differences: 0 });
    const before = await page(electionId);
    expect(before.offices[0]).toMatchObject({ waits: 'announcement' });
    const told = await school.asked(electionRead, { electionId }, school.as(election.first));
    expect(told.ok && told.value.offices[0]?.rounds[0]?.decision).toBeNull();
    expect(await school.refused(electionCertify, { electionId })).toEqual(['office-not-finished']);
    expect(await announce(electionId, 1)).toEqual({ decision: 'decided', elected: 5 });
    expect(await school.refused(electionAnnounce, { electionId, office: 1, round: 1 })).toEqual([
      'announced-already',
    ]);
    await school.done(electionCertify, { electionId });
    const result = await school.inside((tx) => resultOf(tx, electionId));
    expect(result).toMatchObject({ expected: 170, present: 158, state: 'certified' });
    expect(result?.offices[0]?.elected.map(({ personId }) => personId)).toEqual(order.slice(0, 5));
    expect(result?.offices[0]?.elected[0]).toMatchObject({ yes: 140, round: 1, name: '温同学' });
    expect(await school.refused(electionCertify, { electionId })).toEqual(['election-not-open']);
  });
});

describe('what is refused before the vote', () => {
  it('is a list under the ratio, unless a reason is recorded', async () => {
    const people = await school.people(5);
    const refused = school.ready({ seats: 5, candidates: people });
    await expect(refused).rejects.toThrow(
      '"code":"slate-too-short","field":["offices",0],"values":{"title":"代表","candidates":5,"seats":5,"least":6}',
    );
    const { rows } = await school.inside((tx) =>
      tx.client.query<{ id: Uuid }>(
        `select election_id as id from election_candidate where school_id = $1 and person_id = $2`,
        [tx.schoolId, people[0]],
      ),
    );
    const overrides = [{ office: 1, reason: '经校团委批准，本单位只有五名符合条件的学生' }];
    await school.done(electionPublish, { electionId: rows[0]?.id, overrides });
    expect((await page(rows[0]?.id as Uuid)).offices[0]?.overrideReason).toContain('批准');
  });

  it('is a teller who stands, from either side', async () => {
    const [one, other, third] = (await school.people(3)) as [Uuid, Uuid, Uuid];
    const election = await school.ready({ seats: 1, candidates: [one, other] });
    const { electionId } = election;
    const tellers = [{ personId: one, role: 'monitor' }];
    expect(await school.refused(electionNameTellers, { electionId, tellers })).toEqual([
      'teller-is-candidate',
    ]);
    const input = { electionId, office: 1, personId: third };
    expect(await school.refused(electionNominate, input)).toEqual(['list-fixed']);
  });

  it('is a vote while the list is public, and one without tellers', async () => {
    const people = await school.people(2);
    const { electionId } = await school.ready({ seats: 1, candidates: people });
    const input = { electionId, expected: 10, present: 10, tellersApproved: false };
    expect(await school.refused(electionOpenRound, input)).toEqual(['tellers-not-approved']);
    expect(await school.refused(electionPublish, { electionId })).toEqual(['list-fixed']);
    const more = { ...input, tellersApproved: true, expected: 9 };
    expect(await school.refused(electionOpenRound, more)).toEqual(['present-above-expected']);
  });
});

describe('the counting of sheets', () => {
  it('records a meeting without a quorum, hands out nothing, and lets it meet again', async () => {
    const people = await school.people(2);
    const { electionId } = await school.ready({ seats: 1, candidates: people });
    expect(await school.open(electionId, 170, 113)).toEqual({
      rounds: [1],
      quorate: false,
      needed: 114,
    });
    const input = { ...place(electionId), issued: 113 };
    expect(await school.refused(electionIssue, input)).toEqual(['sheet-not-awaited']);
    expect(await school.open(electionId, 170, 114)).toMatchObject({ quorate: true });
    expect((await page(electionId)).offices[0]?.rounds.map(({ is }) => is)).toEqual([
      'first',
      'reconvened',
    ]);
  });

  it('refuses more ballots than people, more returned than issued, and sums that do not fit', async () => {
    const people = await school.people(2);
    const election = await school.ready({ seats: 1, candidates: people });
    const { electionId, first } = election;
    await school.open(electionId, 30, 28);
    const where = place(electionId);
    expect(await school.refused(electionIssue, { ...where, issued: 29 })).toEqual([
      'issued-above-present',
    ]);
    await school.done(electionIssue, { ...where, issued: 28 });
    const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
    const entered = (numbers: object, by = first) =>
      school.refused(electionEnter, { ...where, ...numbers }, school.as(by));
    expect(await entered(school.figures(order, [20, 8], { returned: 29 }))).toEqual([
      'returned-above-issued',
    ]);
    const wrong = school.figures(order, [20, 7], { returned: 28 });
    const lines = wrong.lines.map((line, at) => (at === 1 ? { ...line, no: 20 } : line));
    expect(await entered({ ...wrong, lines })).toEqual(['sheet-marks']);
    const [stranger] = (await school.people(1)) as [Uuid];
    expect(await entered(school.figures(order, [20, 8], { returned: 28 }), stranger)).toEqual([
      'not-a-teller',
    ]);
    // A second count says the same: the vote is void and held again.
    const above = { ...school.figures(order, [20, 9], { returned: 29 }), recounted: true };
    await school.done(electionEnter, { ...where, ...above }, school.as(first));
    await school.done(electionEnter, { ...where, ...above }, school.as(election.second));
    expect(await announce(electionId, 1)).toEqual({ decision: 'void', elected: 0 });
    await school.open(electionId, 30, 28);
    expect((await page(electionId)).offices[0]?.rounds.at(-1)).toMatchObject({
      is: 'rerun',
      round: 2,
    });
  });

  it('shows two who differ the cells, and lets a third settle them', async () => {
    const people = await school.people(2);
    const election = await school.ready({ seats: 1, candidates: people });
    const { electionId, first, second, third } = election;
    await school.open(electionId, 30, 28);
    const where = place(electionId);
    await school.done(electionIssue, { ...where, issued: 28 });
    const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
    const right = { ...where, ...school.figures(order, [20, 8], { returned: 28 }) };
    const other = { ...where, ...school.figures(order, [20, 7], { returned: 28 }) };
    const enter = (input: object, by: Uuid) => school.done(electionEnter, input, school.as(by));
    expect(await enter(right, first)).toEqual({ progress: 'second-wanted', differences: 0 });
    const seen = await school.asked(electionSheet, where, school.as(second));
    expect(seen.ok && [seen.value.own, seen.value.differences]).toEqual([null, []]);
    expect(await enter(other, second)).toEqual({ progress: 'third-wanted', differences: 2 });
    const compared = await school.asked(electionSheet, where, school.as(third));
    expect(compared.ok && compared.value.differences).toMatchObject([
      { cell: { kind: 'marks', id: order[1], of: 'yes' }, first: 8, second: 7 },
      { cell: { kind: 'marks', id: order[1], of: 'no' }, first: 20, second: 21 },
    ]);
    expect(await school.refused(electionAnnounce, { electionId, office: 1, round: 1 })).toEqual([
      'sheets-missing',
    ]);
    expect(await enter(right, third)).toEqual({ progress: 'accepted', differences: 0 });
    expect(await school.refused(electionEnter, right, school.as(third))).toEqual([
      'sheet-accepted',
    ]);
  });

  it('takes one of fifty entries at once, and two of two tellers', async () => {
    const people = await school.people(2);
    const election = await school.ready({ seats: 1, candidates: people });
    const { electionId, first, second } = election;
    await school.open(electionId, 30, 28);
    const where = place(electionId);
    await school.done(electionIssue, { ...where, issued: 28 });
    const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
    const input = { ...where, ...school.figures(order, [20, 8], { returned: 28 }) };
    const same = Array.from({ length: 50 }, () =>
      school.done(electionEnter, input, school.as(first)),
    );
    const answers = await Promise.all(same);
    expect(new Set(answers.map(({ progress }) => progress))).toEqual(new Set(['second-wanted']));
    await Promise.all([
      school.done(electionEnter, input, school.as(second)),
      school.refused(electionEnter, { ...input, returned: 29 }, school.as(first)),
    ]);
    const kinds = await withSchool(database, school.id, async (tx) => {
      const { rows } = await tx.client.query<{ kind: string; count: number }>(
        `select kind, count(*)::int as count from election_event
          where school_id = $1 and election_id = $2 group by kind order by kind`,
        [tx.schoolId, electionId],
      );
      return rows;
    });
    expect(kinds).toEqual([
      { kind: 'entered', count: 2 },
      { kind: 'issued', count: 1 },
      { kind: 'round-opened', count: 1 },
      { kind: 'sheet', count: 1 },
    ]);
  });
});

describe('rounds after the first', () => {
  it('votes again on a tie, among the tied alone', async () => {
    const people = await school.people(6);
    const election = await school.ready({ seats: 5, candidates: people });
    const { electionId } = election;
    await school.open(electionId, 170, 158);
    const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
    const tied = school.figures(order, [140, 131, 120, 96, 90, 90], { returned: 158 });
    await school.count(election, { round: 1 }, 158, tied);
    expect(
      await school.refused(electionOpenRound, { electionId, expected: 170, present: 158 }),
    ).toEqual(['round-not-due']);
    await announce(electionId, 1);
    await school.open(electionId, 170, 158);
    const round = (await page(electionId)).offices[0]?.rounds[1];
    expect(round).toMatchObject({ is: 'tie', seats: 1, candidates: order.slice(4) });
    const numbers = school.figures(order.slice(4), [60, 90], { returned: 158 });
    await school.count(election, { round: 2 }, 158, numbers);
    await announce(electionId, 2);
    await school.done(electionCertify, { electionId });
    const result = await school.inside((tx) => resultOf(tx, electionId));
    expect(result?.offices[0]?.elected.map(({ personId }) => personId)).toContain(order[5]);
    expect(result?.offices[0]).toMatchObject({ open: 0 });
  });

  it('has a further round for the seats left, and a resolution may leave them open instead', async () => {
    const people = await school.people(6);
    const election = await school.ready({ seats: 5, candidates: people });
    const { electionId } = election;
    await school.open(electionId, 170, 158);
    const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
    const few = school.figures(order, [140, 131, 120, 70, 61, 40], { returned: 158 });
    await school.count(election, { round: 1 }, 158, few);
    await announce(electionId, 1);
    expect((await page(electionId)).offices[0]?.next).toMatchObject({
      is: 'further',
      seats: 2,
      candidates: order.slice(3),
    });
    const wrong = { electionId, office: 1, round: 1, body: '大会主席团', reason: '抽签' };
    expect(await school.refused(electionResolve, { ...wrong, settlement: 'lots' })).toEqual([
      'nothing-to-resolve',
    ]);
    const input = { ...wrong, settlement: 'vacant', reason: '已接近应选名额' };
    await school.done(electionResolve, input);
    expect((await page(electionId)).offices[0]).toMatchObject({ waits: 'nothing', open: 2 });
    await school.done(electionCertify, { electionId });
  });
});

it('has a wrong sheet entered anew, keeps the old one, and wants a new announcement', async () => {
  const people = await school.people(2);
  const election = await school.ready({ seats: 1, candidates: people });
  const { electionId, monitor, first, second } = election;
  await school.open(electionId, 30, 28);
  const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
  const wrong = school.figures(order, [20, 8], { returned: 28 });
  await school.count(election, { round: 1 }, 28, wrong);
  await announce(electionId, 1);
  const where = place(electionId);
  const input = { ...where, reason: '两人的票数写反' };
  expect(await school.refused(electionReopenSheet, input, school.as(first))).toEqual([
    'not-yours-to-open',
  ]);
  await school.done(electionReopenSheet, input, school.as(monitor));
  expect(await school.refused(electionCertify, { electionId })).toEqual(['office-not-finished']);
  const right = { ...where, ...school.figures(order, [8, 20], { returned: 28 }) };
  await school.done(electionEnter, right, school.as(first));
  await school.done(electionEnter, right, school.as(second));
  await announce(electionId, 1);
  await school.done(electionCertify, { electionId });
  const result = await school.inside((tx) => resultOf(tx, electionId));
  expect(result?.offices[0]?.elected.map(({ personId }) => personId)).toEqual([order[1]]);
  const log = (await page(electionId)).log.map(({ kind }) => kind);
  expect(log.filter((kind) => kind === 'sheet')).toHaveLength(2);
  expect((await page(electionId)).faults).toEqual([]);
});

it('lets nobody confirm an election they stand in', async () => {
  const people = await school.people(2);
  const { electionId } = await school.ready({
    seats: 1,
    candidates: people,
    parts: { day: d('2026-08-31') },
  });
  const [one] = people as [Uuid];
  const by = { role: 'league', personId: one } as const;
  expect(await school.refused(electionCertify, { electionId }, by)).toEqual(['own-election']);
});

describe('somebody elected who does not serve', () => {
  const five = [140, 131, 120, 101, 92, 88];
  const announced = async (yes = five) => {
    const people = await school.people(6);
    const election = await school.ready({ seats: 5, candidates: people });
    const { electionId } = election;
    await school.open(electionId, 170, 158);
    const order = (await page(electionId)).offices[0]?.rounds[0]?.candidates ?? [];
    const numbers = school.figures(order, yes, { returned: 158 });
    await school.count(election, { round: 1 }, 158, numbers);
    return { ...election, order };
  };
  const declines = (electionId: Uuid, personId: Uuid | undefined, round = 1) => ({
    ...{ electionId, office: 1, round, personId, reason: 'declined', body: '大会主席团' },
  });
  const resolved = { office: 1, round: 1, body: '大会主席团', reason: '本人不接受' };

  it('opens the seat again: a further round, and another result', async () => {
    const election = await announced();
    const { electionId, order } = election;
    expect(await school.refused(electionDecline, declines(electionId, order[0]))).toEqual([
      'announce-first',
    ]);
    await announce(electionId, 1);
    expect(await school.refused(electionDecline, declines(electionId, order[5]))).toEqual([
      'not-elected',
    ]);
    await school.done(electionDecline, declines(electionId, order[0]));
    expect(await school.refused(electionDecline, declines(electionId, order[0]))).toEqual([
      'not-elected',
    ]);
    expect(await school.refused(electionCertify, { electionId })).toEqual(['office-not-finished']);
    expect((await page(electionId)).offices[0]).toMatchObject({
      waits: 'round',
      next: { is: 'further', seats: 1, candidates: order.slice(5) },
      declined: [{ id: order[0], settled: null }],
      movingUp: null,
    });
    const up = { ...resolved, electionId, settlement: 'next', elected: order.slice(5) };
    expect(await school.refused(electionResolve, up)).toEqual(['nothing-to-resolve']);
    await school.open(electionId, 170, 158);
    const numbers = school.figures(order.slice(5), [90], { returned: 158 });
    await school.count(election, { round: 2 }, 158, numbers);
    await announce(electionId, 2);
    await school.done(electionCertify, { electionId });
    expect(await school.refused(electionDecline, declines(electionId, order[1], 2))).toEqual([
      'round-not-current',
    ]);
    const result = await school.inside((tx) => resultOf(tx, electionId));
    expect(result?.offices[0]?.elected.map(({ personId }) => personId)).toEqual(order.slice(1));
    const file = await school.asked(electionFile, { electionId });
    const read = file.ok ? readCount(file.value.text) : null;
    expect(read?.ok && verifyCount(nodeSha256, read.value).failures).toEqual([]);
    expect(file.ok && file.value.text).toContain('"kind":"declined"');
    const paper = await school.asked(electionPaper, { electionId, form: 'report' });
    expect(JSON.stringify(paper)).toContain('当选后，本人不接受');
    const hash = file.ok ? file.value.hash : '';
    const printed = JSON.stringify(paper).replaceAll(' ', '');
    expect(printed).toContain(`（SHA-256）：${hash}`);
  });

  it('is settled with what voting left open, in one decision', async () => {
    const { electionId, order } = await announced([140, 131, 120, 70, 61, 40]);
    await announce(electionId, 1);
    await school.done(electionDecline, declines(electionId, order[0]));
    expect((await page(electionId)).offices[0]?.next).toMatchObject({
      seats: 3,
      candidates: order.slice(3),
    });
    await school.done(electionResolve, { ...resolved, electionId, settlement: 'vacant' });
    expect((await page(electionId)).offices[0]).toMatchObject({ waits: 'nothing', open: 3 });
    await school.done(electionDecline, declines(electionId, order[1]));
    await school.done(electionResolve, { ...resolved, electionId, settlement: 'reduce-seats' });
    expect((await page(electionId)).offices[0]).toMatchObject({ open: 3, reduced: 1 });
    expect((await page(electionId)).faults).toEqual([]);
    await school.done(electionCertify, { electionId });
  });

  it('falls with its announcement when the sheet is corrected', async () => {
    const election = await announced();
    const { electionId, order, monitor, first, second } = election;
    await announce(electionId, 1);
    await school.done(electionDecline, declines(electionId, order[0]));
    await school.done(electionResolve, { ...resolved, electionId, settlement: 'vacant' });
    const where = place(electionId);
    await school.done(electionReopenSheet, { ...where, reason: '写反' }, school.as(monitor));
    const right = {
      ...where,
      ...school.figures(order, [139, ...five.slice(1)], { returned: 158 }),
    };
    await school.done(electionEnter, right, school.as(first));
    await school.done(electionEnter, right, school.as(second));
    await announce(electionId, 1);
    const told = await page(electionId);
    expect(told).toMatchObject({ faults: [], offices: [{ waits: 'nothing', declined: [] }] });
    expect(told.offices[0]?.elected).toHaveLength(5);
  });

  it('lets the next one move up where the regulation says so', async () => {
    const { electionId, order } = await announced();
    await school.inside((tx) =>
      tx.client.query(
        `update election set rules = jsonb_set(rules, '{counting,declined}', '"next"') where school_id = $1 and id = $2`,
        [tx.schoolId, electionId],
      ),
    );
    await announce(electionId, 1);
    await school.done(electionDecline, declines(electionId, order[2]));
    expect((await page(electionId)).offices[0]?.movingUp).toBe(order[5]);
    const up = { ...resolved, electionId, settlement: 'next' };
    expect(await school.refused(electionResolve, { ...up, elected: [order[0]] })).toEqual([
      'resolution-names',
    ]);
    await school.done(electionResolve, { ...up, elected: [order[5]] });
    await school.done(electionCertify, { electionId });
    const result = await school.inside((tx) => resultOf(tx, electionId));
    expect(result?.offices[0]?.elected.map(({ personId }) => personId)).toContain(order[5]);
    expect(result?.offices[0]?.elected).toHaveLength(5);
  });
});
