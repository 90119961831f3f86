import type { AnyProvision } from '../../charter/provision.ts';
import type { RunnerParts } from '../../engines/actions/runner.ts';
import { withSchool, type SchoolTransaction } from '../../engines/storage/door.ts';
import { appendEntry } from '../../engines/storage/journal/append.ts';
import { installation, schoolId, type SchoolId, type Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { foundSchool } from '../organisation/founding.ts';
import { schoolBySlug } from '../organisation/schools/reads.ts';
import { carryOut } from './carry-out.ts';
import { demoDays } from './days.ts';
import { openDeeds } from './deeds.ts';
import { planLargeSchool } from './large-school.ts';
import { markDemo } from './mend-demo.ts';
import type { PlannedLogin, SchoolPlan } from './plan.ts';
import { seededRandom } from './random.ts';
import { planSmallSchool } from './small-school.ts';

/** An account about to be opened for somebody who is known. */
export interface FirstAccount {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly passwordHash: string;
  readonly now: Instant;
}

/** What the demo is made with; what belongs to accounts is handed in. */
export interface DemoParts {
  readonly runner: RunnerParts;
  /** The same seed on the same day gives the same names, numbers and structure; ids and passwords differ. */
  readonly seed: number;
  newId(): Uuid;
  hashPassword(password: string): Promise<string>;
  newPassword(): string;
  openFirstAccounts(tx: SchoolTransaction, accounts: readonly FirstAccount[]): Promise<void>;
  /** Keeps the log-ins before any of them works, so that none is lost with a making that breaks off at its end. */
  keepLogins(logins: readonly DemoLogin[]): Promise<unknown>;
  /** The product's provisions; those that the demo's articles speak of are bound to them. */
  readonly provisions?: readonly AnyProvision[];
}

/** A log-in of the demo, shown once to whoever made it. */
export interface DemoLogin {
  readonly number: string;
  readonly password: string;
  readonly name: string;
  /** What the person is today; the words are the organisation's `role.<role>`. */
  readonly roles: readonly string[];
  /** Slug of the school. */
  readonly school: string;
}

/** The seed of the demo that is shown; ids and passwords are each installation's own. */
export const demoSeed = 4800;

/** Both schools as they would be made on that day. */
export function planDemo(seed: number, now: Instant): readonly SchoolPlan[] {
  const days = demoDays(chinaDay(now));
  return [planLargeSchool(days, seededRandom(seed)), planSmallSchool(days, seededRandom(seed + 1))];
}

const operator = {
  kind: 'operator',
  accountId: null,
  capacityId: null,
  capacityRole: null,
} as const;

/** Journals what was done to a school as such. */
function journal(tx: SchoolTransaction, verb: string, at: Instant, after: object): Promise<void> {
  return appendEntry(tx, {
    ...{ schoolId: tx.schoolId, at, verb, actor: operator, request: null },
    subject: { kind: 'school', id: tx.schoolId },
    payload: { before: null, after: { ...after }, answer: null },
  });
}

async function found(
  { runner, newId }: DemoParts,
  { slug, name, administrator }: SchoolPlan,
): Promise<SchoolId> {
  const id = schoolId(newId());
  const now = runner.clock();
  await withSchool(runner.database, id, async (tx) => {
    const names = { administration: '系统管理', administrator: '系统管理员' };
    const parts = { slug, name, demo: true, administrator, names, now, newId };
    const made = await foundSchool(tx, parts);
    if (!made.ok) throw new Error(made.error.map(({ code }) => code).join(', '));
    await journal(tx, 'school.found', now, { slug, name, demo: true });
  });
  return id;
}

/** A log-in with its new password, and the hash that is on its way. */
function loginOf({ hashPassword, newPassword }: DemoParts, school: string) {
  return ({ number, name, roles }: PlannedLogin) => {
    const password = newPassword();
    const hash = hashPassword(password);
    // Awaited once the school stands; until then nobody looks at it.
    hash.catch(() => undefined);
    const login: DemoLogin = { number, password, name, roles, school };
    return { login, hash };
  };
}

/** A plan with its log-ins, ready to be carried out. */
interface Prepared {
  readonly plan: SchoolPlan;
  readonly logins: readonly ReturnType<ReturnType<typeof loginOf>>[];
}

async function makeSchool(parts: DemoParts, { plan, logins }: Prepared): Promise<void> {
  const { runner, newId, provisions = [] } = parts;
  const id = await found(parts, plan);
  const deeds = openDeeds(runner, id, newId);
  const now = runner.clock();
  const { person } = await carryOut({ deeds, now, provisions }, plan);
  const accounts: FirstAccount[] = [];
  for (const { login, hash } of logins) {
    const personId = person(login.number);
    accounts.push({ id: newId(), personId, passwordHash: await hash, now });
  }
  await deeds.inside(async (tx) => {
    await parts.openFirstAccounts(tx, accounts);
    const opened = accounts.map((account) => ({ id: account.id, personId: account.personId }));
    await journal(tx, 'school.open-accounts', now, { accounts: opened });
  });
}

/** Throws where a school has one of the addresses: nothing may be begun there. */
async function refuseTaken({ database }: RunnerParts, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs)
    if (await withSchool(database, installation, (tx) => schoolBySlug(tx, slug)))
      throw new Error(`slug-taken: ${slug}`);
}

/**
 * Makes the demo: a large and a small school that do not exist, by the actions a person would use, and log-ins with new
 * passwords. Throws where an address is taken. Not one transaction: its beginning and its end are written down, and
 * `mendDemo` removes one that broke off between them.
 */
export async function makeDemo(
  parts: DemoParts,
): Promise<{ readonly logins: readonly DemoLogin[] }> {
  const { runner } = parts;
  const plans = planDemo(parts.seed, runner.clock());
  const schools = plans.map(({ slug }) => slug);
  await refuseTaken(runner, schools);
  const prepared = plans.map((plan) => ({
    plan,
    logins: plan.logins.map(loginOf(parts, plan.slug)),
  }));
  const logins = prepared.flatMap((school) => school.logins.map(({ login }) => login));
  await markDemo(runner.database, 'begun', { at: runner.clock(), schools });
  await parts.keepLogins(logins);
  for (const school of prepared) await makeSchool(parts, school);
  await markDemo(runner.database, 'made', { at: runner.clock(), schools });
  return { logins };
}
