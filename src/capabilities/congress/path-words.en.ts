import type { Words } from '../../kernel/words.ts';

const steps = {
  'request-congress': 'Ask to hold it',
  'unit-league-agrees': 'The unit’s League branch agrees',
  'unit-party-agrees': 'The unit’s Party branch agrees',
  'league-approves': 'The League committee reviews',
  'party-approves': 'The Party committee approves',
  'province-approves': 'The provincial federation replies (recorded by the League committee)',
  call: 'Seats handed down',
  nominate: 'Nominate candidates',
  'branch-reviews': 'The League branch reviews',
  'class-publicity': 'Shown in every class, feedback of class committees',
  request: 'Request to the League committee',
  reply: 'Reply of the League committee',
  elect: 'The unit elects',
  report: 'Report the result',
  credentials: 'Credentials examined',
} as const;

const paths = {
  'school-province': 'League committee, Party committee, provincial federation',
  'school-party': 'League committee, Party committee',
  'unit-party-league': 'The unit’s League and Party branches, League committee',
  'unit-branch-league': 'The unit’s League branch, League committee',
  'delegates-units': 'Units choose delegates',
  'delegates-classes': 'Classes choose delegates',
} as const;

const parties = {
  askers: 'The union that asks',
  league: 'League committee',
  party: 'Party committee',
  province: 'Provincial federation (recorded by the League committee)',
  'unit-league': 'League branch of the unit',
  'unit-party': 'Party branch of the unit',
  'unit-union': 'Union of the unit',
  'credentials-group': 'Credentials group',
  anybody: 'Anybody of the school',
  answering: 'Those who answer objections',
  callers: 'The League organ that calls the congress',
  recorder: 'Officer in charge',
} as const;

const prefixed = (prefix: string, words: Readonly<Record<string, string>>): Words =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${prefix}.${key}`, word]));

/** What waits at a step, in the inbox of whoever does it. */
const waiting: Words = Object.fromEntries(
  Object.entries(steps).map(([code, word]) => [
    `task.wait-${code}`,
    `{{title}}: “${word}” waits for you ({{count}})`,
  ]),
);

/** Steps, paths and organs, in English. */
export const pathWordsEn: Words = {
  ...waiting,
  ...prefixed('step', steps),
  ...prefixed('choice.step', steps),
  ...prefixed('path', paths),
  ...prefixed('party', parties),
  'flow.start': 'Begin',
  'flow.end': 'Done',
  'flow.back': 'Sent back',
  'flow.upheld': 'Objection upheld',
  'flow.days': 'within {{days}} days',
  'flow.working-days': 'within {{days}} working days',
  'flow.public': 'public for {{days}} working days',
  'flow.marks': 'at least {{count}} raters',
  'flow.here': 'It stands here',
  'flow.title': 'Flow: {{path}}',
};
