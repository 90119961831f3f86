import { readChecked } from './check-box.ts';
import type { Reading } from './reading.ts';
import { xmlName } from './xml-names.ts';

/** A control (`w:sdt`) around words, paragraphs, rows or cells; in a check box its sign tells its state. */
export function readControl(reading: Reading, readContents: (reading: Reading) => void): void {
  const { x, checked } = reading;
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name === xmlName.sdtPr) reading.checked = readChecked(x) ?? checked;
    else if (x.name === xmlName.sdtContent) readContents(reading);
  }
  reading.checked = checked;
}
