import type { DrawnBox, DrawnLine } from '../../../engines/documents/paper/drawing.ts';
import { wrap } from './wrap.ts';

/** Lengths in points. */
export const size = {
  font: 10,
  line: 13,
  /** Room within a box, above and below its words. */
  pad: 6,
  margin: 16,
  gap: 14,
  /** Between one level and the next. */
  rise: 30,
} as const;

/** A box to be placed: its words are broken already, so that its height is known. */
export interface Sized {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** Words in a box of a width. */
export function sized(texts: readonly string[], width: number): Sized {
  const ems = (width - 2 * size.pad) / size.font;
  const lines = texts.flatMap((text) => wrap(text, ems));
  return { width, lines, height: lines.length * size.line + 2 * size.pad };
}

/** A box of words at a place. */
export function boxAt(
  { width, height, lines }: Sized,
  place: { readonly x: number; readonly y: number; readonly height?: number },
  look: DrawnBox['look'] = 'plain',
): DrawnBox {
  const { x, y } = place;
  return {
    ...{ x, y, width, height: place.height ?? height, lines },
    ...{ fontSize: size.font, shape: 'box', look },
  };
}

export const bottomOf = ({ y, height }: DrawnBox): number => y + height;
export const middleOf = ({ x, width }: DrawnBox): number => x + width / 2;

/** The lowest edge of some boxes, or of `above` where there are none. */
export function lowest(boxes: readonly DrawnBox[], above: number): number {
  return Math.max(above, ...boxes.map(bottomOf));
}

/** A straight line from one box down to another below it. */
export function down(from: DrawnBox, to: DrawnBox, label?: string): DrawnLine {
  const x = middleOf(to);
  const [top, bottom] = [bottomOf(from), to.y];
  const line: DrawnLine = {
    points: [
      [x, top],
      [x, bottom],
    ],
    ...{ look: 'plain', arrow: true },
  };
  if (label === undefined) return line;
  return { ...line, label: { text: label, x: x + 18, y: (top + bottom) / 2 + 4 } };
}
