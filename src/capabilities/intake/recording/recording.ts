import type { Action, Change, Context, Fields } from '../../../engines/actions/verb.ts';
import { validate } from '../../../engines/actions/validate.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Period } from '../../roster/model.ts';
import type { DraftKind, DraftValue, UnionKind } from '../model.ts';

/** Where and from when drafts of one document become records. */
export interface Taking {
  readonly intakeId: Uuid;
  readonly unionKind: UnionKind;
  /** The day from which what is accepted holds, where the draft says no other. */
  readonly since: Day;
  /** What ranks of the roster are of. */
  readonly period: Period;
  /** SHA-256 of the document. */
  readonly file: string;
}

/** What a draft became: the change as the room that keeps it made it, for the journal. */
export type Recorded = Result<Change<unknown>, readonly Refusal[]>;

/** Makes a record of a draft by the verbs and rules of the room that keeps it, in the caller's transaction. */
export type Recorder<K extends DraftKind> = (
  value: DraftValue<K>,
  taking: Taking,
  context: Context,
) => Promise<Recorded>;

/** Does a neighbour's action as the caller: its fields are checked as if it had been called by itself. */
export async function perform<In extends Fields, Out>(
  action: Action<In, Out>,
  input: unknown,
  context: Context,
): Promise<Result<Change<Out>, readonly Refusal[]>> {
  const validated = validate(action.input, input);
  return validated.ok ? action.run(validated.value, context) : validated;
}
