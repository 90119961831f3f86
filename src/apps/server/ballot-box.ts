import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BoxGone, type BallotBox, type BoxAddress } from '../../capabilities/ballots/box.ts';
import { storedRounds } from '../ballot-box/round-files.ts';
import type { BoxAnswers, BoxCommand } from '../ballot-box/messages.ts';
import { startBox, type BoxProcess } from './box-process.ts';

/** The folder of the ballot box, below the data folder: in no backup before a round is closed. */
export const ballotBoxFolder = 'ballot-box';

/** What happened to the process of the ballot box. */
export type BoxEvent = 'listening' | 'ended' | 'not-started' | 'port-busy';

/** What the ballot box needs to be run. */
export interface BallotBoxParts {
  readonly dataDirectory: string;
  /** The bundled program. */
  readonly script: string;
  readonly port: number;
  readonly hostname: string;
  /** Where phones reach it past a proxy; null where they reach its port directly. */
  readonly address: string | null;
  /** Whether the product stands behind a public address, so that the box needs one too. */
  readonly behindProxy: boolean;
  readonly tell: (event: BoxEvent, port: number) => void;
}

/** The ballot box, its process started when it is first needed and again whenever it died. */
export interface RunningBallotBox extends BallotBox {
  /** Starts the process where a round was left unfinished. */
  readonly resume: () => Promise<void>;
  /** The process's number; null where none runs. */
  readonly pid: () => number | null;
  readonly stop: () => Promise<void>;
}

/** Milliseconds before the process is started again: the first time, and at most. */
const delays = { first: 100, most: 30_000 };

/** Milliseconds after which a process that dies did not die of its start. */
const steady = 10_000;

/** Runs the ballot box as a process of its own. */
export function ballotBox(parts: BallotBoxParts): RunningBallotBox {
  const folder = path.join(parts.dataDirectory, ballotBoxFolder);
  const keeper = keepRunning({ ...parts, folder });
  const ask = async <N extends BoxCommand['name']>(
    command: BoxCommand & { readonly name: N },
  ): Promise<BoxAnswers[N]> => (await keeper.ask(command)) as BoxAnswers[N];
  const reachable = (): void => {
    if (parts.behindProxy && parts.address === null) throw new BoxGone('address-missing');
  };
  return {
    address: async (): Promise<BoxAddress> => {
      reachable();
      const { port } = await keeper.running();
      return parts.address === null
        ? { kind: 'port', port }
        : { kind: 'address', address: parts.address };
    },
    newKey: async (round) => {
      reachable();
      return new Uint8Array(await ask({ name: 'newKey', round }));
    },
    register: async (round, setup) => void (await ask({ name: 'register', round, setup })),
    openCasting: async (round) => void (await ask({ name: 'openCasting', round })),
    state: (round) => ask({ name: 'state', round }),
    close: async (round) => {
      const ballots = await ask({ name: 'close', round });
      return ballots.map((bytes) => new Uint8Array(bytes));
    },
    forget: async (round) => void (await ask({ name: 'forget', round })),
    resume: async () => {
      // What is wrong was told; the application works without its box.
      if (mayHoldRounds(folder)) await keeper.running().catch(() => undefined);
    },
    pid: keeper.pid,
    stop: keeper.stop,
  };
}

/** A folder that cannot be read may hold an unfinished round. */
function mayHoldRounds(folder: string): boolean {
  try {
    return storedRounds(folder).length > 0;
  } catch {
    return true;
  }
}

interface Keeper {
  readonly running: () => Promise<BoxProcess>;
  readonly ask: (command: BoxCommand) => Promise<unknown>;
  readonly pid: () => number | null;
  readonly stop: () => Promise<void>;
}

/** Keeps one process running from the first need on. After a restart it has the port it had. */
function keepRunning(parts: BallotBoxParts & { readonly folder: string }): Keeper {
  let current: Promise<BoxProcess> | null = null;
  let process: BoxProcess | null = null;
  let port = parts.port;
  let stopping = false;
  let delay = delays.first;
  let since = 0;
  let restarting: Promise<void> | null = null;
  const again = new AbortController();
  const startAgain = async (): Promise<void> => {
    await wait(delay, undefined, { ref: false, signal: again.signal }).catch(() => undefined);
    delay = Math.min(delay * 2, delays.most);
    restarting = null;
    if (!stopping) await running().catch(() => undefined);
  };
  const restart = (): void => {
    restarting ??= startAgain();
  };
  const ended = (): void => {
    current = null;
    process = null;
    if (stopping) return;
    parts.tell('ended', port);
    if (performance.now() - since > steady) delay = delays.first;
    restart();
  };
  const begin = async (): Promise<BoxProcess> => {
    try {
      const { folder, script, hostname } = parts;
      process = await startBox({ script, ended, start: { folder, port, hostname } });
    } catch (error) {
      current = null;
      const busy = error instanceof BoxGone && error.reason === 'port-busy';
      parts.tell(busy ? 'port-busy' : 'not-started', port);
      // An unfinished round waits for its box: it is tried again until it stands.
      if (!stopping && mayHoldRounds(parts.folder)) restart();
      throw error;
    }
    since = performance.now();
    port = process.port;
    parts.tell('listening', port);
    return process;
  };
  const running = (): Promise<BoxProcess> => {
    if (stopping) return Promise.reject(new BoxGone());
    current ??= begin();
    return current;
  };
  const ask = async (command: BoxCommand): Promise<unknown> => {
    try {
      return await (await running()).ask(command);
    } catch (error) {
      // It died meanwhile. Every command may be repeated, so it is asked once more.
      if (!(error instanceof BoxGone) || error.reason !== 'gone') throw error;
      return (await running()).ask(command);
    }
  };
  return {
    ...{ running, ask },
    pid: () => process?.pid ?? null,
    stop: async () => {
      stopping = true;
      again.abort();
      await (await current?.catch(() => null))?.stop();
    },
  };
}
