import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  base32Typed,
  b64Length,
  compareBytes,
  equalBytes,
  fromB64,
  fromBase32,
  fromHex,
  join,
  textOf,
  toB64,
  toBase32,
  toHex,
  utf8,
} from './bytes.ts';

const anyBytes = fc.uint8Array({ maxLength: 100 });
const plain = (bytes: Uint8Array | null) => bytes && [...bytes];

describe('bytes', () => {
  it('come back from every spelling', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(plain(fromB64(toB64(bytes)))).toEqual([...bytes]);
        expect(plain(fromHex(toHex(bytes)))).toEqual([...bytes]);
        expect(plain(fromBase32(toBase32(bytes), bytes.length))).toEqual([...bytes]);
        expect(toB64(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(toB64(bytes)).toHaveLength(b64Length(bytes.length));
      }),
    );
  });

  it('have one spelling each: whatever reads is what would be written', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCZaz09-_+/= é'), maxLength: 12 });
    let read = 0;
    fc.assert(
      fc.property(letters, (text) => {
        const bytes = fromB64(text);
        if (bytes === null) return;
        read += 1;
        expect(toB64(bytes)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(20);
    const hex = fc.string({ unit: fc.constantFrom(...'09afAFg '), maxLength: 8 });
    fc.assert(
      fc.property(hex, (text) => {
        const bytes = fromHex(text);
        expect(bytes === null || toHex(bytes) === text).toBe(true);
      }),
    );
  });

  it('are refused with stray bits, padding, and a letter too many', () => {
    expect(plain(fromB64('AA'))).toEqual([0]);
    for (const text of ['A', 'AB', 'AAB', 'AA=', 'AA==', 'A A', 'AA\n', 'AAAAA', 'éé', '\u{1F512}'])
      expect(fromB64(text)).toBeNull();
    expect(plain(fromB64('AAA'))).toEqual([0, 0]);
    for (const text of ['1', '01', '001', '0000', 'UU', '0-1'])
      expect(fromBase32(text, 1)).toBeNull();
    expect(plain(fromBase32('00', 1))).toEqual([0]);
    expect(fromBase32('00', 2)).toBeNull();
    for (const text of ['0', '0G', 'AB', ' ab']) expect(fromHex(text)).toBeNull();
  });

  it('are read from base32 as people type it', () => {
    expect(base32Typed(' oil-1 l\u00a0z')).toBe('01111Z');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const typed = toBase32(bytes)
          .toLowerCase()
          .replace(/1/g, 'l')
          .replace(/0/g, 'o')
          .replace(/(.{4})/g, '$1- ');
        expect(plain(fromBase32(typed, bytes.length))).toEqual([...bytes]);
      }),
    );
  });

  it('are text only where they are UTF-8, and a byte order mark is a letter', () => {
    expect(textOf(utf8('明章 🗳'))).toBe('明章 🗳');
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\uFEFFA');
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe6, 0x98]])
      expect(textOf(Uint8Array.from(bytes))).toBeNull();
  });

  it('are compared as Buffer compares them', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
        expect(equalBytes(join(a, b), Buffer.concat([a, b]))).toBe(true);
        expect(compareBytes(join(a, b), a) >= 0).toBe(true);
      }),
    );
  });
});
