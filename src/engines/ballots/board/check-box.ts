import { ballotForm, type BallotParts } from '../ballot-form.ts';
import { ballotMessage } from '../ballot.ts';
import { fromHex, toB64, toHex } from '../bytes.ts';
import type { PayloadOf, Setup } from '../model.ts';
import type { CheckingPrimitives } from '../primitives.ts';
import { tokenMessage } from '../token.ts';
import { bytesOf } from './check-setup.ts';
import { failed, type BoardFailure } from './checks.ts';
import type { ListedLine } from './read-board.ts';

const none = new Uint8Array(0);

/** What was said of the box: each null where it is missing or cannot be read. */
export interface Said {
  readonly attendance: PayloadOf<'open-casting'> | null;
  readonly close: PayloadOf<'close'> | null;
  readonly issued: PayloadOf<'issued'> | null;
  readonly ballots: PayloadOf<'ballots'> | null;
}

/** A ballot in the list; null where its line is no ballot of the round. */
export interface ReadBallot extends ListedLine {
  readonly ballot: BallotParts | null;
}

/** Told of every ballot that is done, for a reader who waits. */
export type Progress = (done: number, of: number) => void;

/** Takes the lines of the list apart; V01 where one has not the form and length that ballots of the round have. */
export function readBallots(
  setup: Setup,
  listed: readonly ListedLine[],
): { readonly ballots: readonly ReadBallot[]; readonly failures: readonly BoardFailure[] } {
  const form = ballotForm(setup);
  const ballots = listed.map((line) => ({ ...line, ballot: form.read(line.bytes) }));
  const failures = ballots.flatMap(({ place, ballot }) =>
    ballot === null ? [failed('V01', place, 'ballot')] : [],
  );
  return { ballots, failures };
}

/** V08 and V09: as many ballots as were told, the very ones, and not more than were issued. */
export function countFailures(
  sha256: CheckingPrimitives['sha256'],
  { close, issued, ballots }: Said,
  listed: readonly ListedLine[],
): readonly BoardFailure[] {
  const n = listed.length;
  const root = (): string => toHex(sha256(fromHex(listed.map(({ h }) => h).join('')) ?? none));
  const wrong: readonly (readonly [boolean, BoardFailure])[] = [
    [
      ballots !== null && ballots.n !== n,
      failed('V08', '', 'list', { said: ballots?.n ?? 0, found: n }),
    ],
    [
      ballots !== null && close !== null && close.box !== n,
      failed('V08', '', 'box', { said: close?.box ?? 0, found: n }),
    ],
    [ballots !== null && ballots.root !== root(), failed('V08', '', 'root')],
    [
      issued !== null && close !== null && issued.n !== close.issued,
      failed('V09', '', 'differ', { list: issued?.n ?? 0, close: close?.issued ?? 0 }),
    ],
    [
      ballots !== null && close !== null && close.issued < n,
      failed('V09', '', 'below', { issued: close?.issued ?? 0, found: n }),
    ],
  ];
  return wrong.flatMap(([is, failure]) => (is ? [failure] : []));
}

/** V11: strictly ascending, and no key twice. */
export function orderFailures(listed: readonly ReadBallot[]): readonly BoardFailure[] {
  const failures: BoardFailure[] = [];
  const seen = new Map<string, string>();
  let before = '';
  for (const { place, h, ballot } of listed) {
    if (h <= before) failures.push(failed('V11', place, 'order'));
    before = h;
    if (ballot === null) continue;
    const pk = toB64(ballot.pk);
    const first = seen.get(pk);
    if (first !== undefined) failures.push(failed('V11', place, 'twice', { first }));
    else seen.set(pk, place);
  }
  return failures;
}

/** V12 and V13: every token under every issuer's key, every ballot's signature. */
export function signatureFailures(
  primitives: CheckingPrimitives,
  { setup, ctx }: { readonly setup: Setup; readonly ctx: Uint8Array },
  listed: readonly ReadBallot[],
  progress: Progress,
): readonly BoardFailure[] {
  const issuers = setup.issuers.map(({ n }) => primitives.tokenVerifier(bytesOf(n)));
  const failures: BoardFailure[] = [];
  const check = (place: string, { pk, body, sig, tok }: BallotParts): void => {
    const message = tokenMessage(ctx, pk);
    for (const [at, verify] of issuers.entries())
      if (!verify(message, tok[at] ?? none))
        failures.push(failed('V12', place, 'token', { issuer: at + 1 }));
    if (!primitives.verifyEd25519(pk, ballotMessage(primitives.sha256, ctx, body), sig))
      failures.push(failed('V13', place, 'signature'));
  };
  for (const [at, { place, ballot }] of listed.entries()) {
    if (ballot !== null) check(place, ballot);
    progress(at + 1, listed.length);
  }
  return failures;
}
