import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { focused, openApp, type OpenApp } from './open-app.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.closePages());
afterAll(() => app.close());

/** Presses Tab until the control has the focus; fails where it never gets it. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if ((await focused(page)).endsWith(`#${id}`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${id}`);
}

/** Presses Tab until something that matches has the focus. */
async function tabInto(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (await page.evaluate((what) => document.activeElement?.matches(what), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${selector}`);
}

async function type(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id);
  await page.keyboard.type(text);
}

it('fills in and sends a form without a mouse', async () => {
  const { page } = await app.open('/yunling/do/unit.create');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('main#main');
  await type(page, 'field-name', '护理学院');
  await type(page, 'field-number', '0231');
  await type(page, 'field-founded', '2026-09-01');
  await page.keyboard.press('Enter');
  await type(page, 'field-seats', '12');
  await type(page, 'field-budget', '100');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'field-field');
  await page.keyboard.type('医');
  await page.locator('.ant-select-item-option-active', { hasText: '医学' }).waitFor();
  await page.keyboard.press('Enter');
  await tabInto(page, '#field-boarding input');
  await page.keyboard.press('Space');
  await type(page, 'field-leaderId', '20241003');
  await page.locator('.ant-select-item-option', { hasText: '20241003' }).waitFor();
  await page.keyboard.press('Enter');
  await tabInto(page, '#field-campuses input');
  await page.keyboard.press('Space');
  await type(page, 'field-address-street', '明德楼');
  await tabInto(page, '#field-aims button');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('input#field-aims-0');
  await page.keyboard.type('第一');
  await tabTo(page, 'field-note');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('单位已新增').waitFor();
  expect(app.stub.state.done[0]?.input).toMatchObject({
    ...{ name: '护理学院', number: '0231', founded: '2026-09-01', seats: 12, budget: 10_000 },
    ...{ kind: 'college', field: 'medicine', boarding: true, campuses: ['north'] },
    ...{ leaderId: '00000002-0000-7000-8000-000000000003', aims: ['第一'] },
  });
});
