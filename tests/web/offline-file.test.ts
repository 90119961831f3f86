import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { docxOf, pdfOf } from './make-documents.ts';
import { openBrowser, sampleText, sidewaysOverflow, textFile } from './open-browser.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let reached: string[];
let problems: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
  await context.setOffline(true);
  reached = [];
  problems = [];
  const address = pathToFileURL(inject('offlineFile')).href;
  await context.route('**/*', (route) => {
    if (route.request().url() === address) return route.continue();
    reached.push(route.request().url());
    return route.abort();
  });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(address);
});
afterEach(async () => {
  await context.close();
  expect(problems).toEqual([]);
  expect(reached.filter((address) => !address.startsWith('blob:'))).toEqual([]);
});

async function audit(name: string, buffer: Buffer): Promise<string> {
  await page.setInputFiles('main input[type=file]', { name, mimeType: '', buffer });
  await page.waitForSelector('.finding');
  return (await page.textContent('main h1')) ?? '';
}

describe('the offline file, from disk with the network off', () => {
  it('audits a text, a Word file and a PDF', async () => {
    const buffers = {
      'a.txt': textFile('', sampleText).buffer,
      'a.docx': await docxOf(sampleText),
      'a.pdf': pdfOf(sampleText),
    };
    for (const [name, buffer] of Object.entries(buffers)) {
      expect(await audit(name, buffer), name).toMatch(/处自相矛盾/);
      await page.locator('.quote').first().click();
      await page.waitForSelector('mark.active');
      await page.locator('.brand').click();
      await page.waitForSelector('.zone-large');
    }
  });

  it('makes the report without a network', async () => {
    await audit('a.txt', textFile('', sampleText).buffer);
    const event = page.waitForEvent('download');
    await page.getByRole('button', { name: /审核报告/ }).click();
    const file = await event;
    expect(statSync(await file.path()).size).toBeGreaterThan(5000);
  });

  it('offers no download of itself, speaks English and fits a phone', async () => {
    expect(await page.locator('a[download]').count()).toBe(0);
    await page.setViewportSize({ width: 375, height: 812 });
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('button', { name: 'See a sample' }).click();
    await page.waitForSelector('.finding');
    expect(await sidewaysOverflow(page)).toBe(0);
  });

  it('is one file that forbids connections and fetches nothing', async () => {
    const parts = 'script[src], link[rel=stylesheet], link[rel=modulepreload], img, iframe';
    expect(await page.locator(parts).count()).toBe(0);
    const policy = await page.getAttribute('meta[http-equiv=Content-Security-Policy]', 'content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    const refused = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => false,
        () => true,
      ),
    );
    expect(refused).toBe(true);
    problems = problems.filter((problem) => !problem.includes('example.com'));
  });
});
