import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesBytes, makeBallot } from './ballot.ts';
import { textOf, toHex, utf8 } from './bytes.ts';
import { castChecker } from './cast-check.ts';
import { castBallot, sealedBody, type Choices } from './model.ts';
import { portablePrimitives } from './portable-primitives.ts';
import { ballotReader, readChoices } from './reading.ts';
import { diceOf } from './samples/dice.ts';
import { sampleRound } from './samples/sample-round.ts';
import { bodySizeFor } from './setup.ts';
import { requestTokens } from './token.ts';

const rounds = [
  sampleRound({ name: 'plain', voters: 3 }),
  sampleRound({ name: 'sealed', issuers: 2, threshold: 2, voters: 3 }),
  sampleRound({ name: 'all', threshold: 3, voters: 1, roster: 0, writeIns: 'off' }),
];

const extent = fc.record({
  candidates: fc.integer({ min: 1, max: 500 }),
  seats: fc.integer({ min: 1, max: 1000 }),
  rosterSize: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 1_000_000 })),
  writeIns: fc.constantFrom('off' as const, 'free' as const, 'per-against' as const),
});

describe('a ballot', () => {
  it('is taken, and reads as what was chosen', () => {
    for (const { setup, ctx, voters, openedKeys } of rounds) {
      const check = castChecker(portablePrimitives, setup, ctx);
      const read = ballotReader(portablePrimitives, setup, ctx, openedKeys.slice(-3));
      for (const { ballot, choices } of voters) {
        expect(check(ballot).ok).toBe(true);
        expect(read(ballot)).toEqual({ m: choices.m, w: choices.w.toSorted((a, b) => a - b) });
      }
    }
  });

  it('is the same on every device with the same seed and k, and another with another k', () => {
    const dice = diceOf('devices');
    for (const { setup, ctx, voters } of rounds) {
      const [voter] = voters;
      if (voter === undefined) throw new Error('a voter was made');
      const input = { setup, ctx, ...voter, k: dice(32) };
      const made = toHex(makeBallot(input));
      expect(toHex(makeBallot(input))).toBe(made);
      expect(toHex(makeBallot({ ...input, k: dice(32) })) === made).toBe(setup.seal === null);
    }
  });

  it('is these bytes: a phone that loaded the page before must go on making them', () => {
    const dice = diceOf('golden');
    const [seed, ctx, k] = [dice(16), dice(32), dice(32)];
    const hashes = rounds.map(({ setup, moduli }) => {
      const { blinded } = requestTokens({ seed, ctx, moduli });
      const choices = { m: 'YNA', w: [] };
      const ballot = makeBallot({ setup, ctx, seed, tokens: blinded, choices, k });
      return toHex(portablePrimitives.sha256(ballot)).slice(0, 16);
    });
    expect(hashes).toEqual(['6d1a44a1d781fa8e', '5ce0acc3a8e51afd', '8df61d21043344b5']);
  });

  it('differs from another in body, pk, sig and tok alone, and never in length', () => {
    const [round] = rounds.slice(1);
    if (round === undefined) throw new Error('a sealed round was made');
    const { setup, ctx, voters } = round;
    const dice = diceOf('differences');
    const frame = (bytes: Uint8Array) =>
      (textOf(bytes) ?? '').replace(/"[A-Za-z0-9_-]{40,}"/g, '*');
    const bodyFrame = (bytes: Uint8Array) => {
      const { body } = castBallot.parse(JSON.parse(textOf(bytes) ?? ''));
      const inner = Buffer.from(body, 'base64url').toString();
      sealedBody.parse(JSON.parse(inner));
      return inner.replace(/"[A-Za-z0-9_-]{40,}"/g, '*');
    };
    const anyChoices = fc.record({
      m: fc.string({ unit: fc.constantFrom(...'YNA-'), minLength: 3, maxLength: 3 }),
      w: fc.uniqueArray(fc.nat({ max: 39 }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(anyChoices, fc.nat({ max: 2 }), (choices, who) => {
        const voter = voters[who];
        if (voter === undefined) throw new Error('three voters were made');
        const { seed, tokens } = voter;
        const ballot = makeBallot({ setup, ctx, seed, tokens, choices, k: dice(32) });
        expect(ballot).toHaveLength(voters[0]?.ballot.length ?? 0);
        expect(frame(ballot)).toBe('{"body":*,"pk":*,"sig":*,"tok":[*,*]}');
        expect(bodyFrame(ballot)).toBe('{"c":*,"e":*,"kc":*,"s":[*,*,*]}');
      }),
      { numRuns: 25 },
    );
  });

  it('is not made of what does not fit', () => {
    const [, round] = rounds;
    const voter = round?.voters[0];
    if (round === undefined || voter === undefined) throw new Error('a voter was made');
    const { setup, ctx } = round;
    const input = { setup, ctx, ...voter, k: new Uint8Array(32) };
    const long = { m: 'Y'.repeat(500), w: [] };
    expect(() => makeBallot({ ...input, choices: long })).toThrow(RangeError);
    expect(() => makeBallot({ ...input, k: new Uint8Array(31) })).toThrow(RangeError);
    const [first, ...rest] = setup.observers;
    if (first === undefined) throw new Error('there are observers');
    const broken = { ...setup, observers: [{ ...first, x25519: null }, ...rest] };
    expect(() => makeBallot({ ...input, setup: broken })).toThrow(RangeError);
  });
});

describe('the size of a body', () => {
  it('holds every valid ballot, and is the least that does', () => {
    fc.assert(
      fc.property(extent, fc.nat(), ({ candidates, seats, rosterSize, writeIns }, from) => {
        const size = bodySizeFor({ candidates, seats, rosterSize, writeIns });
        const people = writeIns === 'off' ? 0 : rosterSize;
        const most = Math.min(seats, people, 500);
        const numbers = Array.from({ length: most }, (_, at) => people - most + at);
        const largest = choicesBytes({ m: 'Y'.repeat(candidates), w: numbers }, size);
        expect(size % 64).toBe(0);
        expect(largest).toHaveLength(size);
        const spaces = (textOf(largest) ?? '').length - (textOf(largest) ?? '').trimEnd().length;
        expect(size === 192 || spaces < 64).toBe(true);
        const anywhere = numbers.map((_, at) => (from + at) % people);
        expect(choicesBytes({ m: '-'.repeat(candidates), w: anywhere }, size)).toHaveLength(size);
      }),
    );
  });

  it('is never below 192, and knows nothing of a list where nobody is written in', () => {
    const small = { candidates: 1, seats: 1, writeIns: 'free', rosterSize: null } as const;
    expect(bodySizeFor(small)).toBe(192);
    const many = { candidates: 3, seats: 300, rosterSize: 9000 };
    expect(bodySizeFor({ ...many, writeIns: 'off' })).toBe(192);
    expect(bodySizeFor({ ...many, writeIns: 'free' })).toBe(1536);
  });
});

describe('a plain body', () => {
  const form = {
    bodySize: 192,
    candidates: [
      { id: 'c1', name: '甲' },
      { id: 'c2', name: '乙' },
    ],
    roster: { n: 30, root: '' },
  };
  const read = (text: string, padded = text.padEnd(192)) => readChoices(utf8(padded), form);

  it('reads as written, with spaces at the end only', () => {
    expect(read('{"m":"YN","w":[]}')).toEqual({ m: 'YN', w: [] });
    expect(read('{"m":"A-","w":[0,9,29]}')).toEqual({ m: 'A-', w: [0, 9, 29] });
  });

  it('reads in no other spelling, of no other round', () => {
    for (const text of [
      '',
      '{"m":"Y","w":[]}',
      '{"m":"YNA","w":[]}',
      '{"m":"yn","w":[]}',
      '{"m":"YX","w":[]}',
      '{"w":[],"m":"YN"}',
      '{"m":"YN"}',
      '{"m":"YN","w":[] }',
      ' {"m":"YN","w":[]}',
      '{"m":"YN","w":[]}\n',
      '{"m":"YN","w":[]}\u00a0',
      '{"m":"YN","w":[]}x',
      '{"m":"YN","w":[1,1]}',
      '{"m":"YN","w":[2,1]}',
      '{"m":"YN","w":[30]}',
      '{"m":"YN","w":[01]}',
      '{"m":"YN","w":[-1]}',
      '{"m":"YN","w":[1.0]}',
      '{"m":"YN","w":[1e0]}',
      '{"m":"YN","w":[1,]}',
      '{"m":"YN","w":["1"]}',
      String.raw`{"m":"Y\u004e","w":[]}`,
    ])
      expect(read(text), text).toBeNull();
    expect(read('', '{"m":"YN","w":[]}')).toBeNull();
    expect(read('', '{"m":"YN","w":[]}'.padEnd(193))).toBeNull();
    expect(
      readChoices(utf8('{"m":"YN","w":[0]}'.padEnd(192)), { ...form, roster: null }),
    ).toBeNull();
    expect(readChoices(new Uint8Array(192).fill(0xff), form)).toBeNull();
  });

  it('comes back from any choices', () => {
    const anyChoices: fc.Arbitrary<Choices> = fc.record({
      m: fc.string({ unit: fc.constantFrom(...'YNA-'), minLength: 2, maxLength: 2 }),
      w: fc.array(fc.nat({ max: 29 }), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const w = [...new Set(choices.w)].toSorted((a, b) => a - b);
        expect(readChoices(choicesBytes(choices, 192), form)).toEqual({ m: choices.m, w });
      }),
    );
  });

  it('names 500 people at most', () => {
    const wide = { ...form, bodySize: 4096, roster: { n: 1000, root: '' } };
    const text = (count: number) =>
      `{"m":"YN","w":[${Array.from({ length: count }, (_, at) => at).join(',')}]}`.padEnd(4096);
    expect(readChoices(utf8(text(500)), wide)?.w).toHaveLength(500);
    expect(readChoices(utf8(text(501)), wide)).toBeNull();
  });
});
