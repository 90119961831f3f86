import type { FieldKind } from '../../../engines/actions/fields.ts';
import type { FieldSchema } from '../../../engines/actions/description.ts';

/** One field of a verb's input or of a list's row, with what may be null or left out taken off its schema. */
export interface VerbField {
  readonly name: string;
  readonly kind: FieldKind | 'object' | 'any';
  /** The schema without its null branch. */
  readonly schema: FieldSchema;
  readonly required: boolean;
  readonly nullable: boolean;
  /** Of a list: what each entry is. */
  readonly items: VerbField | null;
  /** Why it is kept, where it is data about a person. */
  readonly personal: string | null;
}

const kinds: readonly string[] = [
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
  'verb',
  'thing',
  'file',
  'list',
] satisfies readonly FieldKind[];

const isKind = (kind: string | undefined): kind is FieldKind =>
  kind !== undefined && kinds.includes(kind);

/** The kind a schema says, or else the one its JSON type stands for. */
function kindOf(schema: FieldSchema): VerbField['kind'] {
  if (isKind(schema.kind)) return schema.kind;
  if (schema.enum) return 'choice';
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'yes-no';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    default:
      return 'any';
  }
}

const isNull = (schema: FieldSchema): boolean => schema.type === 'null';

/** The schema without its null branch, keeping what stands beside the branches. */
function withoutNull(schema: FieldSchema): FieldSchema {
  const branches = schema.anyOf?.filter((branch) => !isNull(branch));
  const [only] = branches ?? [];
  if (!schema.anyOf || branches?.length !== 1 || !only) return schema;
  const { anyOf: _, ...beside } = schema;
  return withoutNull({ ...only, ...beside });
}

function fieldOf(name: string, schema: FieldSchema, required: boolean): VerbField {
  const plain = withoutNull(schema);
  const kind = kindOf(plain);
  return {
    name,
    kind,
    schema: plain,
    required,
    nullable: schema.anyOf?.some(isNull) ?? false,
    items: kind === 'list' && plain.items ? fieldOf(name, plain.items, true) : null,
    personal: plain.personal ?? null,
  };
}

/** The fields of an object schema, in their order. */
export function fieldsOf(schema: FieldSchema): readonly VerbField[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).map(([name, field]) =>
    fieldOf(name, field, required.has(name)),
  );
}

/** A field's name as an option: `unitId` is `unit`, `fullTime` is `full-time`. An id is given by what it points at. */
export function flagOf({ name, kind, items }: VerbField): string {
  const plain =
    kind === 'reference' || items?.kind === 'reference' ? name.replace(/Ids?$/, '') : name;
  return plain.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
