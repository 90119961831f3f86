import { factsNamed, placeKey, type Fact, type FactOf } from '../../../facts/fact.ts';
import { compareFractions, decimalFraction, printsAsPercent } from '../../../kernel/fraction.ts';
import { reasonsOf, type Criterion, type EvaluationContext, type FactReason } from '../context.ts';

const reason = reasonsOf('delegates-elected');
type Part = FactOf<'delegates.part'>;

/** The nominator, where it is another than the class League branch or the student. */
function otherNominator(
  fact: FactOf<'delegates.step'>,
): 'unit-union' | 'unit-league' | 'class' | 'other' | null {
  if (fact.value.step !== 'nominated') return null;
  const { by } = fact.value;
  return by === 'class-league' || by === 'self' ? null : by;
}

function judgePath(facts: readonly Fact[]): readonly FactReason[] {
  const steps = factsNamed(facts, 'delegates.step');
  const reasons: FactReason[] = [];
  const appointed = steps.find((fact) => fact.value.step === 'appointed');
  if (appointed) reasons.push(reason('against', 'appointed', [appointed]));
  const skipped = steps.find((fact) => fact.value.step === 'skipped');
  if (skipped && !appointed) reasons.push(reason('against', 'without-class-league', [skipped]));
  const nominated = steps.filter((fact) => fact.value.step === 'nominated');
  const right = nominated.find(
    (fact) => fact.value.step === 'nominated' && fact.value.by === 'class-league',
  );
  const other = nominated.find((fact) => otherNominator(fact) !== null);
  const by = other ? otherNominator(other) : null;
  if (other && by !== null && (!right || placeKey(right.source) !== placeKey(other.source))) {
    reasons.push(reason('ground', `nominated-by-${by}`, right ? [other, right] : [other]));
  }
  const elected = steps.find((fact) => fact.value.step === 'elected');
  if (right && elected) reasons.push(reason('support', 'path-told', [right, elected]));
  else if (right && !elected && !appointed)
    reasons.push(reason('ground', 'no-election-told', [right]));
  else if (!right && !other && elected && !appointed)
    reasons.push(reason('ground', 'no-nomination-told', [elected]));
  return reasons;
}

function judgeParts(
  parts: readonly Part[],
  total: FactOf<'delegates.total'>,
): readonly FactReason[] {
  const reasons: FactReason[] = [];
  const count = total.value.count;
  for (const part of parts) {
    const whole = part.value.total ?? count;
    if (
      part.value.count !== null &&
      part.value.percent !== null &&
      !printsAsPercent(part.value.count, whole, part.value.percent)
    ) {
      reasons.push(
        reason(
          'conflict',
          'share-differs',
          [part],
          {
            label: part.value.label,
            count: part.value.count,
            total: whole,
            percent: part.value.percent,
          },
          'annexes',
        ),
      );
    }
    // Of a level (本科生, 研究生) so large a number counts its students, not its delegates.
    if (part.value.count !== null && part.value.count > whole && part.value.group !== 'level') {
      reasons.push(
        reason(
          'conflict',
          'part-over-total',
          [part, total],
          { label: part.value.label, count: part.value.count, total: whole },
          'annexes',
        ),
      );
    }
  }
  for (const group of [['level'], ['unit'], ['women', 'men']]) {
    const of = parts.filter(
      (part) => group.includes(part.value.group) && part.value.count !== null,
    );
    const sentences = new Set(of.map((part) => placeKey(part.source)));
    const same = [...new Map(of.map((part) => [part.value.label, part])).values()];
    const first = same[0];
    if (!first || same.length < 2 || (group[0] === 'level' && sentences.size > same.length))
      continue;
    const sum = same.reduce((all, part) => all + (part.value.count ?? 0), 0);
    const whole = first.value.total ?? count;
    if (sum !== whole)
      reasons.push(
        reason(
          'conflict',
          'parts-differ',
          [total, ...same.slice(0, 3)],
          { sum, total: whole },
          'annexes',
        ),
      );
  }
  return reasons;
}

function judgeShares(
  parts: readonly Part[],
  total: FactOf<'delegates.total'>,
  context: EvaluationContext,
  students: number | null,
  minimum: FactOf<'delegates.minimum'> | null,
): readonly FactReason[] {
  const reasons: FactReason[] = [];
  const { percentOfStudents, count } = total.value;
  const known = total.value.students ?? students;
  if (
    known !== null &&
    percentOfStudents !== null &&
    total.value.students !== null &&
    !printsAsPercent(count, known, percentOfStudents)
  ) {
    reasons.push(
      reason(
        'conflict',
        'share-of-students-differs',
        [total],
        { count, students: known, percent: percentOfStudents },
        'annexes',
      ),
    );
  }
  if (known !== null && known > 0) {
    const share = { numerator: count, denominator: known };
    const least = minimum === null ? null : decimalFraction(minimum.value.percent);
    if (
      minimum &&
      least &&
      compareFractions(share, {
        numerator: least.numerator,
        denominator: least.denominator * 100,
      }) < 0
    ) {
      reasons.push(
        reason(
          'conflict',
          'below-own-minimum',
          [total, minimum],
          { count, students: known, percent: minimum.value.percent },
          'annexes',
        ),
      );
    } else if (compareFractions(share, context.limits.delegatesShare) < 0) {
      reasons.push(reason('ground', 'too-few', [total], { count, students: known }, 'annexes'));
    }
  }
  for (const part of parts.filter((item) => item.value.group === 'non-officer')) {
    const whole = part.value.total ?? count;
    const printed = part.value.percent === null ? null : decimalFraction(part.value.percent);
    const share =
      part.value.count !== null
        ? { numerator: part.value.count, denominator: whole }
        : printed
          ? { numerator: printed.numerator, denominator: printed.denominator * 100 }
          : null;
    if (share && compareFractions(share, context.limits.nonOfficerShare) < 0) {
      reasons.push(
        reason('ground', 'too-many-officers', [part], { label: part.value.label }, 'annexes'),
      );
    }
  }
  return reasons;
}

/** Delegates are recommended by class League branches and elected in their units (item 12); their figures add up. */
export const judgeDelegatesElected: Criterion = (facts, context) => {
  const reasons: FactReason[] = [...judgePath(facts)];
  const totals = factsNamed(facts, 'delegates.total');
  const total = totals[0];
  if (!total) return reasons;
  const other = totals.find((fact) => fact.value.count !== total.value.count);
  if (other)
    reasons.push(
      reason(
        'conflict',
        'totals-differ',
        [total, other],
        { first: total.value.count, other: other.value.count },
        'annexes',
      ),
    );
  const parts = factsNamed(facts, 'delegates.part');
  const students =
    factsNamed(facts, 'school.size').find((fact) => fact.value.students !== null)?.value.students ??
    null;
  return [
    ...reasons,
    ...judgeParts(parts, total),
    ...judgeShares(
      parts,
      total,
      context,
      students,
      factsNamed(facts, 'delegates.minimum')[0] ?? null,
    ),
  ];
};
