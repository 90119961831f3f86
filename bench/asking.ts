import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

/** Sends the same request over and over from a thread of its own, and tells how long it took. */
const asking = (callers: number): string => `
const { parentPort } = require('node:worker_threads');
const http = require('node:http');
const agent = new http.Agent({ keepAlive: true, maxSockets: ${callers} });
const once = (address, headers) => new Promise((resolve, reject) => {
  http.get(address, { agent, headers }, (answer) => {
    let bytes = 0;
    answer.on('data', (part) => { bytes += part.length; });
    answer.on('end', () => answer.statusCode === 200 ? resolve(bytes) : reject(new Error('status ' + answer.statusCode)));
  }).on('error', reject);
});
parentPort.on('message', async ({ address, headers, requests }) => {
  const since = process.hrtime.bigint();
  let left = requests;
  await Promise.all(Array.from({ length: ${callers} }, async () => {
    while (left > 0) { left -= 1; await once(address, headers); }
  }));
  parentPort.postMessage(Number(process.hrtime.bigint() - since) / 1e9);
});`;

/** Asks an address so many times with so many callers at once; `time` gives seconds. */
export function startAsker({ callers, requests }: { callers: number; requests: number }) {
  const worker = new Worker(asking(callers), { eval: true });
  return {
    time: (address: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
      new Promise((resolve, reject) => {
        worker.removeAllListeners().once('message', resolve).once('error', reject);
        worker.postMessage({ address, headers, requests });
      }),
    stop: (): Promise<number> => worker.terminate(),
  };
}

/** Serves an application on a free port of this machine. */
export const listening = (
  app: Hono,
): Promise<{ readonly server: ServerType; readonly address: string }> =>
  new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, port: 0, hostname: '127.0.0.1' },
      (info: AddressInfo) => resolve({ server, address: `http://127.0.0.1:${info.port}` }),
    );
  });
