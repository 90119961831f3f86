import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { BoxRefused } from '../../capabilities/ballots/box.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import { openRounds, type Rounds } from './ballot-box.ts';
import { boxServer } from './box-server.ts';
import type { BoxStart, FromBox, ToBox } from './messages.ts';

/** The process of the ballot box: started by the application, spoken to over the channel between them, gone with it. */

// Whatever it writes, nobody else of this machine reads.
process.umask(0o077);

const tell = (message: FromBox): void => {
  if (process.connected) process.send?.(message);
};

const codeOf = (error: unknown): string =>
  String((error as { code?: unknown }).code ?? (error instanceof Error ? error.name : 'unknown'));

function listenOnce(server: Server, { port, hostname }: BoxStart): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(codeOf(error));
    server.once('error', failed);
    server.listen(port, hostname, () => {
      server.off('error', failed);
      resolve(null);
    });
  });
}

/** Listens; a port that is still held by a box that is just ending is waited for. Answers null, or what was wrong. */
async function listen(server: Server, start: BoxStart): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    const wrong = await listenOnce(server, start);
    if (wrong !== 'EADDRINUSE' || tries === 6) return wrong;
    await wait(250);
  }
}

let rounds: Rounds | null = null;

function opened(): Rounds {
  if (rounds === null) throw new Error('the rounds are not open');
  return rounds;
}

async function start(given: BoxStart): Promise<void> {
  // The rounds are opened when the port is had: two boxes never work on one folder.
  const server = boxServer({
    cast: async (context, ballot) => opened().cast(context, ballot),
    look: (context) => opened().look(context),
  });
  const wrong = await listen(server, given);
  if (wrong !== null) {
    tell({ kind: 'not-listening', code: wrong });
    return;
  }
  rounds = openRounds({ folder: given.folder, primitives: nodePrimitives, random: randomBytes });
  tell({ kind: 'listening', port: (server.address() as AddressInfo).port });
}

process.on('message', (message: ToBox) => {
  if (message.kind === 'start') {
    void start(message.start);
    return;
  }
  const { id, command } = message;
  try {
    tell({ kind: 'answer', id, value: opened().command(command) });
  } catch (error) {
    if (error instanceof BoxRefused) tell({ kind: 'refused', id, code: error.code });
    else tell({ kind: 'fault', id, code: codeOf(error) });
  }
});

function end(): void {
  rounds?.end();
  process.exit(0);
}

process.once('disconnect', end);
process.once('SIGTERM', end);
// Ctrl-C reaches both processes; the application finishes what is under way and then lets the channel go.
process.on('SIGINT', () => undefined);
