import type { Unit } from './anchors.ts';
import { isXmlCharacter, XmlScanner } from './xml-scanner.ts';

/** A comment to be set into a document. */
export interface CommentText {
  readonly author: string;
  readonly initials: string;
  /** Instant in ISO 8601 and UTC, to the second; anything else is left out. */
  readonly date: string;
  readonly paragraphs: readonly string[];
}

/** A comment with its number in the document and the XML it stands around. */
export interface PlacedComment {
  readonly id: number;
  readonly unit: Unit;
}

/** Longest author and initials that Word opens without complaint (ECMA-376 part 1, 17.13.4.2). */
const longestAuthor = 255;
const longestInitials = 9;

/** Text as XML; characters that XML cannot hold, halves of surrogate pairs among them, are left out. */
export function escapeXml(text: string): string {
  let out = '';
  for (const character of text) {
    if (!isXmlCharacter(character.codePointAt(0) as number)) continue;
    if (character === '&') out += '&amp;';
    else if (character === '<') out += '&lt;';
    else if (character === '>') out += '&gt;';
    else if (character === '"') out += '&quot;';
    else out += character;
  }
  return out;
}

function attributeText(text: string, longest: number): string {
  return escapeXml([...text.replaceAll(/\s+/g, ' ').trim()].slice(0, longest).join(''));
}

/**
 * Where the elements of WordprocessingML may be written with the prefix `w` as it is, this is ''; else
 * the declaration each of them must carry. `root` is the opened root of the part.
 */
export function prefixDeclaration(root: XmlScanner): string {
  const [prefix, name] = root.qualifiedName().split(':');
  const own = root.attribute(name === undefined ? 'xmlns' : (prefix as string));
  const w = /\sxmlns:w\s*=\s*["']([^"']*)["']/.exec(root.tag())?.[1];
  return own === null || own === w ? '' : ` xmlns:w="${escapeXml(own)}"`;
}

function runs(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .join('<w:br/>');
}

/** A `w:comment`, its first paragraph beginning with the mark that Word sets there. */
export function commentElement(id: number, comment: CommentText, declaration: string): string {
  const author = attributeText(comment.author, longestAuthor);
  const initials = attributeText(comment.initials, longestInitials);
  const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(comment.date)?.[1];
  const date = instant === undefined ? '' : ` w:date="${instant}Z"`;
  const texts = comment.paragraphs.length === 0 ? [''] : comment.paragraphs;
  const paragraphs = texts.map(
    (text, at) =>
      `<w:p>${at === 0 ? '<w:r><w:annotationRef/></w:r>' : ''}<w:r>${runs(text)}</w:r></w:p>`,
  );
  return (
    `<w:comment${declaration} w:id="${id}" w:author="${author}"${date}` +
    ` w:initials="${initials}">${paragraphs.join('')}</w:comment>`
  );
}

interface Insertion {
  readonly at: number;
  /** Ends of ranges before starts of others at the same place. */
  readonly order: 0 | 1;
  readonly text: string;
}

function insertionsOf(comment: PlacedComment, declaration: string): readonly Insertion[] {
  const { id, unit } = comment;
  const mark = (name: string): string => `<w:${name}${declaration} w:id="${id}"/>`;
  const start = mark('commentRangeStart');
  const end = `${mark('commentRangeEnd')}<w:r${declaration}>${mark('commentReference')}</w:r>`;
  if (unit.open === unit.close) return [{ at: unit.open, order: 1, text: start + end }];
  return [
    { at: unit.open, order: 1, text: start },
    { at: unit.close, order: 0, text: end },
  ];
}

/** The main part with the marks of all comments set around their units. */
export function markComments(
  xml: string,
  comments: readonly PlacedComment[],
  declaration: string,
): string {
  const insertions = comments
    .flatMap((comment) => insertionsOf(comment, declaration))
    .sort((a, b) => a.at - b.at || a.order - b.order);
  const pieces: string[] = [];
  let from = 0;
  for (const { at, text } of insertions) {
    pieces.push(xml.slice(from, at), text);
    from = at;
  }
  pieces.push(xml.slice(from));
  return pieces.join('');
}

/**
 * Adds elements at the end of the root of a part. `make` is given the prefix of the root with its colon
 * ('' without one). Null where the part is broken.
 */
export function appendToRoot(
  xml: string,
  depth: number,
  make: (prefix: string, root: XmlScanner) => string,
): string | null {
  const x = new XmlScanner(xml, depth);
  x.enterRoot();
  if (x.depth !== 1) return null;
  const name = x.qualifiedName();
  const added = make(name.includes(':') ? `${name.split(':')[0]}:` : '', x);
  const { end } = x;
  const bare = x.tag().endsWith('/>');
  x.skip();
  if (x.fault) return null;
  if (!bare) return `${xml.slice(0, x.start)}${added}${xml.slice(x.start)}`;
  return `${xml.slice(0, end - 2)}>${added}</${name}>${xml.slice(end)}`;
}
