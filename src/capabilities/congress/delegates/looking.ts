import { z } from 'zod';
import { rowId } from '../../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { EducationLevel, PoliticalStatus, Sex } from '../../organisation/people/model.ts';
import { reachesUnit } from '../../organisation/reach.ts';
import { ownOnly } from '../../organisation/roles.ts';
import { readers } from '../grants.ts';
import type { CredentialState } from '../model.ts';
import type { Judged } from '../rules.ts';
import { attestationsOf, conditionsOf } from './reads.ts';

/** A delegate as registration forms and the credentials group have them. */
export interface DelegateTold {
  readonly id: Uuid;
  readonly number: number;
  readonly revision: number;
  readonly congressId: Uuid;
  readonly congressTitle: string;
  readonly schoolName: string;
  readonly electoralUnitId: Uuid;
  readonly unitId: Uuid;
  readonly unitName: string;
  readonly electionId: Uuid | null;
  readonly personId: Uuid;
  readonly personName: string;
  readonly personNumber: string;
  readonly sex: Sex | null;
  readonly ethnicGroup: string | null;
  readonly politicalStatus: PoliticalStatus | null;
  readonly educationLevel: EducationLevel | null;
  readonly grade: number | null;
  readonly programme: string | null;
  readonly className: string | null;
  readonly elected: Day;
  readonly votes: number | null;
  readonly registered: Day | null;
  readonly posts: string | null;
  readonly resume: string | null;
  readonly credentials: CredentialState;
  readonly examined: Day | null;
  readonly examinedBy: string | null;
  readonly grounds: string | null;
  readonly frozen: readonly Judged[] | null;
  readonly until: Day | null;
  readonly untilWhy: string | null;
  readonly objections: readonly {
    readonly id: Uuid;
    readonly day: Day;
    readonly text: string;
    readonly answered: Day | null;
    readonly answer: string | null;
    readonly upheld: boolean | null;
  }[];
}

const columns = `d.id, d.number, d.revision, d.congress_id as "congressId", c.title as "congressTitle",
  s.name as "schoolName", e.id as "electoralUnitId", e.unit_id as "unitId", u.name as "unitName",
  e.election_id as "electionId", p.id as "personId", p.name as "personName", p.number as "personNumber", p.sex,
  p.ethnic_group as "ethnicGroup", p.political_status as "politicalStatus", p.education_level as "educationLevel",
  p.grade, p.programme, k.name as "className", d.elected::text, d.votes, d.registered::text, d.posts, d.resume,
  d.credentials, d.examined::text, x.name as "examinedBy", d.grounds, d.findings -> 'conditions' as frozen,
  d.until::text, d.until_why as "untilWhy",
  coalesce((select json_agg(json_build_object('id', o.id, 'day', o.day, 'text', o.text, 'answered', o.answered,
      'answer', o.answer, 'upheld', o.upheld) order by o.id)
    from delegate_objection o where o.school_id = $1 and o.delegate_id = d.id), '[]') as objections`;

const joins = `from delegate d
  join congress c on c.school_id = $1 and c.id = d.congress_id
  join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
  join unit u on u.school_id = $1 and u.id = e.unit_id
  join person p on p.school_id = $1 and p.id = d.person_id
  join school s on s.id = $1
  left join unit k on k.school_id = $1 and k.id = p.class_id
  left join person x on x.school_id = $1 and x.id = d.examined_by`;

/** Delegates of a congress in the order of their numbers, or one by its id. */
export async function delegatesTold(
  { client, schoolId }: SchoolTransaction,
  which: { readonly congressId: Uuid } | { readonly id: Uuid },
): Promise<readonly DelegateTold[]> {
  const one = 'id' in which;
  const { rows } = await client.query<DelegateTold>({
    name: one ? 'delegate-told' : 'delegates-told',
    text: `select ${columns} ${joins} where d.school_id = $1 and ${one ? 'd.id' : 'd.congress_id'} = $2 order by d.number`,
    values: [schoolId, one ? which.id : which.congressId],
  });
  return rows;
}

/** One delegate if the caller reaches them. */
async function reached({ tx, authority }: Context, id: Uuid): Promise<DelegateTold | null> {
  const [told] = await delegatesTold(tx, { id });
  if (!told) return null;
  const own = authority.reach === 'self' && authority.personId === told.personId;
  return own || reachesUnit(authority, told.unitId) ? told : null;
}

/** A delegate's page: form, conditions with what is known of each, decision, objections. A delegate sees their own. */
export const delegateRead = defineQuery({
  name: 'delegate.read',
  room: 'congress',
  may: [...readers, ...ownOnly('student')],
  refuses: ['delegate-unknown'],
  input: z.object({ delegateId: rowId() }),
  run: async ({ delegateId }, context) => {
    const told = await reached(context, delegateId);
    if (told === null) return err([refusal('delegate-unknown', 'delegateId')]);
    const { tx, today } = context;
    const [conditions, attested] = await Promise.all([
      conditionsOf(tx, [told], today),
      attestationsOf(tx, [told.id]),
    ]);
    const own = context.authority.reach === 'self';
    return ok({
      ...told,
      own,
      conditions: conditions.get(told.id) ?? [],
      attested: attested.map(({ delegateId: _of, ...rest }) => rest),
    });
  },
});
