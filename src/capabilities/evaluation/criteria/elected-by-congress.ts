import { factsNamed, placeKey, type FactOf } from '../../../facts/fact.ts';
import type { ElectingBody } from '../../../facts/vocabulary.ts';
import { reasonsOf, type Criterion, type EvaluationContext, type FactReason } from '../context.ts';

const reason = reasonsOf('elected-by-congress');
type Elected = FactOf<'presidium.elected'>;

function isRight(body: ElectingBody, context: EvaluationContext): boolean {
  return body === 'congress' || (body === 'assembly' && context.level === 'second-level');
}

/**
 * The presidium is elected by the congress, not by its committee, standing committee or standing delegates
 * (item 10); at the second level an assembly of all students will do.
 */
export const judgeElectedByCongress: Criterion = (facts, context) => {
  const reasons: FactReason[] = [];
  const all = factsNamed(facts, 'presidium.elected').filter(
    (fact) => fact.value.office !== 'heads',
  );
  const right = all.filter(
    (fact) =>
      isRight(fact.value.by, context) &&
      (fact.value.alternative === null || isRight(fact.value.alternative, context)),
  );
  const seen = new Set<string>();
  for (const fact of all) {
    const { by, alternative } = fact.value;
    if (alternative !== null && !(isRight(by, context) && isRight(alternative, context))) {
      const weak = isRight(by, context) ? alternative : by;
      reasons.push(
        reason(
          'conflict',
          `may-be-elected-by-${weak}`,
          [fact, ...right.slice(0, 1)],
          {},
          'annexes',
        ),
      );
      continue;
    }
    if (isRight(by, context) || seen.has(by)) continue;
    seen.add(by);
    const weight = by === 'party-or-league' || by === 'other' ? 'against' : 'against';
    reasons.push(reason(weight, `elected-by-${by}`, [fact, ...opposing(fact, right)]));
  }
  for (const fact of factsNamed(facts, 'presidium.elector-unlisted'))
    reasons.push(reason('missing', 'elector-unlisted', [fact], { members: fact.value.members }));
  const notHeld = factsNamed(facts, 'congress.not-held')[0];
  const heldAny = factsNamed(facts, 'congress.held').some((fact) => fact.basis !== 'claim');
  if (notHeld && !heldAny && context.level === 'school') {
    reasons.push(reason('ground', 'no-congress', [notHeld]));
  }
  const support =
    right.find((fact) => fact.basis === 'practice') ??
    right.find((fact) => fact.basis !== 'plan') ??
    right[0];
  if (support) reasons.push(reason('support', 'elected-by-congress', [support]));
  return reasons;
};

function opposing(fact: Elected, right: readonly Elected[]): readonly Elected[] {
  return right.filter((other) => placeKey(other.source) !== placeKey(fact.source)).slice(0, 2);
}
