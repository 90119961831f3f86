import type { Fact } from '../../../facts/fact.ts';
import { readAwards } from './awards.ts';
import { readParty } from './party.ts';
import { readReview } from './review.ts';
import type { Statements } from './sentences.ts';
import { readStudy } from './study.ts';
import { readTraining } from './training.ts';

/** Facts about what was done and laid down beside elections: training, review, awards, Party, study. */
export function readPractice(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    const { text } = sentence;
    if (sentence.inTable && text.length < 10) continue;
    facts.push(...readTraining(statements, sentence), ...readReview(statements, sentence));
    const award = readAwards(statements, sentence);
    if (award) facts.push(award);
    facts.push(...readParty(statements, sentence));
    const measure = readStudy(statements, sentence);
    if (measure) facts.push(measure);
  }
  return facts;
}
