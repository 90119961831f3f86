import { say, type Language } from '../../kernel/words.ts';
import { keyOf, type Command, type ExitCode, type Io } from './command.ts';
import { commandHelp, groupHelp, overview, type HelpLayout } from './help.ts';
import { languageAsked, languageOf } from './language.ts';
import { nearest } from './nearest.ts';
import { parseGiven, type UsageRefusal } from './parse.ts';
import { surfaceWords } from './surface-words.ts';
import { allBranches, findCommand, type Branch, type CommandTree } from './tree.ts';

/** A program of many commands. */
export interface Program {
  readonly name: string;
  readonly version: string;
  readonly tree: CommandTree;
  /** Its surroundings, in the language that was asked for. */
  readonly io: (language: Language) => Io;
}

function layoutOf(program: Program, io: Io): HelpLayout {
  const { language, columns } = io;
  return { program: program.name, language, words: surfaceWords(language), columns };
}

/** Says on the error stream why a command line cannot be followed, what may have been meant, and where to read on. */
async function refuseUsage(
  { code, values, near }: UsageRefusal,
  see: string,
  { io, own = null }: { readonly io: Io; readonly own?: string | null },
): Promise<ExitCode> {
  const words = surfaceWords(io.language);
  const what = own ?? say(words, `usage.${code}`, values);
  const meant = near === null ? '' : ` ${say(words, 'usage.near', { near })}`;
  await io.err(`${what}${meant}\n${say(words, 'usage.see', { command: see })}\n`);
  return 2;
}

/** A name nobody knows, or half of one: the nearest there is, or the second words there are. */
async function refuseName(program: Program, words: readonly string[], io: Io): Promise<ExitCode> {
  const branches = await allBranches(program.tree, io.language);
  const below = branches.filter(({ path }) => path[0] === words[0]);
  const names = branches.map(({ path }) => path.join(' '));
  const lengths = [...new Set(branches.map(({ path }) => path.length))];
  const meant = lengths
    .toSorted((a, b) => b - a)
    .filter((length) => words.length >= length)
    .map((length) => nearest(words.slice(0, length).join(' '), names))
    .find((name) => name !== null);
  const given = words.slice(0, 2).join(' ');
  if (below.length > 0 && words.length === 1) {
    const known = below.map(({ path }) => path.slice(1).join(' ')).join(', ');
    const refused = { code: 'incomplete-command', values: { given, known }, near: null } as const;
    return refuseUsage(refused, `${program.name} ${given}`, { io });
  }
  const near = meant === undefined ? null : `${program.name} ${meant}`;
  const group = below.length > 0 ? `${program.name} ${words[0] ?? ''}` : program.name;
  const values = { given: below.length > 0 ? given : (words[0] ?? '') };
  return refuseUsage({ code: 'unknown-command', values, near }, near ?? group, { io });
}

async function runBranch(
  program: Program,
  { branch, rest }: { readonly branch: Branch; readonly rest: readonly string[] },
  io: Io,
): Promise<ExitCode> {
  const command = await branch.load();
  const given = parseGiven(command, rest);
  if (!given.ok) {
    const see = [program.name, ...command.path].join(' ');
    return refuseUsage(given.error, see, { io, own: ownSentence(command, given.error, io) });
  }
  if (given.value.has('version')) return printVersion(program, io);
  if (given.value.has('help')) return printHelp(commandHelp(command, layoutOf(program, io)), io);
  return command.run(given.value, io);
}

/** What the command itself says of an argument that is missing, or null. */
function ownSentence(command: Command, refused: UsageRefusal, io: Io): string | null {
  if (refused.code !== 'argument-missing') return null;
  const key = `argument.${keyOf(command.path)}.${refused.values.argument ?? ''}`;
  const words = command.words[io.language];
  const label = words[key];
  return (
    words[`${key}.missing`] ??
    (label === undefined
      ? null
      : say(surfaceWords(io.language), 'usage.argument-missing', { argument: label }))
  );
}

async function printHelp(text: string, io: Io): Promise<ExitCode> {
  await io.out(text);
  return 0;
}

async function printVersion(program: Program, io: Io): Promise<ExitCode> {
  await io.out(`${program.version}\n`);
  return 0;
}

/** The help of what the words name: a command, a group, or everything. */
async function helpOf(program: Program, words: readonly string[], io: Io): Promise<ExitCode> {
  const layout = layoutOf(program, io);
  const found = await findCommand(program.tree, words, io.language);
  switch (found.kind) {
    case 'command':
      return printHelp(commandHelp(await found.branch.load(), layout), io);
    case 'group': {
      if (found.words.length > 1) return refuseName(program, found.words, io);
      const branches = await allBranches(program.tree, io.language);
      const below = branches.filter(({ path }) => path[0] === found.words[0]);
      return printHelp(await groupHelp(below, layout), io);
    }
    case 'unknown':
      return refuseName(program, found.words, io);
    case 'nothing':
      return printHelp(await overview(await allBranches(program.tree, io.language), layout), io);
  }
}

/** No command was named: the version, the overview, or why the options cannot be followed. */
async function runNothing(program: Program, args: readonly string[], io: Io): Promise<ExitCode> {
  const given = parseGiven({ flags: [], arguments: [] }, args);
  if (!given.ok) return refuseUsage(given.error, program.name, { io });
  return given.value.has('version') ? printVersion(program, io) : helpOf(program, [], io);
}

/** Follows a command line: finds the command, reads its options, runs it or explains it. */
export async function runCommandLine(
  program: Program,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  const asked = languageAsked(args);
  const known = asked !== null && 'language' in asked ? asked.language : languageOf(environment);
  const io = program.io(known);
  const found = await findCommand(program.tree, args, known);
  if (asked !== null && 'given' in asked) {
    const see = found.kind === 'command' ? found.branch.path : [];
    const refused = { code: 'unknown-language', values: asked, near: null } as const;
    return refuseUsage(refused, [program.name, ...see].join(' '), { io });
  }
  const wanted = (names: readonly string[]): boolean => args.some((arg) => names.includes(arg));
  switch (found.kind) {
    case 'command':
      return runBranch(program, found, io);
    case 'nothing':
      return runNothing(program, args, io);
    case 'group':
      if (wanted(['--help', '-h'])) return helpOf(program, found.words.slice(0, 1), io);
      return refuseName(program, found.words, io);
    case 'unknown':
      if (found.words[0] === 'help') return helpOf(program, found.words.slice(1), io);
      return refuseName(program, found.words, io);
  }
}
