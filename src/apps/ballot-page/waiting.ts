/** Resolves after so many milliseconds; at once where the signal is given, before or meanwhile. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Milliseconds before trying again, for the so-many-th failure in a row from 0: 1 s, doubling up to half a minute. */
export function backoff(failures: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.min(failures, 5));
}

/** A whole number from 0 up to, but not reaching, a bound, from the browser's own dice. */
export function throwDice(below: number): number {
  const [thrown = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((thrown / 2 ** 32) * below);
}

/** So many random bytes. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
