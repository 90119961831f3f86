import { z } from 'zod';
import { fromB64 } from '../../engines/ballots/bytes.ts';
import { decideBoard } from '../../engines/ballots/board/decide-board.ts';
import { sheetsInForce } from '../../engines/ballots/board/paper.ts';
import { checkCertificate } from '../../engines/ballots/observer-keys.ts';
import type { BoardDecision, BoardEvent, PayloadOf } from '../../engines/ballots/model.ts';
import { longText, rowId, text } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { RoundDecision } from '../../engines/counting/decision.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { annulRound, electronicOutcome, type ElectronicOutcome } from '../elections/electronic.ts';
import { organising, telling } from '../elections/grants.ts';
import { appendBoard, boardEvents, decisionHash } from './board-store.ts';
import { orUnknown } from './box-calls.ts';
import { forgetTokens } from './forgetting.ts';
import {
  phaseRefusals,
  roundObserved,
  roundRun,
  roundSubject,
  setupIn,
  writeRound,
  type HeldRound,
} from './holding.ts';
import { namesOf } from './names.ts';
import { openKeysIn, peopleOf, sheetOfBoard } from './opening.ts';
import type { BallotParts } from './parts.ts';
import { renamed, type PeopleOnBoard } from './people-on-board.ts';

const room = 'ballots';

const payloadsOf = <T extends BoardEvent['type']>(
  events: readonly BoardEvent[],
  type: T,
): readonly PayloadOf<T>[] =>
  events.flatMap((event) => (event.type === type ? [event.payload as PayloadOf<T>] : []));

/** Sheets on paper and rulings of the election, as the board has them. */
function evidenceOf(
  { paper, barred }: ElectronicOutcome,
  people: PeopleOnBoard,
): readonly Extract<BoardEvent, { type: 'paper-sheet' | 'ruling' }>[] {
  const name = (id: string) => people.onBoard(id);
  const sheets = paper.map(({ id, replaces, entries, sheet }) => ({
    type: 'paper-sheet' as const,
    payload: {
      id,
      replaces,
      entries: entries.map((one) => renamed(one, name)),
      sheet: renamed(sheet, name),
    },
  }));
  const rulings = barred.map(({ person, reason, by }) => ({
    type: 'ruling' as const,
    payload: { person: name(person), reason, by },
  }));
  return [...sheets, ...rulings];
}

/** Whether what the board comes to is what the meeting was told. */
function agrees(decision: BoardDecision, announced: RoundDecision, people: PeopleOnBoard): boolean {
  if (decision.kind !== announced.kind) return false;
  if (announced.kind !== 'decided') return true;
  const told = announced.elected.map((id) => people.onBoard(id)).toSorted();
  return JSON.stringify(told) === JSON.stringify([...decision.elected].toSorted());
}

/** Names of people written in who were elected. */
async function namesEvent(
  { tx }: Context,
  decision: BoardDecision,
  people: PeopleOnBoard,
): Promise<readonly BoardEvent[]> {
  const written = decision.elected.filter((id) => !id.startsWith('c'));
  if (written.length === 0) return [];
  const names = await namesOf(
    tx,
    written.map((id) => people.person(id)),
  );
  const payload = written.map((id) => ({ id, name: names.people[people.person(id)] ?? '' }));
  return [{ type: 'names', payload }];
}

/**
 * Writes on the board what the round came to, once it is announced: sheets on paper, rulings, the tally of the electronic
 * box, the decision. Done again where paper was corrected and announced anew.
 */
export const ballotConclude = ({ box }: Pick<BallotParts, 'box'>) =>
  defineAction({
    name: 'ballot.conclude',
    room,
    may: organising,
    offered: { phase: ['opened', 'counted'] },
    face: 'confirm',
    refuses: [...phaseRefusals, 'announce-first', 'nothing-new'],
    input: z.object({ roundId: rowId() }),
    run: async ({ roundId }, context) => {
      const found = await roundRun(context, roundId, ['opened', 'counted']);
      if (!found.ok) return found;
      const { round, election } = found.value;
      const outcome = electronicOutcome(election, { office: round.office, round: round.round });
      if (outcome === null || outcome.announced === null)
        return err([refusal('announce-first', 'roundId')]);
      const people = await peopleOf(context, found.value);
      const before = await boardEvents(context.tx, roundId);
      const textOf = (payload: unknown): string => canonicalJson(payload as Json);
      const written = new Set(before.map(({ payload }) => textOf(payload)));
      const evidence = evidenceOf(outcome, people);
      const fresh = evidence.filter(({ payload }) => !written.has(textOf(payload)));
      if (round.phase === 'counted' && fresh.length === 0)
        return err([refusal('nothing-new', 'roundId')]);
      const tally = await sheetOfBoard(context, found.value, openKeysIn(before));
      const all = [...before, ...fresh];
      const decision = decideBoard({
        setup: setupIn(round),
        expected: round.expected ?? 0,
        present: round.present ?? 0,
        sheets: [tally, ...sheetsInForce(payloadsOf(all, 'paper-sheet'))],
        barred: payloadsOf(all, 'ruling').map(({ person }) => person),
      });
      if (!agrees(decision, outcome.announced, people))
        throw new Error('the board decides otherwise than the election');
      await appendBoard(context.tx, roundId, [
        ...fresh,
        { type: 'tally', payload: tally },
        { type: 'decision', payload: decision },
        ...(await namesEvent(context, decision, people)),
      ]);
      await writeRound(context.tx, round, { phase: 'counted' });
      const alone = found.value.observers.length === 0;
      // Nobody certifies a round that the server alone answers for: it ends here.
      if (alone) await forgetTokens(context, roundId);
      // Everything it held is published.
      await orUnknown(() => box.forget(roundId));
      const after = { phase: 'counted', decision: decision.kind, elected: decision.elected.length };
      const answer = { decision: decision.kind, elected: decision.elected.length };
      return ok({ subject: roundSubject(roundId), before: { phase: round.phase }, after, answer });
    },
  });

