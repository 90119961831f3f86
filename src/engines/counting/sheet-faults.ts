import { total, validOf } from './ballots-total.ts';
import type { SheetFault } from './decision.ts';
import { exact } from './exact.ts';
import type { CandidateId, CountingRules, Sheet } from './model.ts';

/** What a sheet is read against. */
export interface SheetContext {
  readonly rules: Pick<CountingRules, 'exactSeats' | 'writeIns'>;
  readonly seats: number;
  readonly candidates: readonly CandidateId[];
}

type Found = Omit<SheetFault, 'channel'>;

const fault = (
  code: SheetFault['code'],
  candidate: CandidateId | null,
  found: number,
  expected: number,
): Found => ({ code, candidate, found, expected });

/** What stands twice in a list. */
function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

function listFaults(sheet: Sheet, { candidates }: SheetContext): readonly Found[] {
  const ids = sheet.candidates.map(({ id }) => id);
  return [
    ...candidates
      .filter((id) => !ids.includes(id))
      .map((id) => fault('candidate-missing', id, 0, 1)),
    ...ids
      .filter((id) => !candidates.includes(id))
      .map((id) => fault('candidate-unknown', id, 1, 0)),
    ...repeated(ids).map((id) => fault('candidate-twice', id, 2, 1)),
  ];
}

function markFaults(sheet: Sheet): readonly Found[] {
  const valid = validOf(sheet);
  return sheet.candidates
    .filter(({ yes, no, abstain }) => yes + no + abstain !== valid)
    .map(({ id, yes, no, abstain }) => fault('marks', id, yes + no + abstain, valid));
}

function writeInFaults(sheet: Sheet, { rules, candidates }: SheetContext): readonly Found[] {
  const valid = validOf(sheet);
  const ids = sheet.writeIns.map(({ id }) => id);
  const votes = total(sheet.writeIns, (one) => one.votes);
  const against = total(sheet.candidates, ({ no }) => no);
  const tooMany = rules.writeIns === 'per-against' && votes > against;
  return [
    ...(rules.writeIns === 'off' && ids.length > 0
      ? [fault('write-in-forbidden', null, votes, 0)]
      : []),
    ...ids.filter((id) => candidates.includes(id)).map((id) => fault('write-in-listed', id, 1, 0)),
    ...repeated(ids).map((id) => fault('write-in-twice', id, 2, 1)),
    ...sheet.writeIns
      .filter((one) => one.votes > valid)
      .map((one) => fault('write-in-above-valid', one.id, one.votes, valid)),
    ...(tooMany ? [fault('write-ins-above-against', null, votes, against)] : []),
  ];
}

function choiceFaults(sheet: Sheet, { rules, seats }: SheetContext): readonly Found[] {
  const most = exact(seats * validOf(sheet));
  const chosen =
    total(sheet.candidates, ({ yes }) => yes) + total(sheet.writeIns, ({ votes }) => votes);
  const wrong = rules.exactSeats ? chosen !== most : chosen > most;
  return wrong ? [fault('choices', null, chosen, most)] : [];
}

/**
 * C3: where one sheet contradicts itself or its list. Each is a slip of counting or typing; nothing may be announced
 * until a corrected sheet replaces it. A sheet with more invalid than returned ballots is told that alone.
 */
export function faultsOfSheet(sheet: Sheet, context: SheetContext): readonly SheetFault[] {
  const { channel, invalid, returned } = sheet;
  const found =
    invalid > returned
      ? [fault('invalid-above-returned', null, invalid, returned)]
      : [
          ...listFaults(sheet, context),
          ...markFaults(sheet),
          ...writeInFaults(sheet, context),
          ...choiceFaults(sheet, context),
        ];
  return found.map((one) => ({ channel, ...one }));
}

/** C3 over all sheets of a round, channels by their name. */
export function sheetFaultsOf(
  sheets: readonly Sheet[],
  context: SheetContext,
): readonly SheetFault[] {
  const twice = repeated(sheets.map(({ channel }) => channel)).map((channel) => ({
    channel,
    ...fault('channel-twice', null, 2, 1),
  }));
  const inOrder = [...sheets].sort((a, b) => (a.channel < b.channel ? -1 : 1));
  return [...twice, ...inOrder.flatMap((one) => faultsOfSheet(one, context))];
}
