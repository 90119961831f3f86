import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { rulesIn } from '../../counting/count-round.ts';
import { total } from '../../counting/ballots-total.ts';
import type { Sheet } from '../../counting/model.ts';
import { sheetFaultsOf } from '../../counting/sheet-faults.ts';
import type { BoardDecision, Setup } from '../model.ts';
import type { Said } from './check-box.ts';
import { failed, type BoardFailure } from './checks.ts';
import { decideBoard, type ToDecide } from './decide-board.ts';
import {
  paperFailures,
  rulingFailures,
  sheetsInForce,
  type PaperSheet,
  type Ruling,
} from './paper.ts';
import type { ReadEvent } from './read-board.ts';

/** What counting a board again stands on. */
export interface ToCount {
  readonly setup: Setup;
  readonly said: Said;
  /** Events that count, in their order. */
  readonly events: readonly ReadEvent[];
  /** The electronic sheet as it comes out of the ballots; null where they cannot be read. */
  readonly tally: Sheet | null;
  /** Whether the setup makes sense to the counting law. */
  readonly decidable: boolean;
  readonly underWay: boolean;
}

/** What came of it. */
export interface CountedAgain {
  readonly failures: readonly BoardFailure[];
  /** The decision on everything the board has so far; null where it cannot be made. */
  readonly decision: BoardDecision | null;
}

const same = (a: unknown, b: unknown): boolean =>
  canonicalJson(a as Json) === canonicalJson(b as Json);

function sheetsOf(events: readonly ReadEvent[]): readonly PaperSheet[] {
  return events.flatMap((one) =>
    one.type === 'paper-sheet' && one.payload !== null ? [one.payload] : [],
  );
}

function rulingsOf(events: readonly ReadEvent[]): readonly Ruling[] {
  return events.flatMap((one) =>
    one.type === 'ruling' && one.payload !== null ? [one.payload] : [],
  );
}

/** The tally that stands on the board last; null where there is none. */
function claimedTally(events: readonly ReadEvent[]): Sheet | null {
  const last = events.findLast(({ type, payload }) => type === 'tally' && payload !== null);
  return last?.type === 'tally' ? last.payload : null;
}

/** V10: who was issued a ballot was present, who was present was expected, and enough were issued for secrecy. */
export function attendanceFailures(
  { leastVoters }: Setup,
  { attendance, close }: Said,
  events: readonly ReadEvent[],
): readonly BoardFailure[] {
  const paper = total(sheetsInForce(sheetsOf(events)), ({ issued }) => issued);
  const issued = (close?.issued ?? 0) + paper;
  const { expected, present } = attendance ?? { expected: 0, present: 0 };
  const wrong: readonly (readonly [boolean, string, BoardFailure['values']])[] = [
    [attendance !== null && present > expected, 'present', { present, expected }],
    [attendance !== null && issued > present, 'issued', { issued, present }],
    [
      close !== null && close.issued < leastVoters,
      'least',
      { issued: close?.issued ?? 0, leastVoters },
    ],
  ];
  return wrong.flatMap(([is, code, values]) => (is ? [failed('V10', '', code, values)] : []));
}

/** V17: the accounting (C3) of the sheets in force and of the tally as it stands on the board. */
function accountingFailures(setup: Setup, sheets: readonly Sheet[]): readonly BoardFailure[] {
  const { seats, kind } = setup.round;
  const candidates = setup.candidates.map(({ id }) => id);
  const rules = rulesIn(setup.rules, kind);
  return sheetFaultsOf(sheets, { rules, seats, candidates }).map(
    ({ channel, code, candidate, found, expected }) =>
      failed('V17', `channel-${channel}`, code, { candidate: candidate ?? '', found, expected }),
  );
}

function inputAt(events: readonly ReadEvent[], given: ToCount): ToDecide | null {
  const { setup, said, tally, decidable } = given;
  if (!decidable || tally === null || said.attendance === null) return null;
  return {
    setup,
    ...said.attendance,
    sheets: [tally, ...sheetsInForce(sheetsOf(events))],
    barred: rulingsOf(events).map(({ person }) => person),
  };
}

/** V18 and V19: every tally and every decision on the board comes out again from what stands before it. */
function outcomeFailures(given: ToCount): readonly BoardFailure[] {
  return given.events.flatMap((event, at) => {
    const { type, payload, place } = event;
    if (payload === null) return [];
    if (type === 'tally') {
      if (given.tally === null) return [failed('V18', place, 'unknown')];
      return same(given.tally, payload) ? [] : [failed('V18', place, 'differs')];
    }
    if (type !== 'decision') return [];
    const input = inputAt(given.events.slice(0, at), given);
    if (input === null) return [failed('V19', place, 'unknown')];
    return same(decideBoard(input), payload) ? [] : [failed('V19', place, 'differs')];
  });
}

/** V19 too: of those written in, all who are elected are named, and nobody else. */
function nameFailures(
  { setup, events, underWay }: ToCount,
  decision: BoardDecision | null,
): readonly BoardFailure[] {
  const at = events.findLastIndex(({ type }) => type === 'decision');
  if (at < 0 || decision === null || events.some(({ type }) => type === 'void')) return [];
  const listed = new Set(setup.candidates.map(({ id }) => id));
  const wanted = decision.elected.filter((id) => !listed.has(id));
  const names = events.slice(at).find(({ type }) => type === 'names');
  if (names === undefined)
    return wanted.length === 0 || underWay ? [] : [failed('V19', '', 'names-missing')];
  if (names.type !== 'names' || names.payload === null) return [];
  const named = names.payload.map(({ id }) => id);
  return same(named, wanted) ? [] : [failed('V19', names.place, 'names')];
}

/** V17 to V21: counts everything again and compares. */
export function countAgain(given: ToCount): CountedAgain {
  const { setup, events, tally } = given;
  const [paper, rulings] = [sheetsOf(events), rulingsOf(events)];
  const inForce = sheetsInForce(paper);
  const claimed = claimedTally(events);
  const electronic = tally ?? claimed;
  const input = inputAt(events, given);
  const decision = input === null ? null : decideBoard(input);
  return {
    decision,
    failures: [
      ...accountingFailures(setup, [...(claimed === null ? [] : [claimed]), ...inForce]),
      ...outcomeFailures(given),
      ...nameFailures(given, decision),
      ...paperFailures(paper),
      ...rulingFailures(rulings, [...(electronic === null ? [] : [electronic]), ...inForce]),
    ],
  };
}
