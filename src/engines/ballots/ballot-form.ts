import { b64Length, fromB64, textOf } from './bytes.ts';
import type { Setup } from './model.ts';
import { sealedLength } from './seal.ts';

/** A ballot taken apart. */
export interface BallotParts {
  readonly body: Uint8Array;
  readonly pk: Uint8Array;
  readonly sig: Uint8Array;
  /** One token for each issuer, in the order of the setup. */
  readonly tok: readonly Uint8Array[];
}

/** The one form and length that ballots of a round have: docs/ballot-protocol.md, section 6. */
export interface BallotForm {
  /** Bytes of a ballot. */
  readonly length: number;
  /** Bytes of a body, sealed where the round is. */
  readonly bodyLength: number;
  /** Takes bytes apart; null unless they are canonical JSON of exactly these members and lengths. */
  readonly read: (bytes: Uint8Array) => BallotParts | null;
}

/**
 * The form of ballots of a round. Since every length is known, the letters between the values stand at known places: one
 * comparison refuses white space, other members, members twice, other spellings.
 */
export function ballotForm(
  setup: Pick<Setup, 'seal' | 'observers' | 'bodySize' | 'issuers'>,
): BallotForm {
  const { seal, observers, bodySize, issuers } = setup;
  const bodyLength = seal === null ? bodySize : sealedLength(observers.length, bodySize);
  const values = [bodyLength, 32, 64, ...issuers.map(({ n }) => Math.floor((n.length * 3) / 4))];
  const between = ['","pk":"', '","sig":"', '","tok":["', ...issuers.slice(1).map(() => '","')];
  const begin = '{"body":"';
  const end = '"]}';
  const places: { readonly from: number; readonly to: number }[] = [];
  let at = begin.length;
  for (const [index, bytes] of values.entries()) {
    const to = at + b64Length(bytes);
    places.push({ from: at, to });
    at = to + (between[index]?.length ?? end.length);
  }
  const length = at;
  const isFramed = (text: string): boolean =>
    text.startsWith(begin) &&
    text.endsWith(end) &&
    between.every((letters, index) => text.startsWith(letters, places[index]?.to));
  return {
    length,
    bodyLength,
    read: (bytes) => {
      if (bytes.length !== length) return null;
      const text = textOf(bytes);
      if (text?.length !== length || !isFramed(text)) return null;
      const parts = places.map(({ from, to }) => fromB64(text.slice(from, to)));
      const [body, pk, sig] = parts;
      const tok = parts.slice(3).flatMap((token) => token ?? []);
      if (!body || !pk || !sig || tok.length !== issuers.length) return null;
      return { body, pk, sig, tok };
    },
  };
}
