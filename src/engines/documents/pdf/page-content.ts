/** Text set in one go, in page space: x to the right, y downwards, both in points. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  /** Size of the font. */
  readonly size: number;
}

/** A straight rule, horizontal or vertical. `at` is its y or x, `from` and `to` its reach. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What stands on a page. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
  /** Whether anything but text is placed on the page, such as a scanned picture. */
  readonly pictured: boolean;
}

/** Affine map as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The map that applies `inner` first and `outer` after it. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** A matrix from numbers of unknown origin; null where there are not six. */
export function matrixOf(numbers: ArrayLike<unknown>): Matrix | null {
  const all = Array.from(numbers, Number);
  if (all.length < 6 || all.some((one) => !Number.isFinite(one))) return null;
  return all.slice(0, 6) as unknown as Matrix;
}
