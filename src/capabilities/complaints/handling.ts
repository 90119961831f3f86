import { z } from 'zod';
import {
  choice,
  longText,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { deadlinesFrom } from './deadlines.ts';
import { handling } from './grants.ts';
import { actingPerson, readHandlers } from './handlers.ts';
import { findings, longest, type MessageKind } from './model.ts';
import { publishable } from './publishing.ts';
import { complaintFor, mayHandle, type ComplaintRow } from './reads.ts';
import { canStep, isExcluded, type Step } from './rules.ts';
import { addMessage, changeComplaint, type ComplaintChange } from './writes.ts';

const room = 'complaints';

const which = {
  complaintId: rowId(),
  /** The revision that was seen; left out by whoever looked at nothing. */
  revision: whole(1, 1_000_000).optional(),
};

type Which = { readonly complaintId: ComplaintRow['id']; readonly revision?: number | undefined };

const stepRefusals = ['complaint-unknown', 'changed-meanwhile', 'step-not-now'];

/** The complaint, locked, where whoever acts may make this step with it now; answers and closes only who has it. */
async function complaintAt(
  context: Context,
  { complaintId, revision }: Which,
  step: Step,
): Promise<Result<ComplaintRow, readonly Refusal[]>> {
  const found = await complaintFor(context, complaintId, { lock: true });
  if (found === null) return err([refusal('complaint-unknown', 'complaintId')]);
  if (revision !== undefined && revision !== found.revision)
    return err([refusal('changed-meanwhile', 'revision', { revision: found.revision })]);
  if (!canStep(step, found.state)) return err([refusal('step-not-now')]);
  const mine = context.actor.kind === 'operator' || found.handlerId === actingPerson(context.actor);
  const free = step === 'take' || (step === 'refer' && found.handlerId === null);
  return mine || free ? ok(found) : err([refusal('not-handler')]);
}

/** Writes what was done. What was said stays out of the journal, which more people read than may handle a complaint. */
async function changed(
  { tx, actor, today }: Context,
  found: ComplaintRow,
  change: ComplaintChange,
  said: { readonly kind: MessageKind; readonly text: string } | null = null,
) {
  if (said !== null) {
    const message = { complaintId: found.id, day: today, byId: actingPerson(actor) };
    await addMessage(tx, { ...message, ...said });
  }
  const revision = await changeComplaint(tx, found.id, change);
  const before: Json = { state: found.state, handlerId: found.handlerId };
  const after: Json = {
    state: change.state ?? found.state,
    handlerId: change.handlerId === undefined ? found.handlerId : change.handlerId,
  };
  return ok({
    subject: { kind: 'complaint', id: found.id },
    before,
    after,
    answer: { revision },
  });
}

/** Takes a complaint on oneself, or gives it to a colleague who may handle it; also from somebody who has it. */
export const complaintTake = defineAction({
  name: 'complaint.take',
  room,
  may: handling,
  face: 'screen',
  refuses: [...stepRefusals, 'not-handler', 'handler-missing', 'handler-excluded'],
  input: z.object({ ...which, handlerId: reference('person').nullish() }),
  run: async (input, context) => {
    const found = await complaintAt(context, input, 'take');
    if (!found.ok) return found;
    const { tx, actor, today } = context;
    const personId = input.handlerId ?? actingPerson(actor);
    if (personId === null) return err([refusal('handler-missing', 'handlerId')]);
    if (!(await mayHandle(tx, { id: found.value.id, personId, on: today })))
      return err([refusal('handler-excluded', 'handlerId')]);
    const first = found.value.state === 'received';
    return changed(context, found.value, {
      handlerId: personId,
      ...(first ? { state: 'taken', taken: today } : {}),
    });
  },
});

/** Asks whoever told it for more; the days for the answer run again when they have answered. */
export const complaintAsk = defineAction({
  name: 'complaint.ask',
  room,
  may: handling,
  face: 'screen',
  refuses: [...stepRefusals, 'not-handler'],
  input: z.object({ ...which, text: longText(longest.text) }),
  run: async (input, context) => {
    const found = await complaintAt(context, input, 'ask');
    if (!found.ok) return found;
    const said = { kind: 'question', text: input.text } as const;
    return changed(context, found.value, { state: 'asked' }, said);
  },
});

/** Answers whoever told it; they read it by their receipt. */
export const complaintAnswer = defineAction({
  name: 'complaint.answer',
  room,
  may: handling,
  face: 'screen',
  refuses: [...stepRefusals, 'not-handler'],
  input: z.object({ ...which, text: longText(longest.text) }),
  run: async (input, context) => {
    const found = await complaintAt(context, input, 'answer');
    if (!found.ok) return found;
    const said = { kind: 'answer', text: input.text } as const;
    const change = { state: 'answered', answered: context.today } as const;
    return changed(context, found.value, change, said);
  },
});

/** Hands a complaint past the League committee, to the person the school named for that: it is about them after all. */
export const complaintRefer = defineAction({
  name: 'complaint.refer',
  room,
  may: handling,
  face: 'screen',
  refuses: [...stepRefusals, 'not-handler', 'already-outside', 'no-handler'],
  input: z.object({ ...which, text: longText(400) }),
  run: async (input, context) => {
    const found = await complaintAt(context, input, 'refer');
    if (!found.ok) return found;
    if (found.value.way === 'outside') return err([refusal('already-outside')]);
    const { outside } = await readHandlers(context.tx, context.today);
    const accused = { ...found.value, leagueBody: false };
    if (outside === null || outside.league || isExcluded(accused, outside))
      return err([refusal('no-handler', [], { mailbox: nationalMailbox })]);
    const { takeBy } = await deadlinesFrom(context.tx, context.today);
    return changed(
      context,
      found.value,
      { way: 'outside', state: 'received', handlerId: null, taken: null, takeBy },
      { kind: 'referred', text: input.text },
    );
  },
});

/** Ends a complaint with what was found. The outcome, where one is written, is public; the contact is removed. */
export const complaintClose = defineAction({
  name: 'complaint.close',
  room,
  may: handling,
  face: 'screen',
  refuses: [...stepRefusals, 'not-handler', 'names-inside', 'contact-inside'],
  input: z.object({
    ...which,
    finding: choice(findings),
    /** What everybody may read; left out, only the counts tell of it. */
    outcome: text(longest.outcome).nullish(),
    /** Whoever publishes it has looked at each name the text seems to hold. */
    namesReviewed: yesNo().optional(),
  }),
  run: async (input, context) => {
    const found = await complaintAt(context, input, 'close');
    if (!found.ok) return found;
    const outcome = input.outcome ?? null;
    const fit = await publishable(context.tx, found.value, {
      outcome,
      reviewed: input.namesReviewed ?? false,
    });
    if (!fit.ok) return fit;
    const { finding } = input;
    return changed(context, found.value, {
      ...{ state: 'closed', closed: context.today, finding, outcome, contact: null },
    });
  },
});
