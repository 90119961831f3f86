import type { BallotTotals, VoidReason } from './decision.ts';
import type { CountingRules, RoundInput, Sheet } from './model.ts';
import { needed, passes } from './threshold.ts';

/** 有效票 of a sheet: returned less invalid. */
export const validOf = ({ returned, invalid }: Pick<Sheet, 'returned' | 'invalid'>): number =>
  returned - invalid;

/** The sum of a number over things. */
export function total<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((sum, thing) => sum + of(thing), 0);
}

/** Attendance against the quorum: what a meeting can know before a ballot is issued. */
export function attendanceOf(
  { quorum }: Pick<CountingRules, 'quorum'>,
  expected: number,
  present: number,
): Pick<BallotTotals, 'expected' | 'present' | 'quorum' | 'quorumNeeded'> {
  return { expected, present, quorum, quorumNeeded: needed(expected, quorum) };
}

/** Attendance and ballots over all channels. */
export function ballotTotals({ rules, expected, present, sheets }: RoundInput): BallotTotals {
  return {
    ...attendanceOf(rules, expected, present),
    issued: total(sheets, ({ issued }) => issued),
    returned: total(sheets, ({ returned }) => returned),
    invalid: total(sheets, ({ invalid }) => invalid),
    valid: total(sheets, validOf),
  };
}

/** C1: nobody is present who was not expected, and enough of the expected are. */
export function isQuorate({
  expected,
  present,
  quorum,
}: Pick<BallotTotals, 'expected' | 'present' | 'quorum'>): boolean {
  return present <= expected && passes(present, expected, quorum);
}

/** C2: in no box more ballots than were issued for it, and not more issued than people present. */
export function voidReasons({ sheets, present }: RoundInput): readonly VoidReason[] {
  const above = sheets
    .filter(({ issued, returned }) => returned > issued)
    .map(({ channel, issued, returned }) => ({
      code: 'returned-above-issued' as const,
      channel,
      issued,
      returned,
    }));
  const issued = total(sheets, (one) => one.issued);
  return issued > present ? [...above, { code: 'issued-above-present', issued, present }] : above;
}
