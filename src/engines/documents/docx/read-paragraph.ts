import { controlMark, settleFields } from './form-fields.ts';
import { readAlternate, readRun } from './read-run.ts';
import type { OpenParagraph, Story } from './story.ts';
import { isOn, numberValue, readNumberRequest } from './styles.ts';
import { byName, xmlName } from './xml-names.ts';

type InlineHandler = (story: Story, paragraph: OpenParagraph, anchored: boolean) => void;

/** Records all that `read` brings as one unit: nothing inside it may be taken apart by a comment. */
function whole(read: InlineHandler): InlineHandler {
  return (story, paragraph, anchored) => {
    const { scanner, document } = story;
    const { start } = scanner;
    const from = paragraph.text.length;
    read(story, paragraph, false);
    if (!anchored || document.anchors === null) return;
    const source = story.anchor ?? { start, end: scanner.end };
    paragraph.units.push({ from, to: paragraph.text.length, source });
  };
}

/** A control within a paragraph; a check box shows its mark instead of its glyph. */
function readControl(story: Story, paragraph: OpenParagraph, anchored: boolean): void {
  const { scanner, document } = story;
  const { start } = scanner;
  const from = paragraph.text.length;
  let mark: string | null = null;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.sdtPr) mark = controlMark(scanner);
    else if (scanner.name === xmlName.sdtContent) {
      readInline(story, paragraph, anchored && mark === null);
    }
  }
  if (mark === null) return;
  const shown = paragraph.text.length > from || !paragraph.look.hidden;
  paragraph.text = paragraph.text.slice(0, from) + (shown ? mark : '');
  if (anchored && document.anchors !== null) {
    const source = story.anchor ?? { start, end: scanner.end };
    paragraph.units.push({ from, to: paragraph.text.length, source });
  }
}

/** A fraction a/b; its parts are runs of formulas. */
function readFraction(story: Story, paragraph: OpenParagraph): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.den) paragraph.text += '/';
    if (scanner.name === xmlName.num || scanner.name === xmlName.den) {
      readInline(story, paragraph, false);
    }
  }
}

/** What stands in brackets; which ones, the formula says. */
function readBrackets(story: Story, paragraph: OpenParagraph): void {
  const { scanner } = story;
  let [open, close] = ['(', ')'];
  const inside = scanner.depth;
  let first = true;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.dPr) {
      const properties = scanner.depth;
      while (scanner.child(properties)) {
        if (scanner.name === xmlName.begChr) open = scanner.attribute('val') ?? open;
        else if (scanner.name === xmlName.endChr) close = scanner.attribute('val') ?? close;
      }
    } else if (scanner.name === xmlName.e) {
      paragraph.text += first ? open : ',';
      first = false;
      readInline(story, paragraph, false);
    }
  }
  if (!first) paragraph.text += close;
}

const handlers = byName<InlineHandler>({
  r: readRun,
  hyperlink: readInline,
  ins: readInline,
  moveTo: readInline,
  smartTag: readInline,
  customXml: readInline,
  dir: readInline,
  bdo: readInline,
  fldSimple: whole(readInline),
  sdt: readControl,
  oMath: whole(readInline),
  oMathPara: whole(readInline),
  f: readFraction,
  d: readBrackets,
  AlternateContent: whole((story, paragraph) =>
    readAlternate(story.scanner, () => readInline(story, paragraph, false)),
  ),
});

function readInline(story: Story, paragraph: OpenParagraph, anchored: boolean): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) handlers[scanner.name]?.(story, paragraph, anchored);
}

function readMarkProperties({ scanner }: Story, paragraph: OpenParagraph): void {
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    const { name } = scanner;
    if (name === xmlName.del || name === xmlName.moveFrom) paragraph.joined = true;
    else if (name === xmlName.vanish && isOn(scanner)) paragraph.joined = true;
  }
}

function readProperties(story: Story, paragraph: OpenParagraph): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    const { name } = scanner;
    if (name === xmlName.pStyle) paragraph.styleId = scanner.attribute('val');
    else if (name === xmlName.numPr) readNumberRequest(scanner, paragraph);
    else if (name === xmlName.outlineLvl) paragraph.outline = numberValue(scanner);
    else if (name === xmlName.rPr) readMarkProperties(story, paragraph);
  }
  paragraph.contentStart = scanner.end;
}

