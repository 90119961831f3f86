import { readAlternatives } from './drawings.ts';
import { readSimpleField } from './fields.ts';
import { readFormula } from './formulas.ts';
import { isOn } from './look.ts';
import { newLine, write } from './reading.ts';
import type { Reading } from './reading.ts';
import { readRun } from './run-contents.ts';
import { atEach, byName, xmlName } from './xml-names.ts';

type Read = (reading: Reading) => void;

function ignore(): void {}

/** Reads the state of a check box control from the `w:sdtPr` just opened; null for other controls. */
function readChecked(reading: Reading): boolean | null {
  const { x } = reading;
  const inside = x.depth;
  let checked: boolean | null = null;
  while (x.child(inside)) {
    if (x.name !== xmlName.checkbox) continue;
    checked = false;
    const box = x.depth;
    while (x.child(box)) if (x.name === xmlName.checked) checked = isOn(x);
  }
  return checked;
}

const ticks = /[☑☒✓✔✗✘√■●◉]/;
const boxes = /[☐□○〇口]/;

/** What a check box shows: its own sign where that agrees with its state, else the usual one. */
function shownCheckBox(checked: boolean, shown: string): string {
  const agrees = checked ? ticks.test(shown) : boxes.test(shown) && !ticks.test(shown);
  if (agrees) return shown;
  const sign = checked ? '☑' : '☐';
  const rest = shown.replace(checked ? boxes : ticks, '');
  return rest.trim().length <= 1 ? sign : `${sign}${rest}`;
}

/** A control inside a paragraph. The sign of a check box is never doubled. */
function readControl(reading: Reading): void {
  const { x, recorder, line } = reading;
  const inside = x.depth;
  let checked: boolean | null = null;
  recorder?.enter(x.start);
  while (x.child(inside)) {
    if (x.name === xmlName.sdtPr) checked = readChecked(reading);
    else if (x.name === xmlName.sdtContent) {
      if (checked === null) {
        readInline(reading);
        continue;
      }
      reading.line = newLine();
      readInline(reading);
      const shown = reading.line.text;
      reading.line = line;
      write(reading, shownCheckBox(checked, shown));
    }
  }
  recorder?.leave(x.end, reading.silencers > 0);
}

const contents = byName<Read>({
  r: readRun,
  sdt: readControl,
  fldSimple: (reading) => readSimpleField(reading, readInline),
  oMath: readFormula,
  oMathPara: readFormula,
  AlternateContent: (reading) => readAlternatives(reading, readInline),
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
