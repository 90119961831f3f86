import { isSilent } from './reading.ts';
import type { Reading } from './reading.ts';
import { byName, xmlName } from './xml-names.ts';

/** What was found so far, to tell whether a choice held anything. */
function found(reading: Reading): number {
  return reading.written + reading.boxes.length + reading.pictures + reading.notes.length;
}

/**
 * The same content in several forms (`mc:AlternateContent`): the first choice is read, and the fallback
 * only where that held nothing.
 */
export function readAlternatives(reading: Reading, readContents: (reading: Reading) => void): void {
  const { x } = reading;
  const inside = x.depth;
  const before = found(reading);
  while (x.child(inside)) {
    const form = x.name === xmlName.Choice || x.name === xmlName.Fallback;
    if (form && found(reading) === before) readContents(reading);
  }
}

function noteTextBox(reading: Reading): void {
  const { x, recorder } = reading;
  const { start } = x;
  x.skip();
  reading.boxes.push({ start, end: x.end, unit: recorder?.unit() ?? null });
}

function countPicture(reading: Reading): void {
  reading.pictures += 1;
}

const drawingContents = byName<(reading: Reading) => void>({
  txbxContent: noteTextBox,
  blip: countPicture,
  imagedata: countPicture,
  chart: countPicture,
  relIds: countPicture,
  AlternateContent: (reading) => readAlternatives(reading, readParts),
});

function readParts(reading: Reading): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) (drawingContents[x.name] ?? readParts)(reading);
}

/** A drawing or embedded object: its text boxes are kept for later, its pictures counted. */
export function readDrawing(reading: Reading): void {
  if (!isSilent(reading)) readParts(reading);
}
