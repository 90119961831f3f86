import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal } from '../refusal.ts';
import { readApart } from './blocks.ts';
import type { DocxPackage } from './package-parts.ts';
import type { NoteReference, Reading } from './reading.ts';
import { xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

type Regions = ReadonlyMap<string, { readonly start: number; readonly end: number }>;

function findNotes(x: XmlScanner): Regions {
  const found = new Map<string, { readonly start: number; readonly end: number }>();
  x.enterRoot();
  while (x.child(1)) {
    if (x.name !== xmlName.footnote && x.name !== xmlName.endnote) continue;
    const { start } = x;
    const id = x.attribute('id') ?? '';
    x.skip();
    found.set(id, { start, end: x.end });
  }
  return found;
}

/** Reads the notes that the text refers to, in that order; footnotes first. */
export function readNotes(reading: Reading, docx: DocxPackage): Result<null, DocumentRefusal> {
  for (const kind of ['footnotes', 'endnotes'] as const) {
    const references = new Map<string, NoteReference>();
    for (const note of reading.notes) {
      if (note.kind === kind && !references.has(note.id)) references.set(note.id, note);
    }
    if (references.size === 0) continue;
    const xml = docx.related(kind);
    if (!xml.ok) return xml;
    const text = xml.value ?? '';
    const depth = reading.limits.elementDepth;
    const finder = new XmlScanner(text, depth);
    const regions = findNotes(finder);
    if (finder.fault) return err(finder.fault);
    for (const { id, unit } of references.values()) {
      const region = regions.get(id);
      if (!region) continue;
      const { start, end } = region;
      readApart(reading, { start, end, unit }, new XmlScanner(text, depth, start, end));
    }
  }
  return ok(null);
}
