import { write } from './reading.ts';
import type { Reading } from './reading.ts';
import { atEach, byName, xmlName } from './xml-names.ts';

type Read = (reading: Reading) => void;

function ignore(): void {}

const contents = byName<Read>({
  t: (reading) => write(reading, reading.x.content()),
  f: readFraction,
  d: readDelimiters,
  ...atEach(['del', 'moveFrom', 'rPr', 'ctrlPr'], ignore),
});

function readContents(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) (contents[x.name] ?? readContents)(reading);
}

/** A fraction: what stands above and below, with a slash between. */
function readFraction(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name === xmlName.den) write(reading, '/');
    if (x.name === xmlName.num || x.name === xmlName.den) readContents(reading);
  }
}

/** Brackets, whose signs stand in their properties; round ones where those say nothing. */
function readDelimiters(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  let [open, close] = ['(', ')'];
  let count = 0;
  while (x.child(inside)) {
    if (x.name === xmlName.dPr) {
      const properties = x.depth;
      while (x.child(properties)) {
        if (x.name === xmlName.begChr) open = x.attribute('val') ?? '';
        else if (x.name === xmlName.endChr) close = x.attribute('val') ?? '';
      }
    } else if (x.name === xmlName.e) {
      write(reading, count === 0 ? open : '|');
      readContents(reading);
      count += 1;
    }
  }
  if (count > 0) write(reading, close);
}

/** A formula in one line, as its signs follow each other. */
export function readFormula(reading: Reading): void {
  const { x, recorder } = reading;
  recorder?.enter(x.start);
  readContents(reading);
  recorder?.leave(x.end, reading.silencers > 0);
}
