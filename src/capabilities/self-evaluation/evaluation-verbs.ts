import { z } from 'zod';
import { day, reference, text } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import type { Judgement } from '../../engines/criteria/criterion.ts';
import type { CriterionName } from '../../facts/criteria.ts';
import type { Fact, Level } from '../../facts/fact.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { FormVersion } from '../evaluation/forms/form-model.ts';
import { itemKey, recordedContext, type JudgedForm } from '../evaluation/judge-form.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { reachesUnit } from '../organisation/reach.ts';
import { viewOf } from '../organisation/people/rules.ts';
import type { EvidenceSource } from './evidence-source.ts';
import { readers, unitReaders } from './grants.ts';
import { formById, formFor, gatherEvidence, judgeUnion, type Union } from './reads.ts';
import { reducedFact } from '../evaluation/reduced-rows.ts';
import { seenBefore, type SeenItem } from './seen.ts';

const room = 'self-evaluation';

/** What a form is called and answered with, for whoever shows it. */
export interface FormHead {
  readonly id: string;
  readonly title: string;
  readonly yes: string;
  readonly no: string;
}

/** How a school's union stands on a day. */
export interface Evaluation {
  readonly union: Union;
  /** The school's own unions, to choose among. */
  readonly unions: readonly Union[];
  readonly form: FormHead;
  readonly judged: JudgedForm;
  /** How each item stood a week before, as far as anybody looked. */
  readonly before: readonly SeenItem[];
}

/** How one union of the second level stands, item by item. */
export interface UnionEvaluation {
  readonly union: Union;
  /** The unions whoever asks may look at, to choose among. */
  readonly unions: readonly Union[];
  readonly form: FormHead;
  readonly asOf: Day;
  readonly items: readonly {
    readonly key: string;
    readonly no: number;
    readonly wording: string;
    readonly criterion: CriterionName;
    readonly judgement: Judgement<Fact>;
  }[];
}

const headOf = ({ id, title, vocabulary }: FormVersion): FormHead => ({ id, title, ...vocabulary });

type Reducing = (fact: Fact) => Fact;

const reducedJudgement =
  (reduce: Reducing) =>
  (judgement: Judgement<Fact>): Judgement<Fact> => ({
    ...judgement,
    reasons: judgement.reasons.map((reason) => ({ ...reason, facts: reason.facts.map(reduce) })),
  });

/** Reasons that tell a rank or a status in their words; others see only which row it is. */
const tellingValues = ['place', 'size', 'percent', 'status'] as const;

function withoutValues(judgement: Judgement<Fact>): Judgement<Fact> {
  return {
    ...judgement,
    reasons: judgement.reasons.map((reason) => ({
      ...reason,
      values: Object.fromEntries(
        Object.entries(reason.values).map(([name, value]) => [
          name,
          (tellingValues as readonly string[]).includes(name) && 'row' in reason.values
            ? '…'
            : value,
        ]),
      ),
    })),
  };
}

function shownTo(
  { actor, authority }: Context,
  form: FormVersion,
  asOf: Day,
): (level: Level, judgement: Judgement<Fact>) => Judgement<Fact> {
  if (viewOf(actor, authority) === 'full') return (_, judgement) => judgement;
  return (level, judgement) => {
    const context = recordedContext(form, level, asOf);
    return withoutValues(reducedJudgement((fact) => reducedFact(fact, context))(judgement));
  };
}

function dayAsked(asked: Day | undefined, today: Day): Result<Day, readonly Refusal[]> {
  const asOf = asked ?? today;
  return asOf > today ? err([refusal('as-of-future', 'asOf', { today })]) : ok(asOf);
}

async function formAsked(
  context: Context,
  asked: { readonly formId?: string | undefined; readonly unionId: Uuid },
  asOf: Day,
): Promise<FormVersion | null> {
  return asked.formId === undefined
    ? formFor(context.tx, asked.unionId, asOf)
    : formById(context.tx, asked.formId);
}

