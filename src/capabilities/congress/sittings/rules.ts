import type { Threshold } from '../../../engines/counting/model.ts';
import { needed, passes } from '../../../engines/counting/threshold.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import type {
  AttendanceEvent,
  AttendanceKind,
  HandBase,
  Hands,
  ItemKind,
  Presence,
  Quorum,
  SittingKind,
} from './model.ts';

/** The events that stand: none that was taken back, nor the taking back itself. In the order of their numbers. */
export function standingEvents(events: readonly AttendanceEvent[]): readonly AttendanceEvent[] {
  const wrong = new Set(events.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
  return events
    .filter(({ kind, number }) => kind !== 'taken-back' && !wrong.has(number))
    .sort((a, b) => a.number - b.number);
}

function presenceAfter(kind: AttendanceKind, before: Presence): Presence {
  switch (kind) {
    case 'arrived':
      return 'present';
    case 'left':
      return 'left';
    case 'excused':
      return 'excused';
    case 'taken-back':
      return before;
    default:
      return unreachable(kind);
  }
}

/** Where everybody was at a moment, by the events told until then that were not taken back. */
export function presenceAt(
  events: readonly AttendanceEvent[],
  moment: Instant | null = null,
): ReadonlyMap<Uuid, Presence> {
  const found = new Map<Uuid, Presence>();
  for (const { delegateId, kind, at } of standingEvents(events))
    if (moment === null || at <= moment)
      found.set(delegateId, presenceAfter(kind, found.get(delegateId) ?? 'absent'));
  return found;
}

/** Whether an event can follow where a delegate is; the code says why not. */
export function judgeAttendance(
  kind: Exclude<AttendanceKind, 'taken-back'>,
  before: Presence,
): 'already-present' | 'not-present' | 'already-excused' | null {
  switch (kind) {
    case 'arrived':
      return before === 'present' ? 'already-present' : null;
    case 'left':
      return before === 'present' ? null : 'not-present';
    case 'excused':
      if (before === 'present') return 'already-present';
      return before === 'excused' ? 'already-excused' : null;
    default:
      return unreachable(kind);
  }
}

/** Whether enough of those with a vote are there. Whoever looks on without a vote is in neither number. */
export function quorumOf(expected: number, present: number, threshold: Threshold): Quorum {
  const met = expected > 0 && passes(present, expected, threshold);
  return { expected, present, needed: needed(expected, threshold), met, threshold };
}

/** How a show of hands ended, and the arithmetic of it. */
export interface HandsJudged {
  readonly base: number;
  readonly needed: number;
  readonly passed: boolean;
}

/** Whether a show of hands carries a resolution. With nobody in the base nothing is carried. */
export function judgeHands(
  { yes, no }: Hands,
  room: Pick<Quorum, 'expected' | 'present'>,
  { base, threshold }: { readonly base: HandBase; readonly threshold: Threshold },
): HandsJudged {
  const counts = { expected: room.expected, present: room.present, voted: yes + no };
  const of = counts[base];
  return {
    base: of,
    needed: needed(of, threshold),
    passed: of > 0 && passes(yes, of, threshold),
  };
}

/** Why a counted show of hands cannot be right: more hands than people, or people who did nothing at all. */
export function handsRefusals({ yes, no, abstain }: Hands, quorum: Quorum): readonly Refusal[] {
  const { present, expected, needed: least } = quorum;
  if (!quorum.met) return [refusal('no-quorum', [], { present, expected, needed: least })];
  const counted = yes + no + abstain;
  if (counted > present) return [refusal('more-hands-than-present', 'yes', { counted, present })];
  if (counted < present) return [refusal('hands-missing', 'abstain', { counted, present })];
  return [];
}

/**
 * Why an item cannot stand on the agenda of a sitting. Standing delegates look on, hear and adjust between congresses;
 * the presidium is elected by the congress itself and by nobody in its place (national form: 主席团由学代会选举产生).
 */
export function itemRefusals(
  sitting: SittingKind,
  { kind, electionId }: { readonly kind: ItemKind; readonly electionId: Uuid | null },
): readonly Refusal[] {
  if (sitting === 'standing' && kind === 'election')
    return [refusal('standing-never-elects', 'kind')];
  if (electionId !== null && kind !== 'election')
    return [refusal('election-for-election-item', 'electionId')];
  return [];
}

/** The new order of an agenda must name every item once; the code says what is wrong. */
export function judgeOrder(
  items: readonly Uuid[],
  wanted: readonly Uuid[],
): 'order-incomplete' | null {
  const same = new Set(wanted).size === items.length && wanted.length === items.length;
  return same && wanted.every((id) => items.includes(id)) ? null : 'order-incomplete';
}
