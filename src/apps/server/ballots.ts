import { fileURLToPath } from 'node:url';
import { BoxGone, type BallotBox } from '../../capabilities/ballots/box.ts';
import type { RoundKeys } from '../../capabilities/ballots/round-keys-store.ts';
import { ballotBox, type BoxEvent, type RunningBallotBox } from './ballot-box.ts';
import { warn } from './console.ts';
import type { Log } from './observe/log.ts';
import { roundKeys } from './round-keys.ts';
import type { Settings } from './settings.ts';

/** What rounds of voting by phone stand on beside the database. */
export interface BallotServices {
  readonly box: BallotBox;
  readonly keys: RoundKeys;
}

const gone = (): Promise<never> => Promise.reject(new BoxGone());

/** Where nothing is to be voted on: lists of verbs, tests of other things. Every command finds the box gone. */
export const noBallots: BallotServices = {
  box: {
    ...{ address: gone, newKey: gone, register: gone, openCasting: gone },
    ...{ state: gone, close: gone, forget: gone },
  },
  keys: { make: gone, sign: gone, destroy: gone },
};

const script = fileURLToPath(new URL('./ballot-box.mjs', import.meta.url));

/** The services of a data directory, and the box's process, which ends with the server. */
export function openBallots(
  settings: Settings,
  { dataDirectory, log }: { readonly dataDirectory: string; readonly log: Log },
): BallotServices & { readonly box: RunningBallotBox } {
  let said: BoxEvent | null = null;
  const tell = (event: BoxEvent, port: number): void => {
    log('ballot-box', { state: event });
    // A port that stays busy is told of once, not at every try.
    if (event === said) return;
    said = event;
    if (event === 'port-busy')
      warn('box-port-busy', { port, other: port === 65535 ? 4801 : port + 1 });
    if (event === 'not-started') warn('box-not-started');
  };
  const box = ballotBox({
    ...{ dataDirectory, script, tell, hostname: settings.hostname },
    port: settings.ballotBoxPort,
    address: settings.ballotBoxAddress,
    behindProxy: settings.publicAddress !== null,
  });
  return { box, keys: roundKeys(dataDirectory) };
}
