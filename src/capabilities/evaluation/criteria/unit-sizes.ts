import { factsNamed, type Fact, type FactOf } from '../../../facts/fact.ts';

/** Unions of the second level over a limit, and how many of those listed keep it. */
export interface UnitsOver {
  readonly over: readonly FactOf<'unit.size'>[];
  readonly conforming: number;
}

/** Compares the listed unions' staff or presidium with the limit; unknown sizes count for neither side. */
export function unitsOver(
  facts: readonly Fact[],
  of: 'staff' | 'presidium',
  limit: number,
): UnitsOver {
  const sizes = factsNamed(facts, 'unit.size').filter((fact) => fact.value[of] !== null);
  const over = sizes.filter((fact) => (fact.value[of] ?? 0) > limit);
  return { over, conforming: sizes.length - over.length };
}
