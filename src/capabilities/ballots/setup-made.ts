import { toB64, toHex, utf8 } from '../../engines/ballots/bytes.ts';
import type { Setup } from '../../engines/ballots/model.ts';
import { bodySizeFor, rulesHashOf } from '../../engines/ballots/setup.ts';
import { rulesIn } from '../../engines/counting/count-round.ts';
import { roundKindOf } from '../../engines/counting/replay-step.ts';
import type { Json } from '../../kernel/json.ts';
import { officeKey } from '../elections/conduct.ts';
import type { DueRound } from '../elections/electronic.ts';
import { labelsOf } from '../elections/holding.ts';
import { sha256 } from './board-store.ts';
import type { HeldRound, ObserverRow } from './holding.ts';
import type { Roster } from './roster.ts';

/** What a setup is made of. */
export interface SetupInput extends HeldRound {
  readonly due: DueRound;
  readonly school: string;
  readonly names: Readonly<Record<string, string>>;
  /** The server's modulus and the box's key. */
  readonly modulus: Uint8Array;
  readonly box: Uint8Array;
  readonly roster: Roster | null;
  readonly page: string | null;
}

interface PublicKeys {
  readonly ed25519: string;
  readonly x25519: string | null;
  readonly rsa: string | null;
}

function observerIn({ number, personId, keys, proof }: ObserverRow, names: SetupInput['names']) {
  const { ed25519, x25519, rsa } = keys as unknown as PublicKeys;
  return { number, name: names[personId] ?? '', ed25519, x25519, rsa, proof: proof ?? '' };
}

/** Whether somebody can be written in in a round that is due: among the tied, nobody. */
export const takesWriteIns = ({ election, due }: Pick<SetupInput, 'election' | 'due'>): boolean =>
  rulesIn(election.rules.counting, roundKindOf(due.call)).writeIns !== 'off';

/** The id of a candidate on the board: `c1`, `c2`, … in the order of the office's first list. */
export const boardId = ({ listed }: Pick<DueRound, 'listed'>, personId: string): string =>
  `c${listed.indexOf(personId) + 1}`;

/** The setup of a round, docs/ballot-protocol.md, section 3. */
export function makeSetup(input: SetupInput): Setup {
  const { election, observers, due, roster, round: row } = input;
  const { call, at } = due;
  const labels = labelsOf(election.candidates);
  const candidates = call.candidates.map((id) => ({
    id: boardId(due, id),
    name: labels[id] ?? input.names[id] ?? '',
  }));
  const rules = election.rules.counting;
  const office = { id: officeKey(at.office.number), title: at.office.title };
  const round = {
    number: call.round,
    kind: roundKindOf(call),
    lawNumber: call.number,
    tieNumber: call.tieNumber,
    seats: call.seats,
    contest: call.contest,
  };
  const seen = observers.map((one) => observerIn(one, input.names));
  const second = seen.flatMap(({ number, rsa }) => (rsa === null ? [] : [{ by: number, n: rsa }]));
  return {
    v: 1,
    school: input.school,
    title: election.row.title,
    elects: { body: election.row.electorName, on: election.row.day },
    office,
    round,
    candidates,
    rules,
    rulesHash: rulesHashOf(sha256, { candidates, office, round, rules }),
    roster:
      roster === null ? null : { n: roster.people.length, root: toHex(sha256(utf8(roster.list))) },
    issuers: [{ by: 'server', n: toB64(input.modulus) }, ...second],
    seal: row.threshold === null ? null : { threshold: row.threshold },
    observers: seen,
    box: toB64(input.box),
    bodySize: bodySizeFor({
      candidates: candidates.length,
      seats: call.seats,
      writeIns: roster === null ? 'off' : rules.writeIns,
      rosterSize: roster?.people.length ?? null,
    }),
    leastVoters: row.leastVoters,
    page: input.page,
  };
}

/** What the journal keeps of a setup that was made. */
export const setupKept = ({ seal, observers, issuers, roster }: Setup): Json => ({
  sealed: seal !== null,
  observers: observers.length,
  issuers: issuers.length,
  roster: roster?.n ?? null,
});
