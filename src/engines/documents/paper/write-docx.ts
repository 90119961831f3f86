import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImportedXmlComponent,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { unreachable } from '../../../kernel/unreachable.ts';
import { drawingXml } from './docx-drawing.ts';
import { markOf, plainText } from './escape.ts';
import type { Line, Paper, PaperBlock, PaperCell, PaperTable } from './paper.ts';

/**
 * How official papers look (GB/T 9704-2012, 7.2–7.3): title in 小标宋 二号, headings in 黑体 and 楷体 三号, text in 仿宋 三号.
 * Where a system lacks a face Word takes its nearest. Sizes are half points.
 */
const faces = {
  title: { font: '方正小标宋简体', size: 44 },
  heading1: { font: '黑体', size: 32 },
  heading2: { font: '楷体_GB2312', size: 32 },
  heading3: { font: '仿宋_GB2312', size: 32 },
  text: { font: '仿宋_GB2312', size: 32 },
  table: { font: '宋体', size: 21 },
  foot: { font: '宋体', size: 18 },
} as const;
type Face = keyof typeof faces;

const latin = 'Times New Roman';
const fontsOf = (face: Face) => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia: faces[face].font,
});
/** A4 with the margins of an official paper (GB/T 9704-2012, 5.2.1), in twentieths of a point. */
const page = {
  width: 11_906,
  height: 16_838,
  top: 2_098,
  bottom: 1_985,
  left: 1_588,
  right: 1_474,
};

const alignments = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
} as const;

function run(text: string, face: Face, bold: boolean): readonly TextRun[] {
  return plainText(text)
    .split('\n')
    .map(
      (part, at) =>
        new TextRun({
          text: part,
          bold,
          size: faces[face].size,
          color: '000000',
          font: fontsOf(face),
          ...(at > 0 ? { break: 1 } : {}),
        }),
    );
}

/** A check box stands in a face that has it wherever Word runs. */
const markRun = (mark: 'checked' | 'unchecked', face: Face): TextRun =>
  new TextRun({
    text: markOf(mark),
    size: faces[face].size,
    font: { ascii: 'Segoe UI Symbol', hAnsi: 'Segoe UI Symbol', eastAsia: 'MS Gothic' },
  });

function runs(line: Line, face: Face, bold = false): readonly TextRun[] {
  if (typeof line === 'string') return run(line, face, bold);
  return line.flatMap(({ text, mark, bold: own }) => [
    ...(mark === undefined ? [] : [markRun(mark, face)]),
    ...run(text, face, bold || own === true),
  ]);
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: thin, bottom: thin, left: thin, right: thin };

function cellOf(cell: PaperCell, heading: boolean): TableCell {
  const alignment = alignments[heading ? 'center' : (cell.align ?? 'start')];
  return new TableCell({
    columnSpan: cell.columns ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: VerticalAlignTable.CENTER,
    borders,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: cell.lines.map(
      (line) => new Paragraph({ alignment, children: [...runs(line, 'table', heading)] }),
    ),
  });
}

function tableOf({ rows, widths, headings }: PaperTable, room: number): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return new Table({
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round((width / whole) * room)),
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at < headings,
          cantSplit: true,
          children: cells.map((cell) => cellOf(cell, at < headings)),
        }),
    ),
  });
}

interface Placing {
  /** Width between the margins, in twentieths of a point. */
  readonly room: number;
  /** A number no other drawing of the paper has. */
  readonly at: number;
}

function childrenOf(block: PaperBlock, { room, at }: Placing): readonly FileChild[] {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({
          style: 'Title',
          alignment: AlignmentType.CENTER,
          spacing: { after: 400 },
          children: [...run(block.text, 'title', false)],
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${block.level}`,
          keepNext: true,
          outlineLevel: block.level - 1,
          spacing: { before: 240, after: 120 },
          children: [...run(block.text, `heading${block.level}`, block.level === 3)],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          alignment: alignments[block.align ?? 'start'],
          spacing: { line: 560, lineRule: 'exact' },
          ...(block.indented === true ? { indent: { firstLine: 640 } } : {}),
          children: [...runs(block.line, 'text')],
        }),
      ];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: block.ordered ? `ordered-${at}` : 'bullets', level: 0 },
            children: [...runs(item, 'text')],
          }),
      );
    case 'table':
      // A paragraph after a table keeps two tables from growing together.
      return [tableOf(block, room), new Paragraph({ spacing: { after: 0, line: 240 } })];
    case 'drawing': {
      const imported = ImportedXmlComponent.fromXmlString(
        drawingXml(block.drawing, room / 20, 10_000 * (at + 1)),
      );
      return [imported as unknown as FileChild];
    }
    case 'signatures':
      return block.signers.map(
        (signer) =>
          new Paragraph({
            spacing: { before: 480 },
            alignment: AlignmentType.RIGHT,
            children: [...run(`${signer}：＿＿＿＿＿＿＿＿　　　年　　月　　日`, 'text', false)],
          }),
      );
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true })];
    default:
      return unreachable(block);
  }
}

const numberLevel = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 640, hanging: 420 } } },
});

function documentOf(paper: Paper): Document {
  const landscape = paper.orientation === 'landscape';
  const room = (landscape ? page.height : page.width) - page.left - page.right;
  const foot = paper.foot === null ? [] : [...run(`${paper.foot}　`, 'foot', false)];
  const pageNumber = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: faces.foot.size,
    font: fontsOf('foot'),
  });
  return new Document({
    title: paper.title,
    creator: '明章',
    lastModifiedBy: '明章',
    styles: { default: { document: { run: { font: fontsOf('text'), size: faces.text.size } } } },
    numbering: {
      config: [
        { reference: 'bullets', levels: [numberLevel(LevelFormat.BULLET, '•')] },
        ...paper.blocks.flatMap((block, at) =>
          block.kind === 'list' && block.ordered
            ? [{ reference: `ordered-${at}`, levels: [numberLevel(LevelFormat.DECIMAL, '%1.')] }]
            : [],
        ),
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: page.width,
              height: page.height,
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ alignment: AlignmentType.CENTER, children: [...foot, pageNumber] }),
            ],
          }),
        },
        children: paper.blocks.flatMap((block, at) => childrenOf(block, { room, at })),
      },
    ],
  });
}

/** The day every file of the package bears: the same paper gives the same bytes. */
const someDay = new Date('2000-01-01T00:00:00Z');

/** Takes out what differs from one writing to the next: days in the core properties and in the archive. */
function fixedBytes(packed: Uint8Array): Uint8Array {
  const files = unzipSync(packed);
  const core = 'docProps/core.xml';
  const properties = files[core];
  if (properties) {
    const text = new TextDecoder().decode(properties);
    files[core] = strToU8(text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2000-01-01T00:00:00Z'));
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, bytes]) => [name, [bytes, { mtime: someDay, level: 6 }] as const]),
    ) as Parameters<typeof zipSync>[0],
  );
}

/**
 * A paper as Word writes it (ECMA-376): A4, the faces and margins of an official paper, page numbers, headings of tables
 * on every page, charts as shapes. Opens in Word, WPS and LibreOffice; the same paper gives the same bytes.
 */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const packed = await Packer.toArrayBuffer(documentOf(paper));
  return fixedBytes(new Uint8Array(packed));
}
