import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from './bytes.ts';
import { readRecoveryCode, recoveryCode } from './recovery-code.ts';
import { diceOf } from './samples/dice.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anySeed = fc.uint8Array({ minLength: 16, maxLength: 16 });
const read = (text: string) => {
  const seed = readRecoveryCode(text);
  return seed && toHex(seed);
};

describe('a recovery code', () => {
  it('has 26 letters, and gives its seed back however it is typed', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const code = recoveryCode(seed);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
        const typed = code.toLowerCase().replace(/1/g, 'i').replace(/0/g, 'o');
        expect(read(code)).toBe(toHex(seed));
        expect(read(` ${typed.slice(0, 13)}-${typed.slice(13)}\n`)).toBe(toHex(seed));
      }),
    );
  });

  it('notices three of four slips in one letter, wherever it is', () => {
    const dice = diceOf('slips');
    const unnoticed = Array.from({ length: 26 }, () => 0);
    const turns = 16;
    for (let turn = 0; turn < turns; turn += 1) {
      const seed = dice(16);
      const code = recoveryCode(seed);
      for (let at = 0; at < 26; at += 1)
        for (const letter of alphabet) {
          if (letter === code[at]) continue;
          const found = read(code.slice(0, at) + letter + code.slice(at + 1));
          // A slip that is not noticed gives another seed, never the same.
          expect(found).not.toBe(toHex(seed));
          if (found !== null) unnoticed[at] = (unnoticed[at] ?? 0) + 1;
        }
    }
    for (const [at, count] of unnoticed.entries()) {
      const share = count / (turns * 31);
      // The last letter holds both check bits: of 31 slips, 3 leave the seed and are always noticed.
      expect(share, `letter ${at + 1}`).toBeGreaterThan(0.15);
      expect(share, `letter ${at + 1}`).toBeLessThan(0.33);
    }
  });

  it('is not one of another length, or with a letter of none', () => {
    const code = recoveryCode(new Uint8Array(16));
    for (const text of ['', code.slice(1), `${code}0`, `U${code.slice(1)}`, `é${code.slice(1)}`])
      expect(read(text)).toBeNull();
    expect(() => recoveryCode(new Uint8Array(15))).toThrow(RangeError);
  });

  it('is this one for these seeds, so that codes written down stay good', () => {
    expect(recoveryCode(new Uint8Array(16))).toBe('00000000000000000000000001');
    expect(recoveryCode(Uint8Array.from({ length: 16 }, (_, at) => at * 17))).toBe(
      '008J4CT4ANK7F24SNAXWSQFEZY',
    );
  });
});
