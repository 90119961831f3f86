import { expect, test } from 'vitest';
import { zipSync, strToU8 } from 'fflate';
import { defaultLimits } from '../refusal.ts';
import { tableGrid, tablesOf, textOf } from '../tree.ts';
import type { DocumentTree } from '../tree.ts';
import { cell, makeDocx, paragraph, row, run, table, wordPart } from './make-docx.ts';
import type { DocxParts } from './make-docx.ts';
import { readDocx } from './read-docx.ts';

async function tree(parts: DocxParts | string): Promise<DocumentTree> {
  const bytes = makeDocx(typeof parts === 'string' ? { body: parts } : parts);
  const read = await readDocx({ bytes, name: '表.docx', limits: defaultLimits });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function text(parts: DocxParts | string): Promise<string> {
  return (await tree(parts)).text;
}

test('paragraphs are lines, and empty ones empty lines', async () => {
  const read = await tree(paragraph('第一段') + paragraph('') + paragraph(run('第') + run('二段')));
  expect(read.text).toBe('第一段\n\n第二段\n');
  expect(read.blocks.map((block) => textOf(read, block.span))).toEqual(['第一段', '第二段']);
  expect(read.files).toEqual([
    { name: '表.docx', format: 'docx', span: { start: 0, end: read.text.length }, wrapped: false },
  ]);
});

test('breaks, tabs, hyphens, entities and blanks', async () => {
  const inner =
    '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>' +
    '<w:r><w:t xml:space="preserve"> A&amp;B &#x4E2D;&#25991; </w:t><w:t> 丁 </w:t></w:r>' +
    '<w:r><w:br w:type="page"/></w:r>';
  expect(await text(paragraph(inner))).toBe('甲\n乙\t丙- A&B 中文 丁\n');
});

test('a page break between words parts them', async () => {
  const inner = `${run('前')}<w:r><w:br w:type="page"/></w:r>${run('后')}`;
  expect(await text(paragraph(inner))).toBe('前\n后\n');
});

test('deleted and moved text is gone, inserted text stays', async () => {
  const inner =
    `${run('共')}<w:del w:id="1"><w:r><w:delText>40</w:delText></w:r></w:del>` +
    `<w:ins w:id="2">${run('38')}</w:ins><w:moveFrom w:id="3">${run('旧')}</w:moveFrom>` +
    `<w:moveTo w:id="4">${run('人')}</w:moveTo>`;
  expect(await text(paragraph(inner))).toBe('共38人\n');
});

test('a paragraph with a deleted end goes on into the next', async () => {
  const deletedEnd = '<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr>';
  const body = paragraph(run('主席团'), deletedEnd) + paragraph('成员');
  expect(await text(body)).toBe('主席团成员\n');
  expect(await text(paragraph(run('末段'), deletedEnd))).toBe('末段\n');
});

test('hidden text is not read, by itself or by its style', async () => {
  const styles =
    '<w:style w:type="character" w:styleId="H"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>';
  const body = paragraph(
    run('甲') +
      run('乙', '<w:vanish/>') +
      run('丙', '<w:vanish w:val="0"/>') +
      run('丁', '<w:rStyle w:val="H"/>') +
      run('戊', '<w:rStyle w:val="H"/><w:vanish w:val="false"/>'),
  );
  expect(await text({ body, styles })).toBe('甲丙戊\n');
});

test('headings by outline level, by style and by the name of a style', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="章题"/><w:basedOn w:val="a"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="节"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>';
  const body =
    paragraph('一', '<w:pStyle w:val="a"/>') +
    paragraph('二', '<w:pStyle w:val="b"/>') +
    paragraph('三', '<w:pStyle w:val="c"/>') +
    paragraph('四', '<w:outlineLvl w:val="3"/>') +
    paragraph('五', '<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>') +
    paragraph('六');
  const read = await tree({ body, styles });
  const headings = read.blocks.map((block) => (block.kind === 'paragraph' ? block.heading : -1));
  expect(headings).toEqual([1, 1, 3, 4, null, null]);
});

