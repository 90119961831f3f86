import type { Severity, Verdict } from '../../capabilities/audit/model.ts';
import type {
  FormReport,
  ReportFinding,
  ReportItem,
  ReportQuote,
} from '../../capabilities/audit/report.ts';
import { say, type Words } from '../../kernel/words.ts';
import {
  columnsOf,
  fit,
  fitEnd,
  wrap,
  type Colour,
  type Painter,
} from '../../surfaces/cli/terminal.ts';

/** How a report is laid out: the words, the colours and the columns there are. */
export interface Layout {
  readonly words: Words;
  /** What each criterion is about, as `criterion.<name>`. */
  readonly topics: Words;
  readonly paint: Painter;
  readonly columns: number;
}

/** Verdicts and severities are told by word and shape; colour only repeats it. */
const verdictShape: Readonly<Record<Verdict, readonly [string, Colour]>> = {
  consistent: ['✓', 'green'],
  contradicted: ['✗', 'red'],
  questioned: ['?', 'yellow'],
  unsupported: ['·', 'dim'],
  'not-checked': ['-', 'dim'],
};
const severityShape: Readonly<Record<Severity, readonly [string, Colour]>> = {
  contradiction: ['✗', 'red'],
  question: ['?', 'yellow'],
  gap: ['·', 'dim'],
};
const severities = ['contradiction', 'question', 'gap'] as const;

/** How many findings of each severity a report has. */
export function countsOf(report: FormReport): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number =>
    report.findings.filter((finding) => finding.severity === severity).length;
  return { contradiction: count('contradiction'), question: count('question'), gap: count('gap') };
}

function heading(report: FormReport, layout: Layout): readonly string[] {
  const { words, paint } = layout;
  const counts = countsOf(report);
  const values = {
    contradictions: counts.contradiction,
    questions: counts.question,
    gaps: counts.gap,
  };
  const answer = say(
    words,
    counts.contradiction > 0 ? 'answer.contradictions' : 'answer.none',
    values,
  );
  const organisation = report.organisation ?? say(words, 'organisation.unknown');
  const kind = say(words, `kind.${report.kind ?? 'unknown'}`);
  const version =
    report.form.version === null
      ? say(words, 'form.unknown')
      : say(words, 'form.named', { version: report.form.version });
  const confidence = say(words, `confidence.${report.form.confidence}`);
  return [
    paint('bold', wrap(report.file, layout.columns).join('\n')),
    ...wrap(`${organisation} · ${kind} · ${version} · ${confidence}`, layout.columns),
    '',
    paint(counts.contradiction > 0 ? 'red' : 'green', answer),
  ];
}

/** Columns of the table of items: a narrow terminal goes without the topic. */
const itemColumns = { no: 5, claim: 10, verdict: 14 };

function topicColumns(columns: number): number {
  return columns < 60 ? 0 : Math.min(34, Math.max(12, columns - 56));
}

/** A row of the table of items; the last cell takes what is left of the line. */
function itemRow(
  columns: number,
  cells: readonly [no: string, topic: string, claim: string, verdict: string, remark: string],
  paint: (verdict: string, remark: string) => readonly [string, string] = (...both) => both,
): string {
  const [no, topic, claim, verdict, remark] = cells;
  const topicWidth = topicColumns(columns);
  const { no: noWidth, claim: claimWidth, verdict: verdictWidth } = itemColumns;
  const before = [fit(no, noWidth), ...(topicWidth > 0 ? [fit(topic, topicWidth)] : [])];
  before.push(fit(claim, claimWidth));
  const used = 2 + columnsOf(before.join(' ')) + 1 + verdictWidth + 1;
  const rest = fit(remark, Math.max(2, columns - used)).trimEnd();
  return `  ${[...before, ...paint(fit(verdict, verdictWidth), rest)].join(' ')}`.trimEnd();
}

function itemLine(item: ReportItem, layout: Layout): string {
  const { words, topics, paint, columns } = layout;
  const [shape, colour] = verdictShape[item.verdict];
  const marks = `${item.core ? '★' : ''}${item.observation ? '▲' : ''}`;
  const no = `${item.no}${item.row === null ? '' : `.${item.row}`}${marks}`;
  const counted = item.level === 'second-level' && item.number !== null;
  const claim = counted
    ? say(words, 'claim.count', { number: item.number ?? 0 })
    : say(words, `claim.${item.claim}`);
  const verdict = `${shape} ${say(words, `verdict.${item.verdict}`)}`;
  const topic = item.criterion === null ? '' : say(topics, `criterion.${item.criterion}`);
  return itemRow(columns, [no, topic, claim, verdict, item.remark ?? ''], (judged, remark) => [
    paint(colour, judged),
    paint('dim', remark),
  ]);
}

