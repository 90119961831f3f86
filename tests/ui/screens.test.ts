import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readStudentFile } from '../../src/capabilities/organisation/students/student-file.ts';
import { readStudentRows } from '../../src/capabilities/organisation/students/rules.ts';
import { sidewaysOverflow } from '../web/open-browser.ts';
import { axeFindings, openApp, quiet, type OpenApp } from './open-app.ts';
import { units } from './trial-rows.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.closePages());
afterAll(() => app.close());
beforeEach(() => {
  Object.assign(app.stub.state, {
    ...{ loggedIn: true, secondFactorDue: false, role: 'administrator', refusedUnit: null },
    ...{ failing: null, slow: 0, tasks: [], firstSteps: [] },
  });
  app.stub.state.done.length = 0;
});

const unitId = (at: number): unknown => units[at]?.['id'];
const cell = (unit: string, group = '女·汉族'): string => `${unit}，大专，${group}`;

describe('the grid of head-counts', () => {
  it('adds up what is typed and saves each changed unit once', async () => {
    const { page, problems } = await app.open('/yunling/head-counts');
    await page.getByLabel(cell('机电系')).fill('80');
    await page
      .getByText('共 200 人，其中女生 200 人（100.0%），少数民族学生 0 人（0.0%）')
      .waitFor();
    await page.getByLabel(cell('会计系', '男·少数民族')).fill('１２人');
    await page.getByRole('button', { name: '保存（2 个单位有改动）' }).click();
    await page.getByText('已保存 2 个单位的人数。').waitFor();
    const { done } = app.stub.state;
    expect(done.map(({ verb, input }) => [verb, input['unitId']])).toEqual([
      ['headcount.record', unitId(1)],
      ['headcount.record', unitId(2)],
    ]);
    const group = { educationLevel: 'junior-college', sex: 'male', minority: true };
    expect(done[1]?.input['cells']).toEqual([{ ...group, students: 12 }]);
    expect(problems).toEqual([]);
  });

  it('takes rows pasted from a spreadsheet, by the names of units, and tells which are unknown', async () => {
    const { page } = await app.open('/yunling/head-counts');
    const first = page.getByLabel(cell('护理系'));
    await first.focus();
    await first.evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '会计系\t31\t4\n园艺系\t9\t1\n护理系\t118\t9\n');
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      input.dispatchEvent(paste);
    });
    await page.getByText('没有找到这些单位，没有填入：园艺系').waitFor();
    expect(await first.inputValue()).toBe('118');
    expect(await page.getByLabel(cell('会计系', '女·少数民族')).inputValue()).toBe('4');
    expect(await page.getByText('已改动，未保存').count()).toBe(2);
  });

  it('fills in from the roster, and says of how many something is unknown', async () => {
    const { page } = await app.open('/yunling/head-counts');
    await page.getByRole('button', { name: '按人员名册统计后填入' }).click();
    await page.getByText('另有 2 人缺少性别、民族或培养层次').waitFor();
    expect(await page.getByLabel(cell('机电系', '女·少数民族')).inputValue()).toBe('31');
  });

  it('stops at the unit that is refused and keeps what was typed', async () => {
    app.stub.state.refusedUnit = String(unitId(1));
    const { page } = await app.open('/yunling/head-counts');
    await page.getByLabel(cell('机电系')).fill('80');
    await page.getByLabel(cell('会计系')).fill('70');
    await page.getByRole('button', { name: /保存（2/ }).click();
    await page.getByText('保存“机电系”时没有成功').waitFor();
    expect(app.stub.state.done).toHaveLength(1);
    expect(await page.getByLabel(cell('会计系')).inputValue()).toBe('70');
    await page.getByLabel(cell('机电系')).fill('很多');
    await page.getByText('有 1 格不是人数').waitFor();
    expect(await page.getByRole('button', { name: /保存（2/ }).isDisabled()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('asks before what was typed is lost', async () => {
    const { page } = await app.open('/yunling/head-counts');
    await page.getByLabel(cell('机电系')).fill('80');
    await page.getByRole('link', { name: '工作台' }).click();
    await page.getByRole('button', { name: '继续填写' }).click();
    expect(await page.getByLabel(cell('机电系')).inputValue()).toBe('80');
  });
});

describe('the page of a person', () => {
  it('opens from a name, says what is known, and leads to lifting a sanction', async () => {
    const { page, problems } = await app.open('/yunling/see/person.list');
    await page.locator('.rows-table tbody a').first().click();
    await page.waitForURL(/\/person\?personId=/);
    await quiet(page);
    const shown = (await page.locator('main').textContent()) ?? '';
    for (const text of ['20241000', '护理系', '部长', '权益部', '在任', '警告', '未解除'])
      expect(shown).toContain(text);
    await page.getByRole('link', { name: '解除处分：警告' }).click();
    await page.waitForURL(/do\/discipline\.lift\?disciplineId=00000006/);
    await page.getByRole('button', { name: '取消' }).click();
    await page.waitForURL(/\/person\?personId=/);
    expect(problems).toEqual([]);
  });

  it('prints what is known and no buttons', async () => {
    const { page } = await app.open(
      '/yunling/person?personId=00000002-0000-7000-8000-000000000000',
    );
    await quiet(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('权益部').isVisible()).toBe(true);
    expect(await page.locator('main .print-button').first().isVisible()).toBe(false);
  });
});

describe('the journal', () => {
  it('tells verbs and things by their words, and opens an entry as differences', async () => {
    const { page, problems } = await app.open('/yunling/see/journal.list');
    const cells = await page.locator('.rows-table tbody tr').nth(1).locator('td').allTextContents();
    expect(cells).toEqual(['11', '2026-09-02 10:05', '建立学校', '—', '学校']);
    await page.getByRole('link', { name: '修改单位' }).click();
    await page.waitForURL('**/entry?seq=12');
    await page.getByText('2026年9月3日 10:05').waitFor();
    const row = page.locator('.rows-table').first().locator('tbody tr');
    expect(await row.locator('td').allTextContents()).toEqual(['名称', '护理系', '健康系']);
    await page.getByText('没有改动的 1 项').click();
    await page.getByText('南校区').first().waitFor();
    expect(problems).toEqual([]);
  });

  it('is filtered by a verb chosen from words', async () => {
    const { page } = await app.open('/yunling/see/journal.list');
    await page.getByRole('combobox', { name: '操作' }).fill('建立学校');
    await page.keyboard.press('Enter');
    await page.waitForURL(/f\.verb=school\.found/);
  });
});

it('offers a template that the import reads, whose example is no student', async () => {
  for (const language of ['zh', 'en'] as const) {
    const { page, context } = await app.open('/yunling/do/student.import', { language });
    const download = page.waitForEvent('download');
    await page
      .getByRole('button', { name: language === 'zh' ? /下载名单模板/ : /Download/ })
      .click();
    const file = await (await download).path();
    const rows = await readStudentFile({ name: 'list.xlsx', content: readFileSync(file) });
    const read = rows.ok ? readStudentRows(rows.value) : rows;
    expect(read).toMatchObject({
      ok: true,
      value: { students: [], issues: [], unknownColumns: [] },
    });
    expect(read.ok && Object.keys(read.value.titles)).toHaveLength(12);
    await context.close();
  }
});

it('says that a second factor is due, and leads to where it is set up', async () => {
  app.stub.state.secondFactorDue = true;
  const { page } = await app.open('/yunling/', { width: 375 });
  await page.getByText('需要先开启两步验证').waitFor();
  await page.getByRole('link', { name: '去开启两步验证' }).click();
  await page.waitForURL('**/yunling/account');
  await page.getByRole('button', { name: '开启两步验证' }).waitFor();
  expect(await page.getByRole('link', { name: '去开启两步验证' }).count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});

it('lands each role on what it comes for', async () => {
  const { page, go } = await app.open('/yunling/');
  const offered = page.locator('.shortcuts a');
  await offered.first().waitFor();
  expect(await offered.allTextContents()).toEqual(['人员', '单位', '操作记录']);
  app.stub.state.role = 'unit-league';
  await go('/yunling/');
  await offered.first().waitFor();
  expect(await offered.allTextContents()).toEqual(['各单位学生人数']);
  await page.getByRole('link', { name: '各单位学生人数' }).first().press('Enter');
  await page.getByRole('heading', { level: 1, name: '各单位学生人数' }).waitFor();
});

it.each([
  ['zh', 1280],
  ['en', 375],
] as const)(
  'axe finds nothing and nothing scrolls sideways in %s at %d px',
  async (language, width) => {
    const { page, go, problems } = await app.open('/yunling/', { language, width });
    for (const path of [
      '/yunling/head-counts',
      '/yunling/person?personId=00000002-0000-7000-8000-000000000000',
      '/yunling/entry?seq=12',
      '/yunling/see/journal.list',
      '/yunling/do/student.import',
    ]) {
      await go(path);
      await quiet(page);
      expect(await axeFindings(page), path).toEqual([]);
      expect(await sidewaysOverflow(page), path).toBeLessThanOrEqual(0);
    }
    expect(problems).toEqual([]);
  },
);
