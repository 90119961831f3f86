import { Hono } from 'hono';
import { z } from 'zod';
import { rowId, whole } from '../../engines/actions/fields.ts';
import { ask, type RunnerParts } from '../../engines/actions/runner.ts';
import { defineQuery } from '../../engines/actions/verb.ts';
import { getAttachment } from '../../engines/storage/attachments.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { callOf } from '../../surfaces/http/caller.ts';
import { refuse } from '../../surfaces/http/refusal-answer.ts';
import { schoolGuard, type SchoolEnv } from '../../surfaces/http/verb-routes.ts';
import { candidacyRead } from './reading.ts';

/** What the downloads of the room stand on. */
export interface SelectionRoutesParts {
  readonly runner: RunnerParts;
  schoolOf(slug: string): Promise<SchoolId | null>;
}

/** The paper of one act, for whoever is shown the act with its paper. */
export const actPaper = defineQuery({
  name: 'candidacy.act-paper',
  room: 'selection',
  may: candidacyRead.may,
  refuses: [...candidacyRead.refuses, 'paper-unknown'],
  input: z.object({ candidacyId: rowId(), number: whole(1) }),
  run: async ({ candidacyId, number }, context) => {
    const read = await candidacyRead.run({ candidacyId }, context);
    if (!read.ok) return read;
    const paper = read.value.acts.find((act) => act.number === number)?.paper ?? null;
    const found = paper === null ? null : await getAttachment(context.tx, paper);
    return found === null ? err([refusal('paper-unknown')]) : ok(found);
  },
});

/**
 * `GET /{school}/candidacy-papers/{candidacyId}/{number of the act}`: a paper by the right to see its act, since the
 * general download of files is for those who keep the school's records. A link cannot send a header, so the capacity
 * may stand in the address.
 */
export function selectionRoutes({ runner, schoolOf }: SelectionRoutesParts): Hono<SchoolEnv> {
  const app = new Hono<SchoolEnv>();
  app.use('/:school/candidacy-papers/*', schoolGuard(schoolOf));
  app.get('/:school/candidacy-papers/:candidacyId/:number', async (context) => {
    const call = callOf(context, context.get('slug'), context.get('schoolId'));
    const { capacity } = context.req.query();
    const capacityId = call.capacityId ?? ((capacity?.toLowerCase() || null) as Uuid | null);
    const { candidacyId, number } = context.req.param();
    const input = { candidacyId, number: Number(number) };
    const outcome = await ask(runner, actPaper, { ...call, capacityId, input });
    if (!outcome.ok) return refuse(context, outcome.error);
    const { content, type, name } = outcome.value;
    return context.body(new Uint8Array(content), 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}
