import type { Day } from '../../kernel/day.ts';
import type { PostKind } from '../organisation/bodies/model.ts';
import type { Sex } from '../organisation/people/model.ts';
import { inventName } from './names.ts';
import {
  plannedBody,
  plannedPost,
  type PlannedBody,
  type PlannedPost,
  type PlannedTeacher,
} from './plan.ts';
import type { SeededRandom } from './random.ts';

/** Teachers who guide the union, and the bodies they do it in. */
export interface Guides {
  readonly teachers: readonly PlannedTeacher[];
  readonly bodies: readonly PlannedBody[];
}

/** Teachers are known by `T` and four figures; the first is the administrator's. */
export const administratorNumber = 'T1000';

/** Office of the school or a unit, by its posts; a post with `fullTime` is a full-time cadre's. */
type Seat = readonly [
  kind: PostKind,
  name: string,
  holders: number,
  { readonly fullTime: boolean },
];

const full = { fullTime: true };
const part = { fullTime: false };

/** An office that guides: its kind, its name, and its posts. */
export interface Office {
  readonly kind: 'party-committee' | 'league-committee' | 'student-affairs' | 'league-branch';
  readonly name: string;
  readonly unit: string | null;
  readonly seats: readonly Seat[];
}

/** Party committee, League committee and student affairs of a school; a small one has fewer people. */
export function schoolOffices(school: string, size: 'large' | 'small'): readonly Office[] {
  const large = size === 'large';
  const unit = null;
  return [
    {
      ...{ kind: 'party-committee', name: `中共${school}委员会`, unit },
      seats: [['secretary', '书记', 1, full]],
    },
    {
      ...{ kind: 'league-committee', name: '团委', unit },
      seats: [
        ...(large ? ([['secretary', '书记', 1, full]] as const) : []),
        ['deputy-secretary', '副书记', 1, large ? full : part],
        ['secretary-general', '学生会秘书长', 1, large ? full : part],
        ...(large ? ([['officer', '干部', 2, full]] as const) : []),
      ],
    },
    {
      ...{ kind: 'student-affairs', name: '学生处', unit },
      seats: [
        ['head', '处长', 1, full],
        ...(large ? ([['deputy-head', '副处长', 1, full]] as const) : []),
        ...(large ? ([['officer', '科员', 2, full]] as const) : []),
      ],
    },
  ];
}

/** 团总支 of a unit: its secretary guides the unit's union. */
export function leagueBranch(unit: string, deputies: number): Office {
  return {
    ...{ kind: 'league-branch', name: `${unit}团总支`, unit },
    seats: [
      ['secretary', '书记', 1, part],
      ...(deputies > 0 ? ([['deputy-secretary', '副书记', deputies, part]] as const) : []),
    ],
  };
}

/** Invents the teachers of the offices, each in one post, all of them since one day. */
export function planGuides(offices: readonly Office[], since: Day, random: SeededRandom): Guides {
  const teachers: PlannedTeacher[] = [];
  const invent = (unit: string | null): PlannedTeacher => {
    const sex: Sex = random.perMille(520) ? 'female' : 'male';
    const number = `T${1001 + teachers.length}`;
    const teacher = { number, name: inventName(random, sex), unit, since };
    teachers.push(teacher);
    return teacher;
  };
  const postOf = (unit: string | null, [kind, name, count, { fullTime }]: Seat): PlannedPost => {
    const held = { since, basis: 'appointed', term: null, ended: null } as const;
    const holders = Array.from({ length: count }, () => ({ ...held, number: invent(unit).number }));
    return plannedPost({ kind, name, fullTime, holders });
  };
  const bodies = offices.map(({ kind, name, unit, seats }) =>
    plannedBody({
      ...{ kind, name, since },
      place: unit === null ? null : { unit, class: null },
      posts: seats.map((seat) => postOf(unit, seat)),
    }),
  );
  return { teachers, bodies };
}
