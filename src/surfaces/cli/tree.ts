import type { Language } from '../../kernel/words.ts';
import type { Command } from './command.ts';

/** A command by its name, loaded when it is run or explained. */
export interface Branch {
  readonly path: readonly [string, ...string[]];
  /** Heading it stands under in the help: a key of `section.<section>`, or else the heading itself. */
  readonly section: string;
  readonly load: () => Promise<Command>;
}

/** All commands. What does not begin a branch of `own` is looked for among `more`, which costs some loading. */
export interface CommandTree {
  readonly own: readonly Branch[];
  readonly more: (language: Language) => Promise<readonly Branch[]>;
}

/** Where the arguments lead: a command, a group of commands whose second word is missing or wrong, or nowhere. */
export type Found =
  | { readonly kind: 'command'; readonly branch: Branch; readonly rest: readonly string[] }
  | { readonly kind: 'group'; readonly words: readonly string[] }
  | { readonly kind: 'unknown'; readonly words: readonly string[] }
  | { readonly kind: 'nothing' };

/** The branch whose name the words begin with; the longest where several do. */
function branchAt(branches: readonly Branch[], words: readonly string[]): Branch | null {
  const matching = branches.filter(({ path }) => path.every((word, at) => words[at] === word));
  return matching.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/**
 * Where the command's name begins: the first word that is no option, unless it may be the value of an option before
 * it and begins no command. -1 where there is no such word.
 */
function startOf(args: readonly string[], heads: ReadonlySet<string>): number {
  let first = -1;
  for (const [index, arg] of args.entries()) {
    if (arg === '--') break;
    if (arg.startsWith('-') && arg !== '-') continue;
    if (heads.has(arg)) return index;
    const before = args[index - 1];
    const afterOption = before !== undefined && before.startsWith('--') && !before.includes('=');
    if (!afterOption) return index;
    first = first === -1 && before !== '--lang' ? index : first;
  }
  return first;
}

function plainWords(args: readonly string[]): readonly string[] {
  const end = args.findIndex((arg) => arg.startsWith('-'));
  return end === -1 ? args : args.slice(0, end);
}

function findAmong(branches: readonly Branch[], args: readonly string[]): Found {
  const heads = new Set(branches.map(({ path }) => path[0]));
  const start = startOf(args, heads);
  if (start === -1) return { kind: 'nothing' };
  const words = plainWords(args.slice(start));
  const branch = branchAt(branches, words);
  if (branch) {
    const rest = [...args.slice(0, start), ...args.slice(start + branch.path.length)];
    return { kind: 'command', branch, rest };
  }
  return heads.has(words[0] ?? '') ? { kind: 'group', words } : { kind: 'unknown', words };
}

/** Finds the command the arguments name; loads the names of `more` only where `own` has no such word. */
export async function findCommand(
  tree: CommandTree,
  args: readonly string[],
  language: Language,
): Promise<Found> {
  const own = findAmong(tree.own, args);
  if (own.kind === 'command' || own.kind === 'nothing') return own;
  return findAmong([...tree.own, ...(await tree.more(language))], args);
}

/** Every branch, own ones first. */
export async function allBranches(
  tree: CommandTree,
  language: Language,
): Promise<readonly Branch[]> {
  return [...tree.own, ...(await tree.more(language))];
}
