import { writeFile } from 'node:fs/promises';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { say, type Words } from '../../../kernel/words.ts';
import { isUuid } from '../../../kernel/id.ts';
import type { ExitCode, Given, Io } from '../command.ts';
import { printRefusals } from '../refusals.ts';
import { surfaceWords } from '../surface-words.ts';
import { chooseCapacity, chooseDoor, jsonLine } from './choose-door.ts';
import { askQuery, doAction, listAll, listPage, listWorkbook, type Door } from './client.ts';
import { gatherInput } from './gather-input.ts';
import { answerLines, rowLines, type ValueWords } from './show-value.ts';
import { fieldsOf } from './verb-fields.ts';
import { verbNames } from './verb-names.ts';
import type { VerbWorld } from './world.ts';

/** One call of a verb from the command line. */
export interface VerbCall {
  readonly verb: VerbDescription;
  readonly world: VerbWorld;
  readonly given: Given;
  readonly io: Io;
  /** The words of the verb's room in the language asked for. */
  readonly room: Words;
}

/** A call whose door, capacity and input are known. */
interface Ready extends VerbCall {
  readonly door: Door;
  readonly capacity: string | null;
  readonly input: { readonly [key: string]: Json };
}

type Outcome = Result<ExitCode, readonly Refusal[]>;

/** Refusals that say the command line is not as it should be; they end with 2. */
const usage: readonly string[] = [
  'not-whole',
  'not-money',
  'not-yes-no',
  'not-json',
  'input-not-json',
  'input-not-object',
  'file-unreadable',
  'file-exists',
  'secret-needs-terminal',
  'confirm-needed',
  'key-not-uuid',
  'number-wanted',
];

const valueWords = ({ room, verb, io }: VerbCall): ValueWords => ({
  room,
  verb: verb.name,
  own: surfaceWords(io.language),
});

/** Prints an answer: as JSON for programs, else what was done and what was answered. */
async function printAnswer(call: VerbCall, answer: Json): Promise<Outcome> {
  const { given, io, verb, room } = call;
  if (given.has('json')) {
    await io.out(jsonLine(answer));
    return ok(0);
  }
  const done = room[`done.${verb.name}`];
  const lines = [
    ...(verb.kind === 'query' ? [] : [`${io.paint('green', '✓')} ${done ?? verb.name}`]),
    ...answerLines(answer, { words: valueWords(call), columns: io.columns }),
  ];
  await io.out(`${lines.join('\n')}\n`);
  return ok(0);
}

/** Asks before an action that is to be asked for; `--yes` has answered. Null where it may go on. */
async function unconfirmed({ verb, given, io, room }: VerbCall): Promise<Refusal | null> {
  if (verb.face !== 'confirm' || given.has('yes')) return null;
  const own = surfaceWords(io.language);
  const what = say(room, `verb.${verb.name}`);
  const answer = await io.ask(say(own, 'ask.confirm', { what }), { hidden: false });
  if (answer === null) return refusal('confirm-needed');
  return ['yes', 'y', '是'].includes(answer.trim().toLowerCase()) ? null : refusal('not-confirmed');
}

async function runAction(call: Ready): Promise<Outcome> {
  const { verb, door, capacity, input, given, io } = call;
  const key = given.text('key') ?? io.newKey();
  if (!isUuid(key)) return err([refusal('key-not-uuid', [], { key })]);
  const refused = await unconfirmed(call);
  if (refused) return err([refused]);
  const answer = await doAction(door, verb.name, { input, key, capacity });
  if (answer.ok) return printAnswer(call, answer.value);
  const lost = answer.error.some(({ code }) => code === 'server-unreachable');
  return lost ? err([...answer.error, refusal('answer-lost', [], { key })]) : answer;
}

async function runQuery(call: Ready): Promise<Outcome> {
  const { verb, door, capacity, input } = call;
  const answer = await askQuery(door, verb.name, { input, capacity });
  return answer.ok ? printAnswer(call, answer.value) : answer;
}

