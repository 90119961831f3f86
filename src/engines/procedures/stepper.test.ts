import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/day-steps.ts';
import type { Day } from '../../kernel/day.ts';
import {
  actKinds,
  defectsOf,
  defineProcedure,
  objectionTargets,
  stepOf,
  stepsInOrder,
  type Act,
  type CaseState,
} from './model.ts';
import { awaited, partiesFor } from './parties.ts';
import { act, concerned, samplePath, somebody, weekdays } from './samples/sample-path.ts';
import { begin, lastPublicDay, replay, step, stepRefusals } from './stepper.ts';

const d = (text: string): Day => text as Day;
const started = { day: d('2026-03-02'), person: concerned };
const walk = (acts: readonly Act[]): CaseState => replay(samplePath, started, acts, weekdays);
const refusedAfter = (acts: readonly Act[], last: Act): readonly string[] => {
  const outcome = step(samplePath, walk(acts), last, weekdays);
  if (outcome.ok) throw new Error(`${last.kind} was not refused`);
  return outcome.error.map(({ code }) => code);
};

const paper = 'a'.repeat(64);
const apply = act({ kind: 'submit', party: 'person', by: concerned, text: '愿意服务同学' });
const markBy = (digit: number, mark: number) =>
  act({ kind: 'mark', party: 'rater', by: somebody(digit), mark });
const pass = act({ kind: 'approve', party: 'presidium', by: somebody(4) });
const interviewed = [apply, markBy(2, 90), markBy(3, 84), pass];
const unit = act({ kind: 'approve', party: 'unit-league', by: somebody(5), paper });
const post = act({ kind: 'publicise', party: 'unit-league', by: somebody(5) });
const posted = [...interviewed, unit, post];
const later = d('2026-03-09');
const close = act({ kind: 'close', party: 'unit-league', by: somebody(5), day: later });
const reviewed = [
  act({ kind: 'approve', party: 'league', by: somebody(6), day: later }),
  act({ kind: 'approve', party: 'affairs', by: somebody(7), day: later }),
];
const agree = act({ kind: 'consent', party: 'person', by: concerned, day: later });
const objection = act({ kind: 'object', party: 'anybody', by: somebody(8), text: '成绩不实' });
const answerOf = (parts: Partial<Act>) =>
  act({
    kind: 'answer',
    party: 'league',
    by: somebody(6),
    text: '已核实',
    objection: 7,
    upheld: false,
    ...parts,
  });

describe('a path', () => {
  it('is walked from application to consent', () => {
    const state = walk([...posted, close, ...reviewed, agree]);
    expect(state).toMatchObject({ kind: 'ended', outcome: 'completed', acts: 10 });
    expect(state.shown.map(({ name }) => name)).toEqual([
      'person-approved',
      'presidium-approved',
      'unit-league-approved',
      'unit-league-approved',
      'affairs-approved',
      'league-approved',
      'person-approved',
    ]);
  });

  it('says what is wrong with it', () => {
    const [first, ...rest] = samplePath.steps;
    if (!first) throw new Error('no step');
    const broken = { ...samplePath, steps: [{ ...first, next: 'nowhere' }, ...rest, first] };
    expect(defectsOf(broken)).toEqual([
      'sample has two steps apply',
      'sample leads from apply to nowhere, which is no step of it',
      ...['interview', 'unit', 'public', 'review', 'consent'].map(
        (code) => `sample never comes to ${code}`,
      ),
    ]);
    const round = { ...samplePath, steps: [{ ...first, next: 'apply' }] };
    expect(() => defineProcedure(round)).toThrow('goes round at apply');
  });
});

