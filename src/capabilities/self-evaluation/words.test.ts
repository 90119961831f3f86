import { describe, expect, test } from 'vitest';
import { criterionNames } from '../../facts/criteria.ts';
import { recordThings } from '../../facts/fact.ts';
import { everySlugs, reasonSlugs, recordedSlugs } from '../evaluation/reason-codes.ts';
import { selfEvaluationWordsEn } from './words.en.ts';
import { selfEvaluationWordsZh } from './words.zh.ts';

const needed = criterionNames.flatMap((criterion) => [
  ...[...reasonSlugs[criterion], ...recordedSlugs[criterion], ...everySlugs].map(
    (slug) => `reason.${criterion}.${slug}`,
  ),
  `choice.criterion.${criterion}`,
  `way.${criterion}`,
  `nothing.${criterion}`,
]);

describe.each([
  ['Chinese', selfEvaluationWordsZh],
  ['English', selfEvaluationWordsEn],
])('in %s', (_, words) => {
  test('every criterion and every reason has words', () => {
    expect(needed.filter((key) => !words[key])).toEqual([]);
  });

  test('every kind of row behind a fact has a word', () => {
    expect(recordThings.filter((thing) => !words[`thing.${thing}`])).toEqual([]);
  });

  test('no reason has words that no criterion gives', () => {
    const given = Object.keys(words).filter((key) => key.startsWith('reason.'));
    expect(given.filter((key) => !needed.includes(key))).toEqual([]);
  });
});
