/** What failures are counted for. */
export type CountedBy = 'account' | 'device' | 'address' | 'session' | 'sign-on';

/** How many failures are let through, and how the wait grows after that. */
export interface Limit {
  /** So many without a wait. */
  readonly free: number;
  /** Minutes: the wait doubles with each further failure up to this. */
  readonly longest: number;
  /** Hours after the last failure when all are forgotten. */
  readonly forgotten: number;
}

/**
 * An account: five guesses, then 1, 2, 4 … minutes: at most some 30 guesses on a day, against 10^10 and more passwords.
 * A device that logged in before counts apart, so that strangers who guess at somebody's number cannot keep them out
 * (OWASP, device cookies). An address: a whole dormitory may share one, so it is let a hundred wrong passwords an hour.
 */
export const limits: Readonly<Record<CountedBy, Limit>> = {
  account: { free: 5, longest: 60, forgotten: 24 },
  device: { free: 10, longest: 60, forgotten: 24 },
  address: { free: 100, longest: 15, forgotten: 1 },
  session: { free: 5, longest: 15, forgotten: 1 },
  'sign-on': { free: 300, longest: 5, forgotten: 1 },
};

/** The wait in minutes after so many failures; 0 while they are free. */
export function waitAfter(failures: number, { free, longest }: Limit): number {
  return failures < free ? 0 : Math.min(longest, 2 ** Math.min(failures - free, 16));
}
