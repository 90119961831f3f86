/** One line of what an act changed. */
export interface DiffLine {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was made, changed or removed, field by field; what stayed as it was comes apart. */
export function diffOf(
  before: unknown,
  after: unknown,
): { readonly changed: readonly DiffLine[]; readonly same: readonly DiffLine[] } {
  const [old, now] = [isFields(before) ? before : {}, isFields(after) ? after : {}];
  const lines = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    // The thing itself is told beside the changes.
    .filter((field) => field !== 'id')
    .map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }))
    // What was null and is null says nothing.
    .filter((line) => line.before !== null || line.after !== null);
  return {
    changed: lines.filter((line) => !same(line.before, line.after)),
    same: lines.filter((line) => same(line.before, line.after)),
  };
}
