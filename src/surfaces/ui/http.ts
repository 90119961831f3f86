import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Answer, Failure } from './answer.ts';

/** One request, as the surface sends it. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; left out of a request without a body. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** The browser's `fetch`, handed in. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

function isRefusal(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null) return false;
  const { code, field, values } = value as Partial<Record<keyof Refusal, unknown>>;
  return (
    typeof code === 'string' &&
    Array.isArray(field) &&
    typeof values === 'object' &&
    values !== null
  );
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null; // a proxy's page of words: no refusals are in it
  }
}

/** What a status and a body that are no success mean. */
export function failureOf(status: number, text: string): Failure {
  const body = parsed(text) as { readonly refusals?: unknown } | null;
  const refusals = Array.isArray(body?.refusals) ? body.refusals.filter(isRefusal) : [];
  const fault = refusals.find(({ code }) => code === 'fault');
  if (refusals.length > 0 && !fault && (status < 500 || status === 503))
    return { kind: 'refused', status, refusals };
  const reference = fault?.values['reference'];
  return { kind: 'fault', reference: reference === undefined ? null : String(reference) };
}

/** Sends a request; a refusal is a value. Throws only where the caller itself broke it off. */
export async function send(fetch: Fetch, request: HttpRequest): Promise<Answer<Response>> {
  const { method, address, headers = {}, body, signal } = request;
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  try {
    const response = await fetch(address, {
      method,
      headers: { accept: 'application/json', ...json, ...headers },
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (response.ok) return ok(response);
    return err(failureOf(response.status, await response.text()));
  } catch (error) {
    if (signal?.aborted) throw error;
    return err({ kind: 'unreachable' });
  }
}

/** Sends a request whose success is a JSON body. A success without one is the server's fault. */
export async function sendForJson<T>(fetch: Fetch, request: HttpRequest): Promise<Answer<T>> {
  const response = await send(fetch, request);
  if (!response.ok) return response;
  try {
    return ok((await response.value.json()) as T);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    return err({ kind: 'fault', reference: null });
  }
}
