import { congressSection, delegatesSection } from '../../capabilities/congress/sections.ts';
import {
  chartSection,
  guidesSection,
  rosterSource,
  rulesSection,
} from '../../capabilities/disclosure/sections.ts';
import type { DisclosureSources } from '../../capabilities/disclosure/sources.ts';

/** Where the sections of a disclosure come from. */
export const disclosureSources: DisclosureSources = {
  roster: rosterSource,
  sections: {
    charter: rulesSection('charter'),
    chart: chartSection,
    congress: congressSection,
    delegates: delegatesSection,
    'presidium-election': rulesSection('selection', 'congress-rules'),
    review: rulesSection('assessment', 'reporting'),
    'league-guides': guidesSection,
  },
};
