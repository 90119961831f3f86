import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';

/** Where the server may go on behalf of an address that a school's administrator typed. */
export interface OutboundRules {
  /** The operator's word that log-ins stand inside the campus network; without it private addresses are closed. */
  readonly allowPrivate: boolean;
}

type Family = 'ipv4' | 'ipv6';

/** One list a family: a `BlockList` of both would take every IPv4 address for its form in IPv6. */
type Networks = Readonly<Record<Family, BlockList>>;

function networks(subnets: readonly (readonly [string, number, Family])[]): Networks {
  const made = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const [net, prefix, family] of subnets) made[family].addSubnet(net, prefix, family);
  return made;
}

/** Networks of a campus or of the machine itself (RFC 1918, 4193, 6598, loopback). */
const inside = networks([
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
]);

/** No log-in stands here, whatever the operator says: clouds keep their machines' secrets on link-local addresses. */
const never = networks([
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
  if (never[family].check(address, family)) return false;
  return allowPrivate || !inside[family].check(address, family);
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

/**
 * Whether an address may be called, as far as its text tells: https, or http to this machine where the operator opened
 * private addresses; no user; no closed numeric host. Names are judged again when they resolve (`guardedLookup`).
 */
export function mayCall(url: URL, rules: OutboundRules): Refusal | null {
  if (url.username !== '' || url.password !== '') return refusal('address-wrong', 'address');
  const plain = url.protocol === 'http:' && rules.allowPrivate && isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !plain) return refusal('address-not-https', 'address');
  const host = bare(url.hostname);
  const closed =
    isIP(host) !== 0 ? !mayReach(host, rules) : isLoopback(host) && !rules.allowPrivate;
  return closed ? refusal('address-private', 'address') : null;
}

/** Whether an address may be kept as a school's log-in: one that may be called, without parameters of its own. */
export function judgeAddress(text: string, rules: OutboundRules): readonly Refusal[] {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.search + url.hash !== '') return [refusal('address-wrong', 'address')];
  const refused = mayCall(url, rules);
  return refused === null ? [] : [refused];
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
