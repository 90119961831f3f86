import {
  complaintAnswer,
  complaintAsk,
  complaintClose,
  complaintRefer,
  complaintTake,
} from './handling.ts';
import { complaintList, complaintRead } from './looking.ts';
import { complaintNameOutsider, complaintOutsider } from './setting.ts';
import {
  complaintAdd,
  complaintChoices,
  complaintFile,
  complaintOutcomes,
  complaintStatus,
} from './telling.ts';

/** The room's verbs, in the order they are listed. */
export const complaintsVerbs = [
  complaintFile,
  complaintStatus,
  complaintAdd,
  complaintChoices,
  complaintOutcomes,
  complaintList,
  complaintRead,
  complaintTake,
  complaintAsk,
  complaintAnswer,
  complaintRefer,
  complaintClose,
  complaintOutsider,
  complaintNameOutsider,
] as const;
