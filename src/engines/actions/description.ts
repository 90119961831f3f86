import { z } from 'zod';
import type { Grant } from './actor.ts';
import type { Verb } from './verb.ts';

/** A JSON Schema (2020-12) object, with `kind`, `to`, `types` and `personal` of `fields.ts` on its fields. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly kind?: string;
  readonly to?: string;
  readonly personal?: string;
  readonly types?: readonly string[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

/** A verb as data: what surfaces project, and what `GET /api/{school}/verbs` answers for the verbs a person may use. */
export interface VerbDescription {
  readonly name: string;
  readonly room: string;
  readonly kind: Verb['kind'];
  readonly may: readonly Grant[];
  readonly refuses: readonly string[];
  readonly input: FieldSchema;
  /** Of an action: how a person meets it; of an anonymous act always a form. */
  readonly face: 'form' | 'screen' | 'confirm' | null;
  /** Of an action: on which rows of a list it makes sense, by field and values; left out where on all. */
  readonly offered?: Readonly<Record<string, readonly (string | boolean | null)[]>>;
  /** Of a question: its answer is had as a paper, too (`papers/<name>.docx`). */
  readonly paper?: boolean;
  /** Of a list: one row, its columns in their order, and what it can be sorted by. */
  readonly row: FieldSchema | null;
  readonly sortable: readonly string[];
  readonly searchable: boolean;
  /** Of a list: its own order, that of its first sortable field, begins with the last. */
  readonly newestFirst?: boolean;
}

const schemaOf = (schema: z.ZodType): FieldSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as FieldSchema;

function faceOf(verb: Verb): VerbDescription['face'] {
  switch (verb.kind) {
    case 'action':
      return verb.face;
    case 'anonymous':
      return 'form';
    case 'query':
    case 'list':
      return null;
  }
}

/** The verb as data. */
export function describeVerb(verb: Verb): VerbDescription {
  const list = verb.kind === 'list' ? verb : null;
  return {
    name: verb.name,
    room: verb.room,
    kind: verb.kind,
    may: verb.may,
    refuses: verb.refuses,
    input: schemaOf(verb.input),
    face: faceOf(verb),
    row: list ? schemaOf(list.row) : null,
    sortable: list?.sortable ?? [],
    searchable: list?.searchable ?? false,
    ...(verb.kind === 'action' && verb.offered ? { offered: verb.offered } : {}),
    ...(verb.kind === 'query' && verb.paper ? { paper: true } : {}),
    ...(list?.newestFirst ? { newestFirst: true } : {}),
  };
}
