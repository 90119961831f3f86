import { and, eq, inArray, or } from 'drizzle-orm';
import type { Actor } from '../../../engines/actions/actor.ts';
import type { Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ownsAffairsOf } from '../reach.ts';
import { appointment, body, counts, post } from '../tables.ts';
import type { HandoverItem, HandoverSide } from './model.ts';
import type { HandoverEnd } from './rules.ts';
import { handover, handoverItem, handoverVersion } from './tables.ts';

/** The person behind a call; null for whoever acts at the machine. */
export const personOf = (actor: Actor): Uuid | null =>
  actor.kind === 'person' ? actor.personId : null;

/** One end of a handover as people read it. */
export interface ShownEnd extends HandoverEnd {
  readonly name: string;
  readonly postName: string;
  readonly since: Day;
  readonly until: Day | null;
}

/** A signature under the newest version. */
export interface ShownSignature {
  readonly side: HandoverSide;
  readonly signedAt: Instant;
}

/** A handover with its newest version. */
export interface ShownHandover {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly bodyName: string;
  readonly unitId: Uuid | null;
  readonly version: number;
  readonly sealedAt: Instant | null;
  readonly day: Day;
  readonly giver: ShownEnd;
  readonly taker: ShownEnd;
  readonly note: string | null;
  readonly writtenAt: Instant;
  readonly items: readonly HandoverItem[];
  readonly signatures: readonly ShownSignature[];
}

const end = (prefix: string): string => `json_build_object('id', ${prefix}a.id,
  'personId', ${prefix}a.person_id, 'bodyId', ${prefix}p.body_id, 'name', ${prefix}pe.name,
  'postName', ${prefix}p.name, 'since', ${prefix}a.since, 'until', ${prefix}a.until)`;
const join = (prefix: string, column: string): string => `
  join appointment ${prefix}a on ${prefix}a.school_id = $1 and ${prefix}a.id = v.${column}
  join post ${prefix}p on ${prefix}p.school_id = $1 and ${prefix}p.id = ${prefix}a.post_id
  join person ${prefix}pe on ${prefix}pe.school_id = $1 and ${prefix}pe.id = ${prefix}a.person_id`;
const instantText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const reading = `select h.id, h.body_id as "bodyId", b.name as "bodyName", b.unit_id as "unitId", h.version,
    ${instantText('h.sealed_at')} as "sealedAt", v.day::text, ${end('g')} as giver, ${end('t')} as taker,
    v.note, ${instantText('v.written_at')} as "writtenAt",
    coalesce((select json_agg(json_build_object('kind', i.kind, 'name', i.name, 'quantity', i.quantity,
      'cents', i.cents, 'note', i.note) order by i.position)
      from handover_item i where i.school_id = $1 and i.handover_id = h.id and i.version = h.version),
      '[]'::json) as items,
    coalesce((select json_agg(json_build_object('side', s.side, 'signedAt', ${instantText('s.signed_at')})
      order by s.side) from handover_signature s
      where s.school_id = $1 and s.handover_id = h.id and s.version = h.version), '[]'::json) as signatures
  from handover h
  join handover_version v on v.school_id = $1 and v.handover_id = h.id and v.version = h.version
  join body b on b.school_id = $1 and b.id = h.body_id
  ${join('g', 'giver_id')} ${join('t', 'taker_id')}
  where h.school_id = $1 and h.id = $2`;

/**
 * One handover with its newest version; null for an unknown id and for whoever neither reaches its body nor is one of
 * its two sides.
 */
export async function readHandover(
  { client, schoolId }: SchoolTransaction,
  { authority, actor }: Pick<Context, 'authority' | 'actor'>,
  id: Uuid,
): Promise<ShownHandover | null> {
  const { rows } = await client.query<ShownHandover>({
    name: 'handover-read',
    text: reading,
    values: [schoolId, id],
  });
  const found = rows[0];
  if (!found) return null;
  const personId = personOf(actor);
  const own = personId !== null && [found.giver.personId, found.taker.personId].includes(personId);
  return own || ownsAffairsOf(actor, authority, found.unitId) ? found : null;
}

/** The handover itself, held until the commit, so that nobody signs a list while it is being replaced. */
export async function holdHandover(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<typeof handover.$inferSelect | null> {
  const rows = await db
    .select()
    .from(handover)
    .where(and(eq(handover.schoolId, schoolId), eq(handover.id, id)))
    .for('update');
  return rows[0] ?? null;
}

/**
 * The appointments of these ids to posts of a body, or of the office and departments that stand in it: an office keeps
 * the union's seal. Rows entered by mistake are none.
 */
export function endsOf(
  { db, schoolId }: SchoolTransaction,
  bodyId: Uuid,
  ids: readonly Uuid[],
): Promise<readonly HandoverEnd[]> {
  return db
    .select({ id: appointment.id, personId: appointment.personId, bodyId: post.bodyId })
    .from(appointment)
    .innerJoin(post, and(eq(post.schoolId, appointment.schoolId), eq(post.id, appointment.postId)))
    .innerJoin(body, and(eq(body.schoolId, post.schoolId), eq(body.id, post.bodyId)))
    .where(
      and(
        eq(appointment.schoolId, schoolId),
        inArray(appointment.id, [...ids]),
        or(eq(body.id, bodyId), eq(body.parentId, bodyId)),
        counts,
      ),
    );
}

/** Every version there was, the newest first: what the list said before it was corrected. */
export async function versionsOf(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<
  readonly { readonly version: number; readonly writtenAt: Instant; readonly items: number }[]
> {
  const [versions, items] = await Promise.all([
    db
      .select({ version: handoverVersion.version, writtenAt: handoverVersion.writtenAt })
      .from(handoverVersion)
      .where(and(eq(handoverVersion.schoolId, schoolId), eq(handoverVersion.handoverId, id))),
    db
      .select({ version: handoverItem.version })
      .from(handoverItem)
      .where(and(eq(handoverItem.schoolId, schoolId), eq(handoverItem.handoverId, id))),
  ]);
  return [...versions]
    .sort((a, b) => b.version - a.version)
    .map((one) => ({
      ...one,
      items: items.filter(({ version }) => version === one.version).length,
    }));
}
