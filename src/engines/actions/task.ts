import type { Day } from '../../kernel/day.ts';
import type { Context } from './verb.ts';

/** Something a person must do. Its sentence is `task.<code>` of its room, filled with `values`. */
export interface Task {
  readonly room: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** The last day on which it is in time; null where nothing presses. */
  readonly due: Day | null;
  /** Where it is done: an address below the school's, without a slash before it (`do/document.record`). */
  readonly href: string;
  /** Among tasks of one day the heavier comes first: 3 stops others, 2 is expected, 1 is good to do. */
  readonly weight: 1 | 2 | 3;
}

/**
 * What a capability puts into the inbox of whoever acts. At most one round trip; nothing is written. It sends its
 * statement at once, so that all sources travel together.
 */
export type TaskSource = (context: Context) => Promise<readonly Task[]>;

/** A capability's source under its room's name, so that a fault can say whose tasks are missing. */
export interface TaskFeed {
  readonly room: string;
  readonly tasks: TaskSource;
}
