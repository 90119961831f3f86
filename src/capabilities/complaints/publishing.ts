import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { ComplaintRow } from './reads.ts';
import { nameKey } from './rules.ts';

/** How many people of the school are named in a text. One statement; it answers a number and no name. */
async function peopleNamed({ client, schoolId }: SchoolTransaction, text: string): Promise<number> {
  const { rows } = await client.query<{ readonly count: number }>({
    name: 'complaint-names-inside',
    text: `select count(distinct p.name)::int as count from person p
      where p.school_id = $1 and length(p.name) > 1
        and position(regexp_replace(normalize(p.name, nfkc), '[\\s·•・]', '', 'g') in $2) > 0`,
    values: [schoolId, nameKey(text)],
  });
  return rows[0]?.count ?? 0;
}

/**
 * Whether a text may be published as the outcome of a complaint. What was left as a contact never; names (of anybody
 * known to the school, or of the person complained about) once whoever publishes it says that each was looked at.
 */
export async function publishable(
  tx: SchoolTransaction,
  { contact, personName }: Pick<ComplaintRow, 'contact' | 'personName'>,
  { outcome, reviewed }: { readonly outcome: string | null; readonly reviewed: boolean },
): Promise<Result<null, readonly Refusal[]>> {
  if (outcome === null) return ok(null);
  const key = nameKey(outcome);
  if (contact !== null && key.includes(nameKey(contact)))
    return err([refusal('contact-inside', 'outcome')]);
  if (reviewed) return ok(null);
  const accused = personName !== null && key.includes(nameKey(personName)) ? 1 : 0;
  const count = Math.max(accused, await peopleNamed(tx, outcome));
  return count === 0 ? ok(null) : err([refusal('names-inside', 'outcome', { count })]);
}
