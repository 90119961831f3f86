import { defineProvision } from '../../charter/provision.ts';
import { count, names } from '../../charter/value-type.ts';

/** Who must approve a disclosure before it is published: roles of the school, the League committee first. */
export const approversProvision = defineProvision<readonly string[]>({
  name: 'disclosure.approvers',
  type: names({ max: 6 }),
  default: ['league'],
  source: 'self-evaluation-form',
});

/** For how long rows about persons stay in a published edition. */
export const retentionProvision = defineProvision({
  name: 'disclosure.retention-years',
  type: count('year', { min: 1, max: 10 }),
  default: 2,
  source: 'practice',
});

/** The provisions this room needs of a charter. */
export const disclosureProvisions = [approversProvision, retentionProvision] as const;
