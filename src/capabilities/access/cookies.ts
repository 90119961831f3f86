import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { SchoolId } from '../../kernel/id.ts';
import { cookieName } from '../../surfaces/http/caller.ts';
import { newToken } from './codes.ts';
import { keyedHash, sameHash, type AccessKeys } from './keys.ts';

/** Where a school's cookies go, and whether by https alone. */
export interface CookiePlace {
  readonly slug: string;
  readonly secure: boolean;
}

// Every cookie is out of reach of scripts, and comes along only with the school's own addresses and on links to them.
const shape = ({ slug, secure }: CookiePlace, below = '') =>
  ({ path: `/api/${slug}${below}`, httpOnly: true, sameSite: 'Lax', secure }) as const;

/** Hands a session's token to the browser until the session ends. */
export function setSession(
  context: Context,
  place: CookiePlace,
  session: { readonly token: string; readonly expiresAt: string },
): void {
  setCookie(context, cookieName(place.slug), session.token, {
    ...shape(place),
    expires: new Date(session.expiresAt),
  });
}

/** Takes the token from the browser. */
export function dropSession(context: Context, place: CookiePlace): void {
  deleteCookie(context, cookieName(place.slug), shape(place));
}

const deviceName = ({ slug }: CookiePlace): string => `mingzhang_device_${slug}`;
const deviceSeconds = 180 * 24 * 3600;

/** A device as its attempts are counted: its own random name, sealed to one number of one school. */
const deviceMark = (
  keys: AccessKeys,
  { school, number, nonce }: { school: SchoolId; number: string; nonce: string },
): string =>
  keyedHash(keys, { school, purpose: 'device', text: `${number}\n${nonce}` }).toString('base64url');

/**
 * The name of a device on which this number has logged in before, or null. Guesses from anywhere else are counted
 * apart from it (OWASP, Slow Down Online Guessing Attacks with Device Cookies).
 */
export function knownDevice(
  context: Context,
  keys: AccessKeys,
  { place, school, number }: { place: CookiePlace; school: SchoolId; number: string },
): string | null {
  const [nonce = '', mark = ''] = (getCookie(context, deviceName(place)) ?? '').split('.');
  if (nonce === '' || mark === '') return null;
  const expected = deviceMark(keys, { school, number, nonce });
  return sameHash(Buffer.from(mark), Buffer.from(expected)) ? nonce : null;
}

/** Remembers a device after a log-in. */
export function rememberDevice(
  context: Context,
  keys: AccessKeys,
  { place, school, number }: { place: CookiePlace; school: SchoolId; number: string },
): void {
  const nonce = newToken();
  const value = `${nonce}.${deviceMark(keys, { school, number, nonce })}`;
  setCookie(context, deviceName(place), value, {
    ...shape(place, '/session'),
    maxAge: deviceSeconds,
  });
}

const browserName = ({ slug }: CookiePlace): string => `mingzhang_sign_on_${slug}`;

/** The secret that ties a single sign-on to the browser that began it; made where there is none. */
export function browserSecret(context: Context, place: CookiePlace, seconds: number): string {
  const known = readBrowserSecret(context, place);
  const value = known ?? newToken();
  setCookie(context, browserName(place), value, { ...shape(place, '/sign-on'), maxAge: seconds });
  return value;
}

/** The same, where the browser has one. */
export function readBrowserSecret(context: Context, place: CookiePlace): string | null {
  const value = getCookie(context, browserName(place)) ?? '';
  return /^[\w-]{43}$/.test(value) ? value : null;
}
