import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { HandoverItem, HandoverSide } from './model.ts';

/** An appointment at one end of a handover. */
export interface HandoverEnd {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly bodyId: Uuid;
}

/** A version of a handover list as it is to stand. */
export interface HandoverCase {
  readonly bodyId: Uuid;
  /** Null for an appointment that is not of the body. */
  readonly giver: HandoverEnd | null;
  readonly taker: HandoverEnd | null;
  readonly items: readonly HandoverItem[];
}

/** A password written out, as people do in lists of accounts: the word, then something that is no word. */
const secret = /(?:密\s*码|口\s*令|password|passwd|pwd)\s*(?:为|是|[:：=])?\s*[\x21-\x7e]{4,}/i;

function judgeItem(item: HandoverItem, at: number): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const field = (name: string): readonly (string | number)[] => ['items', at, name];
  if (item.kind === 'money' && item.cents === null)
    refusals.push(refusal('handover-amount-missing', field('cents'), { name: item.name }));
  if (item.kind !== 'money' && item.cents !== null)
    refusals.push(refusal('handover-amount-not-asked', field('cents'), { name: item.name }));
  if (secret.test(`${item.name} ${item.note ?? ''}`.normalize('NFKC')))
    refusals.push(refusal('handover-secret', field('note'), { name: item.name }));
  return refusals;
}

/**
 * Judges a list: both ends hold or held a post of the body, or of one that stands in it, and are two people; money has an amount and nothing else has;
 * no password stands in it, since the list is read by many and kept for years.
 */
export function judgeHandover({ giver, taker, items }: HandoverCase): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (giver === null) refusals.push(refusal('handover-giver-unknown', 'giverId'));
  if (taker === null) refusals.push(refusal('handover-taker-unknown', 'takerId'));
  if (giver !== null && taker !== null && giver.personId === taker.personId)
    refusals.push(refusal('handover-to-oneself', 'takerId'));
  return [...refusals, ...items.flatMap(judgeItem)];
}

/** A handover as whoever signs finds it. */
export interface SigningCase {
  readonly personId: Uuid | null;
  readonly giver: HandoverEnd;
  readonly taker: HandoverEnd;
  /** The newest version, and the one the signer saw. */
  readonly version: number;
  readonly seen: number;
  readonly signed: readonly HandoverSide[];
}

/** The side a person signs for; null where they are neither. */
export function sideOf({
  personId,
  giver,
  taker,
}: Pick<SigningCase, 'personId' | 'giver' | 'taker'>): HandoverSide | null {
  if (personId === null) return null;
  if (personId === giver.personId) return 'giver';
  return personId === taker.personId ? 'taker' : null;
}

/** Only the two sides sign, each once, and only what stands there now. */
export function judgeSigning(signing: SigningCase): readonly Refusal[] {
  const side = sideOf(signing);
  if (side === null) return [refusal('handover-not-yours', 'handoverId')];
  if (signing.seen !== signing.version)
    return [refusal('handover-newer', 'revision', { version: signing.version })];
  return signing.signed.includes(side) ? [refusal('handover-signed-already', 'handoverId')] : [];
}
