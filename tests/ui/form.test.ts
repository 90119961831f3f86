import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUnit } from './trial-verbs.ts';
import { focused, openApp, type OpenApp } from './open-app.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.closePages());
afterAll(() => app.close());
beforeEach(() => {
  const { state } = app.stub;
  state.done.length = 0;
  state.refusing = [];
  state.failing = null;
  state.slow = 0;
  state.loggedIn = true;
});

const form = '/yunling/do/unit.create';
const submit = 'button[type=submit]';

async function chooseReference(page: Page, id: string, typed: string): Promise<void> {
  await page.locator(`#${id}`).fill(typed);
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: typed })
    .click();
}

async function fillIn(page: Page): Promise<void> {
  await page.fill('#field-name', ' 护理学院 ');
  await page.fill('#field-number', '0231');
  await page.fill('#field-founded', '2026/9/1');
  await page.keyboard.press('Enter');
  await page.fill('#field-seats', '12');
  await page.fill('#field-budget', '1,234.5');
  await page.getByLabel('二级学院').check();
  await page.locator('#field-boarding').getByLabel('否').check();
  await page.locator('#field-campuses').getByLabel('南校区').check();
  await page.locator('#field-campuses').getByLabel('北校区').check();
  await page.fill('#field-address-street', '明德楼');
}

