import { isSymbolFont, symbolMark } from '../symbol-fonts.ts';
import { hidesText, readFieldCharacter } from './form-fields.ts';
import type { NoteReference, OpenParagraph, Region, Story } from './story.ts';
import { isOn, readFont } from './styles.ts';
import type { Look } from './styles.ts';
import { byName, xmlName } from './xml-names.ts';
import { token } from './xml-scanner.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** A run while it is read. */
interface OpenRun {
  hidden: boolean;
  font: string;
  /** Where in the XML what it anchors belongs. */
  readonly source: { readonly start: number; end: number };
  readonly boxes: Region[];
  readonly notes: { readonly kind: NoteReference['kind']; readonly id: string }[];
}

type RunHandler = (story: Story, paragraph: OpenParagraph, run: OpenRun) => void;

/** Reads the branch of `AlternateContent` that is shown: the first Choice, else the Fallback. */
export function readAlternate(scanner: XmlScanner, readInside: () => void): void {
  let chosen = false;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    const branch = scanner.name === xmlName.Choice || scanner.name === xmlName.Fallback;
    if (!branch || chosen) continue;
    chosen = true;
    readInside();
  }
}

function readRunProperties({ scanner, document }: Story, run: OpenRun): void {
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    const { name } = scanner;
    if (name === xmlName.vanish) run.hidden = isOn(scanner);
    else if (name === xmlName.rFonts) run.font = readFont(scanner) ?? run.font;
    else if (name === xmlName.rStyle) {
      const look: Look = document.styles.character(scanner.attribute('val') ?? '');
      run.hidden ||= look.hidden;
      if (look.font !== '') run.font = look.font;
    }
  }
}

const spacing = /[\t\r\n]+/g;
const spaced = /[\t\r\n]/;

function inSymbols(text: string, font: string): string {
  let out = '';
  for (const character of text) out += symbolMark(font, character) ?? character;
  return out;
}

function append(story: Story, paragraph: OpenParagraph, run: OpenRun, text: string): void {
  if (run.hidden || (story.fields.length > 0 && hidesText(story.fields))) return;
  paragraph.text += text;
}

function readText(story: Story, paragraph: OpenParagraph, run: OpenRun): void {
  const raw = story.scanner.content();
  const text = spaced.test(raw) ? raw.replace(spacing, ' ') : raw;
  const symbols = run.font !== '' && isSymbolFont(run.font);
  append(story, paragraph, run, symbols ? inSymbols(text, run.font) : text);
}

/** A character of the font Symbol that is no letter, by its byte. */
const symbolCharacters: Readonly<Record<number, string>> = {
  0xa3: '≤',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
};

function readSymbol(story: Story, paragraph: OpenParagraph, run: OpenRun): void {
  const { scanner } = story;
  const font = scanner.attribute('font') ?? run.font;
  const code = Number.parseInt(scanner.attribute('char') ?? '', 16);
  if (!(code > 0x20 && code <= 0x10_ff_ff)) return;
  const character = String.fromCodePoint(code);
  const own = font === 'Symbol' ? symbolCharacters[code & 0xff] : undefined;
  append(story, paragraph, run, symbolMark(font, character) ?? own ?? character);
}

function readBreak(story: Story, paragraph: OpenParagraph, run: OpenRun): void {
  const type = story.scanner.attribute('type');
  if (type !== 'page' && type !== 'column') append(story, paragraph, run, '\n');
}

function readField(story: Story, paragraph: OpenParagraph, run: OpenRun): void {
  const covered = hidesText(story.fields);
  const shown = readFieldCharacter(story.scanner, story.fields);
  if (shown !== '' && !covered && !run.hidden) paragraph.text += shown;
}

/** Looks through a drawing for text boxes, to be read later, and pictures, which are counted. */
function readGraphics({ scanner, document }: Story, _: OpenParagraph, run: OpenRun): void {
  const inside = scanner.depth;
  for (;;) {
    const found = scanner.next();
    if (found === token.end || (found === token.close && scanner.depth < inside)) return;
    if (found !== token.open || run.hidden) continue;
    const { name } = scanner;
    if (name === xmlName.txbxContent) {
      const { start } = scanner;
      scanner.skip();
      run.boxes.push({ start, end: scanner.end });
    } else if (name === xmlName.Fallback) scanner.skip();
    else if (
      name === xmlName.blip ||
      name === xmlName.imagedata ||
      name === xmlName.chart ||
      name === xmlName.relIds
    ) {
      document.pictures += 1;
    }
  }
}

function readNote(kind: NoteReference['kind']): RunHandler {
  return ({ scanner }, _, run) => {
    if (!run.hidden) run.notes.push({ kind, id: scanner.attribute('id') ?? '' });
  };
}

const handlers = byName<RunHandler>({
  rPr: (story, _, run) => readRunProperties(story, run),
  t: readText,
  tab: (story, paragraph, run) => append(story, paragraph, run, ' '),
  ptab: (story, paragraph, run) => append(story, paragraph, run, ' '),
  br: readBreak,
  cr: (story, paragraph, run) => append(story, paragraph, run, '\n'),
  sym: readSymbol,
  symEx: readSymbol,
  noBreakHyphen: (story, paragraph, run) => append(story, paragraph, run, '-'),
  fldChar: readField,
  drawing: readGraphics,
  pict: readGraphics,
  object: readGraphics,
  footnoteReference: readNote('footnotes'),
  endnoteReference: readNote('endnotes'),
  ruby: readRuby,
  AlternateContent: (story, paragraph, run) =>
    readAlternate(story.scanner, () => readContent(story, paragraph, run)),
});

function readRuby(story: Story, paragraph: OpenParagraph): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name !== xmlName.rubyBase) continue;
    const base = scanner.depth;
    while (scanner.child(base)) {
      if (scanner.name === xmlName.r) readRun(story, paragraph, false);
    }
  }
}

function readContent(story: Story, paragraph: OpenParagraph, run: OpenRun): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) handlers[scanner.name]?.(story, paragraph, run);
}

/** Reads the run just opened into the paragraph; `anchored` records where in the XML it stands. */
export function readRun(story: Story, paragraph: OpenParagraph, anchored: boolean): void {
  const { scanner, document } = story;
  const from = paragraph.text.length;
  const run: OpenRun = {
    hidden: paragraph.look.hidden,
    font: paragraph.look.font,
    source: { start: scanner.start, end: 0 },
    boxes: [],
    notes: [],
  };
  readContent(story, paragraph, run);
  run.source.end = scanner.end;
  const source = story.anchor ?? run.source;
  for (const content of run.boxes) paragraph.boxes.push({ content, anchor: source });
  for (const note of run.notes) document.notes.push({ ...note, anchor: source });
  if (anchored && document.anchors !== null) {
    paragraph.units.push({ from, to: paragraph.text.length, source });
  }
}
