import { foldedIndex, unfold } from '../../../engines/documents/fold.ts';
import type { Span } from '../../../engines/documents/tree.ts';
import { partialDay, type PartialDay } from '../../../kernel/day.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';
import type { FormReading, UnionKind } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { kindOf, organisationOf } from './organisation.ts';

/** What the words around a form say of it. */
export interface FormHead {
  readonly organisation: string | null;
  readonly kind: UnionKind | null;
  readonly asOf: PartialDay | null;
  readonly schoolYear: number | null;
  /** Folded text from the end of the form before to the first item. */
  readonly folded: string;
}

/**
 * Forms of a school year are filled in by the end of the calendar year in which it ends, and may name the
 * congress of that autumn: their state is told up to that December.
 */
const lastMonth = 12;

interface Period {
  readonly asOf: PartialDay | null;
  readonly schoolYear: number | null;
}

const month = /截[至止]到?(20\d\d)年(\d{1,2})月/;
const titledMonth = /(?:改革情况|自评表|备案表|公开|公示)\(?(20\d\d)年(\d{1,2})月/;
const years = /(20\d\d)年?(?:[-~/]|至|到)+(20\d\d)(?:学年|年?度)/g;

function schoolYearIn(text: string): number | null {
  for (const match of text.matchAll(years)) {
    if (Number(match[2]) === Number(match[1]) + 1) return Number(match[1]);
  }
  return null;
}

function periodIn(text: string): Period | null {
  const match = month.exec(text) ?? titledMonth.exec(text);
  if (match) {
    const asOf = partialDay(Number(match[1]), Number(match[2]), null);
    return { asOf, schoolYear: schoolYearIn(text) };
  }
  const schoolYear = schoolYearIn(text);
  if (schoolYear === null) return null;
  return { asOf: partialDay(schoolYear + 1, lastMonth, null), schoolYear };
}

const told = /改革|自评|公开|公示|备案/;

/** The period the form covers: from its own sentences and titles, not from a charter's or a report's. */
function periodOf(folded: string): Period {
  const sentences = folded.split('。').filter((sentence) => told.test(sentence));
  for (const sentence of sentences.slice(-40)) {
    const period = periodIn(sentence.slice(-400));
    if (period) return period;
  }
  const marked = month.exec(folded);
  return {
    asOf: marked ? partialDay(Number(marked[1]), Number(marked[2]), null) : null,
    schoolYear: null,
  };
}

/** Reads the head of a form. `near` starts at the end of the form before; `whole` at the document's start. */
export function readHead(reading: Reading, near: Span, whole: Span): FormHead {
  const { folded, tree } = reading;
  const to = foldedIndex(folded, near.end);
  const own = folded.text.slice(foldedIndex(folded, near.start), to);
  const first = periodOf(own);
  const known = first.asOf !== null || first.schoolYear !== null;
  const opening = folded.text.slice(0, foldedIndex(folded, whole.end));
  const period = known ? first : periodOf(opening);
  return {
    organisation: organisationOf(tree.text, near, whole),
    kind: kindOf(tree.text, near, whole),
    ...period,
    folded: own,
  };
}

const amount = '(\\d{1,3}|[一二三四五六七八九十]{1,3})';
const units = '(?:二级|院系|系级|院级)(?:学院|院系)?(?:学生会|研究生会|学生)?(?:组织)?';
const totals = [
  new RegExp(
    `${units}(?:\\([^()]{0,30}\\))?(?:总数|总量|总计|合计|共有?|现有|共计|个数|数量)[:为有]*${amount}(?:个|家|$|[。;,)])`,
  ),
  new RegExp(`${units}(?:\\([^()]{0,30}\\))?[:为是有]?${amount}(?:个|家)`),
  new RegExp(`(?:共有?|现有|设有|下设|全校|我校|我院)[^。;\\d]{0,8}?${amount}(?:个|家)${units}`),
];
const remarkTotal = new RegExp(
  `^\\(?(?:全校|学校|二级(?:学生会)?组织)?共(?:有|计)?${amount}(?:个|家)`,
);

/** The number of second-level unions that the form states in its head, between its tables or in a remark. */
export function secondLevelTotal(
  reading: Reading,
  heads: readonly Span[],
  remarks: readonly Span[],
): FormReading['secondLevelTotal'] {
  const { folded } = reading;
  const search = (
    span: Span,
    patterns: readonly RegExp[],
  ): { readonly count: number; readonly span: Span } | null => {
    const from = foldedIndex(folded, span.start);
    const text = folded.text.slice(from, foldedIndex(folded, span.end));
    for (const pattern of patterns) {
      const match = pattern.exec(text);
      const count = match ? parseWholeNumber(match[1] ?? '') : null;
      if (!match || count === null) continue;
      const start = from + match.index;
      return { count, span: unfold(folded, start, start + match[0].length) };
    }
    return null;
  };
  for (const span of heads) {
    const found = search(span, totals);
    if (found) return found;
  }
  for (const span of remarks) {
    const found = search(span, [...totals, remarkTotal]);
    if (found) return found;
  }
  return null;
}
