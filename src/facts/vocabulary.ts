import type { Fraction } from '../kernel/fraction.ts';
import type { PartialDay } from '../kernel/day.ts';
import type { CriterionName } from './criteria.ts';

/** A whole number, or the bounds a text gives for one. An exact number has `min` equal to `max`. */
export interface Amount {
  readonly min: number;
  /** Null where the text gives no upper bound. */
  readonly max: number | null;
}

export type PoliticalStatus =
  | 'party-member'
  | 'probationary-party-member'
  | 'league-member'
  | 'activist'
  | 'other-party'
  | 'none';

/** Kind of study; a graduate student has no rank on the form. */
export type Education = 'undergraduate' | 'graduate' | null;

/** A study rank as the roster gives it. `place` of `size`, or a share of the programme. */
export type StudyRank =
  | { readonly kind: 'place'; readonly place: number; readonly size: number }
  | { readonly kind: 'share'; readonly share: Fraction; readonly percent: string }
  /** As a reduced publication shows it: whether rank and courses are as they must be, and no more. */
  | { readonly kind: 'judged'; readonly within: boolean }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable'; readonly text: string };

/** Posts as rosters name them; `other` keeps the title, which a criterion may refuse. */
export type Post =
  | 'chair'
  | 'vice-chair'
  | 'rotating-chair'
  | 'presidium-member'
  | 'head'
  | 'deputy-head'
  | 'officer'
  | 'department-member'
  | 'other';

/** A row of the staff roster. Personal data: name, status, rank, failures. */
export interface StaffMember {
  /** Number printed in the row, or its position from 1. */
  readonly row: number;
  readonly name: string | null;
  readonly post: { readonly kind: Post; readonly title: string } | null;
  /** Working department of the union, where the roster has that column. */
  readonly department: string | null;
  readonly status: PoliticalStatus | null;
  readonly statusText: string | null;
  /** Second-level unit (院系). */
  readonly unit: string | null;
  readonly gradeText: string | null;
  /** Year of entry, from 2021级, 21级, 大一 (with the year of the disclosure); null where unknown. */
  readonly entryYear: number | null;
  /** Year of study where the roster says 大一, 一年级, 研一. */
  readonly studyYear: number | null;
  readonly education: Education;
  readonly rank: StudyRank;
  /** Failed courses: true, false, or null where blank or unreadable. */
  readonly failed: boolean | null;
}

/** The summary row of the 2020 form, or the same figures told in prose. Null where not given. */
export interface StaffSummary {
  readonly staff: number | null;
  readonly partyMembers: number | null;
  readonly leagueMembers: number | null;
  readonly activists: number | null;
  readonly freshmen: number | null;
  readonly nonFreshmen: number | null;
  readonly withinThirty: number | null;
  /** Share within the top 30 %, as printed without the sign: "91.38". */
  readonly withinThirtyPercent: string | null;
  readonly failed: boolean | null;
}

/** The kinds of administrative duty that item 1 forbids. */
export type AdministrativeDuty = 'dormitory' | 'policing' | 'security';

/** Who elects or appoints. `committee`: 学生委员会/委员会/常委会; `standing-delegates`: 常代会. */
export type ElectingBody =
  | 'congress'
  | 'assembly'
  | 'committee'
  | 'standing-committee'
  | 'standing-delegates'
  | 'party-or-league'
  | 'presidium'
  | 'other';

export type CandidateStep =
  | 'unit-league-recommends'
  | 'unit-party-agrees'
  | 'student-affairs-reviews'
  | 'league-reviews'
  | 'party-committee-decides';

/** Who nominates or elects delegates. */
export type DelegateStep =
  | {
      readonly step: 'nominated';
      readonly by: 'class-league' | 'class' | 'unit-union' | 'unit-league' | 'self' | 'other';
    }
  | { readonly step: 'elected'; readonly by: 'unit' | 'class' | 'other' }
  | { readonly step: 'appointed'; readonly by: string }
  /** The class League branch is expressly left out. */
  | { readonly step: 'skipped'; readonly by: 'class-league' };

