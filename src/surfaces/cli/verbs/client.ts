import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** A server, one of its schools, and as whom: what a session holds. */
export interface Door {
  /** `http://127.0.0.1:4800`, without a slash at its end. */
  readonly server: string;
  /** The school's slug. */
  readonly school: string;
  /** Null for a visitor. */
  readonly token: string | null;
}

/** What a server answered, or why not. Beside the server's own refusals: `server-unreachable` and `server-odd`. */
export type Reply<T> = Result<T, readonly Refusal[]>;

/** One request below `/api/{school}/`. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** How long an answer may take, in milliseconds; an import of ten thousand students is the longest. */
const patience = 120_000;

/** How often a request whose answer never came is sent, all told; the same key makes a repetition harmless. */
const attempts = 3;

function urlOf({ server, school }: Door, { path, query }: Request): string {
  const search = new URLSearchParams(query).toString();
  return `${server}/api/${encodeURIComponent(school)}/${path}${search === '' ? '' : `?${search}`}`;
}

async function fetchOnce(door: Door, request: Request): Promise<Response> {
  return fetch(urlOf(door, request), {
    method: request.method,
    headers: {
      accept: 'application/json',
      ...(door.token === null ? {} : { authorization: `Bearer ${door.token}` }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: request.body as BodyInit }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
}

/** Whether a request may be sent again when its answer was lost: it changes nothing, or it carries a key. */
const repeatable = (request: Request): boolean =>
  request.method === 'GET' || request.headers?.['idempotency-key'] !== undefined;

function unreachable(door: Door): Reply<never> {
  return err([refusal('server-unreachable', [], { server: door.server })]);
}

function isRefusal(value: unknown): value is Refusal {
  const { code, field, values } = (value ?? {}) as Partial<Record<keyof Refusal, unknown>>;
  return typeof code === 'string' && Array.isArray(field) && typeof values === 'object';
}

/** The refusals of an answer that is none; `server-odd` for what no server of ours says. */
async function refusalsOf(door: Door, response: Response): Promise<readonly Refusal[]> {
  const odd = [refusal('server-odd', [], { server: door.server, status: response.status })];
  const text = await response.text();
  try {
    const { refusals } = JSON.parse(text) as { readonly refusals?: unknown };
    return Array.isArray(refusals) && refusals.length > 0 && refusals.every(isRefusal)
      ? refusals
      : odd;
  } catch (error) {
    if (error instanceof SyntaxError) return odd;
    throw error;
  }
}

/** Sends a request; where no answer came, the same once more, since a lost answer says nothing about what was done. */
export async function send(door: Door, request: Request): Promise<Reply<Response>> {
  for (let left = repeatable(request) ? attempts : 1; left > 0; left -= 1) {
    const response = await fetchOnce(door, request).catch(noAnswer);
    if (response) return response.ok ? ok(response) : err(await refusalsOf(door, response));
  }
  return unreachable(door);
}

/** Null for what `fetch` throws where no answer came (TypeError: refused or cut off; TimeoutError). Others go on. */
function noAnswer(error: unknown): null {
  if (error instanceof TypeError) return null;
  if (error instanceof DOMException && error.name === 'TimeoutError') return null;
  throw error;
}

/** Sends a request and reads the JSON answered. */
export async function sendForJson<T>(door: Door, request: Request): Promise<Reply<T>> {
  const reply = await send(door, request);
  if (!reply.ok) return reply;
  const text = await reply.value.text().catch(noAnswer);
  if (text === null) return unreachable(door);
  try {
    return ok(JSON.parse(text) as T);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { status } = reply.value;
    return err([refusal('server-odd', [], { server: door.server, status })]);
  }
}

/** What a call of a verb carries beside its input. */
export interface CallHeaders {
  /** The capacity to act in, or null for the widest. */
  readonly capacity: string | null;
}

const headersOf = ({ capacity }: CallHeaders): Readonly<Record<string, string>> =>
  capacity === null ? {} : { 'x-capacity': capacity };

/** Does an action (or an anonymous act) under a key. */
export async function doAction(
  door: Door,
  verb: string,
  call: CallHeaders & { readonly input: Json; readonly key: string },
): Promise<Reply<Json>> {
  const reply = await sendForJson<{ readonly answer: Json }>(door, {
    method: 'POST',
    path: verb,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': call.key,
      ...headersOf(call),
    },
    body: JSON.stringify(call.input),
  });
  return reply.ok ? ok(reply.value.answer) : reply;
}

/** Asks a query. */
export async function askQuery(
  door: Door,
  verb: string,
  call: CallHeaders & { readonly input: Json },
): Promise<Reply<Json>> {
  const reply = await sendForJson<{ readonly answer: Json }>(door, {
    method: 'GET',
    path: verb,
    query: { input: JSON.stringify(call.input) },
    headers: headersOf(call),
  });
  return reply.ok ? ok(reply.value.answer) : reply;
}

/** One row as it came. */
export type Row = Readonly<Record<string, Json>>;

/** Rows of a list. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Which rows of a list are wanted. */
export interface RowsWanted extends CallHeaders {
  readonly filters: Json;
  readonly search: string | null;
  readonly sort: string | null;
}

/** The query string of a list. */
export function listQuery({ filters, search, sort }: RowsWanted): Readonly<Record<string, string>> {
  return {
    filters: JSON.stringify(filters),
    ...(search === null ? {} : { search }),
    ...(sort === null ? {} : { sort }),
  };
}

/** One page of a list. */
export async function listPage(
  door: Door,
  verb: string,
  call: RowsWanted & { readonly offset: number; readonly limit: number },
): Promise<Reply<Rows>> {
  const { offset, limit } = call;
  return sendForJson<Rows>(door, {
    method: 'GET',
    path: verb,
    query: { ...listQuery(call), offset: String(offset), limit: String(limit) },
    headers: headersOf(call),
  });
}

/** Most rows a page may have over HTTP. */
export const pageLimit = 200;

/** Every row of a list, page by page; an emptied list ends it, whatever the total said. */
export async function listAll(
  door: Door,
  verb: string,
  call: RowsWanted & { readonly offset: number },
): Promise<Reply<Rows>> {
  const rows: Row[] = [];
  for (;;) {
    const offset = call.offset + rows.length;
    const page = await listPage(door, verb, { ...call, offset, limit: pageLimit });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    const { total } = page.value;
    if (page.value.rows.length === 0 || call.offset + rows.length >= total)
      return ok({ rows, total });
  }
}

/** Every row matching as an .xlsx file. */
export async function listWorkbook(
  door: Door,
  verb: string,
  call: RowsWanted & { readonly language: string },
): Promise<Reply<Uint8Array>> {
  const reply = await send(door, {
    method: 'GET',
    path: `${verb}.xlsx`,
    query: { ...listQuery(call), language: call.language },
    headers: headersOf(call),
  });
  if (!reply.ok) return reply;
  const bytes = await reply.value.arrayBuffer().catch(noAnswer);
  return bytes === null ? unreachable(door) : ok(new Uint8Array(bytes));
}

/** Uploads a file and gives its SHA-256, by which inputs name it. */
export async function upload(
  door: Door,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  key: string,
): Promise<Reply<string>> {
  const reply = await sendForJson<{ readonly sha256: string }>(door, {
    method: 'POST',
    path: 'attachments',
    headers: {
      'content-type': file.type,
      'x-file-name': encodeURIComponent(file.name),
      'idempotency-key': key,
    },
    body: file.bytes,
  });
  return reply.ok ? ok(reply.value.sha256) : reply;
}
