import { Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { docxBlock, docxStart, numbersOf } from './docx-blocks.ts';
import { listLevels, sheet, styles } from './docx-look.ts';
import { plainText } from './escape.ts';
import type { Paper } from './paper.ts';

/** The line at the foot of every page: the paper's own, and the page's number between dashes, as official papers have it. */
function footer({ foot }: Paper): Footer {
  const own = foot === null ? [] : [new TextRun(`${plainText(foot).replaceAll('\n', ' ')}　`)];
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [new Paragraph({ style: 'Foot', children: [...own, number] })] });
}

function documentOf(paper: Paper): Document {
  const landscape = paper.orientation === 'landscape';
  const { page, margin, room } = sheet(landscape);
  const numbered = paper.blocks.flatMap((block, at) =>
    block.kind === 'list' && block.ordered ? [at] : [],
  );
  return new Document({
    title: plainText(paper.title),
    creator: '明章',
    lastModifiedBy: '明章',
    styles,
    numbering: {
      config: [
        { reference: 'points', levels: [listLevels.points] },
        ...numbered.map((at) => ({ reference: numbersOf(at), levels: [listLevels.numbers] })),
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              ...page,
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin,
          },
        },
        footers: { default: footer(paper) },
        children: [
          ...docxStart(paper.blocks[0]),
          ...paper.blocks.flatMap((block, at) =>
            docxBlock(block, { room, at, language: paper.language }),
          ),
        ],
      },
    ],
  });
}

/** The time every part of the package bears, as UTC for the core properties and as the archive writes it. */
const someTime = '2000-01-01T00:00:00Z';
const archived = new Date(2000, 0, 1);

/** Takes out what differs from one writing to the next: the times in the core properties and in the archive. */
function fixedBytes(packed: Uint8Array): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(packed)).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (bytes.length === 0) continue; // folders
    const text = name === 'docProps/core.xml' ? new TextDecoder().decode(bytes) : null;
    const timeless = text?.replace(
      /(<dcterms:(\w+)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
      `$1${someTime}$3`,
    );
    files[name] = [timeless === undefined ? bytes : strToU8(timeless), { mtime: archived }];
  }
  return zipSync(files, { level: 6 });
}

/**
 * A paper as Word writes it (ECMA-376): A4, the faces and margins of an official paper, page numbers, headings of tables
 * on every page, charts as shapes. Opens in Word, WPS and LibreOffice; the same paper gives the same bytes.
 */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const packed = await Packer.toArrayBuffer(documentOf(paper));
  return fixedBytes(new Uint8Array(packed));
}
