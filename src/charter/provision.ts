import type { RuleSource } from './rule-sources.ts';
import type { ValueType } from './value-type.ts';

/**
 * A typed parameter of a school's charter. A capability declares those it needs in its `provisions.ts`; this room
 * looks up what a school's articles say of them and knows none by name.
 */
export interface Provision<V> {
  /** `<matter>.<parameter>`, unique in the product; its words are `choice.provision.<name>` of the rulebook. */
  readonly name: string;
  readonly type: ValueType<V>;
  /** What holds where no article in force states it. */
  readonly default: V;
  /** What the default stands on. */
  readonly source: RuleSource;
}

/** A provision whose type of values does not matter. */
export type AnyProvision = Provision<unknown>;

/** Declares a provision. A default that is no value of its own type, and a name not spelled as one, are defects. */
export function defineProvision<V>(parts: Provision<V>): Provision<V> {
  if (!/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/.test(parts.name))
    throw new Error(`${parts.name} is no name of a provision`);
  if (parts.type.read(parts.type.store(parts.default)) === null)
    throw new Error(`the default of ${parts.name} is no value of its type`);
  return parts;
}
