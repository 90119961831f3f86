import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import type { DocumentTree, Span } from '../tree.ts';
import { commentDocx } from './comment-docx.ts';
import type { DocxComment } from './comment-docx.ts';
import { cell, makeDocx, paragraph, row, run, table } from './make-docx.ts';
import { readDocx } from './read-docx.ts';

async function treeOf(bytes: Uint8Array): Promise<DocumentTree> {
  const read = await readDocx({ bytes, name: 'a.docx', limits: defaultLimits });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function commentOn(span: Span, ...paragraphs: readonly string[]): DocxComment {
  return {
    span,
    author: '明章 & "audit"',
    initials: '明章',
    date: '2024-05-06T07:08:09.123Z',
    paragraphs: paragraphs.length === 0 ? ['三处不符 <一>'] : paragraphs,
  };
}

function commented(bytes: Uint8Array, comments: readonly DocxComment[]): Uint8Array {
  const result = commentDocx(bytes, comments, defaultLimits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Comments on these words, each at its first place in the text. */
async function commentWords(bytes: Uint8Array, ...words: readonly string[]): Promise<Uint8Array> {
  const { text } = await treeOf(bytes);
  const spans = words.map((word) => {
    const start = text.indexOf(word);
    expect(start, word).not.toBe(-1);
    return { start, end: start + word.length };
  });
  return commented(
    bytes,
    spans.map((span) => commentOn(span)),
  );
}

function part(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] as Uint8Array);
}

/** The words between the marks of a comment, by the order of the XML, with what stands for numbers left out. */
function wordsOf(bytes: Uint8Array, id: number): string {
  const xml = part(bytes, 'word/document.xml');
  const start = xml.indexOf(`<w:commentRangeStart w:id="${id}"/>`);
  const end = xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`);
  expect(start).toBeGreaterThan(-1);
  expect(end).toBeGreaterThan(start);
  return [...xml.slice(start, end).matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)]
    .map((match) => match[1])
    .join('');
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** All elements of well-formed XML, in order; fails where tags do not pair or an attribute comes twice. */
function elementsOf(xml: string): readonly Element[] {
  const found: Element[] = [];
  const open: string[] = [];
  for (const [tag] of xml.replace(/<\?.*?\?>/g, '').matchAll(/<[^>]*>/g)) {
    const name = /^<\/?([\w:]+)/.exec(tag)?.[1] ?? '';
    if (tag.startsWith('</')) {
      expect(open.pop(), tag).toBe(name);
      continue;
    }
    const pairs = [...tag.matchAll(/\s([\w:]+)="([^"<]*)"/g)];
    const attributes = new Map(pairs.map((pair) => [pair[1] as string, pair[2] as string]));
    expect(attributes.size, tag).toBe(pairs.length);
    expect(tag.replace(/\s[\w:]+="[^"<]*"/g, ''), tag).toMatch(/^<[\w:]+\/?>$/);
    found.push({ name, attributes });
    if (!tag.endsWith('/>')) open.push(name);
  }
  expect(open).toEqual([]);
  return found;
}

function valuesOf(
  xml: string,
  element: string,
  attribute: string,
): readonly (string | undefined)[] {
  const named = elementsOf(xml).filter((one) => one.name === element);
  return named.map((one) => one.attributes.get(attribute));
}

/** Everything a comment needs to be found, and all XML whole. */
function expectSound(before: Uint8Array, after: Uint8Array, count: number): void {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const relationships = 'word/_rels/document.xml.rels';
  const written = new Set([
    '[Content_Types].xml',
    relationships,
    'word/document.xml',
    'word/comments.xml',
  ]);
  for (const [name, bytes] of Object.entries(old)) {
    if (!written.has(name)) expect(now[name], name).toEqual(bytes);
  }
  const ids = valuesOf(part(after, 'word/comments.xml'), 'w:comment', 'w:id').toSorted();
  expect(ids).toHaveLength(count);
  expect(new Set(ids).size).toBe(count);
  for (const mark of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
    expect(
      valuesOf(part(after, 'word/document.xml'), `w:${mark}`, 'w:id').toSorted(),
      mark,
    ).toEqual(ids);
  }
  const parts = valuesOf(part(after, '[Content_Types].xml'), 'Override', 'PartName');
  expect(parts.filter((name) => name === '/word/comments.xml')).toHaveLength(1);
  const targets = valuesOf(part(after, relationships), 'Relationship', 'Target');
  expect(targets.filter((target) => target === 'comments.xml')).toHaveLength(1);
  const used = valuesOf(part(after, relationships), 'Relationship', 'Id');
  expect(new Set(used).size).toBe(used.length);
}

const box = (words: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx><w:txbxContent>${paragraph(words)}</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

test('a comment stands around the runs that hold its words', async () => {
  const before = makeDocx({ body: paragraph(run('学生会') + run('工作人员') + run('共四十八人')) });
  const after = await commentWords(before, '人员共', '学生');
  expectSound(before, after, 2);
  expect(wordsOf(after, 0)).toBe('工作人员共四十八人');
  expect(wordsOf(after, 1)).toBe('学生会');
  expect((await treeOf(after)).text).toBe((await treeOf(before)).text);
  const comments = part(after, 'word/comments.xml');
  expect(comments).toContain(
    'w:author="明章 &amp; &quot;audit&quot;" w:date="2024-05-06T07:08:09Z"',
  );
  expect(comments).toContain('三处不符 &lt;一&gt;');
});

test('across paragraphs, cells, links, insertions and controls', async () => {
  const control = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run('控件')}${run('其二')}</w:sdtContent></w:sdt>`;
  const before = makeDocx({
    body:
      paragraph(run('甲') + `<w:hyperlink w:anchor="x">${run('链接')}</w:hyperlink>`) +
      paragraph(`<w:ins w:id="5">${run('插入')}</w:ins>`) +
      table(row(cell('左格'), cell('右格'))) +
      paragraph(run('前') + control),
  });
  const after = await commentWords(before, '链接\n插', '左格\t右', '件其', '前');
  expectSound(before, after, 4);
  expect([0, 1, 2, 3].map((id) => wordsOf(after, id))).toEqual([
    '链接插入',
    '左格右格',
    '控件其二',
    '前',
  ]);
  expect(part(after, 'word/document.xml')).toContain('<w:commentRangeStart w:id="2"/><w:sdt>');
});

