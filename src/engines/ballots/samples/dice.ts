import { sha256 } from '@noble/hashes/sha2.js';
import { join, utf8 } from '../bytes.ts';
import type { RandomBytes } from '../primes.ts';

/** Bytes that look random and are the same in every run. */
export function diceOf(seed: string): RandomBytes {
  let turn = 0;
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => {
      turn += 1;
      return sha256(utf8(`${seed}/${turn}`));
    });
    return join(...blocks).slice(0, length);
  };
}
