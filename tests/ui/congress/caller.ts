import { randomUUID } from 'node:crypto';

/** What an action or a query answers, as far as a test looks at it. */
export type Answer = Readonly<Record<string, unknown>>;

/** A row of a list. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Somebody who is logged in and acts over HTTP, where driving a page would prove nothing new. */
export interface Caller {
  readonly number: string;
  readonly password: string;
  /** Logs in anew; sessions end with the working day. */
  logIn(): Promise<void>;
  /** The cookies of the log-in, for a browser: the days they last are the server's, which the browser would not believe. */
  cookies(): readonly { readonly name: string; readonly value: string; readonly url: string }[];
  does(verb: string, input: unknown): Promise<Answer>;
  /** Codes with which a verb refuses; throws where it does not. */
  refused(verb: string, input: unknown): Promise<readonly string[]>;
  asks<T = Answer>(verb: string, input: unknown): Promise<T>;
  rows(list: string, filters?: object, more?: Readonly<Record<string, string>>): Promise<Row[]>;
  /** Keeps a file, and tells by what it is called. */
  keep(name: string, text: string): Promise<string>;
}

/** Where a school is reached. */
export interface Place {
  readonly address: string;
  readonly school: string;
}

interface Refused {
  readonly refusals?: readonly { readonly code: string }[];
}

/** Somebody with a log-in of the school; they log in when they are first needed. */
export function caller({ address, school }: Place, number: string, password: string): Caller {
  const api = `${address}/api/${school}`;
  let cookie = '';
  const sent = (verb: string, input: unknown): Promise<Response> =>
    fetch(`${api}/${verb}`, {
      method: 'POST',
      headers: { cookie, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
  const read = async <T>(verb: string, response: Response): Promise<T> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${number} ${verb} ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  };
  return {
    ...{ number, password },
    async logIn() {
      const answered = await sent('session', { number, password });
      if (!answered.ok) throw new Error(`${number} cannot log in: ${await answered.text()}`);
      cookie = answered.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
    },
    cookies: () =>
      cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address };
      }),
    async does(verb, input) {
      const { answer } = await read<{ answer?: Answer }>(verb, await sent(verb, input));
      return answer ?? {};
    },
    async refused(verb, input) {
      const answered = await sent(verb, input);
      const { refusals } = (await answered.json()) as Refused;
      if (answered.ok || !refusals) throw new Error(`${verb} was not refused`);
      return refusals.map(({ code }) => code);
    },
    async asks<T>(verb: string, input: unknown) {
      const asked = encodeURIComponent(JSON.stringify(input));
      const answered = await fetch(`${api}/${verb}?input=${asked}`, { headers: { cookie } });
      return (await read<{ answer: T }>(verb, answered)).answer;
    },
    async rows(list, filters = {}, more = {}) {
      const query = new URLSearchParams({
        filters: JSON.stringify(filters),
        limit: '200',
        ...more,
      });
      const answered = await fetch(`${api}/${list}?${query}`, { headers: { cookie } });
      return (await read<{ rows: Row[] }>(list, answered)).rows;
    },
    async keep(name, text) {
      const answered = await fetch(`${api}/attachments`, {
        method: 'POST',
        headers: {
          ...{ cookie, 'idempotency-key': randomUUID() },
          ...{ 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent(name) },
        },
        body: Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${text}\n%%EOF`),
      });
      return (await read<{ sha256: string }>('attachments', answered)).sha256;
    },
  };
}

/** Does so many things at once that the server is busy and nobody waits long. */
export async function inParallel<T, R>(
  things: readonly T[],
  each: (thing: T) => Promise<R>,
  atOnce = 6,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < things.length; at = next++)
      results[at] = await each(things[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, work));
  return results;
}
