import { Document, Packer, Paragraph, Table, TableCell, TableRow, type FileChild } from 'docx';

/** A run of lines that are either all tabbed (a table) or all plain. */
function groups(text: string): readonly (readonly string[])[] {
  const list: string[][] = [];
  for (const line of text.split('\n')) {
    const last = list.at(-1);
    if (last && (last[0] ?? '').includes('\t') === line.includes('\t')) last.push(line);
    else list.push([line]);
  }
  return list;
}

function tableOf(lines: readonly string[]): Table {
  const columns = Math.max(...lines.map((line) => line.split('\t').length));
  const cells = (line: string): readonly string[] => {
    const given = line.split('\t');
    return [...given, ...Array<string>(columns - given.length).fill('')];
  };
  return new Table({
    rows: lines.map(
      (line) =>
        new TableRow({
          children: cells(line).map((text) => new TableCell({ children: [new Paragraph(text)] })),
        }),
    ),
  });
}

/** A Word file of a text: tabbed lines become tables, the others paragraphs. */
export async function docxOf(text: string): Promise<Buffer> {
  const children = groups(text).flatMap((lines): readonly FileChild[] =>
    (lines[0] ?? '').includes('\t') ? [tableOf(lines)] : lines.map((line) => new Paragraph(line)),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0').toUpperCase();
}

/** Shows each line of a page from the top down, as glyphs that are UTF-16 codes. */
function contentOf(lines: readonly string[]): string {
  const shown = lines.map((line) => {
    const codes = [...Array(line.length).keys()].map((at) => hex(line.charCodeAt(at)));
    return `<${codes.join('')}> Tj T*`;
  });
  return `BT /F1 9 Tf 12 TL 40 800 Td\n${shown.join('\n')}\nET`;
}

/** A character map that says of every glyph number that it is its own UTF-16 code, 256 to a range. */
function sameCodes(): string {
  const byte = (value: number): string => value.toString(16).padStart(2, '0').toUpperCase();
  const ranges = [...Array(256).keys()].map((high) => {
    return `<${byte(high)}00> <${byte(high)}FF> <${byte(high)}00>`;
  });
  const blocks = [0, 100, 200].map((at) => {
    const some = ranges.slice(at, at + 100);
    return `${some.length} beginbfrange\n${some.join('\n')}\nendbfrange`;
  });
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Same def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap end end`;
}

function stream(body: string): string {
  return `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
}

/**
 * A PDF of a text, written by hand so that it needs no font: glyph numbers are UTF-16 codes and a
 * character map says so. `linesOnPage` lines stand on each page.
 */
export function pdfOf(text: string, linesOnPage = 60): Buffer {
  const lines = text.replace(/\t/g, '　').split('\n');
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += linesOnPage)
    pages.push(lines.slice(at, at + linesOnPage));
  const kids = pages.map((_, at) => `${6 + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
    stream(sameCodes()),
    ...pages.flatMap((page, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2400 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + at * 2} 0 R >>`,
      stream(contentOf(page)),
    ]),
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
