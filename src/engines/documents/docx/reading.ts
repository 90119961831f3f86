import type { ReadingLimits } from '../refusal.ts';
import type { TreeBuilder } from '../tree-builder.ts';
import type { AnchorRecorder, LinePiece, Unit } from './anchors.ts';
import type { ListCounter } from './list-counter.ts';
import { plainLook } from './look.ts';
import type { Look } from './look.ts';
import { shownCheckBox } from './check-box.ts';
import type { Styles } from './styles.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** The words of a paragraph while they are collected. */
export interface Line {
  text: string;
  readonly pieces: LinePiece[];
  /** A page or column break was met: what follows stands on a new line. */
  broken: boolean;
}

/** A complex field (`w:fldChar`) from its begin to its end. */
export interface Field {
  instruction: string;
  separated: boolean;
  /** What it shows was written at its begin (check boxes, lists); its result would double it. */
  readonly shown: boolean;
  /** Characters written before its result. */
  written: number;
}

/** A text box met in a paragraph, read after it. */
export interface TextBox {
  readonly start: number;
  readonly end: number;
  readonly unit: Unit | null;
}

export interface NoteReference {
  readonly kind: 'footnotes' | 'endnotes';
  readonly id: string;
  readonly unit: Unit | null;
}

/** Everything the reading of one document is about; the functions of this folder pass it on. */
export interface Reading {
  /** The part or region being read now. */
  x: XmlScanner;
  readonly builder: TreeBuilder;
  readonly limits: ReadingLimits;
  readonly styles: Styles;
  readonly counter: ListCounter;
  readonly recorder: AnchorRecorder | null;
  /** Whether fonts need to be looked at: some symbol font is named in the document. */
  readonly symbolFonts: boolean;
  line: Line;
  /** Look of the run, and of the paragraph it stands in. */
  look: Look;
  paragraphLook: Look;
  fields: Field[];
  /** Fields whose instruction, or whose doubled result, is being read. */
  silencers: number;
  boxes: TextBox[];
  readonly notes: NoteReference[];
  pictures: number;
  /** Characters written so far, to tell whether something was. */
  written: number;
  /** State of the check box control being read; null outside of one. */
  checked: boolean | null;
  cells: number;
  tables: number;
  boxDepth: number;
}

export function newLine(): Line {
  return { text: '', pieces: [], broken: false };
}

/** A reading that has read nothing yet. */
export function createReading(
  given: Pick<
    Reading,
    'x' | 'builder' | 'limits' | 'styles' | 'counter' | 'recorder' | 'symbolFonts'
  >,
): Reading {
  return {
    ...given,
    line: newLine(),
    look: plainLook,
    paragraphLook: plainLook,
    fields: [],
    silencers: 0,
    boxes: [],
    notes: [],
    pictures: 0,
    written: 0,
    checked: null,
    cells: 0,
    tables: 0,
    boxDepth: 0,
  };
}

/** Whether nothing written now would be seen. */
export function isSilent(reading: Reading): boolean {
  return reading.silencers > 0 || reading.look.hidden === true;
}

/** Adds words to the paragraph, unless they are hidden or part of a field's instruction. */
export function write(reading: Reading, text: string): void {
  if (text === '' || isSilent(reading)) return;
  const { line, recorder, checked } = reading;
  const marked = checked === null ? text : shownCheckBox(checked, text);
  const shown = line.broken && line.text !== '' ? `\n${marked}` : marked;
  line.broken = false;
  line.text += shown;
  reading.written += shown.length;
  if (!recorder) return;
  const unit = recorder.unit();
  const last = line.pieces.at(-1);
  if (last && last.unit === unit) last.length += shown.length;
  else line.pieces.push({ length: shown.length, unit });
}
