import { z } from 'zod';
import { choice, longText, text, whole, yesNo } from '../../engines/actions/fields.ts';
import { criterionNames, type CriterionName } from '../../facts/criteria.ts';
import { formVersion } from '../evaluation/forms/catalogue.ts';
import type { FormVersion, SectionName } from '../evaluation/forms/form-model.ts';
import type { Level } from '../../facts/fact.ts';
import type { PartialDay } from '../../kernel/day.ts';

/**
 * Criteria whose records come with rooms not built yet, or whose past lies before the school came here: a named
 * person may vouch for them with a paper. The others follow from records, and nobody's word stands in for those.
 */
export const attestableCriteria = [
  'candidate-vetting',
  'elected-by-congress',
  'congress-held',
  'delegates-elected',
  'congress-study',
  'training',
  'review',
  'awards-by-review',
  'party-leadership',
] as const satisfies readonly CriterionName[];

/** One of them. */
export type AttestableCriterion = (typeof attestableCriteria)[number];

/** The seasons of a training. */
export const seasons = ['spring', 'autumn'] as const;

/** What an attestation tells besides its words, where its criterion asks for it; null where not. */
export const attestationDetail = z.object({
  /** Of a training. */
  season: choice(seasons).nullish(),
  /** Of a training: whether everybody took part. */
  everyone: yesNo().nullish(),
  /** Of a congress: which one in the row (第几次). */
  ordinal: whole(1, 200).nullish(),
});

/** The same, as it is stored. */
export type AttestationDetail = z.output<typeof attestationDetail>;

const sectionNames = [
  'charter',
  'chart',
  'roster',
  'presidium-election',
  'congress',
  'delegates',
  'review',
  'party-guidance',
  'league-guides',
] as const satisfies readonly SectionName[];

const levels = ['school', 'second-level'] as const satisfies readonly Level[];

const partialDay = () =>
  text(10).regex(/^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$/, {
    message: 'partial-day',
  });

/** An item of a form a school enters: the official words, and which known criterion judges it. */
export const enteredItem = z.object({
  level: choice(levels),
  no: whole(1, 99),
  row: whole(1, 9).nullable(),
  wording: longText(600),
  criterion: choice(criterionNames),
  remark: choice(['people', 'departments', 'date']).nullable(),
  core: yesNo(),
  observation: yesNo(),
});

/** A year's form as a school enters it. What is not entered follows the form it was made from. */
export const enteredForm = z.object({
  title: text(100),
  schoolYear: whole(2020, 2200).nullable(),
  yes: text(10),
  no: text(10),
  /** Words by which the papers are recognised that the form names as its basis. */
  preamble: z.array(text(100)).max(10).meta({ kind: 'list' }),
  /** Earliest day from which a congress counts: a year, a month or a day, as the form says it. */
  congressSince: partialDay().nullable(),
  /** Whether the form knows posts only as members of the presidium and of departments. */
  membersOnly: yesNo(),
  columns: z.array(text(40)).length(3).meta({ kind: 'list' }),
  schoolHeading: text(100),
  secondLevelHeading: text(100).nullable(),
  /** Headings that bear a number and no conclusion, above the rows of one item. */
  groups: z
    .array(z.object({ level: choice(levels), no: whole(1, 99), wording: text(100) }))
    .max(20)
    .meta({ kind: 'list' }),
  items: z.array(enteredItem).min(1).max(99).meta({ kind: 'list' }),
  sections: z
    .array(z.object({ name: choice(sectionNames), heading: text(100) }))
    .max(20)
    .meta({ kind: 'list' }),
});

/** One of them. */
export type EnteredForm = z.output<typeof enteredForm>;

/** A form as the criteria and papers take it, from what a school entered. */
export function formOf(id: string, entered: EnteredForm): FormVersion {
  const [item = '', answer = '', remark = ''] = entered.columns;
  const groups = (level: Level) =>
    entered.groups
      .filter((group) => group.level === level)
      .map(({ no, wording }) => ({ no, wording }));
  const second = entered.items.some(({ level }) => level === 'second-level');
  return {
    id,
    title: entered.title,
    schoolYear: entered.schoolYear,
    preamble: entered.preamble,
    ...(entered.congressSince === null
      ? {}
      : { congressSince: entered.congressSince as PartialDay }),
    membersOnly: entered.membersOnly,
    vocabulary: { yes: entered.yes, no: entered.no },
    whole: true,
    knownTo: Math.max(...entered.items.map(({ no }) => no)),
    tables: [
      {
        level: 'school',
        heading: entered.schoolHeading,
        columns: [item, answer, remark],
        answer: 'conclusion',
        groups: groups('school'),
        provenance: 'seen',
      },
      ...(second
        ? [
            {
              level: 'second-level',
              heading: entered.secondLevelHeading,
              columns: [item, answer, remark],
              answer: 'count',
              groups: groups('second-level'),
              provenance: 'seen',
            } as const,
          ]
        : []),
    ],
    items: entered.items.map((one) => ({
      ...one,
      level: one.level as 'school' | 'second-level',
      provenance: 'seen',
      mirrors: null,
    })),
    sections: entered.sections.map((one) => ({ ...one, provenance: 'seen' })),
    notes: [],
  };
}

/** A known form as a school would enter it: what the editor starts from. */
export function enteredFrom(form: FormVersion): EnteredForm {
  const table = (level: 'school' | 'second-level') =>
    form.tables.find((one) => one.level === level);
  return {
    title: form.title,
    schoolYear: form.schoolYear,
    yes: form.vocabulary.yes,
    no: form.vocabulary.no,
    preamble: [...form.preamble],
    congressSince: form.congressSince ?? null,
    membersOnly: form.membersOnly ?? false,
    columns: [...(table('school')?.columns ?? ['', '', ''])],
    schoolHeading: table('school')?.heading ?? form.title,
    secondLevelHeading: table('second-level')?.heading ?? null,
    groups: form.tables.flatMap(({ level, groups }) =>
      groups.map((group) => ({ level, ...group })),
    ),
    items: form.items.map(({ level, no, row, wording, criterion, remark, core, observation }) => ({
      level,
      no,
      row,
      wording,
      criterion,
      remark,
      core,
      observation,
    })),
    sections: form.sections.map(({ name, heading }) => ({ name, heading })),
  };
}

/** The form a union answers where nobody chose one: the newest of which every item is known. */
export const defaultFormId = '2021';

/** The form of an id among those the product ships. */
export const shippedForm = (id: string): FormVersion | null => formVersion(id);
