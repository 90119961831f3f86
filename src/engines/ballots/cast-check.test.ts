import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { ballotForm } from './ballot-form.ts';
import { ballotMessage } from './ballot.ts';
import { fromB64, join, textOf, toB64, toHex, utf8 } from './bytes.ts';
import { castChecker } from './cast-check.ts';
import { castBallot, longestBallot } from './model.ts';
import { portablePrimitives } from './portable-primitives.ts';
import { roundKeys } from './round-keys.ts';
import { sampleRound } from './samples/sample-round.ts';

const round = sampleRound({ issuers: 2, threshold: 2, voters: 2 });
const other = sampleRound({ name: 'another', issuers: 2, threshold: 2, voters: 1 });
const check = castChecker(portablePrimitives, round.setup, round.ctx);
const [first, second] = round.voters;
if (first === undefined || second === undefined) throw new Error('two voters were made');
const text = textOf(first.ballot) ?? '';
const members = castBallot.parse(JSON.parse(text));
const codeOf = (bytes: Uint8Array) => {
  const verdict = check(bytes);
  return verdict.ok ? 'ok' : verdict.code;
};
const written = (value: Json) => codeOf(utf8(canonicalJson(value)));

describe('a good ballot', () => {
  it('is taken, with its key and its hash', () => {
    const verdict = check(first.ballot);
    expect(verdict).toEqual({
      ok: true,
      pk: roundKeys(first.seed, round.ctx).pk,
      h: portablePrimitives.sha256(first.ballot),
    });
  });

  it('is of the one length, and in canonical form', () => {
    const { length } = ballotForm(round.setup);
    expect(round.voters.map(({ ballot }) => ballot.length)).toEqual([length, length]);
    expect(text).toBe(canonicalJson(JSON.parse(text) as Json));
  });

  it('never has more bytes than a box reads, whatever the round', () => {
    const largest = sampleRound({
      issuers: 2,
      threshold: 5,
      observers: 9,
      voters: 0,
    });
    const wide = largest.setup.issuers.map(({ by }) => ({ by, n: 'A'.repeat(683) }));
    const { length } = ballotForm({ ...largest.setup, issuers: wide, bodySize: 16_384 });
    expect(length).toBeLessThanOrEqual(longestBallot);
    expect(length).toBeGreaterThan(longestBallot - 2048);
  });
});

describe('malformed', () => {
  it('is every other spelling of the same ballot', () => {
    const { body, pk, sig, tok } = members;
    const spellings = [
      ` ${text}`,
      `${text} `,
      `${text}\n`,
      `\uFEFF${text}`,
      text.replace(',"pk"', ', "pk"'),
      text.replace('"pk"', String.raw`"\u0070k"`),
      text.replace('{', '{"a":1,'),
      text.replace('"]}', '"],"z":1}'),
      text.replace('{', `{"body":"${body}",`),
      JSON.stringify({ pk, body, sig, tok }),
      JSON.stringify(members, null, 1),
      canonicalJson({ body, pk, sig }),
      canonicalJson({ body, pk, sig, tok: tok.slice(1) }),
      canonicalJson({ body, pk, sig, tok: [...tok, ...tok] }),
      canonicalJson({ body, pk, sig, tok: tok[0] ?? '' }),
    ];
    expect(spellings.map((one) => codeOf(utf8(one)))).toEqual(spellings.map(() => 'malformed'));
  });

  it('is base64 with stray bits, another alphabet or padding', () => {
    const stray = (value: string) => `${value.slice(0, -1)}${value.endsWith('B') ? 'C' : 'B'}`;
    for (const name of ['pk', 'sig', 'body'] as const) {
      const value = members[name];
      // One of these lengths ends on whole bytes: there a last letter is no stray bit.
      if (value.length % 4 !== 0)
        expect(written({ ...members, [name]: stray(value) })).toBe('malformed');
      expect(written({ ...members, [name]: `${value.slice(0, -1)}=` })).toBe('malformed');
      expect(written({ ...members, [name]: `+${value.slice(1)}` })).toBe('malformed');
      expect(written({ ...members, [name]: `${value}AAAA` })).toBe('malformed');
      expect(written({ ...members, [name]: value.slice(4) })).toBe('malformed');
    }
    expect(written({ ...members, tok: members.tok.map(stray) })).toBe('malformed');
  });

  it('is a long one, a deep one, half a surrogate pair and no UTF-8', () => {
    const halves = text.replace('{', String.raw`{"\ud800":1,`);
    expect(codeOf(utf8(halves))).toBe('malformed');
    expect(codeOf(new Uint8Array(longestBallot * 40).fill(0x5b))).toBe('malformed');
    expect(codeOf(utf8('['.repeat(first.ballot.length)))).toBe('malformed');
    expect(codeOf(new Uint8Array(0))).toBe('malformed');
    const bytes = Uint8Array.from(first.ballot);
    bytes[20] = 0xff;
    expect(codeOf(bytes)).toBe('malformed');
    // A letter of two bytes in a ballot of the right number of bytes.
    bytes.set(utf8('é'), 20);
    expect(codeOf(bytes)).toBe('malformed');
  });
});

