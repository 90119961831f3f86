import { describeVerb } from '../../../src/engines/actions/description.ts';
import type { Verb } from '../../../src/engines/actions/verb.ts';
import { type Calling, type ListWish, type Told } from './calls.ts';
import { inputsOf } from './inputs.ts';
import type { FilledSchool } from './fill.ts';

/** Beginnings of names, pinyin and numbers that both schools have, and the marks that one alone has. */
const searches = ['同学', 'zhou', '24', '甲', '乙'];

/** A reading and what it was answered. */
export interface Answered {
  readonly asked: string;
  readonly input: object;
  readonly told: Told;
}

/** Ways to ask for the rows of a list: every order of it both ways round, and searched. */
export function wishesOf(verb: Verb): readonly ListWish[] {
  if (verb.kind !== 'list') return [{}];
  const { sortable, searchable } = describeVerb(verb);
  return [
    {},
    ...sortable.flatMap((by) => [
      { sort: { by, descending: false } },
      { sort: { by, descending: true } },
    ]),
    ...(searchable ? searches.map((search) => ({ search })) : []),
    { offset: 1, limit: 2 },
  ];
}

/** Everything a verb answers to a school about itself. */
export async function answersOf(
  verb: Verb,
  school: FilledSchool,
  call: (calling: Omit<Calling, 'token'>) => Promise<Told>,
): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  for (const input of inputsOf(verb, school))
    for (const wish of wishesOf(verb)) {
      const told = await call({ verb, input, wish });
      answered.push({ asked: JSON.stringify({ input, ...wish }), input, told });
    }
  return answered;
}

/** How many rows a list told; null where it told none of its kind. */
export function totalOf(told: Told): number | null {
  if (told.kind !== 'ok') return null;
  const { total } = told.value as { readonly total?: number };
  return total ?? null;
}
