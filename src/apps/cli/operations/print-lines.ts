import type { Io } from '../../../surfaces/cli/command.ts';
import { printable, wrap } from '../../../surfaces/cli/terminal.ts';

/** Lines of text for people, cut to the terminal's width, at most 80 columns. */
export function cutLines(io: Io, lines: readonly string[], indent = 0): readonly string[] {
  const width = Math.min(io.columns, 80) - indent;
  const margin = ' '.repeat(indent);
  return lines.flatMap((line) => wrap(printable(line), width).map((part) => `${margin}${part}`));
}

/** Prints sentences, one below the other. */
export async function printLines(io: Io, lines: readonly string[]): Promise<void> {
  await io.out(`${cutLines(io, lines).join('\n')}\n`);
}
