import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { FormReport } from '../../src/capabilities/audit/report.ts';
import { docxOf } from './make-documents.ts';
import { openBrowser, sampleText, textFile } from './open-browser.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(inject('pageAddress'));
});

async function give(name: string, buffer: Buffer): Promise<void> {
  await page.setInputFiles('main input[type=file]', { name, mimeType: '', buffer });
  await page.waitForSelector('.finding');
}

/** What the button downloads: its name and bytes. */
async function download(name: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const event = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const file = await event;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

function plainText(xml: string): string {
  return xml.replace(/<[^>]+>/g, '');
}

describe('downloads', () => {
  it('gives the lines of the audit contract', async () => {
    await give('公开.txt', textFile('', sampleText).buffer);
    const { name, bytes } = await download(/审核结果/);
    expect(name).toBe('公开-审核结果.json');
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    const [report] = lines.map((line) => JSON.parse(line) as FormReport);
    expect(report?.form.version).toBe('2021');
    expect(report?.items.length).toBe(30);
    const text = sampleText.split('\n');
    for (const quote of report?.findings.flatMap((finding) => finding.quotes) ?? []) {
      const quoted = text.slice(quote.line - 1, quote.endLine).join('\n');
      expect(quoted).toContain(quote.text);
    }
  });

  it('gives the report as a Word file', async () => {
    await give('公开.txt', textFile('', sampleText).buffer);
    const messages = await page.locator('.finding h3').allTextContents();
    const { name, bytes } = await download(/审核报告/);
    expect(name).toBe('公开-审核报告.docx');
    const document = strFromU8(
      unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array(),
    );
    for (const message of messages) expect(plainText(document)).toContain(message);
  });

  it('gives the original with a comment at every finding', async () => {
    await give('公开.docx', await docxOf(sampleText));
    const messages = await page.locator('.finding h3').allTextContents();
    const { name, bytes } = await download(/批注/);
    expect(name).toBe('公开-批注.docx');
    const parts = unzipSync(new Uint8Array(bytes));
    const comments = strFromU8(parts['word/comments.xml'] ?? new Uint8Array());
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    for (const message of messages) expect(plainText(comments)).toContain(message);
    expect(comments).toContain('w:author="明章"');
    const count = (comments.match(/<w:comment /g) ?? []).length;
    for (const tag of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
      expect((document.match(new RegExp(`<w:${tag} `, 'g')) ?? []).length, tag).toBe(count);
    }
    expect(plainText(document)).toContain('云岭职业学院学生会章程');
  });

  it('prints answer, findings and items without buttons', async () => {
    await give('公开.txt', textFile('', sampleText).buffer);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.answer', '.findings', '.items']) {
      expect(await page.locator(part).first().isVisible(), part).toBe(true);
    }
    for (const part of ['.head', '.downloads', '.again', '.result-document', '.filter']) {
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    }
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(1000);
  });
});
