import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { DocumentRefusal } from './refusal.ts';

/** Text decoded from bytes, without byte order mark and with line feeds only. */
export interface DecodedText {
  readonly text: string;
  /** Characters that could not be decoded and stand in the text as U+FFFD. */
  readonly replaced: number;
}

/** Share of characters that may be unreadable before the whole is called unreadable. */
const unreadableShare = 0.03;

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: false }).decode(bytes);
}

/** The text when the bytes are valid UTF-8, else null. */
function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

interface Census {
  readonly replaced: number;
  readonly controls: number;
  /** Private use and unassigned, which no Chinese text carries in number. */
  readonly strange: number;
  readonly beyondAscii: number;
}

function census(text: string): Census {
  let replaced = 0;
  let controls = 0;
  let strange = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) beyondAscii += 1;
    if (code === 0xfffd) replaced += 1;
    else if (code >= 0xe000 && code <= 0xf8ff) strange += 1;
    else if (code === 0xffff || code === 0xfffe) strange += 1;
    else if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) {
      controls += 1;
    } else if (code >= 0x7f && code < 0xa0) controls += 1;
  }
  return { replaced, controls, strange, beyondAscii };
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark shows itself by the zero bytes of its line breaks, blanks and digits. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const reach = Math.min(bytes.length, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < reach; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > 0 && even === 0) return 'utf-16le';
  if (even > 0 && odd === 0) return 'utf-16be';
  return null;
}

/**
 * UTF-8 that is damaged in places is still UTF-8: read as GB18030 it would turn to nonsense as a whole.
 * Text in GB18030, read as UTF-8, has a replacement for nearly every character.
 */
function guess(bytes: Uint8Array, preferred: string | null): string {
  const utf8 = decode(bytes, 'utf-8');
  const seen = census(utf8);
  if (seen.replaced * 4 <= seen.beyondAscii - seen.replaced) return utf8;
  if (preferred !== null) {
    const text = decode(bytes, preferred);
    if (census(text).replaced <= seen.replaced) return text;
  }
  return decode(bytes, 'gb18030');
}

function choose(bytes: Uint8Array, declared: string | null): string | null {
  const marked = markedEncoding(bytes);
  if (marked !== null) return decode(bytes, marked);
  if (bytes.includes(0)) {
    const wide = unmarkedUtf16(bytes);
    return wide === null ? null : decode(bytes, wide);
  }
  return strictUtf8(bytes) ?? guess(bytes, declared);
}

const chineseEncodings = new Set(['gbk', 'gb18030', 'big5']);

/** The decoder of a declared Chinese encoding, or null; a page that declares another is not believed. */
function knownEncoding(label: string | null): string | null {
  if (label === null) return null;
  try {
    const name = new TextDecoder(label).encoding;
    return chineseEncodings.has(name) ? name : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Decodes by byte order mark, else UTF-8 where the bytes are valid, else the declared encoding
 * (of an HTML page), else GB18030. Line ends become line feeds; nothing else is changed.
 * Refused `unreadable-text`: zero bytes, or too many control, unassigned or undecodable characters.
 */
export function decodeText(
  bytes: Uint8Array,
  declared: string | null = null,
): Result<DecodedText, DocumentRefusal> {
  const refusal: DocumentRefusal = { code: 'unreadable-text', values: {} };
  const raw = choose(bytes, knownEncoding(declared));
  if (raw === null || raw.includes('\0')) return err(refusal);
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  const seen = census(text);
  const bad = seen.replaced + seen.controls + seen.strange;
  if (bad > 1 && bad > text.length * unreadableShare) return err(refusal);
  return ok({ text, replaced: seen.replaced });
}
