import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  personal,
  reference,
  rowId,
  text,
  whole,
} from '../../engines/actions/fields.ts';
import type { Authority } from '../../engines/actions/actor.ts';
import { defineAction } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { contests } from '../../engines/counting/model.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { changedOf, journaled } from '../organisation/changes.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';
import { organising } from './grants.ts';
import { ownElection, standing, writeElection, type ElectionRow } from './holding.ts';
import { electingBodies, tellerRoles, whats } from './model.ts';
import { knownPeople, prepareElection, prepareRefusals, vettedOf } from './prepare.ts';
import { judgeTellers, twice } from './rules.ts';
import { electionCandidate, electionTeller } from './tables.ts';

const room = 'elections';
const why = 'who stands for election, and who counts the votes';

const offices = () =>
  z
    .array(
      z.object({
        title: text(100),
        seats: whole(1, 500),
        postId: reference('post').nullish(),
        mode: choice(contests).default('contested'),
      }),
    )
    .min(1)
    .max(20)
    .meta({ kind: 'list' });

/** Prepares an election; its rules are those of the day. */
export const electionPrepare = defineAction({
  name: 'election.prepare',
  room,
  may: organising,
  refuses: prepareRefusals,
  input: z.object({
    what: choice(whats),
    elector: choice(electingBodies),
    electorName: text(100),
    title: text(100),
    day: day(),
    bodyId: reference('body').nullish(),
    unitId: reference('unit').nullish(),
    offices: offices(),
  }),
  run: async (input, context) => {
    const { actor, authority } = context;
    const made = await prepareElection(context, input, (unitId) =>
      ownsAffairsOf(actor, authority, unitId),
    );
    if (!made.ok) return made;
    const { id } = made.value;
    const { what, elector, title } = input;
    const after = { what, elector, title, offices: input.offices.length };
    return ok({ subject: { kind: 'election', id }, before: null, after, answer: { id } });
  },
});

/** Changes the words and the day of an election that has not begun. */
export const electionChange = defineAction({
  name: 'election.change',
  room,
  may: organising,
  offered: { state: ['preparing', 'published'] },
  refuses: ['election-unknown', 'election-begun', ...meanwhileRefusals],
  input: z.object({
    electionId: rowId(),
    revision: whole(1),
    title: text(100).optional(),
    electorName: text(100).optional(),
    day: day().optional(),
  }),
  run: async ({ electionId, revision, ...wanted }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    const { row } = held;
    const subject = { kind: 'election', id: electionId };
    if (row.revision !== revision)
      return err([await changedMeanwhile(context.tx, subject, row.title)]);
    if (!beforeOpening(row)) return err([refusal('election-begun', 'electionId')]);
    const changed = changedOf<ElectionRow>(row, wanted as Partial<ElectionRow>);
    await writeElection(context.tx, row, changed);
    return ok({ subject, ...journaled(row, changed), answer: {} });
  },
});

const beforeOpening = ({ state }: ElectionRow): boolean =>
  state === 'preparing' || state === 'published';

/** Whoever reaches units alone lists their own people. */
const unitsOf = (authority: Authority): readonly Uuid[] | null =>
  authority.reach === 'unit' ? authority.unitIds : null;

/** Puts somebody on the list of candidates while it is being made. */
export const electionNominate = defineAction({
  name: 'election.nominate',
  room,
  may: organising,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [
    'election-unknown',
    'list-fixed',
    'office-unknown',
    'person-unknown',
    'candidate-twice',
    'candidate-not-vetted',
    'teller-is-candidate',
  ],
  input: z.object({
    electionId: rowId(),
    office: whole(1, 20),
    personId: personal(reference('person'), why),
  }),
  run: async ({ electionId, office, personId }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    const { row, offices: all, tellers, candidates } = held;
    if (row.state !== 'preparing') return err([refusal('list-fixed', 'electionId')]);
    if (!all.some(({ number }) => number === office))
      return err([refusal('office-unknown', 'office')]);
    if (tellers.some((one) => one.personId === personId))
      return err([refusal('teller-is-candidate', 'personId')]);
    if (candidates.some((one) => one.office === office && one.personId === personId))
      return err([refusal('candidate-twice', 'personId')]);
    const [known, vetted] = await Promise.all([
      knownPeople(context.tx, [personId], unitsOf(context.authority)),
      vettedOf(context.tx, row),
    ]);
    if (!known.has(personId)) return err([refusal('person-unknown', 'personId')]);
    const candidacyId = vetted.get(personId) ?? null;
    if (row.what === 'presidium' && candidacyId === null)
      return err([refusal('candidate-not-vetted', 'personId')]);
    const { db, schoolId } = context.tx;
    await db
      .insert(electionCandidate)
      .values({ schoolId, electionId, office, personId, candidacyId });
    const subject = { kind: 'election', id: electionId };
    return ok({ subject, before: null, after: { office, personId }, answer: {} });
  },
});

