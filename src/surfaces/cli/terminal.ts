/** Widths, wrapping and colour for a terminal; a Chinese character takes two columns. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’…—☐☑☒]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += wide.test(char) ? 2 : 1;
  return columns;
}

/** Punctuation that never begins a line of Chinese (GB/T 15834-2011, 5.1): it takes the character before it along. */
const neverFirst = /^[、，。；：！？）》”’」』…]/u;

/** The last character of a line, where it is one that may begin the next: neither blank nor Latin. */
function lastCharacter(line: string): string {
  return /[^\x00-\x7f、，。；：！？）》”’」』…]$/u.exec(line)?.[0] ?? '';
}

/** Cuts a text into lines of at most `width` columns; words of Latin letters are kept whole where they fit. */
export function wrap(text: string, width: number): readonly string[] {
  const out: string[] = [];
  let line = '';
  let columns = 0;
  for (const token of text.match(/[\x21-\x7e]+|\s+|[^\x21-\x7e\s]/gu) ?? []) {
    const size = columnsOf(token);
    if (columns + size <= width) {
      line += token;
      columns += size;
      continue;
    }
    const carried = neverFirst.test(token) ? lastCharacter(line) : '';
    line = line.slice(0, line.length - carried.length);
    if (line.trim() !== '') out.push(line.trimEnd());
    line = carried;
    columns = columnsOf(carried);
    for (const char of token.trimStart()) {
      const one = columnsOf(char);
      if (columns + one > width) {
        out.push(line);
        line = '';
        columns = 0;
      }
      line += char;
      columns += one;
    }
  }
  if (line.trim() !== '') out.push(line.trimEnd());
  return out.length > 0 ? out : [''];
}

/** A text cut to `width` columns with an ellipsis, padded to it. */
export function fit(text: string, width: number): string {
  const flat = text.replace(/\s+/g, ' ');
  if (columnsOf(flat) <= width) return flat + ' '.repeat(width - columnsOf(flat));
  let cut = '';
  for (const char of flat) {
    if (columnsOf(cut) + columnsOf(char) > width - 2) break;
    cut += char;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - columnsOf(cut) - 2))}`;
}

/** A text cut from its front, for paths: their end tells them apart. */
export function fitEnd(text: string, width: number): string {
  if (columnsOf(text) <= width) return fit(text, width);
  let cut = '';
  for (const char of [...text].toReversed()) {
    if (columnsOf(cut) + columnsOf(char) > width - 2) break;
    cut = char + cut;
  }
  return fit(`…${cut}`, width);
}

/**
 * A text without what would steer a terminal (control characters) or turn its reading order round; line
 * breaks and tabs stay. Documents are by strangers.
 */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '\ufffd',
  );
}

export type Colour = 'red' | 'yellow' | 'green' | 'dim' | 'bold';
const codes: Readonly<Record<Colour, string>> = {
  red: '31',
  yellow: '33',
  green: '32',
  dim: '2',
  bold: '1',
};

/** Paints text where colour is on, and leaves it alone elsewhere. */
export type Painter = (colour: Colour, text: string) => string;

/** Colour on a terminal, off for NO_COLOR, forced by FORCE_COLOR. */
export function painterFor(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Painter {
  const off = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
  const forced = environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '0';
  const on = forced || (isTerminal && !off);
  return (colour, text) => (on && text !== '' ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
}
