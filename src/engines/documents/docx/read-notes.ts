import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal } from '../refusal.ts';
import type { WordPackage } from './package-parts.ts';
import { readStory } from './read-blocks.ts';
import type { DocumentState, NoteReference, Region } from './story.ts';
import { openStory } from './story.ts';
import { xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

/** Where each note of a part stands. */
function indexNotes(scanner: XmlScanner): ReadonlyMap<string, Region> {
  const notes = new Map<string, Region>();
  if (!scanner.child(0)) return notes;
  while (scanner.child(1)) {
    if (scanner.name !== xmlName.footnote && scanner.name !== xmlName.endnote) continue;
    const { start } = scanner;
    const id = scanner.attribute('id') ?? '';
    scanner.skip();
    notes.set(id, { start, end: scanner.end });
  }
  return notes;
}

function readKind(
  pack: WordPackage,
  state: DocumentState,
  kind: NoteReference['kind'],
): Result<null, DocumentRefusal> {
  const wanted = state.notes.filter((note) => note.kind === kind);
  const name = wanted.length === 0 ? null : pack.nameOf(kind);
  if (name === null) return ok(null);
  const xml = pack.text(name);
  if (!xml.ok) return xml;
  const { elementDepth } = state.limits;
  const index = new XmlScanner(xml.value, elementDepth);
  const notes = indexNotes(index);
  if (index.fault) return err(index.fault);
  const read = new Set<string>();
  for (const { id, anchor } of wanted) {
    const note = notes.get(id);
    if (!note || read.has(id)) continue;
    read.add(id);
    const scanner = new XmlScanner(xml.value, elementDepth, note.start, note.end);
    if (scanner.child(0)) readStory(openStory(state, scanner, anchor));
    if (scanner.fault) return err(scanner.fault);
  }
  return ok(null);
}

/** Appends the footnotes and then the endnotes the text refers to, each once, in order of reference. */
export function readNotes(pack: WordPackage, state: DocumentState): Result<null, DocumentRefusal> {
  const footnotes = readKind(pack, state, 'footnotes');
  return footnotes.ok ? readKind(pack, state, 'endnotes') : footnotes;
}
