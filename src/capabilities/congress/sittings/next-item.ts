/** The item that comes next: the first one ahead after the current one, or else one that was passed over. */
export function nextItem<T extends { readonly stage: 'ahead' | 'now' | 'done' }>(
  items: readonly T[],
): T | null {
  const now = items.findIndex(({ stage }) => stage === 'now');
  const ahead = (at: number): boolean => items[at]?.stage === 'ahead';
  const after = items.findIndex((_, at) => at > now && ahead(at));
  const passed = items.findIndex((_, at) => ahead(at));
  return items[after === -1 ? passed : after] ?? null;
}
