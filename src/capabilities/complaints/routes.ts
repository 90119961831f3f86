import { Hono, type Context } from 'hono';
import type { SchoolId } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { refuse } from '../../surfaces/http/refusal-answer.ts';
import type { ComplaintLimiter } from './limiter.ts';
import { complaintAdd, complaintFile } from './telling.ts';

/** What counting before the verbs' own routes stands on. */
export interface ComplaintRoutesParts {
  readonly limiter: ComplaintLimiter;
  schoolOf(slug: string): Promise<SchoolId | null>;
  /** Whose request it is, past the proxies of one's own. */
  addressOf(context: Context): string;
}

/** Puts the counting before the routes of the verbs that anybody may use to send something in. */
export function complaintRoutes({ limiter, schoolOf, addressOf }: ComplaintRoutesParts): Hono {
  const app = new Hono();
  for (const { name } of [complaintFile, complaintAdd])
    app.post(`/:school/${name}`, async (context, next) => {
      const school = await schoolOf(context.req.param('school') ?? '');
      const minutes = school && limiter.admit(school, addressOf(context));
      if (minutes) return refuse(context, [refusal('too-many-attempts', [], { minutes })]);
      return next();
    });
  return app;
}
