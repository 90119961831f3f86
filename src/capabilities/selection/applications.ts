import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  day,
  file,
  longText,
  personal,
  reference,
  text,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { beginCase, actRefusals, type ActWish } from '../../engines/procedures/take-act.ts';
import { changeOf, paperTypes } from '../../engines/procedures/verbs.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { holdPerson, type PersonRow } from '../organisation/people/reads.ts';
import { ownOnly } from '../organisation/roles.ts';
import { holdCall, type CallRow } from './calls.ts';
import { conditionsOf } from './candidates.ts';
import { entering } from './grants.ts';
import { selectionKeeping } from './keeping.ts';
import { pathOf } from './paths.ts';
import { numbersInForce } from './provisions.ts';
import { conditionRefusals, judgeApplying, refuseUnmet } from './rules.ts';
import { candidacy, selectionOffer } from './tables.ts';

const room = 'selection';
const why = 'who stands for a post, and why';
const refuses = [
  ...actRefusals,
  ...conditionRefusals,
  'call-unknown',
  'call-closed',
  'call-not-yet',
  'call-over',
  'person-unknown',
  'post-not-offered',
  'already-applied',
  'person-without-unit',
  'person-of-other-unit',
];

/** An application as asked. */
interface Asked {
  readonly callId: Uuid;
  readonly personId: Uuid;
  readonly postId: Uuid | null;
  readonly otherPost: boolean;
  readonly day: Day;
}

/** Whether the post is offered, and whether the person stands in this call already. */
async function inCall(
  { client, schoolId }: SchoolTransaction,
  { callId, personId, postId }: Asked,
): Promise<{ readonly offered: boolean; readonly standing: boolean }> {
  const { rows } = await client.query<{ offered: boolean; standing: boolean }>({
    name: 'candidacy-in-call',
    text: `select ($4::uuid is null or exists (select 1 from selection_offer o
        where o.school_id = $1 and o.call_id = $2 and o.post_id = $4)) as offered,
      exists (select 1 from candidacy c join procedure_case k on k.school_id = c.school_id and k.id = c.id
        where c.school_id = $1 and k.school_id = $1 and c.call_id = $2 and c.person_id = $3
          and (k.outcome is null or k.outcome = 'completed')) as standing`,
    values: [schoolId, callId, personId, postId],
  });
  return rows[0] ?? { offered: false, standing: false };
}

function placeOf(call: CallRow, person: PersonRow): Result<Uuid, readonly Refusal[]> {
  if (call.unitId !== null)
    return person.unitId === call.unitId
      ? ok(call.unitId)
      : err([refusal('person-of-other-unit', 'personId')]);
  return person.unitId === null
    ? err([refusal('person-without-unit', 'personId')])
    : ok(person.unitId);
}

/** Judges an application and begins its case: the call is held, so that nobody stands in it twice. */
async function apply(context: Context, asked: Asked, wish: ActWish) {
  const { tx, authority, newId } = context;
  // Held before anything else is asked: statements sent together keep no promise about their order.
  const call = await holdCall(tx, asked.callId);
  const [person, { offered, standing }, conditions, stated] = await Promise.all([
    holdPerson(tx, authority, asked.personId),
    inCall(tx, asked),
    conditionsOf(
      tx,
      { personId: asked.personId, candidacyId: null, callId: asked.callId },
      asked.day,
    ),
    readStatedValues(tx),
  ]);
  if (call === null) return err([refusal('call-unknown', 'callId')]);
  if (person === null || conditions === null) return err([refusal('person-unknown', 'personId')]);
  const place = placeOf(call, person);
  const refusals = [
    ...judgeApplying(call, asked.day),
    ...(offered ? [] : [refusal('post-not-offered', 'postId')]),
    ...(standing ? [refusal('already-applied', 'callId')] : []),
    ...refuseUnmet(conditions.conditions),
    ...(place.ok ? [] : place.error),
  ];
  if (refusals.length > 0 || !place.ok) return err(refusals);
  const procedure = pathOf(call.path, numbersInForce(stated, asked.day));
  const id = newId();
  const whose = { id, procedure, unitId: place.value, personId: person.id };
  const taken = await beginCase(context, selectionKeeping, whose, wish);
  if (!taken.ok) return taken;
  const { callId, personId, postId, otherPost } = asked;
  const row = { schoolId: tx.schoolId, id, callId, personId, postId, otherPost };
  await tx.db.insert(candidacy).values(row);
  const change = changeOf('candidacy', taken.value);
  const after = { ...change.after, callId, personId, postId };
  return ok({ ...change, before: null, after, answer: { id } });
}

const nothing = { turn: null, mark: null, against: null, objection: null, upheld: null } as const;

/** A student stands for a post, in their own words. */
export const candidacyApply = defineAction({
  name: 'candidacy.apply',
  room,
  may: ownOnly('student'),
  offered: { closed: [null] },
  refuses,
  input: z.object({
    callId: reference('call'),
    postId: reference('post').nullish(),
    otherPost: yesNo().default(false),
    text: personal(longText(2000), why),
    paper: file(paperTypes).nullish(),
  }),
  run: async (input, context) => {
    if (context.authority.reach !== 'self') return err([refusal('person-unknown')]);
    const asked = {
      callId: input.callId,
      personId: context.authority.personId,
      postId: input.postId ?? null,
      otherPost: input.otherPost,
      day: context.today,
    };
    const paper = input.paper ?? null;
    const wish: ActWish = { ...nothing, kind: 'submit', text: input.text, paper, onPaper: null };
    return apply(context, asked, wish);
  },
});

/** An officer enters an application that was handed in on paper; it is shown as such. */
export const candidacyEnter = defineAction({
  name: 'candidacy.enter',
  room,
  may: entering,
  offered: { closed: [null] },
  refuses,
  input: z.object({
    callId: reference('call'),
    personId: personal(reference('person'), why),
    postId: reference('post').nullish(),
    otherPost: yesNo().default(false),
    day: day(),
    text: personal(longText(2000), why),
    byName: personal(text(60), why),
    paper: file(paperTypes),
  }),
  run: async (input, context) => {
    const { callId, personId, otherPost, day: on, paper, byName } = input;
    const asked = { callId, personId, postId: input.postId ?? null, otherPost, day: on };
    const onPaper = { party: null, day: on, byName };
    const wish: ActWish = { ...nothing, kind: 'submit', text: input.text, paper, onPaper };
    return apply(context, asked, wish);
  },
});

/** The offers of a call. */
export function offersOf({ db, schoolId }: SchoolTransaction, callId: Uuid) {
  return db
    .select({ postId: selectionOffer.postId, places: selectionOffer.places })
    .from(selectionOffer)
    .where(and(eq(selectionOffer.schoolId, schoolId), eq(selectionOffer.callId, callId)));
}
