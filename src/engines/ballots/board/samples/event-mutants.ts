import { toB64, utf8 } from '../../bytes.ts';
import type { BoardEvent, EventType, PayloadOf } from '../../model.ts';
import { portablePrimitives } from '../../portable-primitives.ts';
import type { BoardCheck } from '../checks.ts';
import { bent, edited, forged, type Mending, type Mutant } from './forge.ts';
import type { SampleBoard } from './sample-board.ts';

const { sha256 } = portablePrimitives;

/** Events taken out, doubled, exchanged, cut off; the chain always holds. */
export function orderMutants(board: SampleBoard): readonly Mutant[] {
  const { events, ballots } = board;
  const mutant = (
    name: string,
    must: BoardCheck | null,
    changed: readonly BoardEvent[],
  ): Mutant => ({
    name,
    must,
    file: () => forged(board, { events: changed, ballots }),
  });
  const free: readonly EventType[] = ['paper-sheet', 'ruling', 'open', 'certify'];
  const needed = (at: number): boolean => {
    const { type } = events[at] ?? { type: 'void' as const };
    return !free.includes(type) && type !== 'names' && type !== 'decision';
  };
  return events.flatMap((event, at) => [
    ...(needed(at) ? [mutant(`without ${event.type}`, null, events.toSpliced(at, 1))] : []),
    ...(free.includes(event.type)
      ? [
          mutant(
            `${event.type} twice`,
            event.type === 'open'
              ? 'V14'
              : event.type === 'certify'
                ? 'V06'
                : event.type === 'ruling'
                  ? 'V21'
                  : 'V20',
            events.toSpliced(at, 0, event),
          ),
        ]
      : [mutant(`${event.type} twice`, 'V03', events.toSpliced(at, 0, event))]),
    ...(at > 0 &&
    events[at - 1]?.type !== event.type &&
    !(free.includes(event.type) && free.includes(events[at - 1]?.type ?? 'void'))
      ? [
          mutant(
            `${event.type} before ${events[at - 1]?.type ?? ''}`,
            'V03',
            events.toSpliced(at - 1, 2, event, events[at - 1] ?? event),
          ),
        ]
      : []),
  ]);
}

/** Opening, paper, rulings and certificates changed one way each, where the board has any. */
export function witnessMutants(board: SampleBoard): readonly Mutant[] {
  const { events, ballots } = board;
  const has = (type: EventType): boolean => events.some((one) => one.type === type);
  const mutant = (
    name: string,
    must: BoardCheck | null,
    changed: readonly BoardEvent[],
    mending?: Mending,
  ): Mutant => ({
    name,
    must,
    file: () => forged(board, { events: changed, ballots }, mending),
  });
  const strange = { observer: 1, x25519: toB64(sha256(utf8('strange'))) };
  const paper = (
    name: string,
    must: BoardCheck | null,
    change: (one: PayloadOf<'paper-sheet'>) => PayloadOf<'paper-sheet'>,
  ): Mutant => mutant(`sheet: ${name}`, must, edited(events, 'paper-sheet', change, 'last'));
  const votes = (one: PayloadOf<'paper-sheet'>['sheet']) => ({
    ...one,
    candidates: one.candidates.map((row, at) => (at === 0 ? { ...row, yes: row.yes + 1 } : row)),
  });
  return [
    ...(has('open')
      ? [
          mutant(
            'another key opens',
            'V14',
            edited(events, 'open', (one) => ({ ...one, x25519: bent(one.x25519, 9) })),
          ),
          mutant(
            'nobody of that number opens',
            'V14',
            edited(events, 'open', (one) => ({ ...one, observer: 9 })),
          ),
        ]
      : [
          mutant(
            'opened without seal',
            'V03',
            events.flatMap((one): readonly BoardEvent[] =>
              one.type === 'ballots' ? [one, { type: 'open', payload: strange }] : [one],
            ),
          ),
        ]),
    ...(has('paper-sheet')
      ? [
          paper('one entry', 'V20', (one) => ({ ...one, entries: one.entries.slice(1, 2) })),
          paper('entries differ', 'V20', (one) => ({
            ...one,
            entries: [one.sheet, votes(one.sheet)],
          })),
          paper('not what was entered', 'V20', (one) => ({ ...one, sheet: votes(one.sheet) })),
          paper('contradicts itself', 'V17', (one) => ({
            ...one,
            entries: [votes(one.sheet), votes(one.sheet)],
            sheet: votes(one.sheet),
          })),
          paper('replaces what is not there', 'V20', (one) => ({ ...one, replaces: 's9' })),
          paper('of the electronic channel', 'V20', (one) => ({
            ...one,
            sheet: { ...one.sheet, channel: 'electronic-1' },
            entries: one.entries.map((row) => ({ ...row, channel: 'electronic-1' })),
          })),
          paper('more returned than issued', null, (one) => ({
            ...one,
            sheet: { ...one.sheet, returned: 99 },
          })),
        ]
      : []),
    ...(has('ruling')
      ? [
          mutant(
            'ruling on somebody nobody wrote in',
            'V21',
            edited(events, 'ruling', (one) => ({ ...one, person: 'w1' })),
          ),
        ]
      : []),
    ...(has('names')
      ? [
          mutant(
            'names missing',
            'V19',
            events.filter(({ type }) => type !== 'names'),
          ),
          mutant(
            'names of others',
            'V19',
            edited(events, 'names', (all) => all.map((one) => ({ ...one, id: 'w0' }))),
          ),
        ]
      : []),
    ...(has('certify')
      ? [
          mutant(
            'a certificate bent',
            'V06',
            edited(events, 'certify', (one) => ({ ...one, sig: bent(one.sig) })),
            { sign: false },
          ),
          mutant(
            'a certificate of nobody',
            'V06',
            edited(events, 'certify', (one) => ({ ...one, observer: 9 })),
            { sign: false },
          ),
          mutant(
            'a decision signed before',
            'V06',
            edited(events, 'close', (one) => ({ ...one, issued: one.issued })).toSpliced(2, 1, {
              type: 'open-casting',
              payload: { expected: 500, present: 499 },
            }),
            { sign: false },
          ),
        ]
      : []),
  ];
}
