import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { toB64, toHex, utf8 } from './bytes.ts';
import type { Setup } from './model.ts';
import { portablePrimitives } from './portable-primitives.ts';
import { modulusOf } from './rsa.ts';
import { sampleKeys } from './samples/sample-keys.ts';
import { sampleRound } from './samples/sample-round.ts';
import { readSetup, setupFits } from './setup-reading.ts';
import { checkCode, contextOf, writeSetup } from './setup.ts';

const { sha256 } = portablePrimitives;
const { setup, setupBytes, ctx } = sampleRound({ issuers: 2, threshold: 2, voters: 0 });
const fits = (changed: Partial<Setup>) => setupFits(sha256, { ...setup, ...changed });

describe('a setup', () => {
  it('reads as it was written, and ctx is its hash', () => {
    expect(readSetup(sha256, setupBytes)).toEqual(setup);
    expect(toHex(contextOf(sha256, setupBytes))).toBe(toHex(ctx));
    expect(toHex(sha256(setupBytes))).toBe(toHex(ctx));
    for (const given of [
      sampleRound({ voters: 0 }),
      sampleRound({ voters: 0, observers: 0 }),
      sampleRound({ voters: 0, writeIns: 'off', roster: 0 }),
      sampleRound({ voters: 0, threshold: 9, observers: 9 }),
    ])
      expect(readSetup(sha256, given.setupBytes)).toEqual(given.setup);
  });

  it('shows eight letters of ctx', () => {
    expect(checkCode(new Uint8Array(32))).toBe('0000-0000');
    expect(checkCode(new Uint8Array(32).fill(255))).toBe('ZZZZ-ZZZZ');
    expect(checkCode(Uint8Array.of(0x08, 0x86, 0x42, 0x98, 0xe8, 1, 2, 3))).toBe('1234-5678');
    expect(checkCode(ctx)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('does not read in another spelling or shape', () => {
    const read = (text: string) => readSetup(sha256, utf8(text));
    const text = canonicalJson(setup);
    expect(read(` ${text}`)).toBeNull();
    expect(read(JSON.stringify(setup))).toBeNull();
    expect(read('null')).toBeNull();
    expect(read('[]')).toBeNull();
    const also = { ...setup, note: 'one more' } as unknown as Json;
    expect(read(canonicalJson(also))).toBeNull();
    const { quorum: _quorum, ...fewer } = setup.rules;
    // A rule left out would read as its default: the bytes would say something else than what is counted by.
    expect(read(canonicalJson({ ...setup, rules: fewer }))).toBeNull();
    expect(readSetup(sha256, writeSetup({ ...setup, bodySize: 256 }))).toBeNull();
  });

  it('fits together only if issuers do', () => {
    const [server, second] = setup.issuers;
    const [one, two, three] = setup.observers;
    if (!server || !second || !one || !two || !three) throw new Error('the sample has them');
    expect(fits({})).toBe(true);
    for (const issuers of [
      [server],
      [second],
      [second, server],
      [server, server],
      [server, { ...second, by: 2 }],
      [server, { by: 'server' as const, n: second.n }],
      [server, { by: 1, n: server.n }],
      [{ ...server, n: `${server.n}AAAA` }, second],
      [{ ...server, n: server.n.replace(/^./, 'A') }, second],
      [{ ...server, n: 'A'.repeat(342) }, second],
    ])
      expect(fits({ issuers })).toBe(false);
    const rsa = toB64(modulusOf(sampleKeys[1]));
    expect(fits({ observers: [{ ...one, rsa: null }, two, three] })).toBe(false);
    expect(fits({ observers: [one, { ...two, rsa }, three] })).toBe(false);
    expect(fits({ observers: [{ ...one, rsa: null }, { ...two, rsa }, three] })).toBe(false);
  });

  it('fits together only if observers and seal do', () => {
    const [one, two, three] = setup.observers;
    if (!one || !two || !three) throw new Error('the sample has them');
    expect(fits({ seal: null })).toBe(false);
    expect(fits({ seal: { threshold: 3 } })).toBe(true);
    expect(fits({ seal: { threshold: 4 } })).toBe(false);
    expect(fits({ observers: [one, three, two] })).toBe(false);
    expect(fits({ observers: [one, two, two] })).toBe(false);
    expect(fits({ observers: [one, { ...two, x25519: null }, three] })).toBe(false);
    expect(fits({ observers: [one, two] })).toBe(true);
  });

  it('fits together only if list, rules and sizes do', () => {
    const [one, ...rest] = setup.candidates;
    if (!one) throw new Error('the sample has candidates');
    expect(fits({ candidates: [one, one, ...rest] })).toBe(false);
    expect(fits({ rules: { ...setup.rules, writeIns: 'off' } })).toBe(false);
    expect(fits({ round: { ...setup.round, seats: 3 } })).toBe(false);
    expect(fits({ rulesHash: '0'.repeat(64) })).toBe(false);
    expect(fits({ bodySize: 256 })).toBe(false);
    expect(fits({ box: `${setup.box.slice(0, -1)}B` })).toBe(false);
    expect(fits({ bodySize: 192, roster: null })).toBe(true);
  });
});
