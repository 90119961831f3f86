import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { readStatedValues } from '../../../charter/reads.ts';
import { choice, day, longText, reference, rowId, text } from '../../../engines/actions/fields.ts';
import type { Grant } from '../../../engines/actions/actor.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { addWorkingDays } from '../../organisation/calendar/working-days.ts';
import { holdBody } from '../../organisation/bodies/reads.ts';
import { reachesUnit } from '../../organisation/reach.ts';
import { schoolCalendar } from '../../organisation/reads.ts';
import { schoolWide } from '../../organisation/roles.ts';
import { secretaries } from './grants.ts';
import { runsCongress } from './hall.ts';
import { longest } from './model.ts';
import { proposalSeen, repliesOf, type Proposed } from './proposal-reads.ts';
import { canStep, judgeMerge, mayClose, ratingsOf, type ProposalStep } from './proposal-rules.ts';
import { changeProposal } from './proposal-writes.ts';
import { replyDaysOn } from './provisions.ts';
import { proposalReply } from './tables.ts';

const room = 'congress';

/** Offices reply through student affairs too, whose colleagues they are. */
const replying: readonly Grant[] = [...secretaries, ...schoolWide('student-affairs')];

const stepRefusals = ['proposal-unknown', 'proposal-not-now'];

/** The proposal, held, where the caller runs its congress and this step can be made. */
async function runAt(
  context: Context,
  proposalId: Uuid,
  step: ProposalStep,
): Promise<Result<Proposed, readonly Refusal[]>> {
  const found = await proposalSeen(context, proposalId, 'update');
  if (found === null || !runsCongress(context, found.congress))
    return err([refusal('proposal-unknown', 'proposalId')]);
  return canStep(step, found.proposal.state)
    ? ok(found)
    : err([refusal('proposal-not-now', 'proposalId')]);
}

const whoScreens = ({ actor }: Context): Uuid | null =>
  actor.kind === 'person' ? actor.personId : null;

const decisions = ['file', 'refuse'] as const;

/** Decides whether a proposal is filed (立案); not filing it needs a reason that the delegate reads. */
export const proposalScreen = defineAction({
  name: 'proposal.screen',
  room,
  may: secretaries,
  offered: { state: ['screening'] },
  refuses: [...stepRefusals, 'reason-missing'],
  input: z.object({
    proposalId: rowId(),
    decision: choice(decisions),
    reason: text(1000).nullish(),
  }),
  run: async ({ proposalId, decision, reason = null }, context) => {
    const found = await runAt(context, proposalId, decision);
    if (!found.ok) return found;
    if (decision === 'refuse' && reason === null) return err([refusal('reason-missing', 'reason')]);
    const change = {
      state: decision === 'file' ? ('filed' as const) : ('not-filed' as const),
      ...{ screened: context.today, screenedBy: whoScreens(context), screenedWhy: reason },
    };
    return ok(await changeProposal(context.tx, found.value.proposal, change));
  },
});

/** Merges a proposal into another of the same congress (并案), which deals with both. */
export const proposalMerge = defineAction({
  name: 'proposal.merge',
  room,
  may: secretaries,
  offered: { state: ['screening', 'filed'] },
  refuses: [...stepRefusals, 'merge-into-itself', 'merge-target'],
  input: z.object({ proposalId: rowId(), intoId: reference('proposal') }),
  run: async ({ proposalId, intoId }, context) => {
    // Held in the order of their ids, so that two merges into each other wait and do not lock each other out.
    const held = [proposalId, intoId].sort();
    for (const id of held) await proposalSeen(context, id, 'update');
    const found = await runAt(context, proposalId, 'merge');
    if (!found.ok) return found;
    const into = await proposalSeen(context, intoId, 'read');
    if (into === null) return err([refusal('merge-target', 'intoId')]);
    const wrong = judgeMerge(found.value.proposal, into.proposal);
    if (wrong !== null) return err([refusal(wrong, 'intoId')]);
    const change = {
      ...{ state: 'merged' as const, mergedInto: into.proposal.id, screened: context.today },
      screenedBy: whoScreens(context),
    };
    return ok(await changeProposal(context.tx, found.value.proposal, change));
  },
});

