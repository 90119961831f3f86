import type { Actor } from '../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Candidate } from './model.ts';

/**
 * The common table expression `who`: people among `people` (SQL giving person_id) as handlers on a day: whether they
 * serve in the League committee, whether the student affairs office or the Party committee, whether the school named
 * them for what passes the League committee by, and the bodies they serve in with all above. Starts with `recursive`.
 */
export const whoSql = (school: string, on: string, people: string): string => `recursive held as (
    select a.person_id, o.kind as post, b.id, b.kind, b.unit_id, b.parent_id
    from appointment a
    join post o on o.school_id = a.school_id and o.id = a.post_id
    join body b on b.school_id = o.school_id and b.id = o.body_id
    where a.school_id = ${school} and o.school_id = ${school} and b.school_id = ${school}
      and a.person_id in (${people}) and a.since <= ${on} and (a.until is null or a.until >= ${on})
      and a.ended_by is distinct from 'correction'
  ), up as (
    select person_id, id, parent_id from held
    union
    select up.person_id, b.id, b.parent_id from up join body b on b.school_id = ${school} and b.id = up.parent_id
  ), who as (
    select p.id, p.name, regexp_replace(normalize(p.name, nfkc), '[\\s·•・]', '', 'g') as key,
      exists (select from held h where h.person_id = p.id and h.kind = 'league-committee') as league,
      exists (select from held h where h.person_id = p.id and (h.kind = 'student-affairs'
        or (h.kind = 'party-committee' and h.unit_id is null and h.post <> 'member'))) as official,
      s.outside_id is not null and s.outside_id = p.id as named,
      array(select distinct up.id from up where up.person_id = p.id) as body_ids
    from person p left join complaint_setting s on s.school_id = p.school_id
    where p.school_id = ${school} and p.id in (${people})
  )`;

/**
 * Whether a complaint `c` is one that `who` may handle; the rule `isExcluded` in SQL, so that a list need not be read
 * whole. A test holds the two against each other.
 */
export const handledBySql = `((c.way = 'league' and who.league) or (c.way = 'outside' and who.named and who.official and not who.league))
  and (c.body_id is null or c.body_id <> all (who.body_ids))
  and position(who.key in regexp_replace(normalize(coalesce(c.person_name, '') || E'\\n' || c.text, nfkc), '[\\s·•・]', '', 'g')) = 0`;

interface Row {
  readonly id: Uuid;
  readonly name: string;
  readonly league: boolean;
  readonly official: boolean;
  readonly named: boolean;
  readonly body_ids: readonly Uuid[];
}

/** Everybody who could handle a complaint that comes in on a day. */
export interface Handlers {
  readonly league: readonly Candidate[];
  /** Whoever the school named, while they serve in the student affairs office or the Party committee. */
  readonly outside: Candidate | null;
}

/** Reads who could handle a complaint on a day, in one statement. */
export async function readHandlers(
  { client, schoolId }: SchoolTransaction,
  on: Day,
): Promise<Handlers> {
  const people = `select a.person_id from appointment a
      join post o on o.school_id = a.school_id and o.id = a.post_id
      join body b on b.school_id = o.school_id and b.id = o.body_id
      where a.school_id = $1 and o.school_id = $1 and b.school_id = $1 and b.kind = 'league-committee'
        and a.since <= $2::date and (a.until is null or a.until >= $2::date)
        and a.ended_by is distinct from 'correction'
    union select t.outside_id from complaint_setting t where t.school_id = $1`;
  const { rows } = await client.query<Row>({
    name: 'complaint-handlers',
    text: `with ${whoSql('$1', '$2::date', people)}
      select id, name, league, official, named, body_ids from who order by id`,
    values: [schoolId, on],
  });
  const candidates = rows.map(({ id, name, league, body_ids: bodyIds }) => ({
    ...{ personId: id, name, league, bodyIds },
  }));
  return {
    league: candidates.filter(({ league }) => league),
    outside: candidates.find((_, at) => rows[at]?.named && rows[at].official) ?? null,
  };
}

/** The person who acts, for `who`; null for an operator at the machine, who sees every complaint. */
export const actingPerson = (actor: Actor): Uuid | null =>
  actor.kind === 'person' ? actor.personId : null;
