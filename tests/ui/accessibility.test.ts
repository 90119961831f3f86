import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sidewaysOverflow } from '../web/open-browser.ts';
import { axeFindings, openApp, quiet, type OpenApp } from './open-app.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.closePages());
afterAll(() => app.close());

const member = [
  '/yunling/',
  '/yunling/calendar?year=2026',
  '/yunling/see/unit.list?size=20',
  '/yunling/see/unit.list?search=nothing',
  '/yunling/see/term.list',
  '/yunling/do/unit.create',
  '/yunling/do/unit.close?unitId=00000001-0000-7000-8000-000000000003',
  '/yunling/account',
  '/yunling/see/nothing.list',
] as const;

describe.each([
  ['zh', 1280],
  ['en', 1280],
  ['zh', 375],
  ['en', 375],
] as const)('in %s at %d px', (language, width) => {
  it('axe finds nothing, nothing scrolls sideways, nobody else is asked', async () => {
    const { state } = app.stub;
    const { page, problems, go, context } = await app.open('/', { language, width });
    const look = async (what: string): Promise<void> => {
      await quiet(page);
      expect(await axeFindings(page), what).toEqual([]);
      expect(await sidewaysOverflow(page), what).toBeLessThanOrEqual(0);
    };
    for (const installation of ['empty', 'demo', 'ready'] as const) {
      state.installation = installation;
      await go('/');
      await look(`/ ${installation}`);
    }
    state.database = 'unavailable';
    await go('/');
    await look('/ unavailable');
    state.database = 'ready';
    state.loggedIn = false;
    for (const path of ['/?step=set-up', '/yunling/log-in', '/yunling/invitation']) {
      await go(path);
      await look(path);
    }
    state.loggedIn = true;
    for (const path of member) {
      await go(path);
      await look(path);
    }
    await go('/yunling/do/unit.create');
    await page.click('button[type=submit]');
    await page.locator('.problems').waitFor();
    await look('problems');
    await page.locator('#field-leaderId').fill('2024');
    await page.locator('.ant-select-item-option').first().waitFor();
    await look('an open reference');
    expect(problems).toEqual([]);
    await context.close();
  });
});

it.each([320, 768, 1920])('nothing scrolls sideways at %d px', async (width) => {
  const { page, go, context } = await app.open('/', { width });
  for (const path of ['/', '/yunling/log-in', ...member]) {
    await go(path);
    await quiet(page);
    expect(await sidewaysOverflow(page), path).toBeLessThanOrEqual(0);
  }
  await context.close();
});
