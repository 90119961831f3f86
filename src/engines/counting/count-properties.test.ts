import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBallot } from './ballot.ts';
import { countRound } from './count-round.ts';
import type { ElectionEvent } from './record.ts';
import { replayElection } from './replay-election.ts';
import type { RoundDecision } from './decision.ts';
import type { CandidateId, RoundInput, Sheet } from './model.ts';
import { anyRound, countedInto } from './samples/arbitrary-round.ts';
import { naiveOutcome, type BallotRound, type NaiveOutcome } from './samples/naive-count.ts';

const runs = { numRuns: 800 };
const manyRuns = { numRuns: 2500 };
const slow = 60_000;

/** A decision as far as the naive counter says it. */
function outlined(decision: RoundDecision): NaiveOutcome | { readonly kind: 'inconsistent' } {
  if (decision.kind !== 'decided') return { kind: decision.kind };
  const { elected, tied, next, working } = decision;
  return {
    kind: 'decided',
    elected: elected.toSorted(),
    tied: tied.toSorted(),
    next: next.kind,
    seats: working.seats - elected.length,
    standing: 'candidates' in next ? next.candidates.toSorted() : [],
  };
}

/** How often each outcome comes up, so that a property never holds for want of cases. */
function tallyOf(outcomes: readonly NaiveOutcome[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const one of outcomes) {
    const key = one.kind === 'decided' ? one.next : one.kind;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return seen;
}

function shuffled<T>(things: readonly T[], by: readonly number[]): readonly T[] {
  return things
    .map((thing, at) => ({ thing, key: by[at % by.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ thing }) => thing);
}

function renamed(round: RoundInput, to: (id: CandidateId) => CandidateId): RoundInput {
  const sheets = round.sheets.map((sheet) => ({
    ...sheet,
    candidates: sheet.candidates.map((row) => ({ ...row, id: to(row.id) })),
    writeIns: sheet.writeIns.map((row) => ({ ...row, id: to(row.id) })),
  }));
  return { ...round, sheets, candidates: round.candidates.map(to), barred: round.barred.map(to) };
}

describe('counting, whatever the election', { timeout: slow }, () => {
  it('agrees with a second counter written another way, in every kind of outcome', () => {
    const outcomes: NaiveOutcome[] = [];
    fc.assert(
      fc.property(anyRound, (round) => {
        const naive = naiveOutcome(round);
        outcomes.push(naive);
        expect(outlined(countRound(countedInto(round)))).toEqual(naive);
      }),
      manyRuns,
    );
    const seen = tallyOf(outcomes);
    for (const kind of ['none', 'tie-round', 'further-round', 'vacant', 'resolution'])
      expect([kind, (seen.get(kind) ?? 0) > 20]).toEqual([kind, true]);
    for (const kind of ['no-quorum', 'void'])
      expect([kind, (seen.get(kind) ?? 0) > 20]).toEqual([kind, true]);
  });

  it('agrees on what follows when some of the elected decline', () => {
    const picks = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    const by = { body: '主席团', on: '2026-11-21' };
    const seen = { further: 0, resolution: 0 };
    fc.assert(
      fc.property(anyRound, picks, (any, picked) => {
        const round = { ...any, number: 1 };
        const before = naiveOutcome(round);
        if (round.kind !== 'first' || before.kind !== 'decided') return;
        const gone = before.elected.filter((_, at) => picked[at]);
        if (before.tied.length > 0 || gone.length === 0) return;
        const { rules, seats, contest, candidates, expected, present } = round;
        const { sheets } = countedInto(round);
        const place = { office: 'o', round: 1 };
        const channels = sheets.map(({ channel: id }) => ({ id, kind: 'electronic' as const }));
        const events: readonly ElectionEvent[] = [
          { ...place, kind: 'round-opened', is: 'first', expected, present, channels },
          ...sheets.map((sheet, at) => ({
            ...{
              ...place,
              kind: 'sheet' as const,
              id: `s${at}`,
              replaces: null,
              entries: [],
              sheet,
            },
          })),
          ...round.barred.map((person) => ({
            ...{ kind: 'barred' as const, office: 'o', person, reason: 'declined' as const, by },
          })),
          ...gone.map((person) => ({
            ...{ ...place, kind: 'declined' as const, person, reason: 'declined' as const, by },
          })),
        ];
        const offices = [{ id: 'o', seats, contest, candidates }];
        const { offices: told, faults } = replayElection({ rules, offices, events });
        const naive = naiveOutcome(round, gone);
        if (naive.kind !== 'decided') throw new Error('nobody declines a round without a result');
        const state = told[0]?.state;
        const due =
          state?.kind === 'opening' ? state.call : state?.kind === 'resolution' && state.next;
        if (!due) throw new Error('seats that are open again are lost');
        expect({ faults, seats: due.seats, standing: due.candidates.toSorted() }).toEqual({
          ...{ faults: [], seats: naive.seats, standing: naive.standing },
        });
        expect(state?.kind === 'opening').toBe(naive.next === 'further-round');
        seen[state?.kind === 'opening' ? 'further' : 'resolution'] += 1;
      }),
      manyRuns,
    );
    for (const [kind, count] of Object.entries(seen))
      expect([kind, count > 20]).toEqual([kind, true]);
  });

  it('does not depend on the order of sheets, of their rows, or of ballots', () => {
    const keys = fc.array(fc.integer(), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(anyRound, keys, (round, by) => {
        const boxes = round.boxes.map((box) => ({ ...box, ballots: shuffled(box.ballots, by) }));
        const told = countRound(countedInto(round));
        const { sheets, ...rest } = countedInto({ ...round, boxes: shuffled(boxes, by) });
        const mixed = sheets.map((sheet) => ({
          ...sheet,
          candidates: shuffled(sheet.candidates, by),
          writeIns: shuffled(sheet.writeIns, by),
        }));
        expect(countRound({ ...rest, sheets: mixed })).toEqual(told);
      }),
      runs,
    );
  });

  it('does not depend on how ballots are split over boxes', () => {
    fc.assert(
      fc.property(anyRound, fc.array(fc.nat(2), { minLength: 1, maxLength: 9 }), (round, by) => {
        const ballots = round.boxes.flatMap((box) => box.ballots);
        const box = (channel: string, some: typeof ballots) => ({
          channel,
          issued: some.length,
          ballots: some,
        });
        const one: BallotRound = { ...round, boxes: [box('one', ballots)] };
        const many = [0, 1, 2].map((at) =>
          box(
            `box ${at}`,
            ballots.filter((_, place) => by[place % by.length] === at),
          ),
        );
        const split: BallotRound = { ...round, boxes: many };
        expect(countRound(countedInto(split))).toEqual(countRound(countedInto(one)));
      }),
      runs,
    );
  });

  it('never elects more than there are seats, nor anybody twice, nor below what is needed', () => {
    let elections = 0;
    fc.assert(
      fc.property(anyRound, (round) => {
        const decision = countRound(countedInto(round));
        if (decision.kind !== 'decided') return;
        const { elected, tied, working } = decision;
        elections += elected.length;
        expect(elected.length).toBeLessThanOrEqual(round.seats);
        expect(new Set([...elected, ...tied]).size).toBe(elected.length + tied.length);
        for (const id of elected) {
          const tally = working.tallies.find((one) => one.id === id);
          expect(tally?.yes).toBeGreaterThanOrEqual(working.needed);
          expect([tally?.passes, tally?.barred]).toEqual([true, false]);
        }
        if (tied.length > 0) expect(elected.length + tied.length).toBeGreaterThan(round.seats);
      }),
      { ...runs, seed: 4 },
    );
    expect(elections).toBeGreaterThan(150);
  });

  it('one more 赞成 on a ballot that stays valid never costs anybody the seat', () => {
    let tried = 0;
    const tryOne = (round: BallotRound, at: readonly [number, number], id: CandidateId): void => {
      const ballot = round.boxes[at[0]]?.ballots[at[1]];
      if (!ballot || !readBallot(ballot, round).valid) return;
      if (ballot.marks.some((one) => one.id === id && one.mark === 'yes')) return;
      const marks = [...ballot.marks.filter((one) => one.id !== id), { id, mark: 'yes' as const }];
      const better = { ...ballot, marks };
      if (!readBallot(better, round).valid) return;
      tried += 1;
      const boxes = round.boxes.map((box, place) =>
        place === at[0] ? { ...box, ballots: box.ballots.with(at[1], better) } : box,
      );
      const after = countRound(countedInto({ ...round, boxes }));
      expect(after.kind === 'decided' && after.elected.includes(id)).toBe(true);
    };
    fc.assert(
      fc.property(anyRound, (round) => {
        const before = countRound(countedInto(round));
        if (before.kind !== 'decided') return;
        for (const id of before.elected.filter((one) => round.candidates.includes(one)))
          for (const [box, { ballots }] of round.boxes.entries())
            for (const place of ballots.keys()) tryOne(round, [box, place], id);
      }),
      { ...runs, seed: 4 },
    );
    expect(tried).toBeGreaterThan(150);
  });

  it('other names give the same result under them, and the order of the list elects nobody', () => {
    const swapped = (id: CandidateId): CandidateId => `别${id}`;
    fc.assert(
      fc.property(anyRound, (round) => {
        const input = countedInto(round);
        const told = countRound(input);
        const again = JSON.stringify(countRound(renamed(input, swapped)));
        expect(JSON.parse(again.replaceAll('别', ''))).toEqual(JSON.parse(JSON.stringify(told)));
        const turned = { ...input, candidates: input.candidates.toReversed() };
        expect(outlined(countRound(turned))).toEqual(outlined(told));
      }),
      runs,
    );
  });

  it('a sheet made from ballots never contradicts itself', () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        expect(countRound(countedInto(round)).kind).not.toBe('inconsistent');
      }),
      runs,
    );
  });

  it('a slip in any number of a candidate is seen', () => {
    const slips = fc.record({
      row: fc.nat(5),
      of: fc.constantFrom('yes', 'no', 'abstain'),
      by: fc.constantFrom(1, 10, 100),
    });
    fc.assert(
      fc.property(anyRound, slips, (round, { row, of, by }) => {
        const input = countedInto(round);
        if (countRound(input).kind !== 'decided') return;
        const at = row % round.candidates.length;
        const slipped = (sheet: Sheet): Sheet => ({
          ...sheet,
          candidates: sheet.candidates.map((one, place) =>
            place === at ? { ...one, [of]: one[of as 'yes'] + by } : one,
          ),
        });
        const sheets = input.sheets.map((sheet, place) => (place === 0 ? slipped(sheet) : sheet));
        expect(countRound({ ...input, sheets }).kind).toBe('inconsistent');
      }),
      runs,
    );
  });
});
