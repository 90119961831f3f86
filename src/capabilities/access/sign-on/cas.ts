import { XMLParser } from 'fast-xml-parser';
import { numberTold, type Provider, type SignOnRow } from './provider.ts';
import type { Outbound } from './outbound.ts';

// Names without their prefixes, values as they stand: `007` is no number, and no entity is ever resolved.
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  trimValues: true,
});

type Node = Readonly<Record<string, unknown>>;

const child = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null ? (node as Node)[name] : undefined;

/** The answer of a CAS server was none. */
export class CasAnswerOdd extends Error {}

/**
 * Who a CAS answer names (CAS 3.0, 2.5): its user, or the attribute that holds the number. Null where the ticket was
 * refused or the attribute is missing or given twice. Throws for what is no such answer.
 */
export function readCasAnswer(xml: string, numberAttribute: string | null): string | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new CasAnswerOdd('a document type in the answer');
  const response = child(parser.parse(xml, true), 'serviceResponse');
  const success = child(response, 'authenticationSuccess');
  if (success === undefined) {
    if (child(response, 'authenticationFailure') === undefined)
      throw new CasAnswerOdd('neither success nor failure');
    return null;
  }
  if (numberAttribute === null) return numberTold(child(success, 'user'));
  return numberTold(child(child(success, 'attributes'), numberAttribute));
}

/** Our address as the CAS server is told it, both times exactly alike: it refuses a ticket of another service. */
const serviceOf = (callback: URL | string, state: string): string => {
  const url = new URL(callback);
  return `${url.origin}${url.pathname}?state=${encodeURIComponent(state)}`;
};

/** A school's CAS server, version 2 or 3. */
export function casProvider(signOn: SignOnRow, outbound: Outbound): Provider {
  const base = signOn.address.replace(/\/+$/, '');
  const validate = (path: string, service: string, ticket: string): Promise<Response> => {
    const query = new URLSearchParams({ service, ticket });
    return outbound(`${base}/${path}?${query.toString()}`);
  };
  return {
    begin: async ({ callback, state }) => {
      const query = new URLSearchParams({ service: serviceOf(callback, state) });
      return { to: `${base}/login?${query.toString()}`, nonce: null, verifier: null };
    },
    identify: async ({ address, state }) => {
      const ticket = address.searchParams.get('ticket') ?? '';
      if (!/^[\w.-]{1,512}$/.test(ticket)) return null;
      const service = serviceOf(address, state);
      const newer = await validate('p3/serviceValidate', service, ticket);
      // A server of version 2 has no such address, and has not looked at the ticket.
      const answer =
        newer.status === 404 ? await validate('serviceValidate', service, ticket) : newer;
      if (answer.status !== 200) throw new CasAnswerOdd(`status ${answer.status}`);
      return readCasAnswer(await answer.text(), signOn.numberClaim);
    },
  };
}
