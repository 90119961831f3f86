import { firstEleven2021, lastSix2021, secondLevel2021 } from './form-2021.ts';
import { form2022To2023 } from './form-2022-2023.ts';
import { inferredItem, schoolItem } from './form-item.ts';
import type { FormItem, FormVersion } from './form-model.ts';
import { wordings } from './wordings.ts';

const firstEleven: readonly FormItem[] = firstEleven2021.map((item) =>
  item.no === 6 ? schoolItem(6, 'posts', wordings.posts2023, { provenance: 'inferred' }) : item,
);

/** The yearly form of 2023–2024: item 6 knows presidium and department members only; no ★ on 1–11. */
export const form2023To2024: FormVersion = {
  id: '2023-2024',
  title: '学生会组织改革自评表（2023—2024学年）',
  schoolYear: 2023,
  preamble: ['深化改革的若干意见', '改革成果的若干措施'],
  membersOnly: true,
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
  items: [...firstEleven, ...[...lastSix2021, ...secondLevel2021].map(inferredItem)],
  sections: form2022To2023.sections.map((section) => ({ ...section, provenance: 'inferred' })),
  notes: [
    'Item 6 is known by its content; its exact words are inferred.',
    'One page of this year still names ▲, another names ★ only; no ★ was seen on 1–11.',
    'Items 12 and on and the second-level form were not seen: those of 2021 stand in their place.',
  ],
};
