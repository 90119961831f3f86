import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetOf, type Ballot } from './ballot.ts';
import { rulesIn } from './count-round.ts';
import type { CountingRules } from './model.ts';
import { verifyCount } from './published/verify-count.ts';
import { publishCount } from './published/publish.ts';
import type { ElectionEvent, ElectionRecord, Office } from './record.ts';
import { replayElection } from './replay-election.ts';
import { nextInLine, seatsToSettle } from './replay-declined.ts';
import type { OfficeResult } from './replay-model.ts';
import { roundKindOf } from './replay-step.ts';
import { anyBallot, anyRules } from './samples/arbitrary-round.ts';
import { nodeSha256 } from './samples/sample-count.ts';

const by = { body: '主席团', on: '2026-11-21' };
const people = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'];

/** Everything chance decides about an election beforehand; used up round by round. */
interface Chance {
  readonly rules: CountingRules;
  readonly office: Office;
  readonly ballots: readonly (readonly Ballot[])[];
  readonly absent: readonly number[];
  /** Of the elected after each round, which one declines, or nobody (a large number). */
  readonly declining: readonly number[];
}

const anyChance: fc.Arbitrary<Chance> = fc
  .record({
    rules: fc
      .tuple(anyRules, fc.boolean())
      .map(([rules, next]) => (next ? { ...rules, declined: 'next' as const } : rules)),
    seats: fc.integer({ min: 1, max: 4 }),
    contest: fc.constantFrom('contested', 'equal'),
    list: fc.integer({ min: 1, max: 6 }),
    ballots: fc.array(fc.array(anyBallot(people), { maxLength: 10 }), {
      minLength: 3,
      maxLength: 6,
    }),
    absent: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), { minLength: 2 }),
    declining: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ seats, contest, list, ...rest }) => ({
    ...rest,
    office: { id: 'o', seats, contest, candidates: people.slice(0, list) },
  }));

/** What happens next, as chance has it. */
function happening(result: OfficeResult, chance: Chance): readonly ElectionEvent[] {
  const { state } = result;
  const office = chance.office.id;
  if (state.kind === 'opening') {
    const { call } = state;
    const { round, is, seats, candidates } = call;
    const given = chance.ballots[round % chance.ballots.length] ?? [];
    const ballots = given.map(({ marks, writeIns }) => ({
      marks: marks.filter(({ id }) => candidates.includes(id)),
      writeIns,
    }));
    const kind = roundKindOf(call);
    const context = { rules: rulesIn(chance.rules, kind), kind, seats, candidates };
    const sheet = sheetOf({ channel: '箱', issued: ballots.length }, ballots, context);
    const absent = chance.absent[round % chance.absent.length] ?? 0;
    const present = ballots.length;
    return [
      {
        ...{ kind: 'round-opened', office, round, is, present, expected: present + absent },
        channels: [{ id: '箱', kind: 'electronic' }],
      },
      { kind: 'sheet', id: `s${round}`, office, round, replaces: null, entries: [], sheet },
    ];
  }
  if (state.kind !== 'resolution') throw new Error(`an election hangs at ${state.kind}`);
  const { round, next } = state;
  const open = seatsToSettle(result);
  if (open !== null) {
    const vacant = {
      kind: 'resolution',
      office,
      round,
      settlement: { kind: 'vacant' },
      by,
    } as const;
    return [
      ...(open.voted > 0 ? [{ ...vacant, id: `v${round}` }] : []),
      ...(open.declined.length > 0
        ? [{ ...vacant, id: `d${round}${open.declined.join('')}`, declined: open.declined }]
        : []),
    ];
  }
  const answer = next.answers[0];
  const elected = next.candidates.slice(0, next.seats);
  const settlement =
    answer === 'reduce-seats' || answer === 'vacant' || answer === undefined
      ? ({ kind: answer ?? 'vacant' } as const)
      : ({ kind: answer, elected } as const);
  return [{ kind: 'resolution', id: `r${round}`, office, round, settlement, by }];
}

