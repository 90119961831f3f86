import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { makeBallot } from '../../../src/engines/ballots/ballot.ts';
import { fromB64, toB64, toHex, utf8 } from '../../../src/engines/ballots/bytes.ts';
import type { Choices, Setup } from '../../../src/engines/ballots/model.ts';
import { portablePrimitives } from '../../../src/engines/ballots/portable-primitives.ts';
import { checkReceipt } from '../../../src/engines/ballots/receipt.ts';
import { contextOf } from '../../../src/engines/ballots/setup.ts';
import { acceptTokens, requestTokens } from '../../../src/engines/ballots/token.ts';
import type { Caller, Place } from './caller.ts';

/** What the server tells a voter of a round. */
export interface RoundForVoter {
  readonly id: string;
  readonly phase: string;
  readonly setup: string;
  readonly box: { readonly kind: 'port'; readonly port: number } | null;
  readonly signatures: readonly (string | null)[] | null;
}

/** How a voter reaches the issuer: with their own log-in, or with their code at the kiosk. */
export interface Door {
  rounds(): Promise<readonly RoundForVoter[]>;
  issue(roundId: string, blinded: readonly string[]): Promise<readonly (string | null)[]>;
}

/** A voter without a browser: does by the engines' functions what the page does. */
export interface Voter {
  /** Asks for a token; true where every issuer has signed. */
  fetchToken(roundId: string): Promise<boolean>;
  /** Casts, and checks the receipt; answers the hash of the ballot. */
  cast(roundId: string, choices: Choices): Promise<string>;
}

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

function partsOf(text: string) {
  const setup = JSON.parse(text) as Setup;
  const moduli = setup.issuers.map(({ n }) => fromB64(n) ?? new Uint8Array());
  return { setup, ctx: contextOf(sha256, utf8(text)), moduli };
}

/** The link of a kiosk as the route reads it. */
export function kioskDoor({ address, school }: Place, token: string, code: string): Door {
  const asked = async <T>(what: 'mine' | 'issue', input: object = {}): Promise<T> => {
    const answered = await fetch(`${address}/${school}/ballot-kiosk/${token}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ code, input }),
    });
    const text = await answered.text();
    if (!answered.ok) throw new Error(`kiosk ${what} ${answered.status}: ${text}`);
    return (JSON.parse(text) as { answer: T }).answer;
  };
  return {
    rounds: async () => (await asked<{ rounds: readonly RoundForVoter[] }>('mine')).rounds,
    issue: async (roundId, blinded) =>
      (await asked<{ signatures: readonly (string | null)[] }>('issue', { roundId, blinded }))
        .signatures,
  };
}

/** One's own log-in. */
export const ownDoor = (who: Caller): Door => ({
  rounds: async () =>
    (await who.asks<{ rounds: readonly RoundForVoter[] }>('ballot.mine', {})).rounds,
  issue: async (roundId, blinded) => {
    const { signatures } = await who.does('ballot.issue', { roundId, blinded });
    return signatures as readonly (string | null)[];
  },
});

/** A voter behind a door, with a seed of their own for the whole election. */
export function voter(door: Door): Voter {
  const seed = new Uint8Array(randomBytes(16));
  const fetched = new Map<string, { round: RoundForVoter; tokens: readonly Uint8Array[] }>();
  const roundOf = async (roundId: string): Promise<RoundForVoter> => {
    const found = (await door.rounds()).find(({ id }) => id === roundId);
    if (!found) throw new Error('the voter has no such round');
    return found;
  };
  return {
    async fetchToken(roundId) {
      const round = await roundOf(roundId);
      const parts = partsOf(round.setup);
      const { blinded } = requestTokens({ seed, ...parts });
      const signatures = await door.issue(roundId, blinded.map(toB64));
      if (signatures.includes(null)) return false;
      const read = signatures.map((one) => fromB64(one ?? '') ?? new Uint8Array());
      const accepted = acceptTokens({ seed, ...parts, signatures: read });
      if (accepted === null) throw new Error('a token does not verify');
      fetched.set(roundId, { round, tokens: accepted });
      return true;
    },
    async cast(roundId, choices) {
      const own = fetched.get(roundId);
      if (!own || own.round.box === null) throw new Error('there is no token, or no ballot box');
      const { box, setup: text } = own.round;
      const { setup, ctx } = partsOf(text);
      const k = new Uint8Array(randomBytes(32));
      const ballot = makeBallot({ setup, ctx, seed, tokens: own.tokens, choices, k });
      const answered = await fetch(`http://127.0.0.1:${box.port}/${toHex(ctx)}/ballots`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: Buffer.from(ballot),
      });
      const said = await answered.text();
      if (!answered.ok) throw new Error(`not cast: ${answered.status} ${said}`);
      const { h, receipt } = JSON.parse(said) as { readonly h: string; readonly receipt: string };
      const hash = sha256(ballot);
      const signed = fromB64(receipt) ?? new Uint8Array();
      const boxKey = fromB64(setup.box) ?? new Uint8Array();
      if (toHex(hash) !== h || !checkReceipt(portablePrimitives, boxKey, ctx, hash, signed))
        throw new Error('the receipt is not the box’s');
      return h;
    },
  };
}

/**
 * Marks for so many voters that give every candidate the votes wanted and nobody more than `seats`: each yes goes to
 * whoever has fewest so far. The others of a ballot are against.
 */
export function marksFor(wanted: readonly number[], voters: number, seats: number): string[] {
  const marks = Array.from({ length: voters }, () => wanted.map(() => 'N'));
  const given = marks.map(() => 0);
  for (const [candidate, votes] of wanted.entries()) {
    const poorest = given
      .map((count, at) => [count, at] as const)
      .toSorted(([a, i], [b, j]) => a - b || i - j)
      .slice(0, votes);
    for (const [count, at] of poorest) {
      if (count >= seats) throw new Error('more votes than the voters have');
      (marks[at] as string[])[candidate] = 'Y';
      given[at] = count + 1;
    }
  }
  return marks.map((one) => one.join(''));
}
