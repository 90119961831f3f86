import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFindings, openApp, type OpenApp } from './open-app.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.closePages());
afterAll(() => app.close());
beforeEach(() => {
  Object.assign(app.stub.state, {
    ...{ database: 'ready', problem: null, installation: 'ready', loggedIn: true, totp: false },
    ...{ failing: null, slow: 0, tasks: [], firstSteps: [] },
  });
});

describe('the first page', () => {
  it('makes the demo, shows its log-ins, and enters as one of them', async () => {
    Object.assign(app.stub.state, { installation: 'empty', loggedIn: false, slow: 300 });
    const { page, problems } = await app.open('/');
    await page.getByRole('button', { name: '建立演示学校' }).click();
    await page.getByText('正在一步一步地建立').waitFor();
    await page.getByRole('heading', { name: '演示登录' }).waitFor();
    expect(await page.locator('.login').count()).toBe(4);
    await page.getByRole('button', { name: '以“高明远”的身份进入' }).click();
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/yunling/');
    expect(problems).toEqual([]);
  });

  it('sets up a school with the code, and says where the code is', async () => {
    Object.assign(app.stub.state, { installation: 'empty' });
    const { page } = await app.open('/');
    await page.getByRole('link', { name: '开始设立' }).click();
    await page.getByText('运行 npm start 的那个终端窗口').waitFor();
    await page.fill('#field-code', 'wrong-code');
    await page.fill('#field-name', '云岭职业学院');
    await page.fill('#field-slug', 'yunling');
    await page.fill('#field-administrator-number', '100001');
    await page.getByLabel('姓名').fill('高明远');
    await page.fill('#field-administrator-password', 'k7-maple-ridge');
    await page.getByRole('button', { name: '设立学校' }).click();
    await page.locator('#field-code-problem').waitFor();
    expect(await page.textContent('#field-code-problem')).toBe('设置码不对');
    await page.fill('#field-code', 'right-code');
    await page.getByRole('button', { name: '设立学校' }).click();
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
  });

  it('goes on by itself once the database has started', async () => {
    Object.assign(app.stub.state, { database: 'starting' });
    const { page } = await app.open('/');
    await page.getByText('数据库正在启动').waitFor();
    app.stub.state.database = 'ready';
    await page.getByRole('link', { name: '云岭职业学院' }).waitFor();
  });

  it('says why the database cannot be used and what helps, and still leads to the audit', async () => {
    Object.assign(app.stub.state, {
      database: 'unavailable',
      problem: { code: 'disk-full', values: { folder: '/srv/data', left: '12', needed: '200' } },
    });
    const { page } = await app.open('/');
    await page.getByText('/srv/data 所在磁盘只剩 12 MB').waitFor();
    await page.getByText('请清理磁盘后重新启动').waitFor();
    expect(await page.getByRole('link', { name: '去审核' }).getAttribute('href')).toBe('/audit/');
  });
});

describe('logging in and out', () => {
  it('comes back to the page one wanted, by way of the second step', async () => {
    Object.assign(app.stub.state, { loggedIn: false, totp: true });
    const { page } = await app.open('/yunling/see/unit.list?search=0104');
    await page.waitForURL(/log-in\?back=/);
    await page.fill('#log-in-number', '100001');
    await page.fill('#log-in-password', 'wrong');
    await page.keyboard.press('Enter');
    await page.locator('.problem-box .ant-alert').waitFor();
    await page.fill('#log-in-password', 'k7-maple-ridge');
    await page.keyboard.press('Enter');
    await page.locator('#log-in-totp').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('log-in-totp');
    await page.keyboard.type('123456');
    await page.keyboard.press('Enter');
    await page.getByText('会计校区').first().waitFor();
    expect(new URL(page.url()).search).toBe('?search=0104');
  });

  it('never leads to another place than this school', async () => {
    for (const back of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/other/',
      '/yunling/../x',
    ]) {
      const { page, context } = await app.open(`/yunling/log-in?${new URLSearchParams({ back })}`);
      await page.getByRole('heading', { name: '工作台' }).waitFor();
      expect(page.url(), back).toBe(`${app.stub.address}/yunling/`);
      await context.close();
    }
  });

  it('returns to the log-in page when the session has ended, and back afterwards', async () => {
    const { page } = await app.open('/yunling/see/person.list');
    app.stub.state.loggedIn = false;
    await page.getByRole('link', { name: '届次' }).click();
    await page.waitForURL(/log-in\?back=%2Fyunling%2Fsee%2Fterm.list/);
    await page.fill('#log-in-number', '100001');
    await page.fill('#log-in-password', 'k7-maple-ridge');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/see/term.list');
  });

  it('says why the school’s own log-in led back', async () => {
    Object.assign(app.stub.state, { loggedIn: false });
    const { page } = await app.open('/yunling/log-in?refused=sign-on-unknown');
    const told = await page.locator('.ant-alert-error').textContent();
    expect(told).toMatch(/[一-鿿]/);
    expect(told).not.toContain('sign-on-unknown');
  });

  it('logs out, and shows nothing afterwards', async () => {
    const { page } = await app.open('/yunling/see/person.list');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByText('已退出登录').waitFor();
    await page.goBack();
    await page.waitForURL(/log-in/);
    expect(await page.locator('.rows-table').count()).toBe(0);
  });

  it('turns an invitation into an account', async () => {
    Object.assign(app.stub.state, { loggedIn: false });
    const { page } = await app.open('/yunling/log-in');
    await page.getByRole('link', { name: '我有一次性代码' }).click();
    await page.fill('#field-code', 'MAPLE-4821');
    await page.fill('#field-password', 'k7-maple-ridge');
    await page.click('button[type=submit]');
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
    expect(app.stub.state.done.at(-1)).toMatchObject({ verb: 'invitation.accept' });
  });
});

