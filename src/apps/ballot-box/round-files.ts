import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { handOver, openDataDirectory } from '../../engines/storage/data-directory.ts';

const ending = '.sqlite';
const roundShape = /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/;

/** The file of a round; null for what cannot be a round's id. */
export function roundFile(folder: string, round: string): string | null {
  return roundShape.test(round) ? path.join(folder, `${round}${ending}`) : null;
}

/** The files of a round: the store itself, and what the engine keeps beside it. */
export const filesOfRound = (file: string): readonly string[] => [
  file,
  `${file}-wal`,
  `${file}-shm`,
];

/** Root working in somebody's folder leaves a round's files to that person; later ones take the owner of the first. */
export function leaveToKeeper(folder: string, file: string): void {
  const directory = openDataDirectory(folder);
  if (!directory.ok) return;
  for (const one of filesOfRound(file)) if (existsSync(one)) handOver(directory.value, one);
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
