import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import { openOle } from '../ole.ts';
import type { OleFile } from '../ole.ts';
import type { Reader } from '../read-document.ts';
import type { DocumentRefusal } from '../refusal.ts';
import { createTreeBuilder } from '../tree-builder.ts';
import { readFonts } from './character-look.ts';
import { buildBlocks } from './doc-blocks.ts';
import { paragraphsBetween } from './doc-text.ts';
import type { DocSource } from './doc-text.ts';
import { readFileInformation } from './fib.ts';
import type { FileInformation } from './fib.ts';
import { readFormattedPages, runAt } from './formatted-pages.ts';
import type { FormattedRun } from './formatted-pages.ts';
import { placeOf } from './paragraph-place.ts';
import { readPieces, textOfPiece } from './piece-table.ts';
import type { Piece } from './piece-table.ts';
import { writeBlocks } from './write-blocks.ts';

interface OpenDoc extends DocSource {
  readonly information: FileInformation;
  readonly paragraphs: readonly FormattedRun[];
}

const truncated: Result<never, DocumentRefusal> = err({ code: 'truncated', values: {} });

/** The text of all pieces; null where one lies beyond the end of the stream. */
function textsOf(
  stream: Uint8Array,
  pieces: readonly Piece[],
): readonly { readonly piece: Piece; readonly text: string }[] | null {
  const texts = pieces.map((piece) => ({ piece, text: textOfPiece(stream, piece) }));
  return texts.every((one): one is { piece: Piece; text: string } => one.text !== null)
    ? texts
    : null;
}

function openDoc(file: OleFile, textLength: number): Result<OpenDoc, DocumentRefusal> {
  const stream = file.stream('WordDocument');
  if (!stream) return err({ code: 'not-a-document', values: {} });
  const information = readFileInformation(stream);
  if (!information.ok) return information;
  const { tableStream, pieces: extent, characterPages, paragraphPages, fonts } = information.value;
  const table = file.stream(tableStream);
  const pieces = table ? readPieces(table, extent) : null;
  if (!table || !pieces) return truncated;
  if ((pieces.at(-1)?.end ?? 0) > textLength) {
    return err({ code: 'too-large', values: { characters: textLength } });
  }
  const texts = textsOf(stream, pieces);
  if (!texts) return truncated;
  return ok({
    information: information.value,
    pieces: texts,
    characters: readFormattedPages(stream, table, characterPages, 'characters'),
    paragraphs: readFormattedPages(stream, table, paragraphPages, 'paragraphs'),
    fonts: readFonts(table, fonts),
    data: file.stream('Data') ?? new Uint8Array(0),
  });
}

/** Character ranges that are read: the text, then notes and text boxes; headers and comments are not. */
function rangesOf({ parts }: FileInformation): readonly (readonly [number, number])[] {
  const order = [
    [parts.main, true],
    [parts.footnotes, true],
    [parts.headers, false],
    [parts.macros, false],
    [parts.annotations, false],
    [parts.endnotes, true],
    [parts.textBoxes, true],
  ] as const;
  let at = 0;
  return order.flatMap(([length, wanted]) => {
    const range = [at, at + length] as const;
    at += length;
    return wanted && length > 0 ? [range] : [];
  });
}

/**
 * Reads a Word 97–2003 document: text by its pieces, tables with their merged cells, results of fields
 * and not their instructions, form check boxes and symbol fonts as marks. Numbers that Word counts by
 * itself are not shown.
 * Refused: `truncated`, `encrypted`, `unsupported-format` (Word 95), `too-deep`, `too-large`, `no-text`.
 */
export const readDoc: Reader = async ({ bytes, name, limits }) => {
  if (bytes.length === 0) return err({ code: 'empty', values: {} });
  const file = openOle(bytes);
  if (!file) return truncated;
  const doc = openDoc(file, limits.textLength);
  if (!doc.ok) return doc;
  const builder = createTreeBuilder();
  let pictures = 0;
  for (const [start, end] of rangesOf(doc.value.information)) {
    const found = paragraphsBetween(doc.value, start, end);
    const placed = found.paragraphs.map((raw) => ({
      raw,
      place: placeOf(runAt(doc.value.paragraphs, raw.markOffset), doc.value.data),
    }));
    const blocks = buildBlocks(placed, limits.tableDepth);
    if (!blocks) return err({ code: 'too-deep', values: { depth: limits.tableDepth } });
    writeBlocks(builder, blocks);
    pictures += found.pictures;
  }
  if (pictures > 0) builder.notice({ code: 'unread-pictures', values: { count: pictures } });
  const tree = builder.finish(name, 'doc', false);
  return /\S/u.test(tree.text) ? ok(tree) : err({ code: 'no-text', values: {} });
};
