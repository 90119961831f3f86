import fc from 'fast-check';
import { cell, makeDocx, paragraph, row, run, table } from './make-docx.ts';

const word = fc
  .array(fc.constantFrom(...'学生会主席团成员共三十八人，是否☑□ '), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''));

const properties = fc.constantFrom(
  '',
  '<w:b/>',
  '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>',
  '<w:vanish/>',
);

const leaf = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(word, properties).map(([text, look]) => run(text, look)) },
  fc.constantFrom(
    '<w:r><w:tab/></w:r>',
    '<w:r><w:br/></w:r>',
    '<w:r><w:br w:type="page"/></w:r>',
    '<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>',
    '<w:bookmarkStart w:id="0" w:name="b"/>',
    '<w:del w:id="8"><w:r><w:delText>删</w:delText></w:r></w:del>',
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>',
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>',
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
  ),
);

const wrapped = fc
  .tuple(fc.constantFrom('w:hyperlink', 'w:ins', 'w:smartTag'), fc.array(leaf, { maxLength: 3 }))
  .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`);

const boxed = word.map(
  (text) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${paragraph(text)}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(text)}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
);

const contents = fc.array(
  fc.oneof({ weight: 6, arbitrary: leaf }, { weight: 2, arbitrary: wrapped }, boxed),
  { maxLength: 5 },
);

const paragraphs = fc
  .tuple(
    contents,
    fc.constantFrom(
      '',
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      '<w:outlineLvl w:val="1"/>',
      '<w:rPr><w:del w:id="7"/></w:rPr>',
    ),
  )
  .map(([inner, own]) => paragraph(inner.join(''), own));

const cells = fc
  .tuple(
    fc.array(paragraphs, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', '<w:vMerge/>'),
  )
  .map(([inner, own]) => cell(inner.join(''), own));

const tables = fc
  .array(fc.array(cells, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows) => table(...rows.map((line) => row(...line))));

/** The inner XML of bodies with all that can stand in one, numbered, merged, boxed and deleted. */
export const oddBodies = fc
  .array(fc.oneof({ weight: 4, arbitrary: paragraphs }, { weight: 1, arbitrary: tables }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((blocks) => blocks.join(''));

/** A .docx of such a body, with a list 1 and a footnote 2. */
export function oddDocx(body: string): Uint8Array {
  return makeDocx({
    body: `${body}${paragraph('末段')}`,
    numbering:
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    footnotes: `<w:footnote w:id="2">${paragraph('脚注')}</w:footnote>`,
  });
}
