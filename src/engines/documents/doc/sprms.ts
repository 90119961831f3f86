/** Property modifiers (sprm) this reader understands (MS-DOC 2.6). */
export const sprm = {
  deleted: 0x0800,
  hidden: 0x083c,
  pictureLocation: 0x6a03,
  symbol: 0x6a09,
  asciiFont: 0x4a4f,
  otherFont: 0x4a51,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  depth: 0x6649,
  outline: 0x2640,
  hugeProperties: 0x6646,
  tableProperties: 0x646b,
  defineTable: 0xd608,
  verticalMerge: 0xd62b,
} as const;

/** One modifier: its code and where its operand stands in `bytes`. */
export interface Modifier {
  readonly code: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const fixedSizes = [1, 1, 2, 4, 2, 2, 0, 3] as const;

function operandSize(bytes: Uint8Array, code: number, at: number): number {
  const size = fixedSizes[code >> 13] as number;
  if (size > 0) return size;
  const length = bytes[at] ?? 0;
  if (code === sprm.defineTable) return length + (bytes[at + 1] ?? 0) * 256 + 1;
  if (code === 0xc615 && length === 255) return bytes.length - at;
  return length + 1;
}

/** The modifiers of a list, in order; one that reaches beyond the list ends it. */
export function modifiersOf(bytes: Uint8Array): readonly Modifier[] {
  const found: Modifier[] = [];
  let at = 0;
  while (at + 2 < bytes.length) {
    const code = (bytes[at] as number) + (bytes[at + 1] as number) * 256;
    const start = at + 2;
    const end = start + operandSize(bytes, code, start);
    if (end > bytes.length) break;
    found.push({ code, bytes, start, end });
    at = end;
  }
  return found;
}

/** The operand as a number, little end first, up to four bytes. */
export function operand(modifier: Modifier): number {
  let value = 0;
  const end = Math.min(modifier.end, modifier.start + 4);
  for (let at = end - 1; at >= modifier.start; at -= 1) {
    value = value * 256 + (modifier.bytes[at] as number);
  }
  return value;
}
