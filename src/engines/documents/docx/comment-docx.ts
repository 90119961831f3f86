import { strToU8 } from 'fflate';
import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal, ReadingLimits } from '../refusal.ts';
import type { Span } from '../tree.ts';
import { createAnchorRecorder, unitsAround } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import { appendToRoot, commentElement, markComments, prefixDeclaration } from './comment-markup.ts';
import type { CommentText, PlacedComment } from './comment-markup.ts';
import { openPackage, relationshipsPart } from './package-parts.ts';
import type { DocxPackage } from './package-parts.ts';
import { readPackage } from './read-docx.ts';
import { xmlName } from './xml-names.ts';
import { token, XmlScanner } from './xml-scanner.ts';
import { rewriteZip } from './zip-writer.ts';

/** A comment and where it belongs: offsets into the text of the tree that `readDocx` gives. */
export interface DocxComment extends CommentText {
  readonly span: Span;
}

interface Parts {
  readonly docx: DocxPackage;
  readonly depth: number;
  /** New or changed parts by name. */
  readonly changed: Map<string, string>;
}

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const declarationLine = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const broken: Result<never, DocumentRefusal> = err({
  code: 'unreadable',
  values: { reason: 'XML' },
});

/** Text of a part that will be written back, in UTF-8: a declaration of another encoding is replaced. */
function text(parts: Parts, part: string): Result<string | null, DocumentRefusal> {
  const found = parts.docx.text(part);
  if (!found.ok || found.value === null) return found;
  return ok(found.value.replace(/^<\?xml[^>]*\?>\s*/, declarationLine));
}

/** First number that no comment and no mark of one uses yet, in the text or among the comments. */
function nextId(xmls: readonly string[], depth: number): number {
  let next = 0;
  for (const xml of xmls) {
    const x = new XmlScanner(xml, depth);
    for (let found = x.next(); found !== token.end; found = x.next()) {
      if (found !== token.open || !numbered.has(x.name)) continue;
      const id = Number(x.attribute('id'));
      if (Number.isSafeInteger(id) && id < 2 ** 31 - 100_000) next = Math.max(next, id + 1);
    }
  }
  return next;
}

const numbered = new Set([
  xmlName.comment,
  xmlName.commentRangeStart,
  xmlName.commentRangeEnd,
  xmlName.commentReference,
]);

function emptyComments(namespace: string): string {
  return `${declarationLine}<w:comments xmlns:w="${namespace}"></w:comments>`;
}

/** Namespace of the main part: Strict or Transitional, which the new parts must share. */
function wordNamespace(xml: string, depth: number): string {
  const x = new XmlScanner(xml, depth);
  x.enterRoot();
  const [prefix, name] = x.qualifiedName().split(':');
  return (
    x.attribute(name === undefined ? 'xmlns' : (prefix as string)) ??
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  );
}

/** A name beside the main part that no other part has. */
function freeName(docx: DocxPackage): string {
  const folder = docx.mainPart.slice(0, docx.mainPart.lastIndexOf('/') + 1);
  let name = `${folder}comments.xml`;
  for (let k = 1; docx.archive.find(name) !== null; k += 1) name = `${folder}comments${k}.xml`;
  return name;
}

