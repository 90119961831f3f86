import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import {
  partiesOf,
  stepOf,
  type Act,
  type CaseState,
  type EndedCase,
  type OpenCase,
  type Outcome,
  type Procedure,
  type Step,
  type WorkingDays,
} from './model.ts';
import { partiesFor } from './parties.ts';

/** Every code the stepper refuses with. */
export const stepRefusals = [
  'case-ended',
  'act-before-last',
  'act-not-now',
  'not-your-step',
  'already-acted',
  'own-case',
  'act-needs-text',
  'act-needs-paper',
  'act-needs-mark',
  'marks-lacking',
  'publicity-over',
  'publicity-runs',
  'objections-open',
  'objection-unknown',
  'objection-answered',
  'answers-own-act',
] as const;

/** A case at its first step. */
export function begin(
  procedure: Procedure,
  { day, person }: { readonly day: Day; readonly person: Uuid | null },
): OpenCase {
  return {
    kind: 'open',
    step: procedure.first,
    turn: 1,
    since: day,
    due: null,
    approved: [],
    marks: [],
    publicity: null,
    person,
    hands: [],
    acts: 0,
    last: day,
    shown: [],
  };
}

/**
 * The last day of a publicity that begins on a day: the first day counts where it is worked, so that Thursday, Friday and
 * Monday are three.
 */
export function lastPublicDay(from: Day, workingDays: number, days: WorkingDays): Day {
  return days.after(from, days.isWorkingDay(from) ? workingDays - 1 : workingDays);
}

function dueOf(step: Step, from: Day, days: WorkingDays): Day | null {
  if (step.due === null) return null;
  return step.due.working ? days.after(from, step.due.days) : addDays(from, step.due.days);
}

/** What an act is done within. */
interface At {
  readonly procedure: Procedure;
  readonly state: OpenCase;
  readonly step: Step;
  readonly act: Act;
  readonly days: WorkingDays;
}

const official = new Set(['approve', 'return', 'refuse', 'mark', 'publicise', 'answer', 'close']);

/** The state with the act counted, and nothing else changed. */
function counted({ state, act }: At): OpenCase {
  const { by, kind } = act;
  const joins = by !== null && official.has(kind) && !state.hands.includes(by);
  return {
    ...state,
    acts: state.acts + 1,
    last: act.day,
    hands: joins ? [...state.hands, by] : state.hands,
  };
}

function ended(at: At, outcome: Outcome, shown = at.state.shown): EndedCase {
  const { step, turn } = at.state;
  const { acts, last } = counted(at);
  return { kind: 'ended', outcome, step, turn, acts, last, shown };
}

function moved(at: At, code: string, shown: OpenCase['shown']): OpenCase {
  const step = stepOf(at.procedure, code);
  const { day, until } = at.act;
  return {
    ...counted(at),
    step: code,
    turn: at.state.turn + 1,
    since: day,
    due: until === undefined ? dueOf(step, day, at.days) : until,
    approved: [],
    marks: [],
    publicity: null,
    shown,
  };
}

/** What was approved at the step gone back to, and after it, has to be approved again. */
function sentBack(at: At, code: string): OpenCase {
  const undone = new Set<string>();
  for (let next: string | null = code; next !== null; next = stepOf(at.procedure, next).next)
    undone.add(next);
  return moved(
    at,
    code,
    at.state.shown.filter(({ step }) => !undone.has(step)),
  );
}

/** The step is done: on to the next, or the end. */
function finished(at: At): CaseState {
  const { step, state, act } = at;
  const done = [...state.approved, act.party];
  const shown = partiesOf(step).flatMap(({ code, shows }) =>
    shows !== null && done.includes(code) ? [{ name: shows, step: step.code }] : [],
  );
  const all = [...state.shown, ...shown];
  return step.next === null ? ended(at, 'completed', all) : moved(at, step.next, all);
}

function missing({ step, act }: At): readonly Refusal[] {
  const finishes = act.kind !== 'mark' && act.kind !== 'object' && act.kind !== 'withdraw';
  const reasoned = act.kind === 'return' || act.kind === 'refuse' || act.kind === 'answer';
  const speaks = reasoned || act.kind === 'object';
  const asked = finishes && !reasoned && act.kind !== 'decline' && act.kind !== 'close';
  const refusals: Refusal[] = [];
  if ((speaks || (asked && step.asks.includes('text'))) && act.text === null)
    refusals.push(refusal('act-needs-text', 'text'));
  if (asked && step.asks.includes('paper') && act.paper === null)
    refusals.push(refusal('act-needs-paper', 'paper'));
  return refusals;
}

function judgeWho({ procedure, state, act }: At): readonly Refusal[] {
  const able = partiesFor(procedure, state, act.kind);
  if (!able.some(({ code }) => code === act.party)) return [refusal('not-your-step')];
  if (official.has(act.kind) && act.by !== null && act.by === state.person)
    return [refusal('own-case')];
  return [];
}

function mark(at: At): Result<CaseState, readonly Refusal[]> {
  const { state, act } = at;
  if (act.mark === null) return err([refusal('act-needs-mark', 'mark')]);
  if (act.by !== null && state.marks.some(({ by }) => by === act.by))
    return err([refusal('already-acted')]);
  return ok({ ...counted(at), marks: [...state.marks, { by: act.by, points: act.mark }] });
}