/**
 * Takes somebody off the list: without a trace while it is made, with the reason once it is public. Nobody is taken off
 * after the vote began.
 */
export const electionStrike = defineAction({
  name: 'election.strike-candidate',
  room,
  may: organising,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: ['election-unknown', 'election-begun', 'candidate-unknown', 'reason-missing'],
  input: z.object({
    electionId: rowId(),
    office: whole(1, 20),
    personId: personal(reference('person'), why),
    reason: personal(longText(500), why).nullish(),
  }),
  run: async ({ electionId, office, personId, reason }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    if (!beforeOpening(held.row)) return err([refusal('election-begun', 'electionId')]);
    if (!standing(held, office).some((one) => one.personId === personId))
      return err([refusal('candidate-unknown', 'personId')]);
    const { db, schoolId } = context.tx;
    const here = and(
      eq(electionCandidate.schoolId, schoolId),
      eq(electionCandidate.electionId, electionId),
      eq(electionCandidate.office, office),
      eq(electionCandidate.personId, personId),
    );
    const open = held.row.state === 'preparing';
    if (!open && !reason) return err([refusal('reason-missing', 'reason')]);
    if (open) await db.delete(electionCandidate).where(here);
    else await db.update(electionCandidate).set({ struckReason: reason }).where(here);
    const subject = { kind: 'election', id: electionId };
    return ok({ subject, before: { office, personId }, after: { struck: true }, answer: {} });
  },
});

/** Names 监票人 and 计票人, all of them at once. */
export const electionNameTellers = defineAction({
  name: 'election.name-tellers',
  room,
  may: organising,
  offered: { state: ['preparing', 'published'] },
  face: 'screen',
  refuses: [
    'election-unknown',
    'election-begun',
    'person-unknown',
    'teller-twice',
    'teller-is-candidate',
  ],
  input: z.object({
    electionId: rowId(),
    tellers: z
      .array(z.object({ personId: personal(reference('person'), why), role: choice(tellerRoles) }))
      .min(1)
      .max(60)
      .meta({ kind: 'list' }),
  }),
  run: async ({ electionId, tellers }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    if (!beforeOpening(held.row)) return err([refusal('election-begun', 'electionId')]);
    const people = tellers.map(({ personId }) => personId);
    const known = await knownPeople(context.tx, people);
    const refusals = [
      ...people.flatMap((id, at) =>
        known.has(id) ? [] : [refusal('person-unknown', ['tellers', at, 'personId'])],
      ),
      ...twice(people).map((at) => refusal('teller-twice', ['tellers', at, 'personId'])),
      ...judgeTellers(people, held.candidates),
    ];
    if (refusals.length > 0) return err(refusals);
    const { db, schoolId } = context.tx;
    await db
      .delete(electionTeller)
      .where(and(eq(electionTeller.schoolId, schoolId), eq(electionTeller.electionId, electionId)));
    await db
      .insert(electionTeller)
      .values(tellers.map((one) => ({ schoolId, electionId, ...one })));
    const subject = { kind: 'election', id: electionId };
    const before = held.tellers.map(({ personId, role }) => ({ personId, role }));
    return ok({ subject, before, after: tellers, answer: {} });
  },
});

/** Gives an election up before it is certified; what happened in it stays. */
export const electionCancel = defineAction({
  name: 'election.cancel',
  room,
  may: organising,
  offered: { state: ['preparing', 'published', 'open'] },
  refuses: ['election-unknown', 'election-over'],
  input: z.object({ electionId: rowId(), reason: longText(500) }),
  run: async ({ electionId, reason }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    const { state } = held.row;
    if (state === 'certified' || state === 'cancelled')
      return err([refusal('election-over', 'electionId')]);
    await writeElection(context.tx, held.row, { state: 'cancelled' });
    const subject = { kind: 'election', id: electionId };
    return ok({ subject, before: { state }, after: { state: 'cancelled', reason }, answer: {} });
  },
});
