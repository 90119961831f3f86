import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID Connect provider on this machine, at which one person after another is logged in. */
export interface OidcServer {
  readonly issuer: string;
  /** Who is sitting at the provider: the claims of the next log-in. */
  person: { readonly sub: string; readonly [claim: string]: string | number };
  /** Goes through the provider's pages as a browser would; answers where it sends the browser back to. */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts it for one client, told by its secret or by PKCE alone (`secret` null). */
export async function startOidcServer(client: {
  readonly id: string;
  readonly secret: string | null;
  readonly callbackOrigin: string;
}): Promise<OidcServer & { allow(callback: string): void }> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const callbacks: string[] = [`${client.callbackOrigin}/none`];
  let provider = open();
  const server: OidcServer & { allow(callback: string): void } = {
    issuer,
    person: { sub: 'nobody' },
    visit,
    allow: (callback) => {
      callbacks.push(callback);
      provider = open();
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };

  function open(): Provider {
    return new Provider(issuer, {
      clients: [
        {
          client_id: client.id,
          redirect_uris: [...callbacks],
          response_types: ['code'],
          grant_types: ['authorization_code'],
          ...(client.secret === null
            ? { token_endpoint_auth_method: 'none' as const }
            : { client_secret: client.secret }),
        },
      ],
      cookies: { keys: ['a key of this test alone'] },
      claims: { openid: ['sub'], profile: ['preferred_username', 'student_number'] },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: () => ({ ...server.person, sub }),
      }),
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      // Whoever is logged in has consented.
      loadExistingGrant: async (context) => {
        const { session, client: asking } = context.oidc;
        const grant = new context.oidc.provider.Grant({
          clientId: asking?.clientId ?? '',
          accountId: session?.accountId ?? '',
        });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      },
    });
  }

  http.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      void provider.callback()(request, response);
      return;
    }
    void provider.interactionFinished(request, response, {
      login: { accountId: server.person.sub },
    });
  });

  async function visit(address: string): Promise<string> {
    const cookies = new Map<string, string>();
    for (let at = address, hop = 0; hop < 10; hop += 1) {
      if (at.startsWith(client.callbackOrigin)) return at;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const one of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`no way on: ${answer.status} ${await answer.text()}`);
      at = new URL(next, at).href;
    }
    throw new Error('the provider goes round in circles');
  }

  return server;
}
