import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { schoolYearOf } from '../../src/capabilities/roster/period.ts';
import { chinaDay, type Instant } from '../../src/kernel/instant.ts';
import { openBrowser } from '../web/open-browser.ts';
import { rosterFile } from './newcomer/roster-file.ts';
import { startServer, type RunningServer } from './newcomer/running-school.ts';
import { visitor, type Visitor } from './newcomer/visitor.ts';

const school = 'qinglan';
/** The year the school year of today began in. */
const year = schoolYearOf(chinaDay(new Date().toISOString() as Instant));
const password = 'wu-ge-zi-de-mima';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Everybody who came, for pictures of where it failed. */
const everybody: Visitor[] = [];

async function newcomer(): Promise<Visitor> {
  const came = await visitor(browser, { address: server.address, school });
  everybody.push(came);
  return came;
}

/** From the first page to the workbench of the first administrator. */
async function setUp({ page, go, look }: Visitor): Promise<void> {
  await go('/');
  await look('first-page');
  await page.getByRole('link', { name: '开始设立' }).click();
  await page.getByLabel('设置码').fill(server.setupCode);
  await page.getByLabel('学校名称').fill('青澜学院');
  await page.getByLabel('学校的网址名').fill(school);
  await page.getByLabel('学号或工号').fill('T0001');
  await page.getByLabel('姓名').fill('章明');
  await page.getByLabel('密码').fill(password);
  await look('set-up');
  await page.getByRole('button', { name: '设立学校' }).click();
  await logIn(page, 'T0001', password);
  await look('workbench');
}

/** Types a day into a field, as people do who know it. */
async function pickDay(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.fill(day);
  await field.press('Enter');
}

/** On the page that asks for it. */
async function logIn(page: Page, number: string, secret: string): Promise<void> {
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.getByLabel('学号或工号').fill(number);
  await page.getByLabel('密码').fill(secret);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '工作台' }).waitFor();
}

/** The school's union is made, and its roster of forty taken over from a workbook with three wrong cells. */
async function importRoster({ page, go, look }: Visitor): Promise<void> {
  const { content, planted, people } = await rosterFile(year);
  await go(`/${school}/roster-import`);
  await look('no-union');
  await page.getByRole('link', { name: '新增组织' }).click();
  await page.getByLabel('名称').fill('青澜学院学生会');
  await pickDay(page, '起始日期', `${year - 3}-09-01`);
  await look('new-union');
  await page.getByRole('button', { name: '新增组织' }).click();
  await page.getByRole('heading', { name: '导入名单' }).waitFor();
  await go(`/${school}/self-evaluation`);
  await page.locator('#school-8').getByText('尚无依据').waitFor();
  await go(`/${school}/roster-import`);
  await page.getByLabel('名单文件').setInputFiles({
    name: '花名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: content,
  });
  await look('roster-file');
  await page.getByRole('button', { name: '检查文件' }).click();
  await page.getByText(`读出 ${people} 人。`).waitFor();
  await page.getByText(`有 ${planted.length} 行需要改正`).first().waitFor();
  const grid = page.getByRole('table', { name: '名单' });
  const told = await grid.locator('tr.roster-problems').allTextContents();
  const wrongRows = await grid.locator('tr:has(+ tr.roster-problems) th').allTextContents();
  expect(wrongRows).toEqual(planted.map(({ row }) => `第 ${row} 行`));
  expect(told.map((text) => text.split(' ')[0])).toEqual(planted.map(({ column }) => column));
  await look('dry-run');
  await page.getByLabel('只看有问题的行').check();
  for (const { name, column, right } of planted)
    await page.getByLabel(`${name} ${column}`).fill(right);
  await page.getByText('没有发现问题。').waitFor();
  await look('repaired');
  await page.getByRole('button', { name: `导入 ${people} 人` }).click();
  await page.getByRole('heading', { name: '名单与成绩' }).waitFor();
  await look('roster');
}

/** The League committee, its secretary, and the account the administrator opens for them. */
async function openLeague({ page, go, does }: Visitor): Promise<Visitor> {
  const since = `${year - 3}-09-01`;
  const person = { kind: 'teacher', number: 'T0002', name: '秦朗', since };
  const { id: personId } = await does('person.create', person);
  const committee = { kind: 'league-committee', name: '青澜学院团委', since };
  const { id: bodyId } = await does('body.create', committee);
  const post = { bodyId, kind: 'secretary', name: '书记', fullTime: true, since };
  const { id: postId } = await does('post.create', post);
  await does('appointment.make', { postId, personId, since, basis: 'appointed' });
  await go(`/${school}/do/account.open?personId=${String(personId)}`);
  await page.getByRole('button', { name: '开通账号' }).click();
  const code = await page.locator('.copy code').first().textContent();
  const league = await newcomer();
  await league.go(`/${school}/invitation`);
  await league.page.getByLabel('一次性代码').fill(code ?? '');
  await league.page.getByLabel('密码').fill(password);
  await league.look('invitation');
  await league.page.getByRole('button', { name: '提交' }).click();
  await logIn(league.page, 'T0002', password);
  return league;
}

/** The League's secretary vouches for what no record tells, and begins the disclosure. */
async function prepare({ page, go, look }: Visitor): Promise<void> {
  await go(`/${school}/self-evaluation`);
  await page.locator('#school-11').locator('summary').click();
  await look('cockpit-11');
  await page.getByRole('link', { name: '开始编制公开' }).click();
  await look('begin');
}

it('a newcomer sets a school up and publishes what any stranger can check', async () => {
  const admin = await newcomer();
  onTestFailed(async () => {
    for (const [at, one] of everybody.entries()) await one.picture(`failed-${at}`);
  });
  await setUp(admin);
  await importRoster(admin);
  await admin.go(`/${school}/self-evaluation`);
  await admin.page.locator('#school-8').getByText('符合').waitFor();
  await admin.look('cockpit');
  const league = await openLeague(admin);
  await prepare(league);
  expect(admin.problems).toEqual([]);
});
