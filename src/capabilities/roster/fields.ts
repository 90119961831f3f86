import { choice, personal, text, whole, yesNo } from '../../engines/actions/fields.ts';
import { z } from 'zod';
import { spans } from './model.ts';

const why = {
  rank: 'staff rank within the top 30 % of their programme (form of 2021, item 8)',
  failed: 'staff have failed no course (form of 2021, item 8)',
  activist: 'the summary of the form of 2020 counts 入党积极分子',
  line: 'a roster names who serves and what the form asks of them',
} as const;

/** A rank as written: `4/46`, `8.7%`, `未达到一学期`. */
export const rankField = () => personal(text(60), why.rank);
export const failedField = () => personal(yesNo(), why.failed);
export const activistField = () => personal(yesNo(), why.activist);
/** One cell of a line of a roster, as people wrote it. */
export const cellField = () =>
  personal(z.string().trim().max(200).meta({ kind: 'text' }), why.line);

/** The year in which a school year begins. */
export const academicYearField = () => whole(1990, 2200);
export const spanField = () => choice(spans);
export const halfField = () => z.union([z.literal(1), z.literal(2)]).meta({ kind: 'number' });
