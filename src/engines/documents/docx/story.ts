import type { ReadingLimits } from '../refusal.ts';
import type { TreeBuilder } from '../tree-builder.ts';
import type { AnchorSink } from './anchors.ts';
import type { Numbering } from './numbering.ts';
import type { Look, Styles } from './styles.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** A stretch of XML, by offsets into the decoded part. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** What stands in the text because of one run (or formula, or drawing) of the paragraph. */
export interface Unit {
  /** Offsets into the text of the paragraph, its number not counted. */
  readonly from: number;
  readonly to: number;
  readonly source: Region;
}

/** Text boxes stand in the run that anchors them and are read after its paragraph. */
export interface TextBox {
  readonly content: Region;
  readonly anchor: Region;
}

/** A footnote or endnote as referred to. */
export interface NoteReference {
  readonly kind: 'footnotes' | 'endnotes';
  readonly id: string;
  readonly anchor: Region;
}

/** A field while it is read: its code is not shown; what a form field computes is replaced by its mark. */
export interface OpenField {
  inCode: boolean;
  replaced: boolean;
}

/** What all stories of one document have in common. */
export interface DocumentState {
  readonly builder: TreeBuilder;
  readonly limits: ReadingLimits;
  readonly styles: Styles;
  /** Loaded at the first numbered paragraph. */
  readonly numbering: () => Numbering;
  readonly anchors: AnchorSink | null;
  readonly notes: NoteReference[];
  pictures: number;
}

/** One run of text that goes on for itself: the body, a text box, a note. */
export interface Story {
  readonly document: DocumentState;
  readonly scanner: XmlScanner;
  /** Where comments on this story go; null in the body, where every run can carry its own. */
  readonly anchor: Region | null;
  readonly boxDepth: number;
  fields: OpenField[];
  tableDepth: number;
  inCell: boolean;
  /** Mark of a check-box control around whole paragraphs; the first one shows it. */
  mark: string | null;
  /** A paragraph whose end is deleted or hidden; it goes on in the next one. */
  pending: OpenParagraph | null;
}

/** Opens a story that stands by itself: the body (no anchor) or a note. */
export function openStory(
  document: DocumentState,
  scanner: XmlScanner,
  anchor: Region | null,
): Story {
  return {
    document,
    scanner,
    anchor,
    boxDepth: 0,
    fields: [],
    tableDepth: 0,
    inCell: false,
    mark: null,
    pending: null,
  };
}

/** A paragraph while it is read. */
export interface OpenParagraph {
  text: string;
  readonly units: Unit[];
  readonly boxes: TextBox[];
  styleId: string | null;
  numId: string | null;
  level: number | null;
  outline: number | null;
  look: Look;
  /** Whether its end is deleted or hidden. */
  joined: boolean;
  /** Where its content starts and ends in the XML. */
  contentStart: number;
  contentEnd: number;
  /** Whether it is written as one empty tag. */
  empty: boolean;
}
