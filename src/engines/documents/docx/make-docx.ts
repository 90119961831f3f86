import { strToU8, zipSync } from 'fflate';

/** Parts of a .docx made for a test; the body is the inner XML of `w:body`. */
export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const namespaces = [
  `xmlns:w="${w}" xmlns:r="${r}"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part of WordprocessingML with the usual namespaces. */
export function wordPart(root: string, inner: string): string {
  return `${head}<w:${root} ${namespaces}>${inner}</w:${root}>`;
}

function overrides(names: readonly string[]): string {
  const type = (name: string): string =>
    `application/vnd.openxmlformats-officedocument.wordprocessingml.${name === 'document' ? 'document.main' : name}+xml`;
  return names
    .map((name) => `<Override PartName="/word/${name}.xml" ContentType="${type(name)}"/>`)
    .join('');
}

/** Makes a small .docx that Word would open. */
export function makeDocx(parts: DocxParts): Uint8Array {
  const { body, more = {}, ...given } = parts;
  const named = Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]);
  const names = ['document', ...named.map(([name]) => name)];
  const relationships = named.map(
    ([name], at) => `<Relationship Id="rId${at + 1}" Type="${r}/${name}" Target="${name}.xml"/>`,
  );
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides(names)}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${r}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(wordPart('document', `<w:body>${body}</w:body>`)),
    'word/_rels/document.xml.rels': strToU8(
      `${head}<Relationships xmlns="${packageNamespace}/relationships">${relationships.join('')}</Relationships>`,
    ),
  };
  for (const [name, inner] of named) {
    files[`word/${name}.xml`] = strToU8(wordPart(name, inner));
  }
  return zipSync({ ...files, ...more });
}

/** A run of plain text. */
export function run(text: string, properties = ''): string {
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of one or more runs or other contents; bare text becomes a run. */
export function paragraph(inner: string, properties = ''): string {
  const own = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${own}${inner.startsWith('<') || inner === '' ? inner : run(inner)}</w:p>`;
}

/** A cell; bare text becomes a paragraph. */
export function cell(inner: string, properties = ''): string {
  const own = properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`;
  return `<w:tc>${own}${inner.startsWith('<') ? inner : paragraph(inner)}</w:tc>`;
}

export function row(...cells: readonly string[]): string {
  return `<w:tr>${cells.join('')}</w:tr>`;
}

export function table(...rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
}
