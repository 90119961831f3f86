import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { refusalsIn, reportsIn } from '../cli/report-schema.ts';
import { audit, mingzhang, sample, temporaryFolder, type Outcome } from '../cli/run-mingzhang.ts';
import {
  docxOfText,
  docxOfXml,
  nestedDocx,
  noise,
  novel,
  oleWith,
  pictureOnlyPdf,
  png,
  zipBomb,
} from './make-files.ts';

const here = temporaryFolder();
const text = readFileSync(sample, 'utf8');
const docx = docxOfText(text);

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const secret = path.join(here, 'secret.txt');

function entityXml(declared: string, used: string): string {
  return `<?xml version="1.0"?><!DOCTYPE d [${declared}]><w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>${used}</w:t></w:r></w:p></w:body></w:document>`;
}

const laughs = Array.from(
  { length: 12 },
  (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
).join('');

type Bad = readonly [name: string, bytes: Uint8Array | string, codes: readonly string[]];

/** Files that cannot be audited, with the codes that say so. */
const refused: readonly Bad[] = [
  ['空.docx', '', ['empty']],
  ['断.docx', docx.subarray(0, Math.floor(docx.length / 2)), ['truncated']],
  ['断头.docx', docx.subarray(0, 20), ['truncated']],
  ['缺尾.docx', docx.subarray(0, docx.length - 30), ['truncated']],
  ['加密.docx', oleWith('EncryptionInfo', 'EncryptedPackage'), ['encrypted']],
  ['表.xls', oleWith('Workbook'), ['unsupported-format']],
  ['稿.wps', oleWith('WordDocument'), ['unsupported-format']],
  ['片.ppt', oleWith('PowerPoint Document'), ['unsupported-format']],
  ['图.png', png, ['unsupported-format']],
  ['图.docx', png, ['unsupported-format']],
  ['炸弹.docx', zipBomb(400, true), ['expands-too-far']],
  ['说谎.docx', zipBomb(400, false), ['expands-too-far', 'truncated', 'unreadable']],
  ['深.docx', nestedDocx(60), ['too-deep']],
  ['极深.docx', nestedDocx(20_000), ['too-deep']],
  ['深.html', `<html><body>${'<table><tr><td>'.repeat(5000)}自评表`, ['too-deep']],
  ['层.html', `<html><body>${'<div>'.repeat(200_000)}自评表`, ['too-deep']],
  ['扫描.pdf', pictureOnlyPdf(), ['no-text']],
  ['半.pdf', pictureOnlyPdf().subarray(0, 200), ['truncated', 'unreadable', 'no-text']],
  [
    '外部.docx',
    docxOfXml(entityXml(`<!ENTITY x SYSTEM "file://${secret}">`, '&x;自评')),
    ['no-form', 'unreadable', 'no-text'],
  ],
  [
    '膨胀.docx',
    docxOfXml(entityXml(`<!ENTITY l0 "学">${laughs}`, '&l12;')),
    ['no-form', 'unreadable', 'no-text', 'expands-too-far'],
  ],
  ['假.docx', '这其实是一段文字，没有自评表。', ['no-form']],
  ['噪.txt', noise(20_000, 1), ['unreadable-text', 'not-a-document']],
  ['噪.docx', noise(20_000, 2), ['not-a-document']],
  ['噪.pdf', noise(20_000, 3), ['not-a-document']],
  ['噪.xlsx', noise(20_000, 4), ['not-a-document']],
  ['噪', noise(20_000, 5), ['unreadable-text', 'not-a-document']],
  ['长篇.txt', novel(1_000_000), ['no-form']],
  ['太长.txt', novel(5_100_000), ['too-large', 'expands-too-far']],
];

beforeAll(() => {
  writeFileSync(secret, 'THE-SECRET-OF-THIS-MACHINE');
  for (const [name, bytes] of refused) writeFileSync(path.join(here, name), bytes);
});

describe.each(['zh', 'en'] as const)('refusals in %s', (lang) => {
  let run: Awaited<ReturnType<typeof audit>>;
  beforeAll(async () => {
    run = await audit([...refused.map(([name]) => path.join(here, name)), '--lang', lang]);
  });

  test('nothing audited is exit 2, and nothing of ours leaks', () => {
    expect(run.code).toBe(2);
    expect(run.err).toBe('');
    expect(run.out).not.toMatch(/THE-SECRET|at .*\.mjs|node:|undefined|\{\{/);
    expect(refusalsIn(run.lines)).toHaveLength(refused.length);
  });

  test.each(refused)('%s', (name, _, codes) => {
    const line = refusalsIn(run.lines).find(({ file }) => path.basename(file) === name);
    expect(codes).toContain(line?.error.code);
    const message = line?.error.message ?? '';
    expect(message).toContain(name);
    const sentences = message
      .split(lang === 'zh' ? '。' : /\.(?:\s|$)/)
      .filter((part) => part !== '');
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(/[一-鿿]/.test(message.replaceAll(path.join(here, name), ''))).toBe(lang === 'zh');
  });
});

describe('files that are not what they are called', () => {
  test.each([
    ['文档.txt', docx],
    ['文本.docx', text],
    ['文本.pdf', text],
    ['无后缀', docx],
    ['大写.TXT', text],
  ] as const)('%s is read as what it is', async (name, bytes) => {
    const file = path.join(here, name);
    writeFileSync(file, bytes);
    const { lines } = await audit([file]);
    expect(reportsIn(lines)).toHaveLength(1);
  });

  test('a file of 200 MB is refused by its size, at once', async () => {
    const file = path.join(here, '大.docx');
    writeFileSync(file, '');
    truncateSync(file, 200 * 1024 * 1024);
    const { code, lines } = await audit([file]);
    expect(code).toBe(2);
    expect(refusalsIn(lines)[0]?.error.code).toBe('too-large');
    expect(refusalsIn(lines)[0]?.error.message).toContain('50 MB');
  });

  test('--limit-mb moves that limit', async () => {
    const { code, lines } = await audit([sample, '--limit-mb', '0.005']);
    expect(code).toBe(2);
    expect(refusalsIn(lines)[0]?.error.code).toBe('too-large');
  });

  test('scripts of a page are not its text, and do not run', async () => {
    const file = path.join(here, '脚本.html');
    const page = text.split('\n').map((line) => `<p>${line.replaceAll('\t', ' ')}</p>`);
    writeFileSync(
      file,
      `<html><head><script>document.write("SCRIPTED")</script><style>p{content:"STYLED"}</style></head><body onload="alert('LOADED')"><img src=x onerror="alert('FAILED')">${page.join('')}<script src="https://example.invalid/x.js"></script></body></html>`,
    );
    const { code, out } = await mingzhang(['audit', file, '--text']);
    expect(code).toBe(0);
    expect(out).not.toMatch(/SCRIPTED|STYLED|LOADED|FAILED|example\.invalid/);
    expect(out).toContain('自评表');
  });

  test('a text of two encodings is audited or refused, with words', async () => {
    const file = path.join(here, '混.txt');
    const gb = Uint8Array.from([0xd1, 0xa7, 0xc9, 0xfa, 0xbb, 0xe1, 0x0a]);
    writeFileSync(file, Buffer.concat([Buffer.from(text, 'utf8'), gb, Buffer.from(text, 'utf8')]));
    const { code, lines } = await audit([file]);
    expect(lines.length).toBeGreaterThan(0);
    expect([0, 1, 2]).toContain(code);
    if (code === 2) expect(refusalsIn(lines)[0]?.error.code).toBe('unreadable-text');
    else expect(reportsIn(lines).length).toBeGreaterThan(0);
  });
});

describe('limits of a worker', () => {
  const slow = path.join(here, '慢.txt');
  const wide = path.join(here, '宽.html');

  beforeAll(() => {
    writeFileSync(slow, text.repeat(400));
    const row = `<tr>${'<td>学生会工作人员</td>'.repeat(8)}</tr>`;
    writeFileSync(wide, `<table>${row.repeat(60_000)}</table>`);
  });

  test('no document can be read in a tenth of a millisecond', async () => {
    const { code, lines } = await audit([sample, '--limit-seconds', '0.0001']);
    expect(code).toBe(2);
    expect(refusalsIn(lines)[0]?.error.code).toBe('took-too-long');
  });

  function codesOf({ lines }: { readonly lines: Parameters<typeof refusalsIn>[0] }) {
    return refusalsIn(lines).map(({ file, error }) => [path.basename(file), error.code]);
  }

  test('a limit longer than a timer can wait is no limit', async () => {
    const { lines, err } = await audit([sample, '--limit-seconds', '3000000']);
    expect(reportsIn(lines)).toHaveLength(1);
    expect(err).toBe('');
  });

  test('standard input is read up to the limit of size only', async () => {
    const { lines, code } = await audit(['-', '--limit-mb', '0.005'], { input: text });
    expect(code).toBe(2);
    expect(refusalsIn(lines)[0]?.error.code).toBe('too-large');
    expect(refusalsIn(lines)[0]?.error.message).toContain('0.005 MB');
  });

  test.skipIf(process.platform === 'win32')('a device without end is refused', async () => {
    const { lines } = await audit(['/dev/zero', '--limit-mb', '4']);
    expect(refusalsIn(lines)[0]?.error.code).toBe('too-large');
  });

  test('a text with too many characters is told so, not its megabytes', async () => {
    const { err } = await mingzhang(['audit', path.join(here, '太长.txt'), '--lang', 'en']);
    expect(err).toContain('5000000 characters');
    expect(err).not.toContain('--limit-mb');
  });

  test('a document that takes too long is stopped and the rest go on', async () => {
    const run = await audit([slow, sample, sample, '--jobs', '1', '--limit-seconds', '8']);
    expect(codesOf(run)).toEqual([['慢.txt', 'took-too-long']]);
    expect(reportsIn(run.lines)).toHaveLength(2);
    expect(run.code).toBe(1);
  });

  test('a worker out of memory is replaced and the rest go on', async () => {
    const run = await audit([wide, sample, sample, '--jobs', '1', '--limit-memory-mb', '48']);
    expect(codesOf(run)).toEqual([['宽.html', 'out-of-memory']]);
    expect(reportsIn(run.lines)).toHaveLength(2);
  });

  test('the message of a limit names it and the option that moves it', async () => {
    const run: Outcome = await mingzhang([
      'audit',
      sample,
      '--limit-seconds',
      '0.0001',
      '--lang',
      'en',
    ]);
    expect(run.err).toContain('--limit-seconds');
    expect(run.err).not.toContain('longer than 0 seconds');
  });
});
