import { endInstructions } from './fields.ts';
import { readInlineElement } from './inline.ts';
import { plainParagraph, readParagraphProperties } from './paragraph-properties.ts';
import type { ParagraphProperties } from './paragraph-properties.ts';
import { newLine } from './reading.ts';
import type { Reading } from './reading.ts';
import type { ParagraphStyle } from './styles.ts';
import { xmlName } from './xml-names.ts';

/** Gives a paragraph to the builder. Outside cells an empty one is an empty line, inside it is nothing. */
function emit(reading: Reading, number: string, heading: number | null): void {
  const { builder, line, limits, x } = reading;
  const shownNumber = line.text === '' ? number.trimEnd() : number;
  const text = shownNumber + line.text;
  reading.line = newLine();
  if (!/\S/.test(text)) {
    if (reading.cells === 0) builder.blankLine();
    return;
  }
  builder.paragraph(text, heading);
  const end = builder.position() - (reading.cells === 0 ? 1 : 0);
  reading.recorder?.place(end - text.length, shownNumber.length, line.pieces);
  if (end > limits.textLength) {
    x.fail({ code: 'too-large', values: { characters: limits.textLength } });
  }
}

/** Writes what a paragraph with a deleted end left over, where no other paragraph follows it. */
export function writeLine(reading: Reading): void {
  if (reading.line.text !== '') emit(reading, '', null);
}

function endParagraph(
  reading: Reading,
  properties: ParagraphProperties,
  style: ParagraphStyle,
): void {
  endInstructions(reading);
  if (!properties.endDeleted && !(properties.endHidden && reading.line.text === '')) {
    const heading = properties.heading ?? style.heading ?? 0;
    const number = reading.counter.numberOf(properties, style);
    emit(reading, number, heading === 0 ? null : heading);
  }
  reading.recorder?.endParagraph();
}

/** Reads the paragraph just opened; its text boxes are left in `reading.boxes`. */
export function readParagraph(reading: Reading): void {
  const { x, recorder, styles } = reading;
  const inside = x.depth;
  const bare = x.text.charCodeAt(x.end - 2) === 0x2f;
  let properties = plainParagraph;
  let style = styles.paragraph(null);
  reading.paragraphLook = style.look;
  recorder?.startParagraph(bare ? null : x.end);
  while (x.child(inside)) {
    if (x.name !== xmlName.pPr) {
      readInlineElement(reading);
      continue;
    }
    properties = readParagraphProperties(x);
    style = styles.paragraph(properties.styleId);
    reading.paragraphLook = style.look;
    recorder?.startParagraph(x.end);
  }
  endParagraph(reading, properties, style);
}
