import type { Json } from '../../kernel/json.ts';
import { comparedValue } from './harvest/compared.ts';
import type { Draft, IntakeFinding, Quote } from './model.ts';

/** What stands against a draft: other drafts that say otherwise, and what the audit found at its lines. */
export interface Against {
  /** Ids of drafts that cannot be true together with it. */
  readonly drafts: readonly string[];
  /** Positions among the intake's findings. */
  readonly findings: readonly number[];
}

const overlap = (a: Quote, b: Quote): boolean =>
  a.line <= b.endLine && b.line <= a.endLine && a.file === b.file;

/** Whether two values cannot both be true; what one of them leaves open contradicts nothing. */
function disagree(one: Json, other: Json): boolean {
  if (one === null || other === null) return false;
  if (typeof one !== 'object' || typeof other !== 'object') return one !== other;
  const [own, others] = [one, other] as readonly Readonly<Record<string, Json>>[];
  return Object.entries(own ?? {}).some(([name, value]) => disagree(value, others?.[name] ?? null));
}

/** Drafts of one topic that say different things; a dismissed one says nothing any more. */
function contradicting(draft: Draft, drafts: readonly Draft[]): readonly string[] {
  if (draft.topic === null || draft.state === 'dismissed') return [];
  const own = comparedValue(draft);
  return drafts
    .filter(
      (other) =>
        other.id !== draft.id &&
        other.topic === draft.topic &&
        other.state !== 'dismissed' &&
        disagree(own, comparedValue(other)),
    )
    .map(({ id }) => id);
}

/** What stands against each draft, by its id; drafts that nothing stands against are left out. */
export function contradictionsOf(
  drafts: readonly Draft[],
  findings: readonly IntakeFinding[],
): ReadonlyMap<string, Against> {
  const found = new Map<string, Against>();
  for (const draft of drafts) {
    const others = contradicting(draft, drafts);
    const told = findings.flatMap(({ severity, quotes }, at) =>
      severity !== 'gap' && quotes.some((one) => draft.quotes.some((own) => overlap(one, own)))
        ? [at]
        : [],
    );
    if (others.length > 0 || told.length > 0)
      found.set(draft.id, { drafts: others, findings: told });
  }
  return found;
}
