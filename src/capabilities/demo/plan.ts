import type { Day } from '../../kernel/day.ts';
import type { DocumentKind } from '../../charter/model.ts';
import type {
  AppointmentBasis,
  Ending,
  SecondPostApprover,
} from '../organisation/appointments/model.ts';
import type { BodyKind, PostKind } from '../organisation/bodies/model.ts';
import type { DisciplineKind, PersonFacts } from '../organisation/people/model.ts';
import type { UnitKind } from '../organisation/units/model.ts';
import type { OwnDays, PlannedSemester } from './days.ts';

/** A whole school thought out before anything is written: no ids, no secrets; the same for the same seed and day. */
export interface SchoolPlan {
  /** Its address. */
  readonly slug: string;
  readonly name: string;
  /** Number and name of the first administrator. */
  readonly administrator: PlannedPerson;
  readonly units: readonly PlannedUnit[];
  readonly intakes: readonly Intake[];
  readonly teachers: readonly PlannedTeacher[];
  readonly bodies: readonly PlannedBody[];
  readonly semesters: readonly PlannedSemester[];
  /** The semester whose students are counted. */
  readonly counted: PlannedSemester;
  /** Units whose head-count is left out. */
  readonly uncounted: readonly string[];
  readonly days: readonly OwnDays[];
  readonly documents: readonly PlannedDocument[];
  readonly sanctions: readonly PlannedSanction[];
  readonly logins: readonly PlannedLogin[];
}

/** A person who is known by number. */
export interface PlannedPerson {
  readonly number: string;
  readonly name: string;
}

/** A second-level unit. */
export interface PlannedUnit {
  readonly name: string;
  readonly kind: Exclude<UnitKind, 'class'>;
  readonly since: Day;
}

/** A student as the school's list says; null is an empty cell. */
export interface PlannedStudent extends PersonFacts {
  readonly number: string;
  readonly unit: string;
  readonly class: string;
}

/** The students who entered on one day, and the file they are imported from. */
export interface Intake {
  readonly fileName: string;
  readonly since: Day;
  readonly students: readonly PlannedStudent[];
  /** Lines of the file that no student comes of. */
  readonly spoiled: readonly string[];
}

/** A teacher; of the school where no unit is named. */
export interface PlannedTeacher extends PlannedPerson {
  readonly unit: string | null;
  readonly since: Day;
}

/** Where a body stands: the school, a unit, or a class of one. */
export type PlannedPlace = null | {
  readonly unit: string;
  readonly class: string | null;
};

/** A body with its posts and who holds them. */
export interface PlannedBody {
  readonly kind: BodyKind;
  readonly name: string;
  readonly place: PlannedPlace;
  readonly since: Day;
  readonly staffGround: string | null;
  /** 届, the oldest first; the last one runs unless it has an end. */
  readonly terms: readonly PlannedTerm[];
  readonly posts: readonly PlannedPost[];
  /** Office and departments of a union; they stand where it stands. */
  readonly below: readonly PlannedBody[];
}

/** 届. */
export interface PlannedTerm {
  readonly number: number;
  readonly since: Day;
  readonly until: Day | null;
}

/** A post and its holders. */
export interface PlannedPost {
  readonly kind: PostKind;
  readonly name: string;
  readonly seats: number | null;
  readonly fullTime: boolean | null;
  readonly holders: readonly PlannedHolder[];
}

/** Somebody who holds a post, by number. */
export interface PlannedHolder {
  readonly number: string;
  readonly since: Day;
  readonly basis: AppointmentBasis;
  /** Number of the term it belongs to. */
  readonly term: number | null;
  readonly ended: { readonly until: Day; readonly by: Ending } | null;
  /** Why a second post may be held, and who approved it when. */
  readonly secondPostGround?: string;
  readonly secondPostApprover?: SecondPostApprover;
  readonly secondPostApprovedOn?: Day;
}

/** A rule document of the school. */
export interface PlannedDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly since: Day;
  readonly articles: readonly PlannedArticle[];
}

/** An article, and what it says of provisions the school was handed. */
export interface PlannedArticle {
  readonly number: string;
  readonly text: string;
  readonly provisions: Readonly<Record<string, string>>;
}

/** A sanction by the school. */
export interface PlannedSanction {
  readonly number: string;
  readonly kind: DisciplineKind;
  readonly since: Day;
  readonly until: Day | null;
  readonly document: string;
}

/** Somebody who can log in, and as what. */
export interface PlannedLogin extends PlannedPerson {
  readonly roles: readonly string[];
}

/** A body's place in the plan without the parts it does not need. */
export function plannedBody(
  parts: Pick<PlannedBody, 'kind' | 'name' | 'place' | 'since'> & Partial<PlannedBody>,
): PlannedBody {
  return { staffGround: null, terms: [], posts: [], below: [], ...parts };
}

/** A post whose seats are as many as its holders, unless said otherwise. */
export function plannedPost(
  parts: Pick<PlannedPost, 'kind' | 'name' | 'holders'> & Partial<PlannedPost>,
): PlannedPost {
  return { seats: parts.holders.length || null, fullTime: null, ...parts };
}
