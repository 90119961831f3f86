import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { openFirstAccounts } from '../../capabilities/access/founding.ts';
import { hashPassword } from '../../capabilities/access/passwords/hashing.ts';
import { judgePassword } from '../../capabilities/access/passwords/rules.ts';
import { readDemoLogins, writeDemoLogins } from '../../capabilities/demo/logins-file.ts';
import { demoIsUnfinished } from '../../capabilities/demo/mend-demo.ts';
import { demoSeed, makeDemo, type DemoLogin } from '../../capabilities/demo/make-demo.ts';
import { foundSchool } from '../../capabilities/organisation/founding.ts';
import type { RunnerParts } from '../../engines/actions/runner.ts';
import { withSchool } from '../../engines/storage/door.ts';
import { oneAtATime } from '../../engines/storage/one-at-a-time.ts';
import { appendEntry } from '../../engines/storage/journal/append.ts';
import { schoolId, type Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { provisions } from './provisions.ts';
import type { SchoolDirectory } from './school-directory.ts';

/** A school as somebody with the code sets it up. */
export interface NewSchool {
  readonly slug: string;
  readonly name: string;
  readonly administrator: {
    readonly number: string;
    readonly name: string;
    readonly password: string;
  };
}

/** How schools come to be. */
export interface Foundings {
  /** Log-ins of the demo of this installation, or null where it was not made here. */
  demoLogins(): Promise<readonly DemoLogin[] | null>;
  makeDemo(): Promise<Result<readonly DemoLogin[], readonly Refusal[]>>;
  foundSchool(school: NewSchool): Promise<Result<null, readonly Refusal[]>>;
}

/** What founding stands on. */
export interface FoundingParts {
  readonly runner: RunnerParts;
  readonly schools: SchoolDirectory;
  readonly dataDirectory: string;
}

const newId = (): Uuid => uuidv7() as Uuid;
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const newPassword = (): string =>
  Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** The roll-back of a founding that was refused inside its transaction. */
class Unfounded extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super('not founded');
    this.refusals = refusals;
  }
}

async function found(
  { runner, schools }: FoundingParts,
  { slug, name, administrator }: NewSchool,
): Promise<Result<null, readonly Refusal[]>> {
  const weak = judgePassword(
    administrator.password,
    { ...administrator, schoolSlug: slug },
    'password',
  ).map((one) => refusal(one.code, ['administrator', 'password'], one.values));
  if (weak.length > 0) return err(weak);
  const passwordHash = await hashPassword(administrator.password);
  const now = runner.clock();
  const names = { administration: '系统管理', administrator: '系统管理员' };
  try {
    await withSchool(runner.database, schoolId(newId()), async (tx) => {
      const made = await foundSchool(tx, {
        ...{ slug, name, administrator, names, now, newId },
        demo: false,
      });
      if (!made.ok) throw new Unfounded(made.error);
      const { personId } = made.value;
      await openFirstAccounts(tx, [{ id: newId(), personId, passwordHash, now }]);
      await appendEntry(tx, {
        schoolId: tx.schoolId,
        at: now,
        verb: 'school.found',
        actor: { kind: 'visitor', accountId: null, capacityId: null, capacityRole: null },
        subject: { kind: 'school', id: tx.schoolId },
        payload: { before: null, after: { slug, name }, answer: null },
        request: null,
      });
    });
  } catch (error) {
    if (error instanceof Unfounded) return err(error.refusals);
    throw error;
  }
  schools.forget();
  return ok(null);
}

type DemoMade = Result<readonly DemoLogin[], readonly Refusal[]>;

/** Makes the demo where nothing stands in its way; beside a making that goes on elsewhere it refuses `being-done`. */
async function makeDemoHere({ runner, schools, dataDirectory }: FoundingParts): Promise<DemoMade> {
  if (await demoIsUnfinished(runner.database)) return err([refusal('demo-broke-off')]);
  if ((await schools.open()).length > 0) return err([refusal('demo-closed')]);
  const made = await oneAtATime(runner.database.settings, 'demo', () =>
    makeDemo({
      ...{ runner, seed: demoSeed, newId, hashPassword, newPassword, openFirstAccounts },
      ...{ provisions, keepLogins: (logins) => writeDemoLogins(dataDirectory, logins) },
    }),
  );
  schools.forget();
  return made.ok ? ok(made.value.logins) : err([made.error]);
}

/** Opens the ways schools come to be; whoever asks for the demo while it is made gets the same one. */
export function openFoundings(parts: FoundingParts): Foundings {
  let making: Promise<DemoMade> | null = null;
  return {
    demoLogins: async () =>
      making !== null || (await demoIsUnfinished(parts.runner.database))
        ? null
        : readDemoLogins(parts.dataDirectory),
    makeDemo: () => (making ??= makeDemoHere(parts).finally(() => (making = null))),
    foundSchool: (school) => found(parts, school),
  };
}
