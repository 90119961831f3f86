import { lastSix2021, secondLevel2021 } from './form-2021.ts';
import { firstElevenStarred, form2021To2022 } from './form-2021-2022.ts';
import { inferredItem } from './form-item.ts';
import type { FormVersion } from './form-model.ts';

/** The yearly form of 2022–2023: as far as seen, the form of the year before. */
export const form2022To2023: FormVersion = {
  id: '2022-2023',
  title: '学生会组织改革自评表（2022—2023学年）',
  schoolYear: 2022,
  preamble: ['深化改革的若干意见', '改革成果的若干措施'],
  vocabulary: { yes: '是', no: '否' },
  whole: false,
  knownTo: 11,
  tables: [
    {
      level: 'school',
      heading: '校级学生会组织改革自评表',
      columns: ['指标', '结论', '备注'],
      answer: 'conclusion',
      groups: [],
      provenance: 'seen',
    },
    {
      level: 'second-level',
      heading: '二级学生会组织改革自评表',
      columns: ['指标', '符合标准学生会组织数量', '备注'],
      answer: 'count',
      groups: [],
      provenance: 'unknown',
    },
  ],
  items: [...firstElevenStarred, ...[...lastSix2021, ...secondLevel2021].map(inferredItem)],
  sections: form2021To2022.sections.map((section) =>
    section.name === 'charter' ? { ...section, provenance: 'seen' } : section,
  ),
  notes: [
    'Items 12 and on were not seen: those of 2021 stand in their place, to be recognised where printed; nor is known how many there are or which of them bear ★ or ▲.',
    'Of the second-level form only the heading was seen; its columns are inferred from 2021.',
    'Of the other sections only the charter was seen.',
  ],
};
