import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { peopleSql } from '../organisation/reads.ts';
import type { Decider } from './model.ts';

/** That an article states no provision, who said so, why and when. */
export interface LeftUnbound {
  readonly reason: string;
  readonly on: Day;
  readonly byName: string | null;
}

/** A misprint that was put right. */
export interface Correction {
  readonly before: string;
  readonly reason: string;
  readonly on: Day;
  readonly byName: string | null;
}

/** A decision as it is shown. */
export interface DecisionTold {
  readonly kind: 'enact' | 'repeal';
  readonly decidedBy: Decider;
  readonly decidedOn: Day;
  readonly inFavour: number | null;
  readonly present: number | null;
  readonly paper: string | null;
  readonly note: string | null;
}

/** What is known of an edition beside its words. */
export interface EditionNotes {
  readonly unbound: Readonly<Record<Uuid, LeftUnbound>>;
  readonly corrections: Readonly<Record<Uuid, readonly Correction[]>>;
  readonly decisions: readonly DecisionTold[];
}

const reading = `select
  coalesce((select json_object_agg(n.article_id, json_build_object('reason', n.reason, 'on', n.declared_on,
      'byName', p.name))
    from article_unbound n
    join article a on a.school_id = $1 and a.id = n.article_id and a.document_id = $2
    left join ${peopleSql('$1')} p on p.id = n.person_id
    where n.school_id = $1), '{}'::json) as unbound,
  coalesce((select json_object_agg(c.article_id, c.list) from (
    select c.article_id, json_agg(json_build_object('before', c.before, 'reason', c.reason,
        'on', (c.corrected_at at time zone 'Asia/Shanghai')::date, 'byName', p.name)
        order by c.corrected_at, c.id) as list
    from article_correction c
    join article a on a.school_id = $1 and a.id = c.article_id and a.document_id = $2
    left join ${peopleSql('$1')} p on p.id = c.person_id
    where c.school_id = $1 group by c.article_id) c), '{}'::json) as corrections,
  coalesce((select json_agg(json_build_object('kind', d.kind, 'decidedBy', d.decided_by, 'decidedOn', d.decided_on,
      'inFavour', d.in_favour, 'present', d.present, 'paper', d.paper, 'note', d.note) order by d.decided_on, d.id)
    from rule_decision d where d.school_id = $1 and d.document_id = $2), '[]'::json) as decisions`;

/** Reads what is known of an edition beside its words; one statement. */
export async function readNotes(
  { client, schoolId }: SchoolTransaction,
  documentId: Uuid,
): Promise<EditionNotes> {
  const { rows } = await client.query<EditionNotes>({
    name: 'rulebook-edition-notes',
    text: reading,
    values: [schoolId, documentId],
  });
  return rows[0] ?? { unbound: {}, corrections: {}, decisions: [] };
}
