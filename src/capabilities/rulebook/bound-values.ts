import { inForce, type StatedValue } from '../../charter/in-force.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { DraftArticle } from './model.ts';

/** What an article says of a provision, as `parse` reads it. */
export interface BoundValue {
  readonly provision: string;
  readonly value: string;
  readonly unit: string;
  readonly since: Day;
}

/** What the articles in force state on a day, by the article's id. */
export function boundOn(
  stated: readonly StatedValue[],
  provisions: readonly AnyProvision[],
  day: Day,
): ReadonlyMap<Uuid, readonly BoundValue[]> {
  const found = new Map<Uuid, BoundValue[]>();
  for (const provision of provisions) {
    const { value, article, since } = inForce(stated, provision, day);
    if (article === null || since === null) continue;
    const { unit } = provision.type;
    const one = { provision: provision.name, value: provision.type.show(value), unit, since };
    const own = found.get(article.id);
    if (own) own.push(one);
    else found.set(article.id, [one]);
  }
  return found;
}

/** A value ready to be stored, of the article with this number. */
export interface ReadyValue {
  readonly name: string;
  readonly number: string;
  readonly value: Json;
}

/** Codes of `readyValues`. */
export const valueRefusals = ['provision-unknown', 'value-not-fitting', 'provision-twice'] as const;

/** Reads all values that articles are to state; refuses what is no value, and two articles that state one provision. */
export function readyValues(
  articles: readonly DraftArticle[],
  provisions: readonly AnyProvision[],
): Result<readonly ReadyValue[], readonly Refusal[]> {
  const byName = new Map(provisions.map((provision) => [provision.name, provision]));
  const ready: ReadyValue[] = [];
  const refusals: Refusal[] = [];
  articles.forEach(({ number, values }, at) =>
    values.forEach(({ provision: name, value: typed }, of) => {
      const field = ['articles', at, 'values', of, 'value'];
      const provision = byName.get(name);
      if (!provision) return refusals.push(refusal('provision-unknown', field, { number }));
      const value = provision.type.parse(typed);
      if (value === null) {
        const example = provision.type.show(provision.default);
        return refusals.push(refusal('value-not-fitting', field, { number, example }));
      }
      const other = ready.find((one) => one.name === name);
      if (other !== undefined)
        return refusals.push(refusal('provision-twice', field, { number, other: other.number }));
      return ready.push({ name, number, value: provision.type.store(value) });
    }),
  );
  return refusals.length > 0 ? err(refusals) : ok(ready);
}
