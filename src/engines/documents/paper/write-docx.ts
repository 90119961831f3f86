import { Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { docxBlock, docxStart, numbersOf } from './docx-blocks.ts';
import { listLevels, sheet, styles } from './docx-look.ts';
import { plainText } from './escape.ts';
import type { Paper, PaperBlock } from './paper.ts';

/** The line at the foot of every page: the paper's own, and the page's number between dashes, as official papers have it. */
function footer({ foot, unnumbered }: Paper): Footer {
  const own = foot === null ? [] : [new TextRun(`${plainText(foot).replaceAll('\n', ' ')}　`)];
  const number = unnumbered ? [] : [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })];
  return new Footer({
    children: [new Paragraph({ style: 'Foot', children: [...own, ...number] })],
  });
}

function documentOf(paper: Paper): Document {
  const landscape = paper.orientation === 'landscape';
  const { page, margin, room } = sheet(landscape);
  const isNumbered = (block: PaperBlock): boolean =>
    block.kind === 'halves'
      ? [...block.upper, ...block.lower].some(isNumbered)
      : block.kind === 'list' && block.ordered;
  const numbered = paper.blocks.flatMap((block, at) => (isNumbered(block) ? [at] : []));
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
            docxBlock(block, {
              ...{ room, at, language: paper.language },
              next: paper.blocks[at + 1]?.kind ?? null,
            }),
          ),
        ],
      },
    ],
  });
}

/** The time every part of the package bears, as UTC for the core properties and as the archive writes it. */
const someTime = '2000-01-01T00:00:00Z';
const archived = new Date(2000, 0, 1);

/** Names of links by their order: the package draws them by chance. */
function nameLinks(relations: string): ReadonlyMap<string, string> {
  const drawn = [...relations.matchAll(/ Id="(rId[^"]*)"/g)].flatMap(([, id = '']) =>
    /^rId\d+$/.test(id) ? [] : [id],
  );
  return new Map(drawn.map((id, at) => [`"${id}"`, `"rIdLink${at + 1}"`]));
}

/** What differs from one writing to the next, in each part where something does: times, and the names of links. */
function fixedPart(name: string, text: string, links: ReadonlyMap<string, string>): string {
  if (name === 'docProps/core.xml')
    return text.replace(/(<dcterms:(\w+)[^>]*>)[^<]*(<\/dcterms:\2>)/g, `$1${someTime}$3`);
  return text.replace(/"rId[^"]*"/g, (id) => links.get(id) ?? id);
}

/** The same package with everything taken out that differs from one writing to the next. */
function fixedBytes(packed: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(packed)).filter(([, bytes]) => bytes.length > 0);
  const relations = parts.find(([name]) => name === 'word/_rels/document.xml.rels')?.[1];
  const links = nameLinks(relations ? strFromU8(relations) : '');
  const changed = ['docProps/core.xml', 'word/_rels/document.xml.rels'];
  if (links.size > 0) changed.push('word/document.xml');
  const files: Zippable = {};
  for (const [name, bytes] of parts.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const content = changed.includes(name)
      ? strToU8(fixedPart(name, strFromU8(bytes), links))
      : bytes;
    files[name] = [content, { mtime: archived }];
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