/** An observer certifies the decision with their key; as many as the threshold end the round. */
export const ballotCertify = defineAction({
  name: 'ballot.certify',
  room,
  may: telling,
  offered: { state: [] },
  face: 'screen',
  refuses: [...phaseRefusals, 'certified-already', 'signature-wrong'],
  input: z.object({ roundId: rowId(), sig: text(86) }),
  run: async ({ roundId, sig }, context) => {
    const found = await roundObserved(context, roundId, ['counted', 'certified']);
    if (!found.ok) return found;
    const { round, number } = found.value;
    const key = fromB64(
      setupIn(round).observers.find((one) => one.number === number)?.ed25519 ?? '',
    );
    const signature = fromB64(sig);
    const { hash, certified } = await decisionHash(context.tx, roundId);
    if (certified.includes(number)) return err([refusal('certified-already', 'roundId')]);
    if (!key || !signature || !checkCertificate(nodePrimitives, key, hash, signature))
      return err([refusal('signature-wrong', 'sig')]);
    await appendBoard(context.tx, roundId, [
      { type: 'certify', payload: { observer: number, sig } },
    ]);
    const count = certified.length + 1;
    const needed = round.threshold ?? 1;
    if (round.phase === 'counted' && count >= needed) {
      await writeRound(context.tx, round, { phase: 'certified' });
      await forgetTokens(context, roundId);
    }
    const phase = count >= needed ? 'certified' : 'counted';
    const after = { certified: number, phase };
    const answer = { certified: count, needed, phase };
    return ok({ subject: roundSubject(roundId), before: { phase: round.phase }, after, answer });
  },
});

/** Whether the round was opened in the election, so that it must be annulled there. */
const wasOpened = ({ round }: HeldRound): boolean =>
  ['casting', 'closed', 'opened', 'counted', 'certified'].includes(round.phase);

/**
 * Gives a round up: its ballots and keys are destroyed, and what is on the board says why. The round is held again, by phone
 * or on paper.
 */
export const ballotVoid = ({ box, keys, others }: BallotParts) =>
  defineAction({
    name: 'ballot.void',
    room,
    may: organising,
    offered: { phase: ['keys', 'issuing', 'casting', 'closed', 'opened', 'counted'] },
    face: 'screen',
    refuses: [...phaseRefusals, 'election-over', 'round-followed'],
    input: z.object({ roundId: rowId(), reason: longText(500) }),
    run: async ({ roundId, reason }, context) => {
      const phases = [
        'keys',
        'issuing',
        'casting',
        'closed',
        'opened',
        'counted',
        'certified',
      ] as const;
      const found = await roundRun(context, roundId, phases);
      if (!found.ok) return found;
      const { round, election } = found.value;
      if (wasOpened(found.value)) {
        const place = { office: round.office, round: round.round };
        const { state } = election.row;
        if (state === 'certified') return err([refusal('election-over', 'roundId')]);
        if (!(electronicOutcome(election, place)?.current ?? false))
          return err([refusal('round-followed', 'roundId')]);
        // Of an election that was cancelled nothing is held again.
        if (state === 'open') await annulRound(context, election, { ...place, reason });
      }
      if (round.setup !== null)
        await appendBoard(context.tx, roundId, [{ type: 'void', payload: { reason } }]);
      await writeRound(context.tx, round, { phase: 'void', voidReason: reason });
      await forgetTokens(context, roundId);
      others.forget(roundId);
      // A box that is not there stands in nobody's way: without its key nothing in it is worth anything.
      await orUnknown(() => box.forget(roundId));
      await keys.destroy(roundId);
      const after: Json = { phase: 'void', reason };
      return ok({
        ...{ subject: roundSubject(roundId), before: { phase: round.phase } },
        ...{ after, answer: {} },
      });
    },
  });
