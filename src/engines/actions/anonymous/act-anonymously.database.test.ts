import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { withSchool } from '../../storage/door.ts';
import { journalHolds, verifyJournal } from '../../storage/journal/verify.ts';
import { file } from '../fields.ts';
import type { RunnerParts } from '../runner.ts';
import { answerSurvey, callBy, dropLetter, idOf, surveyParts } from '../samples/survey.ts';
import { defineAnonymousAction } from '../verb.ts';
import { actAnonymously } from './act-anonymously.ts';
import { countMatter } from './release.ts';

const database = await testDatabase({ connections: 40 });
const owner = new pg.Client(database.owner);
await owner.connect();
afterAll(() => owner.end());

let now = '2026-11-20T02:34:56.789Z' as Instant;
const parts = surveyParts(database, () => now);
let school = await testSchool(database, 'start');
let turn = 0;
beforeEach(async () => {
  turn += 1;
  now = '2026-11-20T02:34:56.789Z' as Instant;
  school = await testSchool(database, `school-${turn}`);
});

const matter = { verb: 'survey.answer', topic: 'canteen' };
const answer = (token: string, score: number, key = randomUUID() as Uuid, using = parts) =>
  actAnonymously(using, answerSurvey, callBy(school, token, { survey: 'canteen', score }, key));
const counts = () => withSchool(database, school, (tx) => countMatter(tx, matter));
const received = ok(null);
const spentBefore = err([refusal('right-spent')]);

/** Rows as the owner sees them, whom no policy holds in a test. */
const rowsOf = async <Row extends pg.QueryResultRow>(text: string): Promise<readonly Row[]> =>
  (await owner.query<Row>(text, [school])).rows;

/** A runner whose second transaction never begins: the machine stopped between the two. */
function stoppingBetween(): RunnerParts {
  let doors = 0;
  const pool = {
    connect: () => {
      doors += 1;
      return doors > 1 ? Promise.reject(new Error('stopped')) : database.pool.connect();
    },
  } as unknown as pg.Pool;
  return { ...parts, database: { ...database, pool } };
}

describe('a right', () => {
  it('is spent once by 20 calls at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => answer('a', at + 1)));
    expect(outcomes.filter(({ ok: done }) => done)).toEqual([received]);
    expect(outcomes.filter(({ ok: done }) => !done)).toEqual(Array(19).fill(spentBefore));
    expect(await counts()).toEqual({ spent: 1, received: 1, released: 0 });
  });

  it('is spent once by one call that is sent 20 times at once, and each is told so', async () => {
    const key = randomUUID() as Uuid;
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => answer('a', 7, key)));
    expect(outcomes).toEqual(Array(20).fill(received));
    expect(await counts()).toEqual({ spent: 1, received: 1, released: 0 });
    expect(await answer('a', 8)).toEqual(spentBefore);
  });

  it('is each person’s own, in each matter', async () => {
    const key = randomUUID() as Uuid;
    const answers = await Promise.all(['a', 'b', 'c'].map((token) => answer(token, 5, key)));
    expect(answers).toEqual([received, received, received]);
    const library = { survey: 'library', score: 3 };
    const other = await actAnonymously(parts, answerSurvey, callBy(school, 'a', library));
    expect(other).toEqual(received);
    expect(await counts()).toEqual({ spent: 3, received: 3, released: 0 });
  });

  it('is kept where anything refuses', async () => {
    const attempt = (input: object, token = 'a') =>
      actAnonymously(parts, answerSurvey, callBy(school, token, input));
    expect(await attempt({ survey: 'closed', score: 5 })).toEqual(err([refusal('survey-closed')]));
    expect(await attempt({ survey: 'canteen', score: 0 })).toEqual(
      err([refusal('input-invalid', 'score', { issue: 'too_small' })]),
    );
    const visitor = {
      ...callBy(school, 'a', { survey: 'canteen', score: 5 }),
      credential: { kind: 'visitor' },
    } as const;
    expect(await actAnonymously(parts, answerSurvey, visitor)).toEqual(
      err([refusal('not-logged-in')]),
    );
    expect(await counts()).toEqual({ spent: 0, received: 0, released: 0 });
    expect(await answer('a', 5)).toEqual(received);
  });

  it('need not be had where the act asks for none', async () => {
    const key = randomUUID() as Uuid;
    const drop = (token: string, once = randomUUID() as Uuid) =>
      actAnonymously(parts, dropLetter, callBy(school, token, { words: '灯坏了' }, once));
    expect([await drop('a'), await drop('a'), await drop('b', key), await drop('b', key)]).toEqual(
      Array(4).fill(received),
    );
    const box = { verb: 'letter.drop', topic: 'box' };
    const counted = await withSchool(database, school, (tx) => countMatter(tx, box));
    expect(counted).toEqual({ spent: 0, received: 3, released: 0 });
  });
});

