import { readLine } from '../lines/read-line.ts';
import type { LineField } from '../lines/line.ts';
import type { Directory } from './directory.ts';
import {
  classOf,
  matchOf,
  postPlanned,
  unitOf,
  type ChosenLine,
  type Complain,
  type LinePlan,
  type PlannedBody,
  type PlanProblem,
} from './match.ts';

/** What may be made where the records lack it. */
export interface MayCreate {
  readonly people: boolean;
  /** Units, departments and posts. */
  readonly places: boolean;
}

/** What is to be made beside the lines, each once, for a person to see before. */
export interface Creations {
  readonly units: readonly string[];
  readonly departments: readonly string[];
  /** `学习部 · 部长`. */
  readonly posts: readonly string[];
  readonly people: number;
}

/** What taking lines over would do. */
export interface Plan {
  readonly lines: readonly LinePlan[];
  readonly problems: readonly PlanProblem[];
  readonly creations: Creations;
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
