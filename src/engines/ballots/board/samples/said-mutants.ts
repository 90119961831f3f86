import { toB64, toHex, utf8 } from '../../bytes.ts';
import type { BoardEvent, Setup } from '../../model.ts';
import { portablePrimitives } from '../../portable-primitives.ts';
import type { BoardCheck } from '../checks.ts';
import { bent, edited, forged, type Mending, type Mutant } from './forge.ts';
import type { SampleBoard } from './sample-board.ts';

const { sha256 } = portablePrimitives;

/** What was said about the box or the meeting, changed one way each. */
export function saidMutants(board: SampleBoard): readonly Mutant[] {
  const { events, ballots } = board;
  const mutant = (
    name: string,
    must: BoardCheck | null,
    changed: readonly BoardEvent[],
    mending?: Mending,
  ): Mutant => ({ name, must, file: () => forged(board, { events: changed, ballots }, mending) });
  const all: readonly (Mutant | null)[] = [
    mutant(
      'box said more',
      'V08',
      edited(events, 'close', (one) => ({ ...one, box: one.box + 1 })),
    ),
    mutant(
      'fewer issued than cast',
      ballots.length > 0 ? 'V09' : 'V10',
      edited(
        edited(events, 'close', (one) => ({
          ...one,
          issued: ballots.length - 1 < 0 ? 0 : ballots.length - 1,
        })),
        'issued',
        (one) => ({ ...one, n: ballots.length - 1 < 0 ? 0 : ballots.length - 1 }),
      ),
    ),
    mutant(
      'issued differ',
      'V09',
      edited(events, 'issued', (one) => ({ ...one, n: one.n + 1 })),
    ),
    mutant(
      'list said more',
      'V08',
      edited(events, 'ballots', (one) => ({ ...one, n: one.n + 1 })),
      { list: false },
    ),
    mutant(
      'list of another root',
      'V08',
      edited(events, 'ballots', (one) => ({ ...one, root: toHex(sha256(utf8(one.root))) })),
      { list: false },
    ),
    mutant(
      'more present than expected',
      'V10',
      edited(events, 'open-casting', (one) => ({ ...one, expected: one.present - 1 })),
    ),
    mutant(
      'more issued than present',
      'V10',
      edited(events, 'open-casting', (one) => ({ ...one, present: 0 })),
    ),
    mutant(
      'tally for one more',
      'V18',
      edited(events, 'tally', (one) => ({
        ...one,
        candidates: one.candidates.map((row, at) =>
          at === 0 ? { ...row, yes: row.yes + 1 } : row,
        ),
      })),
      { tally: false },
    ),
    mutant(
      'tally of fewer invalid',
      'V18',
      edited(events, 'tally', (one) => ({ ...one, invalid: one.invalid + 1 })),
      { tally: false },
    ),
    mutant(
      'tally of another channel',
      'V18',
      edited(events, 'tally', (one) => ({ ...one, channel: 'electronic-2' })),
      { tally: false },
    ),
    mutant(
      'somebody else elected',
      'V19',
      edited(
        events,
        'decision',
        (one) => ({ ...one, elected: one.elected.includes('c1') ? [] : ['c1'] }),
        'last',
      ),
      { decision: false },
    ),
    mutant(
      'another kind of decision',
      'V19',
      edited(
        events,
        'decision',
        (one) => ({ ...one, kind: one.kind === 'void' ? 'decided' : 'void' }),
        'last',
      ),
      { decision: false },
    ),
    mutant(
      'fewer votes needed',
      'V19',
      edited(events, 'decision', (one) => ({ ...one, needed: (one.needed ?? 0) + 1 }), 'last'),
      { decision: false },
    ),
    mutant(
      'somebody tied',
      'V19',
      edited(events, 'decision', (one) => ({ ...one, tied: [...one.tied, 'c9'] }), 'last'),
      { decision: false },
    ),
    mutant(
      'a seat left open',
      'V19',
      edited(events, 'decision', (one) => ({ ...one, open: (one.open ?? 0) + 1 }), 'last'),
      { decision: false },
    ),
    mutant('void after all, and going on', 'V03', [
      ...events.slice(0, 3),
      { type: 'void', payload: { reason: '停' } },
      ...events.slice(3),
    ]),
  ];
  return all.flatMap((one) => one ?? []);
}

/** The setup changed one way each; the forger has no tokens for another. */
export function setupMutants(board: SampleBoard): readonly Mutant[] {
  const { events, ballots, setup } = board;
  const cast: BoardCheck | null = ballots.length > 0 ? 'V12' : null;
  const mutant = (
    name: string,
    must: BoardCheck | null,
    change: (one: Setup) => Setup,
  ): Mutant => ({
    name: `setup: ${name}`,
    must,
    file: () => forged(board, { events: edited(events, 'setup', change), ballots }),
  });
  const [observer] = setup.observers;
  const withObserver =
    (change: Partial<Setup['observers'][number]>) =>
    (one: Setup): Setup => ({
      ...one,
      observers: one.observers.map((row, at) => (at === 0 ? { ...row, ...change } : row)),
    });
  return [
    ...(cast === null ? [] : [mutant('title', cast, (one) => ({ ...one, title: '另一次选举' }))]),
    mutant('seats', 'V07', (one) => ({
      ...one,
      round: { ...one.round, seats: one.round.seats + 1 },
    })),
    mutant('a name', 'V07', (one) => ({
      ...one,
      candidates: one.candidates.map((row) => ({ ...row, name: `${row.name}们` })),
    })),
    mutant('the same candidate twice', 'V07', (one) => ({
      ...one,
      candidates: one.candidates.map((row) => ({ ...row, name: '甲' })),
    })),
    mutant('rules', 'V07', (one) => ({
      ...one,
      rules: { ...one.rules, quorum: { n: 1, d: 2, op: '>' } },
    })),
    mutant('hash of the rules', 'V07', (one) => ({
      ...one,
      rulesHash: toHex(sha256(utf8(one.rulesHash))),
    })),
    mutant('body size', 'V07', (one) => ({ ...one, bodySize: one.bodySize + 64 })),
    mutant('many voters wanted', 'V10', (one) => ({ ...one, leastVoters: 1000 })),
    mutant('a modulus', 'V04', (one) => ({
      ...one,
      issuers: one.issuers.map((row) => ({ ...row, n: `A${row.n.slice(1)}` })),
    })),
    ...(observer === undefined
      ? []
      : [
          mutant('a proof', 'V04', withObserver({ proof: bent(observer.proof) })),
          mutant('a certifying key', 'V04', withObserver({ ed25519: bent(observer.ed25519) })),
          mutant('a number', 'V04', withObserver({ number: 9 })),
          mutant(
            'a sealing key',
            'V04',
            withObserver({ x25519: observer.x25519 === null ? observer.ed25519 : null }),
          ),
          mutant(
            'a sealing key of small order',
            'V04',
            withObserver({ x25519: toB64(new Uint8Array(32)) }),
          ),
          mutant(
            'somebody else signs tokens',
            'V04',
            withObserver({ rsa: bent(setup.issuers[0]?.n ?? '', 8) }),
          ),
        ]),
    mutant('a threshold', 'V04', (one) => ({ ...one, seal: { threshold: 9 } })),
  ];
}