/** How the school's union stands on every item of its form, with reasons, rows and articles. */
function evaluationRead(sources: readonly EvidenceSource[]) {
  return defineQuery({
    name: 'evaluation.read',
    room,
    may: readers,
    refuses: ['as-of-future', 'union-unknown', 'form-unknown', 'no-union'],
    input: z.object({
      unionId: reference('body').optional(),
      formId: text(40).optional(),
      asOf: day().optional(),
    }),
    run: async (input, context) => {
      const asked = dayAsked(input.asOf, context.today);
      if (!asked.ok) return asked;
      const asOf = asked.value;
      const evidence = await gatherEvidence(context.tx, sources, asOf);
      const unions = evidence.unions.filter(({ unitId }) => unitId === null);
      const union =
        input.unionId === undefined
          ? (unions.find(({ kind }) => kind === 'student-union') ?? unions[0])
          : unions.find(({ id }) => id === input.unionId);
      if (!union)
        return err([
          input.unionId === undefined ? refusal('no-union') : refusal('union-unknown', 'unionId'),
        ]);
      const form = await formAsked(context, { ...input, unionId: union.id }, asOf);
      if (form === null) return err([refusal('form-unknown', 'formId')]);
      const judged = judgeUnion(form, union, evidence, asOf);
      const shown = shownTo(context, form, asOf);
      const answer: Evaluation = {
        union,
        unions,
        form: headOf(form),
        judged: {
          ...judged,
          school: judged.school.map((item) => ({
            ...item,
            judgement: shown('school', item.judgement),
          })),
          secondLevel: judged.secondLevel.map((item) => ({
            ...item,
            unions: item.unions.map((one) => ({
              ...one,
              judgement: shown('second-level', one.judgement),
            })),
          })),
        },
        before: await seenBefore(context.tx, { unionId: union.id, formId: form.id, asOf }),
      };
      return ok(answer);
    },
  });
}

/** How one union of the second level stands, for its own officers and guides as well. */
function evaluationUnion(sources: readonly EvidenceSource[]) {
  return defineQuery({
    name: 'evaluation.union',
    room,
    may: unitReaders,
    refuses: ['as-of-future', 'union-unknown', 'form-unknown'],
    input: z.object({
      unionId: reference('body').optional(),
      formId: text(40).optional(),
      asOf: day().optional(),
    }),
    run: async (input, context) => {
      const asked = dayAsked(input.asOf, context.today);
      if (!asked.ok) return asked;
      const asOf = asked.value;
      const { unions, facts } = await gatherEvidence(context.tx, sources, asOf);
      const reached = unions.filter(
        ({ unitId }) => unitId !== null && reachesUnit(context.authority, unitId),
      );
      const union = reached.find(({ id }) => input.unionId === undefined || id === input.unionId);
      if (!union) return err([refusal('union-unknown', 'unionId')]);
      const above = unions.find(({ kind, unitId }) => unitId === null && kind === union.kind);
      const form = await formAsked(context, { ...input, unionId: (above ?? union).id }, asOf);
      if (form === null) return err([refusal('form-unknown', 'formId')]);
      const shown = shownTo(context, form, asOf);
      const level = recordedContext(form, 'second-level', asOf);
      const answer: UnionEvaluation = {
        union,
        unions: reached,
        form: headOf(form),
        asOf,
        items: form.items
          .filter((item) => item.level === 'second-level')
          .map((item) => ({
            key: itemKey(item),
            no: item.no,
            wording: item.wording,
            criterion: item.criterion,
            judgement: shown(
              'second-level',
              evaluate(item.criterion, facts.get(union.id) ?? [], level),
            ),
          })),
      };
      return ok(answer);
    },
  });
}

/** The verbs that judge, over what the rooms know. */
export function evaluationVerbs(sources: readonly EvidenceSource[]) {
  return [evaluationRead(sources), evaluationUnion(sources)] as const;
}
