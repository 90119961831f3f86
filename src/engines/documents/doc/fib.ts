import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal } from '../refusal.ts';

/** A stretch of the table stream. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** What is needed of the file information block at the head of the WordDocument stream (MS-DOC 2.5). */
export interface FileInformation {
  readonly tableStream: '0Table' | '1Table';
  /** Characters of each part of the text, in the order in which they stand. */
  readonly parts: {
    readonly main: number;
    readonly footnotes: number;
    readonly headers: number;
    readonly macros: number;
    readonly annotations: number;
    readonly endnotes: number;
    readonly textBoxes: number;
  };
  readonly pieces: Extent;
  readonly characterPages: Extent;
  readonly paragraphPages: Extent;
  readonly fonts: Extent;
}

/** First version of the format that Word 97 writes; before it everything is laid out differently. */
const word97 = 0x00c1;

const refused = (code: DocumentRefusal['code'], values: DocumentRefusal['values'] = {}) =>
  err<DocumentRefusal>({ code, values });

/**
 * Reads the block. Refused: `truncated`, `not-a-document`, `encrypted`,
 * and `unsupported-format` for Word 95 and older.
 */
export function readFileInformation(stream: Uint8Array): Result<FileInformation, DocumentRefusal> {
  if (stream.length < 0x200) return refused('truncated');
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const magic = view.getUint16(0, true);
  const version = view.getUint16(2, true);
  if (
    magic === 0xa5dc ||
    magic === 0xa59c ||
    magic === 0xa59b ||
    (magic === 0xa5ec && version < word97)
  ) {
    return refused('unsupported-format', { format: 'Word 95' });
  }
  if (magic !== 0xa5ec) return refused('not-a-document');
  const flags = view.getUint16(0x0a, true);
  if ((flags & 0x0100) !== 0) return refused('encrypted');
  const count = (offset: number): number => Math.max(0, view.getInt32(offset, true));
  const extent = (offset: number): Extent => ({
    offset: view.getUint32(offset, true),
    length: view.getUint32(offset + 4, true),
  });
  return ok({
    tableStream: (flags & 0x0200) === 0 ? '0Table' : '1Table',
    parts: {
      main: count(0x4c),
      footnotes: count(0x50),
      headers: count(0x54),
      macros: count(0x58),
      annotations: count(0x5c),
      endnotes: count(0x60),
      textBoxes: count(0x64),
    },
    pieces: extent(0x1a2),
    characterPages: extent(0xfa),
    paragraphPages: extent(0x102),
    fonts: extent(0x112),
  });
}
