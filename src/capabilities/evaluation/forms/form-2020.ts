import type { PartialDay } from '../../../kernel/day.ts';
import { schoolItem } from './form-item.ts';
import type { FormVersion } from './form-model.ts';
import { wordings } from './wordings.ts';

/** 高校学生会组织深化改革评估备案表, autumn 2020: fifteen items, all seen on a published form. */
export const form2020: FormVersion = {
  id: '2020',
  title: '高校学生会组织深化改革评估备案表',
  schoolYear: null,
  preamble: ['深化改革的若干意见', '深化改革评估工作方案'],
  congressSince: '2019-10' as PartialDay,
  vocabulary: { yes: '达标', no: '未达标' },
  whole: true,
  knownTo: 15,
  tables: [
    {
      level: 'school',
      heading: '高校学生会组织深化改革评估备案表',
      columns: ['项目', '验收结论', '备注'],
      answer: 'conclusion',
      groups: [{ no: 3, wording: '机构和人员规模' }],
      provenance: 'seen',
    },
  ],
  items: [
    schoolItem(1, 'no-administrative-duties', wordings.duties2020),
    schoolItem(2, 'structure', wordings.structure),
    schoolItem(3, 'staff-cap', wordings.staff2020, { row: 1, remark: 'people' }),
    schoolItem(3, 'presidium-cap', wordings.presidium2020, { row: 2, remark: 'people' }),
    schoolItem(3, 'department-cap', wordings.departments2020, {
      row: 3,
      remark: 'departments',
    }),
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
  sections: [
    { name: 'charter', heading: '章程', provenance: 'seen' },
    { name: 'chart', heading: '校级组织工作机构组织架构图', provenance: 'seen' },
    { name: 'roster', heading: '校级组织工作人员名单', provenance: 'seen' },
    {
      name: 'presidium-election',
      heading: '主席团成员候选人产生办法及选举办法',
      provenance: 'seen',
    },
    {
      name: 'review',
      heading: '工作人员述职评议办法（或其他有关制度文件）',
      provenance: 'seen',
    },
    { name: 'party-guidance', heading: '学校党委指导学生会组织工作情况', provenance: 'seen' },
    { name: 'league-guides', heading: '校团委指导学生会主要责任人', provenance: 'seen' },
  ],
  notes: [
    'The one form seen has no section on the congress and held none; whether the template asks for one is open.',
    'Neither a deadline nor an address for complaints was seen.',
  ],
};
