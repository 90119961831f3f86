import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { validate } from '../../src/engines/actions/validate.ts';
import type { Fields } from '../../src/engines/actions/verb.ts';
import { journal, screenAnswers } from './screen-answers.ts';
import { people, sessions, units, type TrialRow } from './trial-rows.ts';
import { trialDescriptions, trialVerbs } from './trial-verbs.ts';

/** One action that arrived. */
export interface Done {
  readonly verb: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly capacity: string | null;
}

/** What the stub answers; a test sets it. */
export interface StubState {
  database: 'ready' | 'starting' | 'unavailable';
  problem: { readonly code: string; readonly values: Readonly<Record<string, string>> } | null;
  installation: 'empty' | 'demo' | 'ready';
  loggedIn: boolean;
  totp: boolean;
  secondFactorDue: boolean;
  /** The role of the first capacity. */
  role: string;
  /** Actions that are refused, by name and the unit they are about. */
  refusedUnit: string | null;
  /** Refusals the next actions get. */
  refusing: readonly Refusal[];
  /** A status the next action or question gets, once. */
  failing: number | null;
  /** Milliseconds an action takes. */
  slow: number;
  readonly done: Done[];
  readonly asked: string[];
  tasks: readonly Readonly<Record<string, unknown>>[];
  firstSteps: readonly Readonly<Record<string, unknown>>[];
}

/** A running stub. */
export interface Stub {
  readonly address: string;
  readonly state: StubState;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** What the real server sends along: no page may need more than this allows. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

const school = { slug: 'yunling', name: '云岭职业学院', demo: true };

const capacities = [
  { id: 'c1', role: 'administrator', unitId: null, unitName: null },
  { id: 'c2', role: 'unit-league', unitId: 'u', unitName: '护理系' },
];

const logins = [
  ['100001', '高明远', ['administrator']],
  ['100002', '林知秋', ['league']],
  ['20240107', '沈若溪', ['presidium']],
  ['20250311', '马嘉禾', ['student']],
].map(([number, name, roles]) => ({
  ...{ number, name, roles },
  password: 'k7-maple-ridge',
  school: 'yunling',
}));

const yearOf = (year: number) => ({
  year,
  dataEnds: '2026-08-31',
  months: Array.from({ length: 12 }, (_, at) => ({
    month: at + 1,
    entries:
      at % 3 === 2
        ? [
            {
              room: 'workbench',
              code: 'congress',
              values: {},
              day: `${String(year)}-${String(at + 1).padStart(2, '0')}-12`,
              article: { document: '学生会章程', number: '第十三条' },
              certain: at < 8,
            },
            {
              room: 'workbench',
              code: 'congress-report',
              values: {},
              day: `${String(year)}-${String(at + 1).padStart(2, '0')}-28`,
              article: null,
              certain: true,
            },
          ]
        : [],
  })),
});

function freshState(): StubState {
  return {
    database: 'ready',
    problem: null,
    installation: 'ready',
    loggedIn: true,
    totp: false,
    secondFactorDue: false,
    role: 'administrator',
    refusedUnit: null,
    refusing: [],
    failing: null,
    slow: 0,
    done: [],
    asked: [],
    tasks: [],
    firstSteps: [],
  };
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts)));
  });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, status: number, ...codes: string[]): void =>
  json(response, status, { refusals: codes.map((code) => ({ code, field: [], values: {} })) });

/** Serves one file of the build, or index.html for every page. */
function serveFile(folder: string, path: string, response: ServerResponse): void {
  const isFile = path.startsWith('/app/');
  const file = join(folder, isFile ? path : 'index.html');
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  response.end(readFileSync(file));
}

function sortRows(rows: readonly TrialRow[], sort: string): readonly TrialRow[] {
  const by = sort.replace(/^-/, '');
  const order = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[by] ?? '', b[by] ?? ''];
    return (x < y ? -1 : x > y ? 1 : 0) * order;
  });
}

const tables: Readonly<Record<string, readonly TrialRow[]>> = {
  'unit.list': units,
  'person.list': people,
  'session.list': sessions,
  'journal.list': journal,
};

