/**
 * The container of Office files before 2007 and of encrypted ones after (MS-CFB): a small file system of
 * named streams. Our own reader, because a file from a stranger may hold sector chains that run in circles
 * or into each other; here a chain is never longer than the file, and only streams asked for are read.
 */
export interface OleFile {
  /** Names of all storages and streams. */
  readonly names: readonly string[];
  /** The bytes of the first stream of that name, cut where the file ends; null where there is none. */
  stream(name: string): Uint8Array | null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

interface Container {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly sectorSize: number;
  readonly fat: Int32Array;
}

const streamType = 2;
const rootType = 5;
const smallStream = 4096;
const miniSectorSize = 64;
const headerFatSectors = 109;

function sectorOffset(sectorSize: number, sector: number): number {
  return (sector + 1) * sectorSize;
}

/** Sectors of a chain; ends at any number that is no sector, and before it could turn in a circle. */
function chain(fat: Int32Array, start: number, most: number): readonly number[] {
  const sectors: number[] = [];
  let at = start;
  while (at >= 0 && at < fat.length && sectors.length < most) {
    sectors.push(at);
    at = fat[at] as number;
  }
  return sectors;
}

function fatSectors(view: DataView, sectorSize: number, count: number): readonly number[] {
  const found: number[] = [];
  for (let k = 0; k < headerFatSectors; k += 1) found.push(view.getInt32(76 + k * 4, true));
  let next = view.getInt32(68, true);
  for (let hops = 0; next >= 0 && hops < count && found.length < count; hops += 1) {
    const base = sectorOffset(sectorSize, next);
    if (base + sectorSize > view.byteLength) break;
    for (let k = 0; k < sectorSize / 4 - 1; k += 1) found.push(view.getInt32(base + k * 4, true));
    next = view.getInt32(base + sectorSize - 4, true);
  }
  return found.filter((sector) => sector >= 0).slice(0, count);
}

function readFat(view: DataView, sectorSize: number): Int32Array {
  const most = Math.ceil(view.byteLength / sectorSize);
  const perSector = sectorSize / 4;
  const sectors = fatSectors(view, sectorSize, Math.ceil(most / perSector) + 1);
  const fat = new Int32Array(Math.min(most, sectors.length * perSector)).fill(-1);
  sectors.forEach((sector, index) => {
    const base = sectorOffset(sectorSize, sector);
    for (let k = 0; k < perSector; k += 1) {
      const at = index * perSector + k;
      if (at < fat.length && base + k * 4 + 4 <= view.byteLength) {
        fat[at] = view.getInt32(base + k * 4, true);
      }
    }
  });
  return fat;
}

function gather(container: Container, start: number, size: number): Uint8Array {
  const { bytes, sectorSize, fat } = container;
  const length = Math.min(size, bytes.length);
  const out = new Uint8Array(length);
  let filled = 0;
  for (const sector of chain(fat, start, Math.ceil(length / sectorSize))) {
    const from = sectorOffset(sectorSize, sector);
    const piece = bytes.subarray(from, Math.min(from + sectorSize, from + length - filled));
    out.set(piece, filled);
    filled += piece.length;
  }
  return filled === length ? out : out.subarray(0, filled);
}

function readEntries(container: Container, start: number): readonly Entry[] {
  const directory = gather(container, start, container.bytes.length);
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(view.getUint16(at + 64, true), 64);
    let name = '';
    for (let k = 0; k + 2 < length; k += 2) {
      name += String.fromCharCode(view.getUint16(at + k, true));
    }
    const type = view.getUint8(at + 66);
    if (type === 0) continue;
    entries.push({
      name,
      type,
      start: view.getInt32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

function gatherMini(store: Uint8Array, fat: Int32Array, entry: Entry): Uint8Array {
  const length = Math.min(entry.size, store.length);
  const out = new Uint8Array(length);
  let filled = 0;
  for (const sector of chain(fat, entry.start, Math.ceil(length / miniSectorSize))) {
    const from = sector * miniSectorSize;
    const piece = store.subarray(from, Math.min(from + miniSectorSize, from + length - filled));
    out.set(piece, filled);
    filled += piece.length;
  }
  return filled === length ? out : out.subarray(0, filled);
}

function asInt32(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Int32Array(bytes.length >> 2);
  for (let k = 0; k < out.length; k += 1) out[k] = view.getInt32(k * 4, true);
  return out;
}

/** Opens a container; null where the bytes are none or stop before its directory. */
export function openOle(bytes: Uint8Array): OleFile | null {
  if (bytes.length < 1536) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0xd0cf11e0 || view.getUint32(4) !== 0xa1b11ae1) return null;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const sectorSize = 1 << shift;
  const container = { view, bytes, sectorSize, fat: readFat(view, sectorSize) };
  const entries = readEntries(container, view.getInt32(48, true));
  const root = entries.find((entry) => entry.type === rootType);
  if (!root) return null;
  const miniStart = view.getInt32(60, true);
  let mini: { readonly store: Uint8Array; readonly fat: Int32Array } | null = null;
  const miniPart = (): { readonly store: Uint8Array; readonly fat: Int32Array } => {
    mini ??= {
      store: gather(container, root.start, root.size),
      fat: asInt32(gather(container, miniStart, bytes.length)),
    };
    return mini;
  };
  return {
    names: entries.map((entry) => entry.name),
    stream(name) {
      const entry = entries.find((one) => one.type === streamType && one.name === name);
      if (!entry) return null;
      if (entry.size >= smallStream) return gather(container, entry.start, entry.size);
      return gatherMini(miniPart().store, miniPart().fat, entry);
    },
  };
}
