import { and, eq } from 'drizzle-orm';
import type { Context } from '../actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { SchoolTransaction } from '../storage/door.ts';
import { columnsOf, insertCase, readCases, type ActRow, type Case } from './cases.ts';
import {
  stepOf,
  type Act,
  type ActKind,
  type CaseState,
  type ObjectionTarget,
  type Procedure,
  type WorkingDays,
} from './model.ts';
import { isParty, partiesFor, partyOf } from './parties.ts';
import { begin, step, stepRefusals } from './stepper.ts';
import { procedureAct, procedureCase } from './tables.ts';

/** What a room that keeps cases hands in. */
export interface CaseRoom {
  /** The school's working days; sends its statement at once. */
  days(tx: SchoolTransaction): Promise<WorkingDays>;
  /**
   * Judges the room's own rules (`Step.checks`) before the act that finishes a step; what it answers is frozen with the
   * act as the facts it stood on.
   */
  check(
    context: Context,
    held: Case,
    checks: readonly string[],
    act: Act,
  ): Promise<Result<Json, readonly Refusal[]>>;
}

/** An act as a verb was asked for it. */
export interface ActWish {
  readonly kind: ActKind;
  /** The turn that the caller saw; null where they do not say. */
  readonly turn: number | null;
  readonly text: string | null;
  readonly paper: string | null;
  readonly mark: number | null;
  readonly against: ObjectionTarget | null;
  readonly objection: number | null;
  readonly upheld: boolean | null;
  /** Of an act that was done on paper: for whom, when, and who signed. */
  readonly onPaper: {
    readonly party: string | null;
    readonly day: Day;
    readonly byName: string;
  } | null;
}

/** Every code that taking an act refuses with, beside those of the room's checks. */
export const actRefusals = [
  ...stepRefusals,
  'case-unknown',
  'changed-meanwhile',
  'paper-unknown',
  'day-in-future',
] as const;

/** An act that was taken. */
export interface Taken {
  readonly held: Case;
  readonly act: ActRow;
  readonly state: CaseState;
}

const own = (context: Context): Uuid | null =>
  context.actor.kind === 'person' ? context.actor.personId : null;

async function knowsPaper(
  { client, schoolId }: SchoolTransaction,
  paper: string | null,
): Promise<boolean> {
  if (paper === null) return true;
  const { rowCount } = await client.query({
    name: 'attachment-is-kept',
    text: 'select 1 from attachment where school_id = $1 and sha256 = $2',
    values: [schoolId, Buffer.from(paper, 'hex')],
  });
  return rowCount === 1;
}

/** Somebody else did something in between: who and when is told, so that what was typed can be judged again. */
function judgeTurn({ state, acts }: Case, { turn }: ActWish): readonly Refusal[] {
  if (turn === null || turn === state.turn) return [];
  const last = acts.at(-1);
  const values = { kind: last?.kind ?? '', party: last?.party ?? '', day: last?.day ?? state.last };
  return [refusal('changed-meanwhile', [], values)];
}

/** The party for which the act is done, or why the caller is none. */
function partyFor(
  { procedure, state, row }: Case,
  { kind, onPaper }: ActWish,
  { actor }: Context,
): Result<string, readonly Refusal[]> {
  if (onPaper === null) {
    const party = partyOf({ procedure, state, place: row }, kind, actor);
    if (party !== null) return ok(party.code);
    const nobody = partiesFor(procedure, state, kind).length === 0;
    const code = state.kind === 'ended' ? 'case-ended' : nobody ? 'act-not-now' : 'not-your-step';
    return err([refusal(code)]);
  }
  if (!isParty(procedure.recorders, actor, row)) return err([refusal('not-your-step')]);
  const able = partiesFor(procedure, state, kind);
  const approved = state.kind === 'open' ? state.approved : [];
  const meant =
    onPaper.party ?? (able.find(({ code }) => !approved.includes(code)) ?? able[0])?.code;
  if (meant === undefined) return err([refusal('act-not-now')]);
  // Whoever records for a unit does not write what organs of the school decided.
  const ofUnit = actor.kind === 'person' && actor.capacity.unitIds !== null;
  const party = able.find(({ code }) => code === meant);
  const schoolOnly = party?.may.every(({ reach }) => reach === 'school') ?? false;
  return ofUnit && schoolOnly ? err([refusal('not-your-step', 'party')]) : ok(meant);
}

function actFrom(wish: ActWish, party: string, context: Context): Act {
  const { kind, text, paper, mark, against, objection, upheld, onPaper } = wish;
  return {
    kind,
    party,
    by: onPaper === null ? own(context) : null,
    day: onPaper?.day ?? context.today,
    text,
    paper,
    mark,
    against,
    objection,
    upheld,
  };
}

