import { formVersions } from '../../capabilities/evaluation/forms/catalogue.ts';
import { defaultLimits, type ReadingLimits } from '../../engines/documents/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/words.ts';
import type { Given } from '../../surfaces/cli/command.ts';

/** What is to be audited, and how. */
export interface AuditRequest {
  readonly paths: readonly string[];
  readonly json: boolean;
  readonly text: boolean;
  readonly together: boolean;
  readonly form: string | null;
  readonly language: Language;
  readonly mask: boolean;
  readonly jobs: number | null;
  readonly limits: ReadingLimits;
}

/** Why the audit cannot be begun as asked; its sentence is `refused.<code>`. */
export interface AuditUsageRefusal {
  readonly code: 'unknown-form' | 'not-a-number';
  readonly values: Readonly<Record<string, string>>;
}

const notNumber = (option: string): Result<never, AuditUsageRefusal> =>
  err({ code: 'not-a-number', values: { option } });

/** The number of an option, or `otherwise` where it is not given; null for what is no number above 0. */
function positive(given: Given, name: string, otherwise: number): number | null {
  const value = given.text(name);
  if (value === null) return otherwise;
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : null;
}

const megabyte = 1024 * 1024;

function limitsOf(given: Given): Result<ReadingLimits, AuditUsageRefusal> {
  const seconds = positive(given, 'limit-seconds', defaultLimits.milliseconds / 1000);
  const megabytes = positive(given, 'limit-mb', defaultLimits.fileBytes / megabyte);
  const memory = positive(given, 'limit-memory-mb', defaultLimits.workerMegabytes);
  if (seconds === null) return notNumber('--limit-seconds');
  if (megabytes === null) return notNumber('--limit-mb');
  if (memory === null) return notNumber('--limit-memory-mb');
  return ok({
    ...defaultLimits,
    milliseconds: seconds * 1000,
    fileBytes: megabytes * megabyte,
    workerMegabytes: memory,
  });
}

/** Reads what the command line asks of the audit. */
export function auditRequest(
  given: Given,
  language: Language,
): Result<AuditRequest, AuditUsageRefusal> {
  const form = given.text('form');
  const known = formVersions.map((version) => version.id);
  if (form !== null && !known.includes(form))
    return err({ code: 'unknown-form', values: { given: form, known: known.join(', ') } });
  const limits = limitsOf(given);
  if (!limits.ok) return limits;
  const jobs = given.has('jobs') ? positive(given, 'jobs', 1) : null;
  if (jobs === null && given.has('jobs')) return notNumber('--jobs');
  return ok({
    paths: given.arguments,
    json: given.has('json'),
    text: given.has('text'),
    together: given.has('together'),
    form,
    language,
    mask: given.has('mask'),
    jobs: jobs === null ? null : Math.ceil(jobs),
    limits: limits.value,
  });
}
