import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { join, textOf, toHex, utf8 } from '../../engines/ballots/bytes.ts';
import { listBallots } from '../../engines/ballots/board/write-board.ts';
import { rowId } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { ok } from '../../kernel/result.ts';
import { electronicBox, noteIssued } from '../elections/electronic.ts';
import { organising } from '../elections/grants.ts';
import { loadElection } from '../elections/holding.ts';
import { askBox, boxRefusals } from './box-calls.ts';
import { appendBoard, sha256 } from './board-store.ts';
import { phaseRefusals, roundRun, roundSubject, writeRound, type HeldRound } from './holding.ts';
import { openBallots } from './opening.ts';
import type { BallotParts } from './parts.ts';
import { ballotPublication } from './tables.ts';

const room = 'ballots';

/** Everybody who was issued a ballot by phone, whatever became of their vote since, in the order of pinyin. */
async function issuedTo({ tx }: Context, roundId: Uuid): Promise<readonly string[]> {
  const { rows } = await tx.client.query<{ name: string }>({
    name: 'ballot-issued-to',
    text: `select concat_ws(' ', p.name, u.name, k.name) as name from ballot_holder h
      join person p on p.school_id = $1 and p.id = h.person_id
      left join unit u on u.school_id = $1 and u.id = p.unit_id
      left join unit k on k.school_id = $1 and k.id = p.class_id
      where h.school_id = $1 and h.round_id = $2 and h.way = 'electronic' order by p.name_key collate "C", p.id`,
    values: [tx.schoolId, roundId],
  });
  return rows.map(({ name }) => name);
}

/** Writes the ballots and the list of who was issued one on the board. */
async function publish(
  context: Context,
  { round }: HeldRound,
  cast: readonly Uint8Array[],
): Promise<{ readonly box: number; readonly issued: number }> {
  const names = await issuedTo(context, round.id);
  const issuedNames = names.join('\n');
  const issuedSalt = randomBytes(32);
  const root = toHex(sha256(join(issuedSalt, utf8(issuedNames))));
  const { ballots, ...listed } = listBallots(sha256, cast);
  const texts = ballots.map((bytes) => `${textOf(bytes) ?? ''}\n`);
  const { schoolId } = context;
  await context.tx.db
    .insert(ballotPublication)
    .values({ schoolId, roundId: round.id, ballots: texts.join(''), issuedNames, issuedSalt });
  await appendBoard(context.tx, round.id, [
    { type: 'close', payload: { box: cast.length, issued: names.length } },
    { type: 'issued', payload: { n: names.length, root } },
    { type: 'ballots', payload: { n: listed.n, root: listed.root } },
  ]);
  return { box: cast.length, issued: names.length };
}

/**
 * Closes a round: the box takes nothing more and hands over its ballots, which go on the board; the server's key is
 * destroyed. Without seal they are counted at once, else when observers have opened them.
 */
export const ballotClose = ({ box, keys }: BallotParts) =>
  defineAction({
    name: 'ballot.close',
    room,
    may: organising,
    offered: { phase: ['casting'] },
    face: 'confirm',
    refuses: [...phaseRefusals, ...boxRefusals],
    input: z.object({ roundId: rowId() }),
    run: async ({ roundId }, context) => {
      const found = await roundRun(context, roundId, ['casting']);
      if (!found.ok) return found;
      const { round, election } = found.value;
      const cast = await askBox(() => box.close(roundId));
      if (!cast.ok) return cast;
      const close = await publish(context, found.value, cast.value);
      const { office, round: number } = round;
      const out = { office, round: number, channel: electronicBox, issued: close.issued };
      await noteIssued(context, election, out);
      const set = { phase: 'closed' as const, issued: close.issued, boxTotal: close.box };
      await writeRound(context.tx, round, set);
      await keys.destroy(roundId);
      const closed = { ...round, ...set, revision: round.revision + 1 };
      if (round.threshold === null) {
        const after = await loadElection(context.tx, election.row.id);
        if (after === null) throw new Error('the election of a round is not there');
        await openBallots(context, { ...found.value, round: closed, election: after }, []);
      }
      return ok({
        subject: roundSubject(roundId),
        before: { phase: round.phase },
        after: { phase: round.threshold === null ? 'opened' : 'closed', ...close },
        answer: close,
      });
    },
  });
