import { congressEvidence } from '../../capabilities/congress/evidence.ts';
import { electionsEvidence } from '../../capabilities/elections/evidence.ts';
import { organisationEvidence } from '../../capabilities/organisation/evidence.ts';
import { rosterEvidence } from '../../capabilities/roster/evidence.ts';
import { rulebookEvidence } from '../../capabilities/rulebook/evidence.ts';
import { selectionEvidence } from '../../capabilities/selection/evidence.ts';
import type { EvidenceSource } from '../../capabilities/self-evaluation/evidence-source.ts';

/** What every room knows of the school's unions; the criteria judge over all of it. */
export const evidenceSources: readonly EvidenceSource[] = [
  organisationEvidence,
  rosterEvidence,
  rulebookEvidence,
  selectionEvidence,
  electionsEvidence,
  congressEvidence,
];
