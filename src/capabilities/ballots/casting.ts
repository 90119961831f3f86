import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { rowId, yesNo } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { dueRound, openElectronicRound, openRefusals } from '../elections/electronic.ts';
import { organising } from '../elections/grants.ts';
import { appendBoard } from './board-store.ts';
import { askBox, boxRefusals } from './box-calls.ts';
import { countsOf, electorsOf, type Elector } from './electors.ts';
import {
  phaseRefusals,
  roundRun,
  roundSubject,
  setupIn,
  writeRound,
  type HeldRound,
} from './holding.ts';
import type { BallotParts } from './parts.ts';
import { boardId } from './setup-made.ts';
import { ballotHolder } from './tables.ts';

const room = 'ballots';

/** Whether the round that is due is still the one of the setup: the list may have been taken back meanwhile. */
function judgeDue({ round, election }: HeldRound): readonly Refusal[] {
  const due = dueRound(election, round.office);
  if (!due.ok) return due.error;
  const { call } = due.value;
  if (call.round !== round.round) return [refusal('round-not-due', 'roundId')];
  const { candidates } = setupIn(round);
  const same =
    call.candidates.length === candidates.length &&
    call.candidates.every((id, at) => boardId(due.value, id) === candidates[at]?.id);
  return same ? [] : [refusal('list-changed', 'roundId')];
}

/** Everybody there has a ballot, took paper or was called; and enough have one by phone. */
function judgeElectors({ round }: HeldRound, electors: readonly Elector[]): readonly Refusal[] {
  const unserved = electors.filter(
    ({ present, way, called }) => present && way === null && !called,
  );
  const { issued } = countsOf(electors);
  return [
    ...(unserved.length === 0
      ? []
      : [refusal('ballots-missing', 'roundId', { missing: unserved.length })]),
    ...(issued >= round.leastVoters
      ? []
      : [refusal('too-few-ballots', 'roundId', { issued, least: round.leastVoters })]),
  ];
}

/** Writes down who was there: whoever comes later waits for the next round. */
async function freeze(
  { tx }: Context,
  roundId: HeldRound['round']['id'],
  electors: readonly Elector[],
) {
  const { db, schoolId } = tx;
  const there = electors.flatMap(({ present, personId }) => (present ? [personId] : []));
  if (there.length === 0) return;
  await db
    .insert(ballotHolder)
    .values(there.map((personId) => ({ schoolId, roundId, personId })))
    .onConflictDoNothing();
  await db
    .update(ballotHolder)
    .set({ present: true })
    .where(
      and(
        eq(ballotHolder.schoolId, schoolId),
        eq(ballotHolder.roundId, roundId),
        inArray(ballotHolder.personId, there),
      ),
    );
}

/**
 * Opens casting: 应到 and 实到 are counted off the roll and the round is opened in the election, with the electronic box and,
 * where ballots on paper are out, one for them.
 */
export const ballotOpenCasting = ({ box }: BallotParts) =>
  defineAction({
    name: 'ballot.open-casting',
    room,
    may: organising,
    offered: { phase: ['issuing'] },
    face: 'screen',
    refuses: [
      ...phaseRefusals,
      ...openRefusals,
      'list-changed',
      'ballots-missing',
      'too-few-ballots',
      'tokens-waiting',
      ...boxRefusals,
    ],
    input: z.object({
      roundId: rowId(),
      tellersApproved: yesNo().default(false),
      /** A paper box although no ballot on paper is out yet. */
      paperBox: yesNo().default(false),
    }),
    run: async ({ roundId, tellersApproved, paperBox }, context) => {
      const found = await roundRun(context, roundId, ['issuing']);
      if (!found.ok) return found;
      const { round, election } = found.value;
      const electors = await electorsOf(context, round, election.row.unitId);
      const refusals = [...judgeDue(found.value), ...judgeElectors(found.value, electors)];
      if (refusals.length > 0) return err(refusals);
      const waiting = await unsigned(context, roundId);
      if (waiting > 0) return err([refusal('tokens-waiting', 'roundId', { waiting })]);
      const { expected, present, paper } = countsOf(electors);
      const { office } = round;
      const opened = await openElectronicRound(context, election, {
        ...{ office, expected, present, tellersApproved },
        paper: paper > 0 || paperBox ? paper : null,
      });
      if (!opened.ok) return opened;
      await freeze(context, roundId, electors);
      await appendBoard(context.tx, roundId, [
        { type: 'open-casting', payload: { expected, present } },
      ]);
      await writeRound(context.tx, round, { phase: 'casting', expected, present });
      const open = await askBox(() => box.openCasting(roundId));
      if (!open.ok) return open;
      const after = { phase: 'casting', expected, present, paper };
      const answer = { expected, present };
      return ok({ subject: roundSubject(roundId), before: { phase: round.phase }, after, answer });
    },
  });

/** How many tokens an issuer has still to sign. */
export async function unsigned(
  { tx }: Pick<Context, 'tx'>,
  roundId: HeldRound['round']['id'],
): Promise<number> {
  const { rows } = await tx.client.query<{ waiting: number }>({
    name: 'ballot-unsigned',
    text: `select count(*)::int as waiting from ballot_token
      where school_id = $1 and round_id = $2 and signatures @> '[null]'`,
    values: [tx.schoolId, roundId],
  });
  return rows[0]?.waiting ?? 0;
}
