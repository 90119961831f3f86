import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { observer, setup as setupShape } from '../../engines/ballots/model.ts';
import { checkProof } from '../../engines/ballots/observer-keys.ts';
import { checkCode, contextOf, writeSetup } from '../../engines/ballots/setup.ts';
import { rowId } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { beginningRefusals, dueRound, judgeBallots } from '../elections/electronic.ts';
import { organising, telling } from '../elections/grants.ts';
import { appendBoard, sha256 } from './board-store.ts';
import { askBox, boxRefusals } from './box-calls.ts';
import { phaseRefusals, roundObserved, roundRun, roundSubject, writeRound } from './holding.ts';
import { namesOf } from './names.ts';
import type { BallotParts } from './parts.ts';
import { keepRoster, makeRoster } from './roster.ts';
import { makeSetup, setupKept, takesWriteIns, type SetupInput } from './setup-made.ts';
import { ballotObserver } from './tables.ts';

const room = 'ballots';

const { name: _name, ...keyFields } = observer.unwrap().shape;

/** An observer's browser sends its public keys, which it proves to hold. New ones replace them until the round begins. */
export const ballotOfferKeys = defineAction({
  name: 'ballot.offer-keys',
  room,
  may: telling,
  offered: { state: [] },
  face: 'screen',
  refuses: [...phaseRefusals, 'keys-not-fitting'],
  input: z.object({ roundId: rowId(), ...keyFields }),
  run: async ({ roundId, proof, ...keys }, context) => {
    const found = await roundObserved(context, roundId, ['keys']);
    if (!found.ok) return found;
    const { round, number } = found.value;
    const fits =
      keys.number === number &&
      (keys.x25519 === null) === (round.threshold === null) &&
      (keys.rsa === null) === (round.coIssuer !== number) &&
      checkProof(nodePrimitives, { ...keys, proof });
    if (!fits) return err([refusal('keys-not-fitting', 'proof')]);
    const { db, schoolId } = context.tx;
    await db
      .update(ballotObserver)
      .set({ keys: keys as unknown as Json, proof })
      .where(
        and(
          eq(ballotObserver.schoolId, schoolId),
          eq(ballotObserver.roundId, roundId),
          eq(ballotObserver.number, number),
        ),
      );
    const after = { observer: number, keys: 'offered' };
    return ok({ subject: roundSubject(roundId), before: null, after, answer: {} });
  },
});

/** Makes every key that is still missing, and of all of it the setup. */
async function setupFor(
  { box, keys, page }: BallotParts,
  { tx, today }: Context,
  input: Pick<SetupInput, 'round' | 'election' | 'observers' | 'due'>,
) {
  const { round, election, due } = input;
  // Nothing was handed out before this: what an attempt that failed left in the box is not wanted.
  const boxKey = await askBox(async () => {
    await box.forget(round.id);
    return box.newKey(round.id);
  });
  if (!boxKey.ok) return boxKey;
  const seated = due.at.result.elected.map(({ id }) => id);
  const roster = takesWriteIns(input)
    ? await makeRoster(tx, {
        unitId: election.row.unitId,
        day: today,
        without: [...due.call.candidates, ...seated],
      })
    : null;
  const some = roster === null || roster.people.length === 0 ? null : roster;
  const people = [...input.observers.map(({ personId }) => personId), ...due.call.candidates];
  const names = await namesOf(tx, people);
  const made = makeSetup({
    ...input,
    school: names.school,
    names: names.people,
    modulus: await keys.make(round.id),
    box: boxKey.value,
    roster: some,
    page: page(),
  });
  return ok({ setup: setupShape.parse(made), roster: some });
}

/** Begins a round: keys, setup and list are fixed and on the board, and tokens can be fetched from now on. */
export const ballotBegin = (parts: BallotParts) =>
  defineAction({
    name: 'ballot.begin',
    room,
    may: organising,
    offered: { phase: ['keys'] },
    face: 'confirm',
    refuses: [
      ...phaseRefusals,
      ...beginningRefusals,
      'election-over',
      'round-not-due',
      'keys-missing',
      ...boxRefusals,
    ],
    input: z.object({ roundId: rowId() }),
    run: async ({ roundId }, context) => {
      const found = await roundRun(context, roundId, ['keys']);
      if (!found.ok) return found;
      const { round, election, observers } = found.value;
      const missing = observers.filter(({ keys }) => keys === null).length;
      if (missing > 0) return err([refusal('keys-missing', 'roundId', { missing })]);
      const refusals = judgeBallots(election, context.today);
      if (refusals.length > 0) return err(refusals);
      const due = dueRound(election, round.office);
      if (!due.ok) return due;
      if (due.value.call.round !== round.round) return err([refusal('round-not-due', 'roundId')]);
      const made = await setupFor(parts, context, { ...found.value, due: due.value });
      if (!made.ok) return made;
      const { setup, roster } = made.value;
      const bytes = writeSetup(setup);
      const ctx = contextOf(sha256, bytes);
      if (roster !== null) await keepRoster(context.tx, roundId, roster);
      await appendBoard(context.tx, roundId, [
        { type: 'setup', payload: setup },
        { type: 'open-issuing', payload: {} },
      ]);
      await writeRound(context.tx, round, {
        phase: 'issuing',
        setup: new TextDecoder().decode(bytes),
        ctx: Buffer.from(ctx),
        checkCode: checkCode(ctx),
      });
      const taken = await askBox(() => parts.box.register(roundId, bytes));
      if (!taken.ok) return taken;
      const after = { phase: 'issuing', ...(setupKept(setup) as object) };
      const subject = roundSubject(roundId);
      return ok({
        subject,
        before: { phase: round.phase },
        after: after as Json,
        answer: { checkCode: checkCode(ctx) },
      });
    },
  });
