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
      tasks.push(...(await source(context)));
      // A source may have swallowed the failure of its statement: then nothing more would go through.
      await client.query('release savepoint source');
    } catch (error) {
      await client.query('rollback to savepoint source');
      const fault = { source: room, reference: context.newId() };
      report({ ...fault, error });
      faults.push(fault);
    }
  }
  return { tasks, faults };
}

/**
 * Gathers every source's tasks. All of them are asked at once, in one round trip where each needs one; only when one
 * fails (and so the transaction with it) is everything taken back to the savepoint and asked again one by one.
 */
export async function gatherTasks(
  feeds: readonly TaskFeed[],
  context: Context,
  report: ReportFault,
): Promise<Inbox> {
  const { client } = context.tx;
  const saved = client.query('savepoint tasks');
  const asked = await Promise.allSettled([
    saved,
    ...feeds.map(async ({ tasks }) => tasks(context)),
  ]);
  const [, ...answers] = asked;
  if (asked.every(({ status }) => status === 'fulfilled'))
    return {
      tasks: answers.flatMap((answer) =>
        answer.status === 'fulfilled' ? (answer.value as readonly Task[]) : [],
      ),
      faults: [],
    };
  await client.query('rollback to savepoint tasks');
  return askOneByOne(feeds, context, report);
}
