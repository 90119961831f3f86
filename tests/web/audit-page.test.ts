import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { docxOf, pdfOf } from './make-documents.ts';
import { dropOn, openBrowser, sampleText, sidewaysOverflow, textFile } from './open-browser.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  page = await context.newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(inject('pageAddress'));
});
afterEach(async () => {
  await context.close();
  expect(problems).toEqual([]);
});

const input = 'main input[type=file]';
const active = 'mark.active';

function heading(): Promise<string | null> {
  return page.textContent('main h1');
}

/** The line numbers and text of the highlighted words. */
async function highlighted(): Promise<{ readonly line: string; readonly text: string }> {
  const marks = page.locator(active);
  const line = await marks.first().evaluate((mark) => {
    return mark.closest('[data-line]')?.getAttribute('data-line') ?? '';
  });
  return { line, text: (await marks.allTextContents()).join('') };
}

describe('from a file to the words it quotes', () => {
  it('drops a file, finds, and turns to the exact words in the document', async () => {
    await dropOn(page, '.zone', [textFile('云岭职业学院.txt', sampleText)]);
    await page.waitForSelector('.finding');
    expect(await heading()).toMatch(/这份公开有 \d+ 处自相矛盾/);
    const quote = page.locator('.quote', { hasText: '主席团由学生委员会全体会议' }).first();
    const quoted = (await quote.locator('.quote-text').textContent()) ?? '';
    await quote.click();
    await page.waitForSelector(active);
    const lines = sampleText.split('\n');
    const shown = await highlighted();
    expect(shown.text).toBe(quoted);
    expect(lines[Number(shown.line) - 1]).toContain(quoted);
    expect(await page.locator(active).first().isVisible()).toBe(true);
    const box = await page.locator(active).first().boundingBox();
    expect(box && box.y > 0 && box.y < 900).toBe(true);
  });

  it('works by keyboard alone and comes back to the quotation with Escape', async () => {
    await page.getByRole('button', { name: '看一份示例' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.finding');
    await page.locator('.quote').first().focus();
    const id = await page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('Enter');
    await page.waitForSelector(active);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('active');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id);
    expect(await page.locator(active).count()).toBe(0);
  });

  it('answers in English and remembers the language', async () => {
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('button', { name: 'See a sample' }).click();
    await page.waitForSelector('.finding');
    expect(await heading()).toMatch(/This disclosure contradicts itself in \d+ places?/);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.reload();
    expect(await heading()).toBe('Check it before you publish it');
  });

  it('filters findings, and links items and findings both ways', async () => {
    await page.getByRole('button', { name: '看一份示例' }).click();
    await page.waitForSelector('.finding');
    const all = await page.locator('.finding:visible').count();
    await page.locator('.filter').getByText(/^缺漏/).click();
    const gaps = await page.locator('.finding:visible').count();
    expect(gaps).toBeLessThan(all);
    expect(await page.locator('.finding-gap:visible').count()).toBe(gaps);
    await page.locator('.cell-verdict .ant-btn').first().click();
    await page.waitForFunction(() => document.activeElement?.id.startsWith('finding-'));
    await page.locator('.finding .finding-item').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^item-/);
  });
});

describe('on a phone', () => {
  it('fits 375 px on every page and shows the document over the findings', async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('button', { name: '看一份示例' }).click();
    await page.waitForSelector('.finding');
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.locator('.quote').first().click();
    await page.waitForSelector(active);
    await page.waitForFunction(() => document.activeElement?.className === 'active');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.className === 'quote');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    expect(await sidewaysOverflow(page)).toBe(0);
  });
});

