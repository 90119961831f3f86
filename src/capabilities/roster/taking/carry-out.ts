import type { Context } from '../../../engines/actions/verb.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Result } from '../../../kernel/result.ts';
import { appointmentMake } from '../../organisation/appointments/actions.ts';
import { bodyCreate } from '../../organisation/bodies/actions.ts';
import { postCreate } from '../../organisation/bodies/posts.ts';
import { personCreate, personUpdate } from '../../organisation/people/actions.ts';
import { unitCreate } from '../../organisation/units/actions.ts';
import { keepStatusChange } from '../statuses.ts';
import { countChange, holdRows, recordStandings } from '../standings.ts';
import type { Period } from '../model.ts';
import {
  isProvisional,
  provisionalMark,
  type LinePlan,
  type PlannedBody,
  type PlannedPost,
} from './match.ts';
import type { Plan } from './plan.ts';

/** Codes that the rules of the organisation can refuse a line with. */
export const ruleRefusals: readonly string[] = [
  ...new Set(
    [unitCreate, bodyCreate, postCreate, personCreate, personUpdate, appointmentMake].flatMap(
      ({ refuses }) => refuses,
    ),
  ),
];

/** Where and when lines are taken over. */
export interface Taking {
  readonly unionId: Uuid;
  /** The day from which posts are held and people are known. */
  readonly since: Day;
  readonly period: Period;
  /** SHA-256 (hexadecimal) of the list. */
  readonly paper: string | null;
}

/** What was done. */
export interface Taken {
  readonly people: number;
  readonly numbers: number;
  readonly units: number;
  readonly departments: number;
  readonly posts: number;
  readonly appointments: number;
  readonly standings: number;
  readonly statuses: number;
}

interface Work {
  readonly context: Context;
  readonly taking: Taking;
  readonly refusals: Refusal[];
  readonly count: { -readonly [K in keyof Taken]: Taken[K] };
  /** What was made in this run, by name, so that it is made once. */
  readonly made: Map<string, Uuid | null>;
}

/** The organisation's refusals at the line and field they come from. */
const columns: Readonly<Record<string, string>> = {
  number: 'number',
  personId: 'name',
  unitId: 'unit',
  parentId: 'unit',
  classId: 'class',
  kind: 'department',
  bodyId: 'department',
  politicalStatus: 'status',
};

function noted<T>(
  { refusals }: Work,
  line: number,
  fallback: string,
  result: Result<T, readonly Refusal[]>,
): T | null {
  if (result.ok) return result.value;
  for (const { code, field, values } of result.error)
    refusals.push(refusal(code, ['lines', line, columns[String(field[0])] ?? fallback], values));
  return null;
}

/** Makes a thing once for all lines that name it; null where it was refused. */
async function once(
  work: Work,
  key: string,
  make: () => Promise<Uuid | null>,
): Promise<Uuid | null> {
  const known = work.made.get(key);
  if (known !== undefined) return known;
  const id = await make();
  work.made.set(key, id);
  return id;
}

function unitFor(work: Work, { line, unit }: LinePlan): Promise<Uuid | null> {
  if (unit === null) return Promise.resolve(null);
  if (unit.kind === 'there') return Promise.resolve(unit.id);
  const { context, taking, count } = work;
  return once(work, `unit ${unit.name}`, async () => {
    const wanted = { kind: unit.as, name: unit.name, since: taking.since };
    const made = noted(work, line, 'unit', await unitCreate.run(wanted, context));
    if (made) count.units += 1;
    return made?.answer.id ?? null;
  });
}

function bodyFor(work: Work, line: number, body: PlannedBody): Promise<Uuid | null> {
  if (body.kind === 'there') return Promise.resolve(body.id);
  const { context, taking, count } = work;
  return once(work, `body ${body.name}`, async () => {
    const kind = body.name.endsWith('办公室')
      ? ('office' as const)
      : ('working-department' as const);
    const wanted = { kind, name: body.name, parentId: taking.unionId, since: taking.since };
    const made = noted(work, line, 'department', await bodyCreate.run(wanted, context));
    if (made) count.departments += 1;
    return made?.answer.id ?? null;
  });
}

async function postFor(work: Work, line: number, post: PlannedPost): Promise<Uuid | null> {
  if (post.kind === 'there') return post.post.id;
  const { context, taking, count } = work;
  const bodyId = await bodyFor(work, line, post.body);
  if (bodyId === null) return null;
  return once(work, `post ${bodyId} ${post.as} ${post.name}`, async () => {
    const wanted = { bodyId, kind: post.as, name: post.name, since: taking.since };
    const made = noted(work, line, 'post', await postCreate.run(wanted, context));
    if (made) count.posts += 1;
    return made?.answer.id ?? null;
  });
}

/** A number for somebody whose own nobody told; the student list brings it, or `person.settle-number`. */
const provisionalNumber = (id: Uuid): string =>
  `${provisionalMark}${id.replaceAll('-', '').slice(-10).toUpperCase()}`;

