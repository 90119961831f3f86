import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, personal, reference, rowId } from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { kept } from '../changes.ts';
import { schoolWide, withinUnit } from '../roles.ts';
import { reversed } from '../spans.ts';
import { discipline } from '../tables.ts';
import { documentField } from './fields.ts';
import { disciplineKinds } from './model.ts';
import { holdPerson } from './reads.ts';

const why =
  'probation takes away the right to stand; other sanctions are told to those who vet candidates';
const may = [...schoolWide('student-affairs', 'league'), ...withinUnit('unit-league')];

export const disciplineRecord = defineAction({
  name: 'discipline.record',
  room: 'organisation',
  may,
  refuses: ['person-unknown', 'dates-reversed'],
  offered: { kind: ['student'] },
  input: z.object({
    personId: personal(reference('person'), why),
    kind: personal(choice(disciplineKinds), why),
    since: personal(day(), why),
    until: personal(day(), why).nullish(),
    document: documentField().nullish(),
  }),
  run: async ({ personId, kind, since, until = null, document = null }, context) => {
    const { tx, authority, newId } = context;
    const held = await holdPerson(tx, authority, personId);
    if (held === null) return err([refusal('person-unknown', 'personId')]);
    const refusals = reversed({ since, until });
    if (refusals.length > 0) return err(refusals);
    const row = { schoolId: tx.schoolId, id: newId(), personId, kind, since, until, document };
    tx.handOver(tx.db.insert(discipline).values(row));
    const subject = { kind: 'discipline', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

export const disciplineLift = defineAction({
  name: 'discipline.lift',
  room: 'organisation',
  may,
  refuses: ['discipline-unknown', 'discipline-lifted', 'dates-reversed'],
  input: z.object({ disciplineId: rowId(), until: personal(day(), why) }),
  run: async ({ disciplineId, until }, { tx, authority, today }) => {
    const here = and(eq(discipline.schoolId, tx.schoolId), eq(discipline.id, disciplineId));
    const rows = await tx.db.select().from(discipline).where(here).for('update');
    const row = rows[0];
    const unknown = err([refusal('discipline-unknown', 'disciplineId')]);
    if (!row || (await holdPerson(tx, authority, row.personId)) === null) return unknown;
    if (row.until !== null && row.until < today)
      return err([refusal('discipline-lifted', 'disciplineId', { until: row.until })]);
    const refusals = reversed({ since: row.since, until });
    if (refusals.length > 0) return err(refusals);
    tx.handOver(tx.db.update(discipline).set({ until }).where(here));
    return ok({
      subject: { kind: 'discipline', id: disciplineId },
      before: { until: row.until },
      after: { until },
      answer: {},
    });
  },
});
