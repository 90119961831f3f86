import { readControl } from './controls.ts';
import { readAlternatives } from './drawings.ts';
import { readSimpleField } from './fields.ts';
import { readFormula } from './formulas.ts';
import { write } from './reading.ts';
import type { Reading } from './reading.ts';
import { readRun } from './run-contents.ts';
import { atEach, byName } from './xml-names.ts';

type Read = (reading: Reading) => void;

function ignore(): void {}

/** A control inside a paragraph. A check box shows its state once, also where it holds no sign. */
function readInlineControl(reading: Reading): void {
  const { x, recorder } = reading;
  recorder?.enter(x.start);
  readControl(reading, (within) => {
    const before = within.written;
    readInline(within);
    if (within.checked !== null && within.written === before) write(within, '☐');
  });
  recorder?.leave(x.end, reading.silencers > 0);
}

/** Marks never stand inside one form of several: a program may choose the other. */
function readInlineAlternatives(reading: Reading): void {
  const { x, recorder } = reading;
  recorder?.enter(x.start);
  readAlternatives(reading, readInline);
  recorder?.leave(x.end, reading.silencers > 0);
}

const contents = byName<Read>({
  r: readRun,
  sdt: readInlineControl,
  fldSimple: (reading) => readSimpleField(reading, readInline),
  oMath: readFormula,
  oMathPara: readFormula,
  AlternateContent: readInlineAlternatives,
  ...atEach(['del', 'moveFrom', 'pPr', 'smartTagPr', 'customXmlPr'], ignore),
});

/** Reads what stands in a paragraph or in a link, insertion or other wrapper just opened. */
export function readInline(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) readInlineElement(reading);
}

/** Reads one element of a paragraph, just opened; unknown ones are looked into. */
export function readInlineElement(reading: Reading): void {
  (contents[reading.x.name] ?? readInline)(reading);
}
