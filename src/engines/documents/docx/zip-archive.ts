import { Inflate, inflateSync } from 'fflate';
import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal } from '../refusal.ts';

/** One file of a zip archive as its directory describes it, still packed. */
export interface ZipEntry {
  /** With `/` between folders and no leading one. */
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** Day and time in the form of MS-DOS. */
  readonly stamp: number;
  readonly crc: number;
  /** Declared size when unpacked, in bytes. */
  readonly size: number;
  /** The packed bytes; null where they lie outside the file. */
  readonly packed: Uint8Array | null;
}

export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** Finds a file by its name, upper and lower case alike, as packages want it. */
  find(name: string): ZipEntry | null;
}

/** What may still be unpacked, in bytes, over all files of one archive. */
export interface UnpackBudget {
  left: number;
  readonly limit: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const wideEndSignature = 0x06064b50;
const wideLocatorSignature = 0x07064b50;
const unknown32 = 0xffffffff;
const truncated: Result<never, DocumentRefusal> = err({ code: 'truncated', values: {} });

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

/** A 64-bit number; beyond 2^53 it lies outside any file, which is all that matters. */
function wide(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function directoryStart(view: DataView, end: number): number {
  const start = view.getUint32(end + 16, true);
  const locator = end - 20;
  if (start !== unknown32 || locator < 0) return start;
  if (view.getUint32(locator, true) !== wideLocatorSignature) return start;
  const at = wide(view, locator + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== wideEndSignature) return start;
  return wide(view, at + 48);
}

/** Sizes and offset of an entry, which stand in an extra field where 32 bits are not enough. */
function extent(view: DataView, at: number, extra: number, extraEnd: number): readonly number[] {
  const values = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  for (let k = extra; k + 4 <= extraEnd; k += 4 + view.getUint16(k + 2, true)) {
    if (view.getUint16(k, true) !== 1) continue;
    let from = k + 4;
    return values.map((value) => {
      if (value !== unknown32 || from + 8 > extraEnd) return value;
      from += 8;
      return wide(view, from - 8);
    });
  }
  return values;
}

function packedBytes(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  size: number,
): Uint8Array | null {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + size <= bytes.length ? bytes.subarray(start, start + size) : null;
}

function readEntries(bytes: Uint8Array, view: DataView, start: number): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  let at = start;
  while (at + 46 <= bytes.length && view.getUint32(at, true) === directorySignature) {
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) return null;
    const [size, packedSize, offset] = extent(view, at, nameEnd, extraEnd);
    const rawName = bytes.subarray(at + 46, nameEnd);
    entries.push({
      name: decoder.decode(rawName).replaceAll('\\', '/').replace(/^\//, ''),
      rawName,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      stamp: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      size: size as number,
      packed: packedBytes(bytes, view, offset as number, packedSize as number),
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * Opens a zip archive by the directory at its end. Refused: `truncated` without one,
 * `not-a-document` where the bytes do not even begin like an archive.
 */
export function openZip(bytes: Uint8Array): Result<ZipArchive, DocumentRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return err({ code: 'not-a-document', values: {} });
  const end = findEnd(view);
  if (end === null) return truncated;
  const entries = readEntries(bytes, view, directoryStart(view, end));
  if (entries === null || entries.length === 0) return truncated;
  const index = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (!index.has(key)) index.set(key, entry);
  }
  return ok({ entries, find: (name) => index.get(name.toLowerCase()) ?? null });
}

/** Deflate cannot grow further than this; a file that declares more lies. */
const mostGrowth = 1032;

/** Packed bytes up to which unpacking cannot run long, whatever they hold. */
const blindInflation = 1 << 18;
const inflationStep = 1 << 15;

/** Unpacks in steps, giving up as soon as more comes out than was declared. */
function inflateWatched(packed: Uint8Array, size: number): Uint8Array | null {
  const out = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length <= size) out.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < packed.length && filled <= size; at += inflationStep) {
    stream.push(packed.subarray(at, at + inflationStep), at + inflationStep >= packed.length);
  }
  return filled === size ? out : null;
}

function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  if (packed.length > blindInflation) return inflateWatched(packed, size);
  const out = inflateSync(packed, { out: new Uint8Array(size + 1) });
  return out.length === size ? out : null;
}

/**
 * Unpacks one file. Both what it declares and what comes out is held against the budget.
 * Refused: `expands-too-far`, `encrypted`, `truncated`, `unreadable`.
 */
export function unpack(entry: ZipEntry, budget: UnpackBudget): Result<Uint8Array, DocumentRefusal> {
  const unreadable: Result<never, DocumentRefusal> = err({
    code: 'unreadable',
    values: { reason: entry.name },
  });
  if ((entry.flags & 1) !== 0) return err({ code: 'encrypted', values: {} });
  if (entry.size > budget.left) {
    return err({ code: 'expands-too-far', values: { limit: budget.limit } });
  }
  if (entry.packed === null) return truncated;
  budget.left -= entry.size;
  if (entry.method === 0) return entry.packed.length === entry.size ? ok(entry.packed) : unreadable;
  if (entry.method !== 8) return unreadable;
  if (entry.size > entry.packed.length * mostGrowth + 64) return unreadable;
  try {
    const out = inflate(entry.packed, entry.size);
    return out === null ? unreadable : ok(out);
  } catch (error) {
    // fflate and typed arrays throw on broken streams; a defect of ours would be neither.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error))
      return unreadable;
    throw error;
  }
}
