import {
  collectionBegin,
  collectionList,
  collectionRead,
  collectionRenew,
} from './collecting/asking.ts';
import { requestAccept, requestRead, requestReturn, requestRevoke } from './collecting/deciding.ts';
import {
  sentRosterOpen,
  sentRosterSave,
  sentRosterSend,
  sentRosterUpload,
} from './collecting/sending.ts';
import { rosterEdit, standingChoose } from './editing.ts';
import { rosterList } from './list.ts';
import { numberSettle, provisionalList } from './numbers.ts';
import { rosterOfficial, rosterPaperRead } from './paper-verbs.ts';
import { rosterHistory, rosterRead } from './reading.ts';
import { rosterExamine, rosterImport } from './taking/actions.ts';

/** Every verb of the room. */
export const rosterVerbs = [
  rosterList,
  rosterRead,
  rosterHistory,
  rosterEdit,
  standingChoose,
  rosterExamine,
  rosterImport,
  rosterPaperRead,
  rosterOfficial,
  provisionalList,
  numberSettle,
  collectionBegin,
  collectionList,
  collectionRead,
  collectionRenew,
  requestRead,
  requestAccept,
  requestReturn,
  requestRevoke,
  sentRosterOpen,
  sentRosterUpload,
  sentRosterSave,
  sentRosterSend,
] as const;
