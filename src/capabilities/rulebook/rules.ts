import type { DocumentKind } from '../../charter/model.ts';
import type { Day } from '../../kernel/day.ts';
import { compareFractions, type Fraction } from '../../kernel/fraction.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { Decider, DraftArticle, EditionStanding, Measure, MeasureStanding } from './model.ts';

/** Bodies of the union, the highest first. Organs outside it decide only where a provision names them. */
const ladder: readonly Decider[] = ['congress', 'standing-delegates', 'committee', 'presidium'];

/** Whether a body may decide where `least` must decide at least. */
export function mayDecide(decider: Decider, least: Decider): boolean {
  if (decider === least) return true;
  const [own, asked] = [ladder.indexOf(decider), ladder.indexOf(least)];
  return own !== -1 && asked !== -1 && own < asked;
}

/** The charter and the rules of the congress are of one rank; all others below it. */
export const isConstitutional = (kind: DocumentKind): boolean =>
  kind === 'charter' || kind === 'congress-rules';

/** A decision as it is told. */
export interface TakenDecision {
  readonly decidedBy: Decider;
  readonly decidedOn: Day;
  readonly inFavour: number | null;
  readonly present: number | null;
  readonly paper: string | null;
}

/** What a decision is measured by. */
export interface DecisionRule {
  readonly least: Decider;
  /** Share of those present that must be in favour; null where no share is asked. */
  readonly majority: Fraction | null;
  readonly today: Day;
}

/** Codes of `judgeDecision`. */
export const decisionRefusals = [
  'decider-not-congress',
  'decider-not-standing-delegates',
  'decider-not-committee',
  'decider-not-presidium',
  'decider-not-league-committee',
  'decider-not-party-committee',
  'decision-to-come',
  'decision-unproven',
  'votes-one-sided',
  'votes-impossible',
  'majority-not-reached',
] as const;

/** Why a decision puts nothing in force. Articles 附则 of charters: who amends, and by which majority. */
export function judgeDecision(
  decision: TakenDecision,
  { least, majority, today }: DecisionRule,
): readonly Refusal[] {
  const { decidedBy, decidedOn, inFavour, present, paper } = decision;
  const found: Refusal[] = [];
  if (!mayDecide(decidedBy, least)) found.push(refusal(`decider-not-${least}`, 'decidedBy'));
  if (decidedOn > today) found.push(refusal('decision-to-come', 'decidedOn', { today }));
  if ((inFavour === null) !== (present === null))
    found.push(refusal('votes-one-sided', inFavour === null ? 'inFavour' : 'present'));
  else if (inFavour === null || present === null) {
    if (paper === null) found.push(refusal('decision-unproven', 'paper'));
  } else if (inFavour > present || present === 0)
    found.push(refusal('votes-impossible', 'inFavour', { inFavour, present }));
  else if (
    majority !== null &&
    compareFractions({ numerator: inFavour, denominator: present }, majority) < 0
  ) {
    const needed = `${majority.numerator}/${majority.denominator}`;
    found.push(refusal('majority-not-reached', 'inFavour', { inFavour, present, needed }));
  }
  return found;
}

/** Articles that have the number of an earlier one. */
export const numbersTwice = (articles: readonly DraftArticle[]): readonly string[] =>
  articles.flatMap(({ number }, at) =>
    articles.findIndex((one) => one.number === number) < at ? [number] : [],
  );

/** Where an edition stands on a day. `repealed`: a decision ended it; else it ends only for a newer one or by its own words. */
export function standingOf(
  { since, until }: { readonly since: Day; readonly until: Day | null },
  { repealed, today }: { readonly repealed: boolean; readonly today: Day },
): EditionStanding {
  if (today < since) return 'to-come';
  if (until === null || today <= until) return 'in-force';
  return repealed ? 'repealed' : 'replaced';
}

/** Where a measure stands on a day; it is overdue from the day after its last one. */
export function measureStanding({ due, doneOn, droppedOn }: Measure, today: Day): MeasureStanding {
  if (droppedOn !== null) return 'dropped';
  if (doneOn !== null) return 'done';
  return today > due ? 'overdue' : 'open';
}

/** How many characters a misprint may have: more of them in a text that was decided here is an amendment. */
export const misprintAtMost = 20;
