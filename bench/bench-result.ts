import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** One line of figures; `ratio` is what the goal is set on, and `what` says of what. */
export interface BenchResult {
  readonly bench: string;
  readonly ratio: number;
  readonly ours: number;
  readonly reference: number;
  readonly unit: string;
  readonly what: string;
}

/** How many files to measure on; `BENCH_FILES` makes a quicker run. */
export function benchFiles(): number {
  const wanted = Number(process.env['BENCH_FILES'] ?? '');
  return Number.isInteger(wanted) && wanted > 0 ? wanted : 3000;
}

/** The folder of the package, from the source as from the bundle. */
export function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('the package was not found');
    folder = above;
  }
  return folder;
}

/** Rounds to `digits` decimals. */
export function rounded(value: number, digits = 2): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** Says something to a person watching; the figures are the caller's last line. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
