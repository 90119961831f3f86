import { actAnonymously } from '../../../src/engines/actions/anonymous/act-anonymously.ts';
import { releaseWaiting } from '../../../src/engines/actions/anonymous/release.ts';
import { answerSurvey, callBy, surveyParts } from '../../../src/engines/actions/samples/survey.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import type { SchoolId } from '../../../src/kernel/id.ts';
import { chinaDay } from '../../../src/kernel/instant.ts';
import { now } from './calls.ts';

/** Answers an invented survey of a school: five answers are released, a sixth waits. */
export async function fillAnonymous(
  database: Database,
  school: SchoolId,
  mark: string,
): Promise<void> {
  const parts = surveyParts(database, () => now);
  const answer = async (student: number): Promise<void> => {
    const input = { survey: 'canteen', score: student, words: `${mark}说` };
    const outcome = await actAnonymously(
      parts,
      answerSurvey,
      callBy(school, `${mark}${student}`, input),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  };
  for (const student of [1, 2, 3, 4, 5]) await answer(student);
  const matter = { verb: answerSurvey.name, topic: 'canteen' };
  await withSchool(database, school, (tx) => releaseWaiting(tx, matter, chinaDay(now)));
  await answer(6);
}
