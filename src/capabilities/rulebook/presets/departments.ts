import { stub, type Preset } from './model.ts';

/** 系科制: departments mirror the school's union; the congress meets every year and elects chairs and heads. */
export const departmentsPreset: Preset = {
  code: 'departments',
  chapters: [
    {
      chapter: '第一章 总则',
      articles: [
        stub('（写明名称、性质、宗旨和接受谁的领导、指导。）'),
        stub('（写明本会承担的工作；不承担宿舍管理、风纪检查、安全保卫等行政管理职能。）'),
        stub('（写明会员的权利和义务。）'),
      ],
    },
    {
      chapter: '第二章 学生代表大会',
      articles: [
        stub('学生代表大会每年召开一次，一般在十一月举行。', {
          'congress.interval': '12',
          'congress.month': '11',
        }),
        stub('代表名额不少于全日制在校学生的百分之一，由班级团支部推荐、各选举单位选举产生。', {
          'delegates.least': '1/100',
          'delegates.proposed-by': 'class-league',
          'delegates.elected-by': 'unit',
        }),
        stub('各系学生代表大会每年十月召开。', { 'unit-congress.month': '10' }),
        stub('主席团每年十二月向学生代表大会或者常任代表会议报告工作。', {
          'congress-report.month': '12',
        }),
      ],
    },
    {
      chapter: '第三章 组织机构',
      articles: [
        stub('主席团由学生代表大会选举产生，主席一人、副主席不超过四人。', {
          'presidium.elected-by': 'congress',
          'presidium.most': '5',
        }),
        stub('各部门部长由学生代表大会选举产生。', { 'heads.elected-by': 'congress' }),
        stub('办公室和工作部门不超过六个，每个部门副部长不超过二人。', {
          'department.most': '6',
          'department.deputies': '2',
        }),
        stub('工作人员不超过四十人；学生干部不超过学生总数的百分之一。', {
          'staff.most': '40',
          'cadre.share': '1/100',
        }),
        stub('系级社团工作负责人兼任校学生会社团部门的工作。', { 'second-post.clubs': 'yes' }),
        stub('每年十一月换届。', { 'term-change.month': '11' }),
      ],
    },
    {
      chapter: '第四章 会议与培训',
      articles: [
        stub('部长联席会议每周一召开；部门例会每周召开；全体会议每月召开。', {
          'heads-meeting.weekday': 'monday',
          'staff-meeting.day': '28',
        }),
        stub('工作人员培训每年春、秋各一次。', { 'training.times': '2' }),
      ],
    },
    {
      chapter: '第五章 述职评议',
      articles: [
        stub('评议会以学生代表为主，学生工作部门和团委参加；每学期听取主席团和部门负责人述职。', {
          'review.students-majority': 'yes',
          'review.with-offices': 'yes',
          'review.times': '2',
          'review.who': 'presidium-and-heads',
        }),
        stub('评奖评优以述职评议结果为依据，不与职务挂钩。', { 'awards.follow': 'review' }),
      ],
    },
    {
      chapter: '第六章 附则',
      articles: [
        stub('本章程由学生代表大会修改，经到会代表三分之二以上同意。', {
          'charter.decided-by': 'congress',
          'charter.majority': '2/3',
        }),
      ],
    },
  ],
};
