import { z } from 'zod';
import { rowId } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { readCases } from '../../../engines/procedures/cases.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { inForce } from '../../../charter/in-force.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { resultOf } from '../../elections/reads.ts';
import { reachesUnit } from '../../organisation/reach.ts';
import { readers } from '../grants.ts';
import type { CredentialState, FeedbackVerdict, FeedbackWay, Nominator } from '../model.ts';
import { surplus } from '../provisions.ts';
import { congressById } from '../reads.ts';
import { countGroups, nominationsWanted, shortfalls } from '../rules.ts';
import { namesInCase, toldCase } from '../told-case.ts';
import { recordsOf } from './records.ts';
import { electoralUnitById, floorsOfUnit } from './units.ts';

/** Somebody nominated, as the unit's page tells it. */
export interface Nominated {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly by: Nominator;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly day: Day;
  readonly withdrawn: Day | null;
}

/** A class's answer, or that none has come. */
export interface ToldFeedback {
  readonly id: Uuid | null;
  readonly classId: Uuid;
  readonly className: string;
  readonly asked: Day | null;
  readonly verdict: FeedbackVerdict | null;
  readonly via: FeedbackWay | null;
  readonly answered: Day | null;
  readonly publicisedSince: Day | null;
  readonly publicisedUntil: Day | null;
  readonly remarks: string | null;
  readonly signedBy: readonly string[];
  readonly resolved: Day | null;
  readonly resolution: string | null;
}

/** A delegate, as the unit's page tells it. */
export interface ToldDelegate {
  readonly id: Uuid;
  readonly number: number;
  readonly personId: Uuid;
  readonly votes: number | null;
  readonly elected: Day;
  readonly registered: Day | null;
  readonly credentials: CredentialState;
  readonly until: Day | null;
  readonly objections: number;
}

