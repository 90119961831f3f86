import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from '../newcomer/visitor.ts';
import type { Caller } from './caller.ts';
import type { ClassLink } from './choosing.ts';
import { days } from './days.ts';
import type { SheetPlace } from './presidium.ts';

/** The school's address below the server's. */
export const school = '/demo';

/** Gives a browser the log-in of somebody. */
export async function logInAs({ context }: Visitor, { cookies }: Caller): Promise<void> {
  await context.addCookies([...cookies()]);
}

/** A class committee opens its link on a phone, reads the list and answers. */
export async function answerOnPhone(
  { page, go, look }: Visitor,
  { className, token }: ClassLink,
): Promise<void> {
  await go(`${school}/class-feedback/${token}`);
  await look('class-list');
  await page.getByLabel('班内公示开始').fill(days.nominates);
  await page.getByLabel('班内公示结束').fill(days.answers);
  await page.getByLabel('没有异议').check();
  await page.getByLabel(/签名的班委会成员/).fill(`${className}班长、${className}团支书`);
  await page.getByRole('button', { name: '提交反馈' }).click();
  await page.getByText('已提交反馈：没有异议。').waitFor();
}

/** The League committee sees which unit is late. */
export async function seeWhoIsLate(
  { page, go, look }: Visitor,
  congressId: string,
  late: string,
): Promise<void> {
  await go(`${school}/congress?congressId=${congressId}`);
  await page.getByText(late).first().waitFor();
  await look('congress');
}

/** A delegate's phone shows their code at the door; without the space it is read in. */
export async function codeOnPhone({ page, go }: Visitor): Promise<string> {
  await go(`${school}/hall`);
  return (await page.locator('.hall-code').innerText()).replace(' ', '');
}

/** The door checks a delegate in by the code they show. */
export async function checkInByCode(
  { page, go, look }: Visitor,
  sittingId: string,
  code: string,
): Promise<void> {
  await go(`${school}/check-in?sittingId=${sittingId}`);
  await page.getByLabel('签到码').fill(code);
  await page.getByRole('button', { name: '签到', exact: true }).first().click();
  await page.getByRole('status').filter({ hasText: '已签到' }).first().waitFor();
  await look('door');
}

/** The chair opens the sitting from its page: the first time too few are there. */
export async function tryToOpen(
  { page, go }: Visitor,
  sittingId: string,
  told: string,
): Promise<void> {
  await go(`${school}/sitting?sittingId=${sittingId}`);
  await page.getByText(told).first().waitFor();
  await page.getByRole('link', { name: '宣布开会' }).click();
  await page.getByText('到会人数达到法定人数才能开会。').waitFor();
  await page.getByRole('button', { name: '宣布开会' }).click();
}

/** The link for the hall's screen, as the chair is told it once. */
export async function screenLink({ page, go }: Visitor, sittingId: string): Promise<string> {
  await go(`${school}/sitting?sittingId=${sittingId}`);
  await page.getByRole('button', { name: '生成大屏链接' }).click();
  const address = await page.locator('a.hall-address').innerText();
  return new URL(address).pathname;
}

const figure = async (page: Page, label: string, value: number): Promise<void> => {
  await page.getByLabel(label, { exact: true }).fill(String(value));
};

/** A teller types a sheet on a phone: ballots, then three numbers for each candidate in the order of the paper. */
export async function typeSheet(
  { page }: Visitor,
  votes: readonly number[],
  { returned, invalid }: { readonly returned: number; readonly invalid: number },
): Promise<void> {
  await figure(page, '收回选票', returned);
  await figure(page, '无效票', invalid);
  const lines = await page.locator('fieldset.sheet-line').all();
  expect(lines.length).toBe(votes.length);
  for (const [at, line] of lines.entries()) {
    const yes = votes[at] ?? 0;
    const inputs = line.locator('input');
    await inputs.nth(0).fill(String(yes));
    await inputs.nth(1).fill(String(returned - invalid - yes));
    await inputs.nth(2).fill('0');
  }
}

/** The page of a sheet. */
export const sheetAddress = ({ electionId, office, round }: SheetPlace): string =>
  `${school}/count?electionId=${electionId}&office=${office}&round=${round}&channel=paper-1`;

/** The chair goes to an item of the agenda. */
export async function goToItem(
  { page, go, look }: Visitor,
  sittingId: string,
  title: string,
): Promise<void> {
  await go(`${school}/sitting?sittingId=${sittingId}`);
  await page.getByRole('button', { name: `进入：${title}` }).click();
  await page.getByText('▶ 正在进行').waitFor();
  await look('sitting-open');
}

/** The League committee confirms the result from the election's page. */
export async function certify({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '确认选举结果' }).click();
  await page.locator('form.action-form').getByRole('button', { name: '提交' }).click();
  await page.getByText('结果已确认。').first().waitFor();
}
