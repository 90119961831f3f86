import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { readStatedValues } from '../../../charter/reads.ts';
import {
  choice,
  longText,
  personal,
  reference,
  rowId,
  text,
} from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { kept } from '../../organisation/changes.ts';
import { congressById, type DelegateWithVote } from '../reads.ts';
import { asDelegate } from './grants.ts';
import { delegateOf } from './hall.ts';
import { longest, satisfactions } from './model.ts';
import {
  proposalSeen,
  proposersOf,
  repliesOf,
  secondersOf,
  type ProposalRow,
} from './proposal-reads.ts';
import { canStep, stateBySeconds, type ProposalStep } from './proposal-rules.ts';
import { changeProposal } from './proposal-writes.ts';
import { secondsOn } from './provisions.ts';
import { proposal, proposalRating, proposalSecond } from './tables.ts';

const room = 'congress';

/** The delegate that the caller is in a congress. */
async function callingDelegate(
  { tx, authority, today }: Context,
  congressId: Uuid,
): Promise<Result<DelegateWithVote, readonly Refusal[]>> {
  const personId = authority.reach === 'self' ? authority.personId : null;
  const found =
    personId === null ? null : await delegateOf(tx, { congressId, personId, day: today });
  return found === null ? err([refusal('not-a-delegate')]) : ok(found);
}

/** Hands a proposal (提案) in, as a delegate of the congress. */
export const proposalSubmit = defineAction({
  name: 'proposal.submit',
  room,
  may: asDelegate,
  refuses: ['congress-unknown', 'congress-cancelled', 'not-a-delegate'],
  input: z.object({
    congressId: reference('congress'),
    title: text(longest.title),
    /** What is the matter (案由). */
    reason: longText(longest.text),
    /** What should be done (建议措施). */
    measures: longText(longest.text),
  }),
  run: async ({ congressId, ...input }, context) => {
    const { tx, today, schoolId } = context;
    // Held, so that two proposals never take one number.
    const congress = await congressById(tx, congressId, 'update');
    if (congress === null) return err([refusal('congress-unknown', 'congressId')]);
    if (congress.cancelled !== null)
      return err([refusal('congress-cancelled', 'congressId', { day: congress.cancelled })]);
    const delegate = await callingDelegate(context, congressId);
    if (!delegate.ok) return delegate;
    const needed = secondsOn(await readStatedValues(tx), today);
    const row = {
      ...{ schoolId, id: context.newId(), congressId, delegateId: delegate.value.id, ...input },
      ...{ submitted: today, secondsNeeded: needed, state: stateBySeconds(0, needed) },
    };
    const [written] = await tx.db
      .insert(proposal)
      .values({
        ...row,
        number: sql`(select coalesce(max(p.number), 0) + 1 from proposal p
          where p.school_id = ${schoolId} and p.congress_id = ${congressId})`,
      })
      .returning({ number: proposal.number });
    const answer = { id: row.id, number: written?.number ?? 0 };
    return ok({
      subject: { kind: 'proposal', id: row.id },
      before: null,
      after: kept(row),
      answer,
    });
  },
});

/** The proposal, held, where this step can be made, and the delegate that the caller is. */
async function asDelegateOf(
  context: Context,
  proposalId: Uuid,
  step: ProposalStep,
): Promise<
  Result<{ readonly row: ProposalRow; readonly delegate: DelegateWithVote }, readonly Refusal[]>
> {
  const found = await proposalSeen(context, proposalId, 'update');
  if (found === null) return err([refusal('proposal-unknown', 'proposalId')]);
  const { proposal: row } = found;
  const delegate = await callingDelegate(context, row.congressId);
  if (!delegate.ok) return delegate;
  if (!canStep(step, row.state)) return err([refusal('proposal-not-now', 'proposalId')]);
  return ok({ row, delegate: delegate.value });
}

const delegateRefusals = ['proposal-unknown', 'not-a-delegate', 'proposal-not-now'];

/** Seconds a proposal (附议); with enough of them it goes to those who screen. */
export const proposalSecondIt = defineAction({
  name: 'proposal.second',
  room,
  may: asDelegate,
  face: 'confirm',
  offered: { state: ['seconding'] },
  refuses: [...delegateRefusals, 'own-proposal', 'already-seconded'],
  input: z.object({ proposalId: rowId() }),
  run: async ({ proposalId }, context) => {
    const found = await asDelegateOf(context, proposalId, 'second');
    if (!found.ok) return found;
    const { row, delegate } = found.value;
    if (row.delegateId === delegate.id) return err([refusal('own-proposal', 'proposalId')]);
    const before = await secondersOf(context.tx, row.id);
    if (before.some(({ delegateId }) => delegateId === delegate.id))
      return err([refusal('already-seconded', 'proposalId')]);
    const { tx, schoolId, today } = context;
    await tx.db
      .insert(proposalSecond)
      .values({ schoolId, proposalId: row.id, delegateId: delegate.id, day: today });
    const seconds = before.length + 1;
    const state = stateBySeconds(seconds, row.secondsNeeded);
    if (state !== row.state) await changeProposal(tx, row, { state });
    const after = { secondedBy: delegate.id, seconds, state } as Json;
    const answer = { seconds, needed: row.secondsNeeded, state };
    return ok({ subject: { kind: 'proposal', id: row.id }, before: null, after, answer });
  },
});

/** Whoever proposed takes it back before it is decided on. */
export const proposalWithdraw = defineAction({
  name: 'proposal.withdraw',
  room,
  may: asDelegate,
  face: 'confirm',
  offered: { state: ['seconding', 'screening'] },
  refuses: [...delegateRefusals, 'not-own-proposal'],
  input: z.object({ proposalId: rowId() }),
  run: async ({ proposalId }, context) => {
    const found = await asDelegateOf(context, proposalId, 'withdraw');
    if (!found.ok) return found;
    const { row, delegate } = found.value;
    if (row.delegateId !== delegate.id) return err([refusal('not-own-proposal', 'proposalId')]);
    return ok(await changeProposal(context.tx, row, { state: 'withdrawn' }));
  },
});

/** Says what those who proposed think of the last reply; each of them once. */
export const proposalRate = defineAction({
  name: 'proposal.rate',
  room,
  may: asDelegate,
  offered: { state: ['replied'] },
  refuses: [...delegateRefusals, 'not-own-proposal', 'already-rated'],
  input: z.object({
    proposalId: rowId(),
    rating: choice(satisfactions),
    remarks: personal(text(1000), 'what a delegate thinks of a reply').nullish(),
  }),
  run: async ({ proposalId, rating, remarks = null }, context) => {
    const found = await asDelegateOf(context, proposalId, 'rate');
    if (!found.ok) return found;
    const { row, delegate } = found.value;
    const { tx, schoolId, today } = context;
    const [behind, replies] = await Promise.all([proposersOf(tx, row.id), repliesOf(tx, row.id)]);
    if (!behind.includes(delegate.id)) return err([refusal('not-own-proposal', 'proposalId')]);
    const last = replies.at(-1);
    if (!last) throw new Error('a replied proposal has no reply');
    if (last.ratings.some(({ delegateId }) => delegateId === delegate.id))
      return err([refusal('already-rated', 'proposalId')]);
    await tx.db.insert(proposalRating).values({
      ...{ schoolId, proposalId: row.id, number: last.number, delegateId: delegate.id },
      ...{ rating, remarks, day: today },
    });
    const after = { number: last.number, rating, ratedBy: delegate.id } as Json;
    return ok({ subject: { kind: 'proposal', id: row.id }, before: null, after, answer: {} });
  },
});
