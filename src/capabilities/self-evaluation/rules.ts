import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { Day } from '../../kernel/day.ts';
import type { AttestableCriterion, AttestationDetail, EnteredForm } from './model.ts';

/** An attestation as asked. */
export interface AskedAttestation {
  readonly criterion: AttestableCriterion;
  readonly day: Day;
  readonly until: Day | null;
  readonly detail: AttestationDetail;
  readonly today: Day;
}

/** Refuses a word about the future, a span turned round, and a training without its season. */
export function judgeAttestation(asked: AskedAttestation): readonly Refusal[] {
  const { criterion, day, until, detail, today } = asked;
  return [
    ...(day > today ? [refusal('attested-future', 'day', { today })] : []),
    ...(until !== null && until < day ? [refusal('dates-reversed', 'until', { since: day })] : []),
    ...(criterion === 'training' && !detail.season ? [refusal('season-missing', 'season')] : []),
  ];
}

/** Refuses two items of one number, a heading over no rows, and numbers that leave a gap or do not begin at 1. */
export function judgeEnteredForm({ items, groups }: EnteredForm): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  items.forEach(({ level, no, row }, index) => {
    const key = `${level} ${no} ${row}`;
    if (seen.has(key)) refusals.push(refusal('item-twice', ['items', index, 'no'], { no }));
    seen.add(key);
  });
  for (const level of ['school', 'second-level'] as const) {
    const numbers = new Set(items.filter((item) => item.level === level).map(({ no }) => no));
    const gap = [...Array(Math.max(0, ...numbers)).keys()].find((no) => !numbers.has(no + 1));
    if (gap !== undefined) refusals.push(refusal('item-gap', 'items', { no: gap + 1 }));
  }
  groups.forEach(({ level, no }, index) => {
    if (!items.some((item) => item.level === level && item.no === no && item.row !== null))
      refusals.push(refusal('heading-alone', ['groups', index], { no }));
  });
  if (!items.some(({ level }) => level === 'school'))
    refusals.push(refusal('no-school-items', 'items'));
  return refusals;
}
