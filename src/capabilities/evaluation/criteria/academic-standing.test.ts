import { describe, expect, test } from 'vitest';
import type { StudyRank } from '../../../facts/vocabulary.ts';
import { evaluate } from '../evaluate.ts';
import {
  member,
  members,
  november2021,
  outcomeOf,
  statedIn,
  summary,
  type CriterionCase,
} from './hand-made-facts.ts';

const place = (at: number, size: number): StudyRank => ({ kind: 'place', place: at, size });
const share = (numerator: number, denominator: number, percent: string): StudyRank => ({
  kind: 'share',
  share: { numerator, denominator },
  percent,
});

type Outcome = readonly [CriterionCase['standing'], ...string[]];
const within: Outcome = ['met', 'support rows-within'];
const over: Outcome = ['unmet', 'against rank-over-limit'];
const ranks: readonly (readonly [string, StudyRank, Outcome])[] = [
  ['9/30 is exactly 30 %', place(9, 30), within],
  ['3/10 is exactly 30 %', place(3, 10), within],
  ['10/34 lies within', place(10, 34), within],
  ['10/33 lies above by a hair', place(10, 33), over],
  ['10/32 is 31.25 % and is not rounded', place(10, 32), over],
  ['4/10 lies above', place(4, 10), over],
  ['the only one of a programme', place(1, 1), over],
  ['31st of 30 cannot be', place(31, 30), ['conflicting', 'conflict rank-impossible']],
  ['0th of 30 cannot be', place(0, 30), ['conflicting', 'conflict rank-impossible']],
  ['30 % printed', share(30, 100, '30'), within],
  ['30.01 % printed', share(3001, 10_000, '30.01'), ['unmet', 'against share-over-limit']],
  ['no rank yet, though no freshman', { kind: 'not-yet' }, ['needs-ground', 'ground rank-not-yet']],
  [
    'a rank that cannot be read',
    { kind: 'unreadable', text: '二十余' },
    ['not-evidenced', 'missing rank-unreadable'],
  ],
];

const rows: readonly CriterionCase[] = [
  { title: 'no facts at all', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'a roster without ranks and failures says nothing',
    facts: [member({ rank: { kind: 'blank' }, failed: null })],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'one row above among thirteen within',
    facts: members(14, (row) => ({ rank: row === 14 ? place(10, 32) : place(9, 30) })),
    standing: 'unmet',
    reasons: ['against rank-over-limit', 'support rows-within'],
  },
  {
    title: 'a failed course counts however good the rank',
    facts: [member({ failed: true })],
    standing: 'unmet',
    reasons: ['against failed-course', 'support rows-within'],
  },
  {
    title: 'a freshman by year of entry bears no rank',
    facts: [
      member({ row: 1 }),
      member({ row: 2, entryYear: 2021, rank: { kind: 'not-yet' } }),
      member({ row: 3, entryYear: 2021, rank: { kind: 'blank' } }),
    ],
    standing: 'met',
    reasons: ['support rows-within'],
  },
  {
    title: 'a freshman by year of study bears no rank',
    facts: [
      member({ row: 1 }),
      member({ row: 2, entryYear: null, studyYear: 1, rank: { kind: 'not-yet' } }),
    ],
    standing: 'met',
    reasons: ['support rows-within'],
  },
  {
    title: 'a second-year student by year of study bears one',
    facts: [member({ entryYear: null, studyYear: 2, rank: { kind: 'not-yet' } })],
    standing: 'needs-ground',
    reasons: ['ground rank-not-yet'],
  },
  {
    title: "a freshman's failed course is a question",
    facts: [member({ row: 1 }), member({ row: 2, entryYear: 2021, failed: true })],
    standing: 'needs-ground',
    reasons: ['ground failed-course-freshman', 'support rows-within'],
  },
  {
    title: 'graduates bear no rank',
    facts: members(3, () => ({ education: 'graduate', rank: { kind: 'blank' } })),
    standing: 'met',
    reasons: ['support rows-within'],
  },
  {
    title: 'graduates may fail no course either',
    facts: [member({ education: 'graduate', rank: { kind: 'blank' }, failed: true })],
    standing: 'unmet',
    reasons: ['against failed-course', 'support rows-within'],
  },
  {
    title: 'a missing rank is missing',
    facts: [member({ rank: { kind: 'blank' } })],
    standing: 'not-evidenced',
    reasons: ['missing rank-missing'],
  },
  {
    title: 'who has neither grade nor rank may be a freshman',
    facts: [member({ entryYear: null, rank: { kind: 'not-yet' } })],
    standing: 'not-evidenced',
    reasons: ['missing grade-unknown'],
  },
  {
    title: 'a year of entry says nothing where the first-years are unknown',
    facts: [member({ entryYear: 2021, rank: { kind: 'not-yet' } })],
    context: { ...november2021, freshmanYear: null },
    standing: 'not-evidenced',
    reasons: ['missing grade-unknown'],
  },
];

