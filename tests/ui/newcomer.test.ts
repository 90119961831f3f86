import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { schoolYearOf } from '../../src/capabilities/roster/period.ts';
import { chinaDay, type Instant } from '../../src/kernel/instant.ts';
import { mingzhang } from '../cli/run-mingzhang.ts';
import { openBrowser } from '../web/open-browser.ts';
import { rosterFile } from './newcomer/roster-file.ts';
import { startServer, type RunningServer } from './newcomer/running-school.ts';
import { visitor, type Visitor } from './newcomer/visitor.ts';

const school = 'qinglan';
const today = chinaDay(new Date().toISOString() as Instant);
/** The year the school year of today began in. */
const year = schoolYearOf(today);
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
  await page.getByRole('button', { name: '检查文件' }).click();
  await page.getByText(`读出 ${people} 人。`).waitFor();
  await page.getByText(`有 ${planted.length} 行需要改正`).first().waitFor();
  const grid = page.getByRole('table', { name: '名单' });
  const told = await grid.locator('tr.roster-problems').allTextContents();
  const wrongRows = await grid.locator('tr:has(+ tr.roster-problems) th').allTextContents();
  expect(wrongRows).toEqual(planted.map(({ row }) => `第 ${row} 行`));
  expect(told.map((text) => text.split(' ')[0])).toEqual(planted.map(({ column }) => column));
  await page.getByLabel('只看有问题的行').check();
  await look('dry-run');
  for (const { name, column, right } of planted)
    await page.getByLabel(`${name} ${column}`).fill(right);
  await page.getByText('没有发现问题。').waitFor();
  await page.getByRole('button', { name: `导入 ${people} 人` }).click();
  await page.getByRole('heading', { name: '名单与成绩' }).waitFor();
  await look('roster');
}

/** The League committee, its secretary, and the account the administrator opens for them. */
async function openLeague({ does }: Visitor): Promise<Visitor> {
  const since = `${year - 3}-09-01`;
  const person = { kind: 'teacher', number: 'T0002', name: '秦朗', since };
  const { id: personId } = await does('person.create', person);
  const committee = { kind: 'league-committee', name: '青澜学院团委', since };
  const { id: bodyId } = await does('body.create', committee);
  const post = { bodyId, kind: 'secretary', name: '书记', fullTime: true, since };
  const { id: postId } = await does('post.create', post);
  await does('appointment.make', { postId, personId, since, basis: 'appointed' });
  const { code } = await does('account.open', { personId });
  const league = await newcomer();
  await league.go(`/${school}/invitation`);
  await league.page.getByLabel('学号或工号').fill('T0002');
  await league.page.getByLabel('一次性代码').fill(String(code));
  await league.page.getByLabel('新密码').fill(password);
  await league.look('invitation');
  await league.page.getByRole('button', { name: '提交' }).click();
  await logIn(league.page, 'T0002', password);
  return league;
}

/** Chooses a person by typing their number. */
async function pickPerson(page: Page, label: RegExp, number: string): Promise<void> {
  await page.getByLabel(label).fill(number);
  await page.locator('.ant-select-item-option').filter({ hasText: number }).first().click();
}

