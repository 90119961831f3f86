import { guidesSection, rulesSection } from '../../capabilities/disclosure/sections.ts';
import type { DisclosureSources } from '../../capabilities/disclosure/sources.ts';

/** Where the sections of a disclosure come from. */
export const disclosureSources: DisclosureSources = {
  roster: async () => [],
  sections: {
    charter: rulesSection('charter'),
    'presidium-election': rulesSection('selection', 'congress-rules'),
    review: rulesSection('assessment', 'reporting'),
    'league-guides': guidesSection,
  },
};
