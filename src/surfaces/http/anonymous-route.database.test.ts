import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import pg from 'pg';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { answerSurvey, idOf, surveyParts } from '../../engines/actions/samples/survey.ts';
import type { VerbDescription } from '../../engines/actions/description.ts';
import type { Instant } from '../../kernel/instant.ts';
import { verbRoutes } from './verb-routes.ts';

const database = await testDatabase();
const owner = new pg.Client(database.owner);
await owner.connect();
afterAll(() => owner.end());
const school = await testSchool(database, 'yunling');
const app = verbRoutes({
  verbs: [answerSurvey],
  runner: surveyParts(database, () => '2026-11-20T02:34:56.789Z' as Instant),
  schoolOf: async (slug) => (slug === 'yunling' ? school : null),
  exportWords: () => null,
});

async function post(token: string | null, body: unknown, key: string | null = randomUUID()) {
  const response = await app.request('/yunling/survey.answer', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json(), headers: response.headers };
}
const refused = (code: string, field: readonly string[] = [], values = {}) => ({
  refusals: [{ code, field, values }],
});
const answer = { survey: 'canteen', score: 77 };

it('is done by POST, once, and a repetition with the same key is told the same', async () => {
  const key = randomUUID();
  for (const _ of [1, 2])
    expect(await post('a', answer, key)).toMatchObject({ status: 200, answer: { answer: null } });
  expect(await post('a', answer)).toMatchObject({ status: 409, answer: refused('right-spent') });
  expect(await post('b', { ...answer, survey: 'closed' })).toMatchObject({
    status: 409,
    answer: refused('survey-closed'),
  });
  expect(await post('b', { survey: 'canteen', score: 'x' })).toMatchObject({
    status: 400,
    answer: refused('input-invalid', ['score'], { issue: 'invalid_type' }),
  });
  expect(await post('b', answer, null)).toMatchObject({ answer: refused('key-missing') });
  expect(await post(null, answer)).toMatchObject({ status: 401 });
  const read = await app.request('/yunling/survey.answer');
  expect(read.status).toBe(404);
});

it('sets no cookie and answers nothing that tells one caller from another', async () => {
  const [first, second] = [await post('c', answer), await post('d', answer)];
  expect([...first.headers]).toEqual([...second.headers]);
  expect([...first.headers.keys()].sort()).toEqual(['cache-control', 'content-type']);
  expect(first.answer).toEqual(second.answer);
});

it('leaves the key and the person nowhere but in the register of rights', async () => {
  const key = randomUUID();
  await post('e', { survey: 'library', score: 42 }, key);
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where column_name = 'school_id' and table_schema = 'public'`,
  );
  const holding: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select r::text as row from ${name} r`);
    const text = rows.map(({ row }) => row).join('\n');
    for (const [what, told] of Object.entries({
      key,
      account: idOf('e', 'account'),
      person: idOf('e', 'person'),
      time: '02:34:56',
      score: '""score"":42',
    }))
      if (text.includes(told)) (holding[what] ??= []).push(name);
  }
  expect(holding).toEqual({ person: ['anonymous_right'], score: ['anonymous_waiting'] });
});

it('is described as a form that whoever may use it is shown', async () => {
  const response = await app.request('/yunling/verbs', { headers: { authorization: 'Bearer a' } });
  const [described] = (await response.json()) as readonly VerbDescription[];
  expect(described).toMatchObject({
    name: 'survey.answer',
    kind: 'anonymous',
    face: 'form',
    refuses: ['survey-closed', 'right-spent'],
  });
});
