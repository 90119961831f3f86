import { factsNamed, type Fact } from '../../../facts/fact.ts';
import { canonicalJson, type Json } from '../../../kernel/json.ts';
import {
  isConforming,
  judgeForm,
  type CountedItem,
  type JudgedItem,
  type UnionFacts,
} from '../../evaluation/judge-form.ts';
import type { Edition, Leaf, LeafValue, PartId, PublishedItem } from './model.ts';
import { partIds } from './model.ts';
import { editionHash, leafHash, partHash, type Sha256 } from './tree.ts';

/** What is checked, by number; the numbers never change their meaning. */
export const checks = {
  E01: 'leaf-hash',
  E02: 'part-hash',
  E03: 'edition-hash',
  E04: 'parts',
  E05: 'verdict',
  E06: 'claim-unsupported',
  E07: 'remark',
  E08: 'count',
  E09: 'item-missing',
  E10: 'correction-chain',
  E11: 'rows',
  E12: 'unjudgeable',
} as const;

/** The number of a check. */
export type CheckNumber = keyof typeof checks;

/** One thing that does not hold, and where. */
export interface Failure {
  readonly check: CheckNumber;
  /** `part/leaf`, `part`, or empty for the edition as a whole. */
  readonly place: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a reader learns of an edition without the database it came from. */
export interface Verification {
  readonly failures: readonly Failure[];
  /** Leaves by whose hash alone they are known here. */
  readonly withheld: number;
  /** Items whose verdict follows again from the facts shown. */
  readonly recomputed: number;
  /** Items that take facts withheld here; the filing copy shows them. */
  readonly open: readonly string[];
}

/** Parts without which nothing can be judged. */
const needed: ReadonlySet<PartId> = new Set(['form-school', 'evidence']);

type Values = Failure['values'];
const failed = (check: CheckNumber, place: string, values: Values = {}): Failure => ({
  check,
  place,
  values,
});

function hashFailures(sha256: Sha256, edition: Edition): readonly Failure[] {
  const failures: Failure[] = [];
  for (const part of edition.parts) {
    for (const leaf of part.leaves)
      if (leaf.content !== null && leafHash(sha256, leaf.content) !== leaf.hash)
        failures.push(failed('E01', `${part.id}/${leaf.id}`));
    if (partHash(sha256, part) !== part.hash) failures.push(failed('E02', part.id));
  }
  if (editionHash(sha256, edition) !== edition.hash) failures.push(failed('E03', ''));
  const ids = edition.parts.map(({ id }) => id);
  if (
    new Set(ids).size !== ids.length ||
    !partIds.every((id) => ids.includes(id) || !needed.has(id))
  )
    failures.push(failed('E04', ''));
  return failures;
}

/** Every value of a kind that is shown, with its leaf. */
function shown<K extends LeafValue['kind']>(
  edition: Edition,
  kind: K,
): readonly {
  readonly part: PartId;
  readonly leaf: Leaf;
  readonly value: Extract<LeafValue, { kind: K }>;
}[] {
  return edition.parts.flatMap((part) =>
    part.leaves.flatMap((leaf) => {
      const value = leaf.content?.value;
      return value?.kind === kind
        ? [{ part: part.id, leaf, value: value as Extract<LeafValue, { kind: K }> }]
        : [];
    }),
  );
}

/**
 * The facts shown of each union. Of a roster told several times — whole, reduced, in figures — the fullest that is
 * shown is taken, so that none is counted twice.
 */
function unionsShown(edition: Edition): ReadonlyMap<string, UnionFacts> {
  const unions = new Map<string, { name: string; facts: Fact[]; told: Map<string, Fact[]> }>();
  const roster = (fact: Fact): boolean =>
    fact.name === 'staff.member' || fact.name === 'staff.summary';
  for (const { leaf, value } of shown(edition, 'facts')) {
    const own = unions.get(value.unionId) ?? {
      name: value.name,
      facts: [],
      told: new Map<string, Fact[]>(),
    };
    unions.set(value.unionId, own);
    for (const fact of value.facts) {
      if (!roster(fact)) own.facts.push(fact);
      else own.told.set(leaf.tier, [...(own.told.get(leaf.tier) ?? []), fact]);
    }
  }
  return new Map(
    [...unions].map(([id, { name, facts, told }]) => {
      const tiers = ['filing', 'as-form', 'reduced', 'public'];
      const fullest = tiers.find((tier) => told.has(tier));
      const rows = fullest === undefined ? [] : (told.get(fullest) ?? []);
      return [id, { unionId: id, name, facts: [...facts, ...rows] }];
    }),
  );
}

function remarkFailure(published: PublishedItem, judged: JudgedItem): readonly Failure[] {
  const same = canonicalJson(published.remark as Json) === canonicalJson(judged.remark as Json);
  return same || judged.remark === null ? [] : [failed('E07', `form-school/${published.key}`)];
}

interface Compared {
  readonly failures: readonly Failure[];
  readonly open: boolean;
}

function compareItem(published: PublishedItem, judged: JudgedItem): Compared {
  const place = `form-school/${published.key}`;
  const { standing } = judged.judgement;
  const failures = [...remarkFailure(published, judged)];
  if (isConforming(published.standing) !== isConforming(standing)) {
    if (standing === 'not-evidenced') return { failures, open: true };
    failures.push(failed('E05', place, { published: published.standing, recomputed: standing }));
  }
  const ticked = 'ticked' in published.claim && published.claim.ticked;
  if (ticked && !isConforming(standing) && published.ground === null)
    failures.push(failed('E06', place, { standing }));
  return { failures, open: false };
}

function compareCount(published: PublishedItem, judged: CountedItem): Compared {
  const place = `form-second-level/${published.key}`;
  if (!('conforming' in published.claim)) return { failures: [failed('E08', place)], open: false };
  const { conforming, total } = published.claim;
  const values = { published: conforming, recomputed: judged.conforming, total: judged.total };
  const unsure = judged.unions.filter(
    ({ judgement }) => judgement.standing === 'not-evidenced',
  ).length;
  const possible = conforming >= judged.conforming && conforming <= judged.conforming + unsure;
  if (total !== judged.total) return { failures: [failed('E08', place, values)], open: false };
  if (conforming === judged.conforming) return { failures: [], open: false };
  if (possible) return { failures: [], open: true };
  return published.ground === null
    ? { failures: [failed('E08', place, values)], open: false }
    : { failures: [], open: false };
}

/** An edition comes from anywhere: facts or a form of a shape that no criterion knows are a failure of its own. */
function verdicts(edition: Edition): Omit<Verification, 'withheld'> {
  try {
    return judgedAgain(edition);
  } catch (error) {
    if (!(
      error instanceof TypeError ||
      error instanceof RangeError ||
      error instanceof SyntaxError
    ))
      throw error;
    return { failures: [failed('E12', 'evidence')], open: [], recomputed: 0 };
  }
}

function judgedAgain(edition: Edition): Omit<Verification, 'withheld'> {
  const { form, union, asOf } = edition.head;
  const facts = unionsShown(edition);
  const school = facts.get(union.id) ?? { unionId: union.id, name: union.name, facts: [] };
  const secondLevel = [...facts.values()].filter(({ unionId }) => unionId !== union.id);
  const judged = judgeForm(form, { asOf, school, secondLevel });
  const published = new Map(shown(edition, 'item').map(({ value }) => [value.key, value]));
  const failures: Failure[] = [];
  const open: string[] = [];
  let recomputed = 0;
  const take = (key: string, compare: (item: PublishedItem) => Compared): void => {
    const item = published.get(key);
    if (!item) {
      failures.push(failed('E09', key));
      return;
    }
    const compared = compare(item);
    failures.push(...compared.failures);
    if (compared.open) open.push(key);
    else recomputed += 1;
  };
  for (const item of judged.school) take(item.key, (one) => compareItem(one, item));
  for (const item of judged.secondLevel) take(item.key, (one) => compareCount(one, item));
  return { failures, open, recomputed };
}

/** Rows, shown or withheld, are counted from 1 without a gap, and as many as the staff counted. */
function rowFailures(edition: Edition): readonly Failure[] {
  const leaves = edition.parts.find(({ id }) => id === 'roster')?.leaves ?? [];
  const rows = new Set(
    leaves.flatMap(({ id }) => {
      const named = /^row-(\d+)(?:-full)?$/.exec(id);
      return named ? [Number(named[1])] : [];
    }),
  );
  if (rows.size === 0) return [];
  const gap = [...Array(rows.size).keys()].find((at) => !rows.has(at + 1));
  if (gap !== undefined) return [failed('E11', 'roster', { row: gap + 1 })];
  const own = unionsShown(edition).get(edition.head.union.id)?.facts ?? [];
  const counted = factsNamed(own, 'staff.count').find(({ basis }) => basis === 'practice');
  return counted && counted.value.min !== rows.size
    ? [failed('E11', 'roster', { rows: rows.size, counted: counted.value.min })]
    : [];
}

/** Whether an edition says of the one before it what that one is. `before` is null where it is not at hand. */
function chainFailures(edition: Edition, before: Edition | null): readonly Failure[] {
  const { corrects, number } = edition.head;
  if (number > 1 !== (corrects !== null)) return [failed('E10', '', { number })];
  if (before === null || corrects === null) return [];
  return before.hash === corrects.hash && before.head.number === number - 1
    ? []
    : [failed('E10', '', { number })];
}

/**
 * Checks an edition by itself: that nothing in it was changed, that each verdict follows again from the facts shown,
 * and that no tick stands without support or a published ground. Reports every failure, each by the number of its check.
 */
export function verifyEdition(
  sha256: Sha256,
  edition: Edition,
  before: Edition | null = null,
): Verification {
  const judged = verdicts(edition);
  return {
    failures: [
      ...hashFailures(sha256, edition),
      ...chainFailures(edition, before),
      ...judged.failures,
      ...rowFailures(edition),
    ],
    withheld: edition.parts
      .flatMap(({ leaves }) => leaves)
      .filter(({ content }) => content === null).length,
    recomputed: judged.recomputed,
    open: judged.open,
  };
}
