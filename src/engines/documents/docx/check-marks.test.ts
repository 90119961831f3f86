import { expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { makeDocx, paragraph, run } from './make-docx.ts';
import { readDocx } from './read-docx.ts';

async function text(body: string, styles = ''): Promise<string> {
  const bytes = makeDocx({ body, styles });
  const read = await readDocx({ bytes, name: 'a.docx', limits: defaultLimits });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.text.trimEnd();
}

const fonts = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;

test('letters of symbol fonts are the marks they look like', async () => {
  const two = fonts('Wingdings 2');
  const one = fonts('Wingdings');
  expect(await text(paragraph(run('R', two) + run('是 ') + run('£', two) + run('否')))).toBe(
    '☑是 □否',
  );
  expect(await text(paragraph(run('þ¨', one) + run('\uf0fe\uf0a8', one)))).toBe('☑□☑□');
  expect(await text(paragraph(run('R是', fonts('宋体'))))).toBe('R是');
});

test('symbols named by font and character', async () => {
  const symbol = (font: string, char: string): string =>
    `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
  const inner =
    symbol('Wingdings 2', '0052') + symbol('Wingdings', 'F0FE') + symbol('Wingdings', 'F0A8');
  expect(await text(paragraph(`${inner}${symbol('宋体', '25A1')}`))).toBe('☑☑□□');
});

test('symbol fonts that come from styles', async () => {
  const styles =
    `<w:style w:type="character" w:styleId="tick"><w:name w:val="勾"/><w:rPr>${fonts('Wingdings 2')}</w:rPr></w:style>` +
    `<w:style w:type="paragraph" w:styleId="marks"><w:name w:val="行"/><w:rPr>${fonts('Wingdings')}</w:rPr></w:style>`;
  const body =
    paragraph(run('R', '<w:rStyle w:val="tick"/>') + run('是')) +
    paragraph(run('o') + run('o', fonts('宋体')), '<w:pStyle w:val="marks"/>');
  expect(await text(body, styles)).toBe('☑是\n□o');
});

const control = (checked: string, shown: string): string =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked}"/><w14:checkedState w14:val="2611"/></w14:checkbox></w:sdtPr><w:sdtContent>${shown}</w:sdtContent></w:sdt>`;

test('check box controls show their state once', async () => {
  const inner = `${control('1', run('☒'))}${run('是')}${control('0', run('☐'))}${run('否')}`;
  expect(await text(paragraph(inner))).toBe('☑是☐否');
  expect(await text(paragraph(control('1', '') + run('是')))).toBe('☑是');
  expect(await text(paragraph(control('1', run('☐')) + run('是')))).toBe('☑是');
  expect(await text(paragraph(control('0', run('☑ 同意'))))).toBe('☐ 同意');
  expect(await text(paragraph(control('true', run('þ', fonts('Wingdings')))))).toBe('☑');
});

const formBox = (state: string, result = ''): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c"/><w:checkBox><w:sizeAuto/>${state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

test('legacy form check boxes show their state once', async () => {
  expect(await text(paragraph(formBox('<w:default w:val="0"/><w:checked/>') + run('是')))).toBe(
    '☑是',
  );
  expect(await text(paragraph(formBox('<w:default w:val="1"/>') + run('是')))).toBe('☑是');
  expect(
    await text(paragraph(formBox('<w:default w:val="1"/><w:checked w:val="0"/>') + run('否'))),
  ).toBe('☐否');
  expect(await text(paragraph(formBox('<w:checked/>', run('☑')) + run('是')))).toBe('☑是');
});

test('drop-down form fields show what is chosen', async () => {
  const list = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="专科"/><w:listEntry w:val="本科"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  expect(await text(paragraph(run('学历：') + list))).toBe('学历：本科');
});
