import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeightRule,
  ImportedXmlComponent,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type ParagraphChild,
} from 'docx';
import { unreachable } from '../../../kernel/unreachable.ts';
import { drawingXml } from './docx-drawing.ts';
import { aboveCut, firstLine, markFont, type Style } from './docx-look.ts';
import { isAddress, markOf, plainText } from './escape.ts';
import type { FlowBlock, Line, Paper, PaperBlock, PaperCell, PaperTable } from './paper.ts';
import { signatureLine } from './signature.ts';

const alignments = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
} as const;

/** Text in runs, broken where it has line breaks. */
function runsOf(text: string, bold: boolean, marked: boolean): readonly TextRun[] {
  return plainText(text)
    .split('\n')
    .map(
      (part, at) =>
        new TextRun({
          text: part,
          ...(bold ? { bold } : {}),
          ...(marked ? { font: markFont } : {}),
          ...(at > 0 ? { break: 1 } : {}),
        }),
    );
}

/** Only what leads somewhere outside the paper: addresses of pages and of mail. */
const leadsOut = (href: string): boolean => isAddress(href) && /^[a-z]/i.test(href);

function lineOf(line: Line, bold = false): ParagraphChild[] {
  if (typeof line === 'string') return [...runsOf(line, bold, false)];
  return line.flatMap(({ text, mark, bold: own, href }): ParagraphChild[] => {
    const runs = [
      ...(mark === undefined ? [] : runsOf(markOf(mark), false, true)),
      ...runsOf(text, bold || own === true, false),
    ];
    return href !== undefined && leadsOut(href)
      ? [new ExternalHyperlink({ link: plainText(href), children: runs })]
      : runs;
  });
}

const styled = (style: Style, children: readonly ParagraphChild[]) => ({
  style,
  children: [...children],
});

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: thin, bottom: thin, left: thin, right: thin };

function cellOf(cell: PaperCell, heading: boolean, keepNext: boolean): TableCell {
  const alignment = alignments[heading ? 'center' : (cell.align ?? 'start')];
  const lines = cell.lines.length > 0 ? cell.lines : [''];
  return new TableCell({
    ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
    ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
    verticalAlign: VerticalAlignTable.CENTER,
    borders,
    children: lines.map(
      (line) => new Paragraph({ ...styled('Cell', lineOf(line, heading)), alignment, keepNext }),
    ),
  });
}

/** A row longer than this, in characters, may be broken by the end of a page. */
const keptTogether = 600;

const lengthOf = (cells: readonly PaperCell[]): number =>
  cells.reduce((sum, { lines }) => sum + JSON.stringify(lines).length, 0);

function tableOf({ rows, widths, headings }: PaperTable, room: number): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return new Table({
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round((width / whole) * room)),
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at < headings,
          cantSplit: lengthOf(cells) < keptTogether,
          // Neither the headings nor the last row stand alone on a page.
          children: cells.map((cell) =>
            cellOf(cell, at < headings, at < headings || at === rows.length - 2),
          ),
        }),
    ),
  });
}

/** A paragraph one point high: what Word wants to stand somewhere, and nobody should see. */
const unseen = (pageBreakBefore: boolean): Paragraph =>
  new Paragraph({
    pageBreakBefore,
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACTLY },
  });

/** What stands before the first block: LibreOffice 7 loses the words of charts where a document begins with a table. */
export function docxStart(first: PaperBlock | undefined): readonly FileChild[] {
  return first?.kind === 'table' ? [unseen(false)] : [];
}

/** Room for the paragraph that must follow a table, in twentieths of a point. */
const belowHalves = 60;

/** Room kept free on a page for the heading above a drawing, in points. */
const aboveDrawing = 90;

/** Where a block stands. */
export interface Placing {
  /** Between the margins, in twentieths of a point. */
  readonly room: { readonly width: number; readonly height: number };
  /** Which block of the paper it is. */
  readonly at: number;
  readonly language: Paper['language'];
  /** What comes after it; a place to sign never stands on a page without a word above it. */
  readonly next: PaperBlock['kind'] | null;
}

const dashed = { style: BorderStyle.DASHED, size: 4, color: '666666' };
const nothing = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A page cut across its middle: two rows of exact height, whose border is the line to cut along. */
function halvesOf(
  { upper, lower }: Extract<PaperBlock, { kind: 'halves' }>,
  placing: Placing,
): Table {
  const { room } = placing;
  const row = (blocks: readonly FlowBlock[], height: number, last: boolean): TableRow =>
    new TableRow({
      height: { value: height, rule: HeightRule.EXACT },
      children: [
        new TableCell({
          borders: {
            ...{ top: nothing, left: nothing, right: nothing },
            bottom: last ? nothing : dashed,
          },
          children: [
            ...blocks.flatMap((block, nth) =>
              docxBlock(block, { ...placing, next: blocks[nth + 1]?.kind ?? null }),
            ),
            unseen(false),
          ] as (Paragraph | Table)[],
        }),
      ],
    });
  return new Table({
    width: { size: room.width, type: WidthType.DXA },
    columnWidths: [room.width],
    layout: TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: [row(upper, aboveCut, false), row(lower, room.height - aboveCut - belowHalves, true)],
  });
}

/** What the numbers of an ordered list are kept under. */
export const numbersOf = (at: number): string => `numbers-${at}`;

/** A block as Word's paragraphs and tables. */
export function docxBlock(block: PaperBlock, placing: Placing): readonly FileChild[] {
  const { room, at, language } = placing;
  switch (block.kind) {
    case 'title':
      return [new Paragraph(styled('Title', lineOf(block.text)))];
    case 'heading':
      return [new Paragraph(styled(`Heading${block.level}`, lineOf(block.text)))];
    case 'paragraph':
      return [
        new Paragraph({
          ...styled('Body', lineOf(block.line)),
          alignment: alignments[block.align ?? 'start'],
          ...(placing.next === 'signatures' ? { keepNext: true, keepLines: true } : {}),
          ...(block.indented === true ? { indent: { firstLine } } : {}),
        }),
      ];
    case 'list': {
      const numbering = { reference: block.ordered ? numbersOf(at) : 'points', level: 0 };
      return block.items.map(
        (item) => new Paragraph({ ...styled('Body', lineOf(item)), numbering }),
      );
    }
    case 'table':
      // Word takes a table without a row for damage.
      if (block.rows.length === 0 || block.widths.length === 0) return [];
      // Without a paragraph between them, two tables would grow together.
      return [tableOf(block, room.width), unseen(false)];
    case 'drawing': {
      const space = { width: room.width / 20, height: room.height / 20 - aboveDrawing };
      const xml = drawingXml(block.drawing, space, 10_000 * (at + 1));
      return [ImportedXmlComponent.fromXmlString(xml) as unknown as FileChild];
    }
    case 'signatures':
      return block.signers.map((name, nth) => {
        const { signer, room: hand, day, short } = signatureLine(name, language);
        return new Paragraph({
          ...styled('Signature', lineOf(`${signer}${hand}${short ? '' : '\n'}${day}`)),
          keepNext: nth < block.signers.length - 1,
        });
      });
    case 'page-break':
      return [unseen(true)];
    case 'halves':
      return [halvesOf(block, placing), unseen(false)];
    default:
      return unreachable(block);
  }
}
