import type { Json } from '../../../kernel/json.ts';
import type { DraftKind } from '../model.ts';

/** What two drafts of one topic must agree in; where a provision stands is no part of what it says. */
export function comparedValue({
  kind,
  value,
}: {
  readonly kind: DraftKind;
  readonly value: unknown;
}): Json {
  // Written by this room alone, as `draftValues` says.
  const plain = value as { readonly [key: string]: Json };
  if (kind === 'provision') return plain['value'] ?? null;
  if (kind === 'statement') return plain['day'] ?? null;
  return plain;
}
