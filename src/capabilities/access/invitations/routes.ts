import type { Hono } from 'hono';
import { refuseWith } from '../../../surfaces/http/refusal-answer.ts';
import type { SchoolEnv } from '../../../surfaces/http/verb-routes.ts';
import type { AccessRoutesParts } from '../routes.ts';
import type { Letter } from './actions.ts';
import { letterText, sendMail } from './mail.ts';

/** An address as its owner knows it again and nobody else learns it. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

/**
 * Around `invitation.mail`: the verb's own route makes and commits the code, then the mail leaves; the answer says
 * where to, and never the code. Refuses `mail-not-set-up` before anything is done, and `mail-failed` after: the code
 * that was made is then known to nobody, and the next one replaces it.
 */
export function mailRoutes(app: Hono<SchoolEnv>, parts: AccessRoutesParts): void {
  const { mail, publicAddress, findSchool, report } = parts;
  app.post('/:school/invitation.mail', async (context, next) => {
    if (mail === null) return refuseWith(context, 'mail-not-set-up');
    await next();
    if (!context.res.ok) return undefined;
    const { answer } = (await context.res.json()) as { readonly answer: Letter };
    const slug = context.get('slug');
    const base = publicAddress?.replace(/\/$/, '') ?? null;
    const number = encodeURIComponent(answer.number);
    const link = base === null ? null : `${base}/${slug}/invitation?number=${number}`;
    const school = (await findSchool(slug))?.name ?? slug;
    context.res = undefined;
    try {
      await sendMail(mail, { to: answer.email, ...letterText(answer, { school, link }) });
    } catch (error) {
      report('mail', error);
      context.res = refuseWith(context, 'mail-failed');
      return undefined;
    }
    context.res = context.json({ answer: { sentTo: maskedEmail(answer.email) } });
    return undefined;
  });
}
