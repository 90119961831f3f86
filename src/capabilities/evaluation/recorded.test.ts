import { describe, expect, test } from 'vitest';
import {
  exactly,
  fact,
  member,
  outcomeOf,
  recorded2021,
  statedIn,
  type CriterionCase,
} from './criteria/hand-made-facts.ts';
import type { CriterionName } from '../../facts/criteria.ts';

const complete = { coverage: 'complete' } as const;
const attested = { basis: 'attested' } as const;
const rule = { basis: 'rule' } as const;
const vetted = (row: number, lacking: readonly 'league-reviews'[]) =>
  fact('candidate.vetted', { row, of: 'presidium', done: [], lacking }, complete);

const cases: readonly (CriterionCase & { readonly criterion: CriterionName })[] = [
  {
    criterion: 'no-administrative-duties',
    title: 'one department, its duties written down',
    facts: [fact('duty.told', { department: 'a' }, complete)],
    standing: 'met',
    reasons: ['support none-told'],
  },
  {
    criterion: 'no-administrative-duties',
    title: 'a department whose duties nobody wrote down',
    facts: [
      fact('duty.told', { department: 'a' }, complete),
      fact('duty.unlisted', { department: 'b' }, { ...complete, at: 20 }),
    ],
    standing: 'not-evidenced',
    reasons: ['missing duties-unlisted'],
  },
  {
    criterion: 'academic-standing',
    title: 'a rank within the limit, failures not recorded',
    facts: [member({ failed: null }, complete)],
    standing: 'not-evidenced',
    reasons: ['missing failed-unknown', 'support rows-within'],
  },
  {
    criterion: 'candidate-vetting',
    title: "the school's rules tell the path, and nobody went it",
    facts: [
      ...(
        [
          'unit-league-recommends',
          'unit-party-agrees',
          'student-affairs-reviews',
          'league-reviews',
          'party-committee-decides',
        ] as const
      ).map((step) => fact('candidate.step', { step, of: 'presidium' }, rule)),
    ],
    standing: 'not-evidenced',
    reasons: ['missing rule-only'],
  },
  {
    criterion: 'candidate-vetting',
    title: 'everybody went the whole path',
    facts: [vetted(1, []), vetted(2, [])],
    standing: 'met',
    reasons: ['support all-vetted'],
  },
  {
    criterion: 'candidate-vetting',
    title: 'one lacks a step',
    facts: [vetted(1, []), vetted(2, ['league-reviews'])],
    standing: 'not-evidenced',
    reasons: ['missing steps-unrecorded'],
  },
  {
    criterion: 'candidate-vetting',
    title: 'one lacks a step, and somebody vouches with a paper',
    facts: [
      vetted(1, ['league-reviews']),
      fact('attestation', { criterion: 'candidate-vetting', what: 'x' }, attested),
    ],
    standing: 'attested',
    reasons: ['missing steps-unrecorded', 'attested attested'],
  },
  {
    criterion: 'elected-by-congress',
    title: 'nobody wrote down who elected one of them',
    facts: [
      fact(
        'presidium.elected',
        { by: 'congress', office: 'presidium', contested: true, alternative: null },
        complete,
      ),
      fact('presidium.elector-unlisted', { members: 1 }, { ...complete, at: 20 }),
    ],
    standing: 'not-evidenced',
    reasons: ['missing elector-unlisted', 'support elected-by-congress'],
  },
  {
    criterion: 'training',
    title: 'both trainings vouched for',
    facts: [fact('training.held', { season: 'both', everyone: true }, attested)],
    standing: 'attested',
    reasons: ['attested both-told'],
  },
  {
    criterion: 'training',
    title: "somebody's word hides no training left out",
    facts: [
      fact('training.not-held', { season: 'autumn' }),
      fact('attestation', { criterion: 'training', what: 'x' }, attested),
    ],
    standing: 'unmet',
    reasons: ['against not-held-autumn', 'attested attested'],
  },
  {
    criterion: 'presidium-cap',
    title: 'four by the records, three by the charter',
    facts: [
      fact('presidium.count', exactly(4), complete),
      fact('presidium.count', exactly(3), { ...rule, at: 50 }),
    ],
    standing: 'conflicting',
    reasons: ['conflict charter-differs'],
  },
  {
    criterion: 'awards-by-review',
    title: 'a word for another criterion says nothing here',
    facts: [fact('attestation', { criterion: 'training', what: 'x' }, attested)],
    standing: 'not-evidenced',
    reasons: [],
  },
];

describe('criteria over records', () => {
  test.each(cases)('$criterion: $title', ({ criterion, ...stated }) => {
    expect(outcomeOf(criterion, { ...stated, context: recorded2021 })).toEqual(statedIn(stated));
  });
});
