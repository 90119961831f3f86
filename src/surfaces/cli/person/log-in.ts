import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { say } from '../../../kernel/words.ts';
import type { Command, ExitCode, Given, Io } from '../command.ts';
import { plainNames, printRefusals } from '../refusals.ts';
import { surfaceWords } from '../surface-words.ts';
import { printable } from '../terminal.ts';
import { readMe, serverOf } from '../verbs/choose-door.ts';
import { send, type Door, type Reply } from '../verbs/client.ts';
import {
  readSessions,
  withCurrent,
  writeSessions,
  type KeptSession,
} from '../verbs/session-file.ts';
import { surfaceBoth, type PersonWorld } from './person-world.ts';

interface Asked extends Door {
  readonly number: string;
}

/** Reads `http://127.0.0.1:4800 example-school/2023001`. */
function askedOf(given: Given): Result<Asked, readonly Refusal[]> {
  const [address = '', account = ''] = given.arguments;
  const server = serverOf(address);
  if (server === null) return err([refusal('server-address', [], { given: address })]);
  const match = /^([a-z][a-z0-9-]{1,30})\/(\S+)$/.exec(account);
  if (!match?.[1] || !match[2]) return err([refusal('account-name', [], { given: account })]);
  return ok({ server, school: match[1], number: match[2], token: null });
}

async function passwordOf(given: Given, io: Io): Promise<Result<string, readonly Refusal[]>> {
  if (given.has('password-stdin')) {
    const text = Buffer.from(await io.readInput()).toString('utf8');
    return ok(text.replace(/\r?\n$/, ''));
  }
  const question = say(surfaceWords(io.language), 'ask.password');
  const password = await io.ask(question, { hidden: true });
  return password === null ? err([refusal('password-needs-terminal')]) : ok(password);
}

/** The value of the first cookie that holds one: the session's token. */
function tokenOf(response: Response): string | null {
  for (const cookie of response.headers.getSetCookie()) {
    const value = /^[^=;]+=([^;]+)/.exec(cookie)?.[1];
    if (value !== undefined) return decodeURIComponent(value);
  }
  return null;
}

async function openSession(
  asked: Asked,
  secrets: { readonly password: string; readonly totp: string | null },
  io: Io,
): Promise<Reply<KeptSession>> {
  const { server, school, number } = asked;
  const { password, totp } = secrets;
  const reply = await send(asked, {
    method: 'POST',
    path: 'session',
    headers: { 'content-type': 'application/json', 'idempotency-key': io.newKey() },
    body: JSON.stringify({ number, password, ...(totp === null ? {} : { totp }) }),
  });
  if (!reply.ok) return reply;
  const token = tokenOf(reply.value);
  await reply.value.body?.cancel();
  if (token === null)
    return err([refusal('server-odd', [], { server, status: reply.value.status })]);
  return ok({ server, school, number, token });
}

/** Opens a session; where the account has a second factor, asks for its code and tries once more. */
async function openWithFactor(asked: Asked, given: Given, io: Io): Promise<Reply<KeptSession>> {
  const password = await passwordOf(given, io);
  if (!password.ok) return password;
  const totp = given.text('totp');
  const opened = await openSession(asked, { password: password.value, totp }, io);
  if (opened.ok || totp !== null) return opened;
  if (!opened.error.some(({ code }) => code === 'totp-needed')) return opened;
  const typed = await io.ask(say(surfaceWords(io.language), 'ask.totp'), { hidden: false });
  if (typed === null) return opened;
  return openSession(asked, { password: password.value, totp: typed.trim() }, io);
}

/** Whether a password travels there unprotected: plain http to another machine. */
function unprotected(server: string): boolean {
  const { protocol, hostname } = new URL(server);
  return protocol === 'http:' && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

async function logIn(world: PersonWorld, given: Given, io: Io): Promise<ExitCode> {
  const own = surfaceWords(io.language);
  const refuse = async (refusals: readonly Refusal[]): Promise<ExitCode> => {
    const access = (await world.access())[io.language];
    return printRefusals(refusals, plainNames(access, world.actions[io.language], own), { io });
  };
  const asked = askedOf(given);
  if (!asked.ok) {
    await refuse(asked.error);
    return 2;
  }
  if (unprotected(asked.value.server)) await io.err(`${say(own, 'log-in.unprotected')}\n`);
  const session = await openWithFactor(asked.value, given, io);
  if (!session.ok) return refuse(session.error);
  const kept = withCurrent(await readSessions(io.environment), session.value);
  await writeSessions(io.environment, kept, io.newKey());
  const me = await readMe(session.value);
  const { number, school } = session.value;
  const name = me.ok && me.value.person !== null ? me.value.person.name : number;
  const values = { name, school: me.ok ? me.value.school.name : school };
  await io.out(`${printable(say(own, 'log-in.done', values))}\n`);
  return 0;
}

/** `mingzhang log-in <server> <school>/<number>`: keeps a session on this machine. */
export function logInCommand(world: PersonWorld): Command {
  return {
    path: ['log-in'],
    arguments: [
      { name: 'server', required: true, many: false },
      { name: 'account', required: true, many: false },
    ],
    flags: [
      { name: 'password-stdin', takes: 'switch' },
      { name: 'totp', takes: 'text' },
    ],
    words: surfaceBoth,
    run: (given, io) => logIn(world, given, io),
  };
}
