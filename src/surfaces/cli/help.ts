import { say, type Language, type Words } from '../../kernel/words.ts';
import { keyOf, type Argument, type Command, type Flag } from './command.ts';
import { columnsOf, fit, wrap } from './terminal.ts';
import type { Branch } from './tree.ts';

/** How help is laid out. */
export interface HelpLayout {
  readonly program: string;
  readonly language: Language;
  readonly words: Words;
  readonly columns: number;
}

/** Help is a page for people: never wider than this, however wide the terminal. */
const widest = 80;

/** Two columns: a name and what it is, the latter wrapped below itself. */
export function twoColumns(
  rows: readonly (readonly [name: string, what: string])[],
  columns: number,
): readonly string[] {
  const longest = Math.max(0, ...rows.map(([name]) => columnsOf(name)));
  const left = Math.min(longest, Math.max(12, Math.floor(columns * 0.4)));
  return rows.flatMap(([name, what]) => {
    const lines = wrap(what, Math.max(20, columns - left - 5));
    const own = columnsOf(name) > left;
    const first = own ? [`  ${name}`] : [`  ${fit(name, left)}  ${lines[0] ?? ''}`.trimEnd()];
    const rest = own ? lines : lines.slice(1);
    return [...first, ...rest.map((line) => `  ${' '.repeat(left)}  ${line}`)];
  });
}

/** Paragraphs as written: a blank line or a line break of theirs stays. */
function paragraphs(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => (line === '' ? [''] : wrap(line, columns)));
}

function argumentName(command: Command, { name, required, many }: Argument, lang: Language) {
  const label = say(command.words[lang], `argument.${keyOf(command.path)}.${name}`);
  const shown = `<${label}>${many ? '...' : ''}`;
  return required ? shown : `[${shown}]`;
}

function flagName(command: Command, flag: Flag, language: Language): string {
  const value = command.words[language][`flag.${keyOf(command.path)}.${flag.name}.value`];
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const name = `${short}--${flag.name}`;
  return flag.takes === 'switch' ? name : `${name} ${value ?? flag.name.toUpperCase()}`;
}

/** `mingzhang unit create --name <…> [options]`, wrapped with its continuation indented. */
function usageLines(command: Command, layout: HelpLayout): readonly string[] {
  const { program, language, words, columns } = layout;
  const needed = command.flags
    .filter((flag) => flag.required !== undefined && flag.required !== false)
    .map((flag) => flagName(command, flag, language));
  const parts = [
    ...command.arguments.map((argument) => argumentName(command, argument, language)),
    ...needed,
    ...(command.flags.length > needed.length ? [say(words, 'help.options')] : []),
  ];
  let line = say(words, 'help.usage', { command: [program, ...command.path].join(' ') });
  const lines: string[] = [];
  for (const part of parts) {
    if (columnsOf(`${line} ${part}`) > Math.min(columns, widest)) {
      lines.push(line);
      line = `   ${part}`;
    } else line += ` ${part}`;
  }
  return [...lines, line];
}

/** The help of one command: usage, what it does, options. */
export function commandHelp(command: Command, layout: HelpLayout): string {
  const { language, words } = layout;
  const columns = Math.min(layout.columns, widest);
  const own = command.words[language];
  const key = keyOf(command.path);
  const optional = (part: string): readonly string[] => {
    const text = own[`command.${key}.${part}`];
    return text === undefined ? [] : ['', ...paragraphs(text, columns)];
  };
  const rows = command.flags.map(
    (flag) => [flagName(command, flag, language), say(own, `flag.${key}.${flag.name}`)] as const,
  );
  const common = [
    ['--lang zh|en', say(words, 'flag.lang')],
    ['-h, --help', say(words, 'flag.help')],
  ] as const;
  return `${[
    ...usageLines(command, layout),
    '',
    ...paragraphs(say(own, `command.${key}`), columns),
    ...optional('more'),
    '',
    say(words, 'help.options-heading'),
    ...twoColumns([...rows, ...common], columns),
    ...optional('end'),
  ].join('\n')}\n`;
}

/** Every command of a group, each with what it does. */
export async function groupHelp(branches: readonly Branch[], layout: HelpLayout): Promise<string> {
  const { language, words, program } = layout;
  const commands = await Promise.all(branches.map((branch) => branch.load()));
  const rows = commands.map(
    (command) =>
      [
        command.path.join(' '),
        say(command.words[language], `command.${keyOf(command.path)}`),
      ] as const,
  );
  return `${[
    ...twoColumns(rows, Math.min(layout.columns, widest)),
    '',
    ...wrap(
      say(words, 'help.one', { program, command: commands[0]?.path.join(' ') ?? '' }),
      Math.min(layout.columns, widest),
    ),
  ].join('\n')}\n`;
}

/** A section of the overview: commands of one word each on a line of their own, groups with their second words. */
async function sectionLines(
  branches: readonly Branch[],
  layout: HelpLayout,
): Promise<readonly string[]> {
  const { language, program } = layout;
  const heads = [...new Set(branches.map(({ path }) => path[0]))];
  const columns = Math.min(layout.columns, widest);
  const rows = await Promise.all(
    heads.map(async (head): Promise<readonly (readonly [string, string])[]> => {
      const below = branches.filter(({ path }) => path[0] === head);
      const first = below[0];
      if (below.length > 1 || !first || first.path.length > 1)
        return [
          [`${program} ${head}`, below.map(({ path }) => path.slice(1).join(' ')).join(', ')],
        ];
      const command = await first.load();
      return [[`${program} ${head}`, say(command.words[language], `command.${head}`)]];
    }),
  );
  return twoColumns(rows.flat(), columns);
}

/** The overview: every command by section. */
export async function overview(branches: readonly Branch[], layout: HelpLayout): Promise<string> {
  const { words, program } = layout;
  const columns = Math.min(layout.columns, widest);
  const sections = [...new Set(branches.map(({ section }) => section))];
  const bodies = await Promise.all(
    sections.map(async (section) => [
      '',
      words[`section.${section}`] ?? section,
      ...(await sectionLines(
        branches.filter((branch) => branch.section === section),
        layout,
      )),
    ]),
  );
  return `${[
    say(words, 'help.title'),
    '',
    ...wrap(say(words, 'help.usage', { command: `${program} ${say(words, 'help.any')}` }), columns),
    ...bodies.flat(),
    '',
    ...paragraphs(say(words, 'help.more', { program }), columns),
  ].join('\n')}\n`;
}
