import type { CountContent, CountFile } from '../../../counting/published/model.ts';
import { countHash } from '../../../counting/published/publish.ts';
import { toHex } from '../../bytes.ts';
import { portablePrimitives } from '../../portable-primitives.ts';
import type { SampleBoard } from './sample-board.ts';

/** The count file of an election of which a sample board is the first round; seats and names may be others. */
export function countFileOf(
  { setup }: SampleBoard,
  other: { readonly seats?: number; readonly names?: readonly string[] } = {},
): CountFile {
  const { round, rules, office, elects, school, title } = setup;
  const names = other.names ?? setup.candidates.map(({ name }) => name);
  const candidates = names.map((_, at) => `candidate-${at + 1}`);
  const content: CountContent = {
    version: 1,
    school,
    title,
    elects,
    offices: [{ id: 'office-1', title: office.title, override: null }],
    people: names.map((name, at) => ({ id: candidates[at] ?? '', name })),
    record: {
      rules,
      offices: [
        {
          id: 'office-1',
          seats: other.seats ?? round.seats,
          contest: round.contest,
          candidates,
        },
      ],
      events: [
        {
          kind: 'round-opened',
          office: 'office-1',
          round: 1,
          is: 'first',
          expected: 10,
          present: 10,
          channels: [{ id: 'electronic-1', kind: 'electronic' }],
        },
      ],
    },
    claimed: [{ office: 'office-1', elected: [], open: 0, reduced: 0 }],
  };
  const sha256 = (bytes: Uint8Array): string => toHex(portablePrimitives.sha256(bytes));
  return { kind: 'mingzhang-count', content, hash: countHash(sha256, content) };
}
