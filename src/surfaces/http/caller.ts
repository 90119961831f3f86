import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Call, Credential } from '../../engines/actions/actor.ts';
import { isUuid, type SchoolId, type Uuid } from '../../kernel/id.ts';

/** The cookie of a school's sessions; a person may be logged in to several schools at once. */
export function cookieName(slug: string): string {
  return `mingzhang_${slug}`;
}

/** The session's token a request carries for a school: a bearer token (programs) before a cookie (browsers); null for none. */
export function tokenOf(context: Context, slug: string): string | null {
  const bearer = /^Bearer (\S+)$/.exec(context.req.header('Authorization') ?? '')?.[1];
  return bearer ?? getCookie(context, cookieName(slug)) ?? null;
}

/** How the caller shows who they are. */
export function credentialOf(context: Context, slug: string): Credential {
  const token = tokenOf(context, slug);
  return token === null ? { kind: 'visitor' } : { kind: 'session', token };
}

/** The idempotency key; null where it is missing or no UUID. */
export function keyOf(context: Context): Uuid | null {
  const key = context.req.header('Idempotency-Key')?.toLowerCase() ?? '';
  return isUuid(key) ? key : null;
}

/** Who calls, in which capacity, at which school. A capacity that is no UUID is held by nobody. */
export function callOf(context: Context, slug: string, schoolId: SchoolId): Call {
  const capacity = context.req.header('X-Capacity')?.toLowerCase();
  return {
    schoolId,
    credential: credentialOf(context, slug),
    capacityId: capacity === undefined || capacity === '' ? null : (capacity as Uuid),
  };
}
