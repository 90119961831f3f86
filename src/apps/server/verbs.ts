import { organisationVerbs } from '../../capabilities/organisation/actions.ts';
import { rulebookVerbs } from '../../capabilities/rulebook/actions.ts';
import { rulebookTasks } from '../../capabilities/rulebook/tasks.ts';
import { workbenchVerbs } from '../../capabilities/workbench/actions.ts';
import { dutyProvisions, recurringDuties } from '../../capabilities/workbench/duties.ts';
import type { ReportFault } from '../../capabilities/workbench/inbox.ts';
import type { Verb } from '../../engines/actions/verb.ts';

/** What verbs are handed: who hears of task sources that failed. */
export interface VerbParts {
  readonly report: ReportFault;
}

/** Every verb of the product. */
export function composeVerbs({ report }: VerbParts): readonly Verb[] {
  return [
    ...organisationVerbs,
    ...rulebookVerbs(dutyProvisions),
    ...workbenchVerbs({
      feeds: [rulebookTasks(dutyProvisions)],
      duties: recurringDuties,
      report,
    }),
  ] as readonly Verb[];
}

/** The same as data: routes, commands, forms, permissions and references are projections of this list. */
export const allVerbs: readonly Verb[] = composeVerbs({ report: () => undefined });
