import type { Grant } from '../actions/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';

/**
 * What can be done in a case: apply (again), agree or decline as the person concerned, approve, send back, refuse, take
 * back, give a mark, make public, object, answer an objection, end the publicity.
 */
export const actKinds = [
  'submit',
  'consent',
  'decline',
  'approve',
  'return',
  'refuse',
  'withdraw',
  'mark',
  'publicise',
  'object',
  'answer',
  'close',
] as const;

/** One of them. */
export type ActKind = (typeof actKinds)[number];

/** An organ or person that acts at a step, by a code that the room has words for (`party.<code>`). */
export interface Party {
  readonly code: string;
  readonly may: readonly Grant[];
  /** The name by which others know that this party's approval was given (evidence); null where nobody asks. */
  readonly shows: string | null;
}

/** Days, or working days, within which a step should be done. */
export interface Deadline {
  readonly days: number;
  readonly working: boolean;
}

interface StepParts {
  /** Its words are `step.<code>` of the room. */
  readonly code: string;
  readonly due: Deadline | null;
  /** What must come with the act that finishes the step. */
  readonly asks: readonly ('text' | 'paper')[];
  /** Rules of the room that the finishing act must meet, by code. */
  readonly checks: readonly string[];
  /** Null where the case is completed by this step. */
  readonly next: string | null;
}

/** A step of a path, by what is asked at it. */
export type Step = StepParts &
  (
    | { readonly kind: 'submit' | 'consent'; readonly by: Party }
    /** Every party approves; the first that returns or refuses speaks for all. `back` null: cannot be sent back. */
    | { readonly kind: 'approve'; readonly by: readonly Party[]; readonly back: string | null }
    /** Raters give marks from 0 to 100; marks are evidence, and one party decides once there are enough of them. */
    | {
        readonly kind: 'mark';
        readonly raters: Party;
        readonly by: Party;
        readonly least: number;
        readonly back: string | null;
      }
    /** Public for so many working days. An objection that is upheld sends the case back. */
    | {
        readonly kind: 'publicise';
        readonly by: Party;
        readonly objectors: Party;
        readonly answerers: Party;
        readonly workingDays: number;
        readonly back: string;
      }
  );

/** A path from its first step to its end, as data: stepped, drawn, printed and frozen in every case that goes it. */
export interface Procedure {
  /** Its words are `path.<name>` of the room. */
  readonly name: string;
  readonly first: string;
  readonly steps: readonly Step[];
  /** The person concerned, who may withdraw at any time. */
  readonly person: Party;
  /** Officers who may record acts that were done on paper, with the paper. */
  readonly recorders: Party;
}

/** What an objection is against: the person it is about, or how others dealt with them. */
export const objectionTargets = ['person', 'procedure'] as const;

/** One of them. */
export type ObjectionTarget = (typeof objectionTargets)[number];

/** A dated act, as the stepper takes it. */
export interface Act {
  readonly kind: ActKind;
  /** Code of the party for which it was done. */
  readonly party: string;
  /** Who did it; null where it was done on paper by somebody the system does not know. */
  readonly by: Uuid | null;
  readonly day: Day;
  readonly text: string | null;
  /** Hexadecimal SHA-256 of the paper. */
  readonly paper: string | null;
  /** Of a mark: whole points from 0 to 100. */
  readonly mark: number | null;
  /** Of an objection. */
  readonly against: ObjectionTarget | null;
  /** Of an answer: the number of the objection's act, and whether it is upheld. */
  readonly objection: number | null;
  readonly upheld: boolean | null;
  /**
   * The day by which what it began must be done, or until which it is public: as it was computed when the act was
   * done, so that a later change of the calendar moves nothing; left out where it has still to be computed.
   */
  readonly until?: Day | null;
}

/** How a case ended. */
export const outcomes = ['completed', 'refused', 'declined', 'withdrawn'] as const;

/** One of them. */
export type Outcome = (typeof outcomes)[number];

/** An objection that was made during the publicity. */
export interface Objection {
  /** Number of its act. */
  readonly number: number;
  readonly by: Uuid | null;
  readonly against: ObjectionTarget;
  /** Null until it is answered. */
  readonly upheld: boolean | null;
}

/** A mark given in the present turn. */
export interface Mark {
  readonly by: Uuid | null;
  readonly points: number;
}

