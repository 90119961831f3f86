/** What failures are counted for, with a wait that grows. */
export type CountedBy = 'account' | 'device' | 'session';

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
 * (OWASP, Slow Down Online Guessing Attacks with Device Cookies). A session: whoever found a computer left open.
 */
export const limits: Readonly<Record<CountedBy, Limit>> = {
  account: { free: 5, longest: 60, forgotten: 24 },
  device: { free: 10, longest: 60, forgotten: 24 },
  session: { free: 5, longest: 15, forgotten: 1 },
};

/** The wait in minutes after so many failures; 0 while they are free. */
export function waitAfter(failures: number, { free, longest }: Limit): number {
  return failures < free ? 0 : Math.min(longest, 2 ** Math.min(failures - free, 16));
}

/** So many in a window of so many minutes; when they are used up, one waits for its end. */
export interface WindowLimit {
  readonly most: number;
  readonly minutes: number;
}

/**
 * An address may be a whole campus behind one router: three thousand log-ins when a poll opens, one in ten mistyped,
 * are honest. So it is let 400 wrong passwords in a quarter of an hour and never waits longer; that still keeps one
 * machine from trying a list on every number. Single sign-ons are counted when they begin, since beginning one makes
 * the server call the provider; those that succeed count down again.
 */
export const windowLimits = {
  address: { most: 400, minutes: 15 },
  signOn: { most: 600, minutes: 15 },
} as const satisfies Readonly<Record<string, WindowLimit>>;
