import { eq } from 'drizzle-orm';
import { rulesOn, type RulesInForce } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import { publishedEditions, type EditionLine } from '../disclosure/reads.ts';
import { unionsOn } from '../organisation/unions/reads.ts';
import type { UnionOnDay } from '../organisation/unions/model.ts';
import { ownSchool } from '../organisation/schools/reads.ts';
import { siteSetting } from './tables.ts';

/** What a school decided about its public pages. */
export interface SiteSettings {
  /** Where to reach the union's office; null where nobody said. */
  readonly contact: string | null;
  /** Whether search engines may list the pages; a roster's edition is never listed. */
  readonly indexed: boolean;
  readonly revision: number;
}

/** The settings, or those of a school that decided nothing. */
export async function siteSettings({ db, schoolId }: SchoolTransaction): Promise<SiteSettings> {
  const rows = await db
    .select({
      contact: siteSetting.contact,
      indexed: siteSetting.indexed,
      revision: siteSetting.revision,
    })
    .from(siteSetting)
    .where(eq(siteSetting.schoolId, schoolId));
  return rows[0] ?? { contact: null, indexed: false, revision: 0 };
}

/** A leader as strangers may know them: post and name. */
export interface Leader {
  readonly post: string;
  readonly name: string;
}

/** Everything on a school's public front page. */
export interface PublicSchool {
  readonly name: string;
  readonly settings: SiteSettings;
  readonly editions: readonly (EditionLine & { readonly unionName: string })[];
  readonly unions: readonly { readonly name: string; readonly leaders: readonly Leader[] }[];
  readonly rules: readonly RulesInForce[];
}

const leadersOf = ({ posts }: UnionOnDay): readonly Leader[] =>
  posts.flatMap(({ name: post, holders }) =>
    holders.flatMap(({ name }) => (name === null ? [] : [{ post, name }])),
  );

/** Reads what everybody may know of a school on a day: editions, leaders, rules in force, where to turn. */
export async function publicSchool(tx: SchoolTransaction, today: Day): Promise<PublicSchool> {
  const [school, settings, editions, unions, rules] = await Promise.all([
    ownSchool(tx),
    siteSettings(tx),
    publishedEditions(tx),
    unionsOn(tx, { day: today, names: true }),
    rulesOn(tx, today),
  ]);
  return {
    name: school.name,
    settings,
    editions: editions.map((one) => ({
      ...one,
      unionName: unions.find(({ id }) => id === one.unionId)?.name ?? '',
    })),
    unions: unions
      .filter(({ unitId }) => unitId === null)
      .map((union) => ({ name: union.name, leaders: leadersOf(union) })),
    rules: rules.filter(({ document, articles }) => document.open && articles.length > 0),
  };
}
