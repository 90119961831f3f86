import { describe, expect, it } from 'vitest';
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
