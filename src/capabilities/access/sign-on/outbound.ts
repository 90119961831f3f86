import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { AddressClosed, guardedLookup, mayCall, type OutboundRules } from './addresses.ts';

/** A log-in's answers are small; more is not read. */
const largestAnswer = 256 * 1024;

/** Milliseconds for one call from beginning to end. */
const patience = 8000;

/** What is sent. */
export interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** Calls an address that a person typed. Follows no redirect, reads no more than 256 kB, waits eight seconds. */
export type Outbound = (address: string, sending?: Sending) => Promise<Response>;

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function responseOf(message: IncomingMessage, content: Buffer): Response {
  const status = message.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headersDistinct))
    for (const one of value ?? []) headers.append(name, one);
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : new Uint8Array(content), { status, headers });
}

/** A caller bound by the rules. Rejects where an address is closed, slow, too large or not there. */
export function openOutbound(rules: OutboundRules): Outbound {
  return async (address, sending = { method: 'GET', headers: {}, body: null }) => {
    const url = new URL(address);
    if (mayCall(url, rules) !== null) throw new AddressClosed('the address may not be asked');
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const { method, headers, body } = sending;
      const call = send(url, {
        method,
        headers: { ...headers, ...(body === null ? {} : { 'content-length': size(body) }) },
        lookup: guardedLookup(rules),
        agent: false,
        signal: AbortSignal.timeout(patience),
      });
      call.once('response', resolve);
      call.once('error', reject);
      call.end(body ?? undefined);
    });
    return responseOf(message, await readAll(message));
  };
}

const size = (body: string | Uint8Array): number =>
  typeof body === 'string' ? Buffer.byteLength(body) : body.length;
