import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Command, Flag, Given } from './command.ts';
import { nearest } from './nearest.ts';

/** Why a command line cannot be followed; its sentence is `usage.<code>` of this room's words. */
export interface UsageRefusal {
  readonly code:
    | 'unknown-command'
    | 'unknown-option'
    | 'unknown-language'
    | 'incomplete-command'
    | 'value-missing'
    | 'value-unwanted'
    | 'option-missing'
    | 'argument-missing'
    | 'argument-unwanted';
  readonly values: Readonly<Record<string, string>>;
  /** What may have been meant: an option with its dashes, or a command. */
  readonly near: string | null;
}

/** Options every command takes. */
export const everywhere: readonly Flag[] = [
  { name: 'lang', takes: 'text' },
  { name: 'help', takes: 'switch', short: 'h' },
  { name: 'version', takes: 'switch', short: 'V' },
];

const refuse = (
  code: UsageRefusal['code'],
  values: UsageRefusal['values'],
  near: string | null = null,
): UsageRefusal => ({ code, values, near });

type Tokens = readonly Token[];
interface Token {
  readonly kind: 'option' | 'positional' | 'option-terminator';
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | undefined;
}

function tokensOf(flags: readonly Flag[], args: readonly string[]): Tokens {
  const options = Object.fromEntries(
    flags.map(({ name, takes, short }) => [
      name,
      {
        type: takes === 'switch' ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  const parsed = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  return parsed.tokens as Tokens;
}

/** The first option that is unknown, lacks its value, or has one it cannot take; null where all are in order. */
function refusedOption(flags: readonly Flag[], tokens: Tokens): UsageRefusal | null {
  for (const { kind, name = '', rawName: given = '', value } of tokens) {
    if (kind !== 'option') continue;
    const known = flags.find((flag) => flag.name === name);
    if (!known) {
      const near = nearest(
        name,
        flags.map((flag) => flag.name),
      );
      return refuse('unknown-option', { given }, near === null ? null : `--${near}`);
    }
    if (known.takes !== 'switch' && value === undefined) return refuse('value-missing', { given });
    if (known.takes === 'switch' && value !== undefined) return refuse('value-unwanted', { given });
  }
  return null;
}

function givenOf(tokens: Tokens): Given {
  const valuesOf = (name: string): readonly (string | undefined)[] =>
    tokens.filter((token) => token.kind === 'option' && token.name === name).map((t) => t.value);
  const texts = (name: string): readonly string[] =>
    valuesOf(name).filter((value) => value !== undefined);
  return {
    has: (name) => valuesOf(name).length > 0,
    text: (name) => texts(name).at(-1) ?? null,
    texts,
    arguments: tokens
      .filter((token) => token.kind === 'positional')
      .map((token) => token.value ?? ''),
  };
}

type Shape = Pick<Command, 'flags' | 'arguments'>;

function missing(command: Shape, given: Given): UsageRefusal | null {
  for (const { name, required } of command.flags) {
    if (required === undefined || required === false || given.has(name)) continue;
    if (required === 'unless-input' && given.has('input')) continue;
    return refuse('option-missing', { option: `--${name}` });
  }
  const wanted = command.arguments.filter((argument) => argument.required);
  const absent = wanted[given.arguments.length];
  if (absent) return refuse('argument-missing', { argument: absent.name });
  const many = command.arguments.at(-1)?.many === true;
  const extra = many ? undefined : given.arguments[command.arguments.length];
  return extra === undefined ? null : refuse('argument-unwanted', { given: extra });
}

/** Reads what stands after a command's name. Asked for help or version, nothing is missing. */
export function parseGiven(command: Shape, args: readonly string[]): Result<Given, UsageRefusal> {
  const flags = [...command.flags, ...everywhere];
  const tokens = tokensOf(flags, args);
  const refused = refusedOption(flags, tokens);
  if (refused) return err(refused);
  const given = givenOf(tokens);
  if (given.has('help') || given.has('version')) return ok(given);
  const absent = missing(command, given);
  return absent ? err(absent) : ok(given);
}
