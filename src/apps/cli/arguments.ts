import { parseArgs } from 'node:util';
import { formVersions } from '../../capabilities/evaluation/forms/catalogue.ts';
import { defaultLimits, type ReadingLimits } from '../../engines/documents/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/words.ts';

/** What the command line asks for. */
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

export type Request =
  | { readonly command: 'audit'; readonly audit: AuditRequest }
  | { readonly command: 'help'; readonly of: 'audit' | null; readonly language: Language }
  | { readonly command: 'version' };

/** Why the command line cannot be followed. */
export interface UsageRefusal {
  readonly code:
    | 'unknown-command'
    | 'unknown-option'
    | 'value-missing'
    | 'value-unwanted'
    | 'no-paths'
    | 'unknown-form'
    | 'unknown-language'
    | 'not-a-number';
  readonly values: Readonly<Record<string, string>>;
  readonly language: Language;
}

const options = {
  json: { type: 'boolean' },
  text: { type: 'boolean' },
  together: { type: 'boolean' },
  form: { type: 'string' },
  lang: { type: 'string' },
  mask: { type: 'boolean' },
  jobs: { type: 'string' },
  'limit-seconds': { type: 'string' },
  'limit-mb': { type: 'string' },
  'limit-memory-mb': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Chinese unless the locale clearly names another language (it_IT, en_US.UTF-8); C and POSIX name none. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^(?!zh)[a-z]{2,3}(?:[_.@-]|$)/i.test(locale) ? 'en' : 'zh';
}

/** Letters to add, drop or change to make one word of another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known option nearest to a mistyped one, or the empty string. */
export function nearestOption(typed: string): string {
  const name = typed.replace(/^-+/, '').slice(0, 40);
  const best = Object.keys(options)
    .map((option) => ({ option, far: distance(name, option) }))
    .sort((a, b) => a.far - b.far)[0];
  return best && best.far <= 3 ? `--${best.option}` : '';
}

type Values = Readonly<Record<string, string | boolean | undefined>>;
type Refusal = Omit<UsageRefusal, 'language'>;

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
}

/** The first option that is unknown, lacks its value, or has one it cannot take; null where all are in order. */
function refusedOption({ tokens }: ReturnType<typeof parse>): Refusal | null {
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const given = token.rawName;
    const known = Object.hasOwn(options, token.name)
      ? options[token.name as keyof typeof options]
      : undefined;
    if (!known)
      return { code: 'unknown-option', values: { given, near: nearestOption(token.name) } };
    if (known.type === 'string' && token.value === undefined)
      return { code: 'value-missing', values: { given } };
    if (known.type === 'boolean' && token.value !== undefined)
      return { code: 'value-unwanted', values: { given } };
  }
  return null;
}

/** The number of an option, or `otherwise` where it is not given; null for what is no number above 0. */
function positive(values: Values, name: string, otherwise: number): number | null {
  const value = values[name];
  if (typeof value !== 'string') return otherwise;
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : null;
}

const megabyte = 1024 * 1024;

function limitsOf(values: Values): Result<ReadingLimits, Refusal> {
  const notNumber = (option: string): Result<never, Refusal> =>
    err({ code: 'not-a-number', values: { option } });
  const seconds = positive(values, 'limit-seconds', defaultLimits.milliseconds / 1000);
  const megabytes = positive(values, 'limit-mb', defaultLimits.fileBytes / megabyte);
  const memory = positive(values, 'limit-memory-mb', defaultLimits.workerMegabytes);
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

function auditOf(
  paths: readonly string[],
  values: Values,
  language: Language,
): Result<Request, Refusal> {
  if (paths.length === 0) return err({ code: 'no-paths', values: {} });
  const form = typeof values.form === 'string' ? values.form : null;
  const known = formVersions.map((version) => version.id);
  if (form !== null && !known.includes(form))
    return err({ code: 'unknown-form', values: { given: form, known: known.join(', ') } });
  const limits = limitsOf(values);
  if (!limits.ok) return limits;
  const jobs = values.jobs === undefined ? null : positive(values, 'jobs', 1);
  if (jobs === null && values.jobs !== undefined)
    return err({ code: 'not-a-number', values: { option: '--jobs' } });
  return ok({
    command: 'audit',
    audit: {
      paths,
      json: values.json === true,
      text: values.text === true,
      together: values.together === true,
      form,
      language,
      mask: values.mask === true,
      jobs: jobs === null ? null : Math.ceil(jobs),
      limits: limits.value,
    },
  });
}

function requestOf(
  { values, positionals }: { readonly values: Values; readonly positionals: readonly string[] },
  language: Language,
): Result<Request, Refusal> {
  const [command, ...paths] = positionals;
  if (values.version === true) return ok({ command: 'version' });
  if (values.help === true || command === undefined || command === 'help') {
    const of = command === 'audit' || paths[0] === 'audit' ? 'audit' : null;
    return ok({ command: 'help', of, language });
  }
  if (command !== 'audit') return err({ code: 'unknown-command', values: { given: command } });
  return auditOf(paths, values, language);
}

/** Reads the arguments after the program's name. */
export function readArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<Request, UsageRefusal> {
  const parsed = parse(args);
  const { lang } = parsed.values;
  const spoken = lang === 'zh' || lang === 'en';
  const language = spoken ? lang : languageOf(environment);
  const refused =
    refusedOption(parsed) ??
    (lang === undefined || spoken
      ? null
      : ({ code: 'unknown-language', values: { given: String(lang) } } as const));
  const request = refused ? err(refused) : requestOf(parsed, language);
  return request.ok ? request : err({ ...request.error, language });
}