describe('an act', () => {
  it('needs what the step asks', () => {
    expect(refusedAfter([], { ...apply, text: null })).toEqual(['act-needs-text']);
    expect(refusedAfter(interviewed, { ...unit, paper: null })).toEqual(['act-needs-paper']);
    const back = act({ kind: 'return', party: 'unit-league', by: somebody(5) });
    expect(refusedAfter(interviewed, back)).toEqual(['act-needs-text']);
    expect(refusedAfter([apply], { ...markBy(2, 0), mark: null })).toEqual(['act-needs-mark']);
  });

  it('comes in its turn, from its party, on a day not before the last', () => {
    expect(refusedAfter([], unit)).toEqual(['act-not-now']);
    expect(refusedAfter(interviewed, { ...unit, party: 'league' })).toEqual(['not-your-step']);
    expect(refusedAfter([apply], { ...pass, day: d('2026-03-01') })).toEqual(['act-before-last']);
    expect(refusedAfter([apply], { ...markBy(0, 99), by: concerned })).toEqual(['own-case']);
  });

  it('of a rater is given once, and one person decides when there are enough', () => {
    expect(refusedAfter([apply, markBy(2, 90)], markBy(2, 91))).toEqual(['already-acted']);
    expect(refusedAfter([apply, markBy(2, 90)], pass)).toEqual(['marks-lacking']);
  });

  it('of one party of a joint step does not stand for the other', () => {
    const half = [...posted, close, ...reviewed.slice(0, 1)];
    const [first] = reviewed;
    if (!first) throw new Error('nobody');
    expect(walk(half)).toMatchObject({ step: 'review', approved: ['league'] });
    expect(refusedAfter(half, first)).toEqual(['already-acted']);
    const refuse = act({ kind: 'refuse', party: 'affairs', day: later, text: '材料不实' });
    expect(walk([...half, refuse])).toMatchObject({ outcome: 'refused', step: 'review' });
  });

  it('that sends back takes with it what was approved since', () => {
    const back = { party: 'affairs', by: somebody(7), day: later, text: '请补材料' } as const;
    const state = walk([...posted, close, act({ kind: 'return', ...back })]);
    expect(state).toMatchObject({ kind: 'open', step: 'unit', turn: 6 });
    expect(state.shown.map(({ step: at }) => at)).toEqual(['apply', 'interview']);
  });
});

describe('publicity', () => {
  it('counts its first day where it is worked', () => {
    expect(lastPublicDay(d('2026-03-05'), 3, weekdays)).toBe('2026-03-09');
    expect(lastPublicDay(d('2026-03-07'), 3, weekdays)).toBe('2026-03-11');
    expect(walk(posted)).toMatchObject({ publicity: { until: '2026-03-06' }, due: '2026-03-06' });
  });

  it('runs to its end, and keeps the day it was given', () => {
    expect(refusedAfter(posted, { ...close, day: d('2026-03-06') })).toEqual(['publicity-runs']);
    const shifted = [...posted.slice(0, -1), { ...post, until: d('2026-03-12') }];
    expect(refusedAfter(shifted, close)).toEqual(['publicity-runs']);
    expect(refusedAfter(posted, { ...objection, day: later })).toEqual(['publicity-over']);
    expect(refusedAfter(posted, post)).toEqual(['act-not-now']);
  });

  it('ends when every objection is answered, by somebody else', () => {
    const open = [...posted, objection];
    expect(refusedAfter(open, close)).toEqual(['objections-open']);
    expect(refusedAfter(open, answerOf({ by: somebody(8) }))).toEqual(['answers-own-act']);
    expect(refusedAfter(open, answerOf({ objection: 3 }))).toEqual(['objection-unknown']);
    expect(refusedAfter([...open, answerOf({})], answerOf({}))).toEqual(['objection-answered']);
    expect(walk([...open, answerOf({}), close])).toMatchObject({ step: 'review' });
    const ofOthers = [...posted, { ...objection, against: 'procedure' as const }];
    expect(refusedAfter(ofOthers, answerOf({ by: somebody(5) }))).toEqual(['answers-own-act']);
  });

  it('sends the case back when an objection is upheld', () => {
    const state = walk([...posted, objection, answerOf({ upheld: true })]);
    expect(state).toMatchObject({ step: 'unit', publicity: null, approved: [] });
    expect(state.shown.map(({ step: at }) => at)).toEqual(['apply', 'interview']);
  });
});