describe('refused', () => {
  const signedAnew = (body: Uint8Array, secret: Uint8Array) =>
    toB64(ed25519.sign(ballotMessage(portablePrimitives.sha256, round.ctx, body), secret));
  const bodyOf = () => fromB64(members.body) ?? new Uint8Array(0);

  it('is a token that is forged, swapped, of another ballot or of another round', () => {
    const { tok } = members;
    const forged = tok.map((one) => `${one.startsWith('A') ? 'B' : 'A'}${one.slice(1)}`);
    const anothers = castBallot.parse(JSON.parse(textOf(second.ballot) ?? '')).tok;
    for (const changed of [
      forged,
      [tok[0] ?? '', forged[1] ?? ''],
      tok.toReversed(),
      anothers,
      tok.map(() => tok[0] ?? ''),
    ])
      expect(written({ ...members, tok: changed })).toBe('token-refused');
    expect(other.voters.map(({ ballot }) => codeOf(ballot))).toEqual(['token-refused']);
  });

  it('is somebody else’s key under a good token', () => {
    const { secret, pk } = roundKeys(second.seed, round.ctx);
    const changed = { ...members, pk: toB64(pk), sig: signedAnew(bodyOf(), secret) };
    expect(written(changed)).toBe('token-refused');
  });

  it('is a signature over another body, and by another key', () => {
    const anothers = castBallot.parse(JSON.parse(textOf(second.ballot) ?? ''));
    expect(written({ ...members, body: anothers.body })).toBe('signature-refused');
    expect(written({ ...members, sig: anothers.sig })).toBe('signature-refused');
    const { secret } = roundKeys(second.seed, round.ctx);
    expect(written({ ...members, sig: signedAnew(bodyOf(), secret) })).toBe('signature-refused');
  });

  it('is a signature whose S is not below the order', () => {
    const sig = fromB64(members.sig) ?? new Uint8Array(64);
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    let s = BigInt(`0x${toHex(Uint8Array.from(sig.subarray(32)).reverse())}`) + order;
    const bytes = new Uint8Array(32);
    for (let at = 0; at < 32; at += 1) {
      bytes[at] = Number(s & 255n);
      s >>= 8n;
    }
    const changed = toB64(join(sig.subarray(0, 32), bytes));
    expect(written({ ...members, sig: changed })).toBe('signature-refused');
  });

  it('is not a body that says nothing: it is cast, and counted 废票', () => {
    const nothing = new Uint8Array(ballotForm(round.setup).bodyLength).fill(7);
    const { secret } = roundKeys(first.seed, round.ctx);
    const changed = { ...members, body: toB64(nothing), sig: signedAnew(nothing, secret) };
    expect(written(changed)).toBe('ok');
  });
});

describe('any bytes', () => {
  const codes = ['malformed', 'token-refused', 'signature-refused'];

  it('are answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(codeOf(bytes)).toBe('malformed');
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(codeOf(utf8(json))).toBe('malformed');
      }),
      { numRuns: 300 },
    );
  });

  it('that differ from a ballot anywhere are refused', () => {
    const places = fc.nat({ max: first.ballot.length - 1 });
    const seen = new Set<string>();
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Uint8Array.from(first.ballot);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const code = codeOf(bytes);
        seen.add(code);
        expect(codes).toContain(code);
      }),
      { numRuns: 400 },
    );
    const letters = fc.constantFrom(...'ABCDwxyz0123-_');
    fc.assert(
      fc.property(places, letters, (at, letter) => {
        const bytes = Uint8Array.from(first.ballot);
        fc.pre(bytes[at] !== letter.charCodeAt(0));
        bytes[at] = letter.charCodeAt(0);
        const code = codeOf(bytes);
        seen.add(code);
        expect(codes).toContain(code);
      }),
      { numRuns: 400 },
    );
    expect([...seen].toSorted()).toEqual([...codes].toSorted());
  });
});
