import type { VerbDescription } from '../../engines/actions/description.ts';
import type { AnswerOf, InputOf } from '../../engines/actions/verb.ts';
import { err, ok } from '../../kernel/result.ts';
import { isLoggedOut, type Answer } from './answer.ts';
import { send, sendForJson, type Fetch, type HttpRequest } from './http.ts';
import { uploadFile, type Attachment, type Upload } from './upload.ts';

/** What a client stands on; the dice are handed in. */
export interface ClientParts {
  /** Where the school's verbs lie, without a slash at the end: `/api/yunling`. */
  readonly base: string;
  readonly fetch: Fetch;
  /** A new UUID. */
  newKey(): string;
  /** The capacity the person chose; null lets the server take the widest. */
  capacity(): string | null;
  /** Called when something was asked and nobody is logged in any more. */
  onLoggedOut(): void;
}

/** Which rows of a list are wanted. */
export interface ListQuery {
  readonly filters: Readonly<Record<string, unknown>>;
  readonly search: string;
  /** A sortable field, with a minus sign for descending; empty leaves it to the list. */
  readonly sort: string;
  readonly offset: number;
  readonly limit: number;
}

/** How a paper is written: for Word, to read and print, to paste into a web editor, to paste into a chat. */
export type PaperFormat = 'docx' | 'html' | 'paste.html' | 'txt';

/** What a key and a signal add to a call. */
export interface CallOptions {
  /** Of an action: made once per intent, so that a repetition is harmless. A new one where left out. */
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
}

type Acting = { readonly kind: 'action' | 'anonymous' };
type Asking = { readonly kind: 'query' };
type Listing = { readonly kind: 'list' };

/**
 * One school's verbs over HTTP. The type of a verb is given by `import type`, so that no code of the server comes
 * along: `client.act<typeof createUnit>('unit.create', input)`.
 */
export interface Client {
  act<V extends Acting>(
    name: string,
    input: InputOf<V>,
    options?: CallOptions,
  ): Promise<Answer<AnswerOf<V>>>;
  ask<V extends Asking>(
    name: string,
    input: InputOf<V>,
    options?: CallOptions,
  ): Promise<Answer<AnswerOf<V>>>;
  list<V extends Listing>(
    name: string,
    query: ListQuery,
    options?: CallOptions,
  ): Promise<Answer<AnswerOf<V>>>;
  /** All rows of a list that match, as a workbook with headings in the language (`zh` or `en`). */
  exportList(name: string, query: ListQuery, language: string): Promise<Answer<Blob>>;
  /** The paper of a question's answer. */
  paper(name: string, input: unknown, format: PaperFormat): Promise<Answer<Blob>>;
  /** The verbs this person may use in the chosen capacity. */
  verbs(options?: CallOptions): Promise<Answer<readonly VerbDescription[]>>;
  /** Stores a file; it is then named by its hash. */
  upload(upload: Upload): Promise<Answer<Attachment>>;
  /** Anything else below the school's address, for the few things that are no verbs. */
  request<T>(request: Omit<HttpRequest, 'headers'>): Promise<Answer<T>>;
  newKey(): string;
}

/** The address part of a list query; what is empty is left out. */
export function listAddress(query: ListQuery): URLSearchParams {
  const address = new URLSearchParams();
  if (Object.keys(query.filters).length > 0) address.set('filters', JSON.stringify(query.filters));
  if (query.search !== '') address.set('search', query.search);
  if (query.sort !== '') address.set('sort', query.sort);
  return address;
}

function pageAddress(query: ListQuery): string {
  const address = listAddress(query);
  address.set('offset', String(query.offset));
  address.set('limit', String(query.limit));
  return address.toString();
}

/** Opens a client for one school. */
export function openClient(parts: ClientParts): Client {
  const { base, fetch } = parts;
  const headers = (): Record<string, string> => {
    const capacity = parts.capacity();
    return capacity === null ? {} : { 'x-capacity': capacity };
  };
  const writing = (key = parts.newKey()) => ({ ...headers(), 'idempotency-key': key });

  /** A question that nobody is there to ask any more ends the session's pages; a form keeps what was typed. */
  function watched<T>(answer: Answer<T>): Answer<T> {
    if (!answer.ok && isLoggedOut(answer.error)) parts.onLoggedOut();
    return answer;
  }

  async function read<T>(path: string, options?: CallOptions): Promise<Answer<T>> {
    const address = `${base}/${path}`;
    const request = { method: 'GET', address, headers: headers() } as const;
    return watched(await sendForJson<T>(fetch, { ...request, signal: options?.signal }));
  }

  /** A file the server makes of what is asked. */
  async function file(path: string): Promise<Answer<Blob>> {
    const request = { method: 'GET', address: `${base}/${path}`, headers: headers() } as const;
    const response = watched(await send(fetch, request));
    if (!response.ok) return response;
    return response.value.blob().then(ok, () => err({ kind: 'unreachable' }));
  }

  return {
    newKey: () => parts.newKey(),
    async act<V extends Acting>(name: string, input: InputOf<V>, options?: CallOptions) {
      const request = { method: 'POST', address: `${base}/${name}`, body: input } as const;
      const sent = await sendForJson<{ readonly answer: AnswerOf<V> }>(fetch, {
        ...request,
        headers: writing(options?.key),
        signal: options?.signal,
      });
      return sent.ok ? ok(sent.value.answer) : sent;
    },
    async ask<V extends Asking>(name: string, input: InputOf<V>, options?: CallOptions) {
      const address = new URLSearchParams({ input: JSON.stringify(input) });
      const path = `${name}?${address.toString()}`;
      const answer = await read<{ readonly answer: AnswerOf<V> }>(path, options);
      return answer.ok ? ok(answer.value.answer) : answer;
    },
    list: (name, query, options) => read(`${name}?${pageAddress(query)}`, options),
    exportList(name, query, language) {
      const address = listAddress(query);
      address.set('language', language);
      return file(`${name}.xlsx?${address.toString()}`);
    },
    paper(name, input, format) {
      const address = new URLSearchParams({ input: JSON.stringify(input) });
      return file(`papers/${name}.${format}?${address.toString()}`);
    },
    verbs: (options) => read('verbs', options),
    upload: (upload) => uploadFile(`${base}/attachments`, writing(), upload),
    request: (request) =>
      sendForJson(fetch, {
        ...request,
        address: `${base}/${request.address}`,
        headers: request.method === 'GET' ? headers() : writing(),
      }),
  };
}
