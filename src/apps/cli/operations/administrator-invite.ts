import { uuidv7 } from 'uuidv7';
import { accountEnable, accountOpen } from '../../../capabilities/access/accounts/actions.ts';
import {
  accountOfPerson,
  type AccountOfPerson,
} from '../../../capabilities/access/accounts/reads.ts';
import { invitationMake } from '../../../capabilities/access/invitations/actions.ts';
import { accessKeys, type AccessKeys } from '../../../capabilities/access/keys.ts';
import { totpRemoveFor } from '../../../capabilities/access/second-factor/actions.ts';
import { readStanding } from '../../../capabilities/access/standing.ts';
import { accessWordsEn } from '../../../capabilities/access/words.en.ts';
import { accessWordsZh } from '../../../capabilities/access/words.zh.ts';
import { administratorAppoint } from '../../../capabilities/organisation/appointments/administrators.ts';
import {
  appointmentsOn,
  findPersonByNumber,
  type Person,
} from '../../../capabilities/organisation/reads.ts';
import { schoolBySlug } from '../../../capabilities/organisation/schools/reads.ts';
import { organisationWordsEn } from '../../../capabilities/organisation/words.en.ts';
import { organisationWordsZh } from '../../../capabilities/organisation/words.zh.ts';
import { act, type RunnerParts } from '../../../engines/actions/runner.ts';
import type { Action, Fields } from '../../../engines/actions/verb.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { asOperator, withSchool } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import { chinaDay, secondsAfter, type Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { plainNames, printRefusals, type RefusalNames } from '../../../surfaces/cli/refusals.ts';
import { operationWords, refuse, withDatabase } from './open-operation.ts';
import { printLines } from './print-lines.ts';

type Outcome<T> = Result<T, readonly Refusal[]>;

/** What the operator wants beyond a code, each asked for by its own option. */
interface Wishes {
  readonly appoint: boolean;
  readonly enable: boolean;
  readonly removeSecondStep: boolean;
}

/** Who is to be invited, as the school knows them today. */
interface Invited {
  readonly person: Person;
  readonly administrator: boolean;
  readonly account: AccountOfPerson | null;
}

/** Reads the person of a number; refuses one the school does not know, or who is not there today. */
async function findInvited(
  database: Database,
  school: SchoolId,
  { number, today }: { readonly number: string; readonly today: Day },
): Promise<Result<Invited, Refusal>> {
  return withSchool(database, school, async (tx) => {
    const person = await findPersonByNumber(tx, number);
    if (person === null) return err(refusal('person-unknown', [], { number }));
    if (person.since > today || (person.until !== null && person.until < today))
      return err(refusal('person-away', [], { number }));
    const held = await appointmentsOn(tx, today);
    const administrator = held.some(
      ({ personId, postKind }) => personId === person.id && postKind === 'administrator',
    );
    return ok({ person, administrator, account: await accountOfPerson(tx, person.id) });
  });
}

/** What must be asked for in so many words before anything is done. */
function judge({ person, administrator, account }: Invited, wishes: Wishes): Refusal | null {
  const { number } = person;
  if (!administrator && !wishes.appoint) return refusal('not-administrator', [], { number });
  if (account?.disabled && !wishes.enable) return refusal('account-closed', [], { number });
  return account === null && wishes.removeSecondStep
    ? refusal('second-step-none', [], { number })
    : null;
}

/** Does verbs in one school as the operator, each journaled as such. */
function operator(runner: RunnerParts, schoolId: SchoolId) {
  const call = { schoolId, credential: { kind: 'operator' }, capacityId: null } as const;
  return <In extends Fields, Out>(action: Action<In, Out>, input: unknown): Promise<Outcome<Out>> =>
    act(runner, action, { ...call, key: uuidv7() as Uuid, input });
}

interface Inviting {
  readonly runner: RunnerParts;
  readonly keys: AccessKeys;
  readonly schoolId: SchoolId;
  readonly today: Day;
}

