import type { Answer } from '../../surfaces/ui/answer.ts';
import { sendForJson } from '../../surfaces/ui/http.ts';
import { newKey } from './new-key.ts';

/** A log-in of the demo. */
export interface DemoLogin {
  readonly number: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Slug of its school. */
  readonly school: string;
}

/** How the installation stands, as `GET /api/setup` tells anybody. */
export interface Installation {
  readonly database: 'ready' | 'starting' | 'unavailable';
  readonly problem: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  } | null;
  readonly state: 'empty' | 'demo' | 'ready';
  readonly schools: readonly {
    readonly slug: string;
    readonly name: string;
    readonly demo: boolean;
  }[];
  readonly demoLogins: readonly DemoLogin[] | null;
}

const send = (address: string, init: RequestInit): Promise<Response> => fetch(address, init);

/** How the installation stands. */
export function readInstallation(signal?: AbortSignal): Promise<Answer<Installation>> {
  return sendForJson(send, { method: 'GET', address: '/api/setup', signal });
}

/** Makes the two demo schools; takes some seconds. */
export function makeDemo(): Promise<Answer<unknown>> {
  return sendForJson(send, {
    method: 'POST',
    address: '/api/setup/demo',
    headers: { 'idempotency-key': newKey() },
    body: {},
  });
}

/** Sets up a school with its first administrator, by the code on the console. */
export function makeSchool(
  input: unknown,
  key: string,
): Promise<Answer<{ readonly slug: string }>> {
  return sendForJson(send, {
    method: 'POST',
    address: '/api/setup/school',
    headers: { 'idempotency-key': key },
    body: input,
  });
}
