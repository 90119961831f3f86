import type { Judgement, Standing } from '../../engines/criteria/criterion.ts';
import { factsNamed, type Fact, type Level } from '../../facts/fact.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { freshmanYearOn, type EvaluationContext } from './context.ts';
import { evaluate } from './evaluate.ts';
import type { FormItem, FormVersion, RemarkTemplate } from './forms/form-model.ts';
import { limitsFor } from './limits.ts';

/** A union and what the records tell of it. */
export interface UnionFacts {
  readonly unionId: string;
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** What is judged: the records of a school's union and of those of its second level, on a day. */
export interface RecordedSchool {
  readonly asOf: Day;
  readonly school: UnionFacts;
  readonly secondLevel: readonly UnionFacts[];
}

/** What the remark column is filled with: a number of people or departments, or the day of the congress. */
export type Remark =
  | { readonly kind: 'people' | 'departments'; readonly count: number }
  | { readonly kind: 'date'; readonly day: PartialDay };

/** An item of the school's own table, judged. */
export interface JudgedItem {
  /** `school-8`, `school-3.1` for a row of a numbered group; stable within a form. */
  readonly key: string;
  readonly item: FormItem;
  readonly judgement: Judgement<Fact>;
  /** Null where the item asks for none, or the records do not tell it. */
  readonly remark: Remark | null;
}

/** An item of the second level: how each union stands, and how many conform. */
export interface CountedItem {
  readonly key: string;
  readonly item: FormItem;
  /** Unions whose records show the criterion met, or a person attests it. */
  readonly conforming: number;
  readonly total: number;
  readonly unions: readonly {
    readonly unionId: string;
    readonly name: string;
    readonly judgement: Judgement<Fact>;
  }[];
}

/** A whole form, judged from records. */
export interface JudgedForm {
  readonly formId: string;
  readonly asOf: Day;
  readonly school: readonly JudgedItem[];
  readonly secondLevel: readonly CountedItem[];
}

/** Whether a standing lets the item be ticked without a word of explanation. */
export function isConforming(standing: Standing): boolean {
  return standing === 'met' || standing === 'attested' || standing === 'not-applicable';
}

/** What names an item within its form, whatever the year. */
export function itemKey({ level, no, row }: Pick<FormItem, 'level' | 'no' | 'row'>): string {
  return row === null ? `${level}-${no}` : `${level}-${no}.${row}`;
}

/** What the criteria are told of a form on a day, where the facts are records. */
export function recordedContext(form: FormVersion, level: Level, asOf: Day): EvaluationContext {
  const state = asOf as unknown as PartialDay;
  return {
    level,
    limits: limitsFor(level),
    asOf: state,
    freshmanYear: freshmanYearOn(state),
    congressSince: form.congressSince ?? null,
    membersOnly: form.membersOnly ?? false,
    recorded: true,
  };
}

/** The fact that tells the number an item's remark asks for. */
function countFact(item: FormItem): 'staff.count' | 'presidium.count' | 'department.count' | null {
  switch (item.criterion) {
    case 'staff-cap':
      return 'staff.count';
    case 'presidium-cap':
      return 'presidium.count';
    case 'department-cap':
      return 'department.count';
    default:
      return null;
  }
}

function countedIn(item: FormItem, facts: readonly Fact[]): number | null {
  const name = countFact(item);
  if (name === null) return null;
  const told = factsNamed(facts, name).find(
    ({ basis, value }) => basis === 'practice' && value.min === value.max,
  );
  return told?.value.min ?? null;
}

function remarkOf(
  template: RemarkTemplate | null,
  item: FormItem,
  facts: readonly Fact[],
): Remark | null {
  switch (template) {
    case null:
      return null;
    case 'people':
    case 'departments': {
      const count = countedIn(item, facts);
      return count === null ? null : { kind: template, count };
    }
    case 'date': {
      const days = factsNamed(facts, 'congress.held').flatMap(({ day, value, basis }) =>
        day !== null && !value.earlier && basis !== 'claim' ? [day] : [],
      );
      const latest = days.sort().at(-1);
      return latest === undefined ? null : { kind: 'date', day: latest };
    }
    default:
      return unreachable(template);
  }
}

/**
 * Judges every item of a form over records: the school's own union by each item, those of the second level by how
 * many conform. Pure: whoever holds the facts computes the same verdicts without a database.
 */
export function judgeForm(
  form: FormVersion,
  { asOf, school, secondLevel }: RecordedSchool,
): JudgedForm {
  const contexts = {
    school: recordedContext(form, 'school', asOf),
    'second-level': recordedContext(form, 'second-level', asOf),
  };
  const ofLevel = (level: Level): readonly FormItem[] =>
    form.items.filter((item) => item.level === level);
  return {
    formId: form.id,
    asOf,
    school: ofLevel('school').map((item) => ({
      key: itemKey(item),
      item,
      judgement: evaluate(item.criterion, school.facts, contexts.school),
      remark: remarkOf(item.remark, item, school.facts),
    })),
    secondLevel: ofLevel('second-level').map((item) => {
      const unions = secondLevel.map(({ unionId, name, facts }) => ({
        unionId,
        name,
        judgement: evaluate(item.criterion, facts, contexts['second-level']),
      }));
      const conforming = unions.filter(({ judgement }) => isConforming(judgement.standing)).length;
      return { key: itemKey(item), item, conforming, total: unions.length, unions };
    }),
  };
}
