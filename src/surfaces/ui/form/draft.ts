import { unreachable } from '../../../kernel/unreachable.ts';
import { plainYuan } from '../amounts.ts';
import type { FieldShape } from '../field-shape.ts';

/**
 * What a field holds while it is being filled in. Text, numbers and money are what was typed; nothing chosen is null
 * or the empty text, and stays so: unknown is not "no".
 */
export type Draft =
  string | boolean | null | ReferenceDraft | FileDraft | ChoicesDraft | ListDraft | GroupDraft;

/** A chosen row of another list, with the name to show. */
export interface ReferenceDraft {
  readonly kind: 'reference';
  readonly id: string;
  readonly label: string;
}

/** A stored file, or one on its way (no hash yet). */
export interface FileDraft {
  readonly kind: 'file';
  readonly sha256: string | null;
  readonly name: string;
}

/** Several values of a closed list. */
export interface ChoicesDraft {
  readonly kind: 'choices';
  readonly values: readonly string[];
}

/** Rows, each with a key that stays with it when it is moved. */
export interface ListDraft {
  readonly kind: 'list';
  readonly rows: readonly { readonly key: number; readonly draft: Draft }[];
}

/** Fields of an object. */
export interface GroupDraft {
  readonly kind: 'group';
  readonly fields: Readonly<Record<string, Draft>>;
}

/** Values a form begins with, by field; `unitName` beside `unitId` gives a reference its name. */
export type Initial = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function referenceOf(name: string, value: unknown, beside: Initial): ReferenceDraft | null {
  if (typeof value !== 'string' || value === '') return null;
  const label = beside[name.replace(/Id$/, 'Name')];
  return { kind: 'reference', id: value, label: typeof label === 'string' ? label : '' };
}

function yesNoOf(value: unknown): boolean | null {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' ? value : null;
}

function fileOf(name: string, value: unknown, beside: Initial): FileDraft | null {
  if (typeof value !== 'string' || value === '') return null;
  const label = beside[`${name}Name`];
  return { kind: 'file', sha256: value, name: typeof label === 'string' ? label : '' };
}

function listOf(shape: FieldShape, value: unknown): ListDraft {
  const { item } = shape;
  if (!item) return { kind: 'list', rows: [] };
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  const least = isEmptyAllowed(shape) ? 0 : (shape.schema.minItems ?? 0);
  const missing = Array.from({ length: Math.max(0, least - given.length) }, () => undefined);
  const rows = [...given, ...missing].map((one, key) => ({ key, draft: draftOf(item, one, {}) }));
  return { kind: 'list', rows };
}

/** Whether nothing at all may stand here. */
function isEmptyAllowed(shape: FieldShape): boolean {
  return shape.optional || shape.nullable;
}

/** What a field begins with. */
export function draftOf(shape: FieldShape, given: unknown, beside: Initial): Draft {
  const value = given === undefined ? shape.schema.default : given;
  switch (shape.kind) {
    case 'text':
    case 'long-text':
    case 'secret':
    case 'day':
    case 'instant':
    case 'number':
    case 'choice':
    case 'id':
    case 'verb':
    case 'thing':
    case 'unknown':
      return textOf(value);
    case 'money':
      return typeof value === 'number' ? plainYuan(value) : textOf(value);
    case 'yes-no':
      return yesNoOf(value);
    case 'reference':
      return referenceOf(shape.name, value, beside);
    case 'file':
      return fileOf(shape.name, value, beside);
    case 'choices':
      return { kind: 'choices', values: Array.isArray(value) ? value.map(textOf) : [] };
    case 'list':
      return listOf(shape, value);
    case 'group':
      return groupDraft(shape.fields, isRecord(value) ? value : {});
    default:
      return unreachable(shape.kind);
  }
}

/** What the fields of an object begin with. */
export function groupDraft(fields: readonly FieldShape[], initial: Initial): GroupDraft {
  const drafts = fields.map((field) => [field.name, draftOf(field, initial[field.name], initial)]);
  return { kind: 'group', fields: Object.fromEntries(drafts) as GroupDraft['fields'] };
}

/** A list with a fresh row at its end. */
export function withRow(list: ListDraft, item: FieldShape): ListDraft {
  const key = 1 + Math.max(-1, ...list.rows.map((row) => row.key));
  return { ...list, rows: [...list.rows, { key, draft: draftOf(item, undefined, {}) }] };
}

/** A list without one of its rows. */
export function withoutRow(list: ListDraft, index: number): ListDraft {
  return { ...list, rows: list.rows.filter((_, at) => at !== index) };
}

/** A list with a row moved by one place, up (-1) or down (1); unchanged at the end it cannot leave. */
export function movedRow(list: ListDraft, index: number, by: -1 | 1): ListDraft {
  const rows = [...list.rows];
  const [row] = rows.splice(index, 1);
  if (!row || index + by < 0 || index + by > rows.length) return list;
  rows.splice(index + by, 0, row);
  return { ...list, rows };
}
