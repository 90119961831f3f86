import { accessVerbs } from '../../capabilities/access/actions.ts';
import { accessTasks } from '../../capabilities/access/tasks.ts';
import type { SignOnParts } from '../../capabilities/access/sign-on/actions.ts';
import { ballotsVerbs } from '../../capabilities/ballots/actions.ts';
import type { BallotParts } from '../../capabilities/ballots/parts.ts';
import { ballotsTasks } from '../../capabilities/ballots/tasks.ts';
import { complaintsVerbs } from '../../capabilities/complaints/actions.ts';
import { complaintsTasks } from '../../capabilities/complaints/tasks.ts';
import { congressVerbs } from '../../capabilities/congress/actions.ts';
import { congressTasks } from '../../capabilities/congress/tasks.ts';
import { electionsVerbs } from '../../capabilities/elections/actions.ts';
import { electionsTasks } from '../../capabilities/elections/tasks.ts';
import { intakeVerbs } from '../../capabilities/intake/actions.ts';
import type { ReadIntake } from '../../capabilities/intake/reading.ts';
import { sittingsVerbs } from '../../capabilities/congress/sittings/actions.ts';
import { sittingsTasks } from '../../capabilities/congress/sittings/tasks.ts';
import { organisationVerbs } from '../../capabilities/organisation/actions.ts';
import { intakeTasks } from '../../capabilities/intake/tasks.ts';
import { organisationTasks } from '../../capabilities/organisation/tasks.ts';
import { rosterVerbs } from '../../capabilities/roster/actions.ts';
import { rosterTasks } from '../../capabilities/roster/tasks.ts';
import { rulebookVerbs } from '../../capabilities/rulebook/actions.ts';
import { rulebookTasks } from '../../capabilities/rulebook/tasks.ts';
import { selectionVerbs } from '../../capabilities/selection/actions.ts';
import { selectionTasks } from '../../capabilities/selection/tasks.ts';
import { disclosureVerbs } from '../../capabilities/disclosure/actions.ts';
import { attestationRecord } from '../../capabilities/self-evaluation/attestations.ts';
import { selfEvaluationVerbs } from '../../capabilities/self-evaluation/actions.ts';
import { selfEvaluationTasks } from '../../capabilities/self-evaluation/tasks.ts';
import { siteVerbs } from '../../capabilities/site/actions.ts';
import { workbenchVerbs } from '../../capabilities/workbench/actions.ts';
import { recurringDuties } from '../../capabilities/workbench/duties.ts';
import type { ReportFault } from '../../capabilities/workbench/inbox.ts';
import type { Action, Verb } from '../../engines/actions/verb.ts';
import { disclosureSources } from './disclosure-sources.ts';
import { evidenceSources } from './evidence.ts';
import { provisions } from './provisions.ts';

/** What verbs are handed: keys, where single sign-on may stand, and who hears of task sources that failed. */
export interface VerbParts extends SignOnParts {
  readonly report: ReportFault;
  /** The ballot box, the keys of rounds and the ballot page that is served. */
  readonly ballots: Omit<BallotParts, 'others'>;
  /** Reads documents beside the server's own thread; left out, they are read in it. */
  readonly readIntake?: ReadIntake | undefined;
}

/** Every verb of the product. */
export function composeVerbs({
  report,
  readIntake,
  ballots,
  ...access
}: VerbParts): readonly Verb[] {
  return [
    ...organisationVerbs,
    ...accessVerbs(access),
    ...rosterVerbs,
    ...rulebookVerbs(provisions),
    ...selectionVerbs,
    ...electionsVerbs,
    ...congressVerbs,
    ...intakeVerbs({
      provisions,
      attest: attestationRecord as unknown as Action,
      ...(readIntake ? { read: readIntake } : {}),
    }),
    ...selfEvaluationVerbs(evidenceSources),
    ...disclosureVerbs({ evidence: evidenceSources, sources: disclosureSources }),
    ...siteVerbs,
    ...complaintsVerbs,
    ...sittingsVerbs,
    ...ballotsVerbs(ballots),
    ...workbenchVerbs({
      feeds: [
        organisationTasks,
        rulebookTasks(provisions),
        accessTasks,
        rosterTasks,
        selectionTasks,
        electionsTasks,
        congressTasks,
        selfEvaluationTasks,
        complaintsTasks,
        intakeTasks,
        sittingsTasks,
        ballotsTasks,
      ],
      duties: recurringDuties,
      report,
    }),
  ] as readonly Verb[];
}
