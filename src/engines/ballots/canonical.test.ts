import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { utf8 } from './bytes.ts';
import { readCanonical } from './canonical.ts';

const read = (text: string) => readCanonical(utf8(text));

describe('canonical JSON', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        const back = read(text);
        expect(back === null ? 'null' : canonicalJson(back)).toBe(
          /\\ud[89a-f]/.test(text) ? 'null' : text,
        );
      }),
    );
  });

  it('reads no other spelling', () => {
    for (const text of [
      '',
      '{',
      '{"a":1} ',
      ' {"a":1}',
      '{"a": 1}',
      '{"b":1,"a":1}',
      '{"a":1,"a":1}',
      '{"a":1.0}',
      '{"a":1e0}',
      '{"a":-0}',
      '{"a":1e999}',
      String.raw`{"\u0061":1}`,
      String.raw`"\u4e2d"`,
      String.raw`"\/"`,
      String.raw`"\ud800"`,
      String.raw`"\\\udfff"`,
      String.raw`"\ud800\ud800"`,
      '\uFEFF{}',
    ])
      expect(read(text)).toBeNull();
    expect(readCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toBeNull();
  });

  it('takes what only looks like half a pair, and keys that other programs trip over', () => {
    expect(read(String.raw`"\\ud800"`)).toBe(String.raw`\ud800`);
    expect(read('"🗳"')).toBe('🗳');
    expect(read('{"":1,"__proto__":{"a":1}}')).not.toBeNull();
  });

  it('survives any depth', () => {
    for (const depth of [1000, 100_000, 300_000])
      expect(() => read('['.repeat(depth) + ']'.repeat(depth))).not.toThrow();
    expect(read('['.repeat(300_000))).toBeNull();
  });
});
