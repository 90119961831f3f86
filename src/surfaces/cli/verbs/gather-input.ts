import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { say, type Words } from '../../../kernel/words.ts';
import type { Given, Io } from '../command.ts';
import { listAll, upload, type Door, type Row } from './client.ts';
import { fileType } from './file-type.ts';
import { readTyped, type Typed } from './input-value.ts';
import { fieldWord } from './room-words.ts';
import { fieldsOf, flagOf, type VerbField } from './verb-fields.ts';

/** What gathering an input needs: the door, what was typed, and the verbs by which names are looked up. */
export interface Gathering {
  readonly door: Door;
  readonly capacity: string | null;
  readonly verb: VerbDescription;
  readonly verbs: readonly VerbDescription[];
  readonly given: Given;
  readonly io: Io;
  readonly room: Words;
  readonly own: Words;
}

type Gathered<T> = Result<T, readonly Refusal[]>;
type Input = { readonly [key: string]: Json };

/** What is wrong with a file that cannot be read: its system code, such as ENOENT. */
const trouble = (error: NodeJS.ErrnoException): { readonly trouble: string } => {
  if (error.code === undefined) throw error;
  return { trouble: error.code };
};

/** The whole input of `--input`: a file, or `-` for standard input. */
async function wholeInput({ given, io }: Gathering): Promise<Gathered<Input>> {
  const named = given.text('input');
  if (named === null) return ok({});
  const bytes = named === '-' ? await io.readInput() : await readFile(named).catch(trouble);
  if ('trouble' in bytes)
    return err([refusal('file-unreadable', [], { file: named, trouble: bytes.trouble })]);
  try {
    const input = JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
    if (input !== null && typeof input === 'object' && !Array.isArray(input))
      return ok(input as Input);
    return err([refusal('input-not-object', [], { file: named })]);
  } catch (error) {
    if (error instanceof SyntaxError) return err([refusal('input-not-json', [], { file: named })]);
    throw error;
  }
}

/** Whether a row is named by a text: one of its values, ids apart, reads so. */
const isNamed = (row: Row, text: string): boolean =>
  Object.entries(row).some(
    ([name, value]) => name !== 'id' && (value === text || value === Number(text)),
  );

const inShort = (row: Row): string =>
  Object.entries(row)
    .filter(([name, value]) => name !== 'id' && typeof value === 'string' && value !== '')
    .slice(0, 3)
    .map(([, value]) => String(value))
    .join(' ');

/** The id of the one row of a thing that a text names: a number, a name. */
async function lookUp(
  { door, capacity, verbs }: Gathering,
  { to, text }: Extract<Typed, { kind: 'reference' }>,
  at: string,
): Promise<Gathered<Json>> {
  const list = verbs.find(({ name }) => name === `${to}.list`);
  if (!list) return ok(text);
  const search = list.searchable ? text : null;
  const wanted = { filters: {}, search, sort: null, offset: 0, capacity };
  const found = await listAll(door, list.name, wanted);
  if (!found.ok) return found;
  const named = found.value.rows.filter((row) => isNamed(row, text));
  const [only] = named;
  if (named.length === 1 && only) return ok(only.id ?? text);
  if (named.length === 0) return err([refusal('name-unknown', at, { text })]);
  const rows = named.slice(0, 5).map((row) => `${inShort(row)} (${String(row.id)})`);
  return err([refusal('name-ambiguous', at, { text, rows: rows.join('; ') })]);
}

async function uploadFile(
  { door, io }: Gathering,
  file: string,
  at: string,
): Promise<Gathered<Json>> {
  const bytes = await readFile(file).catch(trouble);
  if ('trouble' in bytes)
    return err([refusal('file-unreadable', at, { file, trouble: bytes.trouble })]);
  const name = path.basename(file);
  return upload(door, { name, type: fileType(name), bytes }, io.newKey());
}

async function valueOf(
  gathering: Gathering,
  field: VerbField,
  text: string,
): Promise<Gathered<Json>> {
  const typed = readTyped(field, text);
  if (!typed.ok) return err([refusal(typed.error, field.name, { text })]);
  switch (typed.value.kind) {
    case 'value':
      return ok(typed.value.value);
    case 'reference':
      return lookUp(gathering, typed.value, field.name);
    case 'file':
      return uploadFile(gathering, typed.value.path, field.name);
  }
}

async function listOf(
  gathering: Gathering,
  field: VerbField,
  texts: readonly string[],
): Promise<Gathered<Json>> {
  const values: Json[] = [];
  for (const text of texts) {
    const value = await valueOf(gathering, field.items ?? field, text);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

/** Asks for a secret without showing it. */
async function secretOf(
  { io, room, own, verb }: Gathering,
  field: VerbField,
): Promise<Gathered<Json>> {
  const label = fieldWord({ room, verb: verb.name }, field.name) ?? field.name;
  const secret = await io.ask(say(own, 'ask.value', { label }), { hidden: true });
  return secret === null ? err([refusal('secret-needs-terminal', field.name)]) : ok(secret);
}

/** What one field was given; undefined where it was not. */
function givenFor(
  gathering: Gathering,
  field: VerbField,
  whole: Input,
): Promise<Gathered<Json>> | undefined {
  const { given } = gathering;
  const flag = flagOf(field);
  if (field.kind === 'secret') {
    const wanted = given.has(flag) || (field.required && whole[field.name] === undefined);
    return wanted ? secretOf(gathering, field) : undefined;
  }
  if (field.kind === 'list')
    return given.has(flag) ? listOf(gathering, field, given.texts(flag)) : undefined;
  const text = given.text(flag);
  return text === null ? undefined : valueOf(gathering, field, text);
}

/**
 * The input of a verb: what `--input` holds, with the options over it. Names are looked up, files uploaded, secrets
 * asked for; every field that cannot be understood is refused by its place.
 */
export async function gatherInput(gathering: Gathering): Promise<Gathered<Input>> {
  const whole = await wholeInput(gathering);
  if (!whole.ok) return whole;
  const input: Record<string, Json> = { ...whole.value };
  const refusals: Refusal[] = [];
  for (const field of fieldsOf(gathering.verb.input)) {
    const value = await givenFor(gathering, field, whole.value);
    if (value === undefined) continue;
    if (value.ok) input[field.name] = value.value;
    else refusals.push(...value.error);
  }
  return refusals.length > 0 ? err(refusals) : ok(input);
}
