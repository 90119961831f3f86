import type { Words } from '../../kernel/words.ts';

const steps = {
  'request-congress': '提出召开申请',
  'unit-league-agrees': '院系团组织同意',
  'unit-party-agrees': '院系党组织同意',
  'league-approves': '校团委审核',
  'party-approves': '校党委批准',
  'province-approves': '省学联批复（校团委登记）',
  call: '下达名额',
  nominate: '提名候选人',
  'branch-reviews': '团总支审核',
  'class-publicity': '发到各班公示，收班委会反馈',
  request: '向校团委请示',
  reply: '校团委批复',
  elect: '单位选举',
  report: '报告选举结果',
  credentials: '代表资格审查',
} as const;

const paths = {
  'school-province': '校团委、校党委、省学联',
  'school-party': '校团委、校党委',
  'unit-party-league': '院系团组织、院系党组织、校团委',
  'unit-branch-league': '院系团组织、校团委',
  'delegates-units': '各院系产生代表',
  'delegates-classes': '各班产生代表',
} as const;

const parties = {
  askers: '提出申请的学生会',
  league: '校团委',
  party: '校党委',
  province: '省学联（校团委登记）',
  'unit-league': '团总支',
  'unit-party': '院系党组织',
  'unit-union': '院系学生会',
  'credentials-group': '代表资格审查小组',
  anybody: '师生',
  answering: '受理异议的部门',
  callers: '组织大会的团组织',
  recorder: '经办人',
} as const;

const prefixed = (prefix: string, words: Readonly<Record<string, string>>): Words =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${prefix}.${key}`, word]));

/** What waits at a step, in the inbox of whoever does it. */
const waiting: Words = Object.fromEntries(
  Object.entries(steps).map(([code, word]) => [
    `task.wait-${code}`,
    `{{title}}：{{count}} 项等你办理“${word}”`,
  ]),
);

/** Steps, paths and organs, in Chinese. */
export const pathWordsZh: Words = {
  ...waiting,
  ...prefixed('step', steps),
  ...prefixed('choice.step', steps),
  ...prefixed('path', paths),
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
