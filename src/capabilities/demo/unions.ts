import type { Day } from '../../kernel/day.ts';
import type { AppointmentBasis } from '../organisation/appointments/model.ts';
import type { BodyKind } from '../organisation/bodies/model.ts';
import type { Cast, Wanted } from './cast.ts';
import type { DemoDays } from './days.ts';
import {
  plannedBody,
  plannedPost,
  type PlannedBody,
  type PlannedHolder,
  type PlannedPlace,
  type PlannedPost,
  type PlannedTerm,
} from './plan.ts';

/** Office or department of a union, and how many work in it. */
export interface DepartmentSize {
  readonly kind: 'office' | 'working-department';
  readonly name: string;
  readonly deputies: number;
  readonly staff: number;
  /** How many of the staff entered this year. */
  readonly freshmen: number;
}

/** A union to be filled with people. */
export interface UnionParts {
  readonly kind: 'student-union' | 'graduate-union';
  readonly name: string;
  readonly place: PlannedPlace;
  readonly founded: Day;
  readonly staffGround: string | null;
  /** 届: the number of the running one. */
  readonly term: number;
  readonly viceChairs: number;
  readonly departments: readonly DepartmentSize[];
  /** Whose union it is. */
  readonly from: Wanted;
  /** Years since presidium and heads entered, the staff, and those of the presidium before. */
  readonly ages: { readonly leading: readonly number[]; readonly staff: readonly number[] };
  readonly former: readonly number[] | null;
}

/** Days a recruited freshman begins, three weeks into the term. */
const recruiting = '09-22';

type Hold = (
  numbers: readonly string[],
  basis: AppointmentBasis,
  since?: Day,
) => readonly PlannedHolder[];

const holdFrom =
  (start: Day, term: number | null): Hold =>
  (numbers, basis, since = start) =>
    numbers.map((number) => ({ number, since, basis, term, ended: null }));

function departmentOf(
  size: DepartmentSize,
  { from, ages, place, founded }: UnionParts,
  { cast, days, hold }: { readonly cast: Cast; readonly days: DemoDays; readonly hold: Hold },
): PlannedBody {
  const organised = true;
  const [leading, staff] = [ages.leading, ages.staff].map((years) => ({
    ...from,
    ages: years,
    organised,
  })) as [Wanted, Wanted];
  const begin = days.byNow(`${days.year}-${recruiting}` as Day);
  const freshmen = cast.take({ ...from, ages: [0], organised }, size.freshmen);
  const holders = {
    heads: hold(cast.take(leading, 1), 'appointed'),
    deputies: hold(cast.take(leading, size.deputies), 'appointed'),
    staff: hold(cast.take(staff, size.staff - size.freshmen), 'recruited'),
    freshmen: hold(freshmen, 'recruited', begin),
  };
  const posts = [
    plannedPost({ kind: 'head', name: '部长', holders: holders.heads }),
    plannedPost({ kind: 'deputy-head', name: '副部长', holders: holders.deputies }),
    plannedPost({ kind: 'staff', name: '干事', holders: [...holders.staff, ...holders.freshmen] }),
  ];
  return plannedBody({
    ...{ kind: size.kind, name: size.name, place, since: founded },
    posts: posts.filter((post) => post.holders.length > 0),
  });
}

/** Presidium of the term before, those of them who are still students; their terms ended with it. */
function formerPresidium(
  { from, former, viceChairs, term }: UnionParts,
  cast: Cast,
  days: DemoDays,
): readonly (readonly PlannedHolder[])[] {
  if (former === null) return [[], []];
  const ended = { until: days.yearEnd(1), by: 'term-end' } as const;
  const was = (count: number): readonly PlannedHolder[] =>
    cast.take({ ...from, ages: former, organised: true }, count).map((number) => ({
      ...{ number, since: days.entry(1), basis: 'elected' as const, term: term - 1, ended },
    }));
  return [was(1), was(viceChairs)];
}

/** Fills a union: presidium elected, heads appointed, staff recruited, all from the running term's first day. */
export function planUnion(parts: UnionParts, cast: Cast, days: DemoDays): PlannedBody {
  const { kind, name, place, founded, staffGround, term, from, ages, viceChairs } = parts;
  const hold = holdFrom(days.entry(0), term);
  const leading: Wanted = { ...from, ages: ages.leading, organised: true };
  const [formerChair = [], formerVice = []] = formerPresidium(parts, cast, days);
  const chair = hold(cast.take(leading, 1), 'elected');
  const vice = hold(cast.take(leading, viceChairs), 'elected');
  const before: PlannedTerm = {
    number: term - 1,
    since: days.entry(1),
    until: days.yearEnd(1),
  };
  const running: PlannedTerm = { number: term, since: days.entry(0), until: null };
  return plannedBody({
    ...{ kind, name, place, since: founded, staffGround },
    terms: parts.former === null ? [running] : [before, running],
    posts: [
      plannedPost({ kind: 'chair', name: '主席', seats: 1, holders: [...formerChair, ...chair] }),
      plannedPost({
        ...{ kind: 'vice-chair', name: '副主席', seats: viceChairs },
        holders: [...formerVice, ...vice],
      }),
    ],
    below: parts.departments.map((size) => departmentOf(size, parts, { cast, days, hold })),
  });
}

const classPosts = [
  ['head', '班长'],
  ['member', '学习委员'],
  ['member', '生劳委员'],
  ['member', '文艺委员'],
  ['member', '体育委员'],
] as const;

/** 班委会 of a class: elected by it in the first weeks of the academic year, one of each. */
export function planClassCommittee(
  place: { readonly unit: string; readonly class: string; readonly since: Day },
  cast: Cast,
  days: DemoDays,
): PlannedBody {
  const kind: BodyKind = 'class-committee';
  const elected = days.byNow(`${days.year}-09-10` as Day);
  const hold = holdFrom(elected, null);
  const posts: readonly PlannedPost[] = classPosts.map(([post, name]) =>
    plannedPost({
      ...{ kind: post, name, seats: 1 },
      holders: hold(cast.take({ unit: place.unit, class: place.class }, 1), 'elected'),
    }),
  );
  return plannedBody({
    ...{ kind, name: '班委会', since: place.since, posts },
    place: { unit: place.unit, class: place.class },
  });
}