test('on automatic numbers, with and without words after them', async () => {
  const before = makeDocx({
    body: paragraph('总则', numbered) + paragraph('', numbered) + paragraph('附则', numbered),
    numbering,
  });
  expect((await treeOf(before)).text).toBe('第一条 总则\n第二条\n第三条 附则\n');
  const after = await commentWords(before, '第一条', '第二条', '三条 附');
  expectSound(before, after, 3);
  expect([0, 1, 2].map((id) => wordsOf(after, id))).toEqual(['总则', '', '附则']);
});

test('in text boxes and notes, at the run that carries them', async () => {
  const before = makeDocx({
    body: paragraph(
      run('正文') + box('框内文字') + run('其后') + '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ),
    footnotes: `<w:footnote w:id="2">${paragraph('脚注文字')}</w:footnote>`,
  });
  const after = await commentWords(before, '框内', '脚注', '其后');
  expectSound(before, after, 3);
  const xml = part(after, 'word/document.xml');
  expect(xml).toContain('<w:commentRangeStart w:id="0"/><w:r><mc:AlternateContent>');
  expect(xml).toContain(
    '<w:commentRangeStart w:id="1"/><w:r><w:footnoteReference w:id="2"/></w:r>',
  );
});

test('never inside the instruction of a field', async () => {
  const mark = (type: string, data = ''): string =>
    `<w:r><w:fldChar w:fldCharType="${type}">${data}</w:fldChar></w:r>`;
  const instruction = '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>';
  const field =
    mark('begin', '<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>') +
    instruction +
    mark('separate') +
    mark('end');
  const before = makeDocx({ body: paragraph(field + run('是')) });
  const after = await commentWords(before, '☑');
  expectSound(before, after, 1);
  const xml = part(after, 'word/document.xml');
  expect(xml.indexOf('<w:commentRangeEnd')).toBeGreaterThan(xml.indexOf('"end"'));
});

test('empty spans and spans beyond the text go to the nearest words', async () => {
  const before = makeDocx({ body: paragraph('甲') + paragraph('') + paragraph('乙') });
  const after = commented(before, [
    commentOn({ start: 2, end: 2 }),
    commentOn({ start: 1, end: 2 }),
    commentOn({ start: 999, end: 1000 }),
  ]);
  expectSound(before, after, 3);
  expect([0, 1, 2].map((id) => wordsOf(after, id))).toEqual(['乙', '乙', '乙']);
});

test('comments already there keep their numbers and words', async () => {
  const old =
    '<w:comment w:id="7" w:author="老师" w:initials="师"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>';
  const marks = `<w:commentRangeStart w:id="7"/>${run('甲乙')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`;
  const before = makeDocx({ body: paragraph(marks + run('丙')), comments: old });
  const after = await commentWords(before, '丙', '甲');
  expectSound(before, after, 3);
  const comments = part(after, 'word/comments.xml');
  expect(comments).toContain(old);
  expect([...comments.matchAll(/<w:comment w:id="(\d+)"/g)].map((match) => match[1])).toEqual([
    '7',
    '8',
    '9',
  ]);
});

test('words that XML cannot hold, and several paragraphs', async () => {
  const before = makeDocx({ body: paragraph('甲') });
  const after = commented(before, [
    commentOn({ start: 0, end: 1 }, 'a\u0000b\ud800c', '第二段\n第二行'),
  ]);
  expectSound(before, after, 1);
  const comments = part(after, 'word/comments.xml');
  expect(comments).toContain('>abc<');
  expect(comments).toContain('>第二段</w:t><w:br/><w:t xml:space="preserve">第二行<');
});

test('a date that is no instant is left out, and marks stand around alternatives', async () => {
  const alternatives = `<mc:AlternateContent><mc:Choice Requires="wps">${run('甲')}</mc:Choice><mc:Fallback>${run('乙')}</mc:Fallback></mc:AlternateContent>`;
  const before = makeDocx({ body: paragraph(alternatives) });
  const after = commented(before, [{ ...commentOn({ start: 0, end: 1 }), date: '2024-05-06' }]);
  expectSound(before, after, 1);
  expect(part(after, 'word/comments.xml')).not.toContain('w:date');
  expect(part(after, 'word/document.xml')).toContain('w:id="0"/><mc:AlternateContent>');
});

test('other prefixes and Strict namespaces carry their own declaration', async () => {
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  const xml = `<?xml version="1.0"?><document xmlns="${strict}" xmlns:q="${strict}"><body><p><r><t>严格</t></r></p></body></document>`;
  const before = zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="x"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    'word/document.xml': strToU8(xml),
  });
  const after = commented(before, [commentOn({ start: 0, end: 2 })]);
  const declared = (name: string, element: string): readonly (string | undefined)[] =>
    valuesOf(part(after, name), element, 'xmlns:w');
  expect(declared('word/document.xml', 'w:commentReference')).toEqual([strict]);
  expect(declared('word/comments.xml', 'w:comments')).toEqual([strict]);
  expect(part(after, 'word/_rels/document.xml.rels')).toContain('purl.oclc.org');
});

