import type { Context, Hono } from 'hono';
import { isUuid, type Uuid } from '../../../kernel/id.ts';
import { tokenOf } from '../../../surfaces/http/caller.ts';
import type { SchoolEnv } from '../../../surfaces/http/verb-routes.ts';
import { browserSecret, readBrowserSecret, setSession } from '../cookies.ts';
import type { AccessRoutesParts } from '../routes.ts';
import { callbackPath } from './actions.ts';
import { beginSignOn, endSignOn, type SignOnFailure } from './flow.ts';
import { stateSeconds } from './states.ts';

/** A page of this school and no other place: a path below it, of characters that lead nowhere else. */
export function safeReturn(slug: string, back: string | undefined): string {
  const home = `/${slug}/`;
  if (back === undefined || back.length > 500 || !back.startsWith(home)) return home;
  // A backslash or a control character is read as something else by some browsers.
  if (/[\\\p{Cc}]/u.test(back)) return home;
  const url = new URL(back, 'http://mingzhang.invalid');
  const stays = url.host === 'mingzhang.invalid' && url.pathname.startsWith(home);
  return stays ? `${url.pathname}${url.search}${url.hash}` : home;
}

/** Sends the browser to the log-in page, which says why in words. */
const backToLogIn = (context: Context, slug: string, why: SignOnFailure): Response =>
  context.redirect(`/${slug}/log-in?refused=${why}`, 302);

function idOf(context: Context): Uuid | null {
  const id = context.req.param('id') ?? '';
  return isUuid(id) ? id : null;
}

/** `GET /{school}/sign-on/{id}?back=` sends to the school's own log-in; `…/callback` is where it sends back to. */
export function signOnRoutes(app: Hono<SchoolEnv>, parts: AccessRoutesParts): void {
  const { publicAddress, secure, addressOf } = parts;
  const origin = publicAddress === null ? null : new URL(publicAddress).origin;
  app.use('/:school/sign-on/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    // Neither code nor ticket goes along to the next page.
    context.header('Referrer-Policy', 'no-referrer');
  });
  app.get('/:school/sign-on/:id', async (context) => {
    const [slug, signOnId] = [context.get('slug'), idOf(context)];
    if (origin === null || signOnId === null) return backToLogIn(context, slug, 'sign-on-unknown');
    const begun = await beginSignOn(parts, {
      schoolId: context.get('schoolId'),
      signOnId,
      callback: `${origin}${callbackPath(slug, signOnId)}`,
      returnTo: safeReturn(slug, context.req.query('back')),
      browser: browserSecret(context, { slug, secure }, stateSeconds),
      address: addressOf(context),
    });
    return begun.ok ? context.redirect(begun.value, 302) : backToLogIn(context, slug, begun.error);
  });
  app.get('/:school/sign-on/:id/callback', async (context) => {
    const [slug, signOnId] = [context.get('slug'), idOf(context)];
    if (origin === null || signOnId === null) return backToLogIn(context, slug, 'sign-on-unknown');
    const { search } = new URL(context.req.url);
    const ended = await endSignOn(parts, {
      schoolId: context.get('schoolId'),
      signOnId,
      address: new URL(`${origin}${callbackPath(slug, signOnId)}${search}`),
      browser: readBrowserSecret(context, { slug, secure }),
      caller: addressOf(context),
      token: tokenOf(context, slug),
    });
    if (!ended.ok) return backToLogIn(context, slug, ended.error);
    setSession(context, { slug, secure }, ended.value.session);
    return context.redirect(ended.value.returnTo, 302);
  });
}