describe('a form made from a verb', () => {
  it('sends every kind of field as the verb wants it', async () => {
    const { page, problems } = await app.open(form);
    await fillIn(page);
    await page.locator('#field-field').click();
    await page.locator('.ant-select-item-option', { hasText: '医学' }).click();
    await page.locator('#field-insured').getByLabel('是').check();
    await chooseReference(page, 'field-leaderId', '20241003');
    await page.fill('#field-password', 'maple-ridge');
    await page.setInputFiles('input[type=file]', {
      name: '批复.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    });
    await page.getByText('“批复.pdf”已上传').waitFor();
    await page.locator('#field-contacts').getByRole('button', { name: '增加一行' }).click();
    await page.fill('#field-contacts-0-contact', '值班');
    await chooseReference(page, 'field-contacts-0-personId', '20241007');
    const aims = page.locator('#field-aims');
    for (const text of ['第一', '第二']) {
      await aims.getByRole('button', { name: '增加一行' }).click();
      await aims.locator('input').last().fill(text);
    }
    await aims.getByRole('button', { name: '第 2 行上移' }).click();
    await page.fill('#field-note', '第一行\n第二行');
    await page.click(submit);
    await page.getByText('单位已新增').waitFor();
    const [done] = app.stub.state.done;
    expect(done?.input).toMatchObject({
      ...{ name: '护理学院', number: '0231', founded: '2026-09-01', seats: 12, budget: 123450 },
      ...{ kind: 'college', field: 'medicine', boarding: false, insured: true },
      ...{ leaderId: '00000002-0000-7000-8000-000000000003', password: 'maple-ridge' },
      ...{ campuses: ['north', 'south'], address: { street: '明德楼' } },
      ...{ aims: ['第二', '第一'], note: '第一行\n第二行' },
    });
    expect(createUnit.input.strict().safeParse(done?.input).success).toBe(true);
    expect(done?.capacity).toBe('c1');
    expect(done?.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    expect(new URL(page.url()).pathname).toBe('/yunling/see/unit.list');
    expect(problems).toEqual([]);
  });

  it('keeps unknown unknown', async () => {
    const { page } = await app.open(form);
    await fillIn(page);
    await page.click(submit);
    await page.getByText('单位已新增').waitFor();
    const sent = app.stub.state.done[0]?.input ?? {};
    expect(sent).toMatchObject({ field: null, insured: null, leaderId: null, contacts: [] });
    expect(Object.keys(sent)).not.toContain('aims');
    expect(Object.keys(sent)).not.toContain('paper');
    expect(Object.keys(sent)).not.toContain('password');
  });

  it('says what is missing at the top and at the place, and leads there', async () => {
    const { page } = await app.open(form);
    await page.fill('#field-seats', '99');
    await page.fill('#field-budget', '12.345');
    await page.click(submit);
    const summary = page.locator('.problems');
    await summary.waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('problems');
    expect(await summary.locator('li').allTextContents()).toEqual([
      '单位名称：这一项必填',
      '编号：这一项必填',
      '成立日期：这一项必填',
      '代表名额：不能大于 60',
      '经费：请填写金额，最多两位小数，例如 128.50',
      '类别：请选择一项',
      '住宿管理：请选择一项',
      '校区：请选择一项',
      '办公地点 › 楼栋：这一项必填',
    ]);
    expect(await page.getAttribute('#field-seats', 'aria-invalid')).toBe('true');
    const described = await page.getAttribute('#field-number', 'aria-describedby');
    expect(described).toBe('field-number-hint field-number-problem');
    expect(await page.textContent('#field-number-problem')).toBe('这一项必填');
    await summary.getByText('办公地点 › 楼栋').click();
    expect(await focused(page)).toBe('input#field-address-street');
    expect(app.stub.state.done).toEqual([]);
  });

  it('places the refusals of the server, with the way out', async () => {
    const { page } = await app.open(form);
    await fillIn(page);
    app.stub.state.refusing = [
      { code: 'name-taken', field: ['name'], values: { name: '护理学院' } },
      { code: 'input-invalid', field: ['address', 'street'], values: { issue: 'too_big' } },
    ];
    await page.click(submit);
    await page.locator('.problems').waitFor();
    expect(await page.textContent('#field-name-problem')).toBe('已经有叫“护理学院”的单位');
    expect(await page.textContent('.problems')).toContain('请换一个名称，或先修改原来的单位。');
    expect(await page.textContent('#field-address-street-problem')).toBe('太长或太大');
    expect(await page.inputValue('#field-number')).toBe('0231');
  });

  it('sends once, however often it is pressed', async () => {
    const { page } = await app.open(form);
    await fillIn(page);
    app.stub.state.slow = 300;
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('button[type=submit]');
      for (let time = 0; time < 5; time += 1) button?.click();
    });
    await page.getByText('单位已新增').waitFor();
    expect(app.stub.state.done.length).toBe(1);
  });

  it('tries again with the same key after a fault, and with another for another input', async () => {
    const { page } = await app.open(form);
    await fillIn(page);
    app.stub.state.failing = 500;
    await page.click(submit);
    await page.getByText('查错编号：a1b2c3').waitFor();
    app.stub.state.refusing = [{ code: 'name-taken', field: ['name'], values: { name: 'x' } }];
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.locator('.problems').waitFor();
    await page.click(submit);
    await expect.poll(() => app.stub.state.done.length).toBe(2);
    await page.fill('#field-name', '另一个');
    app.stub.state.refusing = [];
    await page.click(submit);
    await page.getByText('单位已新增').waitFor();
    const [first, second, third] = app.stub.state.done.map(({ key }) => key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('tells of a lost network and of an ended session, and loses nothing', async () => {
    const { page, context } = await app.open(form);
    await fillIn(page);
    await context.setOffline(true);
    await page.click(submit);
    await page.getByText('没有连上服务器').waitFor();
    await context.setOffline(false);
    app.stub.state.failing = 401;
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('link', { name: '在新标签页登录' }).waitFor();
    expect(await page.inputValue('#field-number')).toBe('0231');
    await page.click(submit);
    await page.getByText('单位已新增').waitFor();
  });

  it('asks before what was typed is lost, and lets go when told', async () => {
    const { page } = await app.open(form);
    await page.fill('#field-name', '护理');
    await page.getByRole('link', { name: '人员' }).click();
    const question = page.getByRole('dialog', { name: '离开这一页？' });
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    expect(await page.inputValue('#field-name')).toBe('护理');
    await page.getByRole('link', { name: '人员' }).click();
    await question.getByRole('button', { name: '离开' }).click();
    await page.waitForURL('**/see/person.list');
  });

  it('refuses a file of another type or size before sending it', async () => {
    const { page } = await app.open(form);
    const choose = (name: string, size: number) =>
      page.setInputFiles('input[type=file]', { name, mimeType: '', buffer: Buffer.alloc(size) });
    await choose('名单.xlsx', 10);
    await page.getByText('“名单.xlsx”不是可以上传的类型。').waitFor();
    await choose('批复.pdf', 20 * 1024 * 1024 + 1);
    await page.getByText('超过了 20 MB').waitFor();
  });
});

describe('an action on a row', () => {
  it('begins with the row, asks only the rest, and sends what was changed', async () => {
    const { page } = await app.open('/yunling/see/unit.list?search=0104');
    await page.getByRole('link', { name: '修改单位：会计校区' }).click();
    await page.getByText('对象：会计校区（0104）').waitFor();
    expect(await page.inputValue('#field-budget')).toBe('12375.50');
    await page.reload();
    await page.fill('#field-name', '会计分校区');
    await page.fill('#field-budget', '');
    await page.click(submit);
    await page.getByText('单位已修改').waitFor();
    expect(app.stub.state.done[0]?.input).toEqual({
      unitId: '00000001-0000-7000-8000-000000000003',
      name: '会计分校区',
      budget: null,
    });
    expect(new URL(page.url()).search).toBe('?search=0104');
  });

  it('names what is lost before it is done', async () => {
    const { page } = await app.open('/yunling/see/unit.list?search=0104');
    await page.getByRole('link', { name: '撤销单位：会计校区' }).click();
    await page.getByText('这个单位的岗位全部结束').waitFor();
    expect(await page.textContent('.summary')).toContain('会计校区');
    await page.fill('#field-reason', '并入商学院');
    await page.getByRole('button', { name: '撤销单位' }).click();
    await page.getByText('单位已撤销').waitFor();
    expect(app.stub.state.done[0]?.input).toMatchObject({ reason: '并入商学院' });
  });

  it('says that an anonymous act is one, and tries it again after a fault', async () => {
    const { page } = await app.open('/yunling');
    await page.getByRole('link', { name: '提意见' }).first().click();
    await page.getByText('不记下内容是谁写的').waitFor();
    await page.fill('#field-opinion', '食堂的菜凉了');
    app.stub.state.failing = 500;
    await page.click(submit);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('意见已收到').waitFor();
    expect(app.stub.state.done).toMatchObject([
      { verb: 'opinion.give', input: { opinion: '食堂的菜凉了' } },
    ]);
  });

  it('shows a code that is given once', async () => {
    const { page } = await app.open('/yunling/see/person.list?search=20241003');
    await page.getByRole('link', { name: /^邀请/ }).click();
    await page.click(submit);
    await page.getByText('MAPLE-4821-RIDGE').waitFor();
    await page.getByRole('button', { name: '回到' }).or(page.getByText('返回')).first().click();
    await page.waitForURL('**/see/person.list?search=20241003');
  });
});
