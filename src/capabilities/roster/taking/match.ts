import type { Uuid } from '../../../kernel/id.ts';
import type { PostKind } from '../../organisation/bodies/model.ts';
import type { Post } from '../../../facts/vocabulary.ts';
import type { UnitKind } from '../../organisation/units/model.ts';
import type { LineCells, LineField } from '../lines/line.ts';
import type { LineValues } from '../lines/read-line.ts';
import type { Directory, KnownPerson, KnownPost } from './directory.ts';

/** A line to be taken over, and what a person decided about who it is. */
export interface ChosenLine {
  readonly cells: LineCells;
  /** One of several people of that name. */
  readonly personId: Uuid | null;
  /** Somebody the records do not know, though they know the name. */
  readonly isNew: boolean;
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

/** Notes what is wrong with a field of the line at hand. */
export type Complain = (field: LineField, code: string, values?: PlanProblem['values']) => void;

/** Who a line is: by the choice made, by number, else by name with unit and grade. */
export function matchOf(
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
  if (name.endsWith('书院')) return 'academy';
  if (name.endsWith('校区')) return 'campus';
  return name.endsWith('系') ? 'department' : null;
};

/** The unit a line names, or one to be made by that name. */
export function unitOf(
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

const presidium = new Set<PostKind>(['chair', 'vice-chair', 'rotating-chair']);

const stem = (name: string): string => name.replace(/部$/, '');

function postOf(
  { post, department }: LineValues,
  { unionId, bodies, posts }: Directory,
): PlannedPost | null {
  const as = post && postKinds[post.kind];
  if (!post || !as) return null;
  // A head or officer of no department: the line itself was complained of.
  if (department === null && !presidium.has(as)) return null;
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
export function postPlanned(
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

/** The class a line names, where its unit has one of that name. */
export function classOf({ className }: LineValues, unit: PlannedUnit | null, { units }: Directory) {
  if (className === null || unit?.kind !== 'there') return null;
  const found = units.find(
    ({ kind, name, parentId }) => kind === 'class' && name === className && parentId === unit.id,
  );
  return found?.id ?? null;
}
