import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Instant } from '../../../kernel/instant.ts';
import type { Language } from '../../../kernel/words.ts';
import type { Io } from '../command.ts';
import { personBranches } from '../person/branches.ts';
import { runCommandLine } from '../run.ts';
import { columnsOf } from '../terminal.ts';
import { verbBranches } from '../verbs/project.ts';
import { sampleWorld } from './sample-verbs.ts';

/** One request as the stub server received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What the stub server answers; `cut` closes the connection without a word. */
export type Answer =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Record<string, string> }
  | 'cut';

/** A server that remembers what it was asked and answers as a test says. */
export interface StubServer {
  address(): string;
  readonly received: Received[];
  answer: (request: Received) => Answer;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A stub server for one test file. */
export function stubServer(): StubServer {
  const stub: StubServer = {
    address: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: () => ({ json: { answer: null } }),
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://stub');
      const received: Received = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body,
      };
      stub.received.push(received);
      const answer = stub.answer(received);
      if (answer === 'cut') return request.socket.destroy();
      response.writeHead(answer.status ?? 200, answer.headers);
      return response.end(
        answer.json instanceof Uint8Array ? answer.json : JSON.stringify(answer.json),
      );
    });
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    stub.received.length = 0;
  });
  return stub;
}

/** How a command line ended, and what it printed. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Lines wider than the terminal; empty where all fit. */
  readonly wide: readonly string[];
}

/** How a sample command line is surrounded. */
export interface SampleAround {
  readonly config?: string;
  readonly language?: Language;
  readonly columns?: number;
  readonly input?: string;
  /** What a person types when asked; without it there is no terminal. */
  readonly typed?: (question: string, hidden: boolean) => string | null;
}

let keys = 0;

/** Runs a command line over the sample verbs. */
export async function runSample(
  args: readonly string[],
  { config = '/nowhere', language = 'zh', columns = 80, input = '', typed }: SampleAround = {},
): Promise<Ended> {
  let out = '';
  let err = '';
  const environment = { XDG_CONFIG_HOME: config, LANG: language === 'zh' ? 'zh_CN' : 'en_GB' };
  const io = (spoken: Language): Io => ({
    out: async (text) => void (out += text),
    err: async (text) => void (err += text),
    language: spoken,
    columns,
    paint: (_colour, text) => text,
    environment,
    now: () => '2026-09-01T00:00:00.000Z' as Instant,
    newKey: () => `00000000-0000-4000-8000-${String((keys += 1)).padStart(12, '0')}`,
    readInput: async () => Buffer.from(input),
    ask: async (question, { hidden }) => typed?.(question, hidden) ?? null,
  });
  const own = personBranches({
    ...sampleWorld,
    access: async () => ({
      zh: { 'refusal.log-in-wrong': '学号或密码不对。' },
      en: { 'refusal.log-in-wrong': 'Wrong number or password.' },
    }),
  });
  const tree = { own, more: (spoken: Language) => verbBranches(sampleWorld, spoken) };
  const code = await runCommandLine(
    { name: 'mingzhang', version: '0.0.0', tree, io },
    args,
    environment,
  );
  const wide = `${out}${err}`.split('\n').filter((line) => columnsOf(line) > columns);
  return { code, out, err, wide };
}

/** A configuration folder of a test file's own, removed at its end. */
export function configFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-config-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