/** A whole number at least `least` of an option; `otherwise` where it was not given. */
function wholeOption(
  given: Given,
  name: string,
  { least, otherwise }: { readonly least: number; readonly otherwise: number },
): Result<number, readonly Refusal[]> {
  const text = given.text(name);
  if (text === null) return ok(otherwise);
  return /^\d{1,9}$/.test(text) && Number(text) >= least
    ? ok(Number(text))
    : err([refusal('number-wanted', [], { option: `--${name}`, least })]);
}

/** Rows a page shows where nothing else was asked for. */
const usualLimit = 50;

async function saveWorkbook(call: Ready, file: string): Promise<Outcome> {
  const { verb, door, io } = call;
  const bytes = await listWorkbook(door, verb.name, { ...wantedRows(call), language: io.language });
  if (!bytes.ok) return bytes;
  const failed = await writeFile(file, bytes.value, { flag: 'wx' }).then(
    () => null,
    (error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
      return error.code;
    },
  );
  if (failed !== null)
    return err([
      failed === 'EEXIST'
        ? refusal('file-exists', [], { file })
        : refusal('file-unwritable', [], { file, trouble: failed }),
    ]);
  await io.out(`${say(surfaceWords(io.language), 'saved', { file })}\n`);
  return ok(0);
}

const wantedRows = ({ given, input, capacity }: Ready) => ({
  filters: input,
  search: given.text('search'),
  sort: given.text('sort'),
  capacity,
});

async function runList(call: Ready): Promise<Outcome> {
  const { verb, door, given, io } = call;
  const file = given.text('xlsx');
  if (file !== null) return saveWorkbook(call, file);
  const offset = wholeOption(given, 'offset', { least: 0, otherwise: 0 });
  if (!offset.ok) return offset;
  const limit = wholeOption(given, 'limit', { least: 1, otherwise: usualLimit });
  if (!limit.ok) return limit;
  const wanted = { ...wantedRows(call), offset: offset.value };
  const page = given.has('all')
    ? await listAll(door, verb.name, wanted)
    : await listPage(door, verb.name, { ...wanted, limit: limit.value });
  if (!page.ok) return page;
  const { rows, total } = page.value;
  if (given.has('json')) {
    await io.out(jsonLine({ rows, total }));
    return ok(0);
  }
  const own = surfaceWords(io.language);
  const fields = fieldsOf(verb.row ?? {});
  const table = rowLines(fields, rows, { words: valueWords(call), columns: io.columns });
  const from = offset.value + 1;
  const part = say(own, 'list.part', { from, to: offset.value + rows.length, total });
  const whole = rows.length >= total;
  const lines =
    rows.length === 0
      ? [say(own, 'list.empty')]
      : [...table, whole ? say(own, 'list.total', { total }) : part];
  await io.out(`${lines.join('\n')}\n`);
  return ok(0);
}

async function callReady(call: Ready): Promise<Outcome> {
  switch (call.verb.kind) {
    case 'action':
    case 'anonymous':
      return runAction(call);
    case 'query':
      return runQuery(call);
    case 'list':
      return runList(call);
  }
}

async function attempt(call: VerbCall): Promise<Outcome> {
  const { verb, world, given, io, room } = call;
  const own = surfaceWords(io.language);
  const door = await chooseDoor(given, io);
  if (!door.ok) return door;
  const capacity = await chooseCapacity(door.value, given);
  if (!capacity.ok) return capacity;
  const reach = { door: door.value, capacity: capacity.value };
  const input = await gatherInput({ ...reach, verb, verbs: world.verbs, given, io, room, own });
  return input.ok ? callReady({ ...call, ...reach, input: input.value }) : input;
}

/** Runs a verb at the server a person is logged in to, and prints what it answered or why it did not. */
export async function runVerb(call: VerbCall): Promise<ExitCode> {
  const { verb, world, given, io, room } = call;
  const outcome = await attempt(call);
  if (outcome.ok) return outcome.value;
  const names = verbNames(verb, {
    room,
    actions: world.actions[io.language],
    own: surfaceWords(io.language),
  });
  const code = await printRefusals(outcome.error, names, { io, json: given.has('json') });
  return outcome.error.every((refused) => usage.includes(refused.code)) ? 2 : code;
}
