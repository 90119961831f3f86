import { ok } from '../../kernel/result.ts';
import type { Answer } from '../../surfaces/ui/answer.ts';
import { send, sendForJson } from '../../surfaces/ui/http.ts';
import { newKey } from './new-key.ts';

/** What a person is: one of their capacities. */
export interface HeldCapacity {
  readonly id: string;
  readonly role: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
}

/** A way to log in with the school's own account. */
export interface SignOn {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** Who is there, as `GET /api/{school}/me` tells; `person` is null for a visitor. */
export interface Me {
  readonly school: { readonly slug: string; readonly name: string; readonly demo: boolean };
  readonly person: { readonly id: string; readonly name: string; readonly number: string } | null;
  readonly capacities: readonly HeldCapacity[];
  readonly totp: boolean;
  /** The school wants a second factor first; until then posts give nothing. */
  readonly secondFactorDue: boolean;
  readonly language: 'zh' | 'en';
  readonly signOns: readonly SignOn[];
}

/** What one logs in with. */
export interface LogIn {
  readonly number: string;
  readonly password: string;
  /** The six digits of the phone, or a recovery code. */
  readonly totp?: string;
}

/** The browser's own. */
export const browserFetch = (address: string, init: RequestInit): Promise<Response> =>
  fetch(address, init);

/** Who is there. */
export function readMe(school: string, signal?: AbortSignal): Promise<Answer<Me>> {
  return sendForJson(browserFetch, { method: 'GET', address: `/api/${school}/me`, signal });
}

/** Logs in; the server sets a cookie that no script can read. */
export function logIn(school: string, input: LogIn): Promise<Answer<unknown>> {
  return sendForJson(browserFetch, {
    method: 'POST',
    address: `/api/${school}/session`,
    headers: { 'idempotency-key': newKey() },
    body: input,
  });
}

/** Logs out. */
export async function logOut(school: string): Promise<Answer<null>> {
  const answer = await send(browserFetch, {
    method: 'DELETE',
    address: `/api/${school}/session`,
    headers: { 'idempotency-key': newKey() },
  });
  return answer.ok ? ok(null) : answer;
}