describe('what a person can give', () => {
  it('takes pasted text', async () => {
    await page.getByRole('button', { name: '粘贴文字' }).click();
    await page.getByRole('button', { name: '开始审核' }).click();
    expect(await page.textContent('.problem')).toContain('还没有文字');
    await page.fill('textarea', sampleText);
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.waitForSelector('.finding');
    expect(await page.textContent('.answer')).toContain('粘贴的文字.txt');
  });

  it('keeps the tables and check boxes of text pasted from a web page', async () => {
    await page.getByRole('button', { name: '粘贴文字' }).click();
    await page.locator('textarea').evaluate((area) => {
      const data = new DataTransfer();
      data.setData('text/plain', '改革自评表 项目 是 否');
      data.setData('text/html', '<table><tr><td>项目</td><td>是</td></tr></table>');
      area.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    expect(await page.textContent('#paste-hint')).toContain('已带表格粘贴');
    expect(await page.inputValue('textarea')).toBe('改革自评表 项目 是 否');
  });

  it('reads a Word file and a PDF', async () => {
    for (const [name, buffer] of [
      ['a.docx', await docxOf(sampleText)],
      ['a.pdf', pdfOf(sampleText)],
    ] as const) {
      await page.goto(inject('pageAddress'));
      await page.setInputFiles(input, { name, mimeType: '', buffer });
      await page.waitForSelector('.result h1');
      expect(await page.locator('.refusals').count(), name).toBe(0);
      expect(await page.textContent('.document-text')).toContain('云岭职业学院学生会章程');
    }
  });

  it('reads several files as one disclosure, the form first', async () => {
    const cut = sampleText.indexOf('二、云岭职业学院学生会章程');
    await page.setInputFiles(input, [
      textFile('章程和名单.txt', sampleText.slice(cut)),
      textFile('自评表.txt', sampleText.slice(0, cut)),
    ]);
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.waitForSelector('.finding');
    expect(await page.locator('.line-file').allTextContents()).toEqual([
      '自评表.txt',
      '章程和名单.txt',
    ]);
    const quote = page.locator('.quote', { hasText: '主席团由学生委员会全体会议' }).first();
    expect(await quote.textContent()).toContain('章程和名单.txt');
    await quote.click();
    const shown = await highlighted();
    expect(sampleText.slice(cut).split('\n')[Number(shown.line) - 1]).toContain(shown.text);
  });

  it('lists several disclosures, a file that cannot be read beside the others', async () => {
    await page.setInputFiles(input, [
      textFile('甲校.txt', sampleText),
      { name: '坏.docx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 broken') },
      textFile('通知.txt', '关于放假的通知'),
    ]);
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.waitForSelector('.disclosures');
    expect(await heading()).toBe('审核了 3 份公开');
    const rows = await page.locator('.disclosures li').allTextContents();
    expect(rows[0]).toContain('矛盾');
    expect(rows[1]).toContain('没能审核');
    expect(rows[2]).toContain('没有找到自评表');
    await page.getByRole('button', { name: '查看结果: 坏.docx' }).click();
    await page.waitForSelector('.refusals');
    expect(await heading()).toBe('没能审核这份材料');
    expect(await page.textContent('.refusals')).toContain('坏.docx');
    await page.goBack();
    await page.waitForSelector('.disclosures');
    await page.getByRole('button', { name: '查看结果: 通知.txt' }).click();
    await page.waitForSelector('.result');
    expect(await heading()).toBe('没有找到自评表');
  });

  it('says what to do with a file it cannot read, and loses nothing', async () => {
    await page.getByRole('button', { name: '看一份示例' }).click();
    await page.waitForSelector('.finding');
    await page.locator('.brand').click();
    await page.waitForSelector('.zone-large');
    await page.setInputFiles(input, {
      name: '表.wps',
      mimeType: '',
      buffer: Buffer.from([1, 2, 3]),
    });
    await page.waitForSelector('.refusals');
    expect(await page.textContent('.refusals')).toContain('表.wps');
    expect((await page.textContent('.refusals'))?.length).toBeGreaterThan(20);
  });
});

describe('a long run', () => {
  it('shows how far it is and can be left without losing anything', async () => {
    await page.getByRole('button', { name: '看一份示例' }).click();
    await page.waitForSelector('.finding');
    await page.locator('.brand').click();
    await page.waitForSelector('.zone-large');
    await context.route('**/audit-worker*', () => undefined);
    await page.setInputFiles(input, [textFile('a.txt', sampleText), textFile('b.txt', '')]);
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.getByText('正在读取 a.txt').waitFor();
    expect(await page.textContent('.reading')).toContain('第 1 个，共 2 个');
    await page.getByRole('button', { name: '取消' }).click();
    await page.waitForSelector('.choices');
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('button', { name: '回到刚才的结果' }).click();
    await page.waitForSelector('.finding');
  });
});

describe('after a repair', () => {
  it('lists what is settled, what remains and what is new', async () => {
    await page.setInputFiles(input, textFile('公开.txt', sampleText));
    await page.waitForSelector('.finding');
    const before = await page.locator('.finding').count();
    const repaired = sampleText
      .replace('主席团由学生委员会全体会议以', '主席团由学生代表大会以')
      .replace('实有5个', '实有8个');
    await dropOn(page, '.again', [textFile('公开（改）.txt', repaired)]);
    await page.waitForSelector('.comparison');
    const group = (name: string) => page.locator(`.compare-${name} li`);
    expect((await group('settled').allTextContents()).join()).toContain('第10项');
    expect((await group('fresh').allTextContents()).join()).toContain('第5项');
    expect(await group('remaining').count()).toBeGreaterThan(0);
    expect((await group('settled').count()) + (await group('remaining').count())).toBe(before);
  });

  it('does not take the form of another school for a repair', async () => {
    await page.setInputFiles(input, textFile('公开.txt', sampleText));
    await page.waitForSelector('.finding');
    await dropOn(page, '.again', [textFile('他校.txt', sampleText.replaceAll('云岭', '松溪'))]);
    await page.waitForSelector('.comparison');
    expect(await page.textContent('.comparison')).toContain('另一个组织');
    expect(await page.locator('.compare-group').count()).toBe(0);
  });
});
