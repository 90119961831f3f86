import type { Context } from 'hono';
import { Hono } from 'hono';
import { schoolGuard, type SchoolEnv } from '../../surfaces/http/verb-routes.ts';
import type { RunnerParts } from '../../engines/actions/runner.ts';
import type { SchoolId } from '../../kernel/id.ts';
import { countedVerbRoutes } from './attempts/routes.ts';
import { mailRoutes } from './invitations/routes.ts';
import type { MailSettings } from './invitations/mail.ts';
import type { AccessKeys } from './keys.ts';
import { meRoutes } from './sessions/me.ts';
import { sessionRoutes } from './sessions/routes.ts';
import type { OutboundRules } from './sign-on/addresses.ts';
import { signOnRoutes } from './sign-on/routes.ts';

/** A school as its log-in page shows it. */
export interface KnownSchool {
  readonly id: SchoolId;
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
}

/** What the routes of log-ins stand on. */
export interface AccessRoutesParts {
  readonly runner: RunnerParts;
  readonly keys: AccessKeys;
  findSchool(slug: string): Promise<KnownSchool | null>;
  /** Who sends a request, for counting attempts: the socket, or what a named proxy says. */
  addressOf(context: Context): string;
  /** What browsers see, `https://…`; without it no single sign-on, since its addresses could be made up by the caller. */
  readonly publicAddress: string | null;
  readonly mail: MailSettings | null;
  readonly outbound: OutboundRules;
  /** Whether browsers reach the product by https, so that cookies travel by nothing else. */
  readonly secure: boolean;
  /** Hears of a provider or a mail server that failed; what it hears may name a host and is not for everybody. */
  report(where: 'sign-on' | 'mail', error: unknown): void;
}

/**
 * Log-in, log-out, who is there, single sign-on and codes by mail, below `/{school}`; and the counting of attempts
 * around verbs that ask for a password or a code, so these routes must stand before those of the verbs.
 */
export function accessRoutes(parts: AccessRoutesParts): Hono<SchoolEnv> {
  const schoolOf = async (slug: string) => (await parts.findSchool(slug))?.id ?? null;
  const guard = schoolGuard(schoolOf);
  const app = new Hono<SchoolEnv>();
  for (const path of ['session', 'me', 'sign-on/*', 'invitation.mail'])
    app.use(`/:school/${path}`, guard);
  countedVerbRoutes(app, parts, guard);
  sessionRoutes(app, parts);
  meRoutes(app, parts);
  signOnRoutes(app, parts);
  mailRoutes(app, parts);
  return app;
}
