import { say, type Language, type Words } from '../../../kernel/words.ts';
import type { Severity } from '../model.ts';
import type { FormReport, ReportFinding, ReportItem, ReportQuote } from '../report.ts';
import { paperWordsEn } from './words.en.ts';
import { paperWordsZh } from './words.zh.ts';

/** The words of papers and screens in a language. */
export function paperWords(language: Language): Words {
  return language === 'zh' ? paperWordsZh : paperWordsEn;
}

/** How many findings of each severity a report holds. */
export function countFindings(
  findings: readonly ReportFinding[],
): Readonly<Record<Severity, number>> {
  const counts = { contradiction: 0, question: 0, gap: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

const gravity: Readonly<Record<Severity, number>> = { contradiction: 0, question: 1, gap: 2 };

/** The findings as people read them: contradictions, questions, gaps; `at` is the place in the report. */
export function gravestFirst(
  findings: readonly ReportFinding[],
): readonly { readonly finding: ReportFinding; readonly at: number }[] {
  return findings
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => gravity[a.finding.severity] - gravity[b.finding.severity]);
}

/** Whether a finding is about an item; rows without a number of their own are told by their criterion. */
export function isAbout(finding: ReportFinding, item: ReportItem): boolean {
  const sameItem = finding.level === item.level && finding.no === item.no;
  return sameItem && (item.row === null || item.criterion === finding.criterion);
}

/** What an item claims, in the vocabulary of its form: 达标 on the form of 2020, 是 on the others. */
export function claimText(words: Words, version: string | null, item: ReportItem): string {
  const given = item.claim === 'yes' || item.claim === 'no';
  if (given && item.level === 'second-level' && item.number !== null) {
    return say(words, 'claim.count', { count: item.number });
  }
  return say(
    words,
    given && version === '2020' ? `claim.${item.claim}.2020` : `claim.${item.claim}`,
  );
}

/** The number an item bears on its form, with its marks: 8, 3-2, 1★. */
export function itemNumber(item: ReportItem): string {
  const row = item.row === null ? '' : `-${item.row}`;
  return `${item.no}${row}${item.core ? '★' : ''}${item.observation ? '▲' : ''}`;
}

/** Names the item a finding is about: 第8项, 二级第3项, or that it ties two annexes. */
export function itemName(
  words: Words,
  item: Pick<ReportItem, 'level' | 'row'> & { readonly no: number | null },
): string {
  if (item.no === null) return say(words, 'item.none');
  if (item.row !== null) return say(words, 'item.row', { no: item.no, row: item.row });
  return say(words, `item.${item.level}`, { no: item.no });
}

/** The short wording of an item: the name of its criterion. */
export function itemWording(words: Words, item: ReportItem): string {
  return say(words, `criterion.${item.criterion ?? 'none'}`);
}

/** Where a quotation stands, for people. */
export function quotePlace(words: Words, quote: ReportQuote): string {
  const { line, endLine } = quote;
  const place =
    line === endLine
      ? say(words, 'line.one', { line })
      : say(words, 'line.range', { line, endLine });
  return quote.file === undefined ? place : say(words, 'line.file', { file: quote.file, place });
}

/** Which union and form a report is about. */
export function formName(words: Words, report: FormReport): string {
  const { version, confidence } = report.form;
  const form =
    version === null ? say(words, 'form.unknown') : say(words, 'form.known', { version });
  return `${form} · ${say(words, `confidence.${confidence}`)}`;
}

/** Numbers as people list them: three or more in a row become a range. */
function listed(words: Words, items: readonly ReportItem[]): string {
  const runs: ReportItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1)?.at(-1);
    const plain = itemNumber(item) === String(item.no);
    const follows = last && itemNumber(last) === String(last.no) && item.no === last.no + 1;
    if (plain && follows) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  const texts = runs.flatMap((run) => {
    const numbers = run.map(itemNumber);
    return numbers.length > 2 ? [`${numbers[0]}–${numbers.at(-1)}`] : numbers;
  });
  return texts.join(say(words, 'list.comma'));
}

/** Names several items, those of one level together: 第13项；二级第1–4、7项. */
export function itemNames(words: Words, items: readonly ReportItem[]): string {
  const groups = (['school', 'second-level'] as const).flatMap((level) => {
    const own = items.filter((item) => item.level === level);
    return own.length === 0 ? [] : [say(words, `items.${level}`, { nos: listed(words, own) })];
  });
  return groups.join(say(words, 'list.semicolon'));
}

/** The answer of one form, first the headline, then what was not established. */
export function answerOf(
  words: Words,
  report: FormReport,
): { readonly headline: string; readonly rest: readonly string[] } {
  const counts = countFindings(report.findings);
  const figures = {
    contradictions: counts.contradiction,
    questions: counts.question,
    gaps: counts.gap,
  };
  const clear = counts.contradiction === 0;
  const rest =
    clear && report.findings.length > 0 ? [say(words, 'answer.clear.rest', figures)] : [];
  for (const verdict of ['unsupported', 'not-checked'] as const) {
    const items = report.items.filter((item) => item.verdict === verdict);
    if (items.length === 0) continue;
    const names = itemNames(words, items);
    rest.push(say(words, `answer.${verdict}`, { count: items.length, items: names }));
  }
  return {
    headline: say(words, clear ? 'answer.clear' : 'answer.contradicted', figures),
    rest: [...rest, say(words, 'answer.only-text')],
  };
}
