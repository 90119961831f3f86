import type { Choices, Setup } from '../../engines/ballots/model.ts';

/** 赞成, 反对, 弃权, or nothing marked: the letters of a ballot. */
export type MarkLetter = 'Y' | 'N' | 'A' | '-';

/** A ballot while it is filled in. */
export interface Marking {
  /** One for each candidate, in order. */
  readonly marks: readonly MarkLetter[];
  /** Numbers of people written in. */
  readonly written: readonly number[];
}

/** What a ballot is filled in by. */
export type BallotForm = Pick<Setup, 'candidates' | 'rules' | 'round' | 'roster'>;

/** Why a ballot cannot be cast as it stands: it would be 废票. */
export type NotYet =
  | { readonly code: 'over'; readonly seats: number }
  | { readonly code: 'exact'; readonly seats: number; readonly chosen: number }
  | { readonly code: 'against'; readonly written: number; readonly against: number }
  | { readonly code: 'blank' };

/** A ballot with nothing on it. */
export function blankMarking({ candidates }: BallotForm): Marking {
  return { marks: candidates.map(() => '-'), written: [] };
}

const count = ({ marks }: Marking, letter: MarkLetter): number =>
  marks.filter((one) => one === letter).length;

/** How many are chosen: marked 赞成 or written in. */
export function chosenOf(marking: Marking): number {
  return count(marking, 'Y') + marking.written.length;
}

/** Whether somebody not on the list can be written in. Among the tied nobody can (counting's rules of a tie round). */
export function takesWriteIns({ rules, round, roster }: BallotForm): boolean {
  return roster !== null && rules.writeIns !== 'off' && round.kind !== 'tie';
}

/** Whether one more may be chosen. */
export function hasSeatLeft(form: BallotForm, marking: Marking): boolean {
  return chosenOf(marking) < form.round.seats;
}

/** A candidate marked; the same marking where there would be more chosen than seats. */
export function mark(
  form: BallotForm,
  marking: Marking,
  { place, letter }: { readonly place: number; readonly letter: MarkLetter },
): Marking {
  const full = letter === 'Y' && marking.marks[place] !== 'Y' && !hasSeatLeft(form, marking);
  if (full) return marking;
  return { ...marking, marks: marking.marks.map((one, at) => (at === place ? letter : one)) };
}

/** Somebody written in, once; the same marking where there is no seat left. */
export function writeIn(form: BallotForm, marking: Marking, person: number): Marking {
  if (marking.written.includes(person) || !hasSeatLeft(form, marking)) return marking;
  const written = [...marking.written, person].sort((one, other) => one - other);
  return { ...marking, written };
}

/** Somebody taken off again. */
export function takeOff(marking: Marking, person: number): Marking {
  return { ...marking, written: marking.written.filter((one) => one !== person) };
}

/** Whether nothing at all is marked. */
export function isBlank(marking: Marking): boolean {
  return marking.written.length === 0 && marking.marks.every((one) => one === '-');
}

/** Why a ballot would be invalid under the rules (counting's C4), in the order in which counting asks; or null. */
export function notYet(form: BallotForm, marking: Marking): NotYet | null {
  const { rules, round } = form;
  const chosen = chosenOf(marking);
  const written = marking.written.length;
  const against = count(marking, 'N');
  if (chosen > round.seats) return { code: 'over', seats: round.seats };
  if (rules.exactSeats && chosen !== round.seats)
    return { code: 'exact', seats: round.seats, chosen };
  if (takesWriteIns(form) && rules.writeIns === 'per-against' && written > against)
    return { code: 'against', written, against };
  return rules.blank === 'invalid' && isBlank(marking) ? { code: 'blank' } : null;
}

/** The marking as it stands on the ballot. */
export function choicesOf({ marks, written }: Marking): Choices {
  return { m: marks.join(''), w: written };
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Numbers of the people whose entry in the list holds every part of what was typed; so many at most. */
export function findPeople(
  people: readonly string[],
  typed: string,
  most: number,
): readonly number[] {
  const parts = plain(typed).split(/\s+/u).filter(Boolean);
  const found: number[] = [];
  if (parts.length === 0) return found;
  for (const [number, person] of people.entries()) {
    if (!parts.every((part) => plain(person).includes(part))) continue;
    found.push(number);
    if (found.length === most) break;
  }
  return found;
}
