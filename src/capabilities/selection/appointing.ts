import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  personal,
  reference,
  rowId,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { readCases, type Case } from '../../engines/procedures/cases.ts';
import { paperTypes } from '../../engines/procedures/verbs.ts';
import { isKept } from '../../engines/storage/attachments.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { appointmentMake } from '../organisation/appointments/actions.ts';
import { conditionsOf } from './candidates.ts';
import { appointing, vouching } from './grants.ts';
import { conditions, type Members } from './model.ts';
import { candidacy, candidacyAttestation, selectionCall } from './tables.ts';

const room = 'selection';

/** A candidacy with its call. */
interface Standing {
  readonly id: Uuid;
  readonly callId: Uuid;
  readonly personId: Uuid;
  readonly appointmentId: Uuid | null;
  readonly members: Members;
}

/** Its call is held with it, so that of two appointed at once the second sees the first in the count of places. */
async function holdCandidacy(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<Standing | null> {
  const rows = await db
    .select({
      id: candidacy.id,
      callId: candidacy.callId,
      personId: candidacy.personId,
      appointmentId: candidacy.appointmentId,
      members: selectionCall.members,
    })
    .from(candidacy)
    .innerJoin(
      selectionCall,
      and(eq(selectionCall.schoolId, candidacy.schoolId), eq(selectionCall.id, candidacy.callId)),
    )
    .where(
      and(
        eq(candidacy.schoolId, schoolId),
        eq(selectionCall.schoolId, schoolId),
        eq(candidacy.id, id),
      ),
    )
    .for('update');
  return rows[0] ?? null;
}

/** The candidacy and its case, both held, if the caller reaches it. */
async function held(
  { tx, authority }: Context,
  id: Uuid,
): Promise<{ readonly standing: Standing; readonly found: Case } | null> {
  const [cases, standing] = await Promise.all([
    readCases(tx, authority, [id], 'hold'),
    holdCandidacy(tx, id),
  ]);
  const found = cases[0];
  return found && standing ? { standing, found } : null;
}

/** A named person vouches for what no record shows; again for the same condition corrects it. */
export const candidacyAttest = defineAction({
  name: 'candidacy.attest',
  room,
  may: vouching,
  offered: { outcome: [null] },
  refuses: ['case-unknown', 'case-ended', 'own-case', 'condition-recorded', 'paper-unknown'],
  input: z.object({
    candidacyId: rowId(),
    condition: choice(conditions),
    text: personal(longText(500), 'who vouches for a candidate, and for what'),
    paper: file(paperTypes).nullish(),
  }),
  run: async ({ candidacyId, condition, text, paper }, context) => {
    const { tx, actor, today } = context;
    const about = await held(context, candidacyId);
    if (about === null) return err([refusal('case-unknown')]);
    if (about.found.state.kind === 'ended') return err([refusal('case-ended')]);
    const personId = actor.kind === 'person' ? actor.personId : null;
    if (personId !== null && personId === about.standing.personId)
      return err([refusal('own-case')]);
    const known = await conditionsOf(
      tx,
      { personId: about.standing.personId, candidacyId, callId: about.standing.callId },
      today,
    );
    const verdict = known?.conditions.find((one) => one.condition === condition)?.verdict;
    if (verdict !== 'unknown' && verdict !== 'attested')
      return err([refusal('condition-recorded', 'condition')]);
    const hash = paper ? Buffer.from(paper, 'hex') : null;
    if (paper && !(await isKept(tx, paper))) return err([refusal('paper-unknown', 'paper')]);
    const role = actor.kind === 'person' ? actor.capacity.role : null;
    const set = { personId, role, day: today, text, paper: hash };
    await tx.db
      .insert(candidacyAttestation)
      .values({ schoolId: tx.schoolId, candidacyId, condition, ...set })
      .onConflictDoUpdate({
        target: [
          candidacyAttestation.schoolId,
          candidacyAttestation.candidacyId,
          candidacyAttestation.condition,
        ],
        set,
      });
    const subject = { kind: 'candidacy', id: candidacyId };
    return ok({
      subject,
      before: { [condition]: verdict },
      after: { [condition]: 'attested' },
      answer: {},
    });
  },
});

/** How many places of the post this call has, and how many of them are taken. */
async function placesOf(
  { client, schoolId }: SchoolTransaction,
  callId: Uuid,
  postId: Uuid,
): Promise<{ readonly places: number; readonly taken: number } | null> {
  const { rows } = await client.query<{ places: number; taken: number }>({
    name: 'places-of-call',
    text: `select o.places, (select count(*)::int from candidacy c
        join appointment a on a.school_id = c.school_id and a.id = c.appointment_id
        where c.school_id = $1 and a.school_id = $1 and c.call_id = $2 and a.post_id = $3
          and a.ended_by is distinct from 'correction') as taken
      from selection_offer o where o.school_id = $1 and o.call_id = $2 and o.post_id = $3`,
    values: [schoolId, callId, postId],
  });
  return rows[0] ?? null;
}

const electedAt = ({ acts }: Case): boolean =>
  acts.some(({ step, kind }) => step === 'elected' && kind === 'approve');

function judgeAppointing({ standing, found }: NonNullable<Awaited<ReturnType<typeof held>>>) {
  const { state } = found;
  const refusals: Refusal[] = [];
  if (state.kind !== 'ended' || state.outcome !== 'completed')
    refusals.push(refusal('path-not-finished', 'candidacyId'));
  if (standing.appointmentId !== null) refusals.push(refusal('appointed-already', 'candidacyId'));
  // A presidium is elected by the congress; what comes before is done here (form of 2021, items 9 and 10).
  if (standing.members === 'presidium' && !electedAt(found))
    refusals.push(refusal('goes-to-election', 'candidacyId'));
  return refusals;
}

/** Appoints a candidate who has gone the whole path, by the rules of every appointment, in one transaction. */
export const candidacyAppoint = defineAction({
  name: 'candidacy.appoint',
  room,
  may: appointing,
  offered: { outcome: ['completed'], appointed: [false] },
  refuses: [
    ...new Set([
      ...appointmentMake.refuses,
      'case-unknown',
      'path-not-finished',
      'appointed-already',
      'goes-to-election',
      'post-not-offered',
      'places-taken',
    ]),
  ],
  input: z.object({
    candidacyId: rowId(),
    postId: reference('post'),
    since: day(),
    until: day().nullish(),
    termId: reference('term').nullish(),
    secondPostGround: longText(300).nullish(),
  }),
  run: async ({ candidacyId, ...wanted }, context) => {
    const { tx } = context;
    const about = await held(context, candidacyId);
    if (about === null) return err([refusal('case-unknown')]);
    const { standing, found } = about;
    const offer = await placesOf(tx, standing.callId, wanted.postId);
    const refusals = judgeAppointing(about);
    if (refusals.length > 0) return err(refusals);
    if (offer === null) return err([refusal('post-not-offered', 'postId')]);
    if (offer.taken >= offer.places)
      return err([refusal('places-taken', 'postId', { places: offer.places })]);
    const basis = electedAt(found) ? ('elected' as const) : ('recruited' as const);
    const input = { ...wanted, personId: standing.personId, basis };
    const made = await appointmentMake.run(input, context);
    if (!made.ok) return made;
    const appointmentId = made.value.answer.id;
    await tx.db
      .update(candidacy)
      .set({ appointmentId })
      .where(and(eq(candidacy.schoolId, tx.schoolId), eq(candidacy.id, candidacyId)));
    const subject = { kind: 'candidacy', id: candidacyId };
    const after = { appointmentId, appointment: made.value.after };
    return ok({ subject, before: null, after, answer: { id: appointmentId } });
  },
});

/** Ties an appointment that an election brought to the candidacy it began with. */
export async function candidacyFilled(
  { db, schoolId }: SchoolTransaction,
  candidacyId: Uuid,
  appointmentId: Uuid,
): Promise<void> {
  await db
    .update(candidacy)
    .set({ appointmentId })
    .where(and(eq(candidacy.schoolId, schoolId), eq(candidacy.id, candidacyId)));
}