const summaries: readonly CriterionCase[] = [
  {
    title: '100 % within',
    facts: [summary({ staff: 58, withinThirtyPercent: '100' })],
    standing: 'met',
    reasons: ['support summary-all'],
  },
  {
    title: '91.38 % of 58 without a word on freshmen',
    facts: [summary({ staff: 58, withinThirtyPercent: '91.38' })],
    standing: 'needs-ground',
    reasons: ['ground summary-share-unexplained'],
  },
  {
    title: '91.38 % of 58 is all 53 who are no freshmen',
    facts: [summary({ staff: 58, freshmen: 5, withinThirtyPercent: '91.38' })],
    standing: 'met',
    reasons: ['support summary-all'],
  },
  {
    title: '91.38 % of 58 leaves one out where 54 are no freshmen',
    facts: [summary({ staff: 58, freshmen: 4, withinThirtyPercent: '91.38' })],
    standing: 'unmet',
    reasons: ['against summary-share'],
  },
  {
    title: 'counts alone: 30 of 30',
    facts: [summary({ staff: 36, nonFreshmen: 30, withinThirty: 30 })],
    standing: 'met',
    reasons: ['support summary-all'],
  },
  {
    title: 'counts alone: 29 of 30',
    facts: [summary({ staff: 36, freshmen: 6, withinThirty: 29 })],
    standing: 'unmet',
    reasons: ['against summary-count'],
  },
  {
    title: 'a count and a share that do not meet',
    facts: [summary({ staff: 58, withinThirty: 50, withinThirtyPercent: '91.38' })],
    standing: 'conflicting',
    reasons: ['ground summary-share-unexplained', 'conflict summary-percent'],
  },
  {
    title: 'a count without a base says nothing',
    facts: [summary({ staff: 58, withinThirty: 50 })],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'failed courses in the summary',
    facts: [summary({ staff: 20, failed: true, withinThirtyPercent: '100' })],
    standing: 'unmet',
    reasons: ['against summary-failed', 'support summary-all'],
  },
];

describe('academic standing (2020 item 6, 2021 item 8)', () => {
  test.each(ranks)('%s', (title, rank, [standing, ...reasons]) => {
    const facts = [member({ rank })];
    expect(outcomeOf('academic-standing', { title, facts, standing, reasons })).toEqual({
      standing,
      reasons,
    });
  });

  test.each([...rows, ...summaries])('$title', (stated) => {
    expect(outcomeOf('academic-standing', stated)).toEqual(statedIn(stated));
  });

  test('a reason names the row and shows it', () => {
    const facts = members(14, (row) => ({ rank: row === 14 ? place(10, 32) : place(9, 30) }));
    const [against] = evaluate('academic-standing', facts, november2021).reasons;
    expect(against?.values).toEqual({ row: 14, place: 10, size: 32 });
    expect(against?.facts).toEqual([facts[13]]);
  });
});
