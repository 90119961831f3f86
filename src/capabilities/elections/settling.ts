import type { Next } from '../../engines/counting/decision.ts';
import { nextInLine, seatsToSettle } from '../../engines/counting/replay-declined.ts';
import type { OfficeResult } from '../../engines/counting/replay-model.ts';
import type { Authority, Settlement } from '../../engines/counting/record.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { OfficeConduct } from './conduct.ts';
import type { NewEvent } from './events.ts';
import type { FrozenRules } from './model.ts';

/** How seats that are open are settled; `next`: the one with the next most votes moves up for somebody who declined. */
export const settlements = [
  'reduce-seats',
  'vacant',
  'annul',
  'lots',
  'presidium',
  'hands',
  'next',
] as const;

/** A settlement as it is asked for. */
export interface Asked {
  readonly settlement: (typeof settlements)[number];
  readonly elected: readonly Uuid[];
}

/** Codes of `judgeSettlement`. */
export const settlementRefusals = [
  'announce-first',
  'nothing-to-resolve',
  'resolution-names',
  'round-electronic',
] as const;

/** Who declined and whose seat somebody else could move up to by the rules, and who that is. */
export function movingUp(
  result: OfficeResult,
  rules: FrozenRules,
): { readonly declined: Uuid; readonly up: Uuid } | null {
  if (rules.counting.declined !== 'next' || seatsToSettle(result) === null) return null;
  const { rounds, declined, owed } = result;
  for (const { id, electedIn } of declined.filter((one) => owed.includes(one.id))) {
    const up = nextInLine(rounds, result, electedIn);
    if (up !== null) return { declined: id as Uuid, up: up.id as Uuid };
  }
  return null;
}

const namesSeats = (next: Next, elected: readonly Uuid[]): boolean =>
  next.kind === 'resolution' &&
  new Set(elected).size === next.seats &&
  elected.length === next.seats &&
  elected.every((id) => next.candidates.includes(id));

function judgeTie({ result, current }: OfficeConduct, { settlement, elected }: Asked) {
  const { state } = result;
  const open =
    state.kind === 'resolution' &&
    state.next.about === 'tie' &&
    state.next.answers.some((answer) => answer === settlement) &&
    current?.result.resolution === null;
  if (!open) return [refusal('nothing-to-resolve', 'settlement')];
  return namesSeats(state.next, elected)
    ? []
    : [refusal('resolution-names', 'elected', { seats: state.next.seats })];
}

/** Refuses a settlement of what is not open, of what the rules settle otherwise, and names that do not fit. */
export function judgeSettlement(
  at: OfficeConduct,
  rules: FrozenRules,
  asked: Asked,
): readonly Refusal[] {
  const { current, result } = at;
  const { settlement, elected } = asked;
  // What phones cast is undone where the ballot round is: its keys and its box go with it.
  if (settlement === 'annul')
    return (current?.result.opened.channels ?? []).some(({ kind }) => kind === 'electronic')
      ? [refusal('round-electronic', 'settlement')]
      : [];
  const announced = current?.announced ?? null;
  if (announced === null || (announced.kind !== 'decided' && result.owed.length === 0))
    return [refusal('announce-first', 'round')];
  switch (settlement) {
    case 'reduce-seats':
    case 'vacant':
      return seatsToSettle(result) === null ? [refusal('nothing-to-resolve', 'settlement')] : [];
    case 'next': {
      const moving = movingUp(result, rules);
      if (moving === null) return [refusal('nothing-to-resolve', 'settlement')];
      const fits = elected.length === 1 && elected[0] === moving.up;
      return fits ? [] : [refusal('resolution-names', 'elected', { seats: 1 })];
    }
    case 'lots':
    case 'presidium':
    case 'hands':
      return judgeTie(at, asked);
  }
}

function settlementOf({ settlement, elected }: Asked): Settlement {
  switch (settlement) {
    case 'reduce-seats':
    case 'vacant':
    case 'annul':
      return { kind: settlement };
    case 'lots':
    case 'presidium':
    case 'hands':
    case 'next':
      return { kind: settlement, elected: [...elected] };
  }
}

/** The events of a settlement that was judged: one for what voting left open, one for the seats of those who declined. */
export function settlementEvents(
  { office, result }: OfficeConduct,
  rules: FrozenRules,
  asked: Asked & { readonly round: number; readonly by: Authority; readonly reason: string },
): readonly NewEvent[] {
  const { round, by, reason } = asked;
  const event = (declined: readonly Uuid[]): NewEvent => ({
    kind: 'resolution',
    office: office.number,
    payload: {
      ...{ round, settlement: settlementOf(asked), by, reason },
      ...(declined.length > 0 ? { declined } : {}),
    },
  });
  switch (asked.settlement) {
    case 'reduce-seats':
    case 'vacant': {
      const seats = seatsToSettle(result) ?? { voted: 0, declined: [] };
      return [
        ...(seats.voted > 0 ? [event([])] : []),
        ...(seats.declined.length > 0 ? [event(seats.declined as readonly Uuid[])] : []),
      ];
    }
    case 'next': {
      const moving = movingUp(result, rules);
      return moving === null ? [] : [event([moving.declined])];
    }
    case 'annul':
    case 'lots':
    case 'presidium':
    case 'hands':
      return [event([])];
  }
}
