import { readControl } from './controls.ts';
import { readAlternatives } from './drawings.ts';
import { readParagraph, writeLine } from './paragraphs.ts';
import { newLine } from './reading.ts';
import type { Reading, TextBox } from './reading.ts';
import { readTable } from './tables.ts';
import { atEach, byName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

type Read = (reading: Reading) => void;

function ignore(): void {}

/** Reads a region apart from where the reading stands: a text box, a note. */
export function readApart(reading: Reading, region: TextBox, x: XmlScanner): void {
  const { x: outside, fields, silencers, boxes, line } = reading;
  if (reading.boxDepth >= reading.limits.tableDepth) {
    outside.fail({ code: 'too-deep', values: { depth: reading.limits.tableDepth } });
    return;
  }
  const read = (): void => {
    x.enterRoot();
    readBlocks(reading);
    finishBlocks(reading);
  };
  Object.assign(reading, { x, fields: [], silencers: 0, boxes: [], line: newLine() });
  reading.boxDepth += 1;
  if (reading.recorder) reading.recorder.within(region.unit, read);
  else read();
  Object.assign(reading, { x: outside, fields, silencers, boxes, line });
  reading.boxDepth -= 1;
  if (x.fault) outside.fail(x.fault);
}

function readTextBoxes(reading: Reading): void {
  const { boxes, x, limits } = reading;
  if (boxes.length === 0) return;
  reading.boxes = [];
  for (const box of boxes) {
    readApart(reading, box, new XmlScanner(x.text, limits.elementDepth, box.start, box.end));
  }
}

/** Ends a body, cell or text box: writes what no other paragraph followed, and the boxes hung on it. */
export function finishBlocks(reading: Reading): void {
  writeLine(reading);
  readTextBoxes(reading);
}

const contents = byName<Read>({
  p(reading) {
    readParagraph(reading);
    // Words carried over into the next paragraph carry their text boxes with them.
    if (reading.line.text === '') readTextBoxes(reading);
  },
  tbl(reading) {
    finishBlocks(reading);
    readTable(reading, { read: readBlock, finish: finishBlocks });
  },
  AlternateContent: (reading) => readAlternatives(reading, readBlocks),
  sdt: (reading) => readControl(reading, readBlocks),
  ...atEach(['del', 'moveFrom', 'altChunk', 'sectPr', 'customXmlPr'], ignore),
});

/** Reads one element of a body, cell or text box, just opened; unknown ones are looked into. */
export function readBlock(reading: Reading): void {
  (contents[reading.x.name] ?? readBlocks)(reading);
}

/** Reads the paragraphs and tables in the element just opened. */
export function readBlocks(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) readBlock(reading);
}
