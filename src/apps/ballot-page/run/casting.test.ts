import { describe, expect, it } from 'vitest';
import { toHex } from '../../../engines/ballots/bytes.ts';
import { portablePrimitives } from '../../../engines/ballots/portable-primitives.ts';
import { newRound } from '../keep/kept.ts';
import { castAddress, keptAfter, readBoxAnswer } from './cast-ballot.ts';
import { keptAfterLooking, lookOnBoard } from './look-on-board.ts';

const hashOf = (text: string): string =>
  toHex(portablePrimitives.sha256(new TextEncoder().encode(text)));

describe('an answer of the box', () => {
  it.each([
    [200, { h: 'a', receipt: 'b' }, 'receipt'],
    [200, {}, 'again'],
    [200, null, 'again'],
    [400, { code: 'malformed' }, 'refused'],
    [400, { code: 'token-refused' }, 'again'],
    [403, { code: 'token-refused' }, 'refused'],
    [403, { code: 'signature-refused' }, 'refused'],
    [403, { message: 'a proxy says no' }, 'again'],
    [404, { code: 'round-unknown' }, 'again'],
    [409, { code: 'cast-already' }, 'refused'],
    [409, { code: 'not-open' }, 'again'],
    [410, { code: 'closed' }, 'refused'],
    [413, { code: 'too-long' }, 'refused'],
    [502, null, 'again'],
    [503, { code: 'not-stored' }, 'again'],
  ])('%i %j is %s', (status, body, kind) => {
    expect(readBoxAnswer(status, body).kind).toBe(kind);
  });

  it('with a receipt that does not hold is no receipt', () => {
    const kept = { ...newRound('c'.repeat(64), 's'), ballot: '{}', h: 'a'.repeat(64) };
    const box = 'A'.repeat(43);
    for (const h of ['a'.repeat(64), 'b'.repeat(64)]) {
      const answer = { kind: 'receipt', h, receipt: 'A'.repeat(86) } as const;
      expect(keptAfter(kept, answer, box)).toMatchObject({
        receipt: null,
        refused: 'receipt-wrong',
      });
    }
  });
});

describe('where casts go', () => {
  it('is the box’s address, or its port on the host of the page', () => {
    const here = new URL('http://hall.example:4800/yunling/ballot');
    expect(castAddress({ kind: 'port', port: 4801 }, 'cc', here)).toBe(
      'http://hall.example:4801/cc/ballots',
    );
    const address = 'https://box.example/vote/';
    expect(castAddress({ kind: 'address', address }, 'cc', here)).toBe(
      'https://box.example/vote/cc/ballots',
    );
  });
});

describe('looking in the list', () => {
  const ctx = hashOf('setup');
  const listed = (...ballots: readonly string[]): string =>
    ['setup', '{"type":"setup"}', '{}', '{"x":1,"type":"ballots"}', ...ballots, ''].join('\n');

  it('finds the very ballot, and no other', () => {
    expect(lookOnBoard(listed('one', 'mine'), { ctx, ballot: 'mine' })).toBe('found');
    expect(lookOnBoard(listed('one', 'mines'), { ctx, ballot: 'mine' })).toBe('missing');
    expect(lookOnBoard(listed('mine'), { ctx: hashOf('other'), ballot: 'mine' })).toBe('missing');
    expect(lookOnBoard('setup\n{"type":"setup"}\n', { ctx, ballot: 'mine' })).toBe(null);
  });

  it('forgets the choice once it was found, and only then', () => {
    const kept = { ...newRound(ctx, 's'), tokens: ['t'], ballot: 'mine', h: 'h', receipt: 'r' };
    expect(keptAfterLooking(kept, 'found')).toMatchObject({
      ballot: null,
      tokens: null,
      h: 'h',
      receipt: 'r',
    });
    expect(keptAfterLooking(kept, 'missing')).toMatchObject({ ballot: 'mine', onBoard: 'missing' });
  });
});
