import type { Instant } from '../../kernel/instant.ts';
import type { Language, Words } from '../../kernel/words.ts';
import type { Painter } from './terminal.ts';

/** An option of a command, without its dashes and in kebab-case. */
export interface Flag {
  readonly name: string;
  /** `switch` takes no value, `text` takes one, `texts` may be repeated and takes one each time. */
  readonly takes: 'switch' | 'text' | 'texts';
  /** `unless-input`: required unless the whole input comes in by `--input`. */
  readonly required?: boolean | 'unless-input';
  /** One letter that stands for it. */
  readonly short?: string;
}

/** A word that stands for itself after the command's name. Only the last one may be `many`. */
export interface Argument {
  readonly name: string;
  readonly required: boolean;
  readonly many: boolean;
}

/** What was typed after a command's name, already held to its flags and arguments. */
export interface Given {
  /** Whether a switch was given. */
  has(name: string): boolean;
  /** The value of a `text` flag, or null. Given twice, the last one counts. */
  text(name: string): string | null;
  /** The values of a `texts` flag in their order. */
  texts(name: string): readonly string[];
  readonly arguments: readonly string[];
}

/** Where a command writes; resolves when more may be written. */
export type Write = (text: string) => Promise<void>;

/** A command's surroundings, handed in by the program: streams, terminal, clock and dice. */
export interface Io {
  readonly out: Write;
  readonly err: Write;
  readonly language: Language;
  /** Columns of the terminal, at least 40. */
  readonly columns: number;
  readonly paint: Painter;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Instant;
  /** A random UUID. */
  readonly newKey: () => string;
  /** All of standard input. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Asks on the terminal; null where there is none, or where the person gave up. */
  readonly ask: (question: string, how: { readonly hidden: boolean }) => Promise<string | null>;
}

/** How a command ends: done, refused (or found something), or not called as it should be. */
export type ExitCode = 0 | 1 | 2;

/**
 * A command as data. Its words stand in `words` of both languages, named by its path joined by dots:
 * `command.<path>` (one line: what it does), `command.<path>.more` and `command.<path>.end` (optional paragraphs of the
 * help, before and after the options), `flag.<path>.<flag>`, `flag.<path>.<flag>.value` (optional name of the value),
 * `argument.<path>.<argument>`, `argument.<path>.<argument>.missing` (optional sentence where it is not given).
 * The file that declares one must load fast: whatever is heavy (storage, documents) is imported inside `run`.
 */
export interface Command {
  /** `['backup']`, `['journal', 'verify']`. */
  readonly path: readonly [string, ...string[]];
  readonly arguments: readonly Argument[];
  readonly flags: readonly Flag[];
  readonly words: Readonly<Record<Language, Words>>;
  readonly run: (given: Given, io: Io) => Promise<ExitCode>;
}

/** A command's name as a key of its words. */
export function keyOf(path: readonly string[]): string {
  return path.join('.');
}
