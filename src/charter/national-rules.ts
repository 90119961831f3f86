/**
 * Papers that defaults stand on. Titles and numbers only; their words for readers are `choice.source.<code>` of the
 * rulebook. `practice` is no rule: several schools do so, and a school may well do otherwise.
 */
export const ruleSources = [
  'reform-opinion-2019',
  'reform-measures',
  'congress-rules',
  'league-plan-2017',
  'club-measures-2020',
  'self-evaluation-form',
  'practice',
] as const;

/** One of them. */
export type RuleSource = (typeof ruleSources)[number];

/** A national paper as it is cited. */
export interface NationalRule {
  readonly code: Exclude<RuleSource, 'practice'>;
  /** Its official title. */
  readonly title: string;
  /** Document number, where known. */
  readonly number: string | null;
}

/** The national papers in the order of their years. */
export const nationalRules: readonly NationalRule[] = [
  {
    code: 'league-plan-2017',
    title: '学联学生会组织改革方案',
    number: '中青联发〔2017〕4号',
  },
  {
    code: 'reform-opinion-2019',
    title: '关于推动高校学生会（研究生会）深化改革的若干意见',
    number: '中青联发〔2019〕9号',
  },
  { code: 'club-measures-2020', title: '高校学生社团建设管理办法', number: '教党〔2020〕13号' },
  { code: 'self-evaluation-form', title: '高校学生会组织深化改革情况自评表', number: null },
  {
    code: 'congress-rules',
    title: '普通高等学校学生（研究生）代表大会工作规定',
    number: '中青办联发〔2021〕3号',
  },
  {
    code: 'reform-measures',
    title: '关于巩固高校学生会（研究生会）改革成果的若干措施',
    number: null,
  },
];
