import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { nodePrimitives } from '../../../engines/native-signing/node-primitives.ts';
import { openRounds, type Rounds } from '../ballot-box.ts';
import { boxServer } from '../box-server.ts';
import { votingRound, type VotingRound } from './voting-round.ts';

/** A folder of this test file's own, removed at its end. */
export function boxFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mz-box-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Opens the rounds of a folder in this process. */
export function roundsIn(folder: string): Rounds {
  return openRounds({ folder, primitives: nodePrimitives, random: (n) => randomBytes(n) });
}

/** Registers a new round; its casting is open unless said otherwise. */
export function beginRound(
  rounds: Rounds,
  round: string,
  { casting = true, sealed = false } = {},
): VotingRound {
  const key = rounds.command({ name: 'newKey', round }) as Uint8Array;
  const voting = votingRound(key, sealed);
  rounds.command({ name: 'register', round, setup: voting.bytes });
  if (casting) rounds.command({ name: 'openCasting', round });
  return voting;
}

/** Has rounds listen; answers their address. */
export async function listening(rounds: Rounds): Promise<string> {
  const server = boxServer(rounds);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
