import { roleOf } from '../organisation/roles.ts';
import type { PostKind } from '../organisation/bodies/model.ts';
import { administratorNumber } from './guides.ts';
import type { PlannedBody, PlannedHolder, PlannedLogin, SchoolPlan } from './plan.ts';

type People = Pick<SchoolPlan, 'administrator' | 'intakes' | 'teachers'>;

/** A body and all below it. */
function whole(body: PlannedBody): readonly PlannedBody[] {
  return [body, ...body.below.flatMap(whole)];
}

const runs = ({ ended }: PlannedHolder): boolean => ended === null;

/** Number of whoever holds a post today: the first of them in the first body of that name. */
export function holderOf(
  bodies: readonly PlannedBody[],
  path: readonly string[],
  kind: PostKind,
): string {
  const [name, ...further] = path;
  const body = bodies.find((one) => one.name === name);
  if (body && further.length > 0) return holderOf(body.below, further, kind);
  const held = body?.posts.find((post) => post.kind === kind)?.holders.find(runs);
  if (!held) throw new Error(`nobody is ${kind} of ${path.join(' ')}`);
  return held.number;
}

/** What somebody is today by the posts of the plan; a student is a student besides. */
function rolesOf(number: string, bodies: readonly PlannedBody[], student: boolean) {
  const fromPosts = bodies
    .flatMap(whole)
    .flatMap((body) =>
      body.posts
        .filter(({ holders }) => holders.some((holder) => holder.number === number && runs(holder)))
        .map(({ kind }) =>
          roleOf({ post: kind, body: body.kind, unitId: body.place?.unit ?? null }),
        ),
    );
  const roles = [
    number === administratorNumber ? 'administrator' : null,
    ...fromPosts,
    student ? 'student' : null,
  ];
  return [...new Set(roles.filter((role) => role !== null))];
}

/** The log-ins of people who are known by number, with their names and what they are. */
export function planLogins(
  numbers: readonly string[],
  { administrator, intakes, teachers }: People,
  bodies: readonly PlannedBody[],
): readonly PlannedLogin[] {
  const students = new Map(
    intakes.flatMap((intake) => intake.students.map(({ number, name }) => [number, name] as const)),
  );
  const others = new Map([administrator, ...teachers].map(({ number, name }) => [number, name]));
  return numbers.map((number) => {
    const name = students.get(number) ?? others.get(number);
    if (name === undefined) throw new Error(`${number} is nobody of the plan`);
    return { number, name, roles: rolesOf(number, bodies, students.has(number)) };
  });
}
