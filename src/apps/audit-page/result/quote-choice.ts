import type { Span } from '../../../engines/documents/tree.ts';

/** A quotation a person asked to see: its place in the text and the button that asked. */
export interface QuoteChoice {
  readonly span: Span;
  readonly buttonId: string;
  /** Counts the asking, so that asking for the same words again turns to them again. */
  readonly turn: number;
}

/** Ids of the parts of a result that point at each other. */
export const idOf = {
  finding: (part: number, at: number) => `finding-${part}-${at}`,
  quote: (part: number, finding: number, at: number) => `quote-${part}-${finding}-${at}`,
  item: (part: number, level: string, no: number, row: number | null) =>
    `item-${part}-${level}-${no}-${row ?? 0}`,
};

/** Turns to an element and gives it the focus. */
export function turnToElement(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
