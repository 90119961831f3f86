import { deflateSync, strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RefusalCode } from '../refusal.ts';
import { defaultLimits } from '../refusal.ts';
import { commentDocx } from './comment-docx.ts';
import { cell, makeDocx, paragraph, row, run, table, wordPart } from './make-docx.ts';
import { isEncryptedOffice } from './package-parts.ts';
import { readDocx } from './read-docx.ts';

/** The refusal, or 'read'; reading and commenting must agree. */
async function outcome(bytes: Uint8Array, limits = defaultLimits): Promise<RefusalCode | 'read'> {
  const read = await readDocx({ bytes, name: 'a.docx', limits });
  const comment = { span: { start: 0, end: 1 }, author: 'a', initials: 'a', date: '2024-01-01' };
  const commented = commentDocx(bytes, [{ ...comment, paragraphs: ['b'] }], limits);
  if (!read.ok) expect(commented).toEqual(read);
  return read.ok ? 'read' : read.error.code;
}

const sample = makeDocx({
  body: paragraph('第一段') + table(row(cell('甲'), cell('乙'))),
  styles: '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>',
});

function documentOnly(xml: string | Uint8Array): Uint8Array {
  return zipSync({ 'word/document.xml': typeof xml === 'string' ? strToU8(xml) : xml });
}

test('nothing, something else, an archive of something else', async () => {
  expect(await outcome(new Uint8Array(0))).toBe('empty');
  expect(await outcome(strToU8('第一条 本会……'))).toBe('not-a-document');
  expect(await outcome(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toBe(
    'not-a-document',
  );
  expect(await outcome(documentOnly('<html/>'))).toBe('not-a-document');
  expect(await outcome(documentOnly(''))).toBe('not-a-document');
  expect(await outcome(makeDocx({ body: paragraph('') }))).toBe('no-text');
});

test('cut at any place', async () => {
  for (let length = 1; length < sample.length; length += 7) {
    expect(await outcome(sample.subarray(0, length)), `${length}`).toMatch(
      /truncated|not-a-document/,
    );
  }
  const tail = strToU8('PK\x05\x06'.padEnd(22, '\0'));
  expect(await outcome(new Uint8Array([...sample.subarray(0, 200), ...tail]))).toBe('truncated');
});

test('any byte changed, and bytes at random', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sample.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const bytes = sample.slice();
        bytes[at] = (bytes[at] as number) ^ by;
        await outcome(bytes);
      },
    ),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (noise) => {
      expect(await outcome(noise)).not.toBe('read');
      expect(await outcome(documentOnly(noise))).not.toBe('read');
    }),
    { numRuns: 100 },
  );
});

test('archives that unpack to far more than allowed, or than they declare', async () => {
  const huge = wordPart('document', `<w:body>${paragraph('空'.repeat(2_000_000))}</w:body>`);
  const limits = { ...defaultLimits, unpackedBytes: 1_000_000 };
  expect(await outcome(documentOnly(huge), limits)).toBe('expands-too-far');
  const lying = documentOnly(huge);
  const view = new DataView(lying.buffer, lying.byteOffset, lying.byteLength);
  const directory = view.getUint32(lying.length - 6, true);
  for (const declared of [10, 900_000]) {
    view.setUint32(directory + 24, declared, true);
    expect(await outcome(lying, limits)).toBe('unreadable');
  }
  expect(deflateSync(strToU8(huge)).length).toBeLessThan(20_000);
});

test('a large part that unpacks to more than declared stops early', async () => {
  const noise = new Uint8Array(600_000).map((_, at) => (Math.imul(at, 2_654_435_761) >>> 13) & 255);
  const bytes = documentOnly(noise);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = view.getUint32(bytes.length - 6, true);
  if (view.getUint16(directory + 10, true) === 8) view.setUint32(directory + 24, 1000, true);
  expect(await outcome(bytes)).not.toBe('read');
});

test('tables, elements and text boxes within each other without end', async () => {
  const nested = (count: number): string => {
    let inner = paragraph('底');
    for (let at = 0; at < count; at += 1) inner = table(row(cell(inner + paragraph(''))));
    return inner;
  };
  expect(await outcome(makeDocx({ body: nested(16) }))).toBe('read');
  expect(await outcome(makeDocx({ body: nested(17) }))).toBe('too-deep');
  const deep = `${'<w:ins>'.repeat(100_000)}${run('底')}${'</w:ins>'.repeat(100_000)}`;
  expect(await outcome(makeDocx({ body: paragraph(deep) }))).toBe('too-deep');
  let box = paragraph('底');
  for (let at = 0; at < 40; at += 1) {
    box = paragraph(`<w:r><w:pict><w:txbxContent>${box}</w:txbxContent></w:pict></w:r>`);
  }
  expect(await outcome(makeDocx({ body: box }))).toBe('too-deep');
});

test('entities from outside and from a DTD are never read', async () => {
  const body = '<w:body><w:p><w:r><w:t>甲&x;</w:t></w:r></w:p></w:body>';
  const part = wordPart('document', body);
  const withDoctype = part.replace(
    '<w:document',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document',
  );
  expect(await outcome(documentOnly(withDoctype))).toBe('unreadable');
  const read = await readDocx({ bytes: documentOnly(part), name: 'a', limits: defaultLimits });
  expect(read.ok && read.value.text).toBe('甲&x;\n');
});

test('broken XML is refused, in the text, the styles and the numbering', async () => {
  const whole = wordPart('document', `<w:body>${paragraph('甲')}</w:body>`);
  expect(await outcome(documentOnly(whole.replace('</w:r>', '</w:x>')))).toBe('unreadable');
  expect(await outcome(documentOnly(whole.slice(0, -30)))).toBe('truncated');
  const body = paragraph('甲');
  expect(await outcome(makeDocx({ body, styles: '<w:style></w:p>' }))).toBe('unreadable');
  expect(await outcome(makeDocx({ body, numbering: '<w:num' }))).not.toBe('read');
});

test('more text than allowed', async () => {
  const body = paragraph('十个字十个字十个字十').repeat(50);
  expect(await outcome(makeDocx({ body }), { ...defaultLimits, textLength: 300 })).toBe(
    'too-large',
  );
});

test('a file locked with a password is known by its container', async () => {
  expect(isEncryptedOffice(sample)).toBe(false);
  const zip = sample.slice();
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let at = view.getUint32(zip.length - 6, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    view.setUint16(at + 8, 1, true);
    at += 46 + view.getUint16(at + 28, true);
  }
  expect(await outcome(zip)).toBe('encrypted');
});

test('time grows with size alone: tags without attributes, fields never ended, merged rows', async () => {
  const started = performance.now();
  const rows = row(cell('', '<w:vMerge/>')).repeat(50_000);
  const merged = table(row(cell('甲', '<w:vMerge w:val="restart"/>')) + rows);
  expect(await outcome(makeDocx({ body: merged }))).toBe('read');
  const tags = '<w:vMerge/>'.repeat(100_000);
  expect(await outcome(makeDocx({ body: table(row(cell('甲', tags))) }))).toBe('read');
  const fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(50_000);
  expect(await outcome(makeDocx({ body: paragraph(fields + run('甲')) + paragraph('乙') }))).toBe(
    'read',
  );
  expect(performance.now() - started).toBeLessThan(15_000);
});
