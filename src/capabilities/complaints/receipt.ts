import { createHash, randomBytes } from 'node:crypto';
import type { SchoolId, Uuid } from '../../kernel/id.ts';

/** Letters and digits that cannot be taken for each other on paper. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const length = 20;

const digest = (...parts: readonly string[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();

const codeOf = (bytes: Buffer): string => {
  const letters = [...bytes.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]);
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-');
};

/** The code by which whoever told something reads the answer, `ABCDE-…`: 20 of 31 letters, some 99 bits. */
export const newReceipt = (): string => codeOf(randomBytes(length));

/** Random bits for one form that is filled in. */
export const newFormToken = (): string => randomBytes(32).toString('base64url');

/** Whether a text could be such bits. */
export const isFormToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** The receipt a form will give, however often it is sent: a second click must not lose the code of the first. */
export const receiptOf = (formToken: string): string => codeOf(digest('receipt', formToken));

/** The idempotency key of a form: a UUID of version 8 (RFC 9562, 5.8) that leads back to neither bits nor code. */
export function keyOfForm(formToken: string): Uuid {
  const bytes = digest('key', formToken).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const cut = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...cut, hex.slice(20)].join('-') as Uuid;
}

/** A code as it was meant, whatever blanks, hyphens, small or full-width letters it was typed with. */
export const readReceipt = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** Whether a text could be a receipt. */
export function looksLikeReceipt(typed: string): boolean {
  const code = readReceipt(typed);
  return code.length === length && [...code].every((letter) => alphabet.includes(letter));
}

/** What is kept of a receipt. Its bits cannot be guessed, so a plain hash tells nothing. */
export const receiptHash = (school: SchoolId, typed: string): Buffer =>
  digest('complaint', school, readReceipt(typed));
