import { claimsOf } from '../src/capabilities/audit/claims.ts';
import { readFacts } from '../src/capabilities/audit/document-facts.ts';
import { documentFindings } from '../src/capabilities/audit/document-findings.ts';
import { readForms } from '../src/capabilities/audit/forms/read-forms.ts';
import { judgeItems } from '../src/capabilities/audit/judge-items.ts';
import { readingOf } from '../src/facts/reading.ts';
import { readDocument } from '../src/engines/documents/read-document.ts';
import { defaultLimits } from '../src/engines/documents/refusal.ts';
import { rounded, say, type BenchResult } from './bench-result.ts';
import { benchDisclosures } from './make-disclosures.ts';

async function prepare(bytes: Uint8Array) {
  const read = await readDocument({ bytes, name: 'disclosure.docx', limits: defaultLimits });
  if (!read.ok) throw new Error(read.error.code);
  const reading = readingOf(read.value);
  const forms = readForms(reading, null);
  const [form] = forms;
  if (!form) throw new Error('no form was found');
  const { facts, statements } = readFacts(reading, forms);
  const region = { start: 0, end: read.value.text.length };
  return { form, facts: [...claimsOf(form), ...facts], statements, region };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

/** From facts to verdicts and findings; gives their number, so that nothing is optimised away. */
function judge({ form, facts, statements, region }: Prepared): number {
  const more = documentFindings(form, facts, statements, region);
  const { items, findings } = judgeItems(form, facts, more);
  return items.length + findings.length;
}

/**
 * Compares judging (facts to verdicts) with reading (bytes to tree to facts) on the same Word
 * disclosures, on one core. Ratio: reading time over judging time.
 */
export async function run(): Promise<BenchResult> {
  const documents = benchDisclosures();
  const time = { reading: 0, judging: 0 };
  const rounds = Number(process.env['BENCH_FILES'] ?? '') > 0 ? 2 : 10;
  const judgings = 10;
  let verdicts = 0;
  for (let round = -1; round < rounds; round += 1) {
    for (const bytes of documents) {
      const start = performance.now();
      const prepared = await prepare(bytes);
      const read = performance.now();
      for (let again = 0; again < judgings; again += 1) verdicts += judge(prepared);
      const judged = performance.now();
      if (round < 0) continue;
      time.reading += read - start;
      time.judging += (judged - read) / judgings;
    }
  }
  const each = documents.length * rounds;
  say(`${documents.length} Word disclosures, ${rounds} rounds, ${verdicts} verdicts and findings`);
  say(`reading: ${rounded(time.reading / each)} ms a document`);
  say(`judging: ${rounded(time.judging / each, 4)} ms a document`);
  return {
    bench: 'audit-judge',
    ratio: rounded(time.reading / time.judging, 1),
    ours: rounded(time.judging / each, 4),
    reference: rounded(time.reading / each, 4),
    unit: 'ms',
    what: 'reading a document as a multiple of the time judging its facts takes',
  };
}
