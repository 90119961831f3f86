import type { Extent } from './fib.ts';

/** A stretch of text that stands in one place of the WordDocument stream. */
export interface Piece {
  /** First character, counted over the whole text. */
  readonly start: number;
  readonly end: number;
  /** Offset of the first character in the stream. */
  readonly offset: number;
  /** Bytes a character takes: 1 (Windows-1252) or 2 (UTF-16). */
  readonly width: 1 | 2;
}

/** The part of a stream an extent names, cut where the stream ends. */
export function slice(stream: Uint8Array, extent: Extent): Uint8Array {
  const start = Math.min(extent.offset, stream.length);
  return stream.subarray(start, Math.min(stream.length, start + extent.length));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The piece descriptors behind the property lists of the CLX (MS-DOC 2.9.38); null where there are none. */
function descriptors(clx: Uint8Array): Uint8Array | null {
  let at = 0;
  while (at + 5 <= clx.length) {
    const view = viewOf(clx);
    if (clx[at] === 2) {
      const length = view.getUint32(at + 1, true);
      return clx.subarray(at + 5, Math.min(clx.length, at + 5 + length));
    }
    if (clx[at] !== 1) return null;
    at += 3 + view.getUint16(at + 1, true);
  }
  return null;
}

/** The pieces of the text in order; null where the table is damaged. */
export function readPieces(table: Uint8Array, extent: Extent): readonly Piece[] | null {
  const bytes = descriptors(slice(table, extent));
  if (!bytes || bytes.length < 16) return null;
  const view = viewOf(bytes);
  const count = Math.floor((bytes.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let k = 0; k < count; k += 1) {
    const start = view.getUint32(k * 4, true);
    const end = view.getUint32(k * 4 + 4, true);
    const place = view.getUint32((count + 1) * 4 + k * 8 + 2, true);
    const narrow = (place & 0x4000_0000) !== 0;
    const offset = (place & 0x3fff_ffff) >>> 0;
    if (end < start || start !== (pieces.at(-1)?.end ?? 0)) return null;
    pieces.push({ start, end, offset: narrow ? offset >>> 1 : offset, width: narrow ? 1 : 2 });
  }
  return pieces;
}

/** The text of a piece; null where it stands beyond the end of the stream. */
export function textOfPiece(stream: Uint8Array, piece: Piece): string | null {
  const end = piece.offset + (piece.end - piece.start) * piece.width;
  if (end > stream.length) return null;
  const bytes = stream.subarray(piece.offset, end);
  if (piece.width === 1) return new TextDecoder('windows-1252').decode(bytes);
  const units: string[] = [];
  const view = viewOf(bytes);
  for (let at = 0; at < bytes.length; at += 2)
    units.push(String.fromCharCode(view.getUint16(at, true)));
  return units.join('');
}
