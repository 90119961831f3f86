import type { Drawing } from './drawing.ts';

/** A stretch of text. A `mark` is a check box, written as every format writes one, before the text. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly mark?: 'checked' | 'unchecked';
  /** An address; formats that know links make one. */
  readonly href?: string;
}

/** One line or paragraph; a plain string where nothing in it stands out. */
export type Line = string | readonly Run[];

/** A cell of a table; several lines stand under each other. */
export interface PaperCell {
  readonly lines: readonly Line[];
  /** How many columns and rows it covers, 1 where left out. */
  readonly columns?: number;
  readonly rows?: number;
  readonly align?: 'start' | 'center' | 'end';
}

/** A table. The first `headings` rows are repeated on every page. */
export interface PaperTable {
  readonly kind: 'table';
  /** Shares of the width, one a column; they need not sum to anything. */
  readonly widths: readonly number[];
  readonly headings: number;
  readonly rows: readonly (readonly PaperCell[])[];
}

/** What stands on a page, one under the other. */
export type FlowBlock =
  | { readonly kind: 'title'; readonly text: string }
  /** `id` makes it an address within the page (`#charter`). */
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly id?: string;
    }
  | {
      readonly kind: 'paragraph';
      readonly line: Line;
      readonly align?: 'start' | 'center' | 'end';
      /** Whether the first line stands two characters in, as running Chinese text does. */
      readonly indented?: boolean;
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | PaperTable
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  /** Places to sign: who signs, each with room for a hand, a seal and a date. */
  | { readonly kind: 'signatures'; readonly signers: readonly string[] };

/** What a paper is made of, in reading order. */
export type PaperBlock =
  | FlowBlock
  | { readonly kind: 'page-break' }
  /**
   * A page to be cut across its middle (two A5 of one A4): a dashed line shows where. Each half must fit its room; it
   * stands at the top of a page, so a page break goes before it where it is not the first block.
   */
  | {
      readonly kind: 'halves';
      readonly upper: readonly FlowBlock[];
      readonly lower: readonly FlowBlock[];
    };

/** A paper to be handed out, whichever format it is written in. Words are final here: writers add none. */
export interface Paper {
  /** Title of the file and of the window; the page itself shows only its blocks. */
  readonly title: string;
  readonly language: 'zh-CN' | 'en';
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly PaperBlock[];
  /** One line at the foot of every page, before the page's number; null for none. */
  readonly foot: string | null;
  /** Of papers that must not be told apart (ballots): no page number either. */
  readonly unnumbered?: true;
}
