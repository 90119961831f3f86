import { z } from 'zod';
import { reference, rowId } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import { readCases, type ActRow, type Case } from '../../engines/procedures/cases.ts';
import {
  actKinds,
  type ActKind,
  type CaseState,
  type Procedure,
} from '../../engines/procedures/model.ts';
import { awaited, partyOf } from '../../engines/procedures/parties.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { conditionsOf } from './candidates.ts';
import { candidacyReaders, everybodyHere, fullViewRoles } from './grants.ts';
import type { Members, PathName } from './model.ts';
import { pathOf } from './paths.ts';
import { numbersInForce } from './provisions.ts';
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

/** Names of raters and objectors are told to those who answer for the choice, and to themselves. */
function shownAct(row: ActRow, names: Names, { actor }: Context, full: boolean): ShownAct {
  const mine = actor.kind === 'person' && row.personId !== null && actor.personId === row.personId;
  const hidden = (row.kind === 'mark' || row.kind === 'object') && !full && !mine;
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
    paper: hidden || row.paper === null ? null : row.paper.toString('hex'),
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
      ? await conditionsOf(tx, { personId: names.personId, candidacyId }, today)
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
      acts: found.acts.map((row) => shownAct(row, names, context, answers)),
      conditions: standing?.conditions ?? (null as readonly Judged[] | null),
      attested: full ? attested : [],
    });
  },
});

interface CallHead {
  readonly id: Uuid;
  readonly title: string;
  readonly text: string;
  readonly conditions: string | null;
  readonly members: Members;
  readonly path: PathName;
  readonly unionName: string;
  readonly unitId: Uuid | null;
  readonly applySince: Day;
  readonly applyUntil: Day;
  readonly closed: Day | null;
  readonly revision: number;
  readonly offers: readonly {
    readonly postId: Uuid;
    readonly postName: string;
    readonly bodyName: string;
    readonly places: number;
    readonly taken: number;
  }[];
}

/** A call with its offers, in one statement. */
async function callHead(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<CallHead | null> {
  const { rows } = await client.query<CallHead>({
    name: 'call-head',
    text: `select c.id, c.title, c.text, c.conditions, c.members, c.path, b.name as "unionName", c.unit_id as "unitId",
        c.apply_since::text as "applySince", c.apply_until::text as "applyUntil", c.closed::text, c.revision,
        (select json_agg(json_build_object('postId', o.post_id, 'postName', p.name, 'bodyName', d.name,
            'places', o.places, 'taken', (select count(*) from candidacy k
              join appointment a on a.school_id = k.school_id and a.id = k.appointment_id
              where k.school_id = $1 and a.school_id = $1 and k.call_id = c.id and a.post_id = o.post_id
                and a.ended_by is distinct from 'correction'))
            order by d.name_key collate "C", p.name_key, p.id)
          from selection_offer o join (select q.*, q.name as name_key from post q where q.school_id = $1) p
            on p.school_id = o.school_id and p.id = o.post_id
          join body d on d.school_id = p.school_id and d.id = p.body_id
          where o.school_id = $1 and o.call_id = c.id) as offers
      from selection_call c join body b on b.school_id = c.school_id and b.id = c.union_id
      where c.school_id = $1 and b.school_id = $1 and c.id = $2`,
    values: [schoolId, id],
  });
  return rows[0] ?? null;
}

interface Stood {
  readonly id: Uuid;
  readonly name: string;
  readonly unitName: string | null;
  readonly postName: string | null;
  readonly step: string;
  readonly due: Day | null;
  readonly outcome: string | null;
  readonly appointed: boolean;
}

/** Everybody who stands in a call, within reach. */
async function standingIn({ tx, authority }: Context, callId: Uuid): Promise<readonly Stood[]> {
  const units = authority.reach === 'unit' ? authority.unitIds : null;
  const { rows } = await tx.client.query<Stood>({
    name: 'standing-in-call',
    text: `select c.id, p.name, u.name as "unitName", po.name as "postName", k.step, k.due::text, k.outcome,
        c.appointment_id is not null as appointed
      from candidacy c
      join procedure_case k on k.school_id = c.school_id and k.id = c.id
      join person p on p.school_id = c.school_id and p.id = c.person_id
      left join unit u on u.school_id = k.school_id and u.id = k.unit_id
      left join post po on po.school_id = c.school_id and po.id = c.post_id
      where c.school_id = $1 and k.school_id = $1 and p.school_id = $1 and c.call_id = $2
        and ($3::uuid[] is null or k.unit_id = any($3))
      order by k.due nulls last, p.name_key collate "C", c.id`,
    values: [tx.schoolId, callId, units],
  });
  return rows;
}

/** A call as everybody may read it: what it is for and how one is chosen. */
export const callRead = defineQuery({
  name: 'call.read',
  room,
  may: everybodyHere,
  refuses: ['call-unknown'],
  input: z.object({ callId: reference('call') }),
  run: async ({ callId }, context) => {
    const [head, stated] = await Promise.all([
      callHead(context.tx, callId),
      readStatedValues(context.tx),
    ]);
    const { authority, today } = context;
    const within =
      head?.unitId == null || authority.reach !== 'unit' || authority.unitIds.includes(head.unitId);
    if (head === null || !within) return err([refusal('call-unknown', 'callId')]);
    const procedure = pathOf(head.path, numbersInForce(stated, today));
    const open = head.closed === null && head.applySince <= today && today <= head.applyUntil;
    return ok({ ...head, offers: head.offers ?? [], open, procedure });
  },
});

/** A call's board: who stands where, and who is late. */
export const callBoard = defineQuery({
  name: 'call.board',
  room,
  may: candidacyReaders.filter(({ reach }) => reach !== 'self'),
  refuses: ['call-unknown'],
  input: z.object({ callId: reference('call') }),
  run: async ({ callId }, context) => {
    const { tx, today } = context;
    const [head, stood, stated] = await Promise.all([
      callHead(tx, callId),
      standingIn(context, callId),
      readStatedValues(tx),
    ]);
    if (head === null) return err([refusal('call-unknown', 'callId')]);
    const { authority } = context;
    const outside =
      head.unitId !== null &&
      authority.reach === 'unit' &&
      !authority.unitIds.includes(head.unitId);
    if (outside) return err([refusal('call-unknown', 'callId')]);
    const procedure = pathOf(head.path, numbersInForce(stated, today));
    const late = (due: Day | null): boolean => due !== null && due < today;
    return ok({
      id: head.id,
      title: head.title,
      path: head.path,
      procedure,
      offers: head.offers ?? [],
      candidates: stood.map((one) => ({ ...one, late: late(one.due) })),
    });
  },
});
