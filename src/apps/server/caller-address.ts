import { isIP, isIPv6 } from 'node:net';

/** An address without what a proxy may write around it: `1.2.3.4:567`, `[2001:db8::1]:567`, `::ffff:1.2.3.4`; null for none. */
function plainAddress(written: string | undefined): string | null {
  if (written === undefined) return null;
  const bare = written.trim().replace(/^"|"$/g, '');
  const unported = /^\[(.+)\](?::\d+)?$/.exec(bare)?.[1] ?? bare.replace(/^([\d.]+):\d+$/, '$1');
  const mapped = /^::ffff:([\d.]+)$/i.exec(unported)?.[1] ?? unported;
  return isIP(mapped) === 0 ? null : mapped;
}

/** The first four groups of an IPv6 address: a household or a dormitory room is given all that begins so. */
function network(address: string): string {
  const [bare = ''] = address.split('%');
  const [before = '', after] = bare.toLowerCase().split('::');
  const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  const head = groups(before);
  const tail = after === undefined ? [] : groups(after);
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const all = after === undefined ? head : [...head, ...zeros, ...tail];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** What stands between a caller and the server. */
export interface Way {
  /** `X-Forwarded-For` as it came, or undefined. */
  readonly forwarded: string | undefined;
  /** The other end of the socket, or undefined where it is gone. */
  readonly socket: string | undefined;
  /** How many proxies of one's own stand before the server; 0 believes nobody. */
  readonly proxies: number;
}

/**
 * Who sends a request, for counting attempts. Each proxy adds the address it was asked from at the end of
 * `X-Forwarded-For`, so of the last `proxies` entries the first is the caller's; all before it was written by the
 * caller and counts for nothing. Where there are fewer, or it is no address, the socket's counts. Of IPv6 the network
 * (/64), since whoever has one address has them all.
 */
export function callerAddress({ forwarded, socket, proxies }: Way): string {
  const entries = forwarded?.split(',') ?? [];
  const told = proxies === 0 ? undefined : entries.at(-proxies);
  const address = plainAddress(told) ?? plainAddress(socket);
  if (address === null) return 'unknown';
  return isIPv6(address) ? network(address) : address;
}
