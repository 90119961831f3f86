import { defineProcedureVerbs } from '../../engines/procedures/verbs.ts';
import { sentFeedbackOpen, sentFeedbackSend } from './choosing/by-link.ts';
import { delegationPrepareElection, delegationTakeResult } from './choosing/elections.ts';
import { feedbackAsk, feedbackEnter, feedbackResolve } from './choosing/feedback.ts';
import { delegationKeeping, delegationRefusals } from './choosing/keeping.ts';
import { electoralUnitRead } from './choosing/looking.ts';
import { nominationAdd, nominationWithdraw } from './choosing/nominations.ts';
import {
  approvalKeeping,
  congressCancel,
  congressChange,
  congressEnterPast,
  congressHold,
  congressPlan,
} from './congresses.ts';
import {
  delegateAnswer,
  delegateAttest,
  delegateEnd,
  delegateExamine,
  delegateObject,
  delegateRegister,
} from './delegates/credentials.ts';
import { delegateRead } from './delegates/looking.ts';
import { congressList, delegateList, electoralUnitList } from './lists.ts';
import { congressRead, quotaRead } from './looking.ts';
import { approvalPaths, choosingPaths } from './model.ts';
import { delegateForm, delegateSummary, delegationPaper, quotaPaperVerb } from './papers/verbs.ts';
import { approvalPathOf, choosingPathOf } from './paths.ts';
import { usualDays } from './provisions.ts';
import { quotaDecide, quotaPublish } from './quotas/deciding.ts';
import { quotaPropose } from './quotas/proposing.ts';

/** Acts on the way to the approval of a congress. */
export const congressActs = defineProcedureVerbs({
  room: 'congress',
  thing: 'congress',
  procedures: approvalPaths.map((name) => approvalPathOf(name, usualDays)),
  keeping: approvalKeeping,
  refuses: [],
  face: () => 'screen',
});

/** Acts on the way of choosing delegates; the case bears the id of its electoral unit. */
export const delegationActs = defineProcedureVerbs({
  room: 'congress',
  thing: 'delegation',
  procedures: choosingPaths.map((name) => choosingPathOf(name, usualDays)),
  keeping: delegationKeeping,
  refuses: delegationRefusals,
  face: (kind) => (kind === 'object' ? 'form' : 'screen'),
});

/** Every verb of this room but those of its sittings. */
export const congressVerbs = [
  congressPlan,
  congressEnterPast,
  congressChange,
  congressHold,
  congressCancel,
  ...congressActs,
  congressList,
  congressRead,
  quotaPropose,
  quotaDecide,
  quotaPublish,
  quotaRead,
  electoralUnitList,
  electoralUnitRead,
  nominationAdd,
  nominationWithdraw,
  feedbackAsk,
  feedbackEnter,
  feedbackResolve,
  sentFeedbackOpen,
  sentFeedbackSend,
  ...delegationActs,
  delegationPrepareElection,
  delegationTakeResult,
  delegateList,
  delegateRead,
  delegateRegister,
  delegateAttest,
  delegateExamine,
  delegateObject,
  delegateAnswer,
  delegateEnd,
  quotaPaperVerb,
  delegationPaper,
  delegateForm,
  delegateSummary,
] as const;
