import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Door } from './client.ts';

/** One log-in kept on this machine. */
export interface KeptSession extends Door {
  readonly token: string;
  readonly number: string;
}

/** Every log-in kept, and the one used where none is named: always the first. */
export type KeptSessions = readonly KeptSession[];

type Environment = Readonly<Record<string, string | undefined>>;

/** `${XDG_CONFIG_HOME:-~/.config}/mingzhang/session.json` (XDG base directories: a relative path there is ignored). */
export function sessionFile(environment: Environment): string {
  const configured = environment.XDG_CONFIG_HOME ?? '';
  const home = environment.HOME ?? homedir();
  const config = path.isAbsolute(configured) ? configured : path.join(home, '.config');
  return path.join(config, 'mingzhang', 'session.json');
}

function isKept(value: unknown): value is KeptSession {
  const { server, school, number, token } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [server, school, number, token].every((one) => typeof one === 'string' && one !== '');
}

/** The log-ins kept, the current one first. A file that is missing or was damaged holds none. */
export async function readSessions(environment: Environment): Promise<KeptSessions> {
  const text = await readFile(sessionFile(environment), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
      throw error;
    },
  );
  try {
    const { sessions } = JSON.parse(text) as { readonly sessions?: unknown };
    return Array.isArray(sessions) ? sessions.filter(isKept) : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return [];
    throw error;
  }
}

const sameDoor = (a: Door, b: Door): boolean => a.server === b.server && a.school === b.school;

/**
 * Writes the log-ins to a file only its owner may read (0600 in a folder of 0700), whole or not at all: another
 * program sees the old file or the new one.
 */
export async function writeSessions(
  environment: Environment,
  sessions: KeptSessions,
  unique: string,
): Promise<void> {
  const file = sessionFile(environment);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await chmod(path.dirname(file), 0o700);
  if (sessions.length === 0) return rm(file, { force: true });
  const fresh = `${file}.${unique}`;
  await writeFile(fresh, `${JSON.stringify({ sessions }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(fresh, file);
}

/** The log-ins with this one first, in place of an earlier one at the same school. */
export function withCurrent(sessions: KeptSessions, current: KeptSession): KeptSessions {
  return [current, ...sessions.filter((kept) => !sameDoor(kept, current))];
}

/** The log-ins without this one. */
export function without(sessions: KeptSessions, gone: Door): KeptSessions {
  return sessions.filter((kept) => !sameDoor(kept, gone));
}

/** The log-in for a school as named on the command line, `school` or `server/school`; the current one for null. */
export function chosenSession(sessions: KeptSessions, named: string | null): KeptSession | null {
  if (named === null) return sessions[0] ?? null;
  return (
    sessions.find(({ school }) => school === named) ??
    sessions.find(({ server, school }) => `${server}/${school}` === named) ??
    null
  );
}