function pageOf(verb: string, query: URLSearchParams): unknown {
  const all = tables[verb] ?? [];
  const filters = JSON.parse(query.get('filters') ?? '{}') as Record<string, unknown>;
  const search = query.get('search') ?? '';
  const matching = all.filter(
    (row) =>
      `${String(row['name'])}${String(row['number'])}`.includes(search) &&
      Object.entries(filters).every(([name, value]) => row[name] === value),
  );
  const from = Number(query.get('offset'));
  const sorted = sortRows(matching, query.get('sort') ?? 'number');
  return { rows: sorted.slice(from, from + Number(query.get('limit'))), total: matching.length };
}

function askedYear(url: URL): number {
  const input = JSON.parse(url.searchParams.get('input') ?? '{}') as { readonly year?: number };
  return input.year ?? 2026;
}

const secretAnswers: Readonly<Record<string, unknown>> = {
  'person.invite': { code: 'MAPLE-4821-RIDGE' },
  'totp.begin': {
    uri: 'otpauth://totp/yunling:100001?secret=JBSWY3DPEHPK3PXP&issuer=Mingzhang',
    secret: 'JBSWY3DPEHPK3PXP',
  },
  'totp.confirm': { codes: ['4821-maple', '1177-ridge', '9034-stone'] },
  'session.end': {},
};

interface Call {
  readonly state: StubState;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

async function setUp({ state, request, response, url }: Call): Promise<void> {
  if (request.method === 'GET') {
    const ready = state.installation !== 'empty';
    return json(response, 200, {
      database: state.database,
      problem: state.problem,
      state: state.installation,
      schools: ready ? [school] : [],
      demoLogins: state.installation === 'demo' ? logins : null,
    });
  }
  const input = JSON.parse((await bodyOf(request)).toString()) as Record<string, unknown>;
  await new Promise((resolve) => setTimeout(resolve, state.slow));
  if (url.pathname === '/api/setup/demo') {
    state.installation = 'demo';
    return json(response, 200, { logins });
  }
  if (input['code'] !== 'right-code') {
    const wrong = { code: 'set-up-code-wrong', field: ['code'], values: {} };
    return json(response, 409, { refusals: [wrong] });
  }
  state.installation = 'ready';
  state.loggedIn = false;
  return json(response, 201, { slug: 'yunling' });
}

async function session({ state, request, response }: Call): Promise<void> {
  if (request.method === 'DELETE') {
    state.loggedIn = false;
    return json(response, 200, {});
  }
  const given = JSON.parse((await bodyOf(request)).toString()) as Record<string, unknown>;
  if (given['password'] !== 'k7-maple-ridge') return refuse(response, 401, 'log-in-wrong');
  if (state.totp && given['totp'] === undefined) return refuse(response, 401, 'totp-needed');
  if (state.totp && given['totp'] !== '123456') return refuse(response, 401, 'totp-wrong');
  state.loggedIn = true;
  return json(response, 200, {});
}

function ask({ state, response, url }: Call, name: string): void {
  const exported = name.endsWith('.xlsx');
  const verb = name.replace(/\.xlsx$/, '');
  const kind = trialDescriptions.find((one) => one.name === verb)?.kind;
  state.asked.push(`${url.pathname}${url.search}`);
  if (!kind) return refuse(response, 404, 'unknown-verb');
  if (exported) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(`rows of ${verb}`);
    return;
  }
  if (kind === 'list') return json(response, 200, pageOf(verb, url.searchParams));
  const known = screenAnswers[verb];
  if (known !== undefined) return json(response, 200, { answer: known });
  if (verb === 'year-calendar.read') return json(response, 200, { answer: yearOf(askedYear(url)) });
  const deadlines = [
    {
      room: 'workbench',
      code: 'congress',
      values: {},
      day: '2026-10-12',
      article: null,
      certain: true,
    },
  ];
  const text = '各部门请于 9 月 20 日前报送。';
  const notices = [
    { id: 'n1', title: '关于报送本学期工作计划的通知', text, since: '2026-09-03', until: null },
  ];
  const { tasks, firstSteps } = state;
  const dataEnds = '2026-12-31';
  return json(response, 200, {
    answer: { tasks, deadlines, notices, firstSteps, dataEnds, faults: [] },
  });
}

