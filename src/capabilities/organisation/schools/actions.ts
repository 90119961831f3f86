import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { defineAction } from '../../../engines/actions/verb.ts';
import { ok } from '../../../kernel/result.ts';
import { schoolWide } from '../roles.ts';
import { school } from '../tables.ts';
import { holdSchool } from './reads.ts';

export const schoolRename = defineAction({
  name: 'school.rename',
  room: 'organisation',
  may: schoolWide('administrator'),
  refuses: [],
  input: z.object({ name: z.string().trim().min(2).max(60).meta({ kind: 'text' }) }),
  run: async ({ name }, { tx }) => {
    const { name: was } = await holdSchool(tx);
    await tx.db.update(school).set({ name }).where(eq(school.id, tx.schoolId));
    const subject = { kind: 'school', id: tx.schoolId };
    return ok({ subject, before: { name: was }, after: { name }, answer: {} });
  },
});