/** The League's secretary vouches with a paper for the congress, which the records do not know yet. */
async function attest({ page, go, look }: Visitor): Promise<void> {
  await go(`/${school}/self-evaluation`);
  const item = page.locator('#school-11');
  await item.locator('summary').click();
  await item.getByRole('link', { name: /登记佐证/ }).click();
  await page.getByLabel('证明什么').fill('第三次学生代表大会依章程召开。');
  await pickDay(page, '发生日期', `${year}-05-20`);
  await page.getByLabel('第几次代表大会').fill('3');
  await page.locator('input[type=file]').setInputFiles({
    name: '会议纪要.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  });
  await pickPerson(page, /^证明人(?!身份)/, 'T0002');
  await page.getByLabel('证明人身份').fill('团委书记');
  await look('attest');
  await page.getByRole('button', { name: '登记佐证' }).click();
  await page.locator('#school-11').getByText('有人证明').waitFor();
}

const sections = [
  ...(['charter', 'presidium-election', 'congress', 'delegates', 'review'] as const),
  ...(['party-guidance', 'league-guides'] as const),
];

/** What remains: a section written on the page, the others over HTTP, and a tick with its published reason. */
async function prepare(league: Visitor): Promise<void> {
  const { page, go, look, does } = league;
  await go(`/${school}/self-evaluation`);
  await page.getByRole('link', { name: '开始编制公开' }).click();
  await page.getByRole('heading', { name: '开始编制公开' }).waitFor();
  await pickDay(page, '截至', today);
  await look('begin');
  await page.getByRole('button', { name: '开始编制公开' }).click();
  // Whoever begins one is led to its page.
  await page.getByRole('heading', { name: '编制公开' }).waitFor();
  await look('prepare');
  await page.getByRole('button', { name: '填写一节：章程' }).click();
  await page.getByLabel('正文').fill('# 第一条\n本会是青澜学院学生自己的组织，依本章程工作。');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('已填写。').first().waitFor();
  const disclosureId = new URL(page.url()).searchParams.get('disclosureId');
  let revision: unknown = 2;
  for (const part of sections.slice(1))
    ({ revision } = await does('disclosure.write', {
      ...{ disclosureId, revision, part, text: '# 说明\n按本校学生会章程办理，材料存团委。' },
    }));
  await page.reload();
  await page.getByRole('button', { name: '改一项勾选：校级 13' }).click();
  const form = page.locator('form.action-form');
  await form.getByLabel('是', { exact: true }).check();
  await form.getByLabel('说明').fill('本学期全员培训已办，材料正在归档。');
  await form.getByRole('button', { name: '提交' }).click();
  await page.locator('.claims p').getByText('本学期全员培训已办，材料正在归档。').waitFor();
}

/** The League approves what it sees, and publishes it. */
async function publish({ page, look }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '审批公开' }).click();
  await page.getByText('校团委：已审批').waitFor();
  await page.getByRole('button', { name: '公开', exact: true }).click();
  await page.getByText(/已公开，任何人都可以在/).waitFor();
  await look('published');
}

/** A stranger reads what was published, and has it checked: by the site, and at home by the program alone. */
async function verify({ page, go, look }: Visitor): Promise<void> {
  await go(`/${school}/public`);
  await look('public');
  await page.getByRole('link', { name: /自评表 第1版/ }).click();
  await page.getByText('全部成立').waitFor();
  await look('edition');
  expect(await page.getByText('本学期全员培训已办，材料正在归档。').count()).toBeGreaterThan(0);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: /JSON/ }).click();
  const bundle = await (await downloading).path();
  await page.getByRole('link', { name: '怎样核对' }).click();
  await page.getByText('这一版是本校公开的。').waitFor();
  await look('verify');
  const { code, out } = await mingzhang(['verify', bundle]);
  expect([code, out]).toEqual([0, expect.stringContaining('青澜学院')]);
}

/** The stranger tells of something wrong without a name, the League answers, and anybody reads what came of it. */
async function complain(stranger: Visitor, league: Visitor): Promise<void> {
  const { page, go, look } = stranger;
  await go(`/${school}/public/complaints`);
  await look('complain');
  await page.getByLabel('情况').fill('公开的名单里第三行的院系好像不对，请核对。');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { name: '已收到' }).waitFor();
  await look('receipt');
  const handler = league.page;
  await league.go(`/${school}/`);
  await handler.getByRole('link', { name: /件反映等待受理/ }).click();
  await handler.getByRole('button', { name: /^受理/ }).click();
  await handler.getByRole('button', { name: '提交' }).click();
  await handler.getByRole('button', { name: /^答复/ }).click();
  await handler.getByLabel('答复').fill('已核对，院系登记无误。');
  await handler.getByRole('button', { name: '提交' }).click();
  await handler.getByText('已答复').first().waitFor();
  await league.look('answered');
  await handler.getByRole('button', { name: /^办结/ }).click();
  await handler.getByLabel('不属实').check();
  await handler.getByLabel('公开的办理结果').fill('经核对，名单登记与学籍一致。');
  await handler.getByRole('button', { name: '提交' }).click();
  await handler.getByText('已办结。').waitFor();
  await go(`/${school}/public/complaints/outcomes`);
  await page.getByText('经核对，名单登记与学籍一致。').waitFor();
  await look('outcomes');
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
  await attest(league);
  await prepare(league);
  await publish(league);
  const stranger = await newcomer();
  await verify(stranger);
  await complain(stranger, league);
  for (const { problems } of everybody) expect(problems).toEqual([]);
}, 240_000);
