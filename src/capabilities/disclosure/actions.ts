import { consentList, consentRecord } from './consents.ts';
import { evidencePack } from './evidence-pack/query.ts';
import {
  disclosureList,
  editionFiling,
  editionList,
  editionPaper,
  editionRead,
  preparationQueries,
} from './looking.ts';
import {
  disclosureAbandon,
  disclosureBegin,
  disclosureClaimVerb,
  disclosureExplain,
  disclosureUpdate,
  disclosureWrite,
} from './preparation.ts';
import type { DisclosureParts } from './preparing.ts';
import { disclosureApprove, disclosurePublish, editionWithdraw } from './publication.ts';

/** The room's verbs over what the rooms below know, in the order they are listed. */
export function disclosureVerbs(parts: DisclosureParts) {
  return [
    disclosureBegin(),
    disclosureList,
    ...preparationQueries(parts),
    disclosureUpdate,
    disclosureClaimVerb(parts),
    disclosureWrite,
    disclosureExplain,
    disclosureApprove(parts),
    disclosurePublish(parts),
    disclosureAbandon,
    editionList,
    editionRead,
    editionPaper,
    editionFiling,
    editionWithdraw,
    evidencePack(parts),
    consentRecord,
    consentList,
  ] as const;
}
