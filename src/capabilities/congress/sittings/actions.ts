import { agendaAdd, agendaArrange, agendaChange, agendaGoTo, agendaRemove } from './agenda.ts';
import {
  attendanceByCode,
  attendanceCheckIn,
  attendanceExcuse,
  attendanceLeave,
  attendanceRead,
  attendanceTakeBack,
} from './attendance.ts';
import {
  congressPaperAdd,
  congressPaperList,
  congressPaperRemove,
  guestCame,
  guestInvite,
  guestList,
  guestRemove,
} from './documents.ts';
import { screenGive, screenShow, sittingRead } from './looking.ts';
import { delegateHall } from './mine.ts';
import { minutesPaperRead, minutesSign, minutesWrite } from './minutes.ts';
import {
  agendaPaperRead,
  attendanceCodes,
  attendancePaperRead,
  proposalReport,
  resolutionPaperRead,
} from './paper-verbs.ts';
import { sittingChange, sittingClose, sittingList, sittingOpen, sittingPlan } from './planning.ts';
import {
  proposalAssign,
  proposalClose,
  proposalMerge,
  proposalReplyIt,
  proposalReturn,
  proposalScreen,
} from './proposal-handling.ts';
import { proposalList, proposalOutcomes, proposalRead } from './proposal-looking.ts';
import { proposalRate, proposalSecondIt, proposalSubmit, proposalWithdraw } from './proposals.ts';
import { resolutionList, resolutionPut, resolutionVoteCount } from './resolutions.ts';
import { standingChoice, standingEnd, standingList, standingRecommend } from './standing.ts';

/** What happens in the hall and after it, in the order it is listed. */
export const sittingsVerbs = [
  sittingPlan,
  sittingChange,
  sittingOpen,
  sittingClose,
  sittingList,
  sittingRead,
  delegateHall,
  agendaAdd,
  agendaChange,
  agendaRemove,
  agendaArrange,
  agendaGoTo,
  agendaPaperRead,
  attendanceCheckIn,
  attendanceByCode,
  attendanceLeave,
  attendanceExcuse,
  attendanceTakeBack,
  attendanceRead,
  attendancePaperRead,
  attendanceCodes,
  screenGive,
  screenShow,
  resolutionPut,
  resolutionVoteCount,
  resolutionList,
  resolutionPaperRead,
  minutesWrite,
  minutesSign,
  minutesPaperRead,
  congressPaperAdd,
  congressPaperRemove,
  congressPaperList,
  guestInvite,
  guestCame,
  guestRemove,
  guestList,
  proposalSubmit,
  proposalSecondIt,
  proposalWithdraw,
  proposalScreen,
  proposalMerge,
  proposalAssign,
  proposalReplyIt,
  proposalRate,
  proposalReturn,
  proposalClose,
  proposalList,
  proposalRead,
  proposalReport,
  proposalOutcomes,
  standingRecommend,
  standingEnd,
  standingList,
  standingChoice,
] as const;
