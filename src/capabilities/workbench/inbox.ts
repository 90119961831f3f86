import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';

/** A source whose tasks are missing, and the reference under which the log says why. */
export interface TaskFault {
  readonly source: string;
  readonly reference: string;
}

/** Where a fault is told; the server writes it into its log. Never holds personal data. */
export type ReportFault = (fault: TaskFault & { readonly error: unknown }) => void;

/** What the sources gave, and which of them failed. */
export interface Inbox {
  readonly tasks: readonly Task[];
  readonly faults: readonly TaskFault[];
}

/** A task as it is shown: with whether its day is over. */
export interface ShownTask extends Task {
  readonly overdue: boolean;
}

/** Overdue first, then by day, undated last; the heavier first within a day. The rest keeps the order of the sources. */
export function sortTasks(tasks: readonly Task[], today: Task['due']): readonly ShownTask[] {
  const end = '9999-12-31';
  return tasks
    .map((task) => ({ ...task, overdue: task.due !== null && today !== null && task.due < today }))
    .sort((a, b) => {
      const [first, second] = [a.due ?? end, b.due ?? end];
      return first === second ? b.weight - a.weight : first < second ? -1 : 1;
    });
}

/** Asks one source after another, each behind a savepoint of its own, so that one that fails takes no other down. */
async function askOneByOne(
  feeds: readonly TaskFeed[],
  context: Context,
  report: ReportFault,
): Promise<Inbox> {
  const { client } = context.tx;
  const tasks: Task[] = [];
  const faults: TaskFault[] = [];
  for (const { room, tasks: source } of feeds) {
    await client.query('savepoint source');
    try {
      const found = await source(context);
      // A source may have swallowed the failure of its statement; this one then fails too.
      await client.query('release savepoint source');
      tasks.push(...found);
    } catch (error) {
      await client.query('rollback to savepoint source');
      const fault = { source: room, reference: context.newId() };
      report({ ...fault, error });
      faults.push(fault);
    }
  }
  return { tasks, faults };
}

/** Every source's tasks at once; throws where one of them fails, or leaves the transaction failed. */
async function askTogether(feeds: readonly TaskFeed[], context: Context): Promise<readonly Task[]> {
  const { client } = context.tx;
  const answers = await Promise.allSettled(feeds.map(async ({ tasks }) => tasks(context)));
  const tasks = answers.flatMap((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
  // Fails where a source swallowed the failure of its statement; the savepoint is then still there.
  await client.query('release savepoint tasks');
  return tasks;
}

/**
 * Gathers every source's tasks. All of them are asked at once, so that those who need one round trip share it; only
 * when one fails, and so the transaction with it, is all taken back to the savepoint and asked again one by one.
 */
export async function gatherTasks(
  feeds: readonly TaskFeed[],
  context: Context,
  report: ReportFault,
): Promise<Inbox> {
  const { client } = context.tx;
  const saved = client.query('savepoint tasks');
  const together = askTogether(feeds, context).then(
    (tasks) => ({ tasks, faults: [] }),
    () => null,
  );
  await saved;
  const inbox = await together;
  if (inbox !== null) return inbox;
  await client.query('rollback to savepoint tasks');
  return askOneByOne(feeds, context, report);
}
