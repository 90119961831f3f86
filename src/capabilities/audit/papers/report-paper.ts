import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type Table,
} from 'docx';
import { say, type Language, type Words } from '../../../kernel/words.ts';
import type { FormReport, ReportFinding, ReportItem } from '../report.ts';
import {
  a4,
  bodyFont,
  headFont,
  labelledParagraph,
  quoteParagraph,
  ruledTable,
  textParagraph,
} from './paper-blocks.ts';
import {
  answerOf,
  claimText,
  formName,
  gravestFirst,
  itemName,
  itemNumber,
  itemWording,
  paperWords,
  quotePlace,
} from './report-words.ts';

type Part = Paragraph | Table;

function heading(text: string, level: 1 | 2 | 3, newPage = false): Paragraph {
  const levels = {
    1: HeadingLevel.HEADING_1,
    2: HeadingLevel.HEADING_2,
    3: HeadingLevel.HEADING_3,
  };
  const sizes = { 1: 30, 2: 26, 3: 22 };
  return new Paragraph({
    heading: levels[level],
    pageBreakBefore: newPage,
    keepNext: true,
    spacing: { before: 200, after: 100 },
    children: [
      new TextRun({ text, font: headFont, size: sizes[level], bold: true, color: '000000' }),
    ],
  });
}

function title(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text, font: headFont, size: 36, bold: true, color: '000000' })],
  });
}

function itemsOf(words: Words, report: FormReport): readonly Part[] {
  const head = ['no', 'item', 'claim', 'verdict', 'remark'].map((key) =>
    say(words, `column.${key}`),
  );
  const row = (item: ReportItem): readonly string[] => [
    itemNumber(item),
    itemWording(words, item),
    claimText(words, report.form.version, item),
    say(words, `verdict.${item.verdict}`),
    item.remark ?? '',
  ];
  const parts: Part[] = [heading(say(words, 'section.items'), 2)];
  for (const level of ['school', 'second-level'] as const) {
    const items = report.items.filter((item) => item.level === level);
    if (items.length === 0) continue;
    parts.push(textParagraph(say(words, `level.${level}`), { bold: true, keepNext: true }));
    parts.push(ruledTable(head, items.map(row), [9, 37, 14, 14, 26]));
    parts.push(textParagraph(''));
  }
  if (report.items.some((item) => item.core || item.observation)) {
    parts.push(textParagraph(say(words, 'marks.legend')));
  }
  return parts;
}

function findingOf(words: Words, finding: ReportFinding, at: number): readonly Part[] {
  const name = itemName(words, { ...finding, row: null });
  const subject = say(words, `criterion.${finding.criterion}`);
  const severity = say(words, `severity.${finding.severity}`);
  return [
    heading(`${at + 1}. ${severity} · ${name} · ${subject}`, 3),
    textParagraph(finding.message),
    ...finding.quotes.map((quote) => quoteParagraph(quotePlace(words, quote), quote.text)),
    ...(finding.repair === ''
      ? []
      : [labelledParagraph(say(words, 'finding.repair'), finding.repair)]),
  ];
}

function formOf(words: Words, report: FormReport, at: number): readonly Part[] {
  const answer = answerOf(words, report);
  const organisation = report.organisation ?? say(words, 'organisation.unknown');
  const kind = say(words, `kind.${report.kind ?? 'unknown'}`);
  return [
    heading(`${organisation} · ${kind}`, 1, at > 0),
    labelledParagraph(say(words, 'paper.answer'), answer.headline),
    ...answer.rest.map((line) => textParagraph(line)),
    labelledParagraph(say(words, 'paper.file'), report.file),
    labelledParagraph(say(words, 'paper.form'), formName(words, report)),
    ...itemsOf(words, report),
    heading(say(words, 'section.findings'), 2),
    ...(report.findings.length === 0
      ? [textParagraph(say(words, 'findings.none'))]
      : gravestFirst(report.findings).flatMap(({ finding }, index) =>
          findingOf(words, finding, index),
        )),
  ];
}

function legendOf(words: Words): readonly Part[] {
  const lines = ['contradiction', 'question', 'gap', 'unsupported'];
  return [
    heading(say(words, 'section.legend'), 2),
    ...lines.map((key) => textParagraph(say(words, `legend.${key}`))),
  ];
}

/** The page number, from a sentence whose places Word fills itself. */
function pageFooter(words: Words): Footer {
  const fields = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES };
  const children = (words['paper.page'] ?? '')
    .split(/\{\{(page|pages)\}\}/)
    .map((piece) => (piece === 'page' || piece === 'pages' ? fields[piece] : piece));
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, font: bodyFont, size: 18 })],
      }),
    ],
  });
}

/**
 * The audit of a document as a Word file (A4): per form the answer, every item and every finding with its
 * quotations and repair. Fonts are given by name; nothing is fetched.
 */
export async function auditReportDocx(
  reports: readonly FormReport[],
  language: Language,
): Promise<Uint8Array> {
  const words = paperWords(language);
  const name = say(words, 'paper.title');
  const document = new Document({
    title: name,
    creator: '明章',
    styles: { default: { document: { run: { font: bodyFont, size: 21 } } } },
    sections: [
      {
        properties: { page: a4 },
        footers: { default: pageFooter(words) },
        children: [
          title(name),
          ...reports.flatMap((report, at) => formOf(words, report, at)),
          ...legendOf(words),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