interface Code {
  readonly code: string;
  readonly until: Instant;
}

/** Appoints, enables and forgets the second step where that is wanted and needed, then makes the code. */
async function invite(
  { runner, keys, schoolId, today }: Inviting,
  { person, administrator, account }: Invited,
  wishes: Wishes,
): Promise<Outcome<Code>> {
  const done = operator(runner, schoolId);
  const personId = person.id;
  if (!administrator) {
    const appointed = await done(administratorAppoint, { personId, since: today });
    if (!appointed.ok) return appointed;
  }
  if (account === null) return done(accountOpen(keys), { personId });
  const accountId = account.id;
  if (account.disabled) {
    const enabled = await done(accountEnable, { accountId });
    if (!enabled.ok) return enabled;
  }
  if (wishes.removeSecondStep && account.totp) {
    const removed = await done(totpRemoveFor, { accountId });
    if (!removed.ok) return removed;
  }
  return done(invitationMake(keys), { accountId });
}

/** Where the code is typed: as browsers see it, or on this machine. */
function addressFor(slug: string, number: string, { environment }: Io): string {
  const base = environment.PUBLIC_ADDRESS || `http://127.0.0.1:${environment.PORT || 4800}`;
  return `${base.replace(/\/$/, '')}/${slug}/invitation?number=${encodeURIComponent(number)}`;
}

/** A moment as people in China read it, to the minute. */
const inChina = (instant: Instant): string =>
  secondsAfter(instant, 8 * 3600)
    .slice(0, 16)
    .replace('T', ' ');

/** The words of what the verbs themselves refuse. */
const verbNames = ({ language }: Io): RefusalNames =>
  plainNames(
    ...(language === 'zh'
      ? [organisationWordsZh, accessWordsZh]
      : [organisationWordsEn, accessWordsEn]),
  );

async function tell(
  io: Io,
  slug: string,
  { invited, code }: { readonly invited: Invited; readonly code: Code },
): Promise<void> {
  const words = operationWords[io.language];
  const { name, number } = invited.person;
  await printLines(io, [
    ...(invited.administrator ? [] : [say(words, 'invite.appointed', { name, number })]),
    say(words, 'invite.done', { name, number, until: inChina(code.until) }),
  ]);
  // Not wrapped: an address and a code are copied whole.
  await io.out(`\n  ${addressFor(slug, number, io)}\n  ${code.code}\n\n`);
  await printLines(io, [say(words, 'invite.hand-over')]);
}

/**
 * `mingzhang administrator invite`: a one-time code for an administrator who can no longer log in, or for the one who
 * follows them. Refuses `school-unknown`, `person-unknown`, `person-away`; `not-administrator`, `account-closed` and
 * `second-step-none` until the option that says so is given. Nothing is done before all of that is known.
 */
export async function runAdministratorInvite(given: Given, io: Io): Promise<ExitCode> {
  const number = (given.arguments[0] ?? '').trim();
  const slug = given.text('school') ?? '';
  const wishes: Wishes = {
    appoint: given.has('appoint'),
    enable: given.has('enable'),
    removeSecondStep: given.has('remove-second-step'),
  };
  return withDatabase(io, async (database, { storage }) => {
    const school = await asOperator(database, (tx) => schoolBySlug(tx, slug));
    if (school === null) return refuse(io, refusal('school-unknown', [], { slug }));
    const today = chinaDay(io.now());
    const schoolId = school.id as SchoolId;
    const found = await findInvited(database, schoolId, { number, today });
    if (!found.ok) return refuse(io, found.error);
    const refused = judge(found.value, wishes);
    if (refused) return refuse(io, refused);
    const runner = { database, standing: readStanding, clock: io.now };
    const keys = accessKeys(storage.secrets.installationKey);
    const code = await invite({ runner, keys, schoolId, today }, found.value, wishes);
    if (!code.ok) return printRefusals(code.error, verbNames(io), { io });
    await tell(io, slug, { invited: found.value, code: code.value });
    return 0;
  });
}
