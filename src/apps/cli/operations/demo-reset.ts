import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { openFirstAccounts } from '../../../capabilities/access/founding.ts';
import { hashPassword } from '../../../capabilities/access/passwords/hashing.ts';
import { readStanding } from '../../../capabilities/access/standing.ts';
import { forgetDemoLogins, writeDemoLogins } from '../../../capabilities/demo/logins-file.ts';
import { demoSeed, makeDemo, type DemoLogin } from '../../../capabilities/demo/make-demo.ts';
import { removeDemo } from '../../../capabilities/demo/remove-demo.ts';
import { allSchools } from '../../../capabilities/organisation/schools/reads.ts';
import { organisationProvisions } from '../../../capabilities/organisation/provisions.ts';
import { organisationWordsEn } from '../../../capabilities/organisation/words.en.ts';
import { organisationWordsZh } from '../../../capabilities/organisation/words.zh.ts';
import { dutyProvisions } from '../../../capabilities/workbench/duties.ts';
import { handOver, type DataDirectory } from '../../../engines/storage/data-directory.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { asOperator } from '../../../engines/storage/door.ts';
import { oneAtATime } from '../../../engines/storage/one-at-a-time.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Result } from '../../../kernel/result.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { operationWords, refuse, withDatabase, type Operation } from './open-operation.ts';
import { printLines } from './print-lines.ts';

const roleWords = { zh: organisationWordsZh, en: organisationWordsEn };
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const newPassword = (): string =>
  Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');

/**
 * The demo removed and made again, by nobody else meanwhile. Its old log-ins are forgotten first: should the making
 * fail, none is shown, and the next start removes what it left.
 */
function reset(
  database: Database,
  directory: DataDirectory,
  io: Io,
): Promise<Result<readonly DemoLogin[], Refusal>> {
  return oneAtATime(database.settings, 'demo', async () => {
    await forgetDemoLogins(directory.path);
    await removeDemo(database, { at: io.now(), by: 'operator' });
    const { logins } = await makeDemo({
      runner: { database, clock: io.now, standing: readStanding },
      newId: () => uuidv7() as Uuid,
      ...{ seed: demoSeed, provisions: [...organisationProvisions, ...dutyProvisions] },
      ...{ hashPassword, newPassword, openFirstAccounts },
      keepLogins: async (made) => handOver(directory, await writeDemoLogins(directory.path, made)),
    });
    return logins;
  });
}

async function tell(logins: readonly DemoLogin[], io: Io): Promise<ExitCode> {
  const words = operationWords[io.language];
  const comma = say(words, 'demo.comma');
  const lines = logins.map(({ school, number, password, name, roles }) => {
    const held = roles.map((role) => say(roleWords[io.language], `role.${role}`)).join(comma);
    return say(words, 'demo.login', { school, number, password, name, roles: held });
  });
  await printLines(io, [say(words, 'demo.done'), say(words, 'demo.logins'), ...lines]);
  return 0;
}

/** `mingzhang demo reset`: removes the demo's schools and makes them anew, after asking once. */
export async function runDemoReset(given: Given, io: Io): Promise<ExitCode> {
  const words = operationWords[io.language];
  return withDatabase(io, async (database, { directory }: Operation) => {
    const schools = await asOperator(database, allSchools);
    const real = schools.find(({ demo }) => !demo);
    if (real) return refuse(io, refusal('real-school', [], { slug: real.slug }));
    if (schools.length > 0 && !given.has('yes')) {
      const slugs = schools.map(({ slug }) => slug).join(say(words, 'demo.comma'));
      const answer = await io.ask(`${say(words, 'ask.demo-reset', { slugs })} `, { hidden: false });
      if (answer?.trim().toLowerCase() !== 'yes') return refuse(io, refusal('demo-kept'));
    }
    const made = await reset(database, directory, io);
    return made.ok ? tell(made.value, io) : refuse(io, made.error);
  });
}
