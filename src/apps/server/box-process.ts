import { fork, type ChildProcess } from 'node:child_process';
import { BoxGone, BoxRefused } from '../../capabilities/ballots/box.ts';
import type { BoxCommand, BoxStart, FromBox, ToBox } from '../ballot-box/messages.ts';

/** A running process of the ballot box. */
export interface BoxProcess {
  readonly pid: number | undefined;
  /** The port it listens on. */
  readonly port: number;
  /** Rejects with `BoxRefused`, or with `BoxGone` where the process ends before it answers. */
  readonly ask: (command: BoxCommand) => Promise<unknown>;
  /** Lets it finish what is under way and end; ends it by force where it does not. */
  readonly stop: () => Promise<void>;
}

/** What starting takes. */
export interface BoxProcessParts {
  /** The bundled program. */
  readonly script: string;
  readonly start: BoxStart;
  /** Hears that the process ended, once, after it was listening. */
  readonly ended: () => void;
}

/** Milliseconds for an answer; closing a round of ten thousand takes less than two seconds. */
const patience = 60_000;

/** Milliseconds until it must listen, waiting for its port included. */
const startPatience = 20_000;

/** Milliseconds for an ending in good order. */
const endingPatience = 5000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** The environment without the addresses and passwords of the application: the box has no use for them. */
function environment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'NODE_ENV', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
}

function spawned(script: string): ChildProcess {
  return fork(script, [], {
    env: environment(),
    execArgv: [],
    serialization: 'advanced',
    // It says nothing: what it could say would be of ballots.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

const say = (child: ChildProcess, message: ToBox): void => {
  // Where it cannot be sent, the end of the process answers those who wait.
  if (child.connected) child.send(message, () => undefined);
};

/** Starts the process; rejects with `BoxGone` where it ends at once or cannot have its port. */
export function startBox({ script, start, ended }: BoxProcessParts): Promise<BoxProcess> {
  const child = spawned(script);
  const waiting = new Map<number, Waiting>();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    clearTimeout(found?.timer);
    return found;
  };
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), endingPatience);
    await gone;
    clearTimeout(late);
  };
  let asked = 0;
  const ask = (command: BoxCommand): Promise<unknown> =>
    new Promise((resolve, reject) => {
      // It is just dying: whoever asks again must not meet it once more.
      if (!child.connected) return void gone.then(() => reject(new BoxGone()));
      const id = (asked += 1);
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      waiting.set(id, { resolve, reject, timer });
      say(child, { kind: 'command', id, command });
    });
  return new Promise((resolve, reject) => {
    let listening = false;
    const late = setTimeout(() => child.kill('SIGKILL'), startPatience);
    child.once('exit', () => clearTimeout(late));
    child.on('message', (message: FromBox) => {
      switch (message.kind) {
        case 'listening':
          listening = true;
          clearTimeout(late);
          return resolve({ pid: child.pid, port: message.port, ask, stop });
        case 'not-listening':
          reject(new BoxGone('port-busy', start.port));
          return void stop();
        case 'answer':
          return take(message.id)?.resolve(message.value);
        case 'refused':
          return take(message.id)?.reject(new BoxRefused(message.code));
        case 'fault':
          return take(message.id)?.reject(new Error(`the ballot box failed: ${message.code}`));
      }
    });
    child.once('error', () => reject(new BoxGone()));
    child.once('exit', () => {
      for (const id of [...waiting.keys()]) take(id)?.reject(new BoxGone());
      reject(new BoxGone());
      if (listening) ended();
    });
    say(child, { kind: 'start', start });
  });
}