test('tables with merged cells stand on their grid', async () => {
  const body = table(
    row(cell('姓名'), cell('学业', '<w:gridSpan w:val="2"/>')),
    row(cell('周远', '<w:vMerge w:val="restart"/>'), cell('绩点'), cell('3/27')),
    row(cell('', '<w:vMerge/>'), cell('处分'), cell('无')),
  );
  const read = await tree(body);
  expect(read.text).toBe('姓名\t学业\n周远\t绩点\t3/27\n处分\t无\n');
  const [found] = tablesOf(read.blocks);
  const grid = tableGrid(found as NonNullable<typeof found>);
  const shown = grid.map((line) => line.map((one) => one && textOf(read, one.span)));
  expect(shown).toEqual([
    ['姓名', '学业', '学业'],
    ['周远', '绩点', '3/27'],
    ['周远', '处分', '无'],
  ]);
});

test('a cell that goes on with nothing above it stands for itself', async () => {
  const body = table(row(cell('甲', '<w:vMerge/>'), cell('乙')));
  expect(await text(body)).toBe('甲\t乙\n');
});

test('cells left out before a row, deleted rows, cells in controls', async () => {
  const body = table(
    row(cell('一'), cell('二')),
    `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('三')}</w:tr>`,
    `<w:tr><w:trPr><w:del w:id="3"/></w:trPr>${cell('删')}</w:tr>`,
    `<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>${cell('四')}</w:sdtContent></w:sdt>${cell('五')}</w:tr></w:sdtContent></w:sdt>`,
  );
  const read = await tree(body);
  expect(read.text).toBe('一\t二\n三\n四\t五\n');
  const rows = tablesOf(read.blocks)[0]?.rows.map((one) => one.cells.map((c) => c.column));
  expect(rows).toEqual([[0, 1], [1], [0, 1]]);
});

test('a table within a cell, and tabs and lines within cells', async () => {
  const inner = table(row(cell('内一'), cell('内二')));
  const body = table(
    row(
      cell(`${paragraph('外')}${inner}${paragraph('')}`),
      cell(paragraph('<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t></w:r>') + paragraph('下')),
    ),
  );
  const read = await tree(body);
  expect(tablesOf(read.blocks)).toHaveLength(2);
  expect(read.text).toBe('外\n内一\t内二\n\t左 右\n下\n');
});

test('fields show their result and not their instruction', async () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const instruction = (words: string): string => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
  const nested = `${mark('begin')}${instruction(' IF ')}${mark('begin')}${instruction('PAGE')}${mark('separate')}${run('7')}${mark('end')}${mark('separate')}${run('结果')}${mark('end')}`;
  expect(await text(paragraph(run('见') + nested + run('。')))).toBe('见结果。\n');
  expect(
    await text(paragraph(`<w:fldSimple w:instr="DATE">${run('2023年5月')}</w:fldSimple>`)),
  ).toBe('2023年5月\n');
  const broken = paragraph(`${run('前')}${mark('begin')}${instruction('TOC')}`) + paragraph('后');
  expect(await text(broken)).toBe('前\n后\n');
});