/** Somebody elected declines after the last round, as chance has it, and the next one may move up. */
function declining(
  { elected, rounds, declined, owed }: OfficeResult,
  chance: Chance,
): readonly ElectionEvent[] {
  const office = chance.office.id;
  const round = rounds.at(-1)?.opened.round ?? 0;
  const up = declined.findLast(({ id }) => owed.includes(id));
  const next = up ? nextInLine(rounds, { elected, declined }, up.electedIn) : null;
  if (up && next !== null && chance.rules.declined === 'next' && up.round === round) {
    const settlement = { kind: 'next', elected: [next.id] } as const;
    const id = `n${round}${up.id}`;
    return [{ kind: 'resolution', id, office, round, settlement, declined: [up.id], by }];
  }
  const of = elected[chance.declining[declined.length] ?? elected.length];
  return round === 0 || !of
    ? []
    : [{ kind: 'declined', office, round, person: of.id, reason: 'declined', by }];
}

const longest = 40;

/** Holds an election to its end; null where meetings fail again and again. */
function hold(
  chance: Chance,
): { readonly record: ElectionRecord; readonly result: OfficeResult } | null {
  let record: ElectionRecord = { rules: chance.rules, offices: [chance.office], events: [] };
  for (let step = 0; step < longest; step += 1) {
    const { offices, faults } = replayElection(record);
    expect(faults).toEqual([]);
    const [result] = offices;
    if (!result) throw new Error('no office');
    const gone = declining(result, chance);
    if (gone.length === 0 && result.state.kind === 'complete') return { record, result };
    const events = gone.length > 0 ? gone : happening(result, chance);
    record = { ...record, events: [...record.events, ...events] };
  }
  return null;
}

it('every election ends with each seat filled, open or given up, and nobody in two', () => {
  const ends = { finished: 0, further: 0, tie: 0, resolved: 0, declined: 0, movedUp: 0 };
  fc.assert(
    fc.property(anyChance, (chance) => {
      const held = hold(chance);
      if (held === null) return;
      const { elected, open, reduced, rounds, declined, owed } = held.result;
      expect(elected.length + open + reduced).toBe(chance.office.seats);
      expect(new Set(elected.map(({ id }) => id)).size).toBe(elected.length);
      const seated = new Set(elected.map(({ id }) => id));
      expect(declined.filter(({ id }) => seated.has(id))).toEqual([]);
      expect(owed).toEqual([]);
      ends.declined += declined.some(({ settled }) => settled === null) ? 1 : 0;
      ends.movedUp += elected.some(({ by: how }) => how === 'next') ? 1 : 0;
      ends.finished += 1;
      ends.further += rounds.some(({ call }) => call.number > 1) ? 1 : 0;
      ends.tie += rounds.some(({ call }) => call.tieNumber > 0) ? 1 : 0;
      ends.resolved += rounds.some(({ resolution }) => resolution !== null) ? 1 : 0;
    }),
    // The same elections every time: how often each end is met is counted below.
    { numRuns: 600, seed: 4 },
  );
  for (const [end, count] of Object.entries(ends)) expect([end, count > 2]).toEqual([end, true]);
}, 60_000);

it('every election that ended can be published and done again, events in any order', () => {
  const names = new Map([...people, 'w0', 'w1'].map((id) => [id, `姓名${id}`]));
  const told = { school: '学院', title: '选举', elects: by };
  fc.assert(
    fc.property(anyChance, fc.infiniteStream(fc.nat()), (chance, keys) => {
      const held = hold(chance);
      if (held === null) return;
      const keyed = held.record.events.map((event) => ({ event, key: keys.next().value ?? 0 }));
      const events = keyed.sort((a, b) => a.key - b.key).map(({ event }) => event);
      const record = { ...held.record, events };
      expect(replayElection(record).offices).toEqual([held.result]);
      const offices = [{ id: chance.office.id, title: '委员', override: '名单按决定不作比例要求' }];
      const file = publishCount(nodeSha256, { ...told, offices, names, record });
      if (!file.ok) throw new Error(file.error.map(({ code }) => code).join());
      expect(verifyCount(nodeSha256, file.value).failures).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);
