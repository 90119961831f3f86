import type { Json } from '../../../kernel/json.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Given, Io } from '../command.ts';
import { sendForJson, type Door, type Reply } from './client.ts';
import { chosenSession, readSessions } from './session-file.ts';

/** Who a session belongs to, and what they are today. */
export interface Me {
  readonly school: { readonly slug: string; readonly name: string };
  readonly person: { readonly name: string; readonly number: string } | null;
  readonly capacities: readonly {
    readonly id: string;
    readonly role: string;
    readonly unitName: string | null;
  }[];
}

/** Reads who the door's session belongs to. */
export function readMe(door: Door): Promise<Reply<Me>> {
  return sendForJson<Me>(door, { method: 'GET', path: 'me' });
}

/** The server of an address as typed, without a slash at its end; null for what is no http(s) address. */
export function serverOf(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** A school's address, `http://127.0.0.1:4800/example-school`, as a visitor's door; null for what is none. */
function visitorDoor(text: string): Door | null {
  const address = serverOf(text);
  const match = address === null ? null : /^(.+[^/])\/([^/]+)$/.exec(address);
  if (!match?.[1] || !match[2] || match[1].endsWith(':/')) return null;
  return { server: match[1], school: match[2], token: null };
}

/** The door `--school` names, or the current log-in; an address without log-in is entered as a visitor. */
export async function chooseDoor(given: Given, io: Io): Promise<Reply<Door>> {
  const named = given.text('school');
  const session = chosenSession(await readSessions(io.environment), named);
  if (session) return ok(session);
  const door = named === null ? null : visitorDoor(named);
  if (door) return ok(door);
  return named === null
    ? err([refusal('no-session')])
    : err([refusal('no-session-there', [], { school: named })]);
}

/**
 * The capacity `--as` names: its id, its role, or `role:unit` where one role is held for several units. Null where
 * none was named.
 */
export async function chooseCapacity(door: Door, given: Given): Promise<Reply<string | null>> {
  const named = given.text('as');
  if (named === null) return ok(null);
  const me = await readMe(door);
  if (!me.ok) return me;
  const { capacities } = me.value;
  const matching = capacities.filter(
    ({ id, role, unitName }) =>
      named === id || named === role || (unitName !== null && named === `${role}:${unitName}`),
  );
  const [only] = matching;
  if (matching.length === 1 && only) return ok(only.id);
  const held = capacities
    .map(({ role, unitName }) => (unitName === null ? role : `${role}:${unitName}`))
    .join(', ');
  return err([refusal('capacity-unclear', [], { named, held: held === '' ? '–' : held })]);
}

/** The text of an answer as JSON for programs, one line. */
export const jsonLine = (value: Json): string => `${JSON.stringify(value)}\n`;
