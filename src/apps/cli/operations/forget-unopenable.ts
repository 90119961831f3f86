import { accessKeys } from '../../../capabilities/access/keys.ts';
import { forgetUnopenable, type Forgotten } from '../../../capabilities/access/lost-key.ts';
import { allSchools } from '../../../capabilities/organisation/schools/reads.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { asOperator, withSchool } from '../../../engines/storage/door.ts';
import { appendOperation } from '../../../engines/storage/journal/installation.ts';
import type { Secrets } from '../../../engines/storage/secrets.ts';
import type { SchoolId } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';

/** What was lost together; each school's own journal says its part. */
export async function forgetEverywhere(
  database: Database,
  { installationKey }: Secrets,
  at: Instant,
): Promise<Forgotten> {
  const keys = accessKeys(installationKey);
  const all = { secondSteps: 0, codes: 0, signOns: 0 };
  for (const { id } of await asOperator(database, allSchools)) {
    const school = id as SchoolId;
    const lost = await withSchool(database, school, async (tx) => {
      const forgotten = await forgetUnopenable(tx, keys, at);
      if (Object.values(forgotten).some((count) => count > 0))
        await appendOperation(tx, school, {
          ...{ at, by: 'operator', verb: 'secrets.forget', after: { ...forgotten } },
          subject: { kind: 'school', id: school },
        });
      return forgotten;
    });
    all.secondSteps += lost.secondSteps;
    all.codes += lost.codes;
    all.signOns += lost.signOns;
  }
  return all;
}
