import type { Grant } from '../../engines/actions/actor.ts';
import {
  defineProcedure,
  type Deadline,
  type Party,
  type Procedure,
  type Step,
} from '../../engines/procedures/model.ts';
import { schoolWide, withinUnit } from '../organisation/roles.ts';
import { everybody, examiners, planners } from './grants.ts';
import type { ApprovalPath, ChoosingPath } from './model.ts';
import type { PathDays } from './provisions.ts';

const party = (code: string, may: readonly Grant[]): Party => ({ code, may, shows: null });

const askers = party('askers', planners);
const league = party('league', schoolWide('league'));
const partyCommittee = party('party', schoolWide('party'));
/** The provincial federation has no account: the League committee records its reply with the paper. */
const province = party('province', schoolWide('league'));
const unitLeague = party('unit-league', withinUnit('unit-league'));
const unitParty = party('unit-party', withinUnit('unit-party'));
const unitUnion = party('unit-union', withinUnit('unit-presidium', 'unit-league'));
const group = party('credentials-group', examiners);
const objectors = party('anybody', everybody);
const callers = party('callers', [...schoolWide('league'), ...withinUnit('unit-league')]);
const recorders = party('recorder', [...schoolWide('league'), ...withinUnit('unit-league')]);

type Bare<T> = T extends Step ? Omit<T, 'next' | 'due' | 'checks' | 'asks'> : never;
type Plan = Bare<Step> & Partial<Pick<Step, 'asks' | 'checks' | 'due'>>;

/** The steps in order; each but the first is due some working days after the one before, unless it says another. */
function inOrder(plans: readonly Plan[], due: Deadline): readonly Step[] {
  return plans.map((plan, at): Step => ({
    asks: [],
    checks: [],
    due: at === 0 ? null : due,
    ...plan,
    next: plans[at + 1]?.code ?? null,
  }));
}

const request: Plan = { code: 'request-congress', kind: 'submit', by: askers, asks: ['text'] };

const agrees = (code: string, by: Party, asks: Plan['asks'] = ['text']): Plan => ({
  code,
  kind: 'approve',
  by: [by],
  back: 'request-congress',
  asks: asks ?? [],
});

function approvals(name: ApprovalPath): readonly Plan[] {
  const byLeague = agrees('league-approves', league);
  const byParty = agrees('party-approves', partyCommittee);
  switch (name) {
    case 'school-province':
      return [request, byLeague, byParty, agrees('province-approves', province, ['text', 'paper'])];
    case 'school-party':
      return [request, byLeague, byParty];
    case 'unit-party-league':
      return [
        request,
        agrees('unit-league-agrees', unitLeague),
        agrees('unit-party-agrees', unitParty),
        byLeague,
      ];
    case 'unit-branch-league':
      return [request, agrees('unit-league-agrees', unitLeague), byLeague];
  }
}

/**
 * The way to hold a congress: its union asks, the League committee and the Party committee agree, and the provincial
 * League answers on paper; a unit's goes by its own League and Party branches to the League committee.
 */
export function approvalPathOf(name: ApprovalPath, { stepDays }: PathDays): Procedure {
  const steps = inOrder(approvals(name), { days: stepDays, working: true });
  return defineProcedure({ name, first: 'request-congress', steps, person: askers, recorders });
}

const call: Plan = { code: 'call', kind: 'submit', by: callers };
const nominate: Plan = { code: 'nominate', kind: 'submit', by: unitUnion, checks: ['nominations'] };
const branchReviews: Plan = {
  code: 'branch-reviews',
  kind: 'approve',
  by: [unitLeague],
  back: 'nominate',
  asks: ['text'],
  checks: ['nominations'],
};
const report: Plan = {
  code: 'report',
  kind: 'submit',
  by: unitLeague,
  asks: ['text'],
  checks: ['registered'],
};
const credentials: Plan = {
  code: 'credentials',
  kind: 'approve',
  by: [group],
  back: 'report',
  checks: ['examined'],
};

function choosing(name: ChoosingPath, { publicDays, electDays }: PathDays): readonly Plan[] {
  const elect: Plan = {
    ...{ code: 'elect', kind: 'submit', by: unitUnion, checks: ['elected'] },
    due: { days: electDays, working: true },
  };
  switch (name) {
    case 'delegates-units':
      return [
        call,
        nominate,
        branchReviews,
        {
          code: 'class-publicity',
          kind: 'publicise',
          by: unitLeague,
          objectors,
          answerers: party('answering', [...schoolWide('league'), ...withinUnit('unit-party')]),
          workingDays: publicDays,
          back: 'nominate',
          checks: ['feedback'],
        },
        { code: 'request', kind: 'submit', by: unitLeague, asks: ['text'] },
        { code: 'reply', kind: 'approve', by: [league], back: 'nominate', asks: ['text'] },
        elect,
        report,
        credentials,
      ];
    case 'delegates-classes':
      return [call, nominate, branchReviews, elect, report, credentials];
  }
}

/**
 * How delegates are chosen in one electoral unit: the call with its quota, nominations, the League branch's review, the
 * list in every class with its feedback, request (请示) and reply (批复), the unit's election, the report with the
 * registration forms, the credentials group. For a unit's own congress its classes choose, on a shorter way.
 */
export function choosingPathOf(name: ChoosingPath, days: PathDays): Procedure {
  const steps = inOrder(choosing(name, days), { days: days.stepDays, working: true });
  return defineProcedure({ name, first: 'call', steps, person: callers, recorders });
}