async function newPerson(work: Work, plan: LinePlan): Promise<Uuid | null> {
  const { context, taking, count } = work;
  const { values, line } = plan;
  const unitId = await unitFor(work, plan);
  if (unitId === null && plan.unit !== null) return null;
  const wanted = {
    kind: 'student' as const,
    number: values.number ?? provisionalNumber(context.newId()),
    name: values.name,
    unitId,
    classId: plan.classId,
    politicalStatus: values.status,
    educationLevel: values.education,
    programme: values.programme,
    grade: values.grade,
    since: taking.since,
  };
  const made = noted(work, line, 'name', await personCreate.run(wanted, context));
  if (made) count.people += 1;
  return made?.answer.id ?? null;
}

/** Fills what the records lack; a status that differs is one that changed, as of the day of the roster. */
async function knownPerson(work: Work, plan: LinePlan): Promise<Uuid | null> {
  const { context, taking, count } = work;
  const { match, values, line } = plan;
  if (match.kind !== 'known') return null;
  const { person } = match;
  const settles =
    values.number !== null && isProvisional(person.number) && person.number !== values.number;
  const status = values.status !== null && values.status !== person.politicalStatus;
  const unitId = person.unitId === null ? await unitFor(work, plan) : null;
  const wanted = {
    personId: person.id,
    ...(settles && values.number ? { number: values.number } : {}),
    ...(status ? { politicalStatus: values.status } : {}),
    ...(unitId === null ? {} : { unitId }),
    ...(person.grade === null && values.grade !== null ? { grade: values.grade } : {}),
    ...(person.educationLevel === null && values.education
      ? { educationLevel: values.education }
      : {}),
    ...(person.programme === null && values.programme ? { programme: values.programme } : {}),
  };
  if (Object.keys(wanted).length === 1) return person.id;
  const done = noted(work, line, 'name', await personUpdate.run(wanted, context));
  if (done === null) return null;
  if (settles) count.numbers += 1;
  if (status) count.statuses += 1;
  if (status && values.status && person.politicalStatus !== null)
    await keepStatusChange(context, {
      ...{ personId: person.id, was: person.politicalStatus },
      ...{ becomes: values.status, since: taking.since },
    });
  return person.id;
}

async function appoint(work: Work, { line, post }: LinePlan, personId: Uuid): Promise<void> {
  if (post === null) return;
  const { context, taking, count } = work;
  const postId = await postFor(work, line, post);
  if (postId === null) return;
  const as = post.kind === 'there' ? post.post.kind : post.as;
  const inPresidium = as === 'chair' || as === 'vice-chair' || as === 'rotating-chair';
  // A roster does not say who elected; that is entered with the election, or by correcting the appointment.
  const basis = inPresidium ? ('elected' as const) : ('recruited' as const);
  const wanted = { postId, personId, since: taking.since, basis };
  const made = noted(work, line, 'post', await appointmentMake.run(wanted, context));
  if (made) count.appointments += 1;
}

/**
 * Does what a plan says, each piece by the organisation's own verb and rules, in the caller's transaction. Refusals are
 * gathered over all lines; where there are any the caller must give them, and nothing is kept.
 */
export async function carryOut(
  context: Context,
  plan: Plan,
  taking: Taking,
): Promise<{ readonly refusals: readonly Refusal[]; readonly taken: Taken }> {
  const count = {
    ...{ people: 0, numbers: 0, units: 0, departments: 0 },
    ...{ posts: 0, appointments: 0, standings: 0, statuses: 0 },
  };
  const work: Work = { context, taking, refusals: [], count, made: new Map() };
  const people: (Uuid | null)[] = [];
  for (const line of plan.lines) {
    const personId =
      line.match.kind === 'known' ? await knownPerson(work, line) : await newPerson(work, line);
    people.push(personId);
    if (personId !== null) await appoint(work, line, personId);
  }
  if (work.refusals.length === 0)
    count.standings = await keepStandings(context, plan, taking, people);
  return { refusals: work.refusals, taken: count };
}

/** Ranks, courses and the mark of an activist. A line that says nothing of them leaves what is recorded. */
async function keepStandings(
  context: Context,
  plan: Plan,
  { period, paper }: Taking,
  people: readonly (Uuid | null)[],
): Promise<number> {
  const told = plan.lines.flatMap(({ values: { rank, failed, activist } }, at) => {
    const personId = people[at];
    return personId ? [{ personId, rank, failed, activist }] : [];
  });
  const rows = told.filter(({ rank, failed }) => rank.kind !== 'blank' || failed !== null);
  const activists = told.filter(({ activist }) => activist === true).map((one) => one.personId);
  const touched = [...new Set([...rows.map((one) => one.personId), ...activists])].sort();
  if (touched.length === 0) return 0;
  await holdRows(context.tx, touched);
  const changed = await recordStandings(context, rows, { period, paper });
  const marked = new Set(activists);
  await countChange(context.tx, [...marked], true);
  await countChange(
    context.tx,
    changed.filter((id) => !marked.has(id)),
  );
  return changed.length;
}