/** A case that goes on. */
export interface OpenCase {
  readonly kind: 'open';
  readonly step: string;
  /** How many steps were begun so far; a page that shows an earlier turn is out of date. */
  readonly turn: number;
  readonly since: Day;
  readonly due: Day | null;
  /** Codes of the parties that have approved in this turn. */
  readonly approved: readonly string[];
  readonly marks: readonly Mark[];
  readonly publicity: {
    readonly from: Day;
    readonly until: Day;
    readonly objections: readonly Objection[];
  } | null;
  /** The person concerned. */
  readonly person: Uuid | null;
  /** Everybody who acted for an organ so far. */
  readonly hands: readonly Uuid[];
  /** How many acts there are, and the day of the last. */
  readonly acts: number;
  readonly last: Day;
  /** What the approvals that still count have shown (`Party.shows`). */
  readonly shown: readonly { readonly name: string; readonly step: string }[];
}

/** A case that is over. */
export interface EndedCase {
  readonly kind: 'ended';
  readonly outcome: Outcome;
  readonly step: string;
  readonly turn: number;
  readonly acts: number;
  readonly last: Day;
  readonly shown: OpenCase['shown'];
}

/** Exactly one of the two. */
export type CaseState = OpenCase | EndedCase;

/** Working days, handed in by a room that knows the school's calendar. */
export interface WorkingDays {
  isWorkingDay(day: Day): boolean;
  /** The `count`th working day after `from`, which is not counted itself; `from` where `count` is zero. */
  after(from: Day, count: number): Day;
}

/** The step of a code; a code that the procedure does not have is a defect and throws. */
export function stepOf({ name, steps }: Procedure, code: string): Step {
  const found = steps.find((step) => step.code === code);
  if (!found) throw new Error(`${name} has no step ${code}`);
  return found;
}

/** Everybody who acts at a step. */
export function partiesOf(step: Step): readonly Party[] {
  switch (step.kind) {
    case 'submit':
    case 'consent':
      return [step.by];
    case 'approve':
      return step.by;
    case 'mark':
      return [step.raters, step.by];
    case 'publicise':
      return [step.by, step.objectors, step.answerers];
  }
}

const backOf = (step: Step): string | null => ('back' in step ? step.back : null);

/** What is wrong with a path, in words for who writes one: unknown steps, loops, steps that nothing leads to. */
export function defectsOf({ name, first, steps }: Procedure): readonly string[] {
  const codes = steps.map(({ code }) => code);
  const defects = codes
    .filter((code, at) => codes.indexOf(code) !== at)
    .map((code) => `${name} has two steps ${code}`);
  for (const step of steps)
    for (const target of [step.next, backOf(step)])
      if (target !== null && !codes.includes(target))
        defects.push(`${name} leads from ${step.code} to ${target}, which is no step of it`);
  const walked: string[] = [];
  for (let at: string | null = first; at !== null && !walked.includes(at);) {
    walked.push(at);
    const here: string = at;
    at = steps.find(({ code }) => code === here)?.next ?? null;
    if (at !== null && walked.includes(at)) defects.push(`${name} goes round at ${at}`);
  }
  for (const code of codes)
    if (!walked.includes(code)) defects.push(`${name} never comes to ${code}`);
  for (const step of steps) {
    const back = backOf(step);
    const later = back !== null && walked.indexOf(back) > walked.indexOf(step.code);
    if (later && walked.includes(step.code))
      defects.push(`${name} goes from ${step.code} back to a later step`);
    if (step.kind === 'approve' && step.by.length === 0)
      defects.push(`${name} has nobody who approves at ${step.code}`);
  }
  return defects;
}

/** Declares a path; one with defects throws. */
export function defineProcedure(procedure: Procedure): Procedure {
  const defects = defectsOf(procedure);
  if (defects.length > 0) throw new Error(defects.join('; '));
  return procedure;
}

/** The steps in the order in which they come. */
export function stepsInOrder(procedure: Procedure): readonly Step[] {
  const order: Step[] = [];
  for (let at: string | null = procedure.first; at !== null;) {
    const step: Step = stepOf(procedure, at);
    order.push(step);
    at = step.next;
  }
  return order;
}

/** The path as JSON, for its edition and the digest of it. */
export const asJson = (procedure: Procedure): Json => procedure as unknown as Json;
