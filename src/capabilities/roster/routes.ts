import { Hono } from 'hono';
import { ask, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { SchoolId } from '../../kernel/id.ts';
import { callOf } from '../../surfaces/http/caller.ts';
import { refuse } from '../../surfaces/http/refusal-answer.ts';
import { schoolGuard, type SchoolEnv } from '../../surfaces/http/verb-routes.ts';
import { rosterOfficial } from './paper-verbs.ts';
import { officialWorkbook } from './workbooks.ts';

/** What the downloads of the room stand on. */
export interface RosterRoutesParts {
  readonly runner: RunnerParts;
  schoolOf(slug: string): Promise<SchoolId | null>;
}

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `GET /{school}/official-roster.xlsx?bodyId=…&day=…`: the official roster, in the caller's own right; a link cannot
 * send a header, so the capacity may stand in the address.
 */
export function rosterRoutes({ runner, schoolOf }: RosterRoutesParts): Hono<SchoolEnv> {
  const app = new Hono<SchoolEnv>();
  app.use('/:school/official-roster.xlsx', schoolGuard(schoolOf));
  app.get('/:school/official-roster.xlsx', async (context) => {
    const { bodyId, day, capacity } = context.req.query();
    const call = callOf(context, context.get('slug'), context.get('schoolId'));
    const input = { ...(bodyId ? { bodyId } : {}), ...(day ? { day } : {}) };
    const capacityId = call.capacityId ?? ((capacity?.toLowerCase() || null) as Uuid | null);
    const outcome = await ask(runner, rosterOfficial, { ...call, capacityId, input });
    if (!outcome.ok) return refuse(context, outcome.error);
    const { roster, day: asOf, union } = outcome.value;
    const name = encodeURIComponent(`${union.name}工作人员名单 ${asOf}.xlsx`);
    return context.body(new Uint8Array(await officialWorkbook(roster, asOf)), 200, {
      'Content-Type': sheet,
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}
