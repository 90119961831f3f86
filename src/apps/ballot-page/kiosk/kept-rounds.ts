import { fromHex } from '../../../engines/ballots/bytes.ts';
import type { BoxPlace, MyRound, RoundAtHand } from '../answers.ts';
import type { KeptRound, Keeping } from '../keep/kept.ts';
import type { Store } from '../keep/store.ts';
import { readRound } from '../run/read-round.ts';
import { sealedForm, sealedName } from './sealed-keeping.ts';

/** What a kiosk knows of a round for everybody alike, so that voting asks nothing that names the voter. */
export interface PublicRound {
  readonly id: string;
  readonly electionId: string;
  readonly setup: string;
  readonly box: BoxPlace | null;
  /** The list of who can be written in; null where there is none. */
  readonly people: readonly string[] | null;
}

/** A round that a seed has a ballot in, and where that lies. */
export interface KioskBallot {
  readonly round: RoundAtHand;
  readonly people: readonly string[] | null;
  readonly keeping: Keeping<KeptRound>;
  /** Removes every trace of it from the kiosk. */
  readonly remove: () => Promise<void>;
}

const publicName = (ctx: string): string => `round/${ctx}`;

/** The place of a seed's ballot in a round. */
function ballotIn(
  store: Store,
  seed: Uint8Array,
  known: { readonly round: RoundAtHand; readonly people: readonly string[] | null },
): KioskBallot {
  const ctx = fromHex(known.round.ctx) ?? new Uint8Array();
  const name = sealedName(seed, ctx);
  return {
    ...known,
    keeping: store.keeping(name, sealedForm(seed, ctx)),
    remove: () => store.remove([name]),
  };
}

/** Keeps what everybody may know of a round, and opens the place of a seed's ballot in it. */
export async function enterRound(
  store: Store,
  seed: Uint8Array,
  { mine, people }: { readonly mine: MyRound; readonly people: readonly string[] | null },
): Promise<KioskBallot> {
  const round = readRound(mine);
  if (round === null || mine.setup === null) throw new Error('a round without setup');
  const { id, electionId, setup, box } = mine;
  await store.keeping<PublicRound>(publicName(round.ctx)).change(() => ({
    ...{ id, electionId, setup, box },
    people,
  }));
  return ballotIn(store, seed, { round, people });
}

/** The ballots that were fetched here under a seed, in rounds this kiosk knows. */
export async function ballotsOf(store: Store, seed: Uint8Array): Promise<readonly KioskBallot[]> {
  const found: KioskBallot[] = [];
  for (const name of await store.names('round/')) {
    const known = await store.keeping<PublicRound>(name).read();
    const round =
      known && readRound({ ...known, phase: 'casting', present: true, way: null, requested: true });
    if (!known || !round) continue;
    const ballot = ballotIn(store, seed, { round, people: known.people });
    if ((await ballot.keeping.read()) !== null) found.push(ballot);
  }
  return found;
}

/** The phase of a round as the box tells everybody; null where it does not answer. */
export async function boxPhase(round: RoundAtHand, here: URL): Promise<string | null> {
  if (round.box === null) return null;
  const base =
    round.box.kind === 'address'
      ? round.box.address.replace(/\/+$/, '')
      : `${here.protocol}//${here.hostname}:${round.box.port}`;
  try {
    const response = await fetch(`${base}/${round.ctx}`, {
      ...{ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
    });
    const told = (await response.json()) as { readonly phase?: string };
    return told.phase ?? null;
  } catch {
    return null;
  }
}