test('characters set into each other and symbols by their fields', async () => {
  const field = (words: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${words}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  expect(await text(paragraph(field(' eq \\o\\ac(□,√)') + run('是')))).toBe('☑是\n');
  expect(await text(paragraph(field('SYMBOL 82 \\f "Wingdings 2" \\s 12')))).toBe('☑\n');
});

test('text boxes are read once, after their paragraph', async () => {
  const box = (words: string): string => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`;
  const drawing =
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('框内')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:shape><v:textbox>${box('框内')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
  expect(await text(paragraph(`<w:r>${drawing}</w:r>${run('正文')}`) + paragraph('下段'))).toBe(
    '正文\n框内\n下段\n',
  );
  const inCell = table(row(cell(paragraph(`${run('甲')}<w:r>${drawing}</w:r>`)), cell('乙')));
  expect(await text(inCell)).toBe('甲\n框内\t乙\n');
});

test('a box hung on words that go on into the next paragraph follows both', async () => {
  const deletedEnd = '<w:rPr><w:del w:id="9"/></w:rPr>';
  const box = `<w:r><w:pict><w:txbxContent>${paragraph('框')}</w:txbxContent></w:pict></w:r>`;
  const carried = paragraph(run('前') + box, deletedEnd);
  expect(await text(carried + paragraph('后'))).toBe('前后\n框\n');
  expect(await text(table(row(cell(carried), cell('乙'))))).toBe('前\n框\t乙\n');
  expect(await text(carried)).toBe('前\n框\n');
});

test('a fallback is read where the choice holds nothing', async () => {
  const inner =
    '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="s" w16se:font="Segoe UI Emoji" w16se:char="2611"/></mc:Choice><mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent></w:r>' +
    '<w:r><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:t>是</w:t></mc:Fallback></mc:AlternateContent></w:r>';
  expect(await text(paragraph(inner))).toBe('☑是\n');
});

test('notes stand at the end, in the order of their references', async () => {
  const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const note = (id: number, words: string): string =>
    `<w:footnote w:id="${id}">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(words)}`)}</w:footnote>`;
  const body = paragraph(run('甲') + reference(3) + run('乙') + reference(2));
  const footnotes = note(2, '注二') + note(3, '注三') + note(4, '没有提到');
  expect(await text({ body, footnotes })).toBe('甲乙\n注三\n注二\n');
});

test('formulas, links, rubies and custom tags keep their words', async () => {
  const formula =
    '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>25</m:t></m:r></m:den></m:f></m:oMath>';
  const ruby =
    '<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>';
  const inner = `${run('比例')}${formula}<w:hyperlink r:id="x">${run('链接')}</w:hyperlink>${ruby}<w:smartTag><w:smartTagPr/>${run('标签')}</w:smartTag>`;
  expect(await text(paragraph(inner))).toBe('比例1/25链接拼标签\n');
});

test('pictures are counted, not read', async () => {
  const picture =
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
  const read = await tree(paragraph(run('图') + picture + picture));
  expect(read.text).toBe('图\n');
  expect(read.notices).toEqual([{ code: 'unread-pictures', values: { count: 2 } }]);
});

test('other prefixes, Strict namespaces, other names and UTF-16 read the same', async () => {
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  const xml = `<?xml version="1.0" encoding="UTF-16"?><ns0:document xmlns:ns0="${strict}"><ns0:body><ns0:p><ns0:r><ns0:t>严格</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`;
  const wide = new Uint8Array(2 + xml.length * 2);
  wide.set([0xff, 0xfe]);
  for (let at = 0; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    wide.set([code & 255, code >> 8], 2 + at * 2);
  }
  const bytes = zipSync({
    '_rels/.rels': strToU8(
      '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>',
    ),
    'word/document2.xml': wide,
  });
  const read = await readDocx({ bytes, name: 'a.docx', limits: defaultLimits });
  expect(read.ok && read.value.text).toBe('严格\n');
});

test('CDATA, comments and instructions within text', async () => {
  const inner = '<w:r><w:t>甲<!-- 无 --><![CDATA[<乙>]]><?x y?>丙</w:t></w:r>';
  expect(await text(paragraph(inner))).toBe('甲<乙>丙\n');
});

test('a package whose parts have no relationships is read by its usual name', async () => {
  const xml = wordPart('document', `<w:body>${paragraph('单独')}</w:body>`);
  const bytes = zipSync({ 'word\\document.xml': strToU8(xml) });
  const read = await readDocx({ bytes, name: 'a.docx', limits: defaultLimits });
  expect(read.ok && read.value.text).toBe('单独\n');
});
