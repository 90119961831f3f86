import type { Role } from '../../organisation/roles.ts';

/**
 * Hours a log-in lasts, counted from its beginning and never stretched: a morning's log-in serves the working day, and
 * a computer left open in an office is closed by the next. An administrator hands out log-ins to others, so theirs
 * lasts half a day's work; a League committee sees every student and gets a working day without the evening.
 */
const hoursOf: Partial<Readonly<Record<Role, number>>> = { administrator: 4, league: 9 };

const hoursOtherwise = 12;

/** The hours of whoever holds these roles: the fewest that any of them gets. */
export function sessionHours(held: readonly string[]): number {
  return Math.min(hoursOtherwise, ...held.map((role) => hoursOf[role as Role] ?? hoursOtherwise));
}
