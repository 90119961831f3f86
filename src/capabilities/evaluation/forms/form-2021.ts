import { schoolItem, unitItem } from './form-item.ts';
import type { FormItem, FormVersion } from './form-model.ts';
import { wordings } from './wordings.ts';

/** Items 1–5 and 7–11, which the yearly forms after 2021 keep word for word; item 6 changes in 2023. */
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

/** Items 12–17 of 2021. On later forms they are inferred: no published page shows them. */
export const lastSix2021: readonly FormItem[] = [
  schoolItem(12, 'delegates-elected', wordings.delegates),
  schoolItem(13, 'training', wordings.training),
  schoolItem(14, 'review', wordings.review),
  schoolItem(15, 'awards-by-review', wordings.awards),
  schoolItem(16, 'party-leadership', wordings.party2021),
  schoolItem(17, 'guides', wordings.guides),
];

/** The second-level form of 2021: the middle cell counts conforming unions. */
export const secondLevel2021: readonly FormItem[] = [
  unitItem(1, 'no-administrative-duties', wordings.duties2021),
  unitItem(2, 'structure', wordings.structure),
  unitItem(3, 'staff-cap', wordings.staffUnit),
  unitItem(4, 'presidium-cap', wordings.presidiumUnit),
  unitItem(5, 'posts', wordings.posts2021),
  unitItem(6, 'political-status', wordings.status2021),
  unitItem(7, 'academic-standing', wordings.standing2021),
  unitItem(8, 'elected-by-congress', wordings.electedUnit),
  unitItem(9, 'congress-held', wordings.congressUnit),
  unitItem(10, 'training', wordings.training),
  unitItem(11, 'awards-by-review', wordings.awardsUnit),
  unitItem(12, 'party-leadership', wordings.partyUnit),
  unitItem(13, 'guides', wordings.guidesUnit),
];

/** The public form of 2021: 17 school items and 13 second-level items. */
export const form2021: FormVersion = {
  id: '2021',
  title: '学生会组织改革自评表（2021年11月）',
  schoolYear: null,
  vocabulary: { yes: '是', no: '否' },
  whole: true,
  knownTo: 17,
  items: [...firstEleven2021, ...lastSix2021, ...secondLevel2021],
  notes: [
    'Items 13–17 and the second-level form were seen on one published form only.',
    '总体规划 in item 16 (整体规划 in 2020) may be one school’s slip.',
  ],
};
