import type { EventType, Phase, Setup } from '../model.ts';
import { failed, type BoardFailure } from './checks.ts';
import type { ReadEvent } from './read-board.ts';

/** How far a board has come. */
interface Standing {
  /** The type of the last event that counts; null before the first. */
  readonly last: EventType | null;
  readonly phase: Phase;
  /** Observers whose keys are open. */
  readonly opened: readonly number[];
  /** Observers who signed the last decision. */
  readonly certified: readonly number[];
}

/** What of a setup the order hangs on; null where the setup cannot be read, and then nothing hangs on it. */
type Terms = Pick<Setup, 'seal' | 'observers'> | null;

const ranks: Readonly<Record<EventType, number>> = {
  setup: 0,
  'open-issuing': 1,
  'open-casting': 2,
  close: 3,
  issued: 4,
  ballots: 5,
  open: 6,
  'paper-sheet': 7,
  ruling: 7,
  tally: 8,
  decision: 9,
  names: 10,
  certify: 11,
  void: 12,
};

const evidence = ['paper-sheet', 'ruling'] as const;
const afterOpening = [...evidence, 'tally'] as const;

/** Which types may stand behind one; `void` may behind all of them but itself. */
const followers: Readonly<Record<EventType, readonly EventType[]>> = {
  setup: ['open-issuing'],
  'open-issuing': ['open-casting'],
  'open-casting': ['close'],
  close: ['issued'],
  issued: ['ballots'],
  ballots: ['open', ...afterOpening],
  open: ['open', ...afterOpening],
  'paper-sheet': afterOpening,
  ruling: afterOpening,
  tally: ['decision'],
  decision: ['names', 'certify', ...evidence],
  names: ['certify', ...evidence],
  certify: ['certify', ...evidence],
  void: [],
};

/** How many observers it takes to open: none without seal. */
const toOpen = (terms: Terms): number => terms?.seal?.threshold ?? 0;

/** How many observers it takes to certify. */
const toCertify = (terms: Terms): number => terms?.seal?.threshold ?? 1;

function mayFollow(standing: Standing, type: EventType, terms: Terms): boolean {
  const { last, phase, opened } = standing;
  if (last === null) return type === 'setup';
  if (type === 'void') return last !== 'void';
  if (!followers[last].includes(type)) return false;
  if (terms === null) return true;
  if (type === 'open') return terms.seal !== null;
  if (last === 'ballots' || last === 'open') return opened.length >= toOpen(terms);
  // What is certified is no longer corrected; other observers may still sign.
  return phase !== 'certified' || type === 'certify';
}

const added = (numbers: readonly number[], number: number | undefined): readonly number[] =>
  number === undefined || numbers.includes(number) ? numbers : [...numbers, number];

function phaseAfter(standing: Standing, { type }: ReadEvent, terms: Terms): Phase {
  switch (type) {
    case 'setup':
      return 'keys';
    case 'open-issuing':
      return 'issuing';
    case 'open-casting':
      return 'casting';
    case 'close':
      return 'closed';
    case 'ballots':
    case 'open':
      return standing.opened.length >= toOpen(terms) ? 'opened' : 'closed';
    case 'paper-sheet':
    case 'ruling':
    case 'tally':
      // Behind a decision these begin the counting anew.
      return 'opened';
    case 'decision':
      return 'counted';
    case 'certify':
      return standing.certified.length >= toCertify(terms) ? 'certified' : 'counted';
    case 'void':
      return 'void';
    case 'issued':
    case 'names':
      return standing.phase;
    default:
      return type satisfies never;
  }
}

function after(standing: Standing, event: ReadEvent, terms: Terms): Standing {
  const opened =
    event.type === 'open' ? added(standing.opened, event.payload?.observer) : standing.opened;
  const certified =
    event.type === 'certify'
      ? added(standing.certified, event.payload?.observer)
      : event.type === 'decision'
        ? []
        : standing.certified;
  const moved = { ...standing, last: event.type, opened, certified };
  return { ...moved, phase: phaseAfter(moved, event, terms) };
}

/** What the order of events comes to. */
export interface Order {
  /** Null where the board has not begun. */
  readonly phase: Phase | null;
  /** Events that count: in their place, or ahead of it where something is missing before them. */
  readonly events: readonly ReadEvent[];
  /** Failures of V03. */
  readonly failures: readonly BoardFailure[];
}

/** Whether nothing more need come: void, certified, or counted where there is nobody to certify. */
function isFinished({ phase }: Standing, terms: Terms): boolean {
  const alone = terms !== null && terms.observers.length === 0;
  return (
    terms === null || phase === 'void' || phase === 'certified' || (alone && phase === 'counted')
  );
}

/**
 * Follows the events of a board through its phases (section 9). An event out of order is a failure; it still counts
 * where it stands further on than the one before it, so that what follows a gap is checked all the same. A board that is
 * not `underWay` must have come to its end.
 */
export function replayPhases(events: readonly ReadEvent[], terms: Terms, underWay: boolean): Order {
  let standing: Standing = { last: null, phase: 'keys', opened: [], certified: [] };
  const counted: ReadEvent[] = [];
  const failures: BoardFailure[] = [];
  for (const event of events) {
    const { type, place } = event;
    const fits = mayFollow(standing, type, terms);
    const { last } = standing;
    if (!fits) failures.push(failed('V03', place, 'misplaced', { type, after: last ?? '' }));
    if (!fits && last !== null && ranks[type] <= ranks[last]) continue;
    standing = after(standing, event, terms);
    counted.push(event);
  }
  if (!underWay && !isFinished(standing, terms))
    failures.push(failed('V03', '', 'unfinished', { phase: standing.phase }));
  return { phase: standing.last === null ? null : standing.phase, events: counted, failures };
}
