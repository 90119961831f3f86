import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** Fonts by name, as Chinese offices use them; Word substitutes where one is not installed. */
export const bodyFont = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
export const headFont = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };

/** A4 with margins, in twentieths of a point. */
export const a4 = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1304, bottom: 1304, left: 1361, right: 1361 },
};
/** Width between the margins, in twentieths of a point. */
export const textWidth = a4.size.width - a4.margin.left - a4.margin.right;

const border = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
const borders = { top: border, bottom: border, left: border, right: border };

interface TextStyle {
  readonly bold?: boolean;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly indent?: number;
}

/** A paragraph of body text; sizes in twentieths of a point. */
export function textParagraph(text: string, style: TextStyle = {}): Paragraph {
  return new Paragraph({
    spacing: { after: style.after ?? 80 },
    keepNext: style.keepNext ?? false,
    indent: { left: style.indent ?? 0 },
    children: [new TextRun({ text, font: bodyFont, size: 21, bold: style.bold ?? false })],
  });
}

/** A label in bold and its text. */
export function labelledParagraph(label: string, text: string, indent = 0): Paragraph {
  return new Paragraph({
    spacing: { after: 80 },
    indent: { left: indent },
    children: [
      new TextRun({ text: `${label}　`, font: headFont, size: 21, bold: true }),
      new TextRun({ text, font: bodyFont, size: 21 }),
    ],
  });
}

/** A quotation, set off by a line at its left; line breaks of the document are kept. */
export function quoteParagraph(place: string, text: string): Paragraph {
  const lines = text.split('\n');
  return new Paragraph({
    spacing: { after: 80 },
    indent: { left: 420 },
    border: { left: { style: BorderStyle.SINGLE, size: 12, color: '808080', space: 8 } },
    children: [
      new TextRun({ text: `${place}　`, font: headFont, size: 18, color: '595959' }),
      ...lines.map(
        (line, at) =>
          new TextRun({ text: line, font: bodyFont, size: 21, ...(at > 0 && { break: 1 }) }),
      ),
    ],
  });
}

function cell(text: string, width: number, head: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    ...(head && { shading: { type: ShadingType.CLEAR, fill: 'EDEDED', color: 'auto' } }),
    borders,
    children: [
      new Paragraph({
        alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [new TextRun({ text, font: head ? headFont : bodyFont, size: 20, bold: head })],
      }),
    ],
  });
}

/** A ruled table with a head row repeated on every page; `shares` are the column widths in hundredths. */
export function ruledTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  shares: readonly number[],
): Table {
  const widths = shares.map((share) => Math.floor((textWidth * share) / 100));
  const row = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text, at) => cell(text, widths[at] ?? 0, isHead)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(head, true), ...rows.map((texts) => row(texts, false))],
  });
}
