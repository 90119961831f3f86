import { fromB64, toHex, utf8 } from '../../../engines/ballots/bytes.ts';
import { checkCode, contextOf } from '../../../engines/ballots/setup.ts';
import type { Setup } from '../../../engines/ballots/model.ts';
import { portablePrimitives } from '../../../engines/ballots/portable-primitives.ts';
import type { MyRound, RoundAtHand } from '../answers.ts';

/** Reads the setup of a round and works out its check code here; null where there is no setup yet. */
export function readRound(round: MyRound): RoundAtHand | null {
  if (round.setup === null) return null;
  const ctx = contextOf(portablePrimitives.sha256, utf8(round.setup));
  return {
    ...{ id: round.id, electionId: round.electionId, box: round.box },
    setup: JSON.parse(round.setup) as Setup,
    ctx: toHex(ctx),
    checkCode: checkCode(ctx),
  };
}

/** The bytes of base64url that stands in a setup or in what this page keeps itself. Throws for anything else. */
export function bytesIn(text: string): Uint8Array {
  const bytes = fromB64(text);
  if (bytes === null) throw new Error('not base64url');
  return bytes;
}

/** The issuers' moduli, in order. */
export const moduliOf = ({ issuers }: Setup): readonly Uint8Array[] =>
  issuers.map(({ n }) => bytesIn(n));
