import type { Action } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err } from '../../../kernel/result.ts';
import type { Context } from '../../../engines/actions/verb.ts';
import type { DraftValue } from '../model.ts';
import { unionNeeded } from './places.ts';
import { perform, type Recorded, type Taking } from './recording.ts';

/**
 * What the document says was done, as the word of a named teacher with the document as paper, by the self-evaluation's
 * own action (handed in: its room stands beside this one). The day and who vouches must be said.
 */
export async function recordStatement(
  value: DraftValue<'statement'>,
  { taking, attest }: { readonly taking: Taking; readonly attest: Action },
  context: Context,
): Promise<Recorded> {
  const { day, attestedBy, attestedAs, ...said } = value;
  const union = await unionNeeded(context, taking);
  if (!union.ok) return union;
  if (day === null) return err([refusal('intake-statement-day', 'day')]);
  if (attestedBy === null) return err([refusal('intake-statement-by', 'attestedBy')]);
  if (attestedAs === null) return err([refusal('intake-statement-as', 'attestedAs')]);
  const wanted = {
    ...{ unionId: union.value.id, paper: taking.file },
    ...{ ...said, day, attestedBy, attestedAs },
  };
  return perform(attest, wanted, context);
}

/** Codes that recording statements can refuse with. */
export const statementRefusals = (attest: Action): readonly string[] => [
  'intake-statement-day',
  'intake-statement-by',
  'intake-statement-as',
  'union-unknown',
  ...attest.refuses,
];
