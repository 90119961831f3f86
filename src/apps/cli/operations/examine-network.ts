import net from 'node:net';
import { check, type Check } from '../../../engines/storage/doctor.ts';

/** Milliseconds that an answer over the network may take. */
const patience = 3000;

function listenFault(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

async function answersHealth(port: number, host: string): Promise<boolean> {
  try {
    const address = host.includes(':') ? `[${host}]` : host;
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(`http://${address}:${port}/health`, { signal });
    return response.ok;
  } catch {
    // Whatever speaks there, it is not the application.
    return false;
  }
}

/** Whether the application can listen where it should, or does so already. */
export async function examinePort(given: string | undefined, host = '127.0.0.1'): Promise<Check> {
  const port = Number(given || 4800);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return check('bad', 'port-invalid', { given: given ?? '' });
  const fault = await listenFault(port, host || '127.0.0.1');
  switch (fault) {
    case null:
      return check('good', 'port-free', { port });
    case 'EADDRINUSE':
      return (await answersHealth(port, host || '127.0.0.1'))
        ? check('good', 'port-ours', { port })
        : check('warning', 'port-taken', { port });
    default:
      return check('bad', 'port-denied', { port, code: fault });
  }
}

/** The settings of the ballot box as the environment names them. */
export interface BoxSettings {
  readonly PORT?: string | undefined;
  readonly HOST?: string | undefined;
  readonly PUBLIC_ADDRESS?: string | undefined;
  readonly BALLOT_BOX_PORT?: string | undefined;
  readonly BALLOT_BOX_ADDRESS?: string | undefined;
}

/** Whether the ballot box speaks there: it answers that it knows no round of this name. */
async function answersAsBox(port: number, host: string): Promise<boolean> {
  try {
    const address = host.includes(':') ? `[${host}]` : host;
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(`http://${address}:${port}/`, { signal });
    return JSON.stringify(await response.json()) === '{"code":"round-unknown"}';
  } catch {
    // Whatever speaks there, it is not the ballot box.
    return false;
  }
}

/** Whether phones could vote: the ballot box's port, and its address where the product stands behind one. */
export async function examineBallotBox(environment: BoxSettings): Promise<Check> {
  const { PORT, HOST, PUBLIC_ADDRESS, BALLOT_BOX_PORT, BALLOT_BOX_ADDRESS } = environment;
  const port = Number(BALLOT_BOX_PORT || Number(PORT || 4800) + 1);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return check('bad', 'box-port-invalid', { given: BALLOT_BOX_PORT ?? '' });
  if (PUBLIC_ADDRESS && !BALLOT_BOX_ADDRESS) return check('warning', 'box-address-missing');
  const host = HOST || '127.0.0.1';
  const fault = await listenFault(port, host);
  if (fault === null) return check('good', 'box-port-free', { port });
  return (await answersAsBox(port, host))
    ? check('good', 'box-port-ours', { port })
    : check('warning', 'box-port-taken', { port });
}

function connects(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patience, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/** Whether the mail server can be reached, where one is named. */
export async function examineMail(address: string | undefined): Promise<Check> {
  if (!address) return check('good', 'mail-none');
  if (!URL.canParse(address)) return check('bad', 'mail-invalid');
  const { hostname, port, protocol } = new URL(address);
  const number = Number(port) || (protocol === 'smtps:' ? 465 : 587);
  const values = { host: hostname, port: number };
  return (await connects(number, hostname))
    ? check('good', 'mail', values)
    : check('warning', 'mail-unreachable', values);
}
