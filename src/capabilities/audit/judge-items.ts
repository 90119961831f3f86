import type { Judgement, Reason } from '../../engines/criteria/criterion.ts';
import type { Span } from '../../engines/documents/tree.ts';
import { criterionNames, type CriterionName } from '../../facts/criteria.ts';
import { spanOf, type Fact } from '../../facts/fact.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { ReasonCode } from '../evaluation/reason-codes.ts';
import { formFinding, type FindingCode } from './finding-codes.ts';
import { contextOf } from './form-context.ts';
import type { Finding, FormReading, ItemReading, Severity, Verdict } from './model.ts';

type JudgedItem = ItemReading & { readonly verdict: Verdict };

/** What a reason amounts to against a claim. An unreadable tick is no claim, so nothing contradicts it. */
function severityOf(reason: Reason<Fact>, item: ItemReading): Severity | null {
  switch (reason.weight) {
    case 'conflict':
      return 'contradiction';
    case 'against':
      if (item.claim === 'no' || countsItOut(reason, item)) return null;
      return item.claim === 'yes' && claimsAll(item) ? 'contradiction' : 'question';
    case 'ground':
      return item.claim === 'no' ? null : 'question';
    case 'missing':
      return 'gap';
    case 'support':
    case 'attested':
      return null;
    default:
      return unreachable(reason.weight);
  }
}

/** Whether the count already leaves out the unions that do not conform. */
function countsItOut(reason: Reason<Fact>, item: ItemReading): boolean {
  const { conforming } = reason.values;
  return (
    item.level === 'second-level' &&
    typeof conforming === 'number' &&
    (item.number ?? 0) <= conforming
  );
}

/** A second-level count of none claims nothing that a fact could contradict. */
function claimsAll(item: ItemReading): boolean {
  return item.level === 'school' || (item.number ?? 0) > 0;
}

function quotesOf(reason: Reason<Fact>, item: ItemReading): readonly Span[] {
  const spans: Span[] = reason.facts.map(spanOf);
  const claimed = reason.facts.some((fact) => fact.basis === 'claim');
  if (reason.scope === 'item' && !claimed && item.span !== null && reason.weight !== 'missing') {
    spans.push(item.span);
  }
  return spans.filter(
    (span, index) =>
      spans.findIndex((other) => other.start === span.start && other.end === span.end) === index,
  );
}

function findingOf(reason: Reason<Fact>, item: ItemReading, severity: Severity): Finding {
  const criterion = item.criterion as CriterionName;
  const annexes = reason.scope === 'annexes';
  return {
    code: reason.code as ReasonCode,
    criterion,
    level: item.level,
    no: annexes ? null : item.no,
    row: annexes ? null : item.row,
    severity,
    values: reason.values,
    quotes: quotesOf(reason, item),
  };
}

function own(item: ItemReading, code: FindingCode, severity: Severity, span: Span | null): Finding {
  return {
    code,
    criterion: item.criterion as CriterionName,
    level: item.level,
    no: item.no,
    row: item.row,
    severity,
    values: { no: item.no },
    quotes: span === null ? [] : [span],
  };
}

/** What is wrong with the item as it is filled in: lost marks, a number or date left out. */
function formFindings(item: ItemReading): readonly Finding[] {
  const criterion = item.criterion;
  if (criterion === null) return [];
  const out: Finding[] = [];
  const add = (slug: Parameters<typeof formFinding>[1], span: Span | null): void => {
    out.push(own(item, formFinding(criterion, slug), 'gap', span));
  };
  if (item.claim === 'absent') add('item-absent', null);
  if (item.claim === 'unreadable') add('claim-unreadable', item.span);
  if (item.level !== 'school' || item.claim === 'absent') return out;
  const counted =
    criterion === 'staff-cap' || criterion === 'presidium-cap' || criterion === 'department-cap';
  if (counted && item.number === null) add('number-missing', item.span);
  if (criterion === 'congress-held' && item.date === null) add('date-missing', item.span);
  else if (criterion === 'congress-held' && item.date?.startsWith('--')) {
    add('date-without-year', item.remarkSpan ?? item.span);
  }
  return out;
}

