import type { Context } from '../../../engines/actions/verb.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { bodyCreate, bodyStateGround, bodyUpdate } from '../../organisation/bodies/actions.ts';
import { dutyRecord } from '../../organisation/duties/actions.ts';
import { appointmentCorrect } from '../../organisation/appointments/actions.ts';
import type { UnionOnDay } from '../../organisation/unions/model.ts';
import { unionsOn } from '../../organisation/unions/reads.ts';
import { unitCreate } from '../../organisation/units/actions.ts';
import { unitTree } from '../../organisation/reads.ts';
import { perform, type Recorder, type Taking } from './recording.ts';

/** The school's own union that the document is of, as the records know it on the day of the intake. */
export async function unionOf(
  { tx }: Context,
  { unionKind, since }: Taking,
): Promise<UnionOnDay | null> {
  const unions = await unionsOn(tx, { day: since, names: false });
  return unions.find(({ kind, unitId }) => kind === unionKind && unitId === null) ?? null;
}

/** The same, or that it must be recorded first. */
export async function unionNeeded(
  context: Context,
  taking: Taking,
): Promise<Result<UnionOnDay, readonly Refusal[]>> {
  const union = await unionOf(context, taking);
  return union === null ? err([refusal('intake-union-first')]) : ok(union);
}

/** Nothing is written where the record is there already. */
const there = (kind: string, id: string) =>
  ok({ subject: { kind, id }, before: null, after: null, answer: {} });

/** The union itself: founded, or called what the document calls it. */
export const recordUnion: Recorder<'union'> = async ({ name }, taking, context) => {
  const union = await unionOf(context, taking);
  if (union === null)
    return perform(bodyCreate, { kind: taking.unionKind, name, since: taking.since }, context);
  if (union.name === name) return there('body', union.id);
  return perform(bodyUpdate, { bodyId: union.id, name }, context);
};

/** A unit of the second level; its kind must be said where its name does not tell it. */
export const recordUnit: Recorder<'unit'> = async ({ name, as }, { since }, context) => {
  const known = (await unitTree(context.tx, since)).find((unit) => unit.name === name);
  if (known) return there('unit', known.id);
  if (as === null) return err([refusal('intake-unit-kind', 'as', { name })]);
  return perform(unitCreate, { kind: as, name, since }, context);
};

const stem = (name: string): string => name.replace(/部$/, '');

/**
 * An office or working department of the union. One whose name the reform forbids is recorded as confirmed, as
 * administrative duties are: records tell the truth, and the form's item judges it.
 */
export const recordDepartment: Recorder<'department'> = async ({ name }, taking, context) => {
  const union = await unionNeeded(context, taking);
  if (!union.ok) return union;
  const known = union.value.departments.find((one) => stem(one.name) === stem(name));
  if (known) return there('body', known.id);
  const kind = name.endsWith('办公室') ? 'office' : 'working-department';
  const wanted = { kind, name, parentId: union.value.id, since: taking.since, confirmed: true };
  return perform(bodyCreate, wanted, context);
};

/**
 * A duty as the document words it. An administrative one is recorded as confirmed: whoever accepts it has its line
 * before them and is told what it breaks; records tell the truth.
 */
export const recordDuty: Recorder<'duty'> = async (value, taking, context) => {
  const { department: name, text, purpose, degree } = value;
  const union = await unionNeeded(context, taking);
  if (!union.ok) return union;
  const department = union.value.departments.find((one) => stem(one.name) === stem(name));
  if (!department) return err([refusal('intake-department-first', 'department', { name })]);
  if (purpose === null) return err([refusal('intake-duty-purpose', 'purpose')]);
  const wanted = {
    ...{ bodyId: department.id, text, purpose, degree },
    ...{ since: taking.since, confirmed: true },
  };
  return perform(dutyRecord, wanted, context);
};

/** Says of every member of the presidium which body elected them. */
export const recordElection: Recorder<'election'> = async (value, taking, context) => {
  const union = await unionNeeded(context, taking);
  if (!union.ok) return union;
  const elected = union.value.posts.flatMap(({ holders }) =>
    holders.filter(({ basis }) => basis === 'elected'),
  );
  if (elected.length === 0) return err([refusal('intake-presidium-first')]);
  for (const { appointmentId } of elected) {
    const done = await perform(appointmentCorrect, { appointmentId, ...value }, context);
    if (!done.ok) return done;
  }
  return ok({
    subject: { kind: 'body', id: union.value.id },
    before: null,
    after: { ...value, appointments: elected.map(({ appointmentId }) => appointmentId) },
    answer: {},
  });
};

/** The ground for more staff than the form allows without one. */
export const recordGround: Recorder<'ground'> = async ({ text }, taking, context) => {
  const union = await unionNeeded(context, taking);
  if (!union.ok) return union;
  return perform(bodyStateGround, { bodyId: union.value.id, staffGround: text }, context);
};

/** Codes that recording these can refuse with. */
export const placeRefusals: readonly string[] = [
  'intake-union-first',
  'intake-unit-kind',
  'intake-department-first',
  'intake-duty-purpose',
  'intake-presidium-first',
  ...[bodyCreate, bodyUpdate, bodyStateGround, unitCreate, dutyRecord, appointmentCorrect].flatMap(
    ({ refuses }) => refuses,
  ),
];
