import type { Uuid } from '../../../kernel/id.ts';
import type { PostKind } from '../../organisation/bodies/model.ts';
import type { Post } from '../../../facts/vocabulary.ts';
import type { UnitKind } from '../../organisation/units/model.ts';
import type { LineCells, LineField } from '../lines/line.ts';
import { readLine, type LineValues } from '../lines/read-line.ts';
import type { Directory, KnownPerson, KnownPost } from './directory.ts';

/** A line to be taken over, and what a person decided about who it is. */
export interface ChosenLine {
  readonly cells: LineCells;
  /** One of several people of that name. */
  readonly personId: Uuid | null;
  /** Somebody the records do not know, though they know the name. */
  readonly isNew: boolean;
}

/** What may be made where the records lack it. */
export interface MayCreate {
  readonly people: boolean;
  /** Units, departments and posts. */
  readonly places: boolean;
}

/** Something wrong with a line, by its position in the list. */
export interface PlanProblem {
  readonly line: number;
  readonly field: LineField;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Who a line is: somebody known, somebody to be recorded, or one of several who must be chosen from. */
export type Match =
  | { readonly kind: 'known'; readonly person: KnownPerson }
  | { readonly kind: 'choose'; readonly among: readonly KnownPerson[] }
  | { readonly kind: 'new' };

/** A post that is there, or one to be made in a body that is there or is made first. */
export type PlannedPost =
  | { readonly kind: 'there'; readonly post: KnownPost }
  | {
      readonly kind: 'make';
      readonly body: PlannedBody;
      readonly as: PostKind;
      readonly name: string;
    };

export type PlannedBody =
  { readonly kind: 'there'; readonly id: Uuid } | { readonly kind: 'make'; readonly name: string };

export type PlannedUnit =
  | { readonly kind: 'there'; readonly id: Uuid }
  | { readonly kind: 'make'; readonly name: string; readonly as: UnitKind };

/** What is to be done with a line. */
export interface LinePlan {
  readonly line: number;
  readonly values: LineValues;
  readonly match: Match;
  readonly unit: PlannedUnit | null;
  readonly classId: Uuid | null;
  /** Null where the person keeps the post they hold. */
  readonly post: PlannedPost | null;
}

/** What is to be made beside the lines, each once, for a person to see before. */
export interface Creations {
  readonly units: readonly string[];
  readonly departments: readonly string[];
  /** `学习部 · 部长`. */
  readonly posts: readonly string[];
  readonly people: number;
}

export interface Plan {
  readonly lines: readonly LinePlan[];
  readonly problems: readonly PlanProblem[];
  readonly creations: Creations;
}

/** Codes of what can be wrong between a line and the records. */
export const planRefusals = [
  'line-person-ambiguous',
  'line-person-unknown',
  'line-number-of-other',
  'line-unit-unknown',
  'line-department-unknown',
  'line-post-unknown',
  'line-post-missing',
  'line-other-post',
  'line-twice',
] as const;

/** Numbers that stand for one nobody knows yet begin so. */
export const provisionalMark = '暂-';
export const isProvisional = (number: string): boolean => number.startsWith(provisionalMark);

/** Whether nothing a line says speaks against this person. */
function fits(person: KnownPerson, { unit, grade }: LineValues): boolean {
  const sameUnit = unit === null || person.unitName === null || person.unitName === unit;
  return sameUnit && (grade === null || person.grade === null || person.grade === grade);
}

function matchByName(values: LineValues, people: readonly KnownPerson[]): Match {
  const named = people.filter(({ name }) => name === values.name);
  const fitting = named.filter(
    // A number that is none of theirs is somebody else, unless theirs is one made up for the time being.
    (person) => fits(person, values) && (values.number === null || isProvisional(person.number)),
  );
  const [only] = fitting;
  if (fitting.length === 1 && only) return { kind: 'known', person: only };
  return fitting.length > 1 ? { kind: 'choose', among: fitting } : { kind: 'new' };
}

type Complain = (field: LineField, code: string, values?: PlanProblem['values']) => void;

function matchOf(
  line: ChosenLine,
  values: LineValues,
  { people }: Directory,
  complain: Complain,
): Match {
  const chosen = people.find(({ id, name }) => id === line.personId && name === values.name);
  if (chosen) return { kind: 'known', person: chosen };
  const numbered = values.number && people.find(({ number }) => number === values.number);
  if (numbered) {
    if (numbered.name !== values.name)
      complain('number', 'line-number-of-other', { number: numbered.number, name: numbered.name });
    return { kind: 'known', person: numbered };
  }
  const found: Match = line.isNew ? { kind: 'new' } : matchByName(values, people);
  if (found.kind === 'choose')
    complain('name', 'line-person-ambiguous', { name: values.name, count: found.among.length });
  return found;
}

const unitKindOf = (name: string): UnitKind | null => {
  if (/学院$|学部$/.test(name)) return 'college';
  if (/书院$/.test(name)) return 'academy';
  if (/校区$/.test(name)) return 'campus';
  return /系$/.test(name) ? 'department' : null;
};

function unitOf(
  { unit: name }: LineValues,
  match: Match,
  directory: Directory,
  complain: Complain,
): PlannedUnit | null {
  if (name === null) return null;
  const there = directory.units.find((one) => one.kind !== 'class' && one.name === name);
  if (there) return { kind: 'there', id: there.id };
  // Where the person is known, their own record says where they are registered.
  if (match.kind === 'known') return null;
  const as = unitKindOf(name);
  if (as === null) {
    complain('unit', 'line-unit-unknown', { unit: name });
    return null;
  }
  return { kind: 'make', name, as };
}

const postKinds: Readonly<Record<Post, PostKind | null>> = {
  chair: 'chair',
  'vice-chair': 'vice-chair',
  'rotating-chair': 'rotating-chair',
  'presidium-member': 'vice-chair',
  head: 'head',
  'deputy-head': 'deputy-head',
  officer: 'staff',
  'department-member': 'staff',
  other: null,
};

const stem = (name: string): string => name.replace(/部$/, '');

function postOf(
  { post, department }: LineValues,
  { unionId, bodies, posts }: Directory,
): PlannedPost | null {
  const as = post && postKinds[post.kind];
  if (!post || !as) return null;
  const found =
    department === null
      ? bodies.find(({ id }) => id === unionId)
      : bodies.find(({ id, name }) => id !== unionId && stem(name) === stem(department));
  const body: PlannedBody = found
    ? { kind: 'there', id: found.id }
    : { kind: 'make', name: department ?? '' };
  const here = posts.filter(({ bodyId, kind }) => bodyId === found?.id && kind === as);
  const there = here.find(({ name }) => name.endsWith(post.title)) ?? here[0];
  return there ? { kind: 'there', post: there } : { kind: 'make', body, as, name: post.title };
}

/** The post a line asks for; nothing where the person keeps the one they hold. */
function postPlanned(
  values: LineValues,
  match: Match,
  directory: Directory,
  complain: Complain,
): PlannedPost | null {
  const personId = match.kind === 'known' ? match.person.id : null;
  const held = directory.held.filter((one) => one.personId === personId);
  if (values.post === null) {
    if (held.length === 0) complain('post', 'line-post-missing');
    return null;
  }
  const wanted = postOf(values, directory);
  if (wanted === null) return null;
  if (wanted.kind === 'there' && held.some(({ postId }) => postId === wanted.post.id)) return null;
  const [other] = held;
  if (other) complain('post', 'line-other-post', { post: other.postName, body: other.bodyName });
  return wanted;
}

function classOf({ className }: LineValues, unit: PlannedUnit | null, { units }: Directory) {
  if (className === null || unit?.kind !== 'there') return null;
  const found = units.find(
    ({ kind, name, parentId }) => kind === 'class' && name === className && parentId === unit.id,
  );
  return found?.id ?? null;
}

const keyOf = ({ match, values }: LinePlan): string =>
  match.kind === 'known'
    ? match.person.id
    : (values.number ?? `${values.name} ${values.unit ?? ''} ${values.grade ?? ''}`);

/** Two lines of one person, told at the second. */
function twice(plans: readonly LinePlan[]): readonly PlanProblem[] {
  const seen = new Map<string, number>();
  return plans.flatMap((plan) => {
    const key = keyOf(plan);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, plan.line);
    return before === undefined || plan.values.name === ''
      ? []
      : [
          {
            ...{ line: plan.line, field: 'name' as const, code: 'line-twice' },
            values: { line: before + 1, name: plan.values.name },
          },
        ];
  });
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

function creationsOf(plans: readonly LinePlan[], directory: Directory): Creations {
  const made = plans.flatMap(({ post }) => (post?.kind === 'make' ? [post] : []));
  const nameOf = (body: PlannedBody): string =>
    body.kind === 'make'
      ? body.name
      : (directory.bodies.find(({ id }) => id === body.id)?.name ?? '');
  return {
    units: distinct(plans.flatMap(({ unit }) => (unit?.kind === 'make' ? [unit.name] : []))),
    departments: distinct(made.flatMap(({ body }) => (body.kind === 'make' ? [body.name] : []))),
    posts: distinct(made.map(({ body, name }) => `${nameOf(body)} · ${name}`)),
    people: plans.filter(({ match }) => match.kind === 'new').length,
  };
}

/** What may not be made is a problem of the line that wants it. */
function forbidden(
  { line, values, match, unit, post }: LinePlan,
  may: MayCreate,
): readonly PlanProblem[] {
  const problem = (
    field: LineField,
    code: string,
    told: PlanProblem['values'] = {},
  ): PlanProblem => ({ line, field, code, values: told });
  const problems: PlanProblem[] = [];
  if (!may.people && match.kind === 'new')
    problems.push(problem('name', 'line-person-unknown', { name: values.name }));
  if (may.places) return problems;
  if (unit?.kind === 'make')
    problems.push(problem('unit', 'line-unit-unknown', { unit: unit.name }));
  if (post?.kind === 'make' && post.body.kind === 'make')
    problems.push(problem('department', 'line-department-unknown', { department: post.body.name }));
  else if (post?.kind === 'make')
    problems.push(problem('post', 'line-post-unknown', { post: post.name }));
  return problems;
}

/**
 * What taking over these lines would do, and everything that stands against it. Pure: the records are handed in. People
 * are known by their number, else by name with unit and grade; of several, a person must choose.
 */
export function planTaking(
  lines: readonly ChosenLine[],
  directory: Directory,
  { may, yearBegun }: { readonly may: MayCreate; readonly yearBegun: number },
): Plan {
  const problems: PlanProblem[] = [];
  const plans = lines.map((line, at): LinePlan => {
    const complain: Complain = (field, code, values = {}) => {
      problems.push({ line: at, field, code, values });
    };
    const read = readLine(line.cells, yearBegun);
    for (const { field, code, values } of read.problems) complain(field, code, values);
    const { values } = read;
    const match = matchOf(line, values, directory, complain);
    const unit = unitOf(values, match, directory, complain);
    const post = postPlanned(values, match, directory, complain);
    return { line: at, values, match, unit, classId: classOf(values, unit, directory), post };
  });
  problems.push(...twice(plans), ...plans.flatMap((plan) => forbidden(plan, may)));
  return {
    lines: plans,
    problems: problems.sort((a, b) => a.line - b.line),
    creations: creationsOf(plans, directory),
  };
}
