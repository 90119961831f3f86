import { factsNamed, placeKey, type Fact } from '../../../facts/fact.ts';
import type { CandidateStep } from '../../../facts/vocabulary.ts';
import { reasonsOf, type Criterion, type FactReason } from '../context.ts';

const reason = reasonsOf('candidate-vetting');
const path: readonly CandidateStep[] = [
  'unit-league-recommends',
  'unit-party-agrees',
  'student-affairs-reviews',
  'league-reviews',
  'party-committee-decides',
];

/** Of everybody who holds a post now: which steps of the path the records show. */
function judgeVetted(facts: readonly Fact[]): readonly FactReason[] {
  const vetted = factsNamed(facts, 'candidate.vetted');
  const first = vetted[0];
  if (!first) return [];
  const lacking = vetted.filter((fact) => fact.value.lacking.length > 0);
  return lacking.length === 0
    ? [reason('support', 'all-vetted', [first], { count: vetted.length })]
    : [
        reason('missing', 'steps-unrecorded', lacking, {
          count: lacking.length,
          of: vetted.length,
          row: lacking[0]?.value.row ?? 0,
        }),
      ];
}

/**
 * Presidium candidates: unit League recommends, unit Party agrees, student affairs and League committee
 * review together, Party committee decides. Department members: unit League recommends, both review (item 9).
 */
export const judgeCandidateVetting: Criterion = (facts) => {
  const reasons: FactReason[] = [...judgeVetted(facts)];
  const steps = factsNamed(facts, 'candidate.step').filter((fact) => fact.value.of === 'presidium');
  const told = path.filter((step) => steps.some((fact) => fact.value.step === step));
  const missing = path.filter((step) => !told.includes(step));
  const seen = new Set<string>();
  for (const other of factsNamed(facts, 'candidate.other-path')) {
    const { of, what, by, exclusive } = other.value;
    const key = `${of}:${what}:${placeKey(other.source)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const group = of === 'presidium' ? 'presidium' : 'members';
    if (what === 'nominated') {
      const open = of === 'presidium' && !told.includes('unit-league-recommends');
      if (open) reasons.push(reason('ground', 'presidium-nominated-by-others', [other], { by }));
    } else if (exclusive || what === 'skipped') {
      reasons.push(reason('against', `${group}-${what}-otherwise`, [other], { by }));
    } else {
      reasons.push(reason('ground', `${group}-${what}-by-others`, [other], { by }));
    }
  }
  const section = factsNamed(facts, 'candidate.section')[0];
  if (told.length === 0) {
    if (section && reasons.length === 0)
      reasons.push(reason('ground', 'no-vetting-told', [section]));
    return reasons;
  }
  if (missing.length === 0) reasons.push(reason('support', 'path-told', steps.slice(0, 2)));
  else if (told.length >= 2 || section) {
    const last = steps.at(-1);
    if (last)
      reasons.push(
        reason('ground', 'steps-missing', [last], {
          missing: missing.map((step) => `{step.${step}}`).join('、'),
        }),
      );
  }
  const elected = factsNamed(facts, 'presidium.elected').find(
    (fact) => fact.value.office === 'heads',
  );
  if (elected) reasons.push(reason('ground', 'heads-elected', [elected]));
  return reasons;
};
