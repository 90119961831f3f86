import { z } from 'zod';
import { personal, reference, whole } from '../../engines/actions/fields.ts';
import { defineAction, defineQuery } from '../../engines/actions/verb.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { personById } from '../organisation/reads.ts';
import { handling, naming } from './grants.ts';
import { readSetting } from './reads.ts';
import { complaintSetting } from './tables.ts';

const room = 'complaints';

/** Who handles complaints about the League committee. */
export const complaintOutsider = defineQuery({
  name: 'complaint.outsider',
  room,
  may: [...naming, ...handling.filter(({ role }) => role === 'league')],
  refuses: [],
  input: z.object({}),
  run: async (_, { tx, today }) => ok(await readSetting(tx, today)),
});

/** Names who handles complaints about the League committee: an officer of student affairs or the Party committee. */
export const complaintNameOutsider = defineAction({
  name: 'complaint.name-outsider',
  room,
  may: naming,
  refuses: ['changed-meanwhile', 'outsider-not-outside'],
  input: z.object({
    personId: personal(
      reference('person').nullish(),
      'Whoever judges the League committee must be known and not belong to it',
    ),
    revision: whole(0, 1_000_000).optional(),
  }),
  run: async (input, { tx, today }) => {
    const before = await readSetting(tx, today);
    if (input.revision !== undefined && input.revision !== before.revision)
      return err([refusal('changed-meanwhile', 'revision', { revision: before.revision })]);
    const personId = input.personId ?? null;
    if (personId !== null && (await personById(tx, personId)) === null)
      return err([refusal('outsider-not-outside', 'personId')]);
    const content = { outsideId: personId, revision: before.revision + 1 };
    await tx.db
      .insert(complaintSetting)
      .values({ schoolId: tx.schoolId, ...content })
      .onConflictDoUpdate({ target: complaintSetting.schoolId, set: content });
    // What was written is read back: the rule who serves outside stands in one place.
    const after = await readSetting(tx, today);
    if (after.outsideId !== null && !after.serves)
      return err([refusal('outsider-not-outside', 'personId')]);
    return ok({
      subject: { kind: 'complaint-setting', id: tx.schoolId },
      before: { outsideId: before.outsideId },
      after: { outsideId: after.outsideId },
      answer: { revision: content.revision },
    });
  },
});
