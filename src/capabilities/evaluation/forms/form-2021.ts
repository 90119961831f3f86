import { schoolItem, unitItem } from './form-item.ts';
import type { FormItem, FormSection, FormVersion } from './form-model.ts';
import { wordings } from './wordings.ts';

/** Items 1–11, which the yearly forms after 2021 keep; item 6 changes in 2023. */
export const firstEleven2021: readonly FormItem[] = [
  schoolItem(1, 'no-administrative-duties', wordings.duties2021),
  schoolItem(2, 'structure', wordings.structure),
  schoolItem(3, 'staff-cap', wordings.staff2021, { remark: 'people' }),
  schoolItem(4, 'presidium-cap', wordings.presidium2021, { remark: 'people' }),
  schoolItem(5, 'department-cap', wordings.departments2021, { remark: 'departments' }),
  schoolItem(6, 'posts', wordings.posts2021),
  schoolItem(7, 'political-status', wordings.status2021),
  schoolItem(8, 'academic-standing', wordings.standing2021),
  schoolItem(9, 'candidate-vetting', wordings.vetting2021),
  schoolItem(10, 'elected-by-congress', wordings.elected),
  schoolItem(11, 'congress-held', wordings.congress2021, { remark: 'date' }),
];

/** Items 12–17. */
export const lastSix2021: readonly FormItem[] = [
  schoolItem(12, 'delegates-elected', wordings.delegates),
  schoolItem(13, 'training', wordings.training),
  schoolItem(14, 'review', wordings.review),
  schoolItem(15, 'awards-by-review', wordings.awards),
  schoolItem(16, 'party-leadership', wordings.party2021),
  schoolItem(17, 'guides', wordings.guides),
];

/** The second-level items, answered by the number of conforming unions. */
export const secondLevel2021: readonly FormItem[] = [
  unitItem(1, 1, 'no-administrative-duties', wordings.duties2021),
  unitItem(2, 2, 'structure', wordings.structure),
  unitItem(3, 3, 'staff-cap', wordings.staffUnit),
  unitItem(4, 4, 'presidium-cap', wordings.presidiumUnit),
  unitItem(5, 6, 'posts', wordings.posts2021),
  unitItem(6, 7, 'political-status', wordings.status2021),
  unitItem(7, 8, 'academic-standing', wordings.standing2021),
  unitItem(8, 10, 'elected-by-congress', wordings.electedUnit),
  unitItem(9, 11, 'congress-held', wordings.congressUnit),
  unitItem(10, 13, 'training', wordings.training),
  unitItem(11, 15, 'awards-by-review', wordings.awardsUnit),
  unitItem(12, 16, 'party-leadership', wordings.partyUnit),
  unitItem(13, 17, 'guides', wordings.guidesUnit),
];

/** The sections seen with the form of 2021, in its order. */
export const sections2021: readonly FormSection[] = [
  { name: 'charter', heading: '章程', provenance: 'seen' },
  { name: 'chart', heading: '校级组织工作机构组织架构图', provenance: 'seen' },
  { name: 'roster', heading: '校级组织工作人员名单', provenance: 'seen' },
  {
    name: 'presidium-election',
    heading: '校级组织主席团成员候选人产生办法及选举办法',
    provenance: 'seen',
  },
  { name: 'congress', heading: '校级学生代表大会召开情况', provenance: 'seen' },
  { name: 'delegates', heading: '校级学生代表大会代表产生办法', provenance: 'seen' },
  { name: 'review', heading: '工作人员述职评议办法', provenance: 'inferred' },
  { name: 'party-guidance', heading: '学校党委指导学生会工作情况', provenance: 'seen' },
  { name: 'league-guides', heading: '校团委指导学生会主要负责人', provenance: 'seen' },
];

/** The public form of November 2021: 17 school items and 13 second-level items. */
export const form2021: FormVersion = {
  id: '2021',
  title: '学生会组织改革自评表',
  schoolYear: null,
  preamble: ['深化改革的若干意见'],
  vocabulary: { yes: '是', no: '否' },
  whole: true,
  knownTo: 17,
  tables: [
    {
      level: 'school',
      heading: '（一）校级学生会组织改革自评表',
      columns: ['项目', '评估结论', '备注'],
      answer: 'conclusion',
      groups: [],
      provenance: 'seen',
    },
    {
      level: 'second-level',
      heading: '（二）二级学生会组织（含二级院系、书院、分校区等学生会、研究生会）改革自评表',
      columns: ['项目', '符合标准学生会组织数量', '备注'],
      answer: 'count',
      groups: [],
      provenance: 'seen',
    },
  ],
  items: [...firstEleven2021, ...lastSix2021, ...secondLevel2021],
  sections: sections2021,
  notes: [
    'Items 13–17 and the second-level form were seen on one published form only.',
    '总体规划 in item 16 (整体规划 in 2020) may be one school’s slip.',
    'The filing variant bears the title 备案表 and states the number of second-level unions.',
    'The template’s section on 述职评议 is inferred from the form of 2020.',
  ],
};
