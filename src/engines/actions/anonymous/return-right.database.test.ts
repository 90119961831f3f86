import { beforeEach, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { withSchool } from '../../storage/door.ts';
import { answerSurvey, callBy, idOf, surveyParts } from '../samples/survey.ts';
import { actAnonymously } from './act-anonymously.ts';
import { countMatter } from './release.ts';
import { returnRight } from './return-right.ts';

const database = await testDatabase();
let now = '2026-11-20T02:00:00.000Z' as Instant;
const nextDay = '2026-11-21' as Day;
const parts = surveyParts(database, () => now);
const matter = { verb: 'survey.answer', topic: 'canteen' };
let school = await testSchool(database, 'start');
let turn = 0;
beforeEach(async () => {
  turn += 1;
  now = '2026-11-20T02:00:00.000Z' as Instant;
  school = await testSchool(database, `school-${turn}`);
});

const answer = (token: string) =>
  actAnonymously(parts, answerSurvey, callBy(school, token, { survey: 'canteen', score: 5 }));
const giveBack = (token: string, today = nextDay) =>
  withSchool(database, school, (tx) =>
    returnRight(tx, { matter, holder: idOf(token, 'person'), today }),
  );
const counts = () => withSchool(database, school, (tx) => countMatter(tx, matter));

/** A right that was spent by a call whose second transaction never came. */
const lose = (token: string) =>
  withSchool(database, school, ({ client }) =>
    client.query(
      `insert into anonymous_right (school_id, verb, topic, holder_id, mark, day)
       values ($1, $2, $3, $4, sha256('gone'), '2026-11-20')`,
      [school, matter.verb, matter.topic, idOf(token, 'person')],
    ),
  );

it('is refused while everything that was spent has arrived', async () => {
  await answer('a');
  expect(await giveBack('a')).toEqual(err([refusal('nothing-missing')]));
  expect(await giveBack('b')).toEqual(err([refusal('right-not-spent')]));
  expect(await counts()).toEqual({ spent: 1, received: 1, released: 0 });
});

it('waits for the next day, since today’s may still be on their way', async () => {
  await lose('a');
  expect(await giveBack('a', '2026-11-20' as Day)).toEqual(err([refusal('right-of-today')]));
  expect(await giveBack('a')).toEqual(ok(null));
  expect(await answer('a')).toEqual(ok(null));
  expect(await counts()).toEqual({ spent: 1, received: 1, released: 0 });
});

it('gives back no more than is missing, however many ask at once', async () => {
  for (const token of ['a', 'b', 'c']) await answer(token);
  await lose('d');
  now = '2026-11-21T02:00:00.000Z' as Instant;
  // What arrives today does not stand in for what was lost yesterday.
  await answer('e');
  const outcomes = await Promise.all(['a', 'd', 'b'].map((token) => giveBack(token)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await counts()).toEqual({ spent: 4, received: 4, released: 0 });
});

it('leaves other matters alone', async () => {
  await lose('a');
  const library = { survey: 'library', score: 1 };
  await actAnonymously(parts, answerSurvey, callBy(school, 'a', library));
  expect(await giveBack('a')).toEqual(ok(null));
  const other = await withSchool(database, school, (tx) =>
    countMatter(tx, { ...matter, topic: 'library' }),
  );
  expect(other).toEqual({ spent: 1, received: 1, released: 0 });
});
