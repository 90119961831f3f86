import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { say } from '../../../kernel/words.ts';
import type { Command, ExitCode, Io } from '../command.ts';
import { plainNames, printRefusals } from '../refusals.ts';
import { surfaceWords } from '../surface-words.ts';
import { tableLines } from '../table.ts';
import { printable } from '../terminal.ts';
import { chooseDoor, jsonLine, readMe, type Me } from '../verbs/choose-door.ts';
import { send } from '../verbs/client.ts';
import {
  chosenSession,
  readSessions,
  withCurrent,
  without,
  writeSessions,
} from '../verbs/session-file.ts';
import { surfaceBoth, type PersonWorld } from './person-world.ts';

/** Prints why not, in the words of any verb and of this surface. */
function refuse(refusals: readonly Refusal[], world: PersonWorld, io: Io): Promise<ExitCode> {
  const own = surfaceWords(io.language);
  return printRefusals(refusals, plainNames(world.actions[io.language], own), { io });
}

/** `mingzhang log-out`: ends the session at the server and forgets it here, even where the server cannot be reached. */
export function logOutCommand(world: PersonWorld): Command {
  return {
    path: ['log-out'],
    arguments: [],
    flags: [{ name: 'school', takes: 'text' }],
    words: surfaceBoth,
    async run(given, io) {
      const sessions = await readSessions(io.environment);
      const session = chosenSession(sessions, given.text('school'));
      if (session === null) return refuse([refusal('no-session')], world, io);
      const ended = await send(session, {
        method: 'DELETE',
        path: 'session',
        headers: { 'idempotency-key': io.newKey() },
      });
      await writeSessions(io.environment, without(sessions, session), io.newKey());
      // A session the server no longer knows is ended already.
      if (!ended.ok && !ended.error.every(({ code }) => code === 'not-logged-in'))
        return refuse([...ended.error, refusal('forgotten-here')], world, io);
      const own = surfaceWords(io.language);
      await io.out(`${say(own, 'log-out.done', { school: session.school })}\n`);
      return 0;
    },
  };
}

async function printMe(me: Me, world: PersonWorld, io: Io): Promise<ExitCode> {
  const own = surfaceWords(io.language);
  const roles = (await world.roles())[io.language];
  const { name, number } = me.person ?? { name: say(own, 'me.visitor'), number: '–' };
  const rows = me.capacities.map(({ id, role, unitName }) => [
    roles[`role.${role}`] ?? role,
    unitName ?? '',
    unitName === null ? role : `${role}:${unitName}`,
    id,
  ]);
  const columns = ['role', 'unit', 'as', 'id'].map((column) => ({
    label: say(own, `me.${column}`),
    figures: false,
  }));
  const lines = [
    printable(say(own, 'me.line', { name, number, school: me.school.name })),
    ...(rows.length === 0 ? [say(own, 'me.nothing')] : tableLines(columns, rows, io.columns)),
  ];
  await io.out(`${lines.join('\n')}\n`);
  return 0;
}

/** `mingzhang me`: who is logged in, and what they are today. */
export function meCommand(world: PersonWorld): Command {
  return {
    path: ['me'],
    arguments: [],
    flags: [
      { name: 'school', takes: 'text' },
      { name: 'json', takes: 'switch' },
    ],
    words: surfaceBoth,
    async run(given, io) {
      const door = await chooseDoor(given, io);
      if (!door.ok) return refuse(door.error, world, io);
      const me = await readMe(door.value);
      if (!me.ok) return refuse(me.error, world, io);
      if (me.value.person === null && door.value.token !== null)
        return refuse([refusal('not-logged-in')], world, io);
      if (!given.has('json')) return printMe(me.value, world, io);
      await io.out(jsonLine(JSON.parse(JSON.stringify(me.value))));
      return 0;
    },
  };
}

/** `mingzhang sessions`: the log-ins kept on this machine; the tokens are not shown. */
export function sessionsCommand(world: PersonWorld): Command {
  return {
    path: ['sessions'],
    arguments: [],
    flags: [],
    words: surfaceBoth,
    async run(_given, io) {
      const sessions = await readSessions(io.environment);
      if (sessions.length === 0) return refuse([refusal('no-session')], world, io);
      const own = surfaceWords(io.language);
      const columns = ['current', 'school', 'number', 'server'].map((column) => ({
        label: say(own, `sessions.${column}`),
        figures: false,
      }));
      const rows = sessions.map(({ server, school, number }, at) => [
        at === 0 ? '*' : '',
        school,
        number,
        server,
      ]);
      await io.out(`${tableLines(columns, rows, io.columns).join('\n')}\n`);
      return 0;
    },
  };
}

/** `mingzhang use <school>`: makes another kept log-in the current one. */
export function useCommand(world: PersonWorld): Command {
  return {
    path: ['use'],
    arguments: [{ name: 'school', required: true, many: false }],
    flags: [],
    words: surfaceBoth,
    async run(given, io) {
      const sessions = await readSessions(io.environment);
      const named = given.arguments[0] ?? '';
      const session = chosenSession(sessions, named);
      if (session === null)
        return refuse([refusal('no-session-there', [], { school: named })], world, io);
      await writeSessions(io.environment, withCurrent(sessions, session), io.newKey());
      const own = surfaceWords(io.language);
      await io.out(`${say(own, 'use.done', { school: session.school })}\n`);
      return 0;
    },
  };
}
