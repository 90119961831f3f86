import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectFormat, readDocument } from './read-document.ts';
import { defaultLimits } from './refusal.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ole = (): Uint8Array =>
  new Uint8Array(readFileSync(new URL('./doc/samples/form-with-marks.doc', import.meta.url)));
const pdf = (): Uint8Array =>
  new Uint8Array(readFileSync(new URL('./pdf/samples/form-with-roster.pdf', import.meta.url)));

/** The format found, or the refusal with the format it names. */
async function found(bytes: Uint8Array, name: string): Promise<string> {
  const result = await detectFormat({ bytes, name, limits: defaultLimits });
  if (result.ok) return result.value;
  return [result.error.code, result.error.values['format'] ?? ''].join(' ').trim();
}

/** The sample container with one stream renamed, names being UTF-16 in the directory. */
function renamed(from: string, to: string): Uint8Array {
  const bytes = ole();
  const wide = (text: string): readonly number[] =>
    Array.from(text, (one) => [one.charCodeAt(0), 0]).flat();
  const wanted = wide(from);
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (!wanted.every((byte, index) => bytes[at + index] === byte)) continue;
    bytes.fill(0, at, at + 64);
    bytes.set(wide(to), at);
    bytes[at + 64] = to.length * 2 + 2;
  }
  return bytes;
}

describe('detectFormat', () => {
  test('content decides, whatever the extension says', async () => {
    const archive = (part: string): Uint8Array => zipSync({ [part]: strToU8('<x/>') });
    expect(await found(archive('word/document.xml'), 'a.txt')).toBe('docx');
    expect(await found(archive('xl/workbook.xml'), 'a.docx')).toBe('xlsx');
    expect(await found(ole(), 'a.docx')).toBe('doc');
    expect(await found(pdf(), 'a.doc')).toBe('pdf');
    expect(await found(utf8('<!DOCTYPE html><p>甲'), 'a.xls')).toBe('html');
    expect(await found(utf8('\ufeff<html><p>甲'), 'a.doc')).toBe('html');
  });

  test('the extension decides among kinds of text', async () => {
    expect(await found(utf8('甲,乙'), 'a.csv')).toBe('csv');
    expect(await found(utf8('# 甲'), 'A.MD')).toBe('md');
    expect(await found(utf8('甲'), '附件.1')).toBe('txt');
    expect(await found(utf8('甲'), 'a.docx')).toBe('txt');
    expect(await found(utf8('甲<b>乙</b>'), 'a.htm')).toBe('html');
    expect(await found(utf8('<input type="checkbox"/> 是'), 'a.txt')).toBe('txt');
  });

  test('refused formats are named', async () => {
    const start = (...bytes: number[]): Uint8Array =>
      Uint8Array.from([...bytes, ...Array<number>(40).fill(0)]);
    expect(await found(start(0x89, 0x50, 0x4e, 0x47), 'a.txt')).toBe('unsupported-format png');
    expect(await found(start(0xff, 0xd8, 0xff), 'a')).toBe('unsupported-format jpg');
    expect(await found(start(0x47, 0x49, 0x46, 0x38), 'a')).toBe('unsupported-format gif');
    expect(await found(start(0x52, 0x61, 0x72, 0x21, 0x1a, 7), 'a')).toBe('unsupported-format rar');
    expect(await found(utf8('{\\rtf1 x}'), 'a.doc')).toBe('unsupported-format rtf');
    expect(await found(utf8('MIME-Version: 1.0\nContent-Type: multipart/related;'), 'a.doc')).toBe(
      'unsupported-format mht',
    );
    expect(await found(zipSync({ 'a.txt': strToU8('x') }), 'a.zip')).toBe('unsupported-format zip');
    expect(await found(zipSync({ 'OFD.xml': strToU8('x') }), 'a')).toBe('unsupported-format ofd');
    expect(await found(zipSync({ 'ppt/a.xml': strToU8('x') }), 'a')).toBe(
      'unsupported-format pptx',
    );
    expect(await found(zipSync({ 'content.xml': strToU8('x') }), 'a.ods')).toBe(
      'unsupported-format ods',
    );
    expect(await found(ole(), 'a.wps')).toBe('unsupported-format wps');
    expect(await found(utf8('甲'), 'a.wps')).toBe('unsupported-format wps');
    expect(await found(renamed('WordDocument', 'Workbook'), 'a.xls')).toBe(
      'unsupported-format xls',
    );
    expect(await found(renamed('WordDocument', 'Workbook'), 'a.et')).toBe('unsupported-format et');
    expect(await found(renamed('WordDocument', 'PowerPoint Document'), 'a')).toBe(
      'unsupported-format ppt',
    );
    expect(await found(renamed('WordDocument', 'EncryptedPackage'), 'a.docx')).toBe('encrypted');
  });

  test('an archive or container that is cut is said to be so', async () => {
    const archive = zipSync({ 'word/document.xml': strToU8('<x/>'.repeat(50)) });
    expect(await found(archive.slice(0, -10), 'a.docx')).toBe('truncated');
    expect(await found(ole().slice(0, 600), 'a.doc')).toBe('truncated');
  });
});

describe('readDocument', () => {
  test('checks size first', async () => {
    const read = (bytes: Uint8Array) =>
      readDocument({ bytes, name: 'a.txt', limits: defaultLimits });
    expect(await read(new Uint8Array(0))).toMatchObject({ error: { code: 'empty' } });
    const start = performance.now();
    expect(await read(new Uint8Array(60 * 1024 * 1024))).toMatchObject({
      error: { code: 'too-large' },
    });
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('noise under the name of a document is no document', async () => {
    const bytes = Uint8Array.from({ length: 600 }, (_, index) => (index * 7) % 29);
    const read = (name: string) => readDocument({ bytes, name, limits: defaultLimits });
    expect(await read('a.docx')).toMatchObject({ error: { code: 'not-a-document' } });
    expect(await read('a.txt')).toMatchObject({ error: { code: 'unreadable-text' } });
  });

  test('reads each format by its reader', async () => {
    for (const [bytes, name, format] of [
      [utf8('甲'), 'a.txt', 'txt'],
      [utf8('# 甲'), 'a.md', 'md'],
      [utf8('甲,乙'), 'a.csv', 'csv'],
      [utf8('<p>甲'), 'a.html', 'html'],
      [ole(), 'a.doc', 'doc'],
      [pdf(), 'a.pdf', 'pdf'],
    ] as const) {
      const result = await readDocument({ bytes, name, limits: defaultLimits });
      expect(result.ok && result.value.files).toMatchObject([{ name, format }]);
    }
  });

  test('random bytes under every extension are a refusal or a text', async () => {
    let seed = 5;
    for (const name of [
      'a.docx',
      'a.doc',
      'a.pdf',
      'a.html',
      'a.xlsx',
      'a.csv',
      'a.txt',
      'a.md',
      'a',
    ]) {
      for (const length of [1, 7, 64, 600, 5000]) {
        const bytes = Uint8Array.from({ length }, () => {
          seed = (seed * 48_271) % 0x7fff_ffff;
          return seed % 256;
        });
        const result = await readDocument({ bytes, name, limits: defaultLimits });
        expect(result.ok ? result.value.text.length : result.error.code).toBeTruthy();
      }
    }
  });
});
