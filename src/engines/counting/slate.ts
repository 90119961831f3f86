import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { dividedDown, exact } from './exact.ts';
import type { CandidateId, Contest, CountingRules } from './model.ts';
import { marginOf } from './next-step.ts';

/** A list before its round opens. */
export interface Slate {
  readonly rules: Pick<CountingRules, 'margin' | 'marginMost'>;
  readonly seats: number;
  readonly contest: Contest;
  readonly candidates: readonly CandidateId[];
  /** 监票人 and 计票人, named as candidates are. */
  readonly tellers: readonly CandidateId[];
}

/** How many candidates a list must and may have, and what is wrong with it. */
export interface SlateCheck {
  readonly seats: number;
  readonly candidates: number;
  readonly least: number;
  /** Null where there is no limit. */
  readonly most: number | null;
  /**
   * `slate-too-short`, `slate-too-long` (values: candidates, seats, least, most), `slate-not-equal` (candidates, seats),
   * `candidate-twice`, `teller-is-candidate` (field: place in the list or among the tellers). Empty: the round may open.
   */
  readonly breaches: readonly Refusal[];
}

/** Least and most candidates for a number of seats: 等额 as many as seats, 差额 at least ⌈S·δ⌉ more. */
export function slateLimits({
  rules,
  seats,
  contest,
}: Pick<Slate, 'rules' | 'seats' | 'contest'>): Pick<SlateCheck, 'least' | 'most'> {
  if (contest === 'equal') return { least: seats, most: seats };
  const least = seats + marginOf(seats, rules.margin);
  if (rules.marginMost === null) return { least, most: null };
  const most = seats + dividedDown(exact(seats * rules.marginMost.n), rules.marginMost.d);
  return { least, most: most > least ? most : least };
}

function lengthBreach(
  { seats, contest, candidates }: Slate,
  limits: ReturnType<typeof slateLimits>,
): readonly Refusal[] {
  const count = candidates.length;
  const { least, most } = limits;
  if (contest === 'equal' && count !== seats)
    return [refusal('slate-not-equal', 'candidates', { candidates: count, seats })];
  if (count < least)
    return [refusal('slate-too-short', 'candidates', { candidates: count, seats, least })];
  if (most !== null && count > most)
    return [refusal('slate-too-long', 'candidates', { candidates: count, seats, most })];
  return [];
}

/** C8: whether a list fits its seats, names nobody twice, and names no teller. An override with a reason is the caller's. */
export function checkSlate(slate: Slate): SlateCheck {
  const { candidates, tellers, seats } = slate;
  const limits = slateLimits(slate);
  const twice = candidates.flatMap((id, at) =>
    candidates.indexOf(id) < at ? [refusal('candidate-twice', ['candidates', at])] : [],
  );
  const both = tellers.flatMap((id, at) =>
    candidates.includes(id) ? [refusal('teller-is-candidate', ['tellers', at])] : [],
  );
  const breaches = [...lengthBreach(slate, limits), ...twice, ...both];
  return { seats, candidates: candidates.length, ...limits, breaches };
}
