/** For whom a call is: the presidium, or members of working departments. */
export const membersKinds = ['presidium', 'department-members'] as const;

/** One of them. */
export type Members = (typeof membersKinds)[number];

/** The paths a school can choose among; `paths.ts` says what each is. */
export const pathNames = [
  'presidium-joint',
  'presidium-interview',
  'presidium-congress',
  'members-joint',
  'members-competition',
  'members-staff',
  'unit-presidium',
  'unit-committee',
  'unit-members',
] as const;

/** One of them. */
export type PathName = (typeof pathNames)[number];

/** What a candidate must fulfil; records show what they can, the rest is vouched for by a named person. */
export const conditions = [
  'registered',
  'full-time',
  'citizen',
  'no-probation',
  'political-status',
  'rank',
  'no-failed-course',
  'conduct',
] as const;

/** One of them. */
export type Condition = (typeof conditions)[number];

/** What is known of a condition: by records, by somebody's word, not needed of this person, or not at all. */
export const verdicts = ['met', 'unmet', 'attested', 'not-applicable', 'unknown'] as const;

/** One of them. */
export type Verdict = (typeof verdicts)[number];

/** Codes of all steps of all paths, for filters and columns. */
export const stepCodes = [
  'apply',
  'interview',
  'competition',
  'class-recommends',
  'unit-recommends',
  'unit-agrees',
  'consents',
  'unit-publicity',
  'school-publicity',
  'league-review',
  'affairs-review',
  'joint-review',
  'joint-interview',
  'elected',
  'union-decides',
  'league-confirms',
  'party-decides',
  'unit-confirms',
  'unit-party-decides',
  'filed',
] as const;

/** One of them. */
export type StepCode = (typeof stepCodes)[number];
