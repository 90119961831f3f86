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

/** Chinese unless the locale clearly names another language; C and POSIX name none. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^(?:en|fr|de|es|ja|ko|ru)/i.test(locale) ? 'en' : 'zh';
}

/** The known option nearest to a mistyped one, or the empty string. */
export function nearestOption(typed: string): string {
  const name = typed.replace(/^-+/, '').split('=')[0] ?? '';
  const distance = (a: string, b: string): number => {
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
  };
  const best = Object.keys(options)
    .map((option) => ({ option, far: distance(name, option) }))
    .sort((a, b) => a.far - b.far)[0];
  return best && best.far <= 3 ? `--${best.option}` : '';
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function positive(values: Values, name: string, otherwise: number): number | null {
  const value = values[name];
  if (typeof value !== 'string') return otherwise;
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : null;
}

/** Reads the arguments after the program's name. */
export function readArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<Request, UsageRefusal> {
  const named =
    args.find((arg) => arg.startsWith('--lang='))?.slice(7) ?? args[args.indexOf('--lang') + 1];
  const asked = args.some((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const language: Language =
    asked && (named === 'zh' || named === 'en') ? named : languageOf(environment);
  const refuse = (
    code: UsageRefusal['code'],
    values: UsageRefusal['values'] = {},
  ): Result<Request, UsageRefusal> => err({ code, values, language });
  if (asked && named !== 'zh' && named !== 'en')
    return refuse('unknown-language', { given: named ?? '' });
  const unknown = args.find((arg) => /^--?[a-z]/i.test(arg) && !isKnown(arg));
  if (unknown) return refuse('unknown-option', { given: unknown, near: nearestOption(unknown) });
  const { values, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
  });
  const [command, ...paths] = positionals;
  if (values.version) return ok({ command: 'version' });
  if (values.help || command === undefined || command === 'help') {
    return ok({
      command: 'help',
      of: command === 'audit' || paths[0] === 'audit' ? 'audit' : null,
      language,
    });
  }
  if (command !== 'audit') return refuse('unknown-command', { given: command });
  if (paths.length === 0) return refuse('no-paths');
  const form = typeof values.form === 'string' ? values.form : null;
  if (form !== null && !formVersions.some((version) => version.id === form)) {
    return refuse('unknown-form', {
      given: form,
      known: formVersions.map((version) => version.id).join(', '),
    });
  }
  const seconds = positive(values, 'limit-seconds', defaultLimits.milliseconds / 1000);
  const megabytes = positive(values, 'limit-mb', defaultLimits.fileBytes / 1024 / 1024);
  const memory = positive(values, 'limit-memory-mb', defaultLimits.workerMegabytes);
  const jobs = positive(values, 'jobs', 0.5);
  if (seconds === null) return refuse('not-a-number', { option: '--limit-seconds' });
  if (megabytes === null) return refuse('not-a-number', { option: '--limit-mb' });
  if (memory === null) return refuse('not-a-number', { option: '--limit-memory-mb' });
  if (jobs === null) return refuse('not-a-number', { option: '--jobs' });
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
      jobs: jobs === 0.5 ? null : Math.ceil(jobs),
      limits: {
        ...defaultLimits,
        milliseconds: seconds * 1000,
        fileBytes: megabytes * 1024 * 1024,
        workerMegabytes: memory,
      },
    },
  });
}

function isKnown(arg: string): boolean {
  if (arg === '-') return true;
  if (arg === '-h' || arg === '-V') return true;
  const name = arg.replace(/^--/, '').split('=')[0] ?? '';
  return arg.startsWith('--') && name in options;
}
