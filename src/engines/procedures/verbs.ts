import { z } from 'zod';
import type { Grant } from '../actions/actor.ts';
import {
  choice,
  day,
  file,
  longText,
  personal,
  rowId,
  text,
  whole,
  yesNo,
} from '../actions/fields.ts';
import { defineAction, type Action, type Context, type Fields } from '../actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { ok } from '../../kernel/result.ts';
import {
  actKinds,
  objectionTargets,
  outcomes,
  type ActKind,
  type ObjectionTarget,
  type Outcome,
  type Procedure,
} from './model.ts';
import { partiesEver, stepsWith } from './parties.ts';
import { actRefusals, takeAct, type ActWish, type CaseRoom, type Taken } from './take-act.ts';

/** Which cases a room keeps, and how its verbs are called. */
export interface CaseVerbs {
  readonly room: string;
  /** What stands before the dot (`candidacy.approve`), and in the field that names a case (`candidacyId`). */
  readonly thing: string;
  readonly procedures: readonly Procedure[];
  readonly keeping: CaseRoom;
  /** What the room's own checks refuse with. */
  readonly refuses: readonly string[];
  /** How a person meets the acts. */
  readonly face: (kind: ActKind | 'record') => 'form' | 'screen';
}

/** What whoever acted is told: where the case stands now. Who objects is told that it arrived, and no more. */
export interface ActAnswer {
  readonly id: Uuid;
  readonly number?: number;
  readonly step?: string;
  readonly due?: Day | null;
  readonly outcome?: Outcome | null;
}

/** Kinds of file a paper may be: what is scanned, photographed or written. */
export const paperTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;

const why = 'a case tells who did what in it';

/** The verb of each kind of act; `close` says what is ended. */
const spoken: Readonly<Record<ActKind, string>> = {
  submit: 'submit',
  consent: 'consent',
  decline: 'decline',
  approve: 'approve',
  return: 'return',
  refuse: 'refuse',
  withdraw: 'withdraw',
  mark: 'mark',
  publicise: 'publicise',
  object: 'object',
  answer: 'answer',
  close: 'close-publicity',
};

/** Everybody who may ever do this kind of act on one of the paths, each grant once. */
export function grantsFor(procedures: readonly Procedure[], kind: ActKind): readonly Grant[] {
  return distinct(procedures.flatMap((one) => partiesEver(one, kind)).flatMap(({ may }) => may));
}

function distinct(grants: readonly Grant[]): readonly Grant[] {
  const key = ({ role, reach }: Grant): string => `${role} ${reach}`;
  return grants.filter((grant, at) => grants.findIndex((one) => key(one) === key(grant)) === at);
}

/** What an act may carry, whichever kind it is. */
type Carried = Partial<{
  text: string | null;
  paper: string | null;
  mark: number | null;
  against: ObjectionTarget | null;
  objection: number | null;
  upheld: boolean | null;
  turn: number | null;
}>;

function wishOf(kind: ActKind, carried: Carried, onPaper: ActWish['onPaper']): ActWish {
  return {
    kind,
    turn: carried.turn ?? null,
    text: carried.text ?? null,
    paper: carried.paper ?? null,
    mark: carried.mark ?? null,
    against: carried.against ?? null,
    objection: carried.objection ?? null,
    upheld: carried.upheld ?? null,
    onPaper,
  };
}

/** The change that an act was, for the journal: codes and numbers, and none of what was written in it. */
export function changeOf(thing: string, { held, act, state }: Taken) {
  const outcome = state.kind === 'ended' ? state.outcome : null;
  const due = state.kind === 'open' ? state.due : null;
  const { number, kind, party, day: on, onPaper } = act;
  const { id } = held.row;
  const answer: ActAnswer =
    kind === 'object' ? { id } : { id, number, step: state.step, due, outcome };
  return {
    subject: { kind: thing, id },
    before: { step: held.state.step, turn: held.state.turn },
    after: { number, act: kind, party, day: on, onPaper, step: state.step, outcome },
    answer,
  };
}

const reason = () => personal(longText(2000), why);

