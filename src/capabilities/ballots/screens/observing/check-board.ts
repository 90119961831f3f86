import { boardChecks, type BoardCheck } from '../../../../engines/ballots/board/checks.ts';
import { readBoard } from '../../../../engines/ballots/board/read-board.ts';
import { verifyBoard } from '../../../../engines/ballots/board/verify-board.ts';
import type { PayloadOf } from '../../../../engines/ballots/model.ts';
import { toHex } from '../../../../engines/ballots/bytes.ts';
import { portablePrimitives } from '../../../../engines/ballots/portable-primitives.ts';

/** What a browser found in a board that it counted again from the first line. */
export interface CheckedBoard {
  readonly failures: readonly { readonly check: BoardCheck; readonly place: string }[];
  /** Ballots that did not open or read, and count as 废票. */
  readonly unread: number;
  readonly elected: readonly string[];
  /** What is decided, as the board's last decision was made again here; null where nothing was. */
  readonly kind: string | null;
  readonly head: string | null;
  /** What the board says of the close. */
  readonly close: PayloadOf<'close'> | null;
  /** What certifying signs: hex H of the line of the last decision. */
  readonly decisionHash: string | null;
}

/** A board to check, and the code the observer read off the screen while keys were made. */
export interface BoardToCheck {
  readonly text: string;
  readonly code: string | null;
}

/** Says how far the work is, 0 to 1. */
export type OnShare = (share: number) => void;

/** Counts a board again (V01 to V21); `underWay`, since observers certify before the last of them has. */
export function checkBoard({ text, code }: BoardToCheck, onShare: OnShare): CheckedBoard {
  let last = 0;
  const { failures, warnings, facts } = verifyBoard(portablePrimitives, text, {
    underWay: true,
    ...(code === null ? {} : { expectedCode: code }),
    progress: (done, of) => {
      const share = of === 0 ? 1 : done / of;
      if (share - last < 0.01) return;
      last = share;
      onShare(share);
    },
  });
  const { events } = readBoard(portablePrimitives.sha256, text);
  const decision = events.findLast(({ type }) => type === 'decision');
  const closed = events.find(({ type }) => type === 'close');
  return {
    failures: failures.map(({ check, place }) => ({ check, place })),
    unread: warnings.reduce((sum, { count }) => sum + count, 0),
    elected: (facts.decision?.elected ?? []).map((id) => facts.names.get(id) ?? id),
    kind: facts.decision?.kind ?? null,
    head: facts.head,
    close: closed?.type === 'close' ? closed.payload : null,
    decisionHash: decision === undefined ? null : toHex(decision.hash),
  };
}

/** A word for what a check is about. */
export const aboutCheck = (check: BoardCheck): string => boardChecks[check];
