import type { Context } from '../../engines/actions/verb.ts';
import type { ActRow, Case } from '../../engines/procedures/cases.ts';
import { actKinds, type ActKind, type Procedure } from '../../engines/procedures/model.ts';
import { awaited, partyOf } from '../../engines/procedures/parties.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';

/** An act as a page tells it. Texts and papers are for those who take part. */
export interface ToldAct {
  readonly number: number;
  readonly kind: ActKind;
  readonly step: string;
  readonly party: string;
  readonly name: string | null;
  readonly onPaper: boolean;
  readonly day: Day;
  readonly text: string | null;
  readonly paper: string | null;
  readonly objection: number | null;
  readonly upheld: boolean | null;
  readonly until: Day | null;
}

/** A case as a page tells it: where it stands, what is awaited, what the caller may do now. */
export interface ToldCase {
  readonly procedure: Procedure;
  readonly kind: 'open' | 'ended';
  readonly step: string;
  readonly turn: number;
  readonly since: Day | null;
  readonly due: Day | null;
  readonly late: boolean;
  readonly publicUntil: Day | null;
  readonly outcome: string | null;
  readonly awaits: readonly { readonly kind: ActKind; readonly party: string }[];
  readonly mine: readonly ActKind[];
  readonly acts: readonly ToldAct[];
}

/** Names of everybody who did something in a case; sends its statement at once. */
export async function namesInCase(
  { client, schoolId }: SchoolTransaction,
  caseId: Uuid,
): Promise<ReadonlyMap<Uuid, string>> {
  const { rows } = await client.query<{ id: Uuid; name: string }>({
    name: 'congress-case-names',
    text: `select p.id, p.name from person p where p.school_id = $1 and p.id in
      (select a.person_id from procedure_act a where a.school_id = $1 and a.case_id = $2)`,
    values: [schoolId, caseId],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function toldAct(row: ActRow, names: ReadonlyMap<Uuid, string>, full: boolean): ToldAct {
  const own = row.personId === null ? null : (names.get(row.personId) ?? null);
  const open = full && row.kind !== 'object';
  return {
    number: row.number,
    kind: row.kind,
    step: row.step,
    party: row.party,
    // Who objected is known to those who answer by the text of the objection alone.
    name: open ? (row.byName ?? own) : null,
    onPaper: row.onPaper,
    day: row.day,
    text: full ? row.text : null,
    paper: full && row.paper !== null ? row.paper.toString('hex') : null,
    objection: row.objection,
    upheld: row.upheld,
    until: row.until,
  };
}

/** Tells a case to whoever asks; `full` to those who take part. */
export function toldCase(
  { procedure, state, acts, row }: Case,
  names: ReadonlyMap<Uuid, string>,
  { actor, today }: Pick<Context, 'actor' | 'today'>,
  full: boolean,
): ToldCase {
  const open = state.kind === 'open' ? state : null;
  const mine = actKinds.filter((kind) => {
    const party = partyOf({ procedure, state, place: row }, kind, actor);
    if (party === null) return false;
    return !(kind === 'approve' && open?.approved.includes(party.code));
  });
  return {
    procedure,
    kind: state.kind,
    step: state.step,
    turn: state.turn,
    since: open?.since ?? null,
    due: open?.due ?? null,
    late: open !== null && open.due !== null && open.due < today,
    publicUntil: open?.publicity?.until ?? null,
    outcome: state.kind === 'ended' ? state.outcome : null,
    awaits: awaited(procedure, state).map(({ kind, party }) => ({ kind, party: party.code })),
    mine,
    acts: acts.map((act) => toldAct(act, names, full)),
  };
}
