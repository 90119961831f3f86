import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, sampleText, textFile } from './open-browser.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
});
afterAll(() => browser.close());

/** What axe finds serious or critical, with the place. */
async function findings(): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

describe.each([
  ['zh', 1280],
  ['en', 1280],
  ['zh', 375],
  ['en', 375],
] as const)('accessibility in %s at %d px', (language, width) => {
  const sample = language === 'zh' ? '看一份示例' : 'See a sample';
  const audit = language === 'zh' ? '开始审核' : 'Audit';
  const paste = language === 'zh' ? '粘贴文字' : 'Paste text';

  it('has nothing serious on any page', async () => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(inject('pageAddress'));
    await page.evaluate((chosen) => localStorage.setItem('mingzhang.language', chosen), language);
    await page.reload();
    await page.waitForSelector('h1');
    expect(await findings(), 'start').toEqual([]);
    await page.getByRole('button', { name: paste }).click();
    await page.waitForSelector('textarea');
    expect(await findings(), 'paste').toEqual([]);
    await page.goBack();
    await page.getByRole('button', { name: sample }).click();
    await page.waitForSelector('.finding');
    expect(await findings(), 'result').toEqual([]);
    await page.locator('.quote').first().click();
    await page.waitForFunction(() => document.activeElement?.className === 'active');
    expect(await findings(), 'quotation').toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.brand').click();
    await page.waitForSelector('.zone-large');
    await page.setInputFiles('main input[type=file]', [
      textFile('a.txt', sampleText),
      textFile('b.txt', ''),
    ]);
    await page.waitForSelector('.choices');
    expect(await findings(), 'grouping').toEqual([]);
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: audit, exact: true }).click();
    await page.waitForSelector('.disclosures');
    expect(await findings(), 'list').toEqual([]);
  });
});
