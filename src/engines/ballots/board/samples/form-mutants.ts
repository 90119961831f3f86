import { canonicalJson } from '../../../../kernel/json.ts';
import { toHex, utf8 } from '../../bytes.ts';
import type { EventType } from '../../model.ts';
import { portablePrimitives } from '../../portable-primitives.ts';
import { writeBoard } from '../write-board.ts';
import { flipped, type Mutant } from './forge.ts';
import type { SampleBoard } from './sample-board.ts';

const { sha256 } = portablePrimitives;

/** A file whose every line was written by `write`, hashes made to fit what it wrote. */
function respelled(
  board: SampleBoard,
  type: EventType,
  write: (payload: string) => string,
): Uint8Array {
  const text = writeBoard(sha256, board.events, board.ballots);
  const lines = text.split('\n');
  const line = lines.findIndex(
    (one) => one.startsWith('{"height":') && one.includes(`"type":"${type}"`),
  );
  const before = lines[line - 1] ?? '';
  lines[line - 1] = write(before);
  let parent: string | null = null;
  for (const [at, one] of lines.entries()) {
    if (!one.startsWith('{"height":')) continue;
    const event = JSON.parse(one) as { height: number; payload: string; type: string };
    const payload = toHex(sha256(utf8(lines[at - 1] ?? '')));
    const again: string = canonicalJson({ ...event, parent, payload });
    lines[at] = again;
    parent = toHex(sha256(utf8(again)));
  }
  return utf8(lines.join('\n'));
}

/** Payloads spelled otherwise under a chain that holds, and files that are no lines of JSON. */
export function formMutants(board: SampleBoard): readonly Mutant[] {
  const { text } = board;
  const v01 = (name: string, file: Uint8Array): Mutant => ({ name, must: 'V01', file: () => file });
  const types = [...new Set(board.events.map(({ type }) => type))];
  const close = (name: string, write: (payload: string) => string): Mutant =>
    v01(`close: ${name}`, respelled(board, 'close', write));
  const lines = text.split('\n');
  return [
    ...types.map((type) =>
      v01(
        `${type}: white space`,
        respelled(board, type, (one) => `${one} `),
      ),
    ),
    ...types.map((type) =>
      v01(
        `${type}: a member more`,
        respelled(board, type, (one) => one.replace(/\}(\]?)$/, ',"zzz":1}$1').replace('{,', '{')),
      ),
    ),
    close('a fraction', (one) => one.replace(/(\d)(?=[,}])/, '$1.0')),
    close('an exponent', (one) => one.replace(/(\d)(?=[,}])/, '$1e0')),
    close('a member twice', (one) => one.replace('{', '{"box":1,')),
    close('members exchanged', (one) => `{${one.slice(1, -1).split(',').toReversed().join(',')}}`),
    close('minus nought', (one) => one.replace(/:\d+/, ':-0')),
    close('too large', (one) => one.replace(/:\d+/, ':1000001')),
    close('larger than exact', (one) => one.replace(/:\d+/, ':9007199254740993')),
    close('a text', (one) => one.replace(/:(\d+)/, ':"$1"')),
    close('true', (one) => one.replace(/:\d+/, ':true')),
    close('nothing', () => ''),
    close('null', () => 'null'),
    close('deep', () => '['.repeat(5000)),
    close('a list', (one) => `[${one}]`),
    v01(
      'setup: half a pair',
      respelled(board, 'setup', (one) =>
        one.replace(/"title":"[^"]*"/, String.raw`"title":"\ud800"`),
      ),
    ),
    v01(
      'setup: an escape',
      respelled(board, 'setup', (one) => one.replace('"school":"', String.raw`"school":"\u0041`)),
    ),
    v01('empty', new Uint8Array(0)),
    v01('no line feed at the end', utf8(text.slice(0, -1))),
    v01('a line feed more', utf8(`${text}\n`)),
    v01('two kinds of line ends', utf8(text.replaceAll('\n', '\r\n'))),
    v01('a byte order mark', utf8(`\uFEFF${text}`)),
    v01('an event line spoiled', utf8(text.replace('"type":"close"', '"type":"open"'))),
    v01(
      'an event line doubled',
      utf8([...lines.slice(0, 2), lines[1] ?? '', ...lines.slice(2)].join('\n')),
    ),
    v01('a line between', utf8([...lines.slice(0, 4), '{}', ...lines.slice(4)].join('\n'))),
    v01(
      'bytes that are no text',
      new Uint8Array([...utf8(text.slice(0, 40)), 0xff, ...utf8(text.slice(40))]),
    ),
    v01('another file', utf8('{"kind":"mingzhang-count"}\n')),
  ];
}

/** The file cut off behind every line but the last. */
export function cutMutants({ text }: SampleBoard): readonly Mutant[] {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1).slice(0, -1);
  // Who signs after enough have signed may be missing: that board was certified, too.
  return ends.map((end) => ({
    name: `cut at ${end}`,
    must: null,
    file: () => utf8(text.slice(0, end)),
  }));
}

/** One bit of a byte turned, some places in every line; the forger mends nothing. */
export function byteMutants({ text }: SampleBoard, places: number): readonly Mutant[] {
  const bytes = utf8(text);
  const lines = [...text.matchAll(/\n/g)].length;
  const step = Math.max(1, Math.floor(bytes.length / Math.max(places, lines)));
  const mutants: Mutant[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    const bit = 1 << (at % 8);
    mutants.push({
      name: `bit ${bit} of byte ${at}`,
      must: null,
      file: () => flipped(bytes, at, bit),
    });
  }
  return mutants;
}
