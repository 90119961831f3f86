import { readDocument } from '../../engines/documents/read-document.ts';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { harvest, type Harvest } from './harvest/harvest.ts';
import type { UnionKind } from './model.ts';

/** A document to be taken in. */
export interface IntakeFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly unionKind: UnionKind;
}

/** Reads a document and finds its drafts; the server may do it beside its own thread. */
export type ReadIntake = (file: IntakeFile) => Promise<Result<Harvest, readonly Refusal[]>>;

/** A turn of the event loop, so that others are answered between two pieces of work. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Reads here, in this thread. Refuses what is no readable document (`intake-unreadable`, with the reader's own reason)
 * and one in which nothing was found (`intake-nothing-found`).
 */
export function readHere(provisions: readonly AnyProvision[]): ReadIntake {
  return async ({ name, content, unionKind }) => {
    const read = await readDocument({ name, bytes: content, limits: defaultLimits });
    if (!read.ok) return err([refusal('intake-unreadable', 'file', { reason: read.error.code })]);
    await breathe();
    const found = harvest(read.value, { unionKind, provisions });
    return found.proposals.length === 0
      ? err([refusal('intake-nothing-found', 'file')])
      : ok(found);
  };
}
