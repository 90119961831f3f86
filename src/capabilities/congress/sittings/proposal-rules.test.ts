import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../../kernel/id.ts';
import { proposalStates } from './model.ts';
import {
  canStep,
  judgeMerge,
  mayClose,
  ratingsOf,
  stateBySeconds,
  stepsFrom,
} from './proposal-rules.ts';

const own = { id: 'a' as Uuid, congressId: 'c' as Uuid };

describe('a proposal', () => {
  it('goes to those who screen when enough have seconded it', () => {
    expect([0, 2, 3, 4].map((seconds) => stateBySeconds(seconds, 3))).toEqual([
      ...['seconding', 'seconding', 'screening', 'screening'],
    ]);
    expect(stateBySeconds(0, 0)).toBe('screening');
  });

  it('has no step left where it is over', () => {
    for (const state of ['not-filed', 'merged', 'closed', 'withdrawn'] as const)
      expect(stepsFrom(state)).toEqual([]);
    const stuck = proposalStates.filter((state) => stepsFrom(state).length === 0);
    expect(stuck).toHaveLength(4);
  });

  it('is taken back only before it is decided on', () => {
    expect(proposalStates.filter((state) => canStep('withdraw', state))).toEqual([
      ...['seconding', 'screening'],
    ]);
  });

  it('is merged into one that is dealt with, of the same congress', () => {
    const into = { id: 'b' as Uuid, congressId: own.congressId, state: 'filed' } as const;
    expect(judgeMerge(own, into)).toBeNull();
    expect(judgeMerge(own, { ...into, id: own.id })).toBe('merge-into-itself');
    expect(judgeMerge(own, { ...into, state: 'screening' })).toBe('merge-target');
    expect(judgeMerge(own, { ...into, state: 'merged' })).toBe('merge-target');
    expect(judgeMerge(own, { ...into, congressId: 'd' as Uuid })).toBe('merge-target');
  });

  it('is closed when nobody is dissatisfied, or after another try', () => {
    const content = ratingsOf(['satisfied', 'fairly']);
    const angry = ratingsOf(['satisfied', 'dissatisfied']);
    expect(angry).toEqual({ satisfied: 1, fairly: 0, dissatisfied: 1 });
    expect(mayClose(content, 1)).toBe(true);
    expect(mayClose(angry, 1)).toBe(false);
    expect(mayClose(angry, 2)).toBe(true);
  });
});