const finishing: readonly ActKind[] = ['submit', 'consent', 'approve', 'publicise', 'close'];

/** What began by the act has this day: the end of the publicity, or the due day of the next step. */
const frozenDay = (state: CaseState): Day | null => (state.kind === 'open' ? state.due : null);

/** Judges an act on a case that is held, and answers the rows it makes. */
async function judge(
  context: Context,
  room: CaseRoom,
  held: Case,
  wish: ActWish,
  days: WorkingDays,
): Promise<Result<Taken, readonly Refusal[]>> {
  const meant = partyFor(held, wish, context);
  if (!meant.ok) return meant;
  const act = actFrom(wish, meant.value, context);
  const { onPaper } = wish;
  if (onPaper !== null && onPaper.day > context.today)
    return err([refusal('day-in-future', 'day')]);
  if (onPaper !== null && own(context) !== null && own(context) === held.row.personId)
    return err([refusal('own-case')]);
  const next = step(held.procedure, held.state, act, days);
  if (!next.ok) return next;
  const { checks } = stepOf(held.procedure, held.state.step);
  const asked = checks.length > 0 && finishing.includes(act.kind);
  const facts = asked ? await room.check(context, held, checks, act) : ok(null);
  if (!facts.ok) return facts;
  const row: ActRow = {
    schoolId: context.schoolId,
    caseId: held.row.id,
    number: next.value.acts,
    kind: act.kind,
    step: held.state.step,
    turn: held.state.turn,
    party: act.party,
    personId: act.by,
    role: context.actor.kind === 'person' ? context.actor.capacity.role : null,
    onPaper: onPaper !== null,
    byName: onPaper?.byName ?? null,
    recordedBy: onPaper === null ? null : own(context),
    day: act.day,
    at: context.now,
    text: act.text,
    paper: act.paper === null ? null : Buffer.from(act.paper, 'hex'),
    mark: act.mark,
    against: act.kind === 'object' ? (act.against ?? 'person') : null,
    objection: act.objection,
    upheld: act.upheld,
    until: frozenDay(next.value),
    facts: facts.value,
  };
  return ok({ held, act: row, state: next.value });
}

/**
 * Does an act in a case: holds it, judges who may, what is due now and the room's own rules, keeps the act and what the
 * case became. One case, one act at a time.
 */
export async function takeAct(
  context: Context,
  room: CaseRoom,
  caseId: Uuid,
  wish: ActWish,
): Promise<Result<Taken, readonly Refusal[]>> {
  const { tx, authority } = context;
  const [cases, days, known] = await Promise.all([
    readCases(tx, authority, [caseId], 'hold'),
    room.days(tx),
    knowsPaper(tx, wish.paper),
  ]);
  const held = cases[0];
  if (!held) return err([refusal('case-unknown')]);
  if (!known) return err([refusal('paper-unknown', 'paper')]);
  const changed = judgeTurn(held, wish);
  if (changed.length > 0) return err(changed);
  const taken = await judge(context, room, held, wish, days);
  if (!taken.ok) return taken;
  await Promise.all([
    tx.db.insert(procedureAct).values(taken.value.act),
    tx.db
      .update(procedureCase)
      .set(columnsOf(taken.value.state))
      .where(and(eq(procedureCase.schoolId, tx.schoolId), eq(procedureCase.id, caseId))),
  ]);
  return taken;
}

/** A case about to begin. */
export interface NewCase {
  readonly id: Uuid;
  readonly procedure: Procedure;
  readonly unitId: Uuid | null;
  readonly personId: Uuid | null;
}

/** Begins a case with its first act, both in one. */
export async function beginCase(
  context: Context,
  room: CaseRoom,
  { id, procedure, unitId, personId }: NewCase,
  wish: ActWish,
): Promise<Result<Taken, readonly Refusal[]>> {
  const { tx } = context;
  const [days, known] = await Promise.all([room.days(tx), knowsPaper(tx, wish.paper)]);
  if (!known) return err([refusal('paper-unknown', 'paper')]);
  const day = wish.onPaper?.day ?? context.today;
  const first = begin(procedure, { day, person: personId });
  const row = {
    schoolId: tx.schoolId,
    id,
    procedure: procedure.name,
    edition: '',
    unitId,
    personId,
  };
  const held: Case = {
    row: { ...row, began: day, ...columnsOf(first) },
    procedure,
    acts: [],
    state: first,
  };
  const taken = await judge(context, room, held, wish, days);
  if (!taken.ok) return taken;
  const { act, state } = taken.value;
  const inserted = await insertCase(tx, { id, procedure, unitId, personId, day, state });
  await tx.db.insert(procedureAct).values(act);
  return ok({ held: { ...held, row: inserted }, act, state });
}
