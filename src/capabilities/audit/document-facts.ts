import type { Fact } from '../../facts/fact.ts';
import { readFigures } from './figures/read-figures.ts';
import { readQuotaLines } from './figures/quota-lines.ts';
import { readUnitSizes } from './figures/unit-sizes.ts';
import type { FormReading } from './model.ts';
import type { Reading } from '../../facts/reading.ts';
import { readGuides } from './rosters/read-guides.ts';
import { readRosters } from './rosters/read-roster.ts';
import { readAllowedPosts, readBodies, readDeniedBodies } from './statements/bodies.ts';
import { readCandidates } from './statements/candidates.ts';
import { readCongress } from './statements/congress.ts';
import { readDelegateMinimum, readDelegatePath } from './statements/delegates.ts';
import { readDuties, readToldDuties } from './statements/duties.ts';
import { readElections } from './statements/elections.ts';
import { readPractice } from './statements/practice.ts';
import type { Statements } from './statements/sentences.ts';
import { statementsIn } from './statements/statements-in.ts';

/** Everything the document states outside its forms, as facts with their places. */
export function readFacts(
  reading: Reading,
  forms: readonly FormReading[],
): { readonly facts: readonly Fact[]; readonly statements: Statements } {
  const statements = statementsIn(reading, forms);
  const facts = [
    ...readRosters(reading, forms),
    ...readGuides(reading, forms),
    ...readFigures(reading, forms),
    ...readUnitSizes(reading, forms),
    ...readQuotaLines(reading, forms),
    ...readDuties(statements),
    ...readToldDuties(statements),
    ...readBodies(statements),
    ...readDeniedBodies(statements),
    ...readAllowedPosts(statements),
    ...readCandidates(statements),
    ...readElections(statements),
    ...readCongress(statements),
    ...readDelegatePath(statements),
    ...readDelegateMinimum(statements),
    ...readPractice(statements),
  ];
  return { facts, statements };
}
