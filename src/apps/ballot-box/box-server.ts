import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { toB64, toHex } from '../../engines/ballots/bytes.ts';
import { longestBallot } from '../../engines/ballots/model.ts';
import type { Voting } from './ballot-box.ts';
import type { CastAnswer, CastRefusal } from './casting.ts';

type Refused = CastRefusal | 'too-long';

const statuses: Readonly<Record<Refused, number>> = {
  malformed: 400,
  'token-refused': 403,
  'signature-refused': 403,
  'round-unknown': 404,
  'cast-already': 409,
  'not-open': 409,
  closed: 410,
  'too-long': 413,
  'not-stored': 503,
};

const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST',
  'Cache-Control': 'no-store',
  'Content-Type': 'application/json; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
};

/** More connections than this at once are let go; a phone tries again. Each holds one ballot at most in memory. */
const mostConnections = 4096;

/** Milliseconds until a request must be here whole. */
const patience = 30_000;

function answer(response: ServerResponse, status: number, content: object): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify(content);
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body);
}

function refuse(response: ServerResponse, code: Refused): void {
  answer(response, statuses[code], { code });
}

/** The body; null where it is longer than a ballot can be, of which no more is then read. */
function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > longestBallot) {
        request.pause();
        request.removeAllListeners('data');
        parts.length = 0;
        resolve(null);
      } else parts.push(part);
    });
    request.once('end', () => resolve(Buffer.concat(parts)));
    request.once('error', reject);
  });
}

async function takeBallot(
  { rounds, context }: { readonly rounds: Voting; readonly context: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const told = Number(request.headers['content-length'] ?? 0);
  const body = told > longestBallot ? null : await bodyOf(request);
  if (body === null) {
    // What is still on its way is not waited for.
    response.setHeader('Connection', 'close');
    response.once('finish', () => request.destroy());
    return refuse(response, 'too-long');
  }
  const cast: CastAnswer = await rounds.cast(context, new Uint8Array(body));
  if (!cast.ok) return refuse(response, cast.code);
  answer(response, 200, { h: toHex(cast.h), receipt: toB64(cast.receipt) });
}

async function respond(
  rounds: Voting,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url = '' } = request;
  const [, context, rest] = /^\/([0-9a-f]{64})(\/ballots)?$/.exec(url) ?? [];
  if (method === 'OPTIONS') return answer(response, 200, {});
  if (context === undefined) return refuse(response, 'round-unknown');
  if (rest !== undefined && method === 'POST')
    return takeBallot({ rounds, context }, request, response);
  if (rest !== undefined || method !== 'GET') return refuse(response, 'round-unknown');
  const state = rounds.look(context);
  if (state === null) return refuse(response, 'round-unknown');
  answer(response, 200, state);
}

/**
 * HTTP of the ballot box: docs/ballot-protocol.md, section 7. Nothing is logged, also not what fails: a fault is answered
 * as `not-stored`, and the phone tries again.
 */
export function boxServer(rounds: Voting): Server {
  const server = createServer(
    { requestTimeout: patience, headersTimeout: patience, maxHeaderSize: 8192 },
    (request, response) => {
      respond(rounds, request, response).catch(() => refuse(response, 'not-stored'));
    },
  );
  server.maxConnections = mostConnections;
  return server;
}