function itemLines(report: FormReport, layout: Layout): readonly string[] {
  const { words, paint, columns } = layout;
  return (['school', 'second-level'] as const).flatMap((level) => {
    const items = report.items.filter((item) => item.level === level);
    if (items.length === 0) return [];
    const head = itemRow(columns, [
      say(words, 'items.no'),
      say(words, 'items.heading'),
      say(words, 'items.claim'),
      say(words, 'items.verdict'),
      say(words, 'items.remark'),
    ]);
    return [
      '',
      paint('bold', say(words, `level.${level}`)),
      paint('dim', head),
      ...items.map((item) => itemLine(item, layout)),
    ];
  });
}

/** Lines a quotation may take; what is left out is told by an ellipsis. */
const quoteHeight = 4;

function quoteLines(quote: ReportQuote, layout: Layout): readonly string[] {
  const { words, paint, columns } = layout;
  const line = say(words, quote.line === quote.endLine ? 'line' : 'lines', {
    line: quote.line,
    endLine: quote.endLine,
  });
  const where =
    quote.file === undefined ? line : say(words, 'line.file', { file: quote.file, line });
  const text = quote.text.replace(/\s*\n\s*/g, ' ⏎ ').replace(/\t/g, ' │ ');
  const lines = wrap(text, columns - 6);
  const shown =
    lines.length <= quoteHeight
      ? lines
      : [
          ...lines.slice(0, quoteHeight - 1),
          fit(lines.slice(quoteHeight - 1, quoteHeight + 1).join(''), columns - 6),
        ];
  return [`    ${paint('dim', where)}`, ...shown.map((part) => `    │ ${part}`)];
}

/** Severity, item and code: on one line, or the code on its own where the line is too short. */
function placeLines(
  severity: string,
  colour: Colour,
  at: string,
  code: string,
  { paint, columns }: Layout,
): readonly string[] {
  const head = `${paint(colour, severity)} ${at}`;
  if (columnsOf(`${severity} ${at} ${code}`) <= columns) return [`${head} ${paint('dim', code)}`];
  return [head, `  ${paint('dim', code)}`];
}

function findingLines(finding: ReportFinding, layout: Layout): readonly string[] {
  const { words, columns } = layout;
  const [shape, colour] = severityShape[finding.severity];
  const level = say(words, `level.${finding.level}`);
  const at =
    finding.no === null
      ? say(words, 'finding.annexes', { level })
      : say(words, 'finding.item', { level, no: finding.no });
  return [
    '',
    ...placeLines(
      `${shape} ${say(words, `severity.${finding.severity}`)}`,
      colour,
      at,
      finding.code,
      layout,
    ),
    ...wrap(finding.message, columns - 2).map((line) => `  ${line}`),
    ...finding.quotes.flatMap((quote) => quoteLines(quote, layout)),
    ...wrap(say(words, 'repair', { repair: finding.repair }), columns - 2).map(
      (line) => `  ${line}`,
    ),
  ];
}

/** The report of one form for people: the answer first, then the items, then the findings by severity. */
export function printReport(report: FormReport, layout: Layout): string {
  const findings = severities.flatMap((severity) =>
    report.findings.filter((finding) => finding.severity === severity),
  );
  const lines = [
    ...heading(report, layout),
    ...itemLines(report, layout),
    ...findings.flatMap((finding) => findingLines(finding, layout)),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** The table at the end of a folder: one line a form, then the files that could not be read. */
export function printSummary(
  reports: readonly FormReport[],
  refused: readonly string[],
  layout: Layout,
): string {
  const { words, paint, columns } = layout;
  const file = Math.max(20, columns - 27);
  const row = (name: string, cells: readonly string[]): string =>
    `${fitEnd(name, file)} ${cells.map((cell) => fit(cell, 8)).join('')}`.trimEnd();
  const lines = reports.map((report) => {
    const counts = countsOf(report);
    const name = report.part > 1 ? `${report.file} (${report.part})` : report.file;
    const text = row(name, [
      String(counts.contradiction),
      String(counts.question),
      String(counts.gap),
    ]);
    return counts.contradiction > 0 ? paint('red', text) : text;
  });
  const contradicted = reports.filter((report) => countsOf(report).contradiction > 0).length;
  return `${[
    '',
    paint('bold', say(words, 'summary.heading')),
    paint(
      'dim',
      row(say(words, 'summary.file'), [
        say(words, 'summary.contradictions'),
        say(words, 'summary.questions'),
        say(words, 'summary.gaps'),
      ]),
    ),
    ...lines,
    ...refused.map((name) => `${fitEnd(name, file)} ${say(words, 'summary.unread')}`),
    ...wrap(
      say(words, 'summary.total', {
        audited: reports.length,
        contradicted,
        refused: refused.length,
      }),
      columns,
    ),
  ].join('\n')}\n`;
}
