import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { openRounds, type Rounds } from '../../src/apps/ballot-box/ballot-box.ts';
import { boxServer } from '../../src/apps/ballot-box/box-server.ts';
import { ballotPages } from '../../src/apps/server/ballot-pages.ts';
import { fromB64, toB64, toHex } from '../../src/engines/ballots/bytes.ts';
import type { Phase } from '../../src/engines/ballots/model.ts';
import { nodePrimitives } from '../../src/engines/native-signing/node-primitives.ts';
import {
  people,
  random,
  sha256,
  trialRound,
  type TrialOptions,
  type TrialRound,
} from './trial-round.ts';

/** What the stub answers; a test sets it. */
export interface StubState {
  loggedIn: boolean;
  present: boolean;
  way: 'paper' | null;
  phase: Phase;
  /** Whether the co-issuing observer signs. */
  coSigns: boolean;
  /** Whether the server signs with a key that is not the round's. */
  wrongKey: boolean;
  /** Casts whose answer is cut off after the ballot was stored, still to come. */
  cutAnswers: number;
  /** Casts that never arrive, still to come. */
  cutCasts: number;
  /** Whether the published list leaves out the last ballot. */
  loses: boolean;
  rosterWrong: boolean;
}

/** One request that reached the box or the server. */
export interface Seen {
  readonly to: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A running stub: the issuer is a few lines, all bytes are the product's own. */
export interface Stub {
  readonly port: number;
  readonly state: StubState;
  readonly round: TrialRound;
  readonly ctx: string;
  /** Ballots as they arrived at the box, accepted or not. */
  readonly arrived: string[];
  readonly seen: Seen[];
  readonly openCasting: () => void;
  readonly close: () => void;
  readonly closeStub: () => Promise<void>;
}

/** The delegate's code of the kiosk's only voter. */
export const delegateCode = '20260107';
/** The token of the kiosk's link. */
export const kioskToken = 'k'.repeat(43);

const roundId = '0192d000-0000-7000-8000-000000000001';
const electionId = '0192d000-0000-7000-8000-000000000002';

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

interface Issuing {
  readonly state: StubState;
  readonly round: TrialRound;
  readonly issued: Map<string, readonly string[]>;
}

const refused = (context: Context, status: 401 | 409, code: string): Response =>
  context.json({ refusals: [{ code, field: [], values: {} }] }, status);

/** Signs as the issuer does: the same values get the same answer, others none. */
function issue({ state, round, issued }: Issuing, context: Context, blinded: readonly string[]) {
  const before = issued.get('voter');
  if (before && before.join() !== blinded.join()) return refused(context, 409, 'other-request');
  if (!state.present) return refused(context, 409, 'not-present');
  issued.set('voter', blinded);
  const [first, second] = blinded.map((text) => fromB64(text) ?? new Uint8Array());
  const mine = state.wrongKey ? random(256).fill(1, 0, 1) : round.sign(first ?? new Uint8Array());
  const theirs = second && state.coSigns ? round.coSign?.(second) : null;
  const signatures = [mine, ...(second ? [theirs] : [])].map((one) => (one ? toB64(one) : null));
  return context.json({ answer: { signatures } });
}

function mineOf({ state, round, issued }: Issuing, port: number) {
  return [
    {
      ...{ id: roundId, electionId, phase: state.phase, box: { kind: 'port', port } },
      setup: new TextDecoder().decode(round.bytes),
      present: state.present,
      way: issued.has('voter') ? 'electronic' : state.way,
      requested: issued.has('voter'),
    },
  ];
}

/** A board with as much on it as a phone looks at. */
function boardOf(setup: Uint8Array, ballots: readonly Uint8Array[]): string {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const event = (type: string): string =>
    `{"height":0,"parent":null,"payload":"${toHex(sha256('{}'))}","type":"${type}"}`;
  const lines = [text(setup), event('setup'), '{}', event('close'), '{}', event('ballots')];
  return `${[...lines, ...ballots.map(text)].join('\n')}\n`;
}

/** The box of the product over HTTP, with cables that can be cut. */
async function openBox(
  rounds: Rounds,
  { state, arrived, seen }: Pick<Stub, 'state' | 'arrived' | 'seen'>,
) {
  const server = boxServer({
    look: (context) => rounds.look(context),
    async cast(context, ballot) {
      arrived.push(new TextDecoder().decode(ballot));
      const cut = state.cutCasts > 0;
      const answer = cut ? null : await rounds.cast(context, ballot);
      if (cut) state.cutCasts -= 1;
      else if (state.cutAnswers > 0) state.cutAnswers -= 1;
      else if (answer) return answer;
      server.closeAllConnections();
      return { ok: false, code: 'not-stored' };
    },
  });
  server.prependListener('request', ({ method, url, headers }) =>
    seen.push({ to: `box ${method} ${url}`, headers }),
  );
  return { server, port: await listening(server) };
}

/** Opens a stub of the issuer, the board and the box, with the built page. */
export async function openStub(folder: string, options: TrialOptions = {}): Promise<Stub> {
  const data = mkdtempSync(join(tmpdir(), 'mingzhang-ballot-stub-'));
  const rounds = openRounds({ folder: data, primitives: nodePrimitives, random });
  const key = rounds.command({ name: 'newKey', round: roundId }) as Uint8Array;
  const round = trialRound(key, options);
  rounds.command({ name: 'register', round: roundId, setup: round.bytes });
  const state: StubState = {
    ...{ loggedIn: true, present: true, way: null, phase: 'issuing', coSigns: true },
    ...{ wrongKey: false, cutAnswers: 0, cutCasts: 0, loses: false, rosterWrong: false },
  };
  const arrived: string[] = [];
  const seen: Seen[] = [];
  let board = '';
  const box = await openBox(rounds, { state, arrived, seen });
  const issuing: Issuing = { state, round, issued: new Map() };
  const app = new Hono();
  app.use(async (context, next) => {
    const { method, url } = context.req;
    seen.push({ to: `${method} ${new URL(url).pathname}`, headers: context.req.header() });
    await next();
  });
  app.route('/', ballotPages({ folder, box: null }));
  const api = new Hono();
  api.use('/ballot.*', async (context, next) =>
    state.loggedIn ? next() : refused(context, 401, 'not-logged-in'),
  );
  api.get('/me', (context) => context.json({ person: state.loggedIn ? { id: 'p1' } : null }));
  api.get('/ballot.mine', (context) =>
    context.json({ answer: { rounds: mineOf(issuing, box.port) } }),
  );
  const roster = (context: Context) =>
    context.json({ answer: { people: state.rosterWrong ? [...people].reverse() : people } });
  api.get('/ballot.roster', roster);
  api.post('/ballot.issue', async (context) =>
    issue(issuing, context, (await context.req.json<{ blinded: string[] }>()).blinded),
  );
  const kiosk = `/yunling/ballot-kiosk/${kioskToken}`;
  app.post(`${kiosk}/roster`, roster);
  app.post(`${kiosk}/mine`, async (context) => {
    const { code } = await context.req.json<{ code: string }>();
    if (code !== delegateCode) return refused(context, 409, 'code-unknown');
    const answer = { person: { name: '马嘉禾' }, rounds: mineOf(issuing, box.port) };
    return context.json({ answer });
  });
  app.post(`${kiosk}/issue`, async (context) => {
    const { input } = await context.req.json<{ input: { blinded: string[] } }>();
    return issue(issuing, context, input.blinded);
  });
  app.route('/api/yunling', api);
  app.get('/yunling/public/boards/:file', (context) =>
    board === '' ? context.notFound() : context.text(board),
  );
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const port = await listening(server);
  return {
    ...{ port, state, round, arrived, seen, ctx: toHex(sha256(round.bytes)) },
    openCasting() {
      rounds.command({ name: 'openCasting', round: roundId });
      state.phase = 'casting';
    },
    close() {
      const ballots = rounds.command({ name: 'close', round: roundId }) as readonly Uint8Array[];
      board = boardOf(round.bytes, state.loses ? ballots.slice(0, -1) : ballots);
      state.phase = 'closed';
    },
    async closeStub() {
      for (const one of [server, box.server]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
      rounds.end();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
