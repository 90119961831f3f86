import type { Reason } from '../../engines/criteria/criterion.ts';
import type { Fact } from '../../facts/fact.ts';

type Values = Reason<Fact>['values'];

/** A reason's values with the codes they name (`{step.league-reviews}`) put into words. */
export function toldValues(values: Values, wordOf: (key: string) => string): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value.replace(/\{([\w.-]+)\}/g, (_, key: string) => wordOf(key))
        : value,
    ]),
  );
}
