import type { Hono } from 'hono';
import { withSchool, type SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Language } from '../../../kernel/words.ts';
import { tokenOf } from '../../../surfaces/http/caller.ts';
import type { SchoolEnv } from '../../../surfaces/http/verb-routes.ts';
import { refuseWith } from '../../../surfaces/http/refusal-answer.ts';
import { peopleSql, unitNamesSql } from '../../organisation/reads.ts';
import type { AccessRoutesParts, KnownSchool } from '../routes.ts';
import { offeredSignOns } from '../sign-on/provider.ts';
import { accountHolder, readStanding, type AccessStanding } from '../standing.ts';

/** A capacity with the name of its unit. */
export interface NamedCapacity {
  readonly id: Uuid;
  readonly role: string;
  readonly unitId: Uuid | null;
  readonly unitName: string | null;
}

/** What `GET /{school}/me` answers; `person` is null for a visitor. */
export interface Me {
  readonly school: Pick<KnownSchool, 'slug' | 'name' | 'demo'>;
  readonly person: { readonly id: Uuid; readonly name: string; readonly number: string } | null;
  readonly capacities: readonly NamedCapacity[];
  readonly totp: boolean;
  /** The school wants a second factor first; until then posts give nothing. */
  readonly secondFactorDue: boolean;
  readonly language: Language;
  readonly signOns: readonly { readonly id: Uuid; readonly name: string; readonly kind: string }[];
}

interface AboutRow {
  readonly id: Uuid;
  readonly name: string;
  readonly number: string;
  readonly totp: boolean;
  readonly language: Language;
  readonly units: Readonly<Record<Uuid, string>> | null;
}

async function aboutOf(
  { client, schoolId }: SchoolTransaction,
  { accountId, capacities }: AccessStanding,
): Promise<AboutRow> {
  const units = capacities.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const { rows } = await client.query<AboutRow>({
    name: 'me',
    text: `select p.id, p.name, p.number, a.totp_since is not null as totp, a.language,
        ${unitNamesSql('$1', '$3')} as units
      from account a join ${peopleSql('$1')} p on p.id = a.person_id
      where a.school_id = $1 and a.id = $2`,
    values: [schoolId, accountId, units],
  });
  if (!rows[0]) throw new Error('a session without its account');
  return rows[0];
}

/** Who a token belongs to, and what the log-in page needs where it belongs to nobody. */
export async function readMe(
  tx: SchoolTransaction,
  { token, now, school }: { token: string | null; now: Instant; school: Me['school'] },
): Promise<Me> {
  // On its way before the standing is awaited.
  const offering = offeredSignOns(tx).execute();
  offering.catch(() => undefined);
  const standing = token === null ? null : await readStanding(tx, token, now);
  const signOns = await offering;
  const { slug, name, demo } = school;
  const visitor: Me = {
    school: { slug, name, demo },
    person: null,
    capacities: [],
    totp: false,
    secondFactorDue: false,
    language: 'zh',
    signOns,
  };
  if (standing === null) return visitor;
  const about = await aboutOf(tx, standing);
  return {
    ...visitor,
    person: { id: about.id, name: about.name, number: about.number },
    capacities: standing.capacities
      .filter(({ role }) => role !== accountHolder)
      .map(({ id, role, unitId }) => ({
        ...{ id, role, unitId },
        unitName: unitId === null ? null : (about.units?.[unitId] ?? null),
      })),
    totp: about.totp,
    secondFactorDue: standing.secondFactorDue,
    language: about.language,
  };
}

/** `GET /{school}/me`: who is there. */
export function meRoutes(app: Hono<SchoolEnv>, parts: AccessRoutesParts): void {
  const { runner, findSchool, publicAddress } = parts;
  app.get('/:school/me', async (context) => {
    const slug = context.get('slug');
    const school = await findSchool(slug);
    if (!school) return refuseWith(context, 'unknown-school');
    const me = await withSchool(runner.database, school.id, (tx) =>
      readMe(tx, { token: tokenOf(context, slug), now: runner.clock(), school }),
    );
    context.header('Cache-Control', 'no-store');
    return context.json(publicAddress === null ? { ...me, signOns: [] } : me);
  });
}
