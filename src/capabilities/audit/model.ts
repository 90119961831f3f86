import type { CriterionName } from '../../facts/criteria.ts';
import type { Level } from '../../facts/fact.ts';
import type { PartialDay } from '../../kernel/day.ts';
import type { Span } from '../../engines/documents/tree.ts';
import type { FindingCode } from './finding-codes.ts';

/** What the form says of an item. */
export type Claim = 'yes' | 'no' | 'unreadable' | 'absent';

/** What the audit says of a claim; see the audit contract. */
export type Verdict = 'consistent' | 'contradicted' | 'questioned' | 'unsupported' | 'not-checked';

export type Severity = 'contradiction' | 'question' | 'gap';

export type UnionKind = 'student-union' | 'graduate-union';

export type Confidence = 'exact' | 'likely' | 'unknown';

/** An item as the form of a document gives it. Spans are null where the item is absent. */
export interface ItemReading {
  readonly level: Level;
  readonly no: number;
  /** The unnumbered rows of item 3 of the 2020 form: 1, 2, 3. Null elsewhere. */
  readonly row: number | null;
  readonly criterion: CriterionName | null;
  readonly claim: Claim;
  readonly core: boolean;
  readonly observation: boolean;
  /** Verbatim remark; null where the remark column is empty or only the unfilled template. */
  readonly remark: string | null;
  /** The number in the remark, or the count of the second-level form. */
  readonly number: number | null;
  readonly date: PartialDay | null;
  /** The whole row: wording, marks and remark. */
  readonly span: Span | null;
  /** Only the marks (☑是 □否), for quoting the tick. */
  readonly markSpan: Span | null;
  readonly remarkSpan: Span | null;
  readonly wordingSpan: Span | null;
}

/** One form found in a document. */
export interface FormReading {
  readonly version: string | null;
  readonly confidence: Confidence;
  readonly organisation: string | null;
  readonly kind: UnionKind | null;
  /** From the form's heading to the last row of its tables. */
  readonly span: Span;
  /** Spans of the form's tables (rows included): their wording is no statement of the school. */
  readonly tableSpans: readonly Span[];
  /**
   * The latest the state told can be: the month the disclosure names, or the December after its school
   * year, since yearly disclosures appear in the autumn that follows and tell of its congress too.
   */
  readonly asOf: PartialDay | null;
  /** The school year where the form names one: 2022 for 2022—2023学年. */
  readonly schoolYear: number | null;
  readonly items: readonly ItemReading[];
  /** The number of second-level unions the form itself states, with its place. */
  readonly secondLevelTotal: { readonly count: number; readonly span: Span } | null;
}

/** A finding before it is put into words; spans point into the audited text. */
export interface Finding {
  readonly code: FindingCode;
  readonly criterion: CriterionName;
  readonly level: Level;
  readonly no: number | null;
  readonly row: number | null;
  readonly severity: Severity;
  readonly values: Readonly<Record<string, string | number>>;
  readonly quotes: readonly Span[];
}

/** The audit of one form. */
export interface FormAudit {
  readonly part: number;
  readonly form: FormReading;
  readonly items: readonly (ItemReading & { readonly verdict: Verdict })[];
  readonly findings: readonly Finding[];
}