async function act({ state, request, response }: Call, name: string): Promise<void> {
  const verb = trialVerbs.find((one) => one.name === name);
  const body = JSON.parse((await bodyOf(request)).toString()) as Record<string, unknown>;
  const key = request.headers['idempotency-key'];
  if (!verb) return refuse(response, 404, 'unknown-verb');
  if (typeof key !== 'string') return refuse(response, 400, 'key-missing');
  await new Promise((resolve) => setTimeout(resolve, state.slow));
  const checked = validate(verb.input as Fields, body);
  const capacity = request.headers['x-capacity'];
  state.done.push({
    verb: name,
    input: body,
    key,
    capacity: typeof capacity === 'string' ? capacity : null,
  });
  if (!checked.ok) return json(response, 400, { refusals: checked.error });
  const about = body['unitId'];
  if (state.refusedUnit !== null && about === state.refusedUnit)
    return json(response, 409, {
      refusals: [{ code: 'unit-unknown', field: ['unitId'], values: {} }],
    });
  if (state.refusing.length > 0) return json(response, 409, { refusals: state.refusing });
  const told = verb.kind === 'anonymous' ? null : { id: randomUUID() };
  return json(response, 200, { answer: secretAnswers[name] ?? told });
}

async function upload({ request, response }: Call): Promise<void> {
  const body = await bodyOf(request);
  const name = decodeURIComponent(String(request.headers['x-file-name']));
  const sha256 = createHash('sha256').update(body).digest('hex');
  json(response, 200, { sha256, name, size: body.length });
}

function me({ state, response }: Call): void {
  const id = String(people[0]?.['id']);
  const person = state.loggedIn ? { id, name: '高明远', number: '100001' } : null;
  json(response, 200, {
    ...{ school, person, totp: state.totp, language: 'zh' },
    secondFactorDue: state.secondFactorDue,
    capacities: state.loggedIn
      ? capacities.map((one, at) => (at === 0 ? { ...one, role: state.role } : one))
      : [],
    signOns: [{ id: 's1', name: '统一身份认证', kind: 'cas' }],
  });
}

function verbs({ state, request, response }: Call): void {
  const isUnit = request.headers['x-capacity'] === 'c2';
  json(
    response,
    200,
    trialDescriptions.filter(({ kind, may }) =>
      state.loggedIn ? !isUnit || kind !== 'action' : may.some(({ role }) => role === 'public'),
    ),
  );
}

async function answer(folder: string, call: Call): Promise<void> {
  const { state, request, response, url } = call;
  const [, api, place, name = ''] = url.pathname.split('/');
  if (api !== 'api') return serveFile(folder, url.pathname, response);
  if (place === 'setup') return setUp(call);
  if (place !== school.slug) return refuse(response, 404, 'unknown-school');
  if (name === 'me') return me(call);
  if (name === 'session') return session(call);
  if (name === 'verbs') return verbs(call);
  if (state.failing !== null) {
    const status = state.failing;
    state.failing = null;
    const fault = { code: 'fault', field: [], values: { reference: 'a1b2c3' } };
    return status === 401
      ? refuse(response, 401, 'not-logged-in')
      : json(response, status, { refusals: [fault] });
  }
  if (!state.loggedIn && name !== 'invitation.accept')
    return refuse(response, 401, 'not-logged-in');
  if (name === 'attachments') return upload(call);
  return request.method === 'GET' ? ask(call, name) : act(call, name);
}

/** Serves the built application and speaks the contract from the trial verbs. */
export function openStub(folder: string): Promise<Stub> {
  const state = freshState();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub.invalid');
    void answer(folder, { state, request, response, url });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        address: `http://127.0.0.1:${port}`,
        state,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => closed());
          }),
      });
    }),
  );
}
