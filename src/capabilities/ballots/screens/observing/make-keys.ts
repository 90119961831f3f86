import {
  makeObserverKeys,
  type ObserverSecret,
} from '../../../../engines/ballots/observer-keys.ts';
import { makeRsaKeySlowly } from '../../../../engines/ballots/rsa.ts';
import type { Random } from './backup.ts';

/** Which keys an observer needs in a round. */
export interface WantedKeys {
  readonly number: number;
  readonly seals: boolean;
  readonly coIssuer: boolean;
}

/** Lets the page go on; by a message, since timers of a page in the background wait for a second each. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resolve();
    };
    port1.postMessage(null);
  });

/** So many candidates are usually tried for two primes of 1024 bits. */
const usual = 90;

/**
 * Makes the keys while the page goes on. Nobody knows beforehand how long two primes take to find: the share told grows
 * ever more slowly, and is 1 when they are there.
 */
export async function makeKeys(
  { number, seals, coIssuer }: WantedKeys,
  random: Random,
  onProgress: (share: number) => void,
): Promise<ObserverSecret> {
  let tried = 0;
  const rsa = coIssuer
    ? await makeRsaKeySlowly(random, 2048, () => {
        tried += 1;
        if (tried % 4 === 0) onProgress(1 - Math.exp(-tried / usual));
        return pause();
      })
    : null;
  const input = { number, random, seals, coIssuer, ...(rsa === null ? {} : { rsa }) };
  const { secret } = makeObserverKeys(input);
  onProgress(1);
  return secret;
}
