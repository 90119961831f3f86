import { fromHex, textOf, toHex } from '../../../engines/ballots/bytes.ts';
import { makeBallot } from '../../../engines/ballots/ballot.ts';
import type { Choices } from '../../../engines/ballots/model.ts';
import { portablePrimitives } from '../../../engines/ballots/portable-primitives.ts';
import type { RoundAtHand } from '../answers.ts';
import type { KeptRound, Keeping } from '../keep/kept.ts';
import { randomBytes } from '../waiting.ts';
import { bytesIn } from './read-round.ts';

/**
 * Makes the ballot and keeps it before anything is sent. Where one was made already, perhaps by another page of this
 * device, that one stays: it may have been sent.
 */
export async function makeAndKeep(
  round: RoundAtHand,
  keeping: Keeping<KeptRound>,
  choices: Choices,
): Promise<void> {
  const kept = await keeping.read();
  if (!kept?.tokens || kept.ctx !== round.ctx) throw new Error('no tokens of this round');
  const bytes = makeBallot({
    setup: round.setup,
    ctx: fromHex(kept.ctx) ?? new Uint8Array(),
    seed: bytesIn(kept.seed),
    tokens: kept.tokens.map(bytesIn),
    choices,
    k: randomBytes(32),
  });
  const h = toHex(portablePrimitives.sha256(bytes));
  const ballot = textOf(bytes);
  await keeping.change((before) =>
    before === null || before.ballot !== null ? before : { ...before, ballot, h },
  );
}
