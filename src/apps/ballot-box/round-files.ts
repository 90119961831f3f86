import { readdirSync } from 'node:fs';
import path from 'node:path';

const ending = '.sqlite';
const roundShape = /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/;

/** The file of a round; null for what cannot be a round's id. */
export function roundFile(folder: string, round: string): string | null {
  return roundShape.test(round) ? path.join(folder, `${round}${ending}`) : null;
}

/** The rounds that have a file in a folder: those not forgotten yet. */
export function storedRounds(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
