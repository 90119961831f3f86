import { and, asc, eq } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Draft, DraftKind, IntakeFinding, Quote } from './model.ts';
import type { Taking } from './recording/recording.ts';
import { intake, intakeDraft } from './tables.ts';

/** An intake as its row has it. */
export type IntakeRow = typeof intake.$inferSelect;

/** A draft as its row has it. */
export type DraftRow = typeof intakeDraft.$inferSelect;

/** An intake, or null. */
export async function readIntakeRow(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  how: 'look' | 'hold' = 'look',
): Promise<IntakeRow | null> {
  const reading = db
    .select()
    .from(intake)
    .where(and(eq(intake.schoolId, schoolId), eq(intake.id, id)));
  const [row] = await (how === 'hold' ? reading.for('update') : reading);
  return row ?? null;
}

/** The drafts of an intake in their order, or those of one kind; held, nobody else settles them meanwhile. */
export async function draftsOf(
  { db, schoolId }: SchoolTransaction,
  intakeId: Uuid,
  { kind, hold = false }: { readonly kind?: DraftKind; readonly hold?: boolean } = {},
): Promise<readonly DraftRow[]> {
  const reading = db
    .select()
    .from(intakeDraft)
    .where(
      and(
        eq(intakeDraft.schoolId, schoolId),
        eq(intakeDraft.intakeId, intakeId),
        kind && eq(intakeDraft.kind, kind),
      ),
    )
    .orderBy(asc(intakeDraft.place));
  return hold ? reading.for('update') : reading;
}

/** One draft, held. */
export async function heldDraftRow(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<DraftRow | null> {
  const [row] = await db
    .select()
    .from(intakeDraft)
    .where(and(eq(intakeDraft.schoolId, schoolId), eq(intakeDraft.id, id)))
    .for('update');
  return row ?? null;
}

/** The draft of a key among those of its document, or null. */
export async function draftByKey(
  { db, schoolId }: SchoolTransaction,
  intakeId: Uuid,
  key: string,
): Promise<DraftRow | null> {
  const [row] = await db
    .select()
    .from(intakeDraft)
    .where(
      and(
        eq(intakeDraft.schoolId, schoolId),
        eq(intakeDraft.intakeId, intakeId),
        eq(intakeDraft.key, key),
      ),
    );
  return row ?? null;
}

/** A draft without its school and intake. Its value and quotes were written by this room alone. */
export const draftOf = (row: DraftRow): Draft => ({
  id: row.id,
  kind: row.kind,
  place: row.place,
  key: row.key,
  topic: row.topic,
  value: row.value,
  quotes: row.quotes as unknown as readonly Quote[],
  state: row.state,
  changed: row.changed,
  thing: row.thing,
  thingId: row.thingId,
});

/** What the audit found, as it was kept. */
export const findingsOf = (row: IntakeRow): readonly IntakeFinding[] =>
  (row.findings as unknown as readonly IntakeFinding[] | null) ?? [];

/** Where and from when drafts of an intake become records. */
export const takingOf = ({
  id,
  unionKind,
  since,
  span,
  academicYear,
  half,
  file,
}: IntakeRow): Taking => ({
  ...{ intakeId: id, unionKind, since, file },
  period: { span, academicYear, half: half === 1 || half === 2 ? half : null },
});