async function nominatedIn(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<readonly Nominated[]> {
  const { rows } = await client.query<Nominated>({
    name: 'electoral-unit-nominations',
    text: `select id, person_id as "personId", by, by_name as "byName", reason, day::text, withdrawn::text
      from nomination where school_id = $1 and electoral_unit_id = $2 order by id`,
    values: [schoolId, id],
  });
  return rows;
}

/** Every class of the unit with what it answered in the newest turn that a list was sent out in. */
async function feedbackIn(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
  today: Day,
): Promise<readonly ToldFeedback[]> {
  const { rows } = await client.query<ToldFeedback>({
    name: 'electoral-unit-feedback',
    text: `select f.id, c.id as "classId", c.name as "className", f.asked::text, f.verdict, f.via, f.answered::text,
        f.publicised_since::text as "publicisedSince", f.publicised_until::text as "publicisedUntil", f.remarks,
        coalesce(f.signed_by, '{}') as "signedBy", f.resolved::text, f.resolution
      from electoral_unit e
      join unit c on c.school_id = $1 and c.parent_id = e.unit_id and c.kind = 'class'
        and c.since <= $3::date and (c.until is null or c.until >= $3::date)
      left join class_feedback f on f.school_id = $1 and f.electoral_unit_id = e.id and f.class_id = c.id
        and f.turn = (select max(l.turn) from class_feedback l where l.school_id = $1 and l.electoral_unit_id = e.id)
      where e.school_id = $1 and e.id = $2 order by c.name_key collate "C", c.id`,
    values: [schoolId, id, today],
  });
  return rows;
}

async function delegatesIn(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<readonly ToldDelegate[]> {
  const { rows } = await client.query<ToldDelegate>({
    name: 'electoral-unit-delegates',
    text: `select d.id, d.number, d.person_id as "personId", d.votes, d.elected::text, d.registered::text, d.credentials,
        d.until::text, (select count(*)::int from delegate_objection o where o.school_id = $1 and o.delegate_id = d.id
          and o.answered is null) as objections
      from delegate d where d.school_id = $1 and d.electoral_unit_id = $2 order by d.number`,
    values: [schoolId, id],
  });
  return rows;
}

interface Names {
  readonly unitName: string;
  readonly schoolName: string;
  readonly levels: readonly { readonly level: string; readonly seats: number }[];
}

async function namesOf({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<Names> {
  const { rows } = await client.query<Names>({
    name: 'electoral-unit-told',
    text: `select u.name as "unitName", s.name as "schoolName",
        coalesce((select json_agg(json_build_object('level', l.education_level, 'seats', l.seats) order by l.education_level)
          from electoral_unit_level l where l.school_id = $1 and l.electoral_unit_id = e.id), '[]') as levels
      from electoral_unit e join unit u on u.school_id = $1 and u.id = e.unit_id join school s on s.id = $1
      where e.school_id = $1 and e.id = $2`,
    values: [schoolId, id],
  });
  return rows[0] ?? { unitName: '', schoolName: '', levels: [] };
}

/** One electoral unit: its quota and floors, where its choosing stands, the list, the classes, the election, the delegates. */
export const electoralUnitRead = defineQuery({
  name: 'electoral-unit.read',
  room: 'congress',
  may: readers,
  refuses: ['electoral-unit-unknown'],
  input: z.object({ electoralUnitId: rowId() }),
  run: async ({ electoralUnitId }, context) => {
    const { tx, authority, today } = context;
    const unit = await electoralUnitById(tx, electoralUnitId);
    if (unit === null || !reachesUnit(authority, unit.unitId))
      return err([refusal('electoral-unit-unknown', 'electoralUnitId')]);
    const [congress, names, cases, people, nominated, feedback, delegates, stated, election] =
      await Promise.all([
        congressById(tx, unit.congressId),
        namesOf(tx, unit.id),
        readCases(tx, authority, [unit.id]),
        namesInCase(tx, unit.id),
        nominatedIn(tx, unit.id),
        feedbackIn(tx, unit.id, today),
        delegatesIn(tx, unit.id),
        readStatedValues(tx),
        unit.electionId === null ? null : resultOf(tx, unit.electionId),
      ]);
    const ids = [...nominated, ...delegates].map(({ personId }) => personId);
    const records = await recordsOf(tx, [...new Set(ids)], today);
    const known = new Map(records.map((one) => [one.personId, one]));
    const withRecords = <T extends { readonly personId: Uuid }>(one: T) => {
      const found = known.get(one.personId);
      return {
        ...one,
        name: found?.name ?? '',
        number: found?.number ?? '',
        className: found?.className ?? null,
        sex: found?.sex ?? null,
        ethnicGroup: found?.ethnicGroup ?? null,
        female: found?.female ?? null,
        minority: found?.minority ?? null,
        cadre: found?.cadre ?? false,
      };
    };
    const list = nominated.map(withRecords);
    const chosen = delegates.map((one) => ({ ...withRecords(one), number: one.number }));
    const standing = chosen.some(({ until }) => until === null)
      ? chosen.filter(({ until }) => until === null)
      : list.filter(({ withdrawn }) => withdrawn === null);
    const found = cases[0];
    return ok({
      id: unit.id,
      ...names,
      congressId: unit.congressId,
      congressTitle: congress?.title ?? '',
      delegatesBy: congress?.delegatesBy ?? null,
      seats: unit.seats,
      floors: floorsOfUnit(unit),
      wanted: nominationsWanted(unit.seats, inForce(stated, surplus, today).value),
      case: found === undefined ? null : toldCase(found, people, context, true),
      nominated: list,
      feedback,
      election:
        election === null
          ? null
          : {
              id: election.id,
              title: election.title,
              day: election.day,
              state: election.state,
              certified: election.certified?.day ?? null,
              expected: election.expected,
              present: election.present,
              open: election.offices.reduce((all, office) => all + office.open, 0),
            },
      delegates: chosen,
      /** Of those elected, or of the list where nobody is yet. */
      groups: countGroups(standing),
      missed: standing.length === 0 ? [] : shortfalls(floorsOfUnit(unit), standing),
    });
  },
});
