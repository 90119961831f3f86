import { wrap } from '../../surfaces/cli/terminal.ts';

/** Lines of a paragraph, all but the first set in. */
export function paragraph(text: string, columns: number, indent = 0): string {
  const lines = wrap(text, columns - indent);
  return lines.map((line, at) => `${at === 0 ? '' : ' '.repeat(indent)}${line}`).join('\n');
}
