import { ballotValues } from './fill-ballots.ts';
import type { FilledSchool } from './fill.ts';

const { blinded, keys, opening, signature } = ballotValues;

/** Inputs of rounds by phone; see `shapes.ts`. */
export const ballotShapes: Readonly<Record<string, (school: FilledSchool) => readonly object[]>> = {
  'ballot.prepare': ({ elections, hall, administrator }) => {
    const place = { electionId: elections.published, office: 1 };
    return [
      { ...place, secrecy: 'server' },
      {
        ...{ ...place, sittingId: hall.open, threshold: 1 },
        coIssuerId: administrator.personId,
      },
    ];
  },
  'ballot.offer-keys': ({ ballots }) => [{ roundId: ballots.offering, ...keys }],
  'ballot.begin': ({ ballots }) => [{ roundId: ballots.keys }],
  'ballot.issue': ({ ballots }) => [{ roundId: ballots.issuing, blinded: [blinded, blinded] }],
  'ballot.co-sign': ({ ballots }) => [
    { roundId: ballots.issuing, signed: [{ personId: ballots.asked, signature }] },
  ],
  'ballot.hand-paper': ({ ballots }) => [{ roundId: ballots.issuing, personId: ballots.free }],
  'ballot.take-paper-back': ({ ballots }) => [
    { roundId: ballots.issuing, personId: ballots.onPaper },
  ],
  'ballot.call': ({ ballots }) => [{ roundId: ballots.issuing, personId: ballots.free }],
  'ballot.mark-present': ({ ballots, here }) => [{ roundId: ballots.keys, personId: here.student }],
  'ballot.open-casting': ({ ballots }) => [{ roundId: ballots.full, tellersApproved: true }],
  'ballot.close': ({ ballots }) => [{ roundId: ballots.casting }],
  'ballot.open-seal': ({ ballots }) => [{ roundId: ballots.sealed, x25519: opening }],
  'ballot.conclude': ({ ballots }) => [{ roundId: ballots.announced }],
  'ballot.certify': ({ ballots }) => [{ roundId: ballots.counted, sig: ballots.certificate }],
  'ballot.void': ({ ballots }) => [{ roundId: ballots.keys, reason: '重来' }],
  'ballot.holders': ({ ballots }) => [{ roundId: ballots.issuing }],
  'ballot.issued': ({ ballots }) => [{ roundId: ballots.counted }],
  'ballot.board': ({ ballots }) => [{ roundId: ballots.announced }],
  'ballot.kiosk-mine': ({ ballots }) => [{ token: ballots.token, code: ballots.code }],
  'ballot.kiosk-issue': ({ ballots }) => [
    {
      ...{ token: ballots.token, code: ballots.code, roundId: ballots.issuing },
      blinded: [blinded, blinded],
    },
  ],
  'ballot.kiosk-roster': ({ ballots }) => [{ token: ballots.token, roundId: ballots.issuing }],
};
