import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact } from '../../facts/fact.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { formVersions } from '../evaluation/forms/catalogue.ts';
import type { FormVersion } from '../evaluation/forms/form-model.ts';
import { judgeForm, type JudgedForm, type UnionFacts } from '../evaluation/judge-form.ts';
import { bodiesOn } from '../organisation/reads.ts';
import { attestationsOn, attestedFacts } from './evidence.ts';
import type { EvidenceSource } from './evidence-source.ts';
import { defaultFormId, formOf, shippedForm, type EnteredForm } from './model.ts';
import { attestation, formChoice, formEdition } from './tables.ts';

/** A union of the school, as forms are filled for. */
export interface Union {
  readonly id: Uuid;
  readonly name: string;
  readonly kind: 'student-union' | 'graduate-union';
  /** Null for the school's own. */
  readonly unitId: Uuid | null;
}

/** A school's unions on a day, each with what every room knows of it. */
export interface Evidence {
  readonly unions: readonly Union[];
  readonly facts: ReadonlyMap<Uuid, readonly Fact[]>;
}

const none: readonly Fact[] = [];

/** Asks every room at once what it knows of the school's unions on a day. */
export async function gatherEvidence(
  tx: SchoolTransaction,
  sources: readonly EvidenceSource[],
  asOf: Day,
): Promise<Evidence> {
  const [bodies, attested, ...told] = await Promise.all([
    bodiesOn(tx, asOf),
    attestationsOn(tx, asOf),
    ...sources.map((source) => source(tx, asOf)),
  ]);
  const unions = bodies.flatMap(({ id, name, kind, unitId }): readonly Union[] =>
    kind === 'student-union' || kind === 'graduate-union' ? [{ id, name, kind, unitId }] : [],
  );
  const facts = new Map(
    unions.map(({ id, unitId }) => {
      const level = unitId === null ? 'school' : 'second-level';
      const words = attested.filter(({ unionId }) => unionId === id);
      const own = words.flatMap((one) => attestedFacts({ ...one, level }));
      return [id, [...told.flatMap((map) => map.get(id) ?? none), ...own]] as const;
    }),
  );
  return { unions, facts };
}

/**
 * The unions of the second level that a school's union counts: those of its own kind, and the graduate unions too
 * where the school has no graduate union of its own that would count them.
 */
export function secondLevelOf(union: Union, unions: readonly Union[]): readonly Union[] {
  const graduates = unions.some(({ kind, unitId }) => kind === 'graduate-union' && unitId === null);
  return unions.filter(
    ({ kind, unitId }) =>
      unitId !== null &&
      (kind === union.kind || (kind === 'graduate-union' && !graduates && union.unitId === null)),
  );
}

/** A union's form judged over gathered evidence. */
export function judgeUnion(
  form: FormVersion,
  union: Union,
  { unions, facts }: Evidence,
  asOf: Day,
): JudgedForm {
  const withFacts = ({ id, name }: Union): UnionFacts => ({
    unionId: id,
    name,
    facts: facts.get(id) ?? none,
  });
  return judgeForm(form, {
    asOf,
    school: withFacts(union),
    secondLevel: secondLevelOf(union, unions).map(withFacts),
  });
}

/** Every form a union can answer: those the product ships, and those the school entered and did not retire. */
export async function formsOf(tx: SchoolTransaction): Promise<readonly FormVersion[]> {
  const rows = await tx.db
    .select({ id: formEdition.id, definition: formEdition.definition })
    .from(formEdition)
    .where(and(eq(formEdition.schoolId, tx.schoolId), isNull(formEdition.retiredAt)))
    .orderBy(formEdition.id);
  const own = rows.map(({ id, definition }) => formOf(id, definition as unknown as EnteredForm));
  return [...formVersions.filter(({ id }) => !own.some((one) => one.id === id)), ...own];
}

/** A form by its id: the school's own, else one the product ships; null where there is none. */
export async function formById(tx: SchoolTransaction, id: string): Promise<FormVersion | null> {
  const rows = await tx.db
    .select({ definition: formEdition.definition })
    .from(formEdition)
    .where(and(eq(formEdition.schoolId, tx.schoolId), eq(formEdition.id, id)));
  const own = rows[0];
  return own ? formOf(id, own.definition as unknown as EnteredForm) : shippedForm(id);
}

/** Which form each union answers on a day, by the union's id; those nobody chose one for are left out. */
export async function chosenForms(
  tx: SchoolTransaction,
  asOf: Day,
): Promise<ReadonlyMap<Uuid, string>> {
  const rows = await tx.db
    .selectDistinctOn([formChoice.unionId], {
      unionId: formChoice.unionId,
      formId: formChoice.formId,
    })
    .from(formChoice)
    .where(and(eq(formChoice.schoolId, tx.schoolId), lte(formChoice.since, asOf)))
    .orderBy(formChoice.unionId, desc(formChoice.since));
  return new Map(rows.map(({ unionId, formId }) => [unionId, formId]));
}

/** The form a union answers on a day, chosen or by default. A choice of a form since removed is a defect. */
export async function formFor(
  tx: SchoolTransaction,
  unionId: Uuid,
  asOf: Day,
): Promise<FormVersion> {
  const chosen = (await chosenForms(tx, asOf)).get(unionId) ?? defaultFormId;
  const form = await formById(tx, chosen);
  if (form === null) throw new Error(`there is no form ${chosen}`);
  return form;
}

/** The papers of a school's attestations by their ids: what proves each word, as the hash of a kept file. */
export async function attestationPapers(
  tx: SchoolTransaction,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .select({ id: attestation.id, paper: attestation.paper })
    .from(attestation)
    .where(and(eq(attestation.schoolId, tx.schoolId), isNull(attestation.withdrawnAt)));
  return new Map(rows.map(({ id, paper }) => [id, paper]));
}