describe('the shell', () => {
  it('offers what the chosen capacity may do, and says which it is', async () => {
    const { page } = await app.open('/yunling/see/unit.list');
    await page.getByRole('link', { name: '新增单位' }).waitFor();
    await page.getByLabel('当前身份').selectOption('c2');
    await page.getByRole('link', { name: '新增单位' }).waitFor({ state: 'detached' });
    await page.locator('.rows-table').waitFor();
    await page.reload();
    expect(await page.getByLabel('当前身份').inputValue()).toBe('c2');
  });

  it('names the page in the window and takes the focus to its heading', async () => {
    const { page } = await app.open('/yunling/');
    expect(await page.title()).toBe('工作台 · 云岭职业学院 · 明章');
    await page.locator('.menu').getByRole('link', { name: '人员' }).click();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    expect(await page.title()).toBe('人员 · 云岭职业学院 · 明章');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('人员');
  });

  it('speaks English as well, everywhere, and remembers it', async () => {
    const { page } = await app.open('/yunling/');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('heading', { name: 'Workbench' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.locator('.menu').getByRole('link', { name: 'Units', exact: true }).click();
    await page.getByText('1–50 of 130').waitFor();
    const chinese = await page.evaluate(() => {
      const shown = document.querySelector('.tools')?.textContent ?? '';
      return /[一-鿿]/.test(shown);
    });
    expect(chinese).toBe(false);
  });

  it('says first steps where nothing waits, and tasks where something does', async () => {
    const { page, go } = await app.open('/yunling/');
    await page.getByText('现在没有待办').waitFor();
    await page.locator('.shortcuts').getByRole('link', { name: '人员' }).waitFor();
    const href = 'see/person.list';
    const values = { unit: '护理系' };
    app.stub.state.tasks = [
      { room: 'trial', code: 'plan-due', values, due: '2026-09-20', href, overdue: false },
    ];
    await go('/yunling/');
    await page.getByRole('link', { name: '提交护理系的工作计划' }).click();
    await page.waitForURL('**/see/person.list');
    const step = { code: 'units', href: 'do/unit.create' };
    app.stub.state.firstSteps = [
      { ...step, done: true },
      { ...step, code: 'posts', done: false },
    ];
    await go('/yunling/');
    const steps = page.locator('.first-steps li');
    expect(await steps.allTextContents()).toEqual(['登记二级单位和班级已完成', '登记职务']);
  });

  it('shows the year by months with articles and what is not certain', async () => {
    const { page } = await app.open('/yunling/calendar?year=2026');
    await page.locator('.month').first().waitFor();
    expect(await page.locator('.month').count()).toBe(12);
    expect(await page.locator('.month').nth(2).textContent()).toContain(
      '依据：《学生会章程》第十三条',
    );
    await page.getByText('全国节假日安排只到 2026-08-31').waitFor();
    expect(await page.locator('.uncertain').first().textContent()).toContain('日期待定');
    await page.getByRole('button', { name: /2027/ }).click();
    await page.waitForURL(/year=2027/);
  });

  it('has a menu in a drawer on a phone, closed by Escape and by turning a page', async () => {
    const { page } = await app.open('/yunling/', { width: 375 });
    await page.getByRole('button', { name: '菜单' }).click();
    const drawer = page.locator('dialog.drawer');
    await drawer.getByRole('link', { name: '单位', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '菜单' }).click();
    await drawer.getByRole('link', { name: '人员' }).click();
    await page.waitForURL('**/see/person.list');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('says so when an address leads nowhere, or the network is gone', async () => {
    const { page, context, go } = await app.open('/yunling/see/nothing.list');
    await page.getByRole('heading', { name: '打不开这个页面' }).waitFor();
    await go('/nowhere/');
    await page.getByRole('heading', { name: '没有这所学校' }).waitFor();
    await go('/yunling/');
    await context.setOffline(true);
    await page.getByText('网络断开了').waitFor();
    await context.setOffline(false);
    await page.getByText('网络断开了').waitFor({ state: 'detached' });
  });
});

describe('my account', () => {
  it('turns on the second step: scan, prove, keep the recovery codes', async () => {
    const { page, problems } = await app.open('/yunling/account');
    await page.getByRole('button', { name: '开启两步验证' }).click();
    await page.getByText('JBSWY3DPEHPK3PXP').waitFor();
    expect(await page.locator('.ant-qrcode svg, .ant-qrcode canvas').count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await page.fill('#field-code', '123456');
    await page.click('button[type=submit]');
    await page.getByRole('heading', { name: '备用码' }).waitFor();
    expect(await page.locator('.recovery li').allTextContents()).toEqual([
      ...['4821-maple', '1177-ridge', '9034-stone'],
    ]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.recovery').isVisible()).toBe(true);
    expect(await page.locator('h2', { hasText: '登录记录' }).isVisible()).toBe(false);
    expect(problems).toEqual([]);
  });

  it('shows where one is logged in and ends it there', async () => {
    const { page } = await app.open('/yunling/account');
    const row = page.locator('.rows-table tbody tr').nth(1);
    expect(await row.locator('td').allTextContents()).toContain('2026-08-30 20:00');
    await row.getByRole('link').click();
    await page.getByText('请确认').waitFor();
    await page.click('button[type=submit]');
    await page.waitForURL('**/yunling/account');
    expect(app.stub.state.done.at(-1)?.input).toEqual({
      sessionId: '00000003-0000-7000-8000-000000000002',
    });
  });

  it('keeps the language with the account', async () => {
    const { page } = await app.open('/yunling/account');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Language' }).waitFor();
    await expect.poll(() => app.stub.state.done.at(-1)?.input).toEqual({ language: 'en' });
  });
});
