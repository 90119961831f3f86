import type {
  Paper,
  PaperBlock,
  PaperCell,
  PaperTable,
} from '../../../engines/documents/paper/paper.ts';
import type { Say } from '../../../engines/procedures/draw-procedure.ts';
import type { Fraction } from '../../../kernel/fraction.ts';

/** Who speaks and in which language. */
export interface Speech {
  readonly say: Say;
  readonly language: Paper['language'];
}

/** A cell of text; nothing stands empty. */
export const cell = (
  text: string | number | null,
  { columns = 1, align }: { readonly columns?: number; readonly align?: PaperCell['align'] } = {},
): PaperCell => ({
  lines: String(text ?? '').split('\n'),
  columns,
  ...(align === undefined ? {} : { align }),
});

/** A cell in the middle, as heads and short entries stand. */
export const middle = (text: string | number | null): PaperCell => cell(text, { align: 'center' });

/** A number, to the right. */
export const figure = (value: number | string | null): PaperCell => cell(value, { align: 'end' });

/** A table with one row of heads. */
export const table = (widths: readonly number[], rows: PaperTable['rows']): PaperTable => ({
  kind: 'table',
  widths,
  headings: 1,
  rows,
});

/** A paragraph as running text. */
export const prose = (line: string): PaperBlock => ({ kind: 'paragraph', line, indented: true });

/** A paper with its title. */
export function paperOf(
  title: string,
  { language }: Speech,
  blocks: readonly PaperBlock[],
  orientation: Paper['orientation'] = 'portrait',
): Paper {
  const heading: PaperBlock = { kind: 'title', text: title };
  return { title, language, orientation, foot: null, blocks: [heading, ...blocks] };
}

/** A share as people print it: 25 %, 12.5 %, or the pair where it is no short decimal. */
export function percentText({ numerator, denominator }: Fraction): string {
  const scaled = BigInt(numerator) * 10_000n;
  const divisor = BigInt(denominator);
  if (scaled % divisor !== 0n) return `${numerator}/${denominator}`;
  const hundredths = String(scaled / divisor).padStart(3, '0');
  const decimals = hundredths.slice(-2).replace(/0+$/, '');
  return `${hundredths.slice(0, -2)}${decimals === '' ? '' : `.${decimals}`}%`;
}
