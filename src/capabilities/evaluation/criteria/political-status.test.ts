import { describe, expect, test } from 'vitest';
import type { PoliticalStatus } from '../../../facts/vocabulary.ts';
import {
  fact,
  member,
  members,
  outcomeOf,
  statedIn,
  summary,
  type CriterionCase,
} from './hand-made-facts.ts';

const stated = fact('status.statement', { allMembers: true });
const one = (status: PoliticalStatus | null) => [
  member({ row: 1 }),
  member({ row: 2, status, statusText: status }),
];

const cases: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'League and Party members',
    facts: one('party-member'),
    standing: 'met',
    reasons: ['support all-members'],
  },
  {
    title: 'a probationary Party member counts',
    facts: one('probationary-party-member'),
    standing: 'met',
    reasons: ['support all-members'],
  },
  {
    title: 'an activist who may have left the League',
    facts: one('activist'),
    standing: 'needs-ground',
    reasons: ['ground activist-only'],
  },
  {
    title: 'one of the masses',
    facts: one('none'),
    standing: 'unmet',
    reasons: ['against neither-party-nor-league'],
  },
  {
    title: 'a member of another party',
    facts: one('other-party'),
    standing: 'unmet',
    reasons: ['against neither-party-nor-league'],
  },
  {
    title: 'a blank in a column of statuses is missing, and no pass',
    facts: one(null),
    standing: 'not-evidenced',
    reasons: ['missing status-missing'],
  },
  {
    title: 'a roster without that column says nothing',
    facts: members(3, () => ({ status: null })),
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'a sentence says it of all',
    facts: [stated],
    standing: 'met',
    reasons: ['support stated'],
  },
  {
    title: 'a sentence does not hide a row',
    facts: [...one('none'), stated],
    standing: 'unmet',
    reasons: ['against neither-party-nor-league'],
  },
  {
    title: 'Party and League members make up the staff',
    facts: [summary({ staff: 40, partyMembers: 5, leagueMembers: 35 })],
    standing: 'met',
    reasons: ['support all-members'],
  },
  {
    title: 'Party members who are in the League too are counted twice',
    facts: [summary({ staff: 40, partyMembers: 5, leagueMembers: 40 })],
    standing: 'met',
    reasons: ['support all-members'],
  },
  {
    title: 'one of 40 is in neither',
    facts: [summary({ staff: 40, partyMembers: 4, leagueMembers: 35 })],
    standing: 'unmet',
    reasons: ['against sum-below-staff'],
  },
  {
    title: 'the rest may be Party members who are not stated',
    facts: [summary({ staff: 40, leagueMembers: 35 })],
    standing: 'needs-ground',
    reasons: ['ground party-members-unstated'],
  },
  {
    title: 'more League members than staff',
    facts: [summary({ staff: 40, partyMembers: 0, leagueMembers: 41 })],
    standing: 'conflicting',
    reasons: ['conflict sum-above-staff'],
  },
];

describe('political status (2020 item 5, 2021 item 7)', () => {
  test.each(cases)('$title', (one) => {
    expect(outcomeOf('political-status', one)).toEqual(statedIn(one));
  });
});
