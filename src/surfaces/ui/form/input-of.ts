import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import { parseWhole, parseYuan, plainYuan } from '../amounts.ts';
import type { FieldSchema } from '../../../engines/actions/description.ts';
import { isRequired, type FieldShape } from '../field-shape.ts';
import type { Draft, GroupDraft, Initial, ListDraft } from './draft.ts';

type Path = readonly (string | number)[];

/** What a draft says: the value to send (`undefined` leaves the field out), and what must be mended before. */
export interface ReadDraft {
  readonly value: unknown;
  readonly problems: readonly Refusal[];
}

const fine = (value: unknown): ReadDraft => ({ value, problems: [] });
const bad = (code: string, path: Path, values: Refusal['values'] = {}): ReadDraft => ({
  value: undefined,
  problems: [refusal(code, path, values)],
});

/** Nothing was given: null where that is a value, left out where it may be, a problem otherwise. */
function nothing(shape: FieldShape, path: Path, code = 'field-required'): ReadDraft {
  if (shape.nullable) return fine(null);
  return shape.optional ? fine(undefined) : bad(code, path);
}

/** Characters as people count them; a rare character is one. */
const lengthOf = (text: string): number => [...text].length;

function readText(shape: FieldShape, text: string, path: Path): ReadDraft {
  const { minLength = 0, maxLength = Infinity } = shape.schema;
  const count = lengthOf(text);
  if (text.length > maxLength) return bad('text-too-long', path, { most: maxLength, count });
  if (text.length < minLength) return bad('text-too-short', path, { least: minLength, count });
  return fine(text);
}

function outOfRange(
  value: number,
  { minimum = -Infinity, maximum = Infinity }: FieldSchema,
): 'small' | 'big' | null {
  if (value < minimum) return 'small';
  return value > maximum ? 'big' : null;
}

function readNumber(shape: FieldShape, text: string, path: Path): ReadDraft {
  const value = parseWhole(text);
  if (value === null) return bad('number-invalid', path);
  const { minimum = 0, maximum = 0 } = shape.schema;
  const out = outOfRange(value, shape.schema);
  if (out === 'small') return bad('number-too-small', path, { least: minimum });
  return out === 'big' ? bad('number-too-big', path, { most: maximum }) : fine(value);
}

function readMoney(shape: FieldShape, text: string, path: Path): ReadDraft {
  const cents = parseYuan(text);
  if (cents === null) return bad('money-invalid', path);
  const { minimum = 0, maximum = 0 } = shape.schema;
  const out = outOfRange(cents, shape.schema);
  if (out === 'small') return bad('money-too-small', path, { least: plainYuan(minimum) });
  return out === 'big' ? bad('money-too-big', path, { most: plainYuan(maximum) }) : fine(cents);
}

function readList(shape: FieldShape, draft: ListDraft, path: Path): ReadDraft {
  const { item } = shape;
  if (!item) return fine([]);
  if (draft.rows.length === 0 && !isRequired(shape)) return nothing(shape, path);
  const { minItems = 0, maxItems = Infinity } = shape.schema;
  if (draft.rows.length < minItems) return bad('rows-too-few', path, { least: minItems });
  if (draft.rows.length > maxItems) return bad('rows-too-many', path, { most: maxItems });
  const read = draft.rows.map((row, index) => inputOf(item, row.draft, [...path, index]));
  return {
    value: read.map(({ value }) => value),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Whether nothing was typed or chosen anywhere in it. */
export function isBlank(draft: Draft): boolean {
  if (typeof draft === 'string') return draft.trim() === '';
  if (typeof draft === 'boolean' || draft === null) return draft === null;
  switch (draft.kind) {
    case 'reference':
    case 'file':
      return false;
    case 'choices':
      return draft.values.length === 0;
    case 'list':
      return draft.rows.length === 0;
    case 'group':
      return Object.values(draft.fields).every(isBlank);
    default:
      return unreachable(draft);
  }
}

function readTyped(shape: FieldShape, draft: string, path: Path): ReadDraft {
  if (shape.kind === 'secret') {
    return draft === '' ? nothing(shape, path) : readText(shape, draft, path);
  }
  const text = draft.trim();
  if (text === '') {
    return nothing(shape, path, shape.kind === 'choice' ? 'choice-required' : 'field-required');
  }
  if (shape.kind === 'number') return readNumber(shape, text, path);
  if (shape.kind === 'money') return readMoney(shape, text, path);
  return readText(shape, text, path);
}

/** Reads one field's draft. */
export function inputOf(shape: FieldShape, draft: Draft, path: Path): ReadDraft {
  if (typeof draft === 'string') return readTyped(shape, draft, path);
  if (typeof draft === 'boolean') return fine(draft);
  if (draft === null) {
    return nothing(shape, path, shape.kind === 'file' ? 'file-required' : 'choice-required');
  }
  switch (draft.kind) {
    case 'reference':
      return fine(draft.id);
    case 'file':
      return draft.sha256 === null ? bad('file-uploading', path) : fine(draft.sha256);
    case 'choices':
      if (draft.values.length === 0 && !isRequired(shape)) return nothing(shape, path);
      if (draft.values.length < (shape.schema.minItems ?? 0)) return bad('choice-required', path);
      return fine([...draft.values]);
    case 'list':
      return readList(shape, draft, path);
    case 'group':
      if (!isRequired(shape) && isBlank(draft)) return nothing(shape, path);
      return groupInput(shape.fields, draft, { path });
    default:
      return unreachable(draft);
  }
}

const wasGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length);

/** What a change is made to: the values there are now, and the drafts the form began with. */
export interface Change {
  readonly existing: Initial;
  readonly begun: GroupDraft;
}

const same = (a: Draft | undefined, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Reads a field that may be left out, in view of what is there now. What was not touched is left out, so that changing
 * one field says nothing of the others; what was made blank is cleared, where nothing is a value.
 */
function readField(shape: FieldShape, draft: Draft, path: Path, change: Change): ReadDraft {
  if (!shape.optional) return inputOf(shape, draft, path);
  const now = change.existing[shape.name];
  if (now !== undefined && same(change.begun.fields[shape.name], draft)) return fine(undefined);
  if (!isBlank(draft)) return inputOf(shape, draft, path);
  if (!wasGiven(now)) return fine(undefined);
  return shape.nullable ? fine(null) : bad('field-required', path);
}

const nothingYet: Change = { existing: {}, begun: { kind: 'group', fields: {} } };

/** Reads the drafts of an object's fields; what is left out is not in the value. */
export function groupInput(
  fields: readonly FieldShape[],
  draft: GroupDraft,
  { path = [], change = nothingYet }: { readonly path?: Path; readonly change?: Change } = {},
): ReadDraft {
  const read = fields.map((field) => {
    const own = draft.fields[field.name] ?? null;
    return {
      name: field.name,
      ...readField(field, own, [...path, field.name], change),
    };
  });
  const given = read.filter(({ value }) => value !== undefined);
  return {
    value: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    problems: read.flatMap(({ problems }) => problems),
  };
}
