import type { Words } from '../../kernel/words.ts';

const steps = {
  apply: '本人申请',
  interview: '面试评分',
  competition: '竞聘评分',
  'class-recommends': '班级推荐',
  'unit-recommends': '院系团组织推荐',
  'unit-agrees': '院系党组织同意',
  consents: '本人同意参选',
  'unit-publicity': '院系公示',
  'school-publicity': '全校公示',
  'league-review': '校团委资格审查',
  'affairs-review': '学生处审查',
  'joint-review': '学生处、校团委联合审查',
  'joint-interview': '学生处、校团委联合面试',
  elected: '大会选举',
  'union-decides': '主席团审议',
  'league-confirms': '校团委确定',
  'party-decides': '校党委确定',
  'unit-confirms': '院系团组织确定',
  'unit-party-decides': '院系党组织确定',
  filed: '报学生处和校学生会备案',
} as const;

const paths = {
  'presidium-joint': '推荐、公示、联合审查、校党委确定',
  'presidium-interview': '逐级推荐、公示、审查、联合面试、校党委确定',
  'presidium-congress': '推荐、审查、大会选举、校党委批准',
  'members-joint': '面试、推荐、公示、联合审查、校团委确定',
  'members-competition': '竞聘、推荐、联合审查、全校公示、校团委确定',
  'members-staff': '班级和院系推荐、主席团审议',
  'unit-presidium': '推荐、公示、院系党组织确定',
  'unit-committee': '逐级推荐、大会选举、院系党组织批准、备案',
  'unit-members': '面试、院系团组织确定',
} as const;

const parties = {
  applicant: '本人',
  recorder: '经办人',
  'class-league': '班级团支部（院系团组织登记）',
  'unit-league': '院系团组织',
  'unit-party': '院系党组织',
  'student-affairs': '学生处',
  league: '校团委',
  party: '校党委',
  presidium: '主席团',
  raters: '评委',
  'unit-raters': '院系评委',
  congress: '学代会（校团委登记）',
  'unit-congress': '院系学代会（院系团组织登记）',
  anybody: '师生',
  answering: '受理异议的部门',
} as const;

const prefixed = (prefix: string, words: Readonly<Record<string, string>>): Words =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${prefix}.${key}`, word]));

/** What waits at a step, in the inbox of whoever does it. */
const waiting: Words = Object.fromEntries(
  Object.entries(steps).map(([code, word]) => [
    `task.wait-${code}`,
    `{{title}}：{{count}} 人等你办理“${word}”`,
  ]),
);

/** Steps, paths and organs, in Chinese. */
export const pathWordsZh: Words = {
  ...waiting,
  ...prefixed('step', steps),
  ...prefixed('choice.step', steps),
  ...prefixed('path', paths),
  ...prefixed('choice.path', paths),
  ...prefixed('party', parties),
  'flow.start': '开始',
  'flow.end': '走完',
  'flow.back': '退回',
  'flow.upheld': '异议成立',
  'flow.days': '{{days}} 日内',
  'flow.working-days': '{{days}} 个工作日内',
  'flow.public': '公示 {{days}} 个工作日',
  'flow.marks': '至少 {{count}} 位评委',
  'flow.here': '现在在这一步',
  'flow.title': '流程图：{{path}}',
};
