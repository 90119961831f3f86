import {
  ballotCall,
  ballotHandPaper,
  ballotMarkPresent,
  ballotTakePaperBack,
} from './at-the-door.ts';
import { ballotBegin, ballotOfferKeys } from './beginning.ts';
import { ballotOpenCasting } from './casting.ts';
import { ballotClose } from './closing.ts';
import { ballotCertify, ballotConclude, ballotVoid } from './concluding.ts';
import { ballotBoard, ballotIssued, ballotMine, ballotRoster } from './delegate-looking.ts';
import { ballotCoSign, ballotIssue, ballotToSign } from './issuing.ts';
import { ballotKioskGive, ballotKioskIssue, ballotKioskMine, ballotKioskRoster } from './kiosk.ts';
import { ballotHolders, ballotRound, ballotRounds } from './looking.ts';
import { ballotOnScreen } from './on-screen.ts';
import { ballotOpenSeal } from './opening.ts';
import { otherRequests } from './other-requests.ts';
import type { BallotParts } from './parts.ts';
import { ballotPrepare } from './preparing.ts';

/** Every verb of this room, on a ballot box and a place for keys. */
export const ballotsVerbs = (given: Omit<BallotParts, 'others'>) => {
  const parts: BallotParts = { ...given, others: otherRequests() };
  return [
    ballotPrepare,
    ballotOfferKeys,
    ballotBegin(parts),
    ballotIssue(parts),
    ballotToSign,
    ballotCoSign,
    ballotHandPaper,
    ballotTakePaperBack,
    ballotCall,
    ballotMarkPresent,
    ballotOpenCasting(parts),
    ballotClose(parts),
    ballotOpenSeal,
    ballotConclude(parts),
    ballotCertify,
    ballotVoid(parts),
    ballotMine(parts),
    ballotRoster,
    ballotIssued,
    ballotBoard,
    ballotRound(parts),
    ballotRounds,
    ballotHolders,
    ballotOnScreen(parts),
    ballotKioskGive,
    ballotKioskMine(parts),
    ballotKioskIssue(parts),
    ballotKioskRoster,
  ] as const;
};
