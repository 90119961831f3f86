import type { CriterionName } from '../../facts/criteria.ts';
import type { CandidateStep } from '../../facts/vocabulary.ts';
import type { Words } from '../../kernel/words.ts';
import { formFindingSlugs, type FindingCode } from './finding-codes.ts';

type FormSlug = (typeof formFindingSlugs)[number];

/** Reasons that support a tick; they are no findings and need no words. */
type SupportSlug =
  | 'denied'
  | 'none-told'
  | 'departments-listed'
  | 'ground-given'
  | 'within'
  | 'only-allowed'
  | 'all-members'
  | 'stated'
  | 'rows-within'
  | 'summary-all'
  | 'path-told'
  | 'elected-by-congress'
  | 'told'
  | 'both-told'
  | 'by-review'
  | 'heard';

type SpokenCode = Exclude<FindingCode, `${CriterionName}.${FormSlug | SupportSlug}`>;

/** Message and repair. */
type Pair = readonly [string, string];

/** Everything one language must say; the compiler refuses a language that lacks a sentence. */
export interface FindingWords {
  readonly findings: Readonly<Record<SpokenCode, Pair>>;
  readonly form: Readonly<Record<Exclude<FormSlug, 'unsupported'>, Pair>>;
  /** What no paper supports, and which paper to prepare, by criterion. */
  readonly unsupported: Readonly<Record<CriterionName, Pair>>;
  readonly steps: Readonly<Record<CandidateStep, string>>;
}

/** The same sentences by flat key, for lookup and for checking the two languages against each other. */
export function flatWords(words: FindingWords): Words {
  const flat: Record<string, string> = {};
  const add = (group: Readonly<Record<string, Pair>>, prefix: string): void => {
    for (const [key, [message, repair]] of Object.entries(group)) {
      flat[`${prefix}${key}.message`] = message;
      flat[`${prefix}${key}.repair`] = repair;
    }
  };
  add(words.findings, '');
  add(words.form, 'form.');
  add(words.unsupported, 'unsupported.');
  for (const [step, name] of Object.entries(words.steps)) flat[`step.${step}`] = name;
  return flat;
}

/** The key under which a finding's sentences stand. */
export function wordsKey(code: FindingCode): string {
  const [criterion, slug] = code.split('.') as [string, string];
  if (slug === 'unsupported') return `unsupported.${criterion}`;
  return formFindingSlugs.some((known) => known === slug) ? `form.${slug}` : code;
}
