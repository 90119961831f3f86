/** A box with words in it. Lengths are in points (1/72 inch); text is set at `fontSize`. */
export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly fontSize: number;
  readonly shape: 'box' | 'rounded' | 'diamond';
  /** Told by line, not by colour alone: `strong` a thick frame, `faint` a dashed one. */
  readonly look: 'plain' | 'strong' | 'faint';
}

/** A bent line from one box to another, through the points in their order. */
export interface DrawnLine {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly look: 'plain' | 'dashed';
  readonly arrow: boolean;
  readonly label?: { readonly text: string; readonly x: number; readonly y: number };
}

/**
 * A chart as data, drawn alike on screen (SVG), in Word and on paper. Whoever cannot see it is told `title` and
 * `description`; every word of it can be searched and copied.
 */
export interface Drawing {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
}
