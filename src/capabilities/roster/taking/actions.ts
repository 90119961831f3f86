import { z } from 'zod';
import {
  day,
  file,
  personal,
  reference,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import { getAttachment } from '../../../engines/storage/attachments.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { academicYearField, cellField, halfField, spanField } from '../fields.ts';
import { rosterKeepers } from '../grants.ts';
import { mostLines, type LineCells, type LineField } from '../lines/line.ts';
import { fileRefusals, readRosterFile, type ReadRoster } from '../lines/read-file.ts';
import { lineRefusals, readLine } from '../lines/read-line.ts';
import { judgePeriod, schoolYearOf } from '../period.ts';
import { unionAmong, unionsInReach } from '../unions.ts';
import { carryOut, ruleRefusals, type Taken, type Taking } from './carry-out.ts';
import { readDirectory } from './directory.ts';
import { planRefusals, type ChosenLine, type PlanProblem } from './match.ts';
import { planTaking, type Creations, type MayCreate, type Plan } from './plan.ts';

const room = 'roster';

/** The media types a roster is read from. */
export const rosterFileTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/pdf',
  'text/csv',
  'text/plain',
] as const;

const cell = () => cellField().optional();

/** The cells of a line as verbs take them. */
export const cellsField = () =>
  z.object({
    name: cell(),
    number: cell(),
    status: cell(),
    unit: cell(),
    grade: cell(),
    class: cell(),
    department: cell(),
    post: cell(),
    rank: cell(),
    failed: cell(),
    education: cell(),
    programme: cell(),
  } satisfies Record<LineField, unknown>);

/** Lines as verbs take them: where they stood in the file, what they say, and who was chosen. */
export const linesField = () =>
  z
    .array(
      z.object({
        sheet: text(200).nullish(),
        row: whole(1, 1_000_000),
        cells: cellsField(),
        personId: personal(reference('person'), 'which of several people of one name').nullish(),
        isNew: yesNo().optional(),
      }),
    )
    .min(1)
    .max(mostLines)
    .meta({ kind: 'list' });

type GivenLines = z.output<ReturnType<typeof linesField>>;

const withoutBlanks = (cells: object): LineCells =>
  Object.fromEntries(
    Object.entries(cells).filter(([, value]) => typeof value === 'string' && value !== ''),
  );

/** Lines as the plan looks at them. */
export const chosenLines = (lines: GivenLines): readonly ChosenLine[] =>
  lines.map(({ cells, personId = null, isNew = false }) => ({
    cells: withoutBlanks(cells),
    personId,
    isNew,
  }));

/** Codes that taking lines over can refuse with, beside those of the union and the period. */
export const takingRefusals: readonly string[] = [
  ...new Set<string>([
    ...lineRefusals,
    ...planRefusals,
    ...ruleRefusals,
    'half-missing',
    'half-of-term-only',
    'union-not-then',
    'since-in-future',
  ]),
];

/** Reads the records the lines need and plans; nothing is written. */
export async function planFor(
  { tx, authority }: Context,
  lines: readonly ChosenLine[],
  { unionId, since, may }: { readonly unionId: Uuid; readonly since: Day; readonly may: MayCreate },
): Promise<Plan> {
  const yearBegun = schoolYearOf(since);
  const said = lines.map(({ cells }) => readLine(cells, yearBegun).values);
  const directory = await readDirectory(tx, {
    ...{ unionId, day: since, authority },
    numbers: said.flatMap(({ number }) => number ?? []),
    names: said.map(({ name }) => name),
  });
  return planTaking(lines, directory, { may, yearBegun });
}

/** Problems of lines as refusals of the verb, each at its line and field. */
export const planProblemsAsRefusals = (problems: readonly PlanProblem[]): readonly Refusal[] =>
  problems.map(({ line, field, code, values }) => refusal(code, ['lines', line, field], values));

/** Takes lines over in one transaction, or refuses with everything that stands against it. */
export async function takeOver(
  context: Context,
  lines: readonly ChosenLine[],
  { may, ...taking }: Taking & { readonly may: MayCreate },
): Promise<Result<Taken, readonly Refusal[]>> {
  const wrong = judgePeriod(taking.period);
  if (taking.since > context.today)
    return err([refusal('since-in-future', 'since', { today: context.today })]);
  if (wrong.length > 0) return err(wrong);
  const plan = await planFor(context, lines, { ...taking, may });
  if (plan.problems.length > 0) return err(planProblemsAsRefusals(plan.problems));
  const { refusals, taken } = await carryOut(context, plan, taking);
  return refusals.length > 0 ? err(refusals) : ok(taken);
}

/** Refuses a union that is unknown, out of reach, or did not go on that day. */
async function judgeUnion(
  { tx, authority, today }: Context,
  bodyId: Uuid,
  since: Day,
): Promise<readonly Refusal[]> {
  const union = unionAmong(await unionsInReach(tx, authority, today), bodyId);
  if (union === null) return [refusal('union-unknown', 'bodyId')];
  return since < union.since ? [refusal('union-not-then', 'since', { since: union.since })] : [];
}

