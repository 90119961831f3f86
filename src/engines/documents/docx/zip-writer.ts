import { zipSync } from 'fflate';
import { openZip } from './zip-archive.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

/** Bit 3: sizes follow the data. They are known here and stand before it. */
const sizesFollow = 0x0008;
const localLength = 30;
const directoryLength = 46;
const endLength = 22;

/** Packs new parts, to be put among the entries of an archive as they are. */
function packed(parts: ReadonlyMap<string, Uint8Array>): readonly ZipEntry[] {
  if (parts.size === 0) return [];
  // A fixed day, in local time as archives have it: the same comments on the same bytes give the same file.
  const archive = openZip(zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1) }));
  if (!archive.ok) throw new Error('an archive just made cannot be opened');
  return archive.value.entries;
}

function writeFields(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, entry.flags & ~sizesFollow, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.stamp, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed?.length ?? 0, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.rawName.length, true);
}

function assemble(entries: readonly ZipEntry[]): Uint8Array {
  const sizes = entries.map(({ rawName, packed: data }) => rawName.length + (data?.length ?? 0));
  const names = entries.reduce((sum, { rawName }) => sum + rawName.length, 0);
  const local = sizes.reduce((sum, size) => sum + size + localLength, 0);
  const directory = names + entries.length * directoryLength;
  const out = new Uint8Array(local + directory + endLength);
  const view = new DataView(out.buffer);
  let at = 0;
  let listed = local;
  for (const entry of entries) {
    view.setUint32(at, 0x04034b50, true);
    writeFields(view, at + 4, entry);
    out.set(entry.rawName, at + localLength);
    out.set(entry.packed ?? [], at + localLength + entry.rawName.length);
    view.setUint32(listed, 0x02014b50, true);
    view.setUint16(listed + 4, 20, true);
    writeFields(view, listed + 6, entry);
    view.setUint32(listed + 42, at, true);
    out.set(entry.rawName, listed + directoryLength);
    at += localLength + entry.rawName.length + (entry.packed?.length ?? 0);
    listed += directoryLength + entry.rawName.length;
  }
  view.setUint32(listed, 0x06054b50, true);
  view.setUint16(listed + 8, entries.length, true);
  view.setUint16(listed + 10, entries.length, true);
  view.setUint32(listed + 12, directory, true);
  view.setUint32(listed + 16, local, true);
  return out;
}

/**
 * The archive with some parts replaced or added; all others are copied as they are packed, byte for byte.
 * An entry whose bytes lie outside the file becomes empty, as it was to every reader.
 */
export function rewriteZip(
  archive: ZipArchive,
  parts: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const fresh = new Map(packed(parts).map((entry) => [entry.name.toLowerCase(), entry]));
  const entries: ZipEntry[] = [];
  for (const entry of archive.entries) {
    const key = entry.name.toLowerCase();
    const replaced = archive.find(entry.name) === entry ? fresh.get(key) : undefined;
    fresh.delete(key);
    entries.push(replaced ?? entry);
  }
  return assemble([...entries, ...fresh.values()]);
}