/** Gives a filed proposal to an office, with the day by which it replies; by the articles' working days unless said. */
export const proposalAssign = defineAction({
  name: 'proposal.assign',
  room,
  may: secretaries,
  offered: { state: ['filed', 'assigned'] },
  refuses: [...stepRefusals, 'due-passed', 'body-unknown'],
  input: z.object({
    proposalId: rowId(),
    /** The office that replies (承办部门), such as 后勤处. */
    office: text(longest.name),
    /** It, where the school's structure has it: one of the school's own, or of the unit. */
    officeBodyId: reference('body').nullish(),
    due: day().nullish(),
  }),
  run: async ({ proposalId, office, officeBodyId = null, due }, context) => {
    const { tx, today, authority } = context;
    const found = await runAt(context, proposalId, 'assign');
    if (!found.ok) return found;
    if (officeBodyId !== null) {
      const body = await holdBody(tx, { reach: 'school' }, { id: officeBodyId, how: 'share' });
      const near = body !== null && (body.unitId === null || reachesUnit(authority, body.unitId));
      if (!near) return err([refusal('body-unknown', 'officeBodyId')]);
    }
    if (due && due < today) return err([refusal('due-passed', 'due', { today })]);
    const [stated, calendar] = await Promise.all([readStatedValues(tx), schoolCalendar(tx)]);
    const by = due ?? addWorkingDays(today, replyDaysOn(stated, today), calendar).value;
    const change = { state: 'assigned' as const, office, officeBodyId, due: by };
    const changed = await changeProposal(tx, found.value.proposal, change);
    return ok({ ...changed, answer: { ...changed.answer, due: by } });
  },
});

/** Writes what the office replied (答复). */
export const proposalReplyIt = defineAction({
  name: 'proposal.reply',
  room,
  may: replying,
  offered: { state: ['assigned'] },
  refuses: stepRefusals,
  input: z.object({ proposalId: rowId(), text: longText(longest.text) }),
  run: async ({ proposalId, text: said }, context) => {
    const found = await runAt(context, proposalId, 'reply');
    if (!found.ok) return found;
    const { proposal: row } = found.value;
    const { tx, schoolId, today } = context;
    const number = (await repliesOf(tx, row.id)).length + 1;
    const reply = { number, day: today, byId: whoScreens(context), text: said };
    await tx.db.insert(proposalReply).values({ schoolId, proposalId: row.id, ...reply });
    const changed = await changeProposal(tx, row, { state: 'replied' });
    return ok({ ...changed, after: { state: 'replied', ...reply } });
  },
});

/** Sends a reply back to the office, with the reason: those who proposed are not content with it. */
export const proposalReturn = defineAction({
  name: 'proposal.return',
  room,
  may: secretaries,
  offered: { state: ['replied'] },
  refuses: [...stepRefusals, 'due-passed'],
  input: z.object({ proposalId: rowId(), reason: text(1000), due: day() }),
  run: async ({ proposalId, reason, due }, context) => {
    const found = await runAt(context, proposalId, 'return');
    if (!found.ok) return found;
    if (due < context.today) return err([refusal('due-passed', 'due', { today: context.today })]);
    const { proposal: row } = found.value;
    const { tx, schoolId } = context;
    const number = (await repliesOf(tx, row.id)).length;
    await tx.db
      .update(proposalReply)
      .set({ returnedWhy: reason })
      .where(
        and(
          eq(proposalReply.schoolId, schoolId),
          eq(proposalReply.proposalId, row.id),
          eq(proposalReply.number, number),
        ),
      );
    const changed = await changeProposal(tx, row, { state: 'assigned', due });
    return ok({ ...changed, after: { state: 'assigned', due, returnedWhy: reason } });
  },
});

/** Ends a proposal that was replied to; while somebody is dissatisfied the reply must have gone back once. */
export const proposalClose = defineAction({
  name: 'proposal.close',
  room,
  may: secretaries,
  face: 'confirm',
  offered: { state: ['replied'] },
  refuses: [...stepRefusals, 'somebody-dissatisfied'],
  input: z.object({ proposalId: rowId() }),
  run: async ({ proposalId }, context) => {
    const found = await runAt(context, proposalId, 'close');
    if (!found.ok) return found;
    const { proposal: row } = found.value;
    const replies = await repliesOf(context.tx, row.id);
    const ratings = ratingsOf((replies.at(-1)?.ratings ?? []).map(({ rating }) => rating));
    if (!mayClose(ratings, replies.length))
      return err([refusal('somebody-dissatisfied', [], { count: ratings.dissatisfied })]);
    const change = { state: 'closed' as const, closed: context.today };
    return ok(await changeProposal(context.tx, row, change));
  },
});
