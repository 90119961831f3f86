import { z } from 'zod';
import { equalBytes, fromB64, utf8 } from '../../engines/ballots/bytes.ts';
import { tallyBoard } from '../../engines/ballots/board/tally-board.ts';
import type { BoardEvent } from '../../engines/ballots/model.ts';
import { ballotReader } from '../../engines/ballots/reading.ts';
import type { OpenedKey } from '../../engines/ballots/seal.ts';
import { text, rowId } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Sheet } from '../../engines/counting/model.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { acceptMachineSheet, listedOf } from '../elections/electronic.ts';
import { telling } from '../elections/grants.ts';
import { appendBoard, boardEvents, boardHead, publicationOf } from './board-store.ts';
import {
  phaseRefusals,
  roundObserved,
  roundSubject,
  setupIn,
  writeRound,
  type HeldRound,
} from './holding.ts';
import { peopleOnBoard, renamed, type PeopleOnBoard } from './people-on-board.ts';
import { rosterOf } from './roster.ts';

const room = 'ballots';

/** Opening keys on a board. */
export const openKeysIn = (events: readonly BoardEvent[]): readonly OpenedKey[] =>
  events.flatMap((event) => {
    if (event.type !== 'open') return [];
    const secret = fromB64(event.payload.x25519);
    return secret === null ? [] : [{ observer: event.payload.observer, secret }];
  });

/** The sheet of the electronic channel, as the board's verifiers count it. */
export async function sheetOfBoard(
  { tx }: Pick<Context, 'tx'>,
  { round }: Pick<HeldRound, 'round'>,
  keys: readonly OpenedKey[],
): Promise<Sheet> {
  const setup = setupIn(round);
  const publication = await publicationOf(tx, round.id);
  if (publication === null || round.ctx === null) throw new Error('nothing was published yet');
  const read = ballotReader(nodePrimitives, setup, new Uint8Array(round.ctx), keys);
  const lines = publication.ballots.split('\n').slice(0, -1);
  const ballots = lines.map((line) => read(utf8(line)));
  return tallyBoard({ setup, issued: round.issued ?? 0, ballots });
}

/** People of a round by their names on its board. */
export async function peopleOf(
  { tx }: Pick<Context, 'tx'>,
  { round, election }: Pick<HeldRound, 'round' | 'election'>,
): Promise<PeopleOnBoard> {
  const listed = listedOf(election, round.office);
  const candidates = setupIn(round).candidates.map(
    ({ id }) => listed[Number(id.slice(1)) - 1] ?? '',
  );
  const roster = await rosterOf(tx, round.id);
  return peopleOnBoard({ listed }, candidates, roster?.people ?? []);
}

/** Counts what is open and hands the sheet to the election, with what the board is found by. */
export async function openBallots(
  context: Context,
  held: HeldRound,
  keys: readonly OpenedKey[],
): Promise<void> {
  const { round, election } = held;
  const sheet = await sheetOfBoard(context, held, keys);
  const people = await peopleOf(context, held);
  const head = await boardHead(context.tx, round.id);
  await acceptMachineSheet(context, election, {
    office: round.office,
    round: round.round,
    sheet: renamed(sheet, people.person),
    board: {
      roundId: round.id,
      checkCode: round.checkCode ?? '',
      head: head?.hash ?? '',
      few: sheet.returned < round.leastVoters,
    },
  });
  await writeRound(context.tx, round, { phase: 'opened' });
}

/** An observer publishes the secret that seals; when there are as many as the threshold, the ballots are opened and counted. */
export const ballotOpenSeal = defineAction({
  name: 'ballot.open-seal',
  room,
  may: telling,
  offered: { state: [] },
  face: 'screen',
  refuses: [...phaseRefusals, 'opened-already', 'secret-wrong'],
  input: z.object({ roundId: rowId(), x25519: text(43) }),
  run: async ({ roundId, x25519 }, context) => {
    const found = await roundObserved(context, roundId, ['closed']);
    if (!found.ok) return found;
    const { round, number } = found.value;
    const own = setupIn(round).observers.find((one) => one.number === number)?.x25519 ?? '';
    const secret = fromB64(x25519);
    const key = fromB64(own);
    if (secret?.length !== 32 || !key || !equalBytes(nodePrimitives.x25519Public(secret), key))
      return err([refusal('secret-wrong', 'x25519')]);
    const before = openKeysIn(await boardEvents(context.tx, roundId));
    if (before.some((one) => one.observer === number))
      return err([refusal('opened-already', 'roundId')]);
    const payload = { observer: number, x25519 };
    await appendBoard(context.tx, roundId, [{ type: 'open', payload }]);
    const keys = [...before, { observer: number, secret }];
    const enough = keys.length >= (round.threshold ?? 0);
    if (enough) await openBallots(context, found.value, keys);
    const after = { opened: number, ...(enough ? { phase: 'opened' } : {}) };
    const answer = { opened: keys.length, needed: round.threshold ?? 0 };
    return ok({ subject: roundSubject(roundId), before: { phase: round.phase }, after, answer });
  },
});
