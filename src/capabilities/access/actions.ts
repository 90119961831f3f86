import {
  accountDisable,
  accountEnable,
  accountOpen,
  accountSetMail,
  languageChoose,
} from './accounts/actions.ts';
import { accountList } from './accounts/list.ts';
import { accountOpenMany } from './accounts/open-many.ts';
import { invitationAccept, invitationMail, invitationMake } from './invitations/actions.ts';
import { passwordChange } from './passwords/actions.ts';
import { totpBegin, totpConfirm, totpRemove, totpRemoveFor } from './second-factor/actions.ts';
import { demandList, demandMake, demandWaive } from './second-factor/demands.ts';
import { sessionEnd, sessionEndAll, sessionEndOthers, sessionList } from './sessions/actions.ts';
import {
  signOnAdd,
  signOnDisable,
  signOnList,
  signOnUpdate,
  type SignOnParts,
} from './sign-on/actions.ts';

/**
 * Every verb of the room that others may call. `session.start` and `account.open-by-sign-on` are not among them: they
 * take their caller's word for who it is, and only the room's routes act them.
 */
export const accessVerbs = (parts: SignOnParts) =>
  [
    accountList,
    accountOpen(parts.keys),
    accountOpenMany(parts.keys),
    accountSetMail,
    accountDisable,
    accountEnable,
    invitationMake(parts.keys),
    invitationMail(parts.keys),
    invitationAccept(parts.keys),
    passwordChange,
    totpBegin(parts.keys),
    totpConfirm(parts.keys),
    totpRemove,
    totpRemoveFor,
    demandList,
    demandMake,
    demandWaive,
    sessionList,
    sessionEnd,
    sessionEndOthers,
    sessionEndAll,
    languageChoose,
    signOnList,
    signOnAdd(parts),
    signOnUpdate(parts),
    signOnDisable,
  ] as const;
