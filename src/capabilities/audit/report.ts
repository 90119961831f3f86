import { indexLines } from '../../engines/documents/lines.ts';
import { textOf, type DocumentTree, type Span } from '../../engines/documents/tree.ts';
import type { CriterionName } from '../../facts/criteria.ts';
import type { Level } from '../../facts/fact.ts';
import { say, type Language, type Words } from '../../kernel/words.ts';
import { wordsKey } from './finding-words.ts';
import { maskNames } from './mask.ts';
import type {
  Claim,
  Confidence,
  Finding,
  FormAudit,
  Severity,
  UnionKind,
  Verdict,
} from './model.ts';
import { auditWordsEn } from './words.en.ts';
import { auditWordsZh } from './words.zh.ts';

/** A quotation: verbatim words with lines counted from 1; `file` only where several files are one disclosure. */
export interface ReportQuote {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly file?: string;
}

export interface ReportItem {
  readonly level: Level;
  readonly no: number;
  readonly row: number | null;
  readonly criterion: CriterionName | null;
  readonly claim: Claim;
  readonly core: boolean;
  readonly observation: boolean;
  readonly remark: string | null;
  readonly number: number | null;
  readonly date: string | null;
  readonly verdict: Verdict;
}

export interface ReportFinding {
  readonly code: string;
  readonly criterion: CriterionName;
  readonly level: Level;
  readonly no: number | null;
  readonly severity: Severity;
  readonly message: string;
  readonly repair: string;
  readonly quotes: readonly ReportQuote[];
}

/** One line of `mingzhang audit --json`: the audit of one form, as the audit contract writes it. */
export interface FormReport {
  readonly file: string;
  readonly part: number;
  readonly organisation: string | null;
  readonly kind: UnionKind | null;
  readonly form: { readonly version: string | null; readonly confidence: Confidence };
  readonly items: readonly ReportItem[];
  readonly findings: readonly ReportFinding[];
}

export interface ReportOptions {
  /** Name of the file, or of the folder whose files are one disclosure. */
  readonly file: string;
  readonly language: Language;
  /** Hide personal names in quotations, remarks and messages. */
  readonly mask: boolean;
}

/** Values may name other words as `{step.key}`; they are put into the same language. */
function worded(words: Words, values: Finding['values']): Finding['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value.replace(/\{([\w.-]+)\}/g, (_, name: string) => say(words, name))
        : value,
    ]),
  );
}

/** Puts an audit into words and lines. Quotations are slices of the text, masked only where asked. */
export function reportOf(tree: DocumentTree, audit: FormAudit, options: ReportOptions): FormReport {
  const words = options.language === 'zh' ? auditWordsZh : auditWordsEn;
  const lines = indexLines(tree);
  const hide = options.mask ? maskNames(tree) : (text: string) => text;
  const several = tree.files.length > 1;
  const quote = (span: Span): ReportQuote => {
    const place = lines.placeOf(span);
    const text = hide(textOf(tree, span));
    const { line, endLine } = place;
    return several ? { text, line, endLine, file: place.file } : { text, line, endLine };
  };
  return {
    file: options.file,
    part: audit.part,
    organisation: audit.form.organisation,
    kind: audit.form.kind,
    form: { version: audit.form.version, confidence: audit.form.confidence },
    items: audit.items.map((item) => ({
      level: item.level,
      no: item.no,
      row: item.row,
      criterion: item.criterion,
      claim: item.claim,
      core: item.core,
      observation: item.observation,
      remark: item.remark === null ? null : hide(item.remark),
      number: item.number,
      date: item.date,
      verdict: item.verdict,
    })),
    findings: audit.findings.map((finding) => ({
      code: finding.code,
      criterion: finding.criterion,
      level: finding.level,
      no: finding.no,
      severity: finding.severity,
      message: hide(say(words, `${wordsKey(finding.code)}.message`, worded(words, finding.values))),
      repair: say(words, `${wordsKey(finding.code)}.repair`, worded(words, finding.values)),
      quotes: finding.quotes.map(quote),
    })),
  };
}
