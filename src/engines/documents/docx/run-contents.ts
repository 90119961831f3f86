import { readAlternatives, readDrawing } from './drawings.ts';
import { readFieldCharacter, readInstruction } from './fields.ts';
import { hasSymbols, layLook, readLook, shownIn, shownSymbol } from './look.ts';
import { isSilent, write } from './reading.ts';
import type { Reading } from './reading.ts';
import { byName, xmlName } from './xml-names.ts';

type Read = (reading: Reading) => void;

const strayBreaks = /[\t\n\r]/;

/** A `w:t`. Blanks around it count only where it says so; line breaks of the file are blanks. */
function readText(reading: Reading): void {
  const { x, look } = reading;
  const kept = x.hasAttributes() && x.attribute('space') === 'preserve';
  let text = x.content();
  if (strayBreaks.test(text)) text = text.replaceAll(/\r\n|[\t\n\r]/g, ' ');
  if (!kept) text = text.replace(/^ +/, '').trimEnd();
  write(reading, reading.symbolFonts && hasSymbols(look) ? shownIn(look, text) : text);
}

/** A `w:sym`: one character of a font, marks of choice as such. */
function readSymbol(reading: Reading): void {
  const { x } = reading;
  const code = Number.parseInt(x.attribute('char') ?? '', 16);
  if (!(code > 0x1f && code <= 0x10ffff)) return;
  write(reading, shownSymbol(x.attribute('font') ?? '', String.fromCodePoint(code)));
}

/** A blank inside cells, where a tab would part two of them. */
function readTab(reading: Reading): void {
  write(reading, reading.cells > 0 ? ' ' : '\t');
}

function readBreak(reading: Reading): void {
  const kind = reading.x.hasAttributes() ? reading.x.attribute('type') : null;
  if (kind === null || kind === 'textWrapping') write(reading, '\n');
  else reading.line.broken = true;
}

function readNote(kind: 'footnotes' | 'endnotes'): Read {
  return (reading) => {
    const id = reading.x.attribute('id');
    if (id === null || isSilent(reading)) return;
    reading.notes.push({ kind, id, unit: reading.recorder?.unit() ?? null });
  };
}

function readProperties(reading: Reading): void {
  const own = readLook(reading.x, reading.styles.character, reading.symbolFonts);
  reading.look = layLook(own, reading.paragraphLook);
}

/** Text with its pronunciation above: only the text itself. */
function readRuby(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name !== xmlName.rubyBase) continue;
    const base = x.depth;
    while (x.child(base)) if (x.name === xmlName.r) readRun(reading);
  }
}

const contents = byName<Read>({
  rPr: readProperties,
  t: readText,
  sym: readSymbol,
  symEx: readSymbol,
  tab: readTab,
  ptab: readTab,
  br: readBreak,
  cr: (reading) => write(reading, '\n'),
  noBreakHyphen: (reading) => write(reading, '-'),
  fldChar: readFieldCharacter,
  instrText: readInstruction,
  ruby: readRuby,
  drawing: readDrawing,
  pict: readDrawing,
  object: readDrawing,
  footnoteReference: readNote('footnotes'),
  endnoteReference: readNote('endnotes'),
  AlternateContent: (reading) => readAlternatives(reading, readContents),
});

function readContents(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) contents[x.name]?.(reading);
}

/** A run: text of one look. */
export function readRun(reading: Reading): void {
  const { x, recorder, look } = reading;
  recorder?.enter(x.start);
  reading.look = reading.paragraphLook;
  readContents(reading);
  reading.look = look;
  recorder?.leave(x.end, reading.silencers > 0);
}
