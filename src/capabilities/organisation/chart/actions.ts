import { z } from 'zod';
import { day, reference, yesNo } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { everyone, reachesUnit } from '../reach.ts';
import { readCharts } from './reads.ts';

/**
 * 组织机构图: what a union's chart shows on a day, the school's own where none is named; and the unions there are, to
 * choose another. Names of those who serve are public by the rules of openness; they are shown where asked for.
 */
export const chartRead = defineQuery({
  name: 'chart.read',
  room: 'organisation',
  may: everyone(),
  refuses: ['body-unknown'],
  input: z.object({
    bodyId: reference('body').optional(),
    day: day().optional(),
    names: yesNo().default(false),
  }),
  run: async ({ bodyId, day: on, names }, { tx, authority, today }) => {
    const charts = await readCharts(tx, { day: on ?? today, names });
    const within = charts.filter(({ unitId }) => reachesUnit(authority, unitId));
    const chart = bodyId === undefined ? within[0] : within.find(({ id }) => id === bodyId);
    if (bodyId !== undefined && !chart) return err([refusal('body-unknown', 'bodyId')]);
    return ok({
      chart: chart ?? null,
      unions: within.map(({ id, name, ofSchool }) => ({ id, name, ofSchool })),
    });
  },
});