function openParagraph({ scanner, document }: Story): OpenParagraph {
  return {
    text: '',
    units: [],
    boxes: [],
    styleId: null,
    numId: null,
    level: null,
    outline: null,
    look: document.styles.paragraph(null).look,
    joined: false,
    contentStart: scanner.end,
    contentEnd: scanner.end,
    empty: false,
  };
}

/** The automatic number of a paragraph; the next one of its list. */
function labelOf({ document }: Story, paragraph: OpenParagraph): string {
  const style = document.styles.paragraph(paragraph.styleId);
  const numId = paragraph.numId ?? style.numId;
  if (numId === null || numId === '0') return '';
  const own = paragraph.numId !== null;
  const level = paragraph.level ?? (own ? null : style.level);
  return document.numbering().label(numId, level, own ? paragraph.styleId : style.numberedBy);
}

function headingOf({ document }: Story, paragraph: OpenParagraph): number | null {
  const outline = paragraph.outline ?? document.styles.paragraph(paragraph.styleId).outline;
  return outline === null || outline < 0 || outline > 8 ? null : outline + 1;
}

function recordAnchors(
  story: Story,
  paragraph: OpenParagraph,
  label: number,
  length: number,
): void {
  const sink = story.document.anchors;
  if (sink === null) return;
  const start = story.document.builder.position() - length - (story.inCell ? 0 : 1);
  const text = { start, end: start + length };
  for (const { from, to, source } of paragraph.units) {
    if (to === from) continue;
    sink.runs.push({ text: { start: start + label + from, end: start + label + to }, source });
  }
  const { contentStart, contentEnd, empty } = paragraph;
  const source = story.anchor ?? { start: contentStart, end: contentEnd };
  sink.paragraphs.push({ text, source, empty: empty && story.anchor === null });
}

/** Writes a paragraph into the tree. */
export function writeParagraph(story: Story, paragraph: OpenParagraph): void {
  const label = labelOf(story, paragraph);
  const { builder, limits } = story.document;
  const shown = paragraph.text === '' ? label.trimEnd() : label;
  const text = shown + paragraph.text;
  builder.paragraph(text, headingOf(story, paragraph));
  recordAnchors(story, paragraph, shown.length, text.length);
  if (builder.position() > limits.textLength) {
    story.scanner.fail({ code: 'too-large', values: { characters: limits.textLength } });
  }
}

/** Prepends a paragraph whose end is deleted or hidden to the one it goes on in. */
function join(before: OpenParagraph, paragraph: OpenParagraph): void {
  const shift = before.text.length;
  paragraph.text = before.text + paragraph.text;
  const own = paragraph.units.map((unit) => ({
    ...unit,
    from: unit.from + shift,
    to: unit.to + shift,
  }));
  paragraph.units.splice(0, paragraph.units.length, ...before.units, ...own);
  paragraph.boxes.unshift(...before.boxes);
}

/**
 * Reads the paragraph just opened up to its end. It is not written yet; where its own end is deleted or
 * hidden, it waits in `story.pending` and null is returned.
 */
export function readParagraph(story: Story): OpenParagraph | null {
  const { scanner } = story;
  const { start } = scanner;
  const paragraph = openParagraph(story);
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.pPr) {
      readProperties(story, paragraph);
      paragraph.look = story.document.styles.paragraph(paragraph.styleId).look;
    } else handlers[scanner.name]?.(story, paragraph, true);
  }
  if (story.fields.length > 0) settleFields(story.fields);
  paragraph.contentEnd = scanner.start;
  if (scanner.start === start) {
    paragraph.empty = true;
    paragraph.contentStart = start;
    paragraph.contentEnd = scanner.end;
  }
  if (story.mark !== null) {
    paragraph.text = story.mark;
    paragraph.units.length = 0;
    story.mark = '';
  }
  if (story.pending) join(story.pending, paragraph);
  story.pending = paragraph.joined ? paragraph : null;
  return paragraph.joined ? null : paragraph;
}
