import { z } from 'zod';
import { day, reference } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { rosterKeepers } from './grants.ts';
import { rosterPaper } from './papers.ts';
import { standingSpan } from './provisions.ts';
import { rostersOn, usualSpan, type UnionRoster } from './roster-rows.ts';
import { unionAmong, unionsInReach, type UnionHead } from './unions.ts';

/** A union within reach and its roster on a day, empty where nobody serves; null where there is no such union. */
export async function rosterInReach(
  { tx, authority, today }: Context,
  {
    bodyId = null,
    day: asked,
  }: { readonly bodyId?: Uuid | null | undefined; readonly day?: Day | undefined },
): Promise<{ readonly union: UnionHead; readonly roster: UnionRoster; readonly day: Day } | null> {
  const asOf = asked ?? today;
  const union = unionAmong(await unionsInReach(tx, authority, asOf), bodyId);
  if (union === null) return null;
  const [found] = await rostersOn(tx, { day: asOf, unionId: union.id });
  const span = found?.span ?? usualSpan(await readStatedValues(tx, standingSpan.name), asOf);
  const { unitId } = union;
  return { union, day: asOf, roster: found ?? { unionId: union.id, unitId, span, rows: [] } };
}

async function schoolNameOf({ tx }: Context): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>(
    'select name from school where id = $1',
    [tx.schoolId],
  );
  return rows[0]?.name ?? '';
}

const asked = () => z.object({ bodyId: reference('body').optional(), day: day().optional() });

/** The official roster of a union on a day, with its foot-note and the summary row, as a paper. */
export const rosterPaperRead = defineQuery({
  name: 'roster.paper',
  room: 'roster',
  may: rosterKeepers,
  refuses: ['union-unknown'],
  input: asked(),
  run: async (input, context) => {
    const found = await rosterInReach(context, input);
    if (found === null) return err([refusal('union-unknown', 'bodyId')]);
    const { union, roster, day: asOf } = found;
    const schoolName = await schoolNameOf(context);
    const unionName = union.unitName
      ? `${union.unitName}${union.name.replace(union.unitName, '')}`
      : union.name;
    return ok({
      bodyId: union.id,
      paper: rosterPaper({ schoolName, unionName, day: asOf }, roster),
    });
  },
  paper: ({ paper }) => paper,
});

/** The same as rows for the official workbook; asked by the download. */
export const rosterOfficial = defineQuery({
  name: 'roster.official',
  room: 'roster',
  may: rosterKeepers,
  refuses: ['union-unknown'],
  input: asked(),
  run: async (input, context) => {
    const found = await rosterInReach(context, input);
    return found ? ok(found) : err([refusal('union-unknown', 'bodyId')]);
  },
});
