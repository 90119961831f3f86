import { foldText } from '../../engines/documents/fold.ts';
import type { Fact } from '../../facts/fact.ts';
import type { PartialDay } from '../../kernel/day.ts';
import type { FormReading, ItemReading } from './model.ts';
import { daysIn } from './statements/congress.ts';

function sourceOf(item: ItemReading): { kind: 'quote'; start: number; end: number } | null {
  const span = item.remarkSpan ?? item.span;
  return span === null ? null : { kind: 'quote', start: span.start, end: span.end };
}

/** The last day of a congress of several days, where the remark gives a range. */
function lastDayOf(item: ItemReading): PartialDay | null {
  return daysIn(foldText(item.remark ?? '').text)[0]?.last ?? null;
}

function claimOf(item: ItemReading): Fact | null {
  const source = sourceOf(item);
  if (source === null || item.level !== 'school') return null;
  const base = {
    level: item.level,
    basis: 'claim',
    grain: 'aggregate',
    coverage: 'partial',
    source,
  } as const;
  const amount = item.number === null ? null : { min: item.number, max: item.number };
  switch (item.criterion) {
    case 'staff-cap':
      return amount && { ...base, name: 'staff.count', value: amount, day: null };
    case 'presidium-cap':
      return amount && { ...base, name: 'presidium.count', value: amount, day: null };
    case 'department-cap':
      return amount && { ...base, name: 'department.count', value: amount, day: null };
    case 'congress-held':
      if (item.claim === 'no')
        return { ...base, name: 'congress.not-held', value: { why: 'not-held' }, day: null };
      return (
        item.date && {
          ...base,
          name: 'congress.held',
          value: { ordinal: null, lastDay: lastDayOf(item), earlier: false },
          day: item.date,
        }
      );
    default:
      return null;
  }
}

/** What the form states, as facts of basis `claim`: figures and the day of the congress. */
export function claimsOf(form: FormReading): readonly Fact[] {
  return form.items.map(claimOf).filter((fact) => fact !== null);
}
