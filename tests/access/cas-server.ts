import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small CAS server (protocol 3.0, or 2.0 without the newer address) on this machine. */
export interface CasServer {
  readonly base: string;
  /** Who is sitting at the server. */
  user: string;
  attributes: Readonly<Record<string, string>>;
  /** Protocol 2 knows no `p3/serviceValidate`. */
  version: 2 | 3;
  /** Answers this instead, whatever is asked. */
  instead: string | null;
  /** Goes through the log-in page as a browser would; answers where it sends the browser back to. */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function answer(inner: string): string {
  return `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inner}</cas:serviceResponse>`;
}

/** Starts it. Tickets are for one service and taken once, as the protocol demands (CAS 3.0, 3.1.1). */
export async function startCasServer(): Promise<CasServer> {
  const tickets = new Map<string, string>();
  let made = 0;
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const service = url.searchParams.get('service') ?? '';
    if (url.pathname === '/cas/login') {
      made += 1;
      const ticket = `ST-${made}-abcDEF.cas_1`;
      tickets.set(ticket, service);
      const back = new URL(service);
      back.searchParams.set('ticket', ticket);
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const known =
      url.pathname === '/cas/serviceValidate' ||
      (server.version === 3 && url.pathname === '/cas/p3/serviceValidate');
    if (!known) {
      response.writeHead(404).end();
      return;
    }
    const ticket = url.searchParams.get('ticket') ?? '';
    const right = tickets.get(ticket) === service;
    tickets.delete(ticket);
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(server.instead ?? (right ? success() : failure()));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: CasServer = {
    base: `http://127.0.0.1:${(http.address() as AddressInfo).port}/cas`,
    user: 'nobody',
    attributes: {},
    version: 3,
    instead: null,
    visit: async (address) => {
      const sent = await fetch(address, { redirect: 'manual' });
      return sent.headers.get('location') ?? '';
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  const success = (): string => {
    const attributes = Object.entries(server.attributes)
      .map(([name, value]) => `<cas:${name}>${escaped(value)}</cas:${name}>`)
      .join('');
    return answer(
      `<cas:authenticationSuccess><cas:user>${escaped(server.user)}</cas:user>` +
        `<cas:attributes>${attributes}</cas:attributes></cas:authenticationSuccess>`,
    );
  };
  const failure = (): string =>
    answer('<cas:authenticationFailure code="INVALID_TICKET">no</cas:authenticationFailure>');
  return server;
}
