import { schoolItem } from './form-item.ts';
import type { FormVersion } from './form-model.ts';
import { wordings } from './wordings.ts';

/** 高校学生会组织深化改革评估备案表, autumn 2020: fifteen items, all seen on a published form. */
export const form2020: FormVersion = {
  id: '2020',
  title: '高校学生会组织深化改革评估备案表',
  schoolYear: null,
  vocabulary: { yes: '达标', no: '未达标' },
  whole: true,
  knownTo: 15,
  items: [
    schoolItem(1, 'no-administrative-duties', wordings.duties2020),
    schoolItem(2, 'structure', wordings.structure),
    schoolItem(3, 'staff-cap', wordings.staff2020, { row: 1, remark: 'people' }),
    schoolItem(3, 'presidium-cap', wordings.presidium2020, { row: 2, remark: 'people' }),
    schoolItem(3, 'department-cap', wordings.departments2020, { row: 3, remark: 'departments' }),
    schoolItem(4, 'posts', wordings.posts2020),
    schoolItem(5, 'political-status', wordings.status2020),
    schoolItem(6, 'academic-standing', wordings.standing2020),
    schoolItem(7, 'candidate-vetting', wordings.vetting2020),
    schoolItem(8, 'elected-by-congress', wordings.elected),
    schoolItem(9, 'congress-held', wordings.congress2020, { remark: 'date' }),
    schoolItem(10, 'delegates-elected', wordings.delegates),
    schoolItem(11, 'congress-study', wordings.study),
    schoolItem(12, 'review', wordings.review),
    schoolItem(13, 'awards-by-review', wordings.awards),
    schoolItem(14, 'party-leadership', wordings.party2020),
    schoolItem(15, 'guides', wordings.guides),
  ],
  notes: ['Whether the template asks for a section on the congress is open.'],
};
