import { randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that cannot be taken for each other on paper: no I, L, O, 0, 1. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const codeLength = 10;

/** A one-time code a person can type from paper, as `ABCDE-23456`; 31^10 is a little below 2^50. */
export function newCode(): string {
  const letters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** A code as it was meant, whatever blanks, hyphens, small or full-width letters it was typed with. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** Whether a text could be such a code. */
export function looksLikeCode(typed: string): boolean {
  const code = readCode(typed);
  return code.length === codeLength && [...code].every((letter) => alphabet.includes(letter));
}

/** 256 random bits: a session's token, the state of a sign-on, the cookie of a browser. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
