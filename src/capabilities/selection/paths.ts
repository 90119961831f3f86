import type { Grant } from '../../engines/actions/actor.ts';
import {
  defineProcedure,
  type Deadline,
  type Party,
  type Procedure,
  type Step,
} from '../../engines/procedures/model.ts';
import type { CandidateStep } from '../../facts/vocabulary.ts';
import { ownOnly, schoolWide, withinUnit } from '../organisation/roles.ts';
import { everybodyNamed } from './grants.ts';
import type { Members, PathName, StepCode } from './model.ts';

const party = (code: string, may: readonly Grant[], shows: CandidateStep | null = null): Party => ({
  code,
  may,
  shows,
});

const applicant = party('applicant', ownOnly('student'));
const recorders = party('recorder', [
  ...schoolWide('league', 'student-affairs'),
  ...withinUnit('unit-league'),
]);
const classLeague = party('class-league', withinUnit('unit-league'));
const unitLeague = party('unit-league', withinUnit('unit-league'), 'unit-league-recommends');
const unitParty = party('unit-party', withinUnit('unit-party'), 'unit-party-agrees');
const affairs = party('student-affairs', schoolWide('student-affairs'), 'student-affairs-reviews');
const league = party('league', schoolWide('league'), 'league-reviews');
const partyCommittee = party('party', schoolWide('party'), 'party-committee-decides');
const presidium = party('presidium', schoolWide('presidium'));
const raters = party('raters', schoolWide('presidium', 'head', 'league', 'student-affairs'));
const unitRaters = party('unit-raters', withinUnit('unit-presidium', 'unit-league'));
const electing = party('congress', schoolWide('league'));
const unitElecting = party('unit-congress', withinUnit('unit-league'));
/** The same organ where its word shows no step of the national path. */
const silent = ({ code, may }: Party): Party => ({ code, may, shows: null });
const objectors = party('anybody', everybodyNamed);
const answerers = party('answering', [
  ...schoolWide('league', 'student-affairs'),
  ...withinUnit('unit-party'),
]);

/** The numbers that a school's articles give. */
export interface PathNumbers {
  /** Working days a list of candidates is public. */
  readonly publicityDays: number;
  /** Working days within which each organ answers. */
  readonly reviewDays: number;
}

/** A step without what leads on, which follows from the order. */
type Bare<T> = T extends Step ? Omit<T, 'next' | 'due' | 'checks'> : never;
type Plan = Bare<Step> & { readonly code: StepCode; readonly checks?: readonly string[] };

const said = { asks: ['text'] } as const;
const bare = { asks: [] } as const;

const apply: Plan = { ...said, code: 'apply', kind: 'submit', by: applicant };
const interview = (by: Party, from: Party, least: number): Plan => ({
  ...bare,
  code: 'interview',
  kind: 'mark',
  raters: from,
  by,
  least,
  back: 'apply',
});
const approval = (code: StepCode, by: readonly Party[], back: StepCode): Plan => ({
  ...said,
  code,
  kind: 'approve',
  by,
  back,
});
const recommended: Plan = {
  ...approval('unit-recommends', [unitLeague], 'apply'),
  checks: ['conditions'],
};
const consents: Plan = { ...bare, code: 'consents', kind: 'consent', by: applicant };
const publicity = (
  code: StepCode,
  by: Party,
  { publicityDays }: PathNumbers,
  back: StepCode,
): Plan => ({
  ...bare,
  code,
  kind: 'publicise',
  by,
  objectors,
  answerers,
  workingDays: publicityDays,
  back,
});
const onPaper = (plan: Plan): Plan => ({ ...plan, asks: ['paper'] });

function plansOf(name: PathName, numbers: PathNumbers): readonly Plan[] {
  const unitPublic = publicity('unit-publicity', silent(unitLeague), numbers, 'unit-recommends');
  const joint = approval('joint-review', [affairs, league], 'unit-recommends');
  const decided = approval('party-decides', [partyCommittee], 'joint-review');
  const confirmed = approval('league-confirms', [silent(league)], 'unit-recommends');
  const byClass = approval('class-recommends', [classLeague], 'apply');
  switch (name) {
    case 'presidium-joint':
      return [
        apply,
        recommended,
        approval('unit-agrees', [unitParty], 'unit-recommends'),
        consents,
        unitPublic,
        joint,
        decided,
      ];
    case 'presidium-interview':
      return [
        apply,
        byClass,
        recommended,
        approval('unit-agrees', [unitParty], 'unit-recommends'),
        consents,
        unitPublic,
        approval('league-review', [league], 'unit-recommends'),
        approval('joint-interview', [affairs, silent(league)], 'league-review'),
        approval('party-decides', [partyCommittee], 'league-review'),
      ];
    case 'presidium-congress':
      return [
        apply,
        recommended,
        approval('affairs-review', [affairs], 'unit-recommends'),
        onPaper(approval('elected', [electing], 'affairs-review')),
        approval('party-decides', [partyCommittee], 'affairs-review'),
      ];
    case 'members-joint':
      return [apply, interview(presidium, raters, 1), recommended, unitPublic, joint, confirmed];
    case 'members-competition':
      return [
        apply,
        { ...interview(presidium, raters, 3), code: 'competition' },
        recommended,
        joint,
        publicity('school-publicity', silent(league), numbers, 'joint-review'),
        confirmed,
      ];
    case 'members-staff':
      return [apply, byClass, recommended, approval('union-decides', [presidium], 'apply')];
    case 'unit-presidium':
      return [
        apply,
        recommended,
        consents,
        unitPublic,
        approval('unit-party-decides', [unitParty], 'unit-recommends'),
      ];
    case 'unit-committee':
      return [
        apply,
        byClass,
        recommended,
        onPaper(approval('elected', [unitElecting], 'unit-recommends')),
        approval('unit-party-decides', [unitParty], 'unit-recommends'),
        approval('filed', [silent(affairs), presidium], 'unit-party-decides'),
      ];
    case 'unit-members':
      return [
        apply,
        interview(silent(unitLeague), unitRaters, 1),
        { ...approval('unit-confirms', [unitLeague], 'apply'), checks: ['conditions'] },
      ];
  }
}

/**
 * A path as data, with the school's numbers. `presidium-joint` and `members-joint` are the national ones (item 9 of the
 * form of 2021); `presidium-interview`, `presidium-congress`, `members-staff` and `unit-committee` are known from one
 * college's charter, `members-competition` from another's reform plan.
 */
export function pathOf(name: PathName, numbers: PathNumbers): Procedure {
  const plans = plansOf(name, numbers);
  const due: Deadline = { days: numbers.reviewDays, working: true };
  const steps = plans.map((plan, at): Step => ({
    checks: [],
    ...plan,
    due: plan.kind === 'submit' ? null : due,
    next: plans[at + 1]?.code ?? null,
  }));
  return defineProcedure({ name, first: 'apply', steps, person: applicant, recorders });
}

/** Whom a path is for, and on which level. */
export function pathServes(name: PathName): { readonly members: Members; readonly unit: boolean } {
  switch (name) {
    case 'presidium-joint':
    case 'presidium-interview':
    case 'presidium-congress':
      return { members: 'presidium', unit: false };
    case 'members-joint':
    case 'members-competition':
    case 'members-staff':
      return { members: 'department-members', unit: false };
    case 'unit-presidium':
    case 'unit-committee':
      return { members: 'presidium', unit: true };
    case 'unit-members':
      return { members: 'department-members', unit: true };
  }
}
