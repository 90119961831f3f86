import type { Refusal } from '../../kernel/refusal.ts';
import { fill, say, type Words } from '../../kernel/words.ts';
import type { ExitCode, Io } from './command.ts';
import { printable, wrap } from './terminal.ts';
import { surfaceWords } from './surface-words.ts';

/** How the places and limits of a refusal are named. */
export interface RefusalNames {
  /** Words of the refusals: `refusal.<code>` and `refusal.<code>.way`. The first that has one speaks. */
  readonly words: readonly Words[];
  /** A field's path as the person typed it, for instance `--name（名称）`; null where it has none. */
  readonly place: (field: Refusal['field']) => string | null;
  /** What the field would have to be, or null. */
  readonly wanted: (refused: Refusal) => string | null;
}

const wordOf = (catalogues: readonly Words[], key: string): string | null =>
  catalogues.find((words) => words[key] !== undefined)?.[key] ?? null;

function sentence({ code, values }: Refusal, names: RefusalNames, own: Words): string {
  const issue = values.issue;
  const byIssue =
    code === 'input-invalid' && issue !== undefined ? wordOf(names.words, `issue.${issue}`) : null;
  const said = byIssue ?? wordOf(names.words, `refusal.${code}`);
  // A newer server may refuse with a code this program has no words for.
  return said === null ? say(own, 'refusal.unknown', { code }) : fill(said, values);
}

/** The lines of one refusal: where, what is wrong, what is wanted, and the way out. */
export function refusalLines(refused: Refusal, names: RefusalNames, io: Io): readonly string[] {
  const own = surfaceWords(io.language);
  const place = refused.field.length === 0 ? null : names.place(refused.field);
  const what = sentence(refused, names, own);
  const head = place === null ? what : say(own, 'refusal.at', { place, what });
  const wanted = names.wanted(refused);
  const way = wordOf(names.words, `refusal.${refused.code}.way`);
  const below = [
    ...(wanted === null ? [] : [say(own, 'refusal.wanted', { wanted })]),
    ...(way === null ? [] : [fill(way, refused.values)]),
  ];
  const width = io.columns - 2;
  const [first = '', ...rest] = wrap(printable(head), width);
  return [
    `${io.paint('red', '✗')} ${first}`,
    ...[...rest, ...below.flatMap((text) => wrap(printable(text), width))].map((l) => `  ${l}`),
  ];
}

/** Prints refusals on the error stream; as JSON on the output where a program reads it. */
export async function printRefusals(
  refusals: readonly Refusal[],
  names: RefusalNames,
  { io, json = false }: { readonly io: Io; readonly json?: boolean },
): Promise<ExitCode> {
  if (json) await io.out(`${JSON.stringify({ refusals })}\n`);
  else {
    const lines = refusals.flatMap((refused) => refusalLines(refused, names, io));
    await io.err(`${lines.join('\n')}\n`);
  }
  return 1;
}

/** Names for refusals that concern no field. */
export function plainNames(...words: readonly Words[]): RefusalNames {
  return { words, place: () => null, wanted: () => null };
}
