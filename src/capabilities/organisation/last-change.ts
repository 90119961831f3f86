import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';

/** Codes of `changedMeanwhile`. */
export const meanwhileRefusals = ['changed-meanwhile', 'changed-meanwhile-unnamed'] as const;

interface LastChange {
  /** Day and minute in China. */
  readonly at: string;
  readonly name: string | null;
}

// Whoever acts does so by a post they hold, or as a student: the capacity in the journal leads to the person.
const reading = `select to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at, pe.name
  from journal_entry e
  left join appointment a on a.school_id = e.school_id and a.id = e.capacity_id
  left join person pe on pe.school_id = e.school_id and pe.id = coalesce(a.person_id, e.capacity_id)
  where e.school_id = $1 and e.subject_kind = $2 and e.subject_id = $3
  order by e.seq desc limit 1`;

/**
 * Tells one of two who edit the same thing that the other was first: who it was, when, and what stands there now
 * (`now`, in the thing's own words). Asked only where the revision seen is not the one that stands.
 */
export async function changedMeanwhile(
  { client, schoolId }: SchoolTransaction,
  subject: { readonly kind: string; readonly id: string },
  now: string,
): Promise<Refusal> {
  const { rows } = await client.query<LastChange>({
    name: 'organisation-last-change',
    text: reading,
    values: [schoolId, subject.kind, subject.id],
  });
  const { at = '', name = null } = rows[0] ?? {};
  return name === null
    ? refusal('changed-meanwhile-unnamed', [], { at, now })
    : refusal('changed-meanwhile', [], { name, at, now });
}
