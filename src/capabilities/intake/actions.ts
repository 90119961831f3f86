import type { AnyProvision } from '../../charter/provision.ts';
import type { Action } from '../../engines/actions/verb.ts';
import { provisionVerbs } from '../rulebook/provision-verbs.ts';
import { draftVerbs } from './drafts.ts';
import { intakeRead } from './looking.ts';
import { readHere, type ReadIntake } from './reading.ts';
import { intakeBegin, intakeClose, intakeList } from './sets.ts';

/** What the room is handed: the provisions there are, the self-evaluation's action, and who reads documents. */
export interface IntakeParts {
  readonly provisions: readonly AnyProvision[];
  /** `attestation.record`; its room stands beside this one. */
  readonly attest: Action;
  /** Left out, documents are read in this thread. */
  readonly read?: ReadIntake;
}

/** The room's verbs, in the order they are listed. */
export function intakeVerbs({ provisions, attest, read = readHere(provisions) }: IntakeParts) {
  const [setProvision] = provisionVerbs(provisions);
  return [
    intakeBegin(read),
    intakeList,
    intakeRead,
    ...draftVerbs({ setProvision, attest }),
    intakeClose,
  ] as const;
}
