import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';

/** Where the server may go on behalf of an address that a school's administrator typed. */
export interface OutboundRules {
  /** The operator's word that log-ins stand inside the campus network; without it private addresses are closed. */
  readonly allowPrivate: boolean;
}

const list = (subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList => {
  const made = new BlockList();
  for (const [net, prefix, family] of subnets) made.addSubnet(net, prefix, family);
  return made;
};

/** Networks of a campus or of the machine itself (RFC 1918, 4193, 6598, loopback). */
const inside = list([
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
]);

/** No log-in stands here, whatever the operator says: clouds keep their machines' secrets on link-local addresses. */
const never = list([
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  // Ways to write an IPv4 address as IPv6, around the lists above.
  ['::ffff:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]);

/** Whether a connection to this numeric address may be opened. */
export function mayReach(address: string, { allowPrivate }: OutboundRules): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  // `check` of an IPv6 list would also unwrap mapped addresses; those are closed by their own line.
  if (never.check(address, family)) return false;
  return allowPrivate || !inside.check(address, family);
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

/**
 * Whether an address may be asked at all, as far as its text tells: https, or http to this machine where the operator
 * opened private addresses; no user, no fragment; no closed numeric host. Names are judged again when they resolve.
 */
export function judgeAddress(text: string, rules: OutboundRules): readonly Refusal[] {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '' || url.search + url.hash !== '')
    return [refusal('address-wrong', 'address')];
  const plain = url.protocol === 'http:' && rules.allowPrivate && isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !plain) return [refusal('address-not-https', 'address')];
  const host = bare(url.hostname);
  const closed =
    isIP(host) !== 0 ? !mayReach(host, rules) : isLoopback(host) && !rules.allowPrivate;
  return closed ? [refusal('address-private', 'address')] : [];
}

/** An address led where no log-in may stand. */
export class AddressClosed extends Error {}

/**
 * Resolves a name for one connection, and fails where any of its addresses is closed. The connection goes to what was
 * judged here, so a name cannot point elsewhere between the question and the call.
 */
export function guardedLookup(rules: OutboundRules): LookupFunction {
  return (host, options, answer) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '', 4);
      const first = found[0];
      if (!first || found.some(({ address }) => !mayReach(address, rules)))
        return answer(new AddressClosed('the name leads to a closed address'), '', 4);
      if (options.all === true) return answer(null, found);
      return answer(null, first.address, first.family);
    });
  };
}
