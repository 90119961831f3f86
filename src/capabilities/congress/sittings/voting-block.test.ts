import { describe, expect, it } from 'vitest';
import type { RoundGoingOn } from '../../elections/going-on.ts';
import { electionsWordsZh } from '../../elections/words.zh.ts';
import { votingBlock, type BallotOnScreen, type VotingShown } from './voting-block.ts';
import { sittingsWordsZh } from './words.zh.ts';

const ballot: BallotOnScreen = {
  ...{ electionId: 'e', office: 1, officeTitle: '主席<团>', round: 1, phase: 'issuing' },
  ...{ checkCode: 'ABCD-EFGH', expected: null, present: null, issued: 12, paper: 3, inBox: null },
};

const round: RoundGoingOn = {
  ...{ office: 1, officeTitle: '主席', seats: 1, round: 1, is: 'first', expected: 170 },
  ...{ present: 158, issued: 158, boxes: 2, counted: 1, announced: null },
};

const shown = (more: Partial<VotingShown>): string =>
  votingBlock({
    ...{
      words: { ...electionsWordsZh, ...sittingsWordsZh },
      language: 'zh',
      address: 'https://su/q/ballot',
    },
    ...{ rounds: [], ballots: [], ...more },
  });

describe('voting on the hall’s screen', () => {
  it('shows code and totals of a round by phone, and the box only while it is open', () => {
    const issuing = shown({ ballots: [ballot] });
    for (const text of [
      'ABCD-EFGH',
      '主席&lt;团&gt; 第 1 轮',
      'su/q/ballot',
      '<b>12</b>',
      '<b>3</b>',
    ])
      expect(issuing).toContain(text);
    expect(issuing).not.toContain('票箱里');
    // The square code beside the address is of the whole address, and says so to whoever cannot see it.
    expect(issuing).toMatch(/<svg [^>]*aria-label="[^"]*su\/q\/ballot"/);
    expect(issuing).not.toContain('https://');
    const casting = { ...ballot, phase: 'casting', expected: 170, present: 158, inBox: 7 } as const;
    expect(shown({ ballots: [casting] })).toContain('票箱里 <b>7</b>');
    expect(shown({ ballots: [{ ...casting, inBox: null }] })).toContain('票箱里 <b>—</b>');
    const closed = shown({ ballots: [{ ...casting, phase: 'closed' }] });
    expect(closed).not.toContain('su/q/ballot');
  });

  it('shows a round on paper with its boxes, and each round once', () => {
    const paper = shown({ rounds: [round] });
    expect(paper).toContain('已录完的票箱 <b>1 / 2</b>');
    expect(paper).toContain('实到 <b>158</b>');
    const both = shown({ rounds: [round], ballots: [{ ...ballot, phase: 'casting' }] });
    expect(both.match(/第 1 轮/g)).toHaveLength(1);
    const later = { ...round, round: 2 };
    expect(shown({ rounds: [later], ballots: [ballot] }).match(/第 \d 轮/g)).toHaveLength(2);
  });

  it('says nothing of who leads before it is announced, and then the words read out', () => {
    const decision = {
      ...{ kind: 'void', reasons: [] },
      totals: { expected: 170, present: 158, quorumNeeded: 114, issued: 150, returned: 151 },
    };
    const rules = { order: 'strokes', votesAnnounced: true };
    const announced = { decision, rules, names: {} } as unknown as RoundGoingOn['announced'];
    expect(shown({ rounds: [round] })).not.toContain('151');
    const told = shown({ rounds: [{ ...round, announced }] });
    expect(told).not.toContain('已录完的票箱');
    for (const text of ['170', '158', '150', '151', '重']) expect(told).toContain(text);
  });

  it('is empty where nothing is on', () => {
    expect(shown({})).toBe('');
  });
});
