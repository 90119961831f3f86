import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { toHex, utf8 } from '../../engines/ballots/bytes.ts';
import { electionCertify, electionResolve } from '../elections/deciding.ts';
import { electionOpenRound } from '../elections/opening.ts';
import { electionRead } from '../elections/reading.ts';
import { sha256 } from './board-store.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Phone } from './samples/ballot-school.ts';
import { votingClass } from './samples/voting-class.ts';

const database = await testDatabase({ connections: 24 });
const {
  school,
  query,
  asked,
  done,
  refused,
  roundTold,
  electingClass,
  begun,
  voted,
  announce,
  verified,
  times,
} = await votingClass(database, 'qingyan');

describe('a round that the server answers for alone', () => {
  it('goes from tokens over ballots to the result of the election, and its board verifies', async () => {
    const made = await begun(await electingClass(12));
    const { roundId, electionId } = made;
    expect(await refused('ballot.close', { roundId })).toEqual(['phase-other']);
    expect(await refused('ballot.open-casting', { roundId })).toEqual([
      'ballots-missing',
      'too-few-ballots',
    ]);
    await voted(made, [...times('YN', 8), ...times('NY', 4)]);
    expect(await roundTold(roundId)).toMatchObject({
      phase: 'opened',
      issued: 12,
      present: 12,
      expected: 12,
    });
    const read = await school.asked(electionRead, { electionId });
    const shown = read.ok ? read.value.offices[0]?.rounds[0] : null;
    expect(shown?.decision).toMatchObject({
      kind: 'decided',
      working: { returned: 12, issued: 12 },
    });
    expect(await refused('ballot.conclude', { roundId })).toEqual(['announce-first']);
    await announce(electionId, 1);
    await done('ballot.conclude', { roundId });
    expect(await refused('ballot.conclude', { roundId })).toEqual(['nothing-new']);
    expect((await verified(roundId)).failures).toEqual([]);
    await school.done(electionCertify, { electionId });
    expect(await refused('ballot.void', { roundId, reason: '太晚' })).toEqual(['election-over']);
  });

  it('tells a phone its rounds, and the list of who can be written in', async () => {
    const made = await begun(await electingClass(10));
    const [phone] = made.phones as [Phone];
    const told = await asked<{ rounds: readonly object[] }>('ballot.mine', {}, phone.personId);
    expect(told.rounds).toMatchObject([
      {
        id: made.roundId,
        phase: 'issuing',
        present: true,
        way: null,
        requested: false,
        setup: made.setup,
        box: { kind: 'port' },
      },
    ]);
    const { people } = await asked<{ people: readonly string[] }>(
      'ballot.roster',
      { roundId: made.roundId },
      phone.personId,
    );
    const { roster } = JSON.parse(made.setup) as { roster: { n: number; root: string } };
    expect(people).toHaveLength(8);
    expect(roster).toEqual({ n: 8, root: toHex(sha256(utf8(JSON.stringify(people)))) });
    // Everybody of the class has the same name: the ends of their numbers tell them apart.
    expect(new Set(people).size).toBe(8);
    const [stranger] = (await school.people(1)) as [Uuid];
    const refusedRoster = await school.asked(
      query('ballot.roster'),
      { roundId: made.roundId },
      school.as(stranger),
    );
    expect(refusedRoster.ok).toBe(false);
    expect(await asked('ballot.mine', {}, stranger)).toEqual({ rounds: [] });
  });

  it('holds a further round by phone, with somebody written in', async () => {
    const made = await begun(await electingClass(10));
    const { electionId } = made;
    await voted(made, [...times('YN', 5), ...times('NY', 5)]);
    // Five of ten is not more than half: nobody passes, and a further round follows.
    await announce(electionId, 1);
    await done('ballot.conclude', { roundId: made.roundId });
    const again = await begun(made);
    expect(JSON.parse(again.setup)).toMatchObject({
      round: { kind: 'further', number: 2, lawNumber: 2 },
    });
    const { roster } = JSON.parse(again.setup) as { roster: { n: number } };
    expect(roster.n).toBe(8);
    await voted(again, ['--', ...times('YN', 9)], [3]);
    await announce(electionId, 2);
    await done('ballot.conclude', { roundId: again.roundId });
    const verdict = await verified(again.roundId);
    expect(verdict.failures).toEqual([]);
    const read = await school.asked(electionRead, { electionId });
    const decision = read.ok ? read.value.offices[0]?.rounds[1]?.decision : null;
    expect(
      decision?.kind === 'decided' &&
        decision.working.tallies.map(({ yes, listed }) => [yes, listed]),
    ).toEqual([
      [9, true],
      [1, false],
      [0, true],
    ]);
    await school.done(electionCertify, { electionId });
  });
});

it('holds a tie round by phone, in which nobody can be written in', async () => {
  const made = await begun(await electingClass(10, 3, 2));
  await voted(made, [...times('YYN', 4), ...times('YNY', 4), 'NYY', 'NYY']);
  await announce(made.electionId, 1);
  await done('ballot.conclude', { roundId: made.roundId });
  const again = await begun(made);
  expect(JSON.parse(again.setup)).toMatchObject({
    round: { kind: 'tie', tieNumber: 1, seats: 1 },
    candidates: [{ id: 'c2' }, { id: 'c3' }],
    roster: null,
  });
  await voted(again, [...times('YN', 6), ...times('NY', 4)]);
  await announce(made.electionId, 2);
  await done('ballot.conclude', { roundId: again.roundId });
  expect((await verified(again.roundId)).failures).toEqual([]);
  await school.done(electionCertify, { electionId: made.electionId });
});

describe('a round given up', () => {
  it('is prepared again before it is opened, and held again after', async () => {
    const made = await begun(await electingClass(10));
    const { electionId } = made;
    expect(await refused('ballot.prepare', { electionId, office: 1, secrecy: 'server' })).toEqual([
      'round-prepared',
    ]);
    await done('ballot.void', { roundId: made.roundId, reason: '名单核对码不一致' });
    const again = await begun(made);
    await voted(again, times('YN', 10));
    const annul = {
      electionId,
      office: 1,
      round: 1,
      settlement: 'annul',
      body: '班会',
      reason: '秩序',
    };
    expect(await school.refused(electionResolve, annul)).toEqual(['round-electronic']);
    await done('ballot.void', { roundId: again.roundId, reason: '会场断电' });
    const third = await begun(made);
    expect(JSON.parse(third.setup)).toMatchObject({ round: { number: 2, kind: 'first' } });
    await done('ballot.void', { roundId: third.roundId, reason: '改用纸质选票' });
    const input = { electionId, expected: 10, present: 10 };
    expect(await school.done(electionOpenRound, input)).toMatchObject({ quorate: true });
  });

  it('is refused for too few electors', async () => {
    const { electionId } = await electingClass(9);
    expect(await refused('ballot.prepare', { electionId, office: 1, secrecy: 'server' })).toEqual([
      'too-few-electors',
    ]);
  });
});
