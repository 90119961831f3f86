import type { Words } from '../../kernel/words.ts';

const steps = {
  apply: 'Application',
  interview: 'Interview marks',
  competition: 'Competition marks',
  'class-recommends': 'The class recommends',
  'unit-recommends': 'The unit’s League recommends',
  'unit-agrees': 'The unit’s Party agrees',
  consents: 'The candidate consents to stand',
  'unit-publicity': 'Public in the unit',
  'school-publicity': 'Public in the school',
  'league-review': 'The League committee checks eligibility',
  'affairs-review': 'Student affairs reviews',
  'joint-review': 'Student affairs and League review together',
  'joint-interview': 'Student affairs and League interview together',
  elected: 'The congress elects',
  'union-decides': 'The presidium decides',
  'league-confirms': 'The League committee confirms',
  'party-decides': 'The Party committee decides',
  'unit-confirms': 'The unit’s League confirms',
  'unit-party-decides': 'The unit’s Party decides',
  filed: 'Filed with student affairs and the school’s union',
} as const;

const paths = {
  'presidium-joint': 'Recommendation, publicity, joint review, Party committee',
  'presidium-interview': 'Recommendations, publicity, review, joint interview, Party committee',
  'presidium-congress': 'Recommendation, review, election, Party committee',
  'members-joint': 'Interview, recommendation, publicity, joint review, League committee',
  'members-competition': 'Competition, recommendation, joint review, publicity, League committee',
  'members-staff': 'Class and unit recommend, presidium decides',
  'unit-presidium': 'Recommendation, publicity, the unit’s Party',
  'unit-committee': 'Recommendations, election, the unit’s Party, filing',
  'unit-members': 'Interview, the unit’s League',
} as const;

const parties = {
  applicant: 'The candidate',
  recorder: 'The recorder',
  'class-league': 'Class League branch (entered by the unit’s League)',
  'unit-league': 'Unit’s League',
  'unit-party': 'Unit’s Party',
  'student-affairs': 'Student affairs',
  league: 'League committee',
  party: 'Party committee',
  presidium: 'Presidium',
  raters: 'Raters',
  'unit-raters': 'Raters of the unit',
  congress: 'Congress (entered by the League committee)',
  'unit-congress': 'Unit’s congress (entered by the unit’s League)',
  anybody: 'Students and staff',
  answering: 'Whoever answers objections',
} as const;

const prefixed = (prefix: string, words: Readonly<Record<string, string>>): Words =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${prefix}.${key}`, word]));

/** What waits at a step, in the inbox of whoever does it. */
const waiting: Words = Object.fromEntries(
  Object.entries(steps).map(([code, word]) => [
    `task.wait-${code}`,
    `{{title}}: {{count}} wait for you at “${word}”`,
  ]),
);

/** Steps, paths and organs, in English. */
export const pathWordsEn: Words = {
  ...waiting,
  ...prefixed('step', steps),
  ...prefixed('choice.step', steps),
  ...prefixed('path', paths),
  ...prefixed('choice.path', paths),
  ...prefixed('party', parties),
  'flow.start': 'Start',
  'flow.end': 'Completed',
  'flow.back': 'Back',
  'flow.upheld': 'Upheld',
  'flow.days': 'Within {{days}} days',
  'flow.working-days': 'Within {{days}} working days',
  'flow.public': 'Public for {{days}} working days',
  'flow.marks': 'Marks needed: {{count}}',
  'flow.here': 'The case is here',
  'flow.title': 'Flow chart: {{path}}',
};
