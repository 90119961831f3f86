import type { CandidateId, Sheet } from '../../counting/model.ts';
import { isAgreed } from '../../counting/sheet-chain.ts';
import { electronicChannel, type PayloadOf } from '../model.ts';
import { failed, type BoardFailure } from './checks.ts';

/** A sheet of ballots on paper, as the board has it. */
export type PaperSheet = PayloadOf<'paper-sheet'>;

/** Somebody written in who cannot be elected, as the board has it. */
export type Ruling = PayloadOf<'ruling'>;

/** Sheets that no later one replaces, in the order of the board. */
export function sheetsInForce(sheets: readonly PaperSheet[]): readonly Sheet[] {
  return sheets
    .filter(({ id }, at) => !sheets.slice(at + 1).some(({ replaces }) => replaces === id))
    .map(({ sheet }) => sheet);
}

/** V20: entered by two alike; a box has one first sheet, and each later one replaces one before it of the same box. */
export function paperFailures(sheets: readonly PaperSheet[]): readonly BoardFailure[] {
  return sheets.flatMap((one, at) => {
    const { id, replaces, sheet } = one;
    const before = sheets.slice(0, at);
    const replaced = before.find((other) => other.id === replaces);
    const chained =
      replaces === null
        ? before.every((other) => other.sheet.channel !== sheet.channel)
        : replaced !== undefined && replaced.sheet.channel === sheet.channel;
    const wrong: readonly (readonly [boolean, string])[] = [
      [sheet.channel === electronicChannel, 'channel'],
      [!isAgreed({ kind: 'sheet', office: '', round: 1, ...one }, 'paper'), 'entries'],
      [before.some((other) => other.id === id), 'twice'],
      [!chained, 'replaces'],
      [replaces !== null && before.some((other) => other.replaces === replaces), 'replaced-twice'],
    ];
    return wrong.flatMap(([is, code]) => (is ? [failed('V20', `sheet-${id}`, code)] : []));
  });
}

/** V21: every ruling is of somebody who was written in, and nobody is ruled on twice. */
export function rulingFailures(
  rulings: readonly Ruling[],
  sheets: readonly Sheet[],
): readonly BoardFailure[] {
  const written = new Set<CandidateId>(
    sheets.flatMap(({ writeIns }) => writeIns.map(({ id }) => id)),
  );
  return rulings.flatMap(({ person }, at) => {
    const place = `person-${person}`;
    const again = rulings.slice(0, at).some((other) => other.person === person);
    return [
      ...(written.has(person) ? [] : [failed('V21', place, 'not-written-in')]),
      ...(again ? [failed('V21', place, 'twice')] : []),
    ];
  });
}
