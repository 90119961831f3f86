import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import {
  startServer,
  stopOrphan,
  stopServer,
  tellServer,
  type RunningServer,
  type ServerPlace,
  type StartFailure,
} from './server-process.ts';
import type { StorageLog, StorageState } from '../storage-state.ts';

/** A server that is started again when it dies. */
export interface Supervisor {
  state(): StorageState;
  watch(listener: (state: StorageState) => void): () => void;
  stop(): Promise<void>;
}

/** Failed starts in a row after which the state is `lost`; from then on it is tried every half minute. */
const quickFailures = 5;
const slowRetry = 30_000;
/** A server that lived shorter is given time before the next start. */
const shortLife = 2000;
/** How long processes of a dead server may take to notice its death. */
const oldProcesses = 60_000;

/** Milliseconds to wait before the next start after so many failures or short lives in a row. */
export function restartDelay(failures: number): number {
  if (failures >= quickFailures) return slowRetry;
  return failures === 0 ? 0 : 100 * 2 ** failures;
}

/** Starts the server and keeps it running until `stop`. It also stops when this process ends by itself. */
export async function supervise(
  place: ServerPlace,
  log: StorageLog,
): Promise<Result<Supervisor, Refusal>> {
  const orphan = await stopOrphan(place);
  if (orphan !== null) log({ code: 'database-orphan-stopped', values: { process: orphan } });
  const first = await startPatiently(place);
  if (!first.ok) return err(startRefusal(first.error, place));
  return ok(keepRunning({ place, log, first: first.value }));
}

/** The refusal of a first start that failed. */
function startRefusal(failure: StartFailure, { directory, logFile }: ServerPlace): Refusal {
  switch (failure) {
    case 'disk-full':
      return refusal('disk-full-now', [], { folder: directory.path });
    case 'read-only':
      return refusal('data-directory-read-only', [], { folder: directory.path });
    case 'old-processes':
      return refusal('server-still-running', [], { log: logFile });
    case 'other':
      return refusal('server-not-started', [], { log: logFile });
    default:
      return unreachable(failure);
  }
}

/** A start that waits for the last processes of a dead server to go. */
async function startPatiently(place: ServerPlace): Promise<Result<RunningServer, StartFailure>> {
  for (const began = performance.now(); ;) {
    const started = await startServer(place);
    const waiting = performance.now() - began < oldProcesses;
    if (started.ok || started.error !== 'old-processes' || !waiting) return started;
    await stopOrphan(place);
    await wait(200);
  }
}

interface Keeping {
  readonly place: ServerPlace;
  readonly log: StorageLog;
  readonly first: RunningServer;
}

function keepRunning({ place, log, first }: Keeping): Supervisor {
  const listeners = new Set<(state: StorageState) => void>();
  const stopping = new AbortController();
  let state: StorageState = 'ready';
  let server: RunningServer | null = first;
  const become = (next: StorageState): void => {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener(next);
  };
  const stopWithProcess = (): void => {
    if (server) tellServer(server.pid, 'SIGINT', place);
  };
  process.once('exit', stopWithProcess);

  const keeping = async (): Promise<void> => {
    let shortLives = 0;
    while (server) {
      const began = performance.now();
      await server.ended;
      const ended = server.pid;
      server = null;
      if (stopping.signal.aborted) return;
      shortLives = performance.now() - began < shortLife ? shortLives + 1 : 0;
      log({ code: 'database-ended', values: { process: ended, log: place.logFile } });
      become('restarting');
      const revived = await revive({ place, log, stopping: stopping.signal, become, shortLives });
      if (revived === null) return;
      server = revived;
      log({ code: 'database-restarted', values: { process: server.pid } });
      become('ready');
    }
  };
  const kept = keeping();

  return {
    state: () => state,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopping.abort();
      if (server) await stopServer(server.pid, place, () => server === null);
      await kept;
      process.off('exit', stopWithProcess);
    },
  };
}

interface Reviving {
  readonly place: ServerPlace;
  readonly log: StorageLog;
  readonly stopping: AbortSignal;
  readonly become: (state: StorageState) => void;
  readonly shortLives: number;
}

/** Starts the server again, as often as it takes; null where it was told to stop meanwhile. */
async function revive(reviving: Reviving): Promise<RunningServer | null> {
  const { place, log, stopping, become, shortLives } = reviving;
  let delay = restartDelay(Math.min(shortLives, quickFailures - 1));
  for (let failures = 1; ; failures += 1) {
    if (!(await pause(delay, stopping))) return null;
    const started = await startPatiently(place);
    if (started.ok && stopping.aborted) await stopServer(started.value.pid, place);
    if (stopping.aborted) return null;
    if (started.ok) return started.value;
    if (failures === quickFailures) {
      log({ code: 'database-lost', values: { reason: started.error, log: place.logFile } });
      become('lost');
    }
    delay = restartDelay(failures);
  }
}

/** Waits; false where `stopping` came first. */
async function pause(milliseconds: number, stopping: AbortSignal): Promise<boolean> {
  if (stopping.aborted) return false;
  return wait(milliseconds, true, { signal: stopping, ref: false }).catch(() => false);
}
