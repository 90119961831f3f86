import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { replayElection } from '../replay-election.ts';
import type { Replay, ReplayFault } from '../replay-model.ts';
import { checkSlate } from '../slate.ts';
import type { ClaimedOffice, CountContent, CountFile, Sha256 } from './model.ts';
import { claimOf, countHash } from './publish.ts';

/** What is checked of a published count, by number; the numbers never change their meaning. */
export const countChecks = {
  S01: 'fingerprint',
  S02: 'offices',
  S03: 'slate',
  S04: 'rounds',
  S05: 'sheets',
  S06: 'entries',
  S07: 'accounting',
  S08: 'resolutions',
  S09: 'finished',
  S10: 'elected',
  S11: 'seats',
  S12: 'names',
  S13: 'declined',
} as const;

/** The number of a check. */
export type CountCheck = keyof typeof countChecks;

/** One thing that does not hold, and where: `office-1`, `office-1/2` (its second round), and what in it. */
export interface CountFailure {
  readonly check: CountCheck;
  readonly place: string;
  /** What precisely: a fault of the record, a fault of a sheet, a breach of the list; empty where the check says it. */
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a reader learns of a count without the database it came from. */
export interface CountVerification {
  readonly failures: readonly CountFailure[];
  /** Everything computed again from the sheets. */
  readonly replay: Replay;
}

function failure(
  check: CountCheck,
  place: string,
  code = '',
  values: CountFailure['values'] = {},
): CountFailure {
  return { check, place, code, values };
}

const checkOfFault: Readonly<Record<ReplayFault['code'], CountCheck>> = {
  'office-unknown': 'S02',
  'office-twice': 'S02',
  'round-twice': 'S04',
  'round-gap': 'S04',
  'round-not-called': 'S04',
  'round-unknown': 'S04',
  'channel-twice': 'S04',
  'channel-unknown': 'S05',
  'sheet-id-twice': 'S05',
  'sheet-chain': 'S05',
  'sheet-not-agreed': 'S06',
  'resolution-twice': 'S08',
  'resolution-not-open': 'S08',
  'resolution-names': 'S08',
  'declined-not-elected': 'S13',
};

const placeOf = (office: string, round: number | null, thing = ''): string =>
  [office, ...(round === null ? [] : [round]), ...(thing === '' ? [] : [thing])].join('/');

/** Every office is titled once and claimed once. */
function officeFailures({ record, offices, claimed }: CountContent): readonly CountFailure[] {
  const ids = record.offices.map(({ id }) => id);
  const same = (those: readonly string[]): boolean =>
    those.length === ids.length && ids.every((id) => those.includes(id));
  return same(offices.map(({ id }) => id)) && same(claimed.map(({ office }) => office))
    ? []
    : [failure('S02', '')];
}

function slateFailures({ record, offices }: CountContent): readonly CountFailure[] {
  return record.offices.flatMap((office) => {
    const titled = offices.find(({ id }) => id === office.id);
    const overridden = titled !== undefined && titled.override !== null;
    const { breaches } = checkSlate({ ...office, rules: record.rules, tellers: [] });
    return breaches
      .filter(({ code }) => code === 'candidate-twice' || !overridden)
      .map(({ code, values }) => failure('S03', office.id, code, values));
  });
}

function roundFailures({ offices }: Replay): readonly CountFailure[] {
  return offices.flatMap(({ office, rounds, state }) => [
    ...rounds.flatMap(({ opened, decision }) =>
      decision?.kind === 'inconsistent'
        ? decision.faults.map(({ channel, code, candidate, found, expected }) =>
            failure('S07', placeOf(office, opened.round, channel), code, {
              candidate: candidate ?? '',
              found,
              expected,
            }),
          )
        : [],
    ),
    ...(state.kind === 'complete' ? [] : [failure('S09', office, state.kind)]),
  ]);
}

const inOrder = ({ elected }: ClaimedOffice): string =>
  canonicalJson(
    elected
      .map(({ id, round, by }) => ({ id, round, by }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)) as unknown as Json,
  );

function claimFailures({ claimed }: CountContent, { offices }: Replay): readonly CountFailure[] {
  return offices.flatMap((result) => {
    const claim = claimed.find(({ office }) => office === result.office);
    if (claim === undefined) return [];
    const again = claimOf(result);
    const elected =
      inOrder(claim) === inOrder(again)
        ? []
        : [
            failure('S10', result.office, '', {
              claimed: claim.elected.length,
              recomputed: again.elected.length,
            }),
          ];
    const seats =
      claim.open === again.open && claim.reduced === again.reduced
        ? []
        : [
            failure('S11', result.office, '', {
              claimed: claim.open + claim.reduced,
              recomputed: again.open + again.reduced,
            }),
          ];
    return [...elected, ...seats];
  });
}

/** Candidates and whoever was elected have a name; nobody else has, and nobody two. */
function nameFailures(
  { people, record }: CountContent,
  { offices }: Replay,
): readonly CountFailure[] {
  const wanted = new Set([
    ...record.offices.flatMap(({ candidates }) => candidates),
    ...offices.flatMap(({ elected }) => elected.map(({ id }) => id)),
  ]);
  const named = people.map(({ id }) => id);
  const missing = [...wanted].filter((id) => !named.includes(id));
  const needless = named.filter((id, at) => !wanted.has(id) || named.indexOf(id) !== at);
  return [
    ...missing.map((id) => failure('S12', id, 'missing')),
    ...needless.map((id) => failure('S12', id, 'needless')),
  ];
}

/**
 * Checks a published count by itself: that nothing in it was changed, that its rounds, sheets and resolutions follow
 * one another as the rules have it, and that the claimed result comes out again from the sheets. Reports every failure,
 * each by the number of its check.
 */
export function verifyCount(sha256: Sha256, { content, hash }: CountFile): CountVerification {
  const replay = replayElection(content.record);
  const failures = [
    ...(countHash(sha256, content) === hash ? [] : [failure('S01', '')]),
    ...officeFailures(content),
    ...slateFailures(content),
    ...replay.faults.map(({ code, office, round, thing }) =>
      failure(checkOfFault[code], placeOf(office, round, thing), code),
    ),
    ...roundFailures(replay),
    ...claimFailures(content, replay),
    ...nameFailures(content, replay),
  ];
  return {
    failures: failures.sort((a, b) => (a.check < b.check ? -1 : a.check > b.check ? 1 : 0)),
    replay,
  };
}
