import { drizzle } from 'drizzle-orm/node-postgres';
import { allSchools } from '../../capabilities/organisation/schools/reads.ts';
import type { Database } from '../../engines/storage/database.ts';
import type { SchoolId } from '../../kernel/id.ts';

/** A school as anybody may know it. */
export interface ListedSchool {
  readonly id: SchoolId;
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
}

/** The schools of an installation. The demo is closed once a real school exists: its addresses lead nowhere then. */
export interface SchoolDirectory {
  open(): Promise<readonly ListedSchool[]>;
  find(slug: string): Promise<ListedSchool | null>;
  /** To be called where a school was founded or the demo made or removed. */
  forget(): void;
}

/** How long a list of schools may be believed where several processes serve one database, in milliseconds. */
const believed = 5000;

/** Reads the directory and keeps it for a moment; `now` in milliseconds. */
export function schoolDirectory(database: Database, now: () => number): SchoolDirectory {
  const db = drizzle(database.pool);
  let known: { readonly schools: Promise<readonly ListedSchool[]>; readonly until: number } | null =
    null;
  const read = async (): Promise<readonly ListedSchool[]> => {
    const rows = await allSchools({ db });
    const schools = rows.map(({ id, slug, name, demo }) => ({
      id: id as SchoolId,
      slug,
      name,
      demo,
    }));
    return schools.some(({ demo }) => !demo) ? schools.filter(({ demo }) => !demo) : schools;
  };
  const open = (): Promise<readonly ListedSchool[]> => {
    if (known === null || known.until < now()) {
      const schools = read();
      known = { schools, until: now() + believed };
      schools.catch(() => (known = null));
    }
    return known.schools;
  };
  return {
    open,
    find: async (slug) => (await open()).find((school) => school.slug === slug) ?? null,
    forget: () => (known = null),
  };
}
