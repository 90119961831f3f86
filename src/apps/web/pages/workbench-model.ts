import type { Query } from '../../../engines/actions/verb.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Refusal } from '../../../kernel/refusal.ts';

/** Something a person is to do. */
export interface Task {
  readonly room: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly due: string | null;
  readonly href: string;
}

/** Something with a day. */
export interface DueEntry {
  readonly room: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly day: string;
}

/** The answer of `workbench.read`. */
export interface Workbench {
  readonly tasks: readonly Task[];
  readonly notices: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
  }[];
  readonly deadlines: readonly DueEntry[];
}

/** One entry of the year; `certain` is false where the calendar's data do not reach that far. */
export interface YearEntry extends DueEntry {
  readonly article: string | null;
  readonly certain: boolean;
}

/** The answer of `year-calendar.read`. */
export interface YearCalendar {
  readonly year: number;
  readonly months: readonly { readonly month: number; readonly entries: readonly YearEntry[] }[];
  /** The last day the calendar knows. */
  readonly dataEnds: string;
}

type Asking<Out> = Omit<Query, 'run'> & {
  run(...args: never[]): Promise<Result<Out, readonly Refusal[]>>;
};

/** The query as its callers see it. */
export type WorkbenchQuery = Asking<Workbench>;

/** The query as its callers see it. */
export type YearCalendarQuery = Asking<YearCalendar>;