/** The fields of an act beside the case it is done in. */
function fieldsFor(kind: ActKind) {
  const turn = whole(1, 1000).nullish();
  const paper = file(paperTypes).nullish();
  switch (kind) {
    case 'return':
    case 'refuse':
      return { text: reason(), paper, turn };
    case 'mark':
      return { mark: personal(whole(0, 100), why), text: reason().nullish(), turn };
    case 'object':
      return { against: choice(objectionTargets), text: reason(), paper };
    case 'answer':
      return { objection: whole(1, 10_000), upheld: yesNo(), text: reason(), paper, turn };
    case 'withdraw':
    case 'decline':
      return { text: reason().nullish(), turn };
    case 'close':
      return { turn };
    case 'submit':
    case 'consent':
    case 'approve':
    case 'publicise':
      return { text: reason().nullish(), paper, turn };
  }
}

async function done(
  { thing, keeping }: CaseVerbs,
  context: Context,
  input: Readonly<Record<string, unknown>>,
  wish: ActWish,
) {
  const taken = await takeAct(context, keeping, input[`${thing}Id`] as Uuid, wish);
  return taken.ok ? ok(changeOf(thing, taken.value)) : taken;
}

function actVerb(
  cases: CaseVerbs,
  kind: ActKind,
  may: readonly Grant[],
): Action<Fields, ActAnswer> {
  const { room, thing, refuses, face } = cases;
  return defineAction<Fields, ActAnswer>({
    name: `${thing}.${spoken[kind]}`,
    room,
    may,
    face: face(kind),
    offered: {
      outcome: [null],
      step: [...new Set(cases.procedures.flatMap((one) => stepsWith(one, kind)))],
    },
    refuses: [...actRefusals, ...refuses],
    input: z.object({ [`${thing}Id`]: rowId(), ...fieldsFor(kind) }),
    run: (input, context) => done(cases, context, input, wishOf(kind, input as Carried, null)),
  });
}

interface Recorded extends Carried {
  readonly act: ActKind;
  readonly party?: string | null;
  readonly day: Day;
  readonly byName: string;
}

/** Records an act that was done on paper: when, by whom, with the paper itself. It is shown as such for ever. */
function recordVerb(cases: CaseVerbs, kinds: readonly ActKind[]): Action<Fields, ActAnswer> {
  const { room, thing, procedures, refuses, face } = cases;
  const [first, ...others] = kinds;
  if (first === undefined) throw new Error(`${thing} has no acts`);
  return defineAction<Fields, ActAnswer>({
    name: `${thing}.record`,
    room,
    may: distinct(procedures.flatMap(({ recorders }) => recorders.may)),
    face: face('record'),
    offered: { outcome: [null] },
    refuses: [...actRefusals, ...refuses],
    input: z.object({
      [`${thing}Id`]: rowId(),
      act: choice([first, ...others]),
      party: text(40).nullish(),
      day: day(),
      byName: personal(text(60), why),
      paper: file(paperTypes),
      text: reason().nullish(),
      mark: personal(whole(0, 100), why).nullish(),
      against: choice(objectionTargets).nullish(),
      objection: whole(1, 10_000).nullish(),
      upheld: yesNo().nullish(),
      turn: whole(1, 1000).nullish(),
    }),
    run: (input, context) => {
      const { act, party = null, day: on, byName, ...carried } = input as unknown as Recorded;
      return done(cases, context, input, wishOf(act, carried, { party, day: on, byName }));
    },
  });
}

/**
 * One action for every kind of act that the paths know, and one that records what was done on paper. Who may is the
 * sum of who may on any path: the table of permissions says it once, and the case's own step narrows it.
 */
export function defineProcedureVerbs(cases: CaseVerbs): readonly Action<Fields, ActAnswer>[] {
  const acts = actKinds
    .map((kind) => ({ kind, may: grantsFor(cases.procedures, kind) }))
    .filter(({ may }) => may.length > 0);
  return [
    ...acts.map(({ kind, may }) => actVerb(cases, kind, may)),
    recordVerb(
      cases,
      acts.map(({ kind }) => kind),
    ),
  ];
}

/** The outcomes as a field. */
export const outcomeField = () => choice(outcomes);
