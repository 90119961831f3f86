import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Reader, ReaderInput } from '../read-document.ts';
import type { DocumentRefusal } from '../refusal.ts';
import { createTreeBuilder } from '../tree-builder.ts';
import type { DocumentTree } from '../tree.ts';
import type { AnchorSink } from './anchors.ts';
import { readNumbering } from './numbering.ts';
import type { Numbering } from './numbering.ts';
import { openPackage } from './package-parts.ts';
import type { WordPackage } from './package-parts.ts';
import { readStory } from './read-blocks.ts';
import { readNotes } from './read-notes.ts';
import { openStory } from './story.ts';
import type { DocumentState } from './story.ts';
import { readStyles } from './styles.ts';
import { xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

const notDocument: Result<never, DocumentRefusal> = err({ code: 'not-a-document', values: {} });

/** A document with the XML it was read from. */
export interface ReadPackage {
  readonly tree: DocumentTree;
  readonly pack: WordPackage;
  /** The main part, decoded. */
  readonly xml: string;
}

function partText(pack: WordPackage, kind: string): Result<string, DocumentRefusal> {
  const name = pack.nameOf(kind);
  return name === null ? ok('') : pack.text(name);
}

/** Reads the numbering part when the first number is asked for; a refusal of it is kept for the end. */
function lazyNumbering(
  pack: WordPackage,
  depthLimit: number,
): { readonly numbering: () => Numbering; readonly fault: () => DocumentRefusal | null } {
  let loaded: Numbering | null = null;
  let refused: DocumentRefusal | null = null;
  return {
    numbering() {
      if (loaded) return loaded;
      const xml = partText(pack, 'numbering');
      if (!xml.ok) refused = xml.error;
      loaded = readNumbering(xml.ok ? xml.value : '', depthLimit);
      refused ??= loaded.fault;
      return loaded;
    },
    fault: () => refused,
  };
}

function readBody(scanner: XmlScanner, state: DocumentState): Result<null, DocumentRefusal> {
  if (!scanner.child(0) || scanner.name !== xmlName.document) {
    return scanner.fault ? err(scanner.fault) : notDocument;
  }
  while (scanner.child(1)) {
    if (scanner.name === xmlName.body) readStory(openStory(state, scanner, null));
  }
  return scanner.fault ? err(scanner.fault) : ok(null);
}

function readParts(
  pack: WordPackage,
  input: ReaderInput,
  anchors: AnchorSink | null,
): Result<ReadPackage, DocumentRefusal> {
  const { limits } = input;
  const xml = pack.text(pack.mainName);
  if (!xml.ok) return xml;
  const styleXml = partText(pack, 'styles');
  if (!styleXml.ok) return styleXml;
  const styles = readStyles(styleXml.value, limits.elementDepth);
  if (styles.fault) return err(styles.fault);
  const lists = lazyNumbering(pack, limits.elementDepth);
  const builder = createTreeBuilder();
  const { numbering } = lists;
  const state: DocumentState = {
    builder,
    limits,
    styles,
    numbering,
    anchors,
    notes: [],
    pictures: 0,
  };
  const body = readBody(new XmlScanner(xml.value, limits.elementDepth), state);
  const notes = body.ok ? readNotes(pack, state) : body;
  const fault = notes.ok ? lists.fault() : notes.error;
  if (fault) return err(fault);
  if (state.pictures > 0) {
    builder.notice({ code: 'unread-pictures', values: { count: state.pictures } });
  }
  return ok({ tree: builder.finish(input.name, 'docx', false), pack, xml: xml.value });
}

/**
 * Reads a Word document and, where a sink is given, what part of its XML each stretch of the text comes
 * from. Refused as `readDocx` does.
 */
export function readPackage(
  input: ReaderInput,
  anchors: AnchorSink | null,
): Result<ReadPackage, DocumentRefusal> {
  if (input.bytes.length === 0) return err({ code: 'empty', values: {} });
  const pack = openPackage(input.bytes, input.limits);
  return pack.ok ? readParts(pack.value, input, anchors) : pack;
}

/**
 * Reads .docx as Word shows it: automatic numbers, marks of symbol fonts and form controls, merged cells;
 * text boxes follow their paragraph, notes stand at the end; what is deleted or hidden is left out.
 * Refused: `empty`, `truncated`, `encrypted`, `not-a-document`, `expands-too-far`, `too-large`,
 * `too-deep`, `no-text`, `unreadable`.
 */
export const readDocx: Reader = async (input) => {
  const read = readPackage(input, null);
  if (!read.ok) return read;
  const { tree } = read.value;
  return /\S/u.test(tree.text) ? ok(tree) : err({ code: 'no-text', values: {} });
};
