import { firstEleven2021, lastSix2021, secondLevel2021, sections2021 } from './form-2021.ts';
import { inferredItem } from './form-item.ts';
import type { FormItem, FormVersion } from './form-model.ts';

/** Items 1–11 with the ★ that the pages of 2021–2022 and 2022–2023 show on 1 and 11. */
export const firstElevenStarred: readonly FormItem[] = firstEleven2021.map((item) => ({
  ...item,
  core: item.no === 1 || item.no === 11,
}));

/** The yearly form of 2021–2022: items 1–11 seen; ▲ announced, none of it seen. */
export const form2021To2022: FormVersion = {
  id: '2021-2022',
  title: '学生会组织改革自评表（2021—2022学年）',
  schoolYear: 2021,
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
      heading: null,
      columns: ['指标', '符合标准学生会组织数量', '备注'],
      answer: 'count',
      groups: [],
      provenance: 'unknown',
    },
  ],
  items: [...firstElevenStarred, ...[...lastSix2021, ...secondLevel2021].map(inferredItem)],
  sections: sections2021.map((section) => ({ ...section, provenance: 'inferred' })),
  notes: [
    'Items 12 and on were not seen: those of 2021 stand in their place, to be recognised where printed; nor is known how many there are or which of them bear ★.',
    '▲ is announced; since none stands on 1–11, ▲ items must be numbered 12 or above (inferred).',
    'The second-level form was not seen; its columns are inferred from 2021.',
    'The other sections were not seen; they are inferred from 2021.',
  ],
};
