import type { DemoDays } from './days.ts';
import type { PlannedArticle, PlannedDocument } from './plan.ts';

const article = (
  number: string,
  text: string,
  provisions: Readonly<Record<string, string>> = {},
): PlannedArticle => ({ number, text, provisions });

const charter = (school: string): readonly PlannedArticle[] => [
  article(
    '第一条',
    `本会定名为${school}学生会，是${school}学生自己的组织，在学校党委领导下、团委指导下依照本章程开展工作。`,
  ),
  article(
    '第二条',
    '凡取得本校学籍的全日制学生，均为本会会员，有知情、讨论、建议、批评、表决和选举的权利。',
  ),
  article('第三条', '学生代表大会是本会的最高权力机关，每年召开一次，一般在十一月举行。', {
    'congress.interval': '12',
    'congress.month': '11',
  }),
  article('第四条', '主席团由学生代表大会选举产生，主席一人，副主席不超过四人，任期一年。'),
  article(
    '第五条',
    '本会设办公室和工作部门，总数不超过六个。部门设部长一人、副部长不超过二人，不设其他职务。',
  ),
  article('第六条', '一人在本会只任一职。工作人员应当是共产党员或共青团员。'),
  article(
    '第七条',
    '主席团每周一召集部长例会；每月二十八日前召开全体工作人员会议。会议由办公室记录并考勤。',
    {
      'heads-meeting.weekday': 'monday',
      'staff-meeting.day': '28',
    },
  ),
  article('第八条', '主席团每年十二月向学生代表大会或者常任代表会议报告工作，接受评议。', {
    'congress-report.month': '12',
  }),
  article('第九条', '本章程由学生代表大会通过，修改须经出席代表三分之二以上同意。'),
];

const congressRules: readonly PlannedArticle[] = [
  article('第一条', '代表名额不少于全日制在校学生的百分之一，分配到各二级单位。'),
  article(
    '第二条',
    '非校级、院级学生会工作人员的代表不低于百分之六十；女代表和少数民族代表的比例与在校学生相适应。',
  ),
  article(
    '第三条',
    '二级单位的学生代表大会每年十月召开；学生不足四百人的，可以召开全体学生大会。',
    {
      'unit-congress.month': '10',
    },
  ),
];

const assessment: readonly PlannedArticle[] = [
  article('第一条', '考核分德、能、勤、绩四个方面，结果分优秀、良好、中等、及格、不及格五等。'),
  article('第二条', '无故缺席例会两次的，给予提醒；三次的，由主席团谈话。'),
];

/** The rules of a school: its charter, and with `all` those of its congress and of assessment. */
export function planDocuments(
  school: string,
  { entry, year }: DemoDays,
  { all }: { readonly all: boolean },
): readonly PlannedDocument[] {
  const edition = `${year - 2}年修订`;
  const since = entry(2);
  const of = (
    kind: PlannedDocument['kind'],
    title: string,
    articles: readonly PlannedArticle[],
  ): PlannedDocument => ({ kind, title, edition, since, articles });
  const first = of('charter', `${school}学生会章程`, charter(school));
  if (!all) return [first];
  return [
    first,
    of('congress-rules', '学生代表大会代表产生办法', congressRules),
    of('assessment', '学生会工作人员考核办法', assessment),
  ];
}