describe('a stop between the two transactions', () => {
  it('loses nothing and doubles nothing where the same call is sent again, even on a later day', async () => {
    const key = randomUUID() as Uuid;
    await expect(answer('a', 7, key, stoppingBetween())).rejects.toThrow('stopped');
    expect(await counts()).toEqual({ spent: 1, received: 0, released: 0 });
    expect(await answer('a', 9)).toEqual(spentBefore);
    now = '2026-11-22T02:00:00.000Z' as Instant;
    expect(await answer('a', 7, key)).toEqual(received);
    expect(await answer('a', 7, key)).toEqual(received);
    expect(await counts()).toEqual({ spent: 1, received: 1, released: 0 });
    const [entry] = await rowsOf<{ at: Date }>('select at from journal_entry where school_id = $1');
    expect(entry?.at.toISOString()).toBe('2026-11-19T16:00:00.000Z');
  });

  it('is told as done to a call sent again after the matter was closed, as refused to others', async () => {
    const key = randomUUID() as Uuid;
    expect(await answer('a', 7, key)).toEqual(received);
    const closed = {
      ...answerSurvey,
      spend: async () => err([refusal('survey-closed')]),
    } as const;
    const input = { survey: 'canteen', score: 7 };
    expect(await actAnonymously(parts, closed, callBy(school, 'a', input, key))).toEqual(received);
    const refused = err([refusal('survey-closed')]);
    expect(await actAnonymously(parts, closed, callBy(school, 'a', input))).toEqual(refused);
    expect(await actAnonymously(parts, closed, callBy(school, 'b', input, key))).toEqual(refused);
  });
});

describe('what is kept', () => {
  it('of the content names no actor, no key and no time', async () => {
    const columns = await owner.query<{ column_name: string }>(
      `select column_name from information_schema.columns
       where table_name = 'anonymous_waiting' order by ordinal_position`,
    );
    expect(columns.rows.map((row) => row.column_name)).toEqual(
      'school_id,verb,topic,id,content'.split(','),
    );
    const key = randomUUID() as Uuid;
    await answer('a', 42, key);
    const waiting = await rowsOf<{ id: string; content: string }>(
      'select id, content from anonymous_waiting where school_id = $1',
    );
    expect(waiting.map(({ content }) => content)).toEqual(['{"score":42,"survey":"canteen"}']);
    // Version 4: random through and through; version 7 would hold the time.
    expect(waiting[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    const everything = await rowsOf<{ row: string }>(
      `select r::text as row from anonymous_waiting r where school_id = $1
       union all select r::text from journal_entry r where school_id = $1
       union all select r::text from journal_payload r where school_id = $1
       union all select r::text from anonymous_topic r where school_id = $1`,
    );
    const text = everything.map(({ row }) => row).join('\n');
    for (const told of [key, idOf('a', 'account'), idOf('a', 'person'), '02:34:56'])
      expect(text).not.toContain(told);
    const rights = await rowsOf<{ row: string }>(
      'select r::text as row from anonymous_right r where school_id = $1',
    );
    expect(rights[0]?.row).toContain(idOf('a', 'person'));
    for (const told of [key, 'score', '02:34:56']) expect(rights[0]?.row).not.toContain(told);
  });

  it('in the journal says how many were received, and nothing of whom or what', async () => {
    for (const token of ['a', 'b', 'c']) await answer(token, 50);
    const entries = await rowsOf(
      `select e.verb, e.actor, e.account_id, e.capacity_id, e.capacity_role, e.subject_kind, e.subject_id,
         e.at, p.payload
       from journal_entry e join journal_payload p using (school_id, seq)
       where e.school_id = $1 order by e.seq`,
    );
    expect(entries).toEqual(
      [1, 2, 3].map((count) => ({
        verb: 'survey.answer',
        actor: 'anonymous',
        account_id: null,
        capacity_id: null,
        capacity_role: null,
        subject_kind: 'topic',
        subject_id: 'canteen',
        at: new Date('2026-11-19T16:00:00.000Z'),
        payload: `{"after":{"received":${count}},"answer":null,"before":{"received":${count - 1}}}`,
      })),
    );
    const [report] = await verifyJournal(database, { schools: [school] });
    expect(report && journalHolds(report)).toBe(true);
    expect(report?.entries).toBe(3);
  });

  it('is any text that JSON can say', async () => {
    const words = 'a\u0000b \ud800 "\\';
    await actAnonymously(parts, dropLetter, callBy(school, 'a', { words }));
    const [row] = await rowsOf<{ content: string }>(
      'select content from anonymous_waiting where school_id = $1',
    );
    expect(JSON.parse(row?.content ?? '')).toEqual({ words });
  });
});

it('cannot be declared with a file, since its upload is journaled with its sender', () => {
  const declare = () =>
    defineAnonymousAction({
      ...answerSurvey,
      topic: () => 'x',
      input: z.object({ pages: z.array(z.object({ page: file(['image/png']) })) }),
    });
  expect(declare).toThrow('takes a file');
});
