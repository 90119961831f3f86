import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import {
  openStorage,
  type Storage,
  type StorageOptions,
} from '../../src/engines/storage/open-storage.ts';
import type { StorageEvent } from '../../src/engines/storage/storage-state.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';

/** Options that make a cluster quickly; durability is what tests/faults looks at. */
const quick = { statements: [], settings: { fsync: 'off' } };

const endings: (() => Promise<void> | void)[] = [];

/** Has something done at the end of the test file, the last thing first; also from within a test. */
export function atEnd(ending: () => Promise<void> | void): void {
  endings.push(ending);
}

afterAll(async () => {
  for (const ending of endings.reverse()) await ending();
});

/** A folder of this test file's own, removed at its end. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mz-storage-'));
  chmodSync(folder, 0o755);
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Options for a data directory, and the events it will tell. */
export function optionsFor(
  dataDirectory: string,
  more: Partial<StorageOptions> = {},
): StorageOptions & { readonly events: StorageEvent[] } {
  const events: StorageEvent[] = [];
  const log = (event: StorageEvent): void => void events.push(event);
  return { dataDirectory, databaseUrl: null, log, forTests: quick, ...more, events };
}

/** Opens storage, which must work, and stops it at the end of the file at the latest. */
export async function openedStorage(options: StorageOptions): Promise<Storage> {
  const opened = await openStorage(options);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= opened.value.stop());
  atEnd(stop);
  return { ...opened.value, stop };
}

/** The refusal of an opening that must be refused. */
export async function refusedStorage(options: StorageOptions): Promise<Refusal> {
  const opened = await openStorage(options);
  if (!opened.ok) return opened.error;
  await opened.value.stop();
  throw new Error('it was opened');
}

/** A name that nothing has yet. */
export const newName = (): string => randomUUID().slice(0, 8);
