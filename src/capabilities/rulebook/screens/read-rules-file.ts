import { readDocument } from '../../../engines/documents/read-document.ts';
import { defaultLimits } from '../../../engines/documents/refusal.ts';
import type { DocumentRefusal } from '../../../engines/documents/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { splitRules, type FoundRules } from '../intake.ts';

/** Reads and splits a file in the browser: it is not sent anywhere. */
export async function readRulesFile(file: File): Promise<Result<FoundRules, DocumentRefusal>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readDocument({ name: file.name, bytes, limits: defaultLimits });
  return read.ok ? ok(splitRules(read.value)) : err(read.error);
}
