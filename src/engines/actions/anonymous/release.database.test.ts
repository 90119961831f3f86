import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import type { Day } from '../../../kernel/day.ts';
import { ok } from '../../../kernel/result.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { withSchool } from '../../storage/door.ts';
import { journalHolds, verifyJournal } from '../../storage/journal/verify.ts';
import { answerSurvey, callBy, idOf, surveyParts } from '../samples/survey.ts';
import { actAnonymously } from './act-anonymously.ts';
import { countMatter, readBatches, readReleased, releaseWaiting } from './release.ts';

const database = await testDatabase({ connections: 40 });
const owner = new pg.Client(database.owner);
await owner.connect();
afterAll(() => owner.end());

const parts = surveyParts(database, () => '2026-11-20T02:34:56.789Z' as Instant);
const today = '2026-11-24' as Day;
const matter = { verb: 'survey.answer', topic: 'canteen' };
let school = await testSchool(database, 'start');
let turn = 0;
beforeEach(async () => {
  turn += 1;
  school = await testSchool(database, `school-${turn}`);
});

async function answer(student: number): Promise<void> {
  const input = { survey: 'canteen', score: student };
  const outcome = await actAnonymously(parts, answerSurvey, callBy(school, `${student}`, input));
  expect(outcome).toEqual(ok(null));
}
/** One student after the other, from a number to a number; each gives their number as the score. */
async function answerInTurn(from: number, to: number): Promise<void> {
  for (let student = from; student <= to; student += 1) await answer(student);
}
const release = () => withSchool(database, school, (tx) => releaseWaiting(tx, matter, today));
const counts = () => withSchool(database, school, (tx) => countMatter(tx, matter));
const batches = () => withSchool(database, school, (tx) => readBatches(tx, matter));
const scores = async () => {
  const read = await withSchool(database, school, (tx) =>
    readReleased(tx, answerSurvey, 'canteen'),
  );
  return read.map(({ score }) => score);
};
const inOrder = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, at) => from + at);

describe('a release', () => {
  it('shows nothing before it, and nothing of fewer than five but their number', async () => {
    expect(await release()).toEqual({ released: 0, batch: null, digest: null, waiting: 0 });
    await answerInTurn(1, 4);
    expect(await release()).toEqual({ released: 0, batch: null, digest: null, waiting: 4 });
    expect(await scores()).toEqual([]);
    expect(await counts()).toEqual({ spent: 4, received: 4, released: 0 });
  });

  it('makes a batch of five or more, and the next only of five more', async () => {
    await answerInTurn(1, 5);
    expect(await scores()).toEqual([]);
    const first = await release();
    expect(first).toMatchObject({ released: 5, batch: 1, waiting: 0 });
    expect(inOrder(await scores())).toEqual(upTo(5));
    await answerInTurn(6, 9);
    expect(await release()).toMatchObject({ released: 0, batch: null, waiting: 4 });
    expect(inOrder(await scores())).toEqual(upTo(5));
    await answerInTurn(10, 11);
    const second = await release();
    expect(second).toMatchObject({ released: 6, batch: 2, waiting: 0 });
    expect(inOrder(await scores())).toEqual(upTo(11));
    expect(await batches()).toEqual([
      { batch: 1, day: today, count: 5, digest: first.digest },
      { batch: 2, day: today, count: 6, digest: second.digest },
    ]);
    expect(await counts()).toEqual({ spent: 11, received: 11, released: 11 });
  });

  it('is known by its digest to be as it was released', async () => {
    await answerInTurn(1, 6);
    const { digest } = await release();
    await owner.query(
      `update anonymous_released set content = replace(content, '"score":3', '"score":9') where school_id = $1`,
      [school],
    );
    const [batch] = await batches();
    expect(batch?.count).toBe(6);
    expect(batch?.digest).not.toBe(digest);
  });

  it('is torn by nobody who acts or releases at that moment', async () => {
    const acts = upTo(40).map(answer);
    const releases = upTo(8).map(release);
    await Promise.all([...acts, ...releases]);
    await release();
    const made = await batches();
    expect(made.filter(({ count }) => count < 5)).toEqual([]);
    const shown = await scores();
    const counted = await counts();
    expect(shown.length).toBe(counted.released);
    expect(new Set(shown).size).toBe(shown.length);
    expect(counted).toMatchObject({ spent: 40, received: 40 });
    expect(40 - counted.released).toBeLessThan(5);
    const [report] = await verifyJournal(database, { schools: [school] });
    expect(report && journalHolds(report)).toBe(true);
  });
});

interface Stored {
  /** The number of the transaction that wrote the row. */
  readonly xid: string;
  readonly place: string;
  readonly id: string;
  readonly score: number;
}

const storedIn = async (table: 'anonymous_waiting' | 'anonymous_released') =>
  (
    await owner.query<Stored>(
      `select xmin::text as xid, ctid::text as place, id::text, (content::json->>'score')::int as score
       from ${table} where school_id = $1 order by ctid`,
      [school],
    )
  ).rows;

/** Whom the owner of the database takes to have written something in a transaction: whoever spent a right just before. */
async function suspects(): Promise<(xid: string) => string | null> {
  const { rows } = await owner.query<{ xid: string; holder: string }>(
    `select xmin::text as xid, holder_id as holder from anonymous_right
     where school_id = $1 order by xmin::text::bigint desc`,
    [school],
  );
  return (xid) => rows.find((right) => BigInt(right.xid) < BigInt(xid))?.holder ?? null;
}

describe('the owner of the database, who sees the numbers of transactions and the places of rows', () => {
  const students = 60;
  const person = (student: number) => idOf(`${student}`, 'person');
  /** How often the suspicion is right. */
  const hitsIn = async (rows: readonly Stored[]): Promise<number> => {
    const suspect = await suspects();
    return rows.filter(({ xid, score }) => suspect(xid) === person(score)).length;
  };

  it('tells who acted when, finds what waits among five, and nothing at all after the release', async () => {
    await answerInTurn(1, students);
    // That the suspicion is a good one: it is right about every entry of the journal, which says only that one came.
    const { rows: entries } = await owner.query<Stored>(
      `select xmin::text as xid, '' as place, '' as id, seq::int as score from journal_entry where school_id = $1`,
      [school],
    );
    expect(await hitsIn(entries)).toBe(students);

    const waiting = await storedIn('anonymous_waiting');
    expect(inOrder(waiting.map(({ score }) => score))).toEqual(upTo(students));
    // Right by chance once in five; thirty of sixty by chance would come less than once in a million runs.
    expect(await hitsIn(waiting)).toBeLessThan(30);
    const newest = waiting.map(({ xid }) => BigInt(xid)).reduce((a, b) => (a > b ? a : b));
    const together = waiting.filter(({ xid }) => BigInt(xid) === newest);
    expect(together.length).toBe(5);
    expect(together.map(({ score }) => score)).toContain(students);
    const arrivals = waiting.map(({ score }) => score);
    expect(arrivals).not.toEqual(upTo(students));

    await release();
    expect(await storedIn('anonymous_waiting')).toEqual([]);
    const released = await storedIn('anonymous_released');
    expect(inOrder(released.map(({ score }) => score))).toEqual(upTo(students));
    expect(new Set(released.map(({ xid }) => xid)).size).toBe(1);
    // They lie as their ids go, which were drawn at the release.
    const ids = released.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids.filter((id) => waiting.some((row) => row.id === id))).toEqual([]);
    expect(await hitsIn(released)).toBeLessThanOrEqual(1);
  });
});
