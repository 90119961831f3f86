import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { RunnerParts } from '../../../engines/actions/runner.ts';
import type { Verb } from '../../../engines/actions/verb.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { withSchool } from '../../../engines/storage/door.ts';
import { schoolId, type SchoolId, type Uuid } from '../../../kernel/id.ts';
import { secondsAfter, type Instant } from '../../../kernel/instant.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { verbRoutes } from '../../../surfaces/http/verb-routes.ts';
import { foundSchool } from '../../organisation/founding.ts';
import { accessVerbs } from '../actions.ts';
import { openFirstAccounts } from '../founding.ts';
import type { MailSettings } from '../invitations/mail.ts';
import { accessKeys } from '../keys.ts';
import { hashPassword } from '../passwords/hashing.ts';
import { accessRoutes, type KnownSchool } from '../routes.ts';
import { readStanding } from '../standing.ts';

/** The password of everybody in these schools. */
export const password = '云岭之上有晴空一万里';

/** A school with its people, as tests need it. */
export interface SampleSchool {
  readonly slug: string;
  readonly id: SchoolId;
  readonly administrator: Uuid;
  /** The only unit, a college. */
  readonly unitId: Uuid;
  /** Persons by number. */
  readonly people: Readonly<Record<string, Uuid>>;
}

/** What a response said. */
export interface Said {
  readonly status: number;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly codes: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly location: string | null;
  readonly headers: Headers;
}

/** A browser of a test: it keeps cookies by their paths, and asks as any page would. */
export class Browser {
  readonly cookies = new Map<string, { value: string; path: string; attributes: string }>();
  readonly #app: Hono;
  readonly address: string;

  constructor(app: Hono, address = '192.0.2.7') {
    this.#app = app;
    this.address = address;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Said> {
    const pathname = new URL(path, 'http://test').pathname;
    const sent = [...this.cookies]
      .filter(([, cookie]) => `/api${pathname}/`.startsWith(`${cookie.path}/`))
      .map(([name, { value }]) => `${name}=${value}`);
    const response = await this.#app.request(path, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'x-test-address': this.address,
        ...(sent.length > 0 ? { cookie: sent.join('; ') } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#take(cookie);
    return said(response);
  }

  #take(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = attributes.find((one) => one.startsWith('Path='))?.slice(5) ?? '/';
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, { value, path, attributes: attributes.join('; ') });
  }

  get(path: string): Promise<Said> {
    return this.ask('GET', path);
  }

  post(path: string, body: unknown): Promise<Said> {
    return this.ask('POST', path, body);
  }

  /** Logs in with the password of everybody, unless another is named. */
  logIn(slug: string, number: string, more: object = {}): Promise<Said> {
    return this.post(`/${slug}/session`, { number, password, ...more });
  }

  /** The token of a school's session, as a program would send it. */
  token(slug: string): string | undefined {
    return this.cookies.get(`mingzhang_${slug}`)?.value;
  }
}

async function said(response: Response): Promise<Said> {
  const text = await response.text();
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  const refusals = (json['refusals'] ?? []) as readonly Refusal[];
  return {
    status: response.status,
    answer: (json['answer'] ?? json) as Record<string, unknown>,
    refusals,
    codes: refusals.map(({ code }) => code),
    location: response.headers.get('location'),
    headers: response.headers,
  };
}

/** The room's routes on a database, with a clock that tests move. */
export interface SampleAccess {
  readonly app: Hono;
  readonly runner: RunnerParts;
  readonly reported: unknown[];
  now(): Instant;
  /** Moves the clock. */
  later(seconds: number): void;
  browser(address?: string): Browser;
  /** A school of this slug with an administrator (`T0001`) and people without account of these numbers. */
  school(slug: string, numbers: readonly string[]): Promise<SampleSchool>;
  /** Gives people of a school the password of everybody. */
  open(school: SampleSchool, numbers: readonly string[]): Promise<void>;
  /** One statement within a school. */
  inside<Row>(school: SampleSchool, text: string, values?: readonly unknown[]): Promise<Row[]>;
}

