import { rosterEdit, standingChoose } from './editing.ts';
import { rosterList } from './list.ts';
import { numberSettle, provisionalList } from './numbers.ts';
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
  provisionalList,
  numberSettle,
] as const;
