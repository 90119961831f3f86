import { attendanceOf, isQuorate } from './ballots-total.ts';
import { countRound } from './count-round.ts';
import type { RoundDecision } from './decision.ts';
import type { CountingRules } from './model.ts';
import type {
  DeclinedEvent,
  ElectionEvent,
  Office,
  Resolved,
  RoundOpened,
  SheetEntered,
} from './record.ts';
import { afterDeclined } from './replay-declined.ts';
import type { Call, OfficeResult, OfficeState, ReplayFault, RoundResult } from './replay-model.ts';
import { roundKindOf, stepAfter, type Filled } from './replay-step.ts';
import { sheetsInForce } from './sheet-chain.ts';

/** The events of one office by kind; rounds by their number. */
export interface OfficeEvents {
  readonly rounds: readonly RoundOpened[];
  readonly sheets: readonly SheetEntered[];
  /** Of what voting left open. */
  readonly resolutions: readonly Resolved[];
  readonly barred: readonly string[];
  readonly declined: readonly DeclinedEvent[];
  /** Of the seats of those who declined. */
  readonly ofDeclined: readonly Resolved[];
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;

/** The events that concern an office, in an order of their own, whatever the order they came in. */
export function eventsOf(events: readonly ElectionEvent[], office: string): OfficeEvents {
  const own = events.filter((event) => event.office === office);
  const resolved = own.flatMap((event) => (event.kind === 'resolution' ? [event] : [])).sort(byId);
  return {
    rounds: own
      .flatMap((event) => (event.kind === 'round-opened' ? [event] : []))
      .sort((a, b) => a.round - b.round),
    sheets: own.flatMap((event) => (event.kind === 'sheet' ? [event] : [])).sort(byId),
    resolutions: resolved.filter((one) => one.declined === undefined),
    ofDeclined: resolved.filter((one) => one.declined !== undefined),
    declined: own
      .flatMap((event) => (event.kind === 'declined' ? [event] : []))
      .sort((a, b) => (a.person < b.person ? -1 : 1)),
    barred: own.flatMap((event) => (event.kind === 'barred' ? [event.person] : [])),
  };
}

interface Held {
  readonly round: RoundResult;
  readonly faults: readonly Omit<ReplayFault, 'office'>[];
}

function decisionOf(
  rules: CountingRules,
  call: Call,
  {
    opened,
    barred,
    sheets,
    missing,
  }: Pick<RoundResult, 'opened' | 'sheets' | 'missing'> & {
    readonly barred: readonly string[];
  },
): RoundDecision | null {
  const { expected, present } = opened;
  const round = { ...call, rules, kind: roundKindOf(call), expected, present, sheets, barred };
  const quorate = isQuorate(attendanceOf(rules, expected, present));
  return quorate && missing.length > 0 ? null : countRound(round);
}

/** Whoever has a seat already, or declined one, cannot be written in for another; `events.barred` names them too. */
function hold(rules: CountingRules, call: Call, opened: RoundOpened, events: OfficeEvents): Held {
  const at = opened.round;
  const { sheets, missing, faults } = sheetsInForce(
    opened,
    events.sheets.filter(({ round }) => round === at),
  );
  const settled = events.resolutions.filter(({ round }) => round === at);
  const first = settled[0];
  const broken = faults.some(({ code }) => code === 'sheet-chain' || code === 'channel-twice');
  return {
    round: {
      opened,
      call,
      sheets,
      missing,
      decision: broken
        ? null
        : decisionOf(rules, call, { opened, sheets, missing, barred: events.barred }),
      resolution: first ? { settlement: first.settlement, by: first.by } : null,
    },
    faults: [
      ...faults.map((one) => ({ ...one, round: at })),
      ...settled
        .slice(1)
        .map(({ id }) => ({ code: 'resolution-twice' as const, round: at, thing: id })),
    ],
  };
}

/** Sheets, resolutions and those who declined, of rounds that nobody opened. */
function strays({
  rounds,
  sheets,
  resolutions,
  ofDeclined,
  declined,
}: OfficeEvents): readonly Held['faults'][number][] {
  const known = new Set(rounds.map(({ round }) => round));
  const gone = declined.map(({ person, round }) => ({ id: person, round }));
  return [...sheets, ...resolutions, ...ofDeclined, ...gone]
    .filter(({ round }) => !known.has(round))
    .map(({ id, round }) => ({ code: 'round-unknown' as const, round, thing: id }));
}

function misplaced(
  opened: RoundOpened,
  state: OfficeState,
  held: number,
): ReplayFault['code'] | null {
  if (opened.round <= held) return 'round-twice';
  if (opened.round > held + 1) return 'round-gap';
  return state.kind === 'opening' && state.call.is === opened.is ? null : 'round-not-called';
}

/** One office from its list to its last seat. Stops at the first round that the ones before do not call for. */
export function replayOffice(
  rules: CountingRules,
  office: Office,
  events: OfficeEvents,
): { readonly result: OfficeResult; readonly faults: readonly ReplayFault[] } {
  const { seats, contest, candidates } = office;
  const faults: Omit<ReplayFault, 'office'>[] = [...strays(events)];
  const rounds: RoundResult[] = [];
  let filled: Filled = { elected: [], open: 0, reduced: 0, declined: [], owed: [] };
  const first = {
    round: 1,
    is: 'first',
    seats,
    contest,
    candidates,
    number: 1,
    tieNumber: 0,
  } as const;
  let state: OfficeState = { kind: 'opening', call: first };
  for (const opened of events.rounds) {
    const code = misplaced(opened, state, rounds.length);
    if (code !== null || state.kind !== 'opening') {
      faults.push({ code: code ?? 'round-not-called', round: opened.round, thing: '' });
      break;
    }
    // A further round is called for every seat that is open by then.
    if (opened.is === 'further') filled = { ...filled, owed: [] };
    const barred = [
      ...events.barred,
      ...[...filled.elected, ...filled.declined].map(({ id }) => id),
    ];
    const held = hold(rules, state.call, opened, { ...events, barred });
    rounds.push(held.round);
    const step = afterDeclined(stepAfter(held.round, filled), { rules, rounds, events });
    faults.push(...held.faults, ...step.faults);
    ({ filled, state } = step);
  }
  return {
    result: { office: office.id, rounds, ...filled, state },
    faults: faults.map((one) => ({ ...one, office: office.id })),
  };
}
