import type { Authority } from '../../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { PostKind } from '../../organisation/bodies/model.ts';
import type { PersonFacts } from '../../organisation/people/model.ts';
import type { UnitKind } from '../../organisation/units/model.ts';

/** A unit or class that goes on. */
export interface KnownUnit {
  readonly id: Uuid;
  readonly parentId: Uuid | null;
  readonly kind: UnitKind;
  readonly name: string;
}

/** The union, its office or one of its departments. */
export interface KnownBody {
  readonly id: Uuid;
  readonly name: string;
}

export interface KnownPost {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly kind: PostKind;
  readonly name: string;
}

/** Somebody the school knows by the number or the name of a line. */
export interface KnownPerson extends Pick<
  PersonFacts,
  'politicalStatus' | 'grade' | 'educationLevel' | 'programme'
> {
  readonly id: Uuid;
  readonly number: string;
  readonly name: string;
  readonly unitId: Uuid | null;
  readonly unitName: string | null;
}

/** A post somebody holds in this union on the day. */
export interface HeldPost {
  readonly personId: Uuid;
  readonly postId: Uuid;
  readonly postName: string;
  readonly bodyName: string;
}

/** Everything lines are matched with. */
export interface Directory {
  readonly unionId: Uuid;
  readonly units: readonly KnownUnit[];
  readonly bodies: readonly KnownBody[];
  readonly posts: readonly KnownPost[];
  readonly people: readonly KnownPerson[];
  readonly held: readonly HeldPost[];
}

const goesOn = (row: string): string =>
  `${row}.since <= $2::date and (${row}.until is null or ${row}.until >= $2::date)`;

const reading = `select
  (select coalesce(json_agg(json_build_object('id', u.id, 'parentId', u.parent_id, 'kind', u.kind, 'name', u.name)), '[]')
    from unit u where u.school_id = $1 and u.until is null and ($6::uuid[] is null or u.id = any($6))) as units,
  (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name)), '[]')
    from body b where b.school_id = $1 and (b.id = $3 or (b.parent_id = $3 and b.kind in ('office', 'working-department')))
      and ${goesOn('b')}) as bodies,
  (select coalesce(json_agg(json_build_object('id', p.id, 'bodyId', p.body_id, 'kind', p.kind, 'name', p.name)
      order by p.since, p.id), '[]')
    from post p join body b on b.school_id = $1 and b.id = p.body_id
    where p.school_id = $1 and (b.id = $3 or b.parent_id = $3) and ${goesOn('p')}) as posts,
  (select coalesce(json_agg(json_build_object('id', r.id, 'number', r.number, 'name', r.name, 'unitId', r.unit_id,
      'unitName', u.name, 'grade', r.grade, 'politicalStatus', r.political_status,
      'educationLevel', r.education_level, 'programme', r.programme) order by r.number), '[]')
    from person r left join unit u on u.school_id = $1 and u.id = r.unit_id
    where r.school_id = $1 and r.kind = 'student' and (r.until is null or r.until >= $2::date)
      and (r.number = any($4) or r.name = any($5))
      and ($6::uuid[] is null or r.unit_id = any($6) or r.class_id = any($6))) as people,
  (select coalesce(json_agg(json_build_object('personId', a.person_id, 'postId', p.id, 'postName', p.name,
      'bodyName', b.name)), '[]')
    from appointment a join post p on p.school_id = $1 and p.id = a.post_id
    join body b on b.school_id = $1 and b.id = p.body_id
    where a.school_id = $1 and (b.id = $3 or b.parent_id = $3) and a.ended_by is distinct from 'correction'
      and b.kind in ('student-union', 'graduate-union', 'office', 'working-department')
      and ${goesOn('a')}) as held`;

/**
 * Reads what the lines of a roster of one union are matched with, as of a day: people and units within reach alone, so
 * that the guide of a unit is told nothing of another. One statement.
 */
export async function readDirectory(
  { client, schoolId }: SchoolTransaction,
  asked: {
    readonly unionId: Uuid;
    readonly day: Day;
    readonly authority: Authority;
    readonly numbers: readonly string[];
    readonly names: readonly string[];
  },
): Promise<Directory> {
  const { unionId, day, authority, numbers, names } = asked;
  const within =
    authority.reach === 'school' ? null : authority.reach === 'unit' ? authority.unitIds : [];
  const { rows } = await client.query<Omit<Directory, 'unionId'>>({
    name: 'roster-directory',
    text: reading,
    values: [schoolId, day, unionId, numbers, names, within],
  });
  if (!rows[0]) throw new Error('a statement of one row answered none');
  return { unionId, ...rows[0] };
}
