import { describeVerb, type FieldSchema } from '../../../src/engines/actions/description.ts';
import type { Verb } from '../../../src/engines/actions/verb.ts';
import type { FilledSchool } from './fill.ts';
import { shapes } from './shapes.ts';

/** The thing each kind of reference names in a school, where a verb needs no particular one. */
const things: Readonly<Record<string, (school: FilledSchool) => string>> = {
  person: ({ here }) => here.student,
  unit: ({ here }) => here.unit,
  body: ({ here }) => here.union,
  post: ({ here }) => here.post,
  term: ({ here }) => here.term,
  semester: ({ semester }) => semester,
  document: ({ document }) => document,
  article: ({ article }) => article,
  notice: ({ notice }) => notice,
  appointment: ({ here }) => here.appointment,
  discipline: ({ here }) => here.discipline,
  acting: ({ here }) => here.acting,
  guide: ({ here }) => here.guide,
  duty: ({ here }) => here.duty,
  handover: ({ here }) => here.handover,
  session: ({ access }) => access.accounts['administrator']?.sessionId ?? '',
  account: ({ access }) => access.accounts['staff']?.accountId ?? '',
  signOn: ({ access }) => access.signOn,
  call: ({ candidates }) => candidates.call,
  candidacy: ({ candidates }) => candidates.recommending,
  attestation: ({ attestation }) => attestation,
  disclosure: ({ published }) => published.disclosure,
  draft: ({ rulebook }) => rulebook.draft,
  measure: ({ rulebook }) => rulebook.measure,
  base: ({ document }) => document,
  congress: ({ congresses }) => congresses.approved,
  quota: ({ congresses }) => congresses.publishedQuota,
  electoralUnit: ({ congresses }) => congresses.here.public,
  delegation: ({ congresses }) => congresses.here.public,
  nomination: ({ congresses }) => congresses.here.nomination,
  delegate: ({ congresses }) => congresses.here.pending,
  complaint: ({ complaints }) => complaints.taken,
  round: ({ ballots }) => ballots.issuing,
  coIssuer: ({ administrator }) => administrator.personId,
  election: ({ elections }) => elections.preparing,
  file: ({ file }) => file,
  intake: ({ intakes }) => intakes.intake,
  intakeDraft: ({ intakes }) => intakes.unitDraft,
  sitting: ({ hall }) => hall.open,
  item: ({ hall }) => hall.item,
  resolution: ({ hall }) => hall.resolution,
  congressPaper: ({ hall }) => hall.congressPaper,
  guest: ({ hall }) => hall.guest,
  proposal: ({ hall }) => hall.replied,
  standing: ({ hall }) => hall.standing,
  delegateIds: ({ hall }) => hall.standing,
  order: ({ hall }) => hall.item,
  collection: ({ rosters }) => rosters.collection,
  request: ({ rosters }) => rosters.sentRequest,
};

/** Free text that holds an id all the same, by verb and field. */
const idsInText: Readonly<Record<string, string>> = { 'journal.list.subjectId': 'unit' };

/** A field without its null: `.nullish()` wraps it. */
function core(schema: FieldSchema): FieldSchema {
  const member = schema.anyOf?.find(({ type }) => type !== 'null');
  return member === undefined ? schema : { ...schema, ...core(member) };
}

/** What a field refers to, or null. */
function thingOf(verb: Verb, field: string, schema: FieldSchema): string | null {
  const { kind, to } = core(schema);
  const named = idsInText[`${verb.name}.${field}`];
  if (named !== undefined) return named;
  if (kind === 'reference') return to ?? null;
  if (kind === 'file') return 'file';
  return kind === 'id' ? field.replace(/Id$/, '') : null;
}

/** A value that a field takes; throws naming the verb where none is known. */
function valueFor(verb: Verb, field: string, schema: FieldSchema, school: FilledSchool): unknown {
  const thing = thingOf(verb, field, schema);
  if (thing !== null) {
    const id = things[thing]?.(school);
    if (id === undefined) throw new Error(`${verb.name}: no ${thing} is known for ${field}`);
    return id;
  }
  const found = core(schema);
  if (found.enum) return found.enum[0];
  switch (found.kind) {
    case 'day':
      return '2026-11-20';
    case 'instant':
      return '2026-11-20T00:00:00.000Z';
    case 'number':
    case 'money':
      return Math.max(found.minimum ?? 1, 1);
    case 'yes-no':
      return false;
    case 'text':
    case 'long-text':
      return '试填文字';
    case 'secret':
      return 'a-secret-nobody-uses-7';
    default:
      break;
  }
  if (found.type === 'array' && found.items) return [valueFor(verb, field, found.items, school)];
  if (found.type === 'object') return required(verb, found, school);
  throw new Error(`${verb.name}: no value is known for ${field}`);
}

function required(
  verb: Verb,
  { properties = {}, required: names = [] }: FieldSchema,
  school: FilledSchool,
) {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, schema]) => names.includes(name) && schema.default === undefined)
      .map(([name, schema]) => [name, valueFor(verb, name, schema, school)]),
  );
}

/** The fields of a verb that name something of a school. */
export function referencesOf(verb: Verb): readonly string[] {
  const { properties = {} } = describeVerb(verb).input;
  return Object.entries(properties)
    .filter(([name, schema]) => thingOf(verb, name, schema) !== null)
    .map(([name]) => name);
}

/**
 * Inputs of a verb that name the school's own things and that it must take: those written down for it, else the least
 * it asks for, alone and with each optional field that names something.
 */
export function inputsOf(verb: Verb, school: FilledSchool): readonly object[] {
  const shaped = shapes[verb.name];
  if (shaped !== undefined) return shaped(school);
  const { input } = describeVerb(verb);
  const least = required(verb, input, school);
  const further = referencesOf(verb)
    .filter((field) => !(field in least))
    .map((field) => ({
      ...least,
      [field]: valueFor(verb, field, input.properties?.[field] ?? {}, school),
    }));
  return [least, ...further];
}

/** An input with one thing of another school in it. */
export interface Swapped {
  readonly field: string;
  readonly input: object;
}

/** For each thing an input names, the input with the other school's in its place; both inputs are of one shape. */
export function swapsOf(own: object, others: object): readonly Swapped[] {
  return Object.entries(own).flatMap(([field, value]): readonly Swapped[] => {
    const other = (others as Record<string, unknown>)[field];
    if (JSON.stringify(value) === JSON.stringify(other)) return [];
    if (typeof value === 'object' && value !== null && typeof other === 'object' && other !== null)
      return swapsOf(value, other).map((swapped) => ({
        field: `${field}.${swapped.field}`,
        input: {
          ...own,
          [field]: Array.isArray(value) ? Object.values(swapped.input) : swapped.input,
        },
      }));
    return [{ field, input: { ...own, [field]: other } }];
  });
}
