import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { longText, whole, yesNo } from '../../engines/actions/fields.ts';
import { defineAction, defineQuery } from '../../engines/actions/verb.ts';
import { err, ok } from '../../kernel/result.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { memberRoles, schoolWide } from '../organisation/roles.ts';
import { publicSchool, siteSettings } from './reads.ts';
import { siteSetting } from './tables.ts';

const room = 'site';
const everybody = schoolWide('public', ...memberRoles);

/** What everybody may know of the school. */
export const siteRead = defineQuery({
  name: 'site.read',
  room,
  may: everybody,
  refuses: [],
  input: z.object({}),
  run: async (_, { tx, today }) => ok(await publicSchool(tx, today)),
});

/** Decides what stands on the public pages. */
export const siteSet = defineAction({
  name: 'site.set',
  room,
  may: schoolWide('administrator', 'league'),
  refuses: [...meanwhileRefusals],
  input: z.object({
    contact: longText(400).nullish(),
    indexed: yesNo(),
    /** The revision that was seen; left out by whoever looked at nothing. */
    revision: whole(0, 1_000_000).optional(),
  }),
  run: async (input, { tx }) => {
    const subject = { kind: 'site', id: tx.schoolId };
    const before = await siteSettings(tx);
    if (input.revision !== undefined && input.revision !== before.revision)
      return err([await changedMeanwhile(tx, subject, before.contact ?? '')]);
    const content = {
      contact: input.contact ?? null,
      indexed: input.indexed,
      revision: before.revision + 1,
    };
    const rows = await tx.db
      .insert(siteSetting)
      .values({ schoolId: tx.schoolId, ...content })
      .onConflictDoUpdate({
        target: siteSetting.schoolId,
        set: content,
        setWhere: sql`${siteSetting.schoolId} = ${tx.schoolId} and ${siteSetting.revision} = ${before.revision}`,
      })
      .returning({ revision: siteSetting.revision });
    if (rows.length === 0) return err([await changedMeanwhile(tx, subject, '')]);
    return ok({
      subject,
      before: { contact: before.contact, indexed: before.indexed },
      after: { contact: content.contact, indexed: content.indexed },
      answer: { revision: content.revision },
    });
  },
});

/** The room's verbs, in the order they are listed. */
export const siteVerbs = [siteRead, siteSet] as const;
