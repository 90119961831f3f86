import { Hono } from 'hono';
import { z } from 'zod';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { parsedJson } from '../../surfaces/http/list-request.ts';
import { refuse, refuseWith } from '../../surfaces/http/refusal-answer.ts';
import type { DemoLogin } from '../../capabilities/demo/make-demo.ts';
import type { Foundings } from './foundings.ts';
import type { SchoolDirectory } from './school-directory.ts';
import type { SetupCode } from './setup-code.ts';

/** How far the database is, as anybody may know. */
export type DatabaseState =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly foundings: Foundings; readonly schools: SchoolDirectory }
  | { readonly state: 'unavailable'; readonly problem: Refusal };

const schoolFields = z.strictObject({
  code: z.string().min(1).max(60),
  slug: z.string().trim().min(1).max(40),
  name: z.string().trim().min(2).max(60),
  administrator: z.strictObject({
    number: z.string().trim().min(1).max(32),
    name: z.string().trim().min(1).max(40),
    password: z.string().min(1).max(200),
  }),
});

/** What the first page needs to know: no names but those of schools. */
async function installationNow(database: DatabaseState): Promise<{
  readonly state: 'empty' | 'demo' | 'ready';
  readonly schools: readonly {
    readonly slug: string;
    readonly name: string;
    readonly demo: boolean;
  }[];
  readonly demoLogins: readonly DemoLogin[] | null;
}> {
  if (database.state !== 'ready') return { state: 'empty', schools: [], demoLogins: null };
  const schools = await database.schools.open();
  const state = schools.length === 0 ? 'empty' : schools[0]?.demo ? 'demo' : 'ready';
  return {
    state,
    schools: schools.map(({ slug, name, demo }) => ({ slug, name, demo })),
    demoLogins: state === 'demo' ? await database.foundings.demoLogins() : null,
  };
}

/**
 * The first steps of an installation: what there is, making the demo, founding a school with the code from the console.
 * Once a real school exists the demo can no more be made.
 */
export function setupRoutes(database: () => DatabaseState, code: SetupCode): Hono {
  const app = new Hono();
  app.get('/setup', async (context) => {
    const now = database();
    context.header('Cache-Control', 'no-store');
    return context.json({
      database: now.state,
      problem: now.state === 'unavailable' ? now.problem : null,
      ...(await installationNow(now)),
    });
  });
  app.post('/setup/demo', async (context) => {
    const now = database();
    if (now.state !== 'ready') return refuseWith(context, 'unavailable');
    if (context.req.header('Idempotency-Key') === undefined)
      return refuseWith(context, 'key-missing');
    const made = await now.foundings.makeDemo();
    return made.ok ? context.json({ logins: made.value }) : refuse(context, made.error);
  });
  app.post('/setup/school', async (context) => {
    const now = database();
    if (now.state !== 'ready') return refuseWith(context, 'unavailable');
    if (context.req.header('Idempotency-Key') === undefined)
      return refuseWith(context, 'key-missing');
    const body = parsedJson(await context.req.text());
    if (!body.ok) return refuse(context, body.error);
    const given = schoolFields.safeParse(body.value);
    if (!given.success)
      return refuse(
        context,
        given.error.issues.map(({ path, code: issue }) =>
          refusal('input-invalid', path.map(String), { issue }),
        ),
      );
    if (!code.accepts(given.data.code)) return refuseWith(context, 'set-up-code-wrong', 'code');
    const { slug, name, administrator } = given.data;
    const founded = await now.foundings.foundSchool({ slug, name, administrator });
    if (!founded.ok) return refuse(context, founded.error);
    code.spend();
    return context.json({ slug }, 201);
  });
  return app;
}
