import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Standing } from '../../src/engines/criteria/criterion.ts';
import type { FactReason } from '../../src/capabilities/evaluation/context.ts';
import { formVersion } from '../../src/capabilities/evaluation/forms/catalogue.ts';
import { itemKey } from '../../src/capabilities/evaluation/judge-form.ts';
import { gatherEvidence, judgeUnion } from '../../src/capabilities/self-evaluation/reads.ts';
import { evidenceSources } from '../../src/apps/server/evidence.ts';
import { d } from '../../src/capabilities/organisation/samples/sample-school.ts';
import { enterDisclosure, type EnteredSchool } from './entered-school.ts';
import { testDatabase } from './test-database.ts';

/**
 * The two published disclosures, read where they lie beside the repository and entered as records through their drafts.
 * How each item must stand then is told by its number alone: none of their words stands here.
 */
const folder = path.resolve(import.meta.dirname, '../../../shared/disclosures');

/** `x` not met (unmet or conflicting), `q` needs a ground or not evidenced, `k` met, `a` attested. */
type Letter = 'x' | 'q' | 'k' | 'a';

interface Expected {
  readonly file: string;
  readonly form: string;
  readonly since: string;
  readonly asOf: string;
  readonly items: Readonly<Record<string, Letter>>;
}

const schools: readonly Expected[] = [
  {
    ...{ file: 'hulunbuir-2021.txt', form: '2021', since: '2021-11-28', asOf: '2021-12-20' },
    items: {
      1: 'x',
      2: 'k',
      3: 'k',
      4: 'k',
      5: 'k',
      6: 'k',
      7: 'k',
      8: 'x',
      9: 'q',
      10: 'x',
      11: 'q',
      12: 'q',
      13: 'q',
      14: 'q',
      15: 'q',
      16: 'q',
      17: 'x',
    },
  },
  {
    ...{ file: 'tianjin-2020.txt', form: '2020', since: '2020-10-20', asOf: '2020-11-20' },
    items: {
      1: 'x',
      2: 'q',
      '3.1': 'q',
      '3.2': 'x',
      '3.3': 'k',
      4: 'q',
      5: 'k',
      6: 'q',
      7: 'q',
      8: 'q',
      9: 'q',
      10: 'q',
      11: 'q',
      12: 'q',
      13: 'q',
      14: 'a',
      15: 'q',
    },
  },
];

const letters: Readonly<Record<Standing, Letter>> = {
  met: 'k',
  unmet: 'x',
  conflicting: 'x',
  'needs-ground': 'q',
  'not-evidenced': 'q',
  attested: 'a',
  'not-applicable': 'k',
};

/** Whether something recorded supports it. */
const rests = (reasons: readonly FactReason[]): boolean =>
  reasons.some(
    ({ weight, facts }) =>
      weight === 'support' && facts.some(({ source }) => source.kind === 'record'),
  );

async function judged(entered: EnteredSchool, { form: id, asOf }: Expected) {
  const form = formVersion(id);
  if (form === null) throw new Error(`there is no form ${id}`);
  const evidence = await entered.school.inside((tx) =>
    gatherEvidence(tx, evidenceSources, d(asOf)),
  );
  const union = evidence.unions.find(({ unitId }) => unitId === null);
  if (!union) throw new Error('the union was not entered');
  return judgeUnion(form, union, evidence, d(asOf)).school;
}

describe.each(schools)('the school of $file, entered as records', (expected) => {
  const file = path.join(folder, expected.file);

  it.skipIf(!existsSync(file))(
    `stands on every item as its records let it (needs ${path.basename(folder)})`,
    async () => {
      const entered = await enterDisclosure(await testDatabase(), {
        file,
        since: d(expected.since),
      });
      const items = await judged(entered, expected);
      const standings = items.map(({ item, judgement }) => [
        itemKey(item).replace('school-', ''),
        letters[judgement.standing],
      ]);
      expect(Object.fromEntries(standings)).toEqual(expected.items);
      // Met is met by rows or articles of the school, never by the form's own tick.
      const unfounded = items.filter(
        ({ judgement }) => letters[judgement.standing] === 'k' && !rests(judgement.reasons),
      );
      expect(unfounded.map(({ item }) => item.no)).toEqual([]);
    },
    120_000,
  );
});