const newId = () => uuidv7() as Uuid;

/** The keys of every sample. */
export const keys = accessKeys(Buffer.alloc(32, 7));

async function addPeople(
  inside: (text: string, values: readonly unknown[]) => Promise<unknown>,
  unitId: Uuid,
  numbers: readonly string[],
): Promise<Record<string, Uuid>> {
  const people: Record<string, Uuid> = {};
  for (const number of numbers) {
    const id = newId();
    people[number] = id;
    await inside(
      `insert into person (school_id, id, kind, number, name, name_key, unit_id, since)
       values ($1, $2, 'student', $3, $4, $5, $6, '2024-09-01')`,
      [id, number, `示例同学${number}`, `shi li tong xue ${number}`, unitId],
    );
  }
  return people;
}

/** Opens the room's routes for tests. */
export function sampleAccess(
  database: Database,
  more: { readonly mail?: MailSettings; readonly publicAddress?: string } = {},
): SampleAccess {
  let at = '2026-09-01T02:00:00.000Z' as Instant;
  const schools = new Map<string, KnownSchool>();
  const reported: unknown[] = [];
  const runner: RunnerParts = { database, standing: readStanding, clock: () => at };
  const outbound = { allowPrivate: true };
  const app = new Hono();
  const findSchool = async (slug: string) => schools.get(slug) ?? null;
  app.route(
    '/',
    accessRoutes({
      ...{ runner, keys, findSchool, outbound, mail: more.mail ?? null },
      publicAddress: more.publicAddress ?? null,
      secure: true,
      addressOf: (context) => context.req.header('x-test-address') ?? '',
      report: (_where, error) => reported.push(error),
    }),
  );
  const verbs = accessVerbs({ keys, outbound }) as unknown as readonly Verb[];
  const schoolOf = async (slug: string) => schools.get(slug)?.id ?? null;
  app.onError((error) => {
    throw error;
  });
  app.route('/', verbRoutes({ verbs, runner, schoolOf, exportWords: () => null }));
  const insideOf = (id: SchoolId) => (text: string, values: readonly unknown[]) =>
    withSchool(
      database,
      id,
      async ({ client }) => (await client.query(text, [id, ...values])).rows,
    );
  return {
    ...{ app, runner, reported },
    now: () => at,
    later: (seconds) => {
      at = secondsAfter(at, seconds);
    },
    browser: (address) => new Browser(app, address),
    inside: (school, text, values = []) => insideOf(school.id)(text, values),
    school: async (slug, numbers) => {
      const id = schoolId(randomUUID());
      const name = `示例学院${slug}`;
      const passwordHash = await hashPassword(password);
      const founded = await withSchool(database, id, async (tx) => {
        const made = await foundSchool(tx, {
          ...{ slug, name, demo: false, newId, now: at },
          administrator: { number: 'T0001', name: '江管理' },
          names: { administration: '系统管理', administrator: '管理员' },
        });
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        const { personId } = made.value;
        await openFirstAccounts(tx, [{ id: newId(), personId, passwordHash, now: at }]);
        return made.value;
      });
      schools.set(slug, { id, slug, name, demo: false });
      const [inside, unitId] = [insideOf(id), newId()];
      await inside(
        `insert into unit (school_id, id, kind, name, name_key, since)
         values ($1, $2, 'college', '信息学院', 'xin xi xue yuan', '2020-09-01')`,
        [unitId],
      );
      const people = await addPeople(inside, unitId, numbers);
      return { slug, id, administrator: founded.personId, unitId, people };
    },
    open: async ({ id, people }, numbers) => {
      const passwordHash = await hashPassword(password);
      const accounts = numbers.map((number) => {
        const personId = people[number];
        if (!personId) throw new Error(`nobody has the number ${number}`);
        return { id: newId(), personId, passwordHash, now: at };
      });
      await withSchool(database, id, (tx) => openFirstAccounts(tx, accounts));
    },
  };
}