function verdictOf(
  item: ItemReading,
  judgement: Judgement<Fact> | null,
  findings: readonly Finding[],
): Verdict {
  if (judgement === null) return 'not-checked';
  if (item.claim === 'absent' || item.claim === 'unreadable') return 'unsupported';
  const onItem = findings.filter((finding) => finding.no !== null);
  if (item.claim === 'no') return judgement.standing === 'met' ? 'questioned' : 'consistent';
  if (onItem.some((finding) => finding.severity === 'contradiction')) return 'contradicted';
  if (onItem.some((finding) => finding.severity === 'question')) return 'questioned';
  return judgement.standing === 'met' ? 'consistent' : 'unsupported';
}

function judgeItem(
  form: FormReading,
  item: ItemReading,
  facts: readonly Fact[],
  about: readonly Finding[],
): { readonly item: JudgedItem; readonly findings: readonly Finding[] } {
  if (item.criterion === null) {
    return { item: { ...item, verdict: 'not-checked' }, findings: [] };
  }
  const judgement = evaluate(item.criterion, facts, contextOf(form, item.level));
  const findings = judgement.reasons.flatMap((reason): readonly Finding[] => {
    const severity = item.claim === 'absent' ? null : severityOf(reason, item);
    return severity === null ? [] : [findingOf(reason, item, severity)];
  });
  const verdict = verdictOf(item, judgement, [...findings, ...about]);
  const more: Finding[] = [...formFindings(item)];
  if (
    verdict === 'unsupported' &&
    item.claim === 'yes' &&
    item.level === 'school' &&
    findings.length === 0
  ) {
    more.push(own(item, formFinding(item.criterion, 'unsupported'), 'gap', item.span));
  }
  if (item.claim === 'no' && verdict === 'questioned') {
    const support = judgement.reasons.find((reason) => reason.weight === 'support');
    const finding = own(
      item,
      formFinding(item.criterion, 'claimed-no-but-met'),
      'question',
      item.span,
    );
    const told = support?.facts.map(spanOf) ?? [];
    more.push({ ...finding, quotes: [...told, ...finding.quotes] });
  }
  return { item: { ...item, verdict }, findings: [...findings, ...more] };
}

/** What ties two annexes is said even where the form does not print the item it is nearest to. */
function annexFindings(form: FormReading, facts: readonly Fact[]): readonly Finding[] {
  const printed = new Set(
    form.items
      .filter((item) => item.level === 'school' && item.claim !== 'absent')
      .map((item) => item.criterion),
  );
  const context = contextOf(form, 'school');
  return criterionNames
    .filter((criterion) => !printed.has(criterion))
    .flatMap((criterion) =>
      evaluate(criterion, facts, context).reasons.flatMap((reason): readonly Finding[] => {
        const severity = reason.weight === 'conflict' ? 'contradiction' : 'question';
        if (reason.scope !== 'annexes') return [];
        const quotes = reason.facts.map(spanOf);
        const code = reason.code as ReasonCode;
        return [
          {
            code,
            criterion,
            level: 'school',
            no: null,
            row: null,
            severity,
            values: reason.values,
            quotes,
          },
        ];
      }),
    );
}

/**
 * Judges every item of a form against the facts; findings come in the order of the items. `about` are
 * findings made elsewhere that name an item and so weigh in its verdict.
 */
export function judgeItems(
  form: FormReading,
  facts: readonly Fact[],
  about: readonly Finding[],
): { readonly items: readonly JudgedItem[]; readonly findings: readonly Finding[] } {
  const judged = form.items.map((item) =>
    judgeItem(
      form,
      item,
      facts,
      about.filter((finding) => finding.level === item.level && finding.no === item.no),
    ),
  );
  return {
    items: judged.map((entry) => entry.item),
    findings: [...judged.flatMap((entry) => entry.findings), ...annexFindings(form, facts)],
  };
}