test('other parts are copied packed as they are, pictures and all', async () => {
  const picture = new Uint8Array(5000).map((_, at) => (at * 7919) & 255);
  const before = makeDocx({
    body: paragraph('甲'),
    more: { 'word/media/image1.png': picture, 'docProps/读我.txt': strToU8('说明') },
  });
  const after = await commentWords(before, '甲');
  expectSound(before, after, 1);
  expect(commented(before, [])).toEqual(before);
});

test('what cannot be read cannot be commented', () => {
  const refused = commentDocx(
    strToU8('no archive'),
    [commentOn({ start: 0, end: 1 })],
    defaultLimits,
  );
  expect(refused).toEqual({ ok: false, error: { code: 'not-a-document', values: {} } });
});

const office = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
].find((path) => existsSync(path));

describe('LibreOffice', () => {
  const title = 'opens a commented document and finds its comments';
  test.skipIf(office === undefined)(
    office === undefined ? `${title} (skipped: LibreOffice is not installed)` : title,
    async () => {
      const before = makeDocx({
        body:
          paragraph('总则', numbered) +
          table(row(cell('姓名'), cell(paragraph(run('四十八') + box('框内'))))) +
          paragraph('末段') +
          '<w:sectPr/>',
        numbering,
      });
      const after = await commentWords(before, '第一条', '姓名\t四', '框内', '末段');
      const folder = mkdtempSync(join(tmpdir(), 'comment-docx-'));
      try {
        writeFileSync(join(folder, 'a.docx'), after);
        const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
        const asked = [
          '--headless',
          '--convert-to',
          'odt',
          '--outdir',
          folder,
          join(folder, 'a.docx'),
        ];
        execFileSync(office as string, [profile, ...asked], { stdio: 'ignore', timeout: 120_000 });
        const odt = unzipSync(readFileSync(join(folder, 'a.odt')));
        const content = strFromU8(odt['content.xml'] as Uint8Array);
        expect(content.match(/<office:annotation /g)).toHaveLength(4);
        expect(content).toContain('三处不符 &lt;一&gt;');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    150_000,
  );
});
