import { describe, expect, test } from 'vitest';
import type { CriterionName } from '../../../facts/criteria.ts';
import { fact, outcomeOf, statedIn, type CriterionCase } from './hand-made-facts.ts';

const training = (
  season: 'spring' | 'autumn' | 'both' | 'unknown',
  everyone: boolean | null = true,
) => fact('training.held', { season, everyone });
const committee = (majority: boolean | null) =>
  fact('review.committee', {
    students: majority === false ? 3 : 8,
    members: 11,
    majority,
    offices: true,
  });
const report = (perYear: number) =>
  fact('review.report', { perYear, who: 'presidium-and-heads', to: 'review-committee' });
const awards = (by: 'review' | 'post') => fact('awards.basis', { by });
const hearing = (dated: boolean, basis: 'practice' | 'rule' = 'practice') =>
  fact('party.hearing', { dated, regular: true }, { basis });
type Guide = {
  role: 'deputy-secretary' | 'secretary-general';
  fullTime: boolean | null;
  holder: 'cadre' | 'student' | 'vacant' | 'unknown';
};
const guide = (role: Guide['role'], more: Partial<Guide> = {}) =>
  fact('guide', { role, fullTime: true, holder: 'cadre', ...more });
const deputy = guide('deputy-secretary');
const general = guide('secretary-general');

type Row = readonly [string, CriterionCase['facts'], CriterionCase['standing'], readonly string[]];
const tables: Partial<Record<CriterionName, readonly Row[]>> = {
  'congress-study': [
    ['nothing told', [], 'not-evidenced', []],
    ['a measure', [fact('study.measure', { what: '专题学习' })], 'met', ['support told']],
    ['none', [fact('study.none', { what: '未开展' })], 'unmet', ['against not-studied']],
    [
      'a measure does not hide a none',
      [fact('study.measure', { what: '专题学习' }), fact('study.none', { what: '未开展' })],
      'unmet',
      ['against not-studied', 'support told'],
    ],
  ],
  training: [
    ['nothing told', [], 'not-evidenced', []],
    ['spring and autumn', [training('spring'), training('autumn')], 'met', ['support both-told']],
    ['both in one sentence', [training('both')], 'met', ['support both-told']],
    ['spring alone', [training('spring')], 'needs-ground', ['ground only-spring']],
    ['autumn alone', [training('autumn')], 'needs-ground', ['ground only-autumn']],
    [
      'not for everyone',
      [training('both', false)],
      'unmet',
      ['against not-everyone', 'support both-told'],
    ],
    [
      'no spring training',
      [fact('training.not-held', { season: 'spring' }), training('autumn')],
      'unmet',
      ['against not-held-spring'],
    ],
    [
      'a rule of once a year',
      [fact('training.rule', { perYear: 1 })],
      'unmet',
      ['against once-a-year'],
    ],
    [
      'a rule of twice a year is a rule, no training',
      [fact('training.rule', { perYear: 2 })],
      'not-evidenced',
      [],
    ],
  ],
  review: [
    ['nothing told', [], 'not-evidenced', []],
    ['committee and a report every term', [committee(true), report(2)], 'met', ['support told']],
    ['a report once a year', [committee(true), report(1)], 'unmet', ['against once-a-year']],
    [
      'once a year here, every term there',
      [committee(true), report(1), report(2)],
      'conflicting',
      ['conflict once-a-year', 'support told'],
    ],
    [
      'students are no majority',
      [committee(false), report(2)],
      'unmet',
      ['against students-no-majority'],
    ],
    [
      'no committee',
      [fact('review.none', { what: 'no-committee' })],
      'unmet',
      ['against no-committee'],
    ],
    [
      'a committee without a word on terms',
      [committee(true)],
      'needs-ground',
      ['ground no-term-told'],
    ],
    ['a report without a committee', [report(2)], 'not-evidenced', []],
  ],
  'awards-by-review': [
    ['nothing told', [], 'not-evidenced', []],
    ['by review', [awards('review')], 'met', ['support by-review']],
    ['by post', [awards('post')], 'unmet', ['against by-post']],
    [
      'by review here, by post there',
      [awards('review'), awards('post')],
      'unmet',
      ['against by-post', 'support by-review'],
    ],
  ],
  'party-leadership': [
    ['nothing told', [], 'not-evidenced', []],
    ['a dated hearing', [hearing(true)], 'met', ['support heard']],
    ['a hearing without its day', [hearing(false)], 'not-evidenced', ['missing no-dated-hearing']],
    [
      'a rule that it hears is no hearing',
      [hearing(true, 'rule')],
      'not-evidenced',
      ['missing no-dated-hearing'],
    ],
    ['not heard', [fact('party.not-heard', { what: 'not-heard' })], 'unmet', ['against not-heard']],
    [
      'not planned, but heard',
      [fact('party.not-heard', { what: 'not-planned' }), hearing(true)],
      'unmet',
      ['against not-planned', 'support heard'],
    ],
  ],
  guides: [
    ['nothing told', [], 'not-evidenced', []],
    ['both full-time', [deputy, general], 'met', ['support told']],
    [
      'deputy secretary not full-time',
      [guide('deputy-secretary', { fullTime: false }), general],
      'unmet',
      ['against not-full-time-deputy-secretary'],
    ],
    [
      'secretary-general not full-time',
      [deputy, guide('secretary-general', { fullTime: false })],
      'unmet',
      ['against not-full-time-secretary-general'],
    ],
    [
      'a student is secretary-general',
      [deputy, guide('secretary-general', { holder: 'student' })],
      'unmet',
      ['against student-holds', 'support told'],
    ],
    [
      'a vacant place',
      [deputy, guide('secretary-general', { holder: 'vacant', fullTime: null })],
      'unmet',
      ['against vacant'],
    ],
    ['no secretary-general named', [deputy], 'not-evidenced', ['missing no-secretary-general']],
    ['no deputy secretary named', [general], 'not-evidenced', ['missing no-deputy-secretary']],
    [
      'full time not stated',
      [deputy, guide('secretary-general', { fullTime: null, holder: 'unknown' })],
      'not-evidenced',
      [],
    ],
    [
      'a rule that there shall be a guide is no guide',
      [{ ...deputy, basis: 'rule' }],
      'not-evidenced',
      [],
    ],
  ],
};

describe.each(Object.entries(tables))('%s', (criterion, rows) => {
  test.each(rows)('%s', (title, facts, standing, reasons) => {
    const stated: CriterionCase = { title, facts, standing, reasons };
    expect(outcomeOf(criterion as CriterionName, stated)).toEqual(statedIn(stated));
  });
});
