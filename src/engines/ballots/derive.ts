import { utf8 } from './bytes.ts';
import type { CheckingPrimitives } from './primitives.ts';

const noSalt = new Uint8Array(0);

/** `derive(key, label, n)` of docs/ballot-protocol.md, section 2: HKDF without salt (RFC 5869). */
export function derive(
  { hkdf }: Pick<CheckingPrimitives, 'hkdf'>,
  key: Uint8Array,
  label: string,
  length: number,
): Uint8Array {
  return hkdf(key, noSalt, utf8(label), length);
}
