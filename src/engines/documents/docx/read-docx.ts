import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Reader, ReaderInput } from '../read-document.ts';
import type { DocumentRefusal } from '../refusal.ts';
import { createTreeBuilder } from '../tree-builder.ts';
import type { DocumentTree } from '../tree.ts';
import type { AnchorRecorder } from './anchors.ts';
import { finishBlocks, readBlocks } from './blocks.ts';
import { createListCounter } from './list-counter.ts';
import { readNotes } from './notes.ts';
import { readNumberingPart } from './numbering.ts';
import { openPackage } from './package-parts.ts';
import type { DocxPackage } from './package-parts.ts';
import { createReading } from './reading.ts';
import type { Reading } from './reading.ts';
import { readStyles } from './styles.ts';
import { xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

function namesSymbolFont(xml: string): boolean {
  return xml.includes('dings') || xml.includes('DINGS');
}

function startReading(
  docx: DocxPackage,
  xml: string,
  input: ReaderInput,
  recorder: AnchorRecorder | null,
): Result<Reading, DocumentRefusal> {
  const stylesXml = docx.related('styles');
  if (!stylesXml.ok) return stylesXml;
  const numberingXml = docx.related('numbering');
  if (!numberingXml.ok) return numberingXml;
  const depth = input.limits.elementDepth;
  const styles = readStyles(stylesXml.value ?? '', depth);
  if (!styles.ok) return styles;
  const numbering = readNumberingPart(numberingXml.value ?? '', depth);
  if (!numbering.ok) return numbering;
  return ok(
    createReading({
      x: new XmlScanner(xml, depth),
      builder: createTreeBuilder(),
      limits: input.limits,
      styles: styles.value,
      counter: createListCounter(numbering.value, styles.value),
      recorder,
      symbolFonts: namesSymbolFont(xml) || namesSymbolFont(stylesXml.value ?? ''),
    }),
  );
}

function readBody(reading: Reading): Result<null, DocumentRefusal> {
  const { x } = reading;
  x.enterRoot();
  if (!x.fault && x.name !== xmlName.document) return err({ code: 'not-a-document', values: {} });
  while (x.child(1)) if (x.name === xmlName.body) readBlocks(reading);
  finishBlocks(reading);
  return x.fault ? err(x.fault) : ok(null);
}

/** Reads an opened package; with a recorder it also learns where every piece of the text came from. */
export function readPackage(
  docx: DocxPackage,
  input: ReaderInput,
  recorder: AnchorRecorder | null,
): Result<DocumentTree, DocumentRefusal> {
  const xml = docx.text(docx.mainPart);
  if (!xml.ok) return xml;
  const reading = startReading(docx, xml.value ?? '', input, recorder);
  if (!reading.ok) return reading;
  const body = readBody(reading.value);
  if (!body.ok) return body;
  const notes = readNotes(reading.value, docx);
  if (!notes.ok) return notes;
  const { x, builder, pictures } = reading.value;
  if (x.fault) return err(x.fault);
  if (pictures > 0) builder.notice({ code: 'unread-pictures', values: { count: pictures } });
  const tree = builder.finish(input.name, 'docx', false);
  return /\S/.test(tree.text) ? ok(tree) : err({ code: 'no-text', values: {} });
}

/**
 * Reads a .docx (also .docm, .dotx) as Word shows it: automatic numbers, headings, marks of symbol fonts,
 * check boxes, tables with merged cells; text boxes after the paragraph they hang on, notes at the end.
 * Deleted and hidden text, headers, footers and instructions of fields are left out.
 * Refused: `empty`, `encrypted`, `truncated`, `not-a-document`, `expands-too-far`, `too-deep`,
 * `too-large`, `unreadable`, `no-text`.
 */
export const readDocx: Reader = async (input) => {
  const docx = openPackage(input.bytes, input.limits);
  return docx.ok ? readPackage(docx.value, input, null) : docx;
};
