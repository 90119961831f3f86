import { describe, expect, it } from 'vitest';
import { phases, type Phase } from '../../engines/ballots/model.ts';
import { newRound, type KeptRound } from './keep/kept.ts';
import { isOver, stepOf, type Situation } from './next-step.ts';

const ctx = 'c'.repeat(64);
const asked = newRound(ctx, 'seed');
const held: KeptRound = { ...asked, tokens: ['t'] };
const made: KeptRound = { ...held, ballot: '{}', h: 'h' };
const receipted: KeptRound = { ...made, receipt: 'r' };

const step = (some: Partial<Situation>) =>
  stepOf({
    ...{
      phase: 'issuing',
      ctx,
      present: true,
      way: null,
      requested: false,
      kept: null,
      seed: 'none',
    },
    ...some,
  });

const along = (kept: KeptRound): readonly string[] =>
  phases.map((phase) => step({ phase, kept, requested: true, seed: 'noted', way: 'electronic' }));

describe('the next step', () => {
  it('before a token is here', () => {
    expect(step({ ctx: null, phase: 'keys' })).toBe('not-begun');
    expect(step({ phase: 'keys' })).toBe('not-begun');
    expect(step({})).toBe('fetch');
    expect(step({ present: false })).toBe('not-present');
    expect(step({ way: 'paper' })).toBe('paper');
    expect(step({ requested: true })).toBe('recover');
    expect(step({ requested: true, seed: 'noted' })).toBe('request');
    expect(step({ kept: asked, seed: 'new' })).toBe('code');
    expect(step({ kept: asked, seed: 'noted' })).toBe('request');
    expect(step({ kept: { ...asked, wrongCode: true }, requested: true, seed: 'noted' })).toBe(
      'recover',
    );
    expect(step({ phase: 'casting' })).toBe('fetch');
    expect(step({ phase: 'closed' })).toBe('over');
  });

  it('from phase to phase', () => {
    const rest = ['over', 'over', 'over', 'over', 'void'];
    expect(along(held).slice(1)).toEqual(['wait', 'fill', ...rest]);
    const look = ['look', 'look', 'look', 'look', 'void'];
    expect(along(made).slice(1)).toEqual(['send', 'send', ...look]);
    expect(along(receipted).slice(1)).toEqual(['cast', 'cast', ...look]);
    expect(along({ ...receipted, onBoard: 'found', ballot: null })).toEqual(
      phases.map(() => 'found'),
    );
    expect(along({ ...made, refused: 'closed' }).slice(2)).toEqual(['refused', ...look]);
    expect(along({ ...made, refused: 'cast-already' }).slice(2, 7)).toEqual(
      Array.from({ length: 5 }, () => 'refused'),
    );
  });

  it('never comes to filling in a second ballot, nor to casting under another setup or a bad token', () => {
    const seconds = [made, receipted, { ...made, refused: 'malformed' } as const];
    for (const kept of [...seconds, { ...held, tokenBad: true }, { ...held, ctx: 'other' }])
      expect(along(kept)).not.toContain('fill');
    expect(step({ kept: { ...made, ctx: 'other' }, phase: 'casting' })).toBe('other-setup');
    expect(step({ kept: { ...asked, tokenBad: true }, phase: 'casting' })).toBe('token-bad');
  });

  it('is over where nothing more comes', () => {
    const over = (phase: Phase): readonly boolean[] => [isOver(phase, true), isOver(phase, false)];
    expect(phases.map(over)).toEqual([
      ...Array.from({ length: 5 }, () => [false, false]),
      [false, true],
      [true, true],
      [true, true],
    ]);
  });
});
