import { z } from 'zod';
import { day, reference, yesNo } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Language } from '../../../kernel/words.ts';
import { everyoneOfUnions, reachesUnit } from '../reach.ts';
import { paperLanguage } from '../paper-language.ts';
import type { Chart } from './model.ts';
import { chartPaper } from './papers.ts';
import { readCharts } from './reads.ts';

/** A chart, and the unions there are. */
export interface ChartAnswer {
  readonly language: Language;
  /** Null where no union is recorded on that day. */
  readonly chart: Chart | null;
  readonly unions: readonly Pick<Chart, 'id' | 'name' | 'ofSchool'>[];
}

/**
 * 组织机构图: what a union's chart shows on a day, the school's own where none is named; and the unions there are, to
 * choose another. Names of those who serve are public by the rules of openness; they are shown where asked for.
 */
export const chartRead = defineQuery({
  name: 'chart.read',
  room: 'organisation',
  may: everyoneOfUnions(),
  refuses: ['body-unknown'],
  input: z.object({
    bodyId: reference('body').optional(),
    day: day().optional(),
    names: yesNo().default(false),
    language: paperLanguage(),
  }),
  paper: ({ chart, language }: ChartAnswer) => chartPaper(chart, language),
  run: async ({ bodyId, day: on, names, language }, { tx, authority, today }) => {
    const charts = await readCharts(tx, { day: on ?? today, names });
    const within = charts.filter(({ unitId }) => reachesUnit(authority, unitId));
    const chart = bodyId === undefined ? within[0] : within.find(({ id }) => id === bodyId);
    if (bodyId !== undefined && !chart) return err([refusal('body-unknown', 'bodyId')]);
    const answer: ChartAnswer = {
      language,
      chart: chart ?? null,
      unions: within.map(({ id, name, ofSchool }) => ({ id, name, ofSchool })),
    };
    return ok(answer);
  },
});