/** Refuses a list that was never uploaded: standings would name a source that is not there. */
async function judgePaper({ tx }: Context, sha256: string | null): Promise<readonly Refusal[]> {
  if (sha256 === null) return [];
  const { rowCount } = await tx.client.query({
    name: 'roster-file-is-there',
    text: 'select 1 from attachment where school_id = $1 and sha256 = $2',
    values: [tx.schoolId, Buffer.from(sha256, 'hex')],
  });
  return rowCount === 1 ? [] : [refusal('file-unknown', 'file')];
}

/** A line as the dry run shows it. */
export interface ExaminedLine {
  readonly sheet: string | null;
  readonly row: number;
  readonly cells: LineCells;
  /** `known`, `choose` or `new`, and between whom. */
  readonly match: 'known' | 'choose' | 'new';
  readonly people: readonly {
    readonly id: Uuid;
    readonly name: string;
    readonly number: string;
    readonly unitName: string | null;
    readonly grade: number | null;
  }[];
}

/** What a dry run tells. */
export interface Examined {
  readonly lines: readonly ExaminedLine[];
  readonly fields: ReadRoster['fields'];
  readonly ignored: ReadRoster['ignored'];
  readonly problems: readonly PlanProblem[];
  readonly creations: Creations;
}

/** The dry run's answer for lines of a file. */
export async function examined(
  context: Context,
  read: ReadRoster,
  at: { readonly unionId: Uuid; readonly since: Day },
): Promise<Examined> {
  const chosen = read.lines.map(({ cells }) => ({ cells, personId: null, isNew: false }));
  const plan = await planFor(context, chosen, { ...at, may: { people: true, places: true } });
  const { lines, fields, ignored } = read;
  return {
    lines: lines.map((line, index) => {
      const match = plan.lines[index]?.match ?? ({ kind: 'new' } as const);
      const people =
        match.kind === 'known' ? [match.person] : match.kind === 'choose' ? match.among : [];
      return {
        ...line,
        match: match.kind,
        people: people.map(({ id, name, number, unitName, grade }) => ({
          ...{ id, name, number, unitName, grade },
        })),
      };
    }),
    ...{ fields, ignored, problems: plan.problems, creations: plan.creations },
  };
}

/** Reads an uploaded roster and says line by line what taking it over would do. Nothing is written. */
export const rosterExamine = defineQuery({
  name: 'roster.examine',
  room,
  may: rosterKeepers,
  refuses: ['union-unknown', 'union-not-then', 'file-unknown', ...fileRefusals],
  input: z.object({ file: file(rosterFileTypes), bodyId: reference('body'), since: day() }),
  run: async ({ file: sha256, bodyId, since }, context) => {
    const wrong = await judgeUnion(context, bodyId, since);
    if (wrong.length > 0) return err(wrong);
    const attached = await getAttachment(context.tx, sha256);
    if (attached === null) return err([refusal('file-unknown', 'file')]);
    const read = await readRosterFile(attached);
    if (!read.ok) return read;
    return ok(await examined(context, read.value, { unionId: bodyId, since }));
  },
});

/**
 * Takes a roster over at once: people, units, departments and posts that were missing (where allowed), appointments by
 * the rules of every appointment, standings for one period. All or nothing; every refusal names its line and column.
 */
export const rosterImport = defineAction({
  name: 'roster.import',
  room,
  may: rosterKeepers,
  face: 'screen',
  refuses: ['union-unknown', 'file-unknown', ...takingRefusals],
  input: z.object({
    bodyId: reference('body'),
    since: day(),
    span: spanField(),
    academicYear: academicYearField(),
    half: halfField().nullish(),
    /** The list these lines come from, uploaded before. */
    file: file(rosterFileTypes).nullish(),
    createPeople: yesNo(),
    createPlaces: yesNo(),
    lines: linesField(),
  }),
  run: async ({ bodyId, since, span, academicYear, half = null, lines, ...input }, context) => {
    const wrong = [
      ...(await judgeUnion(context, bodyId, since)),
      ...(await judgePaper(context, input.file ?? null)),
    ];
    if (wrong.length > 0) return err(wrong);
    const taken = await takeOver(context, chosenLines(lines), {
      ...{ unionId: bodyId, since, period: { span, academicYear, half } },
      paper: input.file ?? null,
      may: { people: input.createPeople, places: input.createPlaces },
    });
    if (!taken.ok) return taken;
    const after = { lines: lines.length, since, span, academicYear, half, ...taken.value };
    return ok({
      subject: { kind: 'body', id: bodyId },
      before: null,
      after: { ...after, file: input.file ?? null } as unknown as Json,
      answer: { lines: lines.length, ...taken.value },
    });
  },
});
