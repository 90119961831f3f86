import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../engines/documents/read-document.ts';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import { criterionNames } from '../../facts/criteria.ts';
import type { Fact } from '../../facts/fact.ts';
import { readingOf } from '../../facts/reading.ts';
import type { Day } from '../../kernel/day.ts';
import { say } from '../../kernel/words.ts';
import { readFacts } from '../audit/document-facts.ts';
import { readForms } from '../audit/forms/read-forms.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { form2021 } from '../evaluation/forms/form-2021.ts';
import { recordedContext } from '../evaluation/judge-form.ts';
import { toldValues } from './told-values.ts';
import { selfEvaluationWordsEn } from './words.en.ts';
import { selfEvaluationWordsZh } from './words.zh.ts';

const folder = fileURLToPath(new URL('../../../fixtures/prose', import.meta.url));
const documents = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  const own = path.join(folder, entry.name);
  return readdirSync(own)
    .filter((file) => file.startsWith('disclosure.'))
    .map((file) => path.join(own, file));
});

async function factsOf(file: string): Promise<readonly Fact[]> {
  const bytes = new Uint8Array(readFileSync(file));
  const read = await readDocument({ bytes, name: path.basename(file), limits: defaultLimits });
  if (!read.ok) throw new Error(`${file}: ${read.error.code}`);
  const reading = readingOf(read.value);
  return readFacts(reading, readForms(reading, null)).facts;
}

describe('whatever schools were found to say, their reasons can be told', () => {
  test.each(documents)('%s', async (file) => {
    const facts = await factsOf(file);
    let told = 0;
    for (const level of ['school', 'second-level'] as const)
      for (const criterion of criterionNames) {
        const context = recordedContext(form2021, level, '2022-01-01' as Day);
        for (const { code, values } of evaluate(criterion, facts, context).reasons)
          for (const words of [selfEvaluationWordsZh, selfEvaluationWordsEn]) {
            const shown = toldValues(values, (key) => say(words, key));
            expect(say(words, `reason.${code}`, shown)).not.toContain('{');
            told += 1;
          }
      }
    expect(told).toBeGreaterThan(0);
  });
});
