import type { DisclosureSources } from '../../capabilities/disclosure/sources.ts';

/** Where the sections of a disclosure come from. */
export const disclosureSources: DisclosureSources = {
  roster: async () => [],
  sections: {},
};
