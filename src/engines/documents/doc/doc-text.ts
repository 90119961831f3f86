import { symbolMark } from '../symbol-fonts.ts';
import { isTicked, lookOf, plainLook } from './character-look.ts';
import type { CharacterLook } from './character-look.ts';
import type { FormattedRun } from './formatted-pages.ts';
import { runAt } from './formatted-pages.ts';
import type { Piece } from './piece-table.ts';

/** A paragraph or cell of the text stream: its words and the mark that ended it. */
export interface RawParagraph {
  /** Lines within the paragraph are parted by line breaks. */
  readonly text: string;
  readonly mark: 'paragraph' | 'cell';
  /** Offset of the end mark in the stream; its paragraph properties stand there. */
  readonly markOffset: number;
}

/** Where the words and their looks come from. */
export interface DocSource {
  readonly pieces: readonly { readonly piece: Piece; readonly text: string }[];
  readonly characters: readonly FormattedRun[];
  readonly fonts: readonly string[];
  readonly data: Uint8Array;
}

interface Field {
  instruction: string;
  result: boolean;
  ticked: boolean | null;
}

const fieldBegin = 0x13;
const fieldSeparator = 0x14;
const fieldEnd = 0x15;

/** What a field without a result shows: a symbol, or a mark set into a box. */
function shownByInstruction(instruction: string): string {
  const symbol = /^\s*SYMBOL\s+(0x[\da-f]{1,4}|\d{1,5})\s.{0,40}?\\f\s*"([^"]{1,60})"/i.exec(
    instruction,
  );
  if (symbol) {
    const character = String.fromCharCode(Number(symbol[1]));
    return symbolMark(symbol[2] ?? '', character) ?? character;
  }
  const enclosed = /^\s*EQ\s+\\o(?:\\a[a-z])?\s*\(([^,;)]{0,20})[,;]([^,;)]{0,20})\)/i.exec(
    instruction,
  );
  if (!enclosed) return '';
  const both = `${enclosed[1]}${enclosed[2]}`.replace(/\s+/g, '');
  return /[□☐口]/.test(both) && /[√✓✔vV]/.test(both) ? '☑' : both;
}

/** Collects the characters of one part of the document into paragraphs. */
class ParagraphCollector {
  readonly paragraphs: RawParagraph[] = [];
  pictures = 0;
  private pieces: string[] = [];
  private readonly fields: Field[] = [];
  private readonly data: Uint8Array;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  add(code: number, look: CharacterLook, offset: number): void {
    if (code === 0x0d || code === 0x0c) this.end('paragraph', offset);
    else if (code === 0x07) this.end('cell', offset);
    else if (code === fieldBegin)
      this.fields.push({ instruction: '', result: false, ticked: null });
    else if (code === fieldSeparator) this.separate();
    else if (code === fieldEnd) this.endField();
    else this.word(code, look);
  }

  private end(mark: RawParagraph['mark'], markOffset: number): void {
    this.paragraphs.push({ text: this.pieces.join(''), mark, markOffset });
    this.pieces = [];
  }

  private separate(): void {
    const field = this.fields.at(-1);
    if (field) field.result = true;
  }

  private endField(): void {
    const field = this.fields.pop();
    if (!field) return;
    if (/^\s*FORMCHECKBOX/i.test(field.instruction)) {
      this.write(field.ticked === null ? '' : field.ticked ? '☑' : '☐');
    } else if (!field.result) this.write(shownByInstruction(field.instruction));
  }

  private word(code: number, look: CharacterLook): void {
    const field = this.fields.at(-1);
    if (code === 0x01) {
      if (field && look.data !== null)
        field.ticked = isTicked(this.data, look.data) ?? field.ticked;
      else if (!look.unseen) this.pictures += 1;
      return;
    }
    if (look.unseen) return;
    const shown = shownCharacter(code, look);
    if (field && !field.result) field.instruction += shown;
    else this.write(shown);
  }

  private write(text: string): void {
    const outer = this.fields.find((field) => !field.result);
    if (outer) outer.instruction += text;
    else this.pieces.push(text);
  }
}

function shownCharacter(code: number, look: CharacterLook): string {
  if (look.symbol) {
    const { font, character } = look.symbol;
    return symbolMark(font, character) ?? character;
  }
  if (code === 0x0b || code === 0x0e) return '\n';
  if (code === 0x09) return '\t';
  if (code === 0x1e) return '-';
  if (code < 0x20) return '';
  const character = String.fromCharCode(code);
  return look.font === null ? character : (symbolMark(look.font, character) ?? character);
}

/** The paragraphs of the characters from `start` to `end`, and how many pictures stand among them. */
export function paragraphsBetween(
  source: DocSource,
  start: number,
  end: number,
): { readonly paragraphs: readonly RawParagraph[]; readonly pictures: number } {
  const collector = new ParagraphCollector(source.data);
  for (const { piece, text } of source.pieces) {
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.end);
    let reach = -1;
    let look = plainLook;
    for (let at = from; at < to; at += 1) {
      const offset = piece.offset + (at - piece.start) * piece.width;
      if (offset >= reach) {
        const run = runAt(source.characters, offset);
        look = run ? lookOf(run.properties, source.fonts) : plainLook;
        reach = run ? run.end : offset + piece.width;
      }
      collector.add(text.charCodeAt(at - piece.start), look, offset);
    }
  }
  return collector;
}