/** Names of facts and the shapes of their values. No rule stands here. */
export interface FactValues {
  /** Staff of the union (工作人员), presidium included. */
  readonly 'staff.count': Amount;
  readonly 'staff.member': StaffMember;
  readonly 'staff.summary': StaffSummary;
  /** Students of the school or its campuses, given as a ground for 41–60 staff. */
  readonly 'school.size': {
    readonly students: number | null;
    readonly campuses: number | null;
    readonly many: boolean;
  };
  readonly 'presidium.count': Amount;
  readonly 'department.count': Amount;
  readonly 'department.list': { readonly names: readonly string[]; readonly open: boolean };
  /** A standing body of the union beside presidium and departments. */
  readonly 'body.standing': {
    readonly name: string;
    readonly kind: 'centre' | 'project-office' | 'secretariat' | 'other';
  };
  /** The union's own paper says that it has no centre, project office or other standing level. */
  readonly 'structure.denied': { readonly names: string };
  /** A post the union has; `kind` other than those allowed is for the criterion to refuse. */
  readonly 'post.set': { readonly title: string; readonly kind: Post };
  readonly 'posts.only-allowed': { readonly titles: readonly string[] };
  readonly 'duty.carried': {
    readonly duty: AdministrativeDuty;
    readonly degree: 'carries' | 'assists';
  };
  readonly 'duty.denied': { readonly duties: readonly AdministrativeDuty[] };
  /** A department's duties, as told; support for item 1 where none is administrative. */
  readonly 'duty.told': { readonly department: string };
  /** A department whose duties nobody has written down, so that nothing can be said of them. */
  readonly 'duty.unlisted': { readonly department: string };
  /** A named person vouches, with a paper, that a criterion is met; `what` is theirs to word. */
  readonly attestation: { readonly criterion: CriterionName; readonly what: string };
  readonly 'status.statement': { readonly allMembers: boolean };
  readonly 'standing.statement': { readonly allWithin: boolean };
  readonly 'candidate.step': {
    readonly step: CandidateStep;
    readonly of: 'presidium' | 'department-members';
  };
  /** A decision or nomination that the official path does not know, such as the union's own committee deciding. */
  readonly 'candidate.other-path': {
    readonly of: 'presidium' | 'department-members';
    readonly what: 'nominated' | 'decided' | 'skipped';
    readonly by: string;
    readonly exclusive: boolean;
  };
  /** Which steps of the official path the records show for one who holds a post now. Personal data: row. */
  readonly 'candidate.vetted': {
    /** Number of the row in the roster of that day. */
    readonly row: number;
    readonly of: 'presidium' | 'department-members';
    readonly done: readonly CandidateStep[];
    readonly lacking: readonly CandidateStep[];
  };
  readonly 'candidate.section': { readonly steps: number };
  readonly 'presidium.elected': {
    readonly by: ElectingBody;
    readonly office: 'presidium' | 'chair' | 'heads';
    readonly contested: boolean | null;
    /** Bodies named as alternatives in the same statement (学代会或常代会). */
    readonly alternative: ElectingBody | null;
  };
  /** Members of the presidium of whom the records do not say who elected them. */
  readonly 'presidium.elector-unlisted': { readonly members: number };
  readonly 'congress.held': {
    readonly ordinal: number | null;
    readonly lastDay: PartialDay | null;
    /** Told as an earlier congress, before the one in question. */
    readonly earlier: boolean;
  };
  readonly 'congress.cycle': {
    readonly minYears: number;
    readonly maxYears: number;
    readonly month: number | null;
    readonly of: 'congress' | 'change-of-term';
  };
  readonly 'congress.not-held': { readonly why: 'postponed' | 'not-held' };
  readonly 'delegates.total': {
    readonly count: number;
    readonly percentOfStudents: string | null;
    readonly students: number | null;
  };
  /** A part of the delegates: `group` sums to the total with its siblings (levels), or is a share (women). */
  readonly 'delegates.part': {
    readonly group: 'level' | 'women' | 'men' | 'minority' | 'non-officer' | 'unit' | 'other';
    readonly label: string;
    readonly count: number | null;
    readonly percent: string | null;
    readonly total: number | null;
  };
  readonly 'delegates.step': DelegateStep;
  /** The least share of the students that the school's own paper sets for the delegates, in percent as printed. */
  readonly 'delegates.minimum': { readonly percent: string };
  readonly 'study.measure': { readonly what: string };
  readonly 'study.none': { readonly what: string };
  readonly 'training.held': {
    readonly season: 'spring' | 'autumn' | 'both' | 'unknown';
    readonly everyone: boolean | null;
  };
  readonly 'training.not-held': { readonly season: 'spring' | 'autumn' | 'both' };
  readonly 'training.rule': { readonly perYear: number };
  readonly 'review.committee': {
    readonly students: number | null;
    readonly members: number | null;
    readonly majority: boolean | null;
    readonly offices: boolean;
  };
  readonly 'review.report': {
    readonly perYear: number;
    readonly who: 'presidium-and-heads' | 'presidium' | 'heads' | 'unknown';
    readonly to: 'review-committee' | 'other';
  };
  readonly 'review.none': { readonly what: 'no-committee' | 'no-report' };
  readonly 'awards.basis': { readonly by: 'review' | 'post' };
  readonly 'party.plan': { readonly included: boolean };
  readonly 'party.hearing': { readonly dated: boolean; readonly regular: boolean };
  readonly 'party.not-heard': { readonly what: 'not-heard' | 'not-planned' };
  readonly guide: {
    readonly role: 'deputy-secretary' | 'secretary-general' | 'unit-guide';
    readonly fullTime: boolean | null;
    readonly holder: 'cadre' | 'student' | 'vacant' | 'unknown';
  };
  /** Number of second-level unions that the school has, as stated outside the counts of the form. */
  readonly 'second-level.total': { readonly count: number };
  /** Size of one union of the second level. */
  readonly 'unit.size': {
    readonly unit: string;
    readonly staff: number | null;
    readonly presidium: number | null;
  };
  /** Units of the second level that the document knows: roster units, listed departments. */
  readonly 'second-level.units': {
    readonly names: readonly string[];
    readonly from: 'roster' | 'list';
  };
}
