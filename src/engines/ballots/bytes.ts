/** Writing bytes down and reading them back: docs/ballot-protocol.md, section 2. Readers take one spelling only. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 of a text. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, a byte order mark included; null where they are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** All parts in a row. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether both have the same bytes. Not in constant time: it compares what is public. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Order of bytes from the first on; a beginning stands before what it begins. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

const nibbles = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += nibbles[byte];
  return text;
}

/** Bytes of lower-case hexadecimal; null for anything else. */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

/** Letters of so many bits each; the last one is filled up with zero bits. */
function toLetters(bytes: Uint8Array, alphabet: string, bits: number): string {
  let text = '';
  let held = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    held += 8;
    while (held >= bits) {
      held -= bits;
      text += alphabet[value >>> held];
      value &= (1 << held) - 1;
    }
  }
  return held === 0 ? text : text + alphabet[value << (bits - held)];
}

/** Bytes of letters; null for a foreign letter, a letter too many, or bits at the end that are not zero. */
function fromLetters(text: string, values: Int8Array, bits: number): Uint8Array | null {
  const length = Math.floor((text.length * bits) / 8);
  if (text.length !== Math.ceil((length * 8) / bits)) return null;
  const bytes = new Uint8Array(length);
  let held = 0;
  let value = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = values[text.charCodeAt(index)] ?? -1;
    if (letter < 0) return null;
    value = (value << bits) | letter;
    held += bits;
    if (held >= 8) {
      held -= 8;
      bytes[at] = value >>> held;
      value &= (1 << held) - 1;
      at += 1;
    }
  }
  return value === 0 ? bytes : null;
}

function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const [value, letter] of [...alphabet].entries()) values[letter.charCodeAt(0)] = value;
  return values;
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const base64Values = valuesOf(base64);

/** base64url without padding (RFC 4648, section 5). */
export function toB64(bytes: Uint8Array): string {
  return toLetters(bytes, base64, 6);
}

/** Bytes of base64url without padding; null for every other spelling, stray bits at the end included. */
export function fromB64(text: string): Uint8Array | null {
  return fromLetters(text, base64Values, 6);
}

/** How many letters so many bytes take in base64url. */
export function b64Length(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base32Values = valuesOf(base32);

/** Base32 without I, L, O and U, most significant bits first. */
export function toBase32(bytes: Uint8Array): string {
  return toLetters(bytes, base32, 5);
}

/** Letters as somebody typed them: lower case, I and L for 1, O for 0, spaces and hyphens between. */
export function base32Typed(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
}

/** So many bytes of base32 as somebody typed it; null where it is not exactly that. */
export function fromBase32(text: string, bytes: number): Uint8Array | null {
  const read = fromLetters(base32Typed(text), base32Values, 5);
  return read === null || read.length !== bytes ? null : read;
}
