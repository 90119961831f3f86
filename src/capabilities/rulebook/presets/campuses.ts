import { stub, type Preset } from './model.ts';

/** 校区制: several campuses, a small presidium, candidates proposed and vetted level by level. */
export const campusesPreset: Preset = {
  code: 'campuses',
  chapters: [
    {
      chapter: '第一章 总则',
      articles: [
        stub('（写明名称、性质、宗旨和接受谁的领导、指导。）'),
        stub(
          '（写明会员的权利：知情、讨论、建议、批评、表决、选举和被选举，受到不公正对待时得到帮助。）',
        ),
      ],
    },
    {
      chapter: '第二章 学生代表大会',
      articles: [
        stub('学生代表大会每两年至少召开一次；不召开的年份召开一次常任代表会议。', {
          'congress.interval': '24',
        }),
        stub('代表名额不少于全日制在校学生的百分之一，由班级团支部推荐、各选举单位选举产生。', {
          'delegates.least': '1/100',
          'delegates.proposed-by': 'class-league',
          'delegates.elected-by': 'unit',
        }),
      ],
    },
    {
      chapter: '第三章 组织机构',
      articles: [
        stub('主席团由学生代表大会选举产生，主席一人、副主席二人。', {
          'presidium.elected-by': 'congress',
          'presidium.most': '3',
        }),
        stub('主席团候选人逐级推荐，在院系公示不少于五个工作日，经审查和联合面试，由校党委确定。', {
          'selection.presidium-path': 'presidium-interview',
          'selection.publicity-days': '5',
        }),
        stub('部门成员由班级和院系推荐，主席团审议。', {
          'selection.members-path': 'members-staff',
        }),
        stub('设办公室和工作部门，总数不超过六个。', { 'department.most': '6' }),
        stub('工作人员不超过四十人；校区较多、学生较多的，不超过六十人。', {
          'staff.most': '40',
          'staff.most-with-ground': '60',
        }),
        stub('在校、院系两级学生会同时任职的，须经学生处或者团委批准。', {
          'second-post.two-levels': 'approved',
        }),
      ],
    },
    {
      chapter: '第四章 会议与培训',
      articles: [
        stub('部长联席会议每周一召开；全体会议每月召开。', {
          'heads-meeting.weekday': 'monday',
          'staff-meeting.day': '28',
        }),
        stub('工作人员培训每年春、秋各一次。', { 'training.times': '2' }),
      ],
    },
    {
      chapter: '第五章 述职评议',
      articles: [
        stub(
          '主席团和部门负责人每学期在评议会述职；评议会以学生代表为主，学生工作部门和团委参加。',
          {
            'review.times': '2',
            'review.who': 'presidium-and-heads',
            'review.students-majority': 'yes',
            'review.with-offices': 'yes',
          },
        ),
        stub('评奖评优以述职评议结果为依据，不与职务挂钩。', { 'awards.follow': 'review' }),
      ],
    },
    {
      chapter: '第六章 附则',
      articles: [
        stub('本章程由学生代表大会修改，经到会代表半数以上同意。', {
          'charter.decided-by': 'congress',
          'charter.majority': '1/2',
        }),
      ],
    },
  ],
};
