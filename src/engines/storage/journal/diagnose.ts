import type { SchoolId } from '../../../kernel/id.ts';
import { follows, linksAfter, type Link, type Queryable } from './chain.ts';

/** How a journal is broken. */
export type BreachKind =
  /** What the entry says (or its hash) is not what was written. */
  | 'content'
  /** An entry is gone. */
  | 'removed'
  /** An entry stands here that was not written by the product. */
  | 'inserted'
  /** Entries have changed their places. */
  | 'reordered'
  /** The head names another end than the chain has. */
  | 'head'
  /** Before, after or answer is not what was written. */
  | 'payload'
  /** The chain holds in itself, but is not the one a checkpoint was taken of. */
  | 'checkpoint';

/** The place that does not follow, what should stand there by the hash before it, and what does. */
export interface Break {
  readonly previous: Buffer;
  readonly place: number;
  readonly link: Link;
}

/** How many entries removed in a row, the rest renumbered, are still told from a changed entry. */
const furthestShift = 1000;

interface Neighbours {
  /** The entry that belongs at the place, wherever it stands now. */
  readonly rightful: Link | null;
  /** What stands just before it. */
  readonly beforeRightful: Link | null;
  /** What stands after the entry that stands at the place. */
  readonly next: Link | null;
}

async function neighboursOf(
  client: Queryable,
  school: SchoolId,
  { previous, place, link }: Break,
): Promise<Neighbours> {
  let next: Link | null = null;
  let before: Link = link;
  for await (const other of linksAfter(client, school, link.seq)) {
    next ??= other;
    if (follows(previous, other, place)) return { rightful: other, beforeRightful: before, next };
    before = other;
  }
  return { rightful: null, beforeRightful: null, next };
}

function wasMoved(place: number, link: Link, { rightful, beforeRightful }: Neighbours): boolean {
  if (!rightful) return false;
  return (
    follows(rightful.hash, link, place + 1) ||
    follows(rightful.hash, link, rightful.seq) ||
    (beforeRightful !== null && follows(beforeRightful.hash, link, rightful.seq))
  );
}

function wasRenumbered(link: Link, next: Link | null): boolean {
  if (!next || follows(link.hash, next, next.seq)) return false;
  for (let shift = 1; shift <= furthestShift; shift += 1)
    if (follows(link.hash, next, next.seq + shift)) return true;
  return false;
}

/**
 * Names how a chain is broken at a place. The hashes kept in the rows still tell where each row once stood, unless they
 * were recomputed as well; then the change is put down to the first entry that no longer follows.
 */
export async function diagnose(
  client: Queryable,
  school: SchoolId,
  broken: Break,
): Promise<BreachKind> {
  const { place, link, previous } = broken;
  if (link.seq < place) return 'inserted';
  if (link.seq > place && follows(previous, link, place)) return 'reordered';
  const neighbours = await neighboursOf(client, school, broken);
  if (link.seq > place) return neighbours.rightful ? 'reordered' : 'removed';
  if (neighbours.rightful) return wasMoved(place, link, neighbours) ? 'reordered' : 'inserted';
  return wasRenumbered(link, neighbours.next) ? 'removed' : 'content';
}
