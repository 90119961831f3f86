import type { StatedValue } from '../../charter/in-force.ts';
import type { Fact, FactName, FactOf, RecordSource, RecordThing } from '../../facts/fact.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { EvidenceRows } from './evidence-reads.ts';
import type { UnionOnDay } from './unions/model.ts';

/** Everything the facts of one union are made of. */
export interface UnionCase {
  readonly union: UnionOnDay;
  readonly rows: EvidenceRows;
  readonly stated: readonly StatedValue[];
  readonly asOf: Day;
  /** Unions of the second level of the same kind. */
  readonly secondLevel: number;
}

/** A row of the records. */
export const record = (thing: RecordThing, id: Uuid): RecordSource => ({
  kind: 'record',
  thing,
  id,
});

/** Makes a fact of a union: practice, in whole, of the day asked for, unless said otherwise. */
export function factOf<N extends FactName>(
  { union, asOf }: UnionCase,
  name: N,
  value: FactOf<N>['value'],
  parts: Partial<Pick<FactOf<N>, 'basis' | 'grain' | 'day' | 'source'>> = {},
): Fact {
  const fact: FactOf<N> = {
    ...{ name, value, level: union.unitId === null ? 'school' : 'second-level' },
    ...{ basis: 'practice', grain: 'aggregate', coverage: 'complete' },
    ...{ day: asOf as unknown as PartialDay, source: record('body', union.id), ...parts },
  };
  // A union of all names is what `Fact` is; the compiler cannot follow one name through it.
  return fact as unknown as Fact;
}
