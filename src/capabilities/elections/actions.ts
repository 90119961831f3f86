import { electionAppoint } from './appointing.ts';
import { electionAnnounce, electionBar, electionCertify, electionResolve } from './deciding.ts';
import { electionDecline } from './declining.ts';
import { electionList } from './lists.ts';
import {
  electionIssue,
  electionOpenRound,
  electionPublish,
  electionReopenList,
} from './opening.ts';
import {
  electionCancel,
  electionChange,
  electionNameTellers,
  electionNominate,
  electionPrepare,
  electionStrike,
} from './preparing.ts';
import { electionBallot, electionPaper } from './paper-verbs.ts';
import { electionLookUp, electionRead, electionSheet } from './reading.ts';
import { electionFile, electionResult } from './results.ts';
import { electionEnter, electionReopenSheet } from './telling.ts';

/** Every verb of this room. */
export const electionsVerbs = [
  electionPrepare,
  electionChange,
  electionNominate,
  electionStrike,
  electionNameTellers,
  electionPublish,
  electionReopenList,
  electionCancel,
  electionOpenRound,
  electionIssue,
  electionEnter,
  electionReopenSheet,
  electionBar,
  electionAnnounce,
  electionDecline,
  electionResolve,
  electionCertify,
  electionAppoint,
  electionList,
  electionRead,
  electionSheet,
  electionLookUp,
  electionResult,
  electionFile,
  electionBallot,
  electionPaper,
] as const;
