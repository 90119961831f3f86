import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Authority } from '../actions/actor.ts';
import type { SchoolTransaction } from '../storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { canonicalJson } from '../../kernel/json.ts';
import { asJson, type Act, type CaseState, type Procedure, type WorkingDays } from './model.ts';
import { replay } from './stepper.ts';
import { procedureAct, procedureCase, procedureEdition } from './tables.ts';

/** One act as it is kept. */
export type ActRow = typeof procedureAct.$inferSelect;

/** One case as it is kept. */
export type CaseRow = typeof procedureCase.$inferSelect;

/** A case with its path, everything done in it, and the state that follows. */
export interface Case {
  readonly row: CaseRow;
  readonly procedure: Procedure;
  readonly acts: readonly ActRow[];
  readonly state: CaseState;
}

/** Rows of `procedure_case` within reach: a unit's own, and those of the person concerned. */
export function casesInReach(authority: Authority): SQL | undefined {
  switch (authority.reach) {
    case 'school':
      return undefined;
    case 'unit':
      return inArray(procedureCase.unitId, [...authority.unitIds]);
    case 'self':
      return sql`${procedureCase.personId} = ${authority.personId}`;
  }
}

/** The kept act as the stepper takes it. */
export function actOf(row: ActRow): Act {
  const { kind, party, personId, day, text, paper, mark, against, objection, upheld, until } = row;
  const hash = paper === null ? null : paper.toString('hex');
  return {
    kind,
    party,
    by: personId,
    day,
    text,
    paper: hash,
    mark,
    against,
    objection,
    upheld,
    until,
  };
}

/** Working days are frozen in the acts, so that a case is rebuilt without a calendar; asking for one is a defect. */
const frozen: WorkingDays = {
  isWorkingDay: () => {
    throw new Error('a kept act has lost its day');
  },
  after: () => {
    throw new Error('a kept act has lost its day');
  },
};

/** The state that the acts give. */
export function rebuilt(
  procedure: Procedure,
  { began, personId }: Pick<CaseRow, 'began' | 'personId'>,
  acts: readonly ActRow[],
): CaseState {
  return replay(procedure, { day: began, person: personId }, acts.map(actOf), frozen);
}

/** Digest by which an edition of a path is known. */
export function editionOf(procedure: Procedure): string {
  return createHash('sha256')
    .update(canonicalJson(asJson(procedure)))
    .digest('hex');
}

/** Cases with their paths and acts, in two statements; those out of reach are left out. */
export async function readCases(
  { db, schoolId }: SchoolTransaction,
  authority: Authority,
  ids: readonly Uuid[],
  how: 'read' | 'hold' = 'read',
): Promise<readonly Case[]> {
  if (ids.length === 0) return [];
  const found = db
    .select({ row: procedureCase, content: procedureEdition.content })
    .from(procedureCase)
    .innerJoin(
      procedureEdition,
      and(
        eq(procedureEdition.schoolId, procedureCase.schoolId),
        eq(procedureEdition.digest, procedureCase.edition),
      ),
    )
    .where(
      and(
        eq(procedureCase.schoolId, schoolId),
        eq(procedureEdition.schoolId, schoolId),
        inArray(procedureCase.id, [...ids]),
        casesInReach(authority),
      ),
    )
    .orderBy(asc(procedureCase.id));
  const keptActs = () =>
    db
      .select()
      .from(procedureAct)
      .where(and(eq(procedureAct.schoolId, schoolId), inArray(procedureAct.caseId, [...ids])))
      .orderBy(asc(procedureAct.caseId), asc(procedureAct.number));
  // Who means to act holds the cases first, so that nobody adds an act in between.
  const held = how === 'hold' ? await found.for('update', { of: procedureCase }) : null;
  const [cases, acts] = await Promise.all([held ?? found, keptActs()]);
  return cases.map(({ row, content }) => {
    // Only `beginCase` writes editions, from a declared procedure.
    const procedure = content as unknown as Procedure;
    const own = acts.filter(({ caseId }) => caseId === row.id);
    return { row, procedure, acts: own, state: rebuilt(procedure, row, own) };
  });
}

/** What the case's row says of its state. */
export function columnsOf(state: CaseState) {
  const { step, turn, acts, last } = state;
  const shown = [...new Set(state.shown.map(({ name }) => name))];
  const both = { step, turn, acts, shown };
  return state.kind === 'open'
    ? { ...both, since: state.since, due: state.due, outcome: null, ended: null }
    : { ...both, since: last, due: null, outcome: state.outcome, ended: last };
}

/** Puts a case at the first step of a path, whose present edition is frozen with it. */
export async function insertCase(
  { db, schoolId }: SchoolTransaction,
  {
    id,
    procedure,
    unitId,
    personId,
    day,
    state,
  }: {
    readonly id: Uuid;
    readonly procedure: Procedure;
    readonly unitId: Uuid | null;
    readonly personId: Uuid | null;
    readonly day: Day;
    readonly state: CaseState;
  },
): Promise<CaseRow> {
  const edition = editionOf(procedure);
  const { name } = procedure;
  const row: CaseRow = {
    schoolId,
    id,
    procedure: name,
    edition,
    unitId,
    personId,
    began: day,
    ...columnsOf(state),
  };
  await Promise.all([
    db
      .insert(procedureEdition)
      .values({ schoolId, digest: edition, name, content: asJson(procedure), since: day })
      .onConflictDoNothing(),
    db.insert(procedureCase).values(row),
  ]);
  return row;
}
