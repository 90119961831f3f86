import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { newIssuerKey, signBlindedNatively } from '../../engines/native-signing/issuer-key.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import { portablePrimitives } from '../../engines/ballots/portable-primitives.ts';
import {
  sampleBoard,
  type SampleIssuer,
} from '../../engines/ballots/board/samples/sample-board.ts';
import { verifyBoard } from '../../engines/ballots/board/verify-board.ts';

const issuer = (): SampleIssuer => {
  const { privatePem, modulus } = newIssuerKey();
  return { modulus, sign: (blinded) => signBlindedNatively(privatePem, blinded) };
};
const issuers = [issuer(), issuer()];
const marks = (...all: readonly string[]) => all.map((m) => ({ m, w: [] }));

describe.each([
  ['Node', nodePrimitives],
  ['portable', portablePrimitives],
])('a board by %s', (_, primitives) => {
  it('holds, sealed and plain, with one issuer or two', () => {
    for (const threshold of [null, 2])
      for (const count of [1, 2]) {
        const { text, setup } = sampleBoard({
          issuers: issuers.slice(0, count),
          threshold,
          ballots: marks('YYN', 'YNA', 'YYN', 'NNN', 'YYY'),
        });
        const { failures, warnings, facts } = verifyBoard(primitives, text);
        expect(failures).toEqual([]);
        expect(warnings).toEqual([]);
        expect(facts).toMatchObject({
          phase: 'certified',
          setup,
          ballots: 5,
          tally: { returned: 5, invalid: 1 },
          decision: { kind: 'decided', elected: ['c1'], tied: [], open: 1, needed: 3 },
        });
      }
  });
});

describe('bytes from anywhere', () => {
  const { text } = sampleBoard({
    issuers: issuers.slice(0, 1),
    threshold: 2,
    ballots: marks('YYN', 'YNA'),
  });
  const lines = text.trimEnd().split('\n');
  const verdicts = (file: Uint8Array | string) => verifyBoard(nodePrimitives, file).failures.length;

  it('are told what is wrong with them, and never thrown at anybody', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => verdicts(bytes) > 0),
      { numRuns: 300 },
    );
  });

  it('so are the lines of a board in any order, some missing, some twice, some cut', () => {
    const part = fc.tuple(fc.nat(lines.length - 1), fc.option(fc.nat(600)));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const some = parts.map(([at, cut]) => (lines[at] ?? '').slice(0, cut ?? undefined));
        const file = some.map((line) => `${line}\n`).join('');
        return file === text || verdicts(file) > 0;
      }),
      { numRuns: 300 },
    );
  });

  it('so is a setup whose values are those of another type', () => {
    const setup = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    const keys = fc.constantFrom(...Object.keys(setup));
    fc.assert(
      fc.property(keys, fc.jsonValue(), (key, value) => {
        const changed = canonicalJson({ ...setup, [key]: value } as Json);
        return changed === lines[0] || verdicts([changed, ...lines.slice(1), ''].join('\n')) > 0;
      }),
      { numRuns: 200 },
    );
  });
});