/** Tells the package of a comments part it does not have yet; null where its own parts are broken. */
function register(parts: Parts, name: string, strict: boolean): Result<null, DocumentRefusal> {
  const { docx, depth, changed } = parts;
  const types = text(parts, '[Content_Types].xml');
  if (!types.ok) return types;
  const typed = appendToRoot(
    types.value ?? '',
    depth,
    (prefix) => `<${prefix}Override PartName="/${name}" ContentType="${commentsType}"/>`,
  );
  const relationsName = relationshipsPart(docx.mainPart);
  const relations = text(parts, relationsName);
  if (!relations.ok) return relations;
  const used = new Set(docx.relationships.map((one) => one.id));
  let id = 'rIdComments';
  for (let k = 1; used.has(id); k += 1) id = `rIdComments${k}`;
  const type = strict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  const target = name.slice(name.lastIndexOf('/') + 1);
  const related = appendToRoot(
    relations.value ?? `<Relationships xmlns="${packageNamespace}/relationships"/>`,
    depth,
    (prefix) => `<${prefix}Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  if (typed === null || related === null) return broken;
  changed.set('[Content_Types].xml', typed);
  changed.set(relationsName, related);
  return ok(null);
}

/** The comments part as it is, or a new empty one made known to the package. */
function commentsPart(
  parts: Parts,
  namespace: string,
): Result<{ readonly name: string; readonly xml: string }, DocumentRefusal> {
  const { docx } = parts;
  const known = docx.relationships.find((one) => one.kind === 'comments')?.target;
  if (known !== undefined && docx.archive.find(known) !== null) {
    const xml = text(parts, known);
    return xml.ok ? ok({ name: known, xml: xml.value ?? '' }) : xml;
  }
  const name = known ?? freeName(docx);
  if (known === undefined) {
    const registered = register(parts, name, namespace.includes('purl.oclc.org'));
    if (!registered.ok) return registered;
  }
  return ok({ name, xml: emptyComments(namespace) });
}

function place(
  comments: readonly DocxComment[],
  anchors: readonly Anchor[],
  firstId: number,
): readonly PlacedComment[] | null {
  const placed: PlacedComment[] = [];
  for (const { span } of comments) {
    const unit = unitsAround(anchors, span);
    if (unit === null) return null;
    placed.push({ id: firstId + placed.length, unit });
  }
  return placed;
}

function addComments(
  parts: Parts,
  comments: readonly DocxComment[],
  anchors: readonly Anchor[],
): Result<null, DocumentRefusal> {
  const { docx, depth, changed } = parts;
  const raw = docx.text(docx.mainPart);
  if (!raw.ok) return raw;
  const xml = raw.value ?? '';
  const part = commentsPart(parts, wordNamespace(xml, depth));
  if (!part.ok) return part;
  const placed = place(comments, anchors, nextId([xml, part.value.xml], depth));
  if (placed === null) return err({ code: 'no-text', values: {} });
  const root = new XmlScanner(xml, depth);
  root.enterRoot();
  const marked = markComments(xml, placed, prefixDeclaration(root));
  const extended = appendToRoot(part.value.xml, depth, (_, commentsRoot) => {
    const declaration = prefixDeclaration(commentsRoot);
    return comments
      .map((comment, at) => commentElement((placed[at] as PlacedComment).id, comment, declaration))
      .join('');
  });
  if (extended === null) return broken;
  changed.set(docx.mainPart, marked.replace(/^<\?xml[^>]*\?>\s*/, declarationLine));
  changed.set(part.value.name, extended);
  return ok(null);
}

/**
 * The same .docx with a Word comment at every span. Only the main part, the comments part and what makes
 * that one known are written anew; every other part is copied byte for byte. A comment stands around
 * whole runs; one on a text box or a note stands around the run that carries it, because Word keeps
 * comments in the main text only.
 * Refused: what `readDocx` refuses, and `unreadable` where the package's own lists are broken.
 */
export function commentDocx(
  bytes: Uint8Array,
  comments: readonly DocxComment[],
  limits: ReadingLimits,
): Result<Uint8Array, DocumentRefusal> {
  const docx = openPackage(bytes, limits);
  if (!docx.ok) return docx;
  const recorder = createAnchorRecorder();
  const read = readPackage(docx.value, { bytes, name: '', limits }, recorder);
  if (!read.ok) return read;
  if (comments.length === 0) return ok(bytes);
  // A second package: the first one's budget has been spent on reading.
  const again = openPackage(bytes, limits);
  if (!again.ok) return again;
  const parts: Parts = { docx: again.value, depth: limits.elementDepth, changed: new Map() };
  const added = addComments(parts, comments, recorder.anchors);
  if (!added.ok) return added;
  const packed = new Map([...parts.changed].map(([name, xml]) => [name, strToU8(xml)]));
  return ok(rewriteZip(again.value.archive, packed));
}
