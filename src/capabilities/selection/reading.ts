import { z } from 'zod';
import { rowId } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import { readCases, type ActRow, type Case } from '../../engines/procedures/cases.ts';
import {
  actKinds,
  type ActKind,
  type CaseState,
  type Procedure,
} from '../../engines/procedures/model.ts';
import { awaited, partyOf } from '../../engines/procedures/parties.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { conditionsOf } from './candidates.ts';
import { candidacyReaders, fullViewRoles } from './grants.ts';
import type { Members } from './model.ts';
import type { Judged } from './rules.ts';

const room = 'selection';

/** An act as a case's page tells it. Who rated and who objected is told to those who must know. */
export interface ShownAct {
  readonly number: number;
  readonly kind: ActKind;
  readonly step: string;
  readonly party: string;
  /** Who did it, or who signed the paper; null where it is not told or not known. */
  readonly name: string | null;
  readonly onPaper: boolean;
  readonly day: Day;
  readonly text: string | null;
  readonly paper: string | null;
  readonly mark: number | null;
  readonly against: string | null;
  readonly objection: number | null;
  readonly upheld: boolean | null;
  readonly until: Day | null;
}

interface Names {
  readonly callId: Uuid;
  readonly title: string;
  readonly members: Members;
  readonly unionName: string;
  readonly postId: Uuid | null;
  readonly postName: string | null;
  readonly otherPost: boolean;
  readonly name: string;
  readonly number: string;
  readonly personId: Uuid;
  readonly unitName: string | null;
  readonly appointmentId: Uuid | null;
  readonly people: Readonly<Record<string, string>>;
  readonly attested: readonly {
    readonly condition: string;
    readonly name: string | null;
    readonly day: Day;
    readonly text: string;
  }[];
}

/** Everything about a candidacy that its case does not hold, in one statement. */
async function namesOf({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<Names | null> {
  const { rows } = await client.query<Names>({
    name: 'candidacy-names',
    text: `select s.id as "callId", s.title, s.members, b.name as "unionName", c.post_id as "postId",
        po.name as "postName", c.other_post as "otherPost", p.name, p.number, p.id as "personId",
        u.name as "unitName", c.appointment_id as "appointmentId",
        coalesce((select json_object_agg(q.id, q.name) from person q where q.school_id = $1 and q.id in
          (select a.person_id from procedure_act a where a.school_id = $1 and a.case_id = c.id)), '{}') as people,
        coalesce((select json_agg(json_build_object('condition', t.condition, 'name', q.name, 'day', t.day,
            'text', t.text) order by t.condition)
          from candidacy_attestation t left join person q on q.school_id = t.school_id and q.id = t.person_id
          where t.school_id = $1 and t.candidacy_id = c.id), '[]') as attested
      from candidacy c
      join procedure_case k on k.school_id = c.school_id and k.id = c.id
      join selection_call s on s.school_id = c.school_id and s.id = c.call_id
      join body b on b.school_id = s.school_id and b.id = s.union_id
      join person p on p.school_id = c.school_id and p.id = c.person_id
      left join unit u on u.school_id = k.school_id and u.id = k.unit_id
      left join post po on po.school_id = c.school_id and po.id = c.post_id
      where c.school_id = $1 and k.school_id = $1 and c.id = $2`,
    values: [schoolId, id],
  });
  return rows[0] ?? null;
}

/**
 * Names of raters and objectors are told to those who answer for the choice, and to themselves. Papers are for them and
 * the candidate; whoever rates sees what was handed in with the application.
 */
function shownAct(
  row: ActRow,
  names: Names,
  { actor }: Context,
  { answers, full }: { readonly answers: boolean; readonly full: boolean },
): ShownAct {
  const mine = actor.kind === 'person' && row.personId !== null && actor.personId === row.personId;
  const hidden = (row.kind === 'mark' || row.kind === 'object') && !answers && !mine;
  const papers = !hidden && (full || row.kind === 'submit');
  const name = row.byName ?? (row.personId === null ? null : (names.people[row.personId] ?? null));
  return {
    number: row.number,
    kind: row.kind,
    step: row.step,
    party: row.party,
    name: hidden ? null : name,
    onPaper: row.onPaper,
    day: row.day,
    text: hidden ? null : row.text,
    paper: papers && row.paper !== null ? row.paper.toString('hex') : null,
    mark: row.mark,
    against: row.against,
    objection: row.objection,
    upheld: row.upheld,
    until: row.until,
  };
}

/** What the caller may do in the case now, in the capacity they act in. */
function mineIn({ procedure, state, row }: Case, { actor }: Context): readonly ActKind[] {
  const own = actor.kind === 'person' && actor.personId === row.personId;
  const selfKinds: readonly ActKind[] = ['submit', 'consent', 'decline', 'withdraw'];
  return actKinds.filter((kind) => {
    if (own && !selfKinds.includes(kind)) return false;
    const party = partyOf({ procedure, state, place: row }, kind, actor);
    if (party === null) return false;
    return !(state.kind === 'open' && kind === 'approve' && state.approved.includes(party.code));
  });
}

/** What is waited for: the act and the party's code. */
const awaitedIn = (procedure: Procedure, state: CaseState) =>
  awaited(procedure, state).map(({ kind, party }) => ({ kind, party: party.code }));

/** The state without ids of people. */
function plainState(state: CaseState) {
  const { kind, step, turn, acts } = state;
  if (state.kind === 'ended') return { kind, step, turn, acts, outcome: state.outcome };
  const { since, due, approved, publicity } = state;
  const marks = state.marks.map(({ points }) => points);
  const shown =
    publicity === null
      ? null
      : {
          from: publicity.from,
          until: publicity.until,
          open: publicity.objections.filter(({ upheld }) => upheld === null).length,
        };
  return { kind, step, turn, acts, since, due, approved, marks, publicity: shown, outcome: null };
}

/** A candidacy's page: what happened, what is next, by whom, until when. */
export const candidacyRead = defineQuery({
  name: 'candidacy.read',
  room,
  may: candidacyReaders,
  refuses: ['case-unknown'],
  input: z.object({ candidacyId: rowId() }),
  run: async ({ candidacyId }, context) => {
    const { tx, authority, actor, today } = context;
    const [cases, names] = await Promise.all([
      readCases(tx, authority, [candidacyId]),
      namesOf(tx, candidacyId),
    ]);
    const found = cases[0];
    if (!found || names === null) return err([refusal('case-unknown')]);
    const role = actor.kind === 'person' ? actor.capacity.role : null;
    const answers = actor.kind === 'operator' || (role !== null && fullViewRoles.includes(role));
    const full = answers || authority.reach === 'self';
    const { people: _, attested, number, ...about } = names;
    const standing = full
      ? await conditionsOf(
          tx,
          { personId: names.personId, candidacyId, callId: names.callId },
          today,
        )
      : null;
    return ok({
      id: candidacyId,
      ...about,
      number: full ? number : null,
      began: found.row.began,
      procedure: found.procedure,
      state: plainState(found.state),
      awaits: awaitedIn(found.procedure, found.state),
      mine: mineIn(found, context),
      late: found.row.due !== null && found.row.due < today,
      acts: found.acts.map((row) => shownAct(row, names, context, { answers, full })),
      conditions: standing?.conditions ?? (null as readonly Judged[] | null),
      attested: full ? attested : [],
    });
  },
});
