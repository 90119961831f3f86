import type { MyRound } from './answers.ts';
import { randomBytes } from './waiting.ts';
import { toHex } from '../../engines/ballots/bytes.ts';

/** What asking the issuer gave. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  /** A code of a refusal; `not-logged-in` and `unreachable` among them. */
  | { readonly ok: false; readonly code: string };

/** The issuer, as one person's phone or the kiosk asks it. */
export interface Issuer {
  readonly mine: () => Promise<Asked<{ readonly rounds: readonly MyRound[] }>>;
  /** Signatures in the order of the setup's issuers; null where one has not signed yet. */
  readonly issue: (
    roundId: string,
    blinded: readonly string[],
  ) => Promise<Asked<{ readonly signatures: readonly (string | null)[] }>>;
  readonly roster: (roundId: string) => Promise<Asked<{ readonly people: readonly string[] }>>;
}

/** A random UUID (RFC 9562, version 4); `crypto.randomUUID` is missing on plain http. */
export function newKey(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.*)$/, '$1-$2-$3-$4-$5');
}

function codeIn(body: unknown): string | null {
  const refusals = (body as { readonly refusals?: unknown } | null)?.refusals;
  const code = Array.isArray(refusals) ? (refusals[0] as { code?: unknown } | undefined)?.code : 0;
  return typeof code === 'string' ? code : null;
}

/** Sends a request of the API and reads its answer; a network that is gone is a refusal as well. */
export async function askApi<T>(address: string, init: RequestInit = {}): Promise<Asked<T>> {
  try {
    const response = await fetch(address, { ...init, cache: 'no-store' });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, code: codeIn(body) ?? 'fault' };
  } catch {
    // No network, or a proxy's page of words: both pass, and are tried again.
    return { ok: false, code: 'unreachable' };
  }
}

function opened<T>(asked: Asked<{ readonly answer: T }>): Asked<T> {
  return asked.ok ? { ok: true, value: asked.value.answer } : asked;
}

async function query<T>(address: string, input: unknown): Promise<Asked<T>> {
  const search = new URLSearchParams({ input: JSON.stringify(input) }).toString();
  return opened(await askApi<{ answer: T }>(`${address}?${search}`));
}

async function post<T>(address: string, body: unknown): Promise<Asked<T>> {
  return opened(
    await askApi<{ answer: T }>(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify(body),
    }),
  );
}

/** The issuer for whoever is logged in. */
export function phoneIssuer(school: string): Issuer {
  const base = `/api/${school}`;
  return {
    mine: () => query(`${base}/ballot.mine`, {}),
    issue: (roundId, blinded) => post(`${base}/ballot.issue`, { roundId, blinded }),
    roster: (roundId) => query(`${base}/ballot.roster`, { roundId }),
  };
}

/** Whose code was typed at the kiosk. */
export interface AtKiosk {
  readonly person: { readonly name: string };
}

/** The issuer for the holder of a delegate's code, at the kiosk of a link; nobody who is logged in on it is named. */
export function kioskIssuer(school: string, token: string, code: string) {
  const base = `/${school}/ballot-kiosk/${token}`;
  const ask = <T>(what: string, input: unknown): Promise<Asked<T>> =>
    post(`${base}/${what}`, { code, input });
  return {
    mine: () => ask<{ readonly rounds: readonly MyRound[] } & AtKiosk>('mine', {}),
    issue: (roundId, blinded) => ask('issue', { roundId, blinded }),
    roster: (roundId) => ask('roster', { roundId }),
  } satisfies Issuer;
}
