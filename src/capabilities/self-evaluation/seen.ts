import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { JudgedForm } from '../evaluation/judge-form.ts';
import type { EvidenceSource } from './evidence-source.ts';
import { formFor, gatherEvidence, judgeUnion } from './reads.ts';
import { standingSeen } from './tables.ts';

/** How an item stood when it was looked at. */
export interface SeenItem {
  readonly item: string;
  readonly day: Day;
  readonly standing: string;
  readonly conforming: number | null;
  readonly total: number | null;
}

/** The days over which the cockpit compares: a week. */
const comparedDays = 7;

const summaryOf = ({ school, secondLevel }: JudgedForm): readonly Omit<SeenItem, 'day'>[] => [
  ...school.map(({ key, judgement }) => ({
    item: key,
    standing: judgement.standing,
    conforming: null,
    total: null,
  })),
  ...secondLevel.map(({ key, conforming, total }) => ({
    item: key,
    standing: conforming === total ? 'met' : 'unmet',
    conforming,
    total,
  })),
];

/**
 * How each item of a form stood a week before `asOf`, as far as anybody looked. An item that stood on another form then
 * is left out: its number may have meant something else. One statement.
 */
export async function seenBefore(
  { db, schoolId }: SchoolTransaction,
  asked: { readonly unionId: Uuid; readonly formId: string; readonly asOf: Day },
): Promise<readonly SeenItem[]> {
  const { unionId, formId, asOf } = asked;
  const rows = await db
    .selectDistinctOn([standingSeen.item], {
      formId: standingSeen.formId,
      item: standingSeen.item,
      day: standingSeen.day,
      standing: standingSeen.standing,
      conforming: standingSeen.conforming,
      total: standingSeen.total,
    })
    .from(standingSeen)
    .where(
      and(
        eq(standingSeen.schoolId, schoolId),
        eq(standingSeen.unionId, unionId),
        lte(standingSeen.day, addDays(asOf, -comparedDays)),
      ),
    )
    .orderBy(standingSeen.item, desc(standingSeen.day));
  return rows.filter((row) => row.formId === formId);
}

/** Notes how every item of the school's own unions stands today, where it differs from when last noted. */
export async function noteStandings(
  tx: SchoolTransaction,
  sources: readonly EvidenceSource[],
  today: Day,
): Promise<number> {
  const evidence = await gatherEvidence(tx, sources, today);
  let noted = 0;
  for (const union of evidence.unions.filter(({ unitId }) => unitId === null)) {
    const form = await formFor(tx, union.id, today);
    const judged = judgeUnion(form, union, evidence, today);
    const last = await tx.db
      .selectDistinctOn([standingSeen.item])
      .from(standingSeen)
      .where(and(eq(standingSeen.schoolId, tx.schoolId), eq(standingSeen.unionId, union.id)))
      .orderBy(standingSeen.item, desc(standingSeen.day));
    const changed = summaryOf(judged).filter(({ item, standing, conforming, total }) => {
      const before = last.find((row) => row.item === item);
      return (
        before?.formId !== form.id ||
        before.standing !== standing ||
        before.conforming !== conforming ||
        before.total !== total
      );
    });
    if (changed.length === 0) continue;
    await tx.db
      .insert(standingSeen)
      .values(
        changed.map((row) => ({
          schoolId: tx.schoolId,
          unionId: union.id,
          day: today,
          formId: form.id,
          ...row,
        })),
      )
      .onConflictDoUpdate({
        target: [standingSeen.schoolId, standingSeen.unionId, standingSeen.item, standingSeen.day],
        set: {
          formId: sql`excluded.form_id`,
          standing: sql`excluded.standing`,
          conforming: sql`excluded.conforming`,
          total: sql`excluded.total`,
        },
      });
    noted += changed.length;
  }
  return noted;
}