function approve(at: At): Result<CaseState, readonly Refusal[]> {
  const { step, state, act } = at;
  if (step.kind === 'mark')
    return state.marks.length < step.least
      ? err([refusal('marks-lacking', [], { least: step.least, marks: state.marks.length })])
      : ok(finished(at));
  if (step.kind !== 'approve') return err([refusal('act-not-now')]);
  if (state.approved.includes(act.party)) return err([refusal('already-acted')]);
  const open = step.by.filter(
    ({ code }) => code !== act.party && !state.approved.includes(code),
  ).length;
  return open > 0
    ? ok({ ...counted(at), approved: [...state.approved, act.party] })
    : ok(finished(at));
}

function publicise(at: At): Result<CaseState, readonly Refusal[]> {
  const { step, act, days } = at;
  if (step.kind !== 'publicise') return err([refusal('act-not-now')]);
  const until = act.until ?? lastPublicDay(act.day, step.workingDays, days);
  return ok({
    ...counted(at),
    due: until,
    publicity: { from: act.day, until, objections: [] },
  });
}

function object(at: At): Result<CaseState, readonly Refusal[]> {
  const { state, act } = at;
  if (state.publicity === null) return err([refusal('act-not-now')]);
  if (act.day > state.publicity.until)
    return err([refusal('publicity-over', [], { until: state.publicity.until })]);
  const objection = {
    number: state.acts + 1,
    by: act.by,
    against: act.against ?? ('person' as const),
    upheld: null,
  };
  const objections = [...state.publicity.objections, objection];
  return ok({ ...counted(at), publicity: { ...state.publicity, objections } });
}

function answer(at: At): Result<CaseState, readonly Refusal[]> {
  const { state, act, step } = at;
  if (state.publicity === null || step.kind !== 'publicise') return err([refusal('act-not-now')]);
  const { objections } = state.publicity;
  const meant = objections.find(({ number }) => number === act.objection);
  if (!meant || act.upheld === null) return err([refusal('objection-unknown', 'objection')]);
  if (meant.upheld !== null) return err([refusal('objection-answered', 'objection')]);
  const own = act.by !== null && act.by === meant.by;
  const touched = act.by !== null && meant.against === 'procedure' && state.hands.includes(act.by);
  if (own || touched) return err([refusal('answers-own-act')]);
  if (act.upheld) return ok(sentBack(at, step.back));
  const answered = objections.map((one) =>
    one.number === meant.number ? { ...one, upheld: false } : one,
  );
  return ok({ ...counted(at), publicity: { ...state.publicity, objections: answered } });
}

function close(at: At): Result<CaseState, readonly Refusal[]> {
  const { publicity } = at.state;
  if (publicity === null) return err([refusal('act-not-now')]);
  if (at.act.day <= publicity.until)
    return err([refusal('publicity-runs', [], { until: publicity.until })]);
  const open = publicity.objections.filter(({ upheld }) => upheld === null).length;
  return open > 0 ? err([refusal('objections-open', [], { count: open })]) : ok(finished(at));
}

function done(at: At): Result<CaseState, readonly Refusal[]> {
  const { act, step } = at;
  switch (act.kind) {
    case 'submit':
    case 'consent':
      return ok(finished(at));
    case 'decline':
      return ok(ended(at, 'declined'));
    case 'withdraw':
      return ok(ended(at, 'withdrawn'));
    case 'refuse':
      return ok(ended(at, 'refused'));
    case 'return': {
      const back = 'back' in step ? step.back : null;
      return back === null ? err([refusal('act-not-now')]) : ok(sentBack(at, back));
    }
    case 'approve':
      return approve(at);
    case 'mark':
      return mark(at);
    case 'publicise':
      return publicise(at);
    case 'object':
      return object(at);
    case 'answer':
      return answer(at);
    case 'close':
      return close(at);
    default:
      return unreachable(act.kind);
  }
}

/**
 * What a case becomes by an act, or every reason why it may not be done now. Pure: the calendar is handed in, and
 * whether somebody may act for the party they name is asked before (`partyOf`).
 */
export function step(
  procedure: Procedure,
  state: CaseState,
  act: Act,
  days: WorkingDays,
): Result<CaseState, readonly Refusal[]> {
  if (state.kind === 'ended') return err([refusal('case-ended')]);
  if (act.day < state.last) return err([refusal('act-before-last', 'day', { day: state.last })]);
  const at: At = { procedure, state, step: stepOf(procedure, state.step), act, days };
  if (partiesFor(procedure, state, act.kind).length === 0) return err([refusal('act-not-now')]);
  const refusals = [...judgeWho(at), ...missing(at)];
  return refusals.length > 0 ? err(refusals) : done(at);
}

/** The state that follows from the acts alone. Acts that were refused are never kept, so one that is throws. */
export function replay(
  procedure: Procedure,
  started: { readonly day: Day; readonly person: Uuid | null },
  acts: readonly Act[],
  days: WorkingDays,
): CaseState {
  return acts.reduce<CaseState>(
    (state, act) => {
      const next = step(procedure, state, act, days);
      if (!next.ok) throw new Error(`an act of ${procedure.name} that is kept cannot be done`);
      return next.value;
    },
    begin(procedure, started),
  );
}
