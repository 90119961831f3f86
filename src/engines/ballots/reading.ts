import { ballotForm } from './ballot-form.ts';
import { sealContext } from './ballot.ts';
import { textOf } from './bytes.ts';
import type { Choices, Setup } from './model.ts';
import type { CheckingPrimitives } from './primitives.ts';
import { bodyOpener, type OpenedKey } from './seal.ts';
import { mostWriteIns } from './setup.ts';

/** Reading ballots after the close: docs/ballot-protocol.md, section 9, "Reading a ballot". */

const written = /^\{"m":"([YNA-]*)","w":\[((?:0|[1-9]\d{0,6})(?:,(?:0|[1-9]\d{0,6}))*)?\]\} *$/;

/** What a plain body says; null where it is not the choices of this round in their one spelling. */
export function readChoices(
  plain: Uint8Array,
  { bodySize, candidates, roster }: Pick<Setup, 'bodySize' | 'candidates' | 'roster'>,
): Choices | null {
  if (plain.length !== bodySize) return null;
  const parts = written.exec(textOf(plain) ?? '');
  const m = parts?.[1];
  if (m?.length !== candidates.length) return null;
  const w = parts?.[2] === undefined ? [] : parts[2].split(',').map(Number);
  const people = roster?.n ?? 0;
  const ascending = w.every((number, at) => number < people && number > (w[at - 1] ?? -1));
  return ascending && w.length <= mostWriteIns ? { m, w } : null;
}

/**
 * Reads ballots of one round by the published keys (none without seal). Null is a malformed ballot, 废票, and for every
 * ballot of a sealed round where fewer keys than the threshold belong to their observers. Never throws. Tokens and signature
 * are `castChecker`'s matter; whether the choices are valid is counting's (C4).
 */
export function ballotReader(
  primitives: CheckingPrimitives,
  setup: Setup,
  ctx: Uint8Array,
  openKeys: readonly OpenedKey[],
): (bytes: Uint8Array) => Choices | null {
  const form = ballotForm(setup);
  const sealing = sealContext(setup, ctx);
  if (setup.seal !== null && sealing === null) return () => null;
  const open = sealing === null ? null : bodyOpener(primitives, sealing, openKeys);
  return (bytes) => {
    const body = form.read(bytes)?.body;
    if (body === undefined) return null;
    const plain = open === null ? body : open(body);
    return plain && readChoices(plain, setup);
  };
}
