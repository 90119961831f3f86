import type { FieldSchema } from '../../engines/actions/description.ts';

/** What a field is to a form or a table. `choices` is a list of one closed list's values; `group` is an object. */
export type ShapeKind =
  | 'text'
  | 'long-text'
  | 'secret'
  | 'day'
  | 'number'
  | 'money'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'reference'
  | 'id'
  | 'instant'
  | 'file'
  | 'verb'
  | 'thing'
  | 'list'
  | 'group'
  | 'unknown';

/** One field of an input or a row, with what JSON Schema spreads over several places brought together. */
export interface FieldShape {
  readonly name: string;
  readonly kind: ShapeKind;
  /** May be left out. */
  readonly optional: boolean;
  /** May be null: not known, or none. */
  readonly nullable: boolean;
  /** The schema without its null. */
  readonly schema: FieldSchema;
  /** Of a list: what its rows are. */
  readonly item: FieldShape | null;
  /** Of a group: its fields in their order. */
  readonly fields: readonly FieldShape[];
}

const named: ReadonlySet<string> = new Set<ShapeKind>([
  'text',
  'long-text',
  'secret',
  'day',
  'number',
  'money',
  'choice',
  'yes-no',
  'reference',
  'id',
  'instant',
  'file',
  'verb',
  'thing',
]);

function plainType(schema: FieldSchema): string | undefined {
  const { type } = schema;
  return typeof type === 'string' ? type : type?.find((one) => one !== 'null');
}

function kindOf(schema: FieldSchema): ShapeKind {
  if (schema.kind !== undefined && named.has(schema.kind)) return schema.kind as ShapeKind;
  if (schema.enum) return 'choice';
  switch (plainType(schema)) {
    case 'string':
      return schema.format === 'date' ? 'day' : schema.format === 'date-time' ? 'instant' : 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'yes-no';
    case 'array':
      return schema.items && kindOf(withoutNull(schema.items).schema) === 'choice'
        ? 'choices'
        : 'list';
    case 'object':
      return schema.properties ? 'group' : 'unknown';
    default:
      return 'unknown';
  }
}

/** Takes the null out of `anyOf: [x, null]` and keeps what was said beside it (`default`, `personal`). */
function withoutNull(schema: FieldSchema): { schema: FieldSchema; nullable: boolean } {
  const { anyOf, ...beside } = schema;
  if (!anyOf)
    return { schema, nullable: Array.isArray(schema.type) && schema.type.includes('null') };
  const others = anyOf.filter(({ type }) => type !== 'null');
  const [only] = others;
  if (others.length !== 1 || !only) return { schema, nullable: others.length < anyOf.length };
  const inner = withoutNull(only);
  return {
    schema: { ...inner.schema, ...beside },
    nullable: inner.nullable || others.length < anyOf.length,
  };
}

/** The shape of one field. */
export function shapeOf(name: string, schema: FieldSchema, optional: boolean): FieldShape {
  const plain = withoutNull(schema);
  const kind = kindOf(plain.schema);
  const { items } = plain.schema;
  return {
    name,
    kind,
    optional: optional || plain.schema.default !== undefined,
    nullable: plain.nullable,
    schema: plain.schema,
    item: (kind === 'list' || kind === 'choices') && items ? shapeOf(name, items, false) : null,
    fields: kind === 'group' ? fieldsOf(plain.schema) : [],
  };
}

/** The fields of an object in their order. */
export function fieldsOf(schema: FieldSchema): readonly FieldShape[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, field]) =>
    shapeOf(name, field, !required.has(name)),
  );
}

/** Whether something must be given. */
export function isRequired(shape: FieldShape): boolean {
  return !shape.optional && !shape.nullable;
}
