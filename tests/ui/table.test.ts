import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApp, type OpenApp } from './open-app.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.closePages());
afterAll(() => app.close());
beforeEach(() => {
  app.stub.state.asked.length = 0;
  app.stub.state.failing = null;
});

const list = '/yunling/see/unit.list';

/** The questions about units that reached the server, in plain text. */
const asked = (): readonly string[] =>
  app.stub.state.asked
    .filter((address) => address.includes('/unit.list'))
    .map((address) => decodeURIComponent(address.replace(/^.*unit\.list/, '')));

const firstName = (page: Page): Promise<string | null> =>
  page.textContent('.rows-table tbody td:first-child');

describe('a table made from a list', () => {
  it('shows days, times in China, money, choices, yes and no, and names in place of ids', async () => {
    const { page, problems } = await app.open(`${list}?search=0102`);
    const cells = await page
      .locator('.rows-table tbody tr')
      .first()
      .locator('td')
      .allTextContents();
    expect(cells.slice(0, 9)).toEqual([
      ...['护理学院', '0102', '二级学院', '2011-09-02', '2026-09-02 00:30'],
      ...['157', '12,355.50', '是', '陈思远'],
    ]);
    expect(await page.locator('.rows-table th').allTextContents()).toContain('经费（元）▲');
    expect(problems).toEqual([]);
  });

  it('asks when typing rests, and keeps what is asked in the address', async () => {
    const { page } = await app.open(list);
    await page.locator('.rows-table').waitFor();
    await page.getByRole('searchbox').pressSequentially('护理', { delay: 20 });
    await page.waitForURL(/search=/);
    await page
      .getByText('共 33 条')
      .or(page.getByText(/共 \d+ 条/))
      .first()
      .waitFor();
    expect(asked().filter((question) => question.includes('search='))).toEqual([
      '?search=护理&offset=0&limit=50',
    ]);
    await page.reload();
    expect(await page.getByRole('searchbox').inputValue()).toBe('护理');
    await page.getByRole('button', { name: '清除查找和筛选' }).click();
    await page.waitForURL((url) => url.search === '');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('waits while a Chinese input method is composing', async () => {
    const { page } = await app.open(list);
    const box = page.getByRole('searchbox');
    await box.dispatchEvent('compositionstart');
    await box.fill("hu'li");
    await page.waitForTimeout(500);
    expect(asked().some((question) => question.includes('search='))).toBe(false);
    await box.fill('护理');
    await box.dispatchEvent('compositionend');
    await page.waitForURL(/search=/);
    await expect.poll(() => asked().at(-1)).toContain('search=护理');
  });

  it('sorts by its headings, both ways', async () => {
    const { page } = await app.open(list);
    await page.getByRole('button', { name: '按学生人数排序' }).click();
    await page.waitForURL(/sort=students/);
    await expect.poll(() => firstName(page)).toBe('机械工程系');
    await page.getByRole('button', { name: '按学生人数排序' }).click();
    await page.waitForURL(/sort=-students/);
    const heading = page.locator('th', { hasText: '学生人数' });
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
    await expect.poll(() => asked().at(-1)).toContain('sort=-students');
  });

  it('pages on the server, and comes back by the back button', async () => {
    const { page } = await app.open(list);
    await page.getByText('第 1–50 条，共 130 条').waitFor();
    await page.locator('.ant-pagination-item', { hasText: '3' }).click();
    await page.getByText('第 101–130 条，共 130 条').waitFor();
    await expect.poll(() => asked().at(-1)).toContain('offset=100');
    await page.goBack();
    await page.getByText('第 1–50 条，共 130 条').waitFor();
    await page.getByRole('combobox', { name: '每页 50 条' }).selectOption('100');
    await page.getByText('第 1–100 条，共 130 条').waitFor();
  });

  it('filters by choice, yes or no, and reference', async () => {
    const { page } = await app.open(list);
    await page.getByLabel('类别', { exact: true }).click();
    await page.locator('.ant-select-item-option', { hasText: '书院' }).click();
    await page.getByLabel('住宿管理', { exact: true }).click();
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '是' })
      .click();
    await page.getByLabel('负责人', { exact: true }).fill('20241022');
    await page.locator('.ant-select-item-option', { hasText: '20241022' }).click();
    await page.getByText('共 2 条').waitFor();
    await expect
      .poll(() => asked().at(-1))
      .toContain(
        'filters={"kind":"academy","boarding":true,"leaderId":"00000002-0000-7000-8000-000000000022"}',
      );
    await page.reload();
    await page.getByText('共 2 条').waitFor();
    await page.locator('.filter', { hasText: '负责人' }).getByText('丁明轩').waitFor();
  });

  it('exports what matches, not the page', async () => {
    const { page } = await app.open(`${list}?search=护理&sort=-students`);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 .xlsx' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe('单位.xlsx');
    expect(readFileSync(await file.path(), 'utf8')).toBe('rows of unit.list');
    await expect.poll(() => asked().at(-1)).toBe('.xlsx?search=护理&sort=-students&language=zh');
  });

  it('says what to do first where there is nothing, and how to widen where nothing matches', async () => {
    const { page, go } = await app.open('/yunling/see/term.list');
    await page.locator('.empty').getByRole('link', { name: '新增届次' }).waitFor();
    await go(`${list}?search=没有这个`);
    await page.getByText('没有符合条件的记录').waitFor();
    await page.locator('.empty').getByRole('button').click();
    await page.getByText('第 1–50 条').waitFor();
  });

  it('tells of a fault and tries again', async () => {
    const { page, go } = await app.open('/yunling/account');
    app.stub.state.failing = 500;
    await go(list);
    await page.getByText('服务器出错了').waitFor();
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.locator('.rows-table').waitFor();
  });
});

describe('on a phone', () => {
  it('shows cards, sorts by a list, and filters behind a fold', async () => {
    const { page } = await app.open(list, { width: 375 });
    await page.locator('.card').first().waitFor();
    expect(await page.locator('.rows-table').count()).toBe(0);
    await page.getByLabel('排序').selectOption('-budget');
    await page.waitForURL(/sort=-budget/);
    await page.getByText('筛选').click();
    await page.getByLabel('类别', { exact: true }).click();
    await page.locator('.ant-select-item-option', { hasText: '书院' }).click();
    await page.waitForURL(/f\.kind=academy/);
    await page
      .locator('.card')
      .first()
      .getByRole('link', { name: /^修改单位/ })
      .click();
    await page.waitForURL(/do\/unit\.rename/);
  });
});

describe('in print', () => {
  it('leaves out what cannot be pressed on paper', async () => {
    const { page } = await app.open(list);
    await page.locator('.rows-table').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.head', '.side', '.tools', '.rows-table .acts >> nth=0', '.page-actions'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    expect(await page.locator('.rows-table').isVisible()).toBe(true);
  });
});
