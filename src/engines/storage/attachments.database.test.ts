import { zipSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import type { SchoolId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { getAttachment, largestAttachment, putAttachment } from './attachments.ts';
import { withSchool } from './door.ts';
import type { AttachmentType } from './file-types.ts';

const database = await testDatabase();
const school = await testSchool(database, 'first');
const other = await testSchool(database, 'second');
const at = '2026-09-01T08:00:00.000Z' as Instant;

const put = (content: Uint8Array, type: string, name = '材料', into: SchoolId = school) =>
  withSchool(database, into, (tx) =>
    putAttachment(tx, { name, type, content: Buffer.from(content), at }),
  );
const codeOf = async (content: Uint8Array, type: string) => {
  const stored = await put(content, type);
  return stored.ok ? null : stored.error[0]?.code;
};

const office = (part: string, extra: readonly string[] = []): Uint8Array =>
  zipSync(
    Object.fromEntries(
      ['[Content_Types].xml', part, ...extra].map((name) => [name, strToU8(`<${name.length}/>`)]),
    ),
  );
/** What begins a compound file, with the name of its main stream (MS-CFB 2.2, MS-DOC 2.1.1). */
const oldWord = (...streams: readonly string[]): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    ...['WordDocument', ...streams].map((name) => Buffer.from(name, 'utf16le')),
  ]);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const samples: Readonly<Record<AttachmentType, Uint8Array>> = {
  'application/pdf': strToU8('%PDF-1.7\n%\u00e2'),
  'application/msword': oldWord(),
  [docx]: office('word/document.xml'),
  [xlsx]: office('xl/workbook.xml'),
  'text/csv': strToU8('学号,姓名\r\n'),
  'text/plain': Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
  'image/png': Buffer.from('89504e470d0a1a0a0000', 'hex'),
  'image/jpeg': Buffer.from('ffd8ffe000104a46', 'hex'),
  'image/webp': Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBPVP8 ', 'latin1'),
};

it.each(Object.entries(samples))('keeps %s and gives it back', async (type, content) => {
  const stored = await put(content, `${type}; charset=utf-8`);
  if (!stored.ok) throw new Error(stored.error[0]?.code);
  const found = await withSchool(database, school, (tx) => getAttachment(tx, stored.value.sha256));
  expect(found).toMatchObject({ ...stored.value, type });
  expect(found?.content.equals(Buffer.from(content))).toBe(true);
  const elsewhere = await withSchool(database, other, (tx) =>
    getAttachment(tx, stored.value.sha256),
  );
  expect(elsewhere).toBeNull();
});

it('refuses a content that is not what it says', async () => {
  const types = Object.keys(samples) as AttachmentType[];
  for (const type of types)
    for (const claimed of types) {
      const bothText = type.startsWith('text/') && claimed.startsWith('text/');
      // The short PDF of this test is text as well.
      const readable = type === 'application/pdf' && claimed.startsWith('text/');
      if (type === claimed || bothText || readable) continue;
      const expected =
        claimed.startsWith('text/') && isReadable(samples[type]) ? null : 'attachment-not-of-type';
      expect([type, claimed, await codeOf(samples[type], claimed)]).toEqual([
        type,
        claimed,
        expected,
      ]);
    }
});

function isReadable(content: Uint8Array): boolean {
  return !content.includes(0) && Buffer.from(content).toString('utf8').includes('\ufffd') === false;
}

it('refuses what a browser or an office could run, what is empty and what is too large', async () => {
  expect(await codeOf(strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')).toBe(
    'attachment-type-refused',
  );
  expect(await codeOf(strToU8('<p>'), 'text/html')).toBe('attachment-type-refused');
  expect(await codeOf(office('word/document.xml', ['word/vbaProject.bin']), docx)).toBe(
    'attachment-not-of-type',
  );
  expect(await codeOf(oldWord('_VBA_PROJECT'), 'application/msword')).toBe(
    'attachment-not-of-type',
  );
  expect(await codeOf(office('word/document.xml').slice(0, -30), docx)).toBe(
    'attachment-not-of-type',
  );
  expect(await codeOf(new Uint8Array(), 'text/plain')).toBe('attachment-empty');
  const large = Buffer.alloc(largestAttachment + 1, 'a');
  expect(await codeOf(large, 'text/plain')).toBe('attachment-too-large');
  expect(await codeOf(large.subarray(1), 'text/plain')).toBeNull();
});

it('stores the same content once, under its first name', async () => {
  const content = strToU8('会议记录');
  const first = await put(content, 'text/plain', '../../记录\u202e.txt');
  const second = await put(content, 'text/csv', '另一个.csv');
  expect(first).toEqual(second);
  expect(first.ok && first.value.name).toBe('记录.txt');
  const mine = await put(content, 'text/plain', '本校.txt', other);
  expect(mine.ok && mine.value.name).toBe('本校.txt');
  const unnamed = await put(strToU8('无名'), 'text/plain', '/');
  expect(unnamed.ok && unnamed.value.name).toMatch(/^[0-9a-f]{8}\.txt$/);
});
