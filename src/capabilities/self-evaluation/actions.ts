import { attestationList, attestationRecord, attestationWithdraw } from './attestations.ts';
import { evaluationVerbs } from './evaluation-verbs.ts';
import type { EvidenceSource } from './evidence-source.ts';
import { formChoose, formList, formRead, formRetire, formSave } from './forms.ts';

/** The room's verbs over what the rooms below know of the school's unions, in the order they are listed. */
export function selfEvaluationVerbs(sources: readonly EvidenceSource[]) {
  return [
    ...evaluationVerbs(sources),
    attestationRecord,
    attestationWithdraw,
    attestationList,
    formList,
    formRead,
    formSave,
    formRetire,
    formChoose,
  ] as const;
}
