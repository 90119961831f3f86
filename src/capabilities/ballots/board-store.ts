import { and, asc, desc, eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { toHex, utf8 } from '../../engines/ballots/bytes.ts';
import type { BoardEvent } from '../../engines/ballots/model.ts';
import { writeEvent, type BoardHead } from '../../engines/ballots/board/write-board.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { ballotBoardEvent, ballotPublication } from './tables.ts';

/** SHA-256 by Node. */
export const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** Hexadecimal SHA-256 of a text's UTF-8. */
export const hashOfText = (text: string): string => toHex(sha256(utf8(text)));

const ofRound = ({ schoolId }: SchoolTransaction, roundId: Uuid) =>
  and(eq(ballotBoardEvent.schoolId, schoolId), eq(ballotBoardEvent.roundId, roundId));

/** Where the board of a round ends; null where it has not begun. */
export async function boardHead(tx: SchoolTransaction, roundId: Uuid): Promise<BoardHead | null> {
  const [last] = await tx.db
    .select({ height: ballotBoardEvent.height, line: ballotBoardEvent.line })
    .from(ballotBoardEvent)
    .where(ofRound(tx, roundId))
    .orderBy(desc(ballotBoardEvent.height))
    .limit(1);
  return last ? { height: last.height, hash: hashOfText(last.line) } : null;
}

/** Adds events to the board of a round whose row is held; answers the head they make. */
export async function appendBoard(
  tx: SchoolTransaction,
  roundId: Uuid,
  events: readonly BoardEvent[],
): Promise<BoardHead> {
  let head = await boardHead(tx, roundId);
  const rows = events.map((event) => {
    const written = writeEvent(sha256, head, event);
    head = written.head;
    const { payload, line } = written;
    const { schoolId } = tx;
    return { schoolId, roundId, height: written.head.height, type: event.type, payload, line };
  });
  if (rows.length > 0) await tx.db.insert(ballotBoardEvent).values(rows);
  if (head === null) throw new Error('a board was written without an event');
  return head;
}

/** Events of a board in their order, read. */
export async function boardEvents(
  tx: SchoolTransaction,
  roundId: Uuid,
): Promise<readonly BoardEvent[]> {
  const rows = await tx.db
    .select({ type: ballotBoardEvent.type, payload: ballotBoardEvent.payload })
    .from(ballotBoardEvent)
    .where(ofRound(tx, roundId))
    .orderBy(asc(ballotBoardEvent.height));
  return rows.map(({ type, payload }) => ({ type, payload: JSON.parse(payload) }) as BoardEvent);
}

/** What the close published; null before. */
export async function publicationOf({ db, schoolId }: SchoolTransaction, roundId: Uuid) {
  const [row] = await db
    .select()
    .from(ballotPublication)
    .where(and(eq(ballotPublication.schoolId, schoolId), eq(ballotPublication.roundId, roundId)));
  return row ?? null;
}

/** The board as a file: two lines an event, and the ballots behind theirs. */
export async function boardText(tx: SchoolTransaction, roundId: Uuid): Promise<string> {
  const [events, publication] = await Promise.all([
    tx.db
      .select({
        type: ballotBoardEvent.type,
        payload: ballotBoardEvent.payload,
        line: ballotBoardEvent.line,
      })
      .from(ballotBoardEvent)
      .where(ofRound(tx, roundId))
      .orderBy(asc(ballotBoardEvent.height)),
    publicationOf(tx, roundId),
  ]);
  const ballots = publication?.ballots ?? '';
  return events
    .map(({ type, payload, line }) => `${payload}\n${line}\n${type === 'ballots' ? ballots : ''}`)
    .join('');
}

/** The hash of the last decision's event line, and who certified it; throws where nothing is decided. */
export async function decisionHash(
  tx: SchoolTransaction,
  roundId: Uuid,
): Promise<{ readonly hash: Uint8Array; readonly certified: readonly number[] }> {
  const rows = await tx.db
    .select({
      type: ballotBoardEvent.type,
      payload: ballotBoardEvent.payload,
      line: ballotBoardEvent.line,
    })
    .from(ballotBoardEvent)
    .where(ofRound(tx, roundId))
    .orderBy(asc(ballotBoardEvent.height));
  const at = rows.findLastIndex(({ type }) => type === 'decision');
  const decision = rows[at];
  if (!decision) throw new Error('nothing is decided on this board');
  const certified = rows
    .slice(at)
    .flatMap(({ type, payload }) =>
      type === 'certify' ? [(JSON.parse(payload) as { observer: number }).observer] : [],
    );
  return { hash: sha256(utf8(decision.line)), certified };
}
