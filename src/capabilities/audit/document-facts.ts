import type { Fact } from '../../facts/fact.ts';
import { readFigures } from './figures/read-figures.ts';
import type { FormReading } from './model.ts';
import type { Reading } from './reading.ts';
import { readGuides } from './rosters/read-guides.ts';
import { readRosters } from './rosters/read-roster.ts';
import { readAllowedPosts, readBodies, readDeniedBodies } from './statements/bodies.ts';
import { readCandidates } from './statements/candidates.ts';
import { readCongress } from './statements/congress.ts';
import { readDelegateMinimum, readDelegatePath } from './statements/delegates.ts';
import { readDuties, readToldDuties } from './statements/duties.ts';
import { readElections } from './statements/elections.ts';
import { readPractice } from './statements/practice.ts';
import { sectionsOf } from './statements/sections.ts';
import { sentencesOf, type Statements } from './statements/sentences.ts';
import { unitsOf } from './statements/units.ts';

/** The sentences of a document outside its forms. */
export function statementsOf(reading: Reading, forms: readonly FormReading[]): Statements {
  const units = unitsOf(
    reading,
    forms.flatMap((form) => form.tableSpans),
  );
  const sections = sectionsOf(units);
  const university = forms.some((form) => /大学$/.test(form.organisation ?? ''));
  return { reading, units, sections, sentences: sentencesOf(units, sections, university) };
}

/** Everything the document states outside its forms, as facts with their places. */
export function readFacts(
  reading: Reading,
  forms: readonly FormReading[],
): { readonly facts: readonly Fact[]; readonly statements: Statements } {
  const statements = statementsOf(reading, forms);
  const facts = [
    ...readRosters(reading, forms),
    ...readGuides(reading, forms),
    ...readFigures(reading, forms),
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
