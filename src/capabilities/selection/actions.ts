import { defineProcedureVerbs } from '../../engines/procedures/verbs.ts';
import { callBoard, callRead } from './boards.ts';
import { candidacyApply, candidacyEnter } from './applications.ts';
import { candidacyAppoint, candidacyAttest } from './appointing.ts';
import { callChange, callClose, callOpen } from './calls.ts';
import { selectionKeeping } from './keeping.ts';
import { callList, candidacyList, publicityList } from './lists.ts';
import { pathNames } from './model.ts';
import { callRanking, candidacyPaper, publicityNotice } from './paper-verbs.ts';
import { pathOf } from './paths.ts';
import { usualNumbers } from './provisions.ts';
import { candidacyRead } from './reading.ts';
import { conditionRefusals } from './rules.ts';

/** One verb for every kind of act on any of the paths. */
export const candidacyActs = defineProcedureVerbs({
  room: 'selection',
  thing: 'candidacy',
  procedures: pathNames.map((name) => pathOf(name, usualNumbers)),
  keeping: selectionKeeping,
  refuses: conditionRefusals,
  // All but an objection are done on the candidate's page, beside what happened so far.
  face: (kind) => (kind === 'object' ? 'form' : 'screen'),
});

/** Every verb of this room. */
export const selectionVerbs = [
  callOpen,
  callChange,
  callClose,
  callList,
  callRead,
  callBoard,
  candidacyApply,
  candidacyEnter,
  candidacyAttest,
  ...candidacyActs,
  candidacyAppoint,
  candidacyList,
  candidacyRead,
  publicityList,
  candidacyPaper,
  callRanking,
  publicityNotice,
] as const;
