import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  ClientSecretBasic,
  customFetch,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  type ClientAuth,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import type { Outbound } from './outbound.ts';
import { numberTold, type Provider, type SignOnRow } from './provider.ts';

/** The claim that names a person where the school named none (OpenID Connect Core 1.0, 5.1). */
export const usualClaim = 'preferred_username';

const fetchThrough =
  (outbound: Outbound): CustomFetch =>
  (url, { method, headers, body }) =>
    outbound(url, {
      method,
      headers,
      body: body instanceof URLSearchParams ? body.toString() : ((body ?? null) as string | null),
    });

/** HTTP Basic unless the provider says it takes only the other way (RFC 8414: Basic where nothing is said). */
const secretWay =
  (secret: string): ClientAuth =>
  (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = ways.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
    return way(secret)(server, client, body, headers);
  };

async function configure(
  { address, clientId }: SignOnRow,
  secret: string | null,
  outbound: Outbound,
): Promise<Configuration> {
  if (clientId === null) throw new Error('an OpenID Connect log-in without a client id');
  const issuer = new URL(address);
  return discovery(issuer, clientId, undefined, secret === null ? None() : secretWay(secret), {
    [customFetch]: fetchThrough(outbound),
    // The outbound caller has refused plain http anywhere but on this machine.
    ...(issuer.protocol === 'http:' ? { execute: [allowInsecureRequests] } : {}),
  });
}

/** A school's OpenID Connect provider: authorization code with PKCE, state and nonce. */
export function oidcProvider(
  signOn: SignOnRow,
  { secret, outbound }: { readonly secret: string | null; readonly outbound: Outbound },
): Provider {
  const claim = signOn.numberClaim ?? usualClaim;
  return {
    begin: async ({ callback, state }) => {
      const config = await configure(signOn, secret, outbound);
      const [nonce, verifier] = [randomNonce(), randomPKCECodeVerifier()];
      const to = buildAuthorizationUrl(config, {
        redirect_uri: callback,
        response_type: 'code',
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, nonce, verifier };
    },
    identify: async ({ address, state, nonce, verifier }) => {
      if (nonce === null || verifier === null) return null;
      const config = await configure(signOn, secret, outbound);
      const tokens = await authorizationCodeGrant(config, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) return null;
      const told = numberTold(claims[claim]);
      if (told !== null || !config.serverMetadata().userinfo_endpoint) return told;
      const person = await fetchUserInfo(config, tokens.access_token, claims.sub);
      return numberTold(person[claim]);
    },
  };
}