const codes = [
  ...new Set(
    samplePath.steps.flatMap((one) =>
      actKinds.flatMap((kind) =>
        partiesFor(samplePath, { ...begin(samplePath, started), step: one.code }, kind),
      ),
    ),
  ),
].map(({ code }) => code);

const anyAct = fc.record({
  kind: fc.constantFrom(...actKinds),
  party: fc.constantFrom(...codes, 'league', 'anybody'),
  by: fc.option(fc.integer({ min: 0, max: 9 }).map(somebody)),
  day: fc.integer({ min: 0, max: 20 }).map((later_) => addDays(started.day, later_)),
  text: fc.option(fc.constant('理由'), { freq: 6 }),
  paper: fc.option(fc.constant(paper), { freq: 6 }),
  mark: fc.option(fc.integer({ min: 0, max: 100 })),
  against: fc.option(fc.constantFrom(...objectionTargets)),
  objection: fc.option(fc.integer({ min: 1, max: 12 })),
  upheld: fc.option(fc.boolean()),
});

const mostly = fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0);

/** Acts that mostly fit: each is chosen among what the case waits for, or at random. */
const anyWalk = fc.array(fc.tuple(anyAct, mostly, fc.integer({ min: 0, max: 3 })), {
  minLength: 8,
  maxLength: 40,
});

function taken(wishes: readonly (readonly [Act, boolean, number])[]) {
  const acts: Act[] = [];
  let state: CaseState = begin(samplePath, started);
  const states: CaseState[] = [state];
  for (const [wish, fitting, which] of wishes) {
    const open = awaited(samplePath, state);
    const one = fitting ? open[which % Math.max(1, open.length)] : undefined;
    const day = wish.day > state.last ? wish.day : state.last;
    const tried: Act = one
      ? { ...wish, kind: one.kind, party: one.party.code, day, text: '理由', paper, mark: 80 }
      : wish;
    const next = step(samplePath, state, tried, weekdays);
    if (!next.ok) {
      for (const { code } of next.error) expect(stepRefusals).toContain(code);
      continue;
    }
    state = next.value;
    acts.push(tried);
    states.push(state);
  }
  return { acts, states, state };
}

describe('whatever is tried', () => {
  it('a case is in one state, at a step of its path, and acts alone give it', () => {
    let completed = 0;
    fc.assert(
      fc.property(anyWalk, (wishes) => {
        const { acts, states, state } = taken(wishes);
        expect(walk(acts)).toEqual(state);
        expect(state.acts).toBe(acts.length);
        for (const [at, one] of states.entries()) {
          expect(stepsInOrder(samplePath)).toContain(stepOf(samplePath, one.step));
          expect(one.turn).toBeGreaterThanOrEqual(states[at - 1]?.turn ?? 1);
          expect(one.last >= (states[at - 1]?.last ?? started.day)).toBe(true);
          if (one.kind === 'ended') expect(at).toBe(states.length - 1);
        }
        if (state.kind === 'ended' && state.outcome === 'completed') {
          completed += 1;
          const needed = ['league-approved', 'affairs-approved', 'presidium-approved'];
          for (const name of needed)
            expect(state.shown.filter((one) => one.name === name).length).toBe(1);
        }
      }),
      { numRuns: 600 },
    );
    expect(completed).toBeGreaterThan(5);
  });

  it('nothing is done after the end, and before it the person may always withdraw', () => {
    fc.assert(
      fc.property(anyWalk, anyAct, (wishes, more) => {
        const { state } = taken(wishes);
        const gone = act({ kind: 'withdraw', party: 'person', by: concerned, day: state.last });
        const next = step(samplePath, state, gone, weekdays);
        if (state.kind === 'ended') {
          expect(next.ok).toBe(false);
          expect(step(samplePath, state, more, weekdays).ok).toBe(false);
          expect(awaited(samplePath, state)).toEqual([]);
        } else {
          expect(next).toMatchObject({ ok: true, value: { outcome: 'withdrawn' } });
          expect(awaited(samplePath, state).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
