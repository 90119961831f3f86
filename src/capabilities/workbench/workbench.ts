import { z } from 'zod';
import type { RecurringDuty } from '../../charter/recurring-duty.ts';
import type { TaskFeed } from '../../engines/actions/task.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import { ok } from '../../kernel/result.ts';
import type { CalendarEntry } from './due-days.ts';
import { readFirstSteps, type FirstStep } from './first-steps.ts';
import { everyone } from './grants.ts';
import {
  gatherTasks,
  sortTasks,
  type ReportFault,
  type ShownTask,
  type TaskFault,
} from './inbox.ts';
import { readCurrentNotices, type Notice } from './notice-reads.ts';
import { readReader } from './reader.ts';
import { deadlinesFor, readYearFacts } from './year-calendar.ts';

/** What somebody finds when they come in. */
export interface Workbench {
  readonly tasks: readonly ShownTask[];
  /** Rooms whose tasks are missing from `tasks`. */
  readonly faults: readonly TaskFault[];
  readonly notices: readonly Notice[];
  readonly deadlines: readonly CalendarEntry[];
  /** Of an administrator whose school is being set up; else empty. */
  readonly firstSteps: readonly FirstStep[];
  /** The last day of which the country's working days are known. */
  readonly dataEnds: Day;
}

/** What the server hands in: every room's tasks and duties, and where faults are logged. */
export interface WorkbenchParts {
  readonly feeds: readonly TaskFeed[];
  readonly duties: readonly RecurringDuty[];
  readonly report: ReportFault;
}

/** Three round trips where every source needs one: what the reader is and the year's facts, the notices, the tasks. */
async function readWorkbench(
  { feeds, duties, report }: WorkbenchParts,
  context: Context,
): Promise<Workbench> {
  const { tx, today } = context;
  const [reader, facts, firstSteps] = await Promise.all([
    readReader(context),
    readYearFacts(tx),
    readFirstSteps(context),
  ]);
  const notices = await readCurrentNotices(context, reader);
  // Last, and alone: a source that fails takes down whatever was sent after it.
  const inbox = await gatherTasks(feeds, context, report);
  return {
    tasks: sortTasks(inbox.tasks, today),
    faults: inbox.faults,
    notices,
    deadlines: deadlinesFor(duties, reader.roles, { today, facts }),
    firstSteps,
    dataEnds: facts.work.dataEnds,
  };
}

/** My tasks, deadlines and notices, in one answer. */
export function workbenchRead(parts: WorkbenchParts) {
  return defineQuery({
    name: 'workbench.read',
    room: 'workbench',
    may: everyone,
    refuses: [],
    input: z.object({}),
    run: async (_, context) => ok(await readWorkbench(parts, context)),
  });
}
