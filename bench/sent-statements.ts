import pg from 'pg';

/** Every statement sent while `work` runs that `wanted` lets pass, to be sent again by a reference. */
export async function sentStatements(
  work: () => Promise<unknown>,
  wanted: (text: string) => boolean,
): Promise<readonly pg.QueryConfig[]> {
  const seen: pg.QueryConfig[] = [];
  const original = pg.Client.prototype.query;
  const listen = function (this: pg.Client, config: unknown, values?: unknown, ...rest: unknown[]) {
    if (typeof config === 'object' && config !== null && 'text' in config) {
      const { text, name, values: own, rowMode } = config as pg.QueryArrayConfig;
      const given = (Array.isArray(values) ? values : own) ?? [];
      const again = { text, values: given, ...(name ? { name } : {}) };
      seen.push({ ...again, ...(rowMode ? { rowMode } : {}) } as pg.QueryConfig);
    }
    return Reflect.apply(original, this, [config, values, ...rest]) as unknown;
  };
  pg.Client.prototype.query = listen as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return seen.filter(({ text }) => wanted(text));
}

/** The value in the middle. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
