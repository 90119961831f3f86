import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  fetchBallot,
  fillIn,
  heading,
  newPhone,
  openBrowser,
  openTrial,
  overflow,
  press,
} from './open-page.ts';
import { kioskToken, type Stub } from './stub.ts';

let browser: Browser;
let stub: Stub;

beforeAll(async () => {
  browser = await openBrowser();
  stub = await openTrial({ sealed: true });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await stub.closeStub();
  stub = await openTrial({ sealed: true });
});
afterAll(async () => {
  await browser.close();
  await stub.closeStub();
});

/** Where pictures go for somebody to look at them; none are taken where it is not said. */
const pictures = process.env['BALLOT_PAGE_PICTURES'];

/** Looks at a page: nothing sticks out, axe finds nothing, the heading has the focus. */
async function look(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  expect([name, await overflow(page)]).toEqual([name, 0]);
  expect([name, await axeFindings(page)]).toEqual([name, []]);
}

describe.each([
  [320, false],
  [375, true],
  [1280, false],
])('at %i px, dark: %s', (width, dark) => {
  it('every page fits, and axe finds nothing', async () => {
    const phone = await newPhone(browser, stub, { width, dark });
    const page = await phone.open();
    const named = (name: string): string => `${width}-${name}`;
    await heading(page, '领票');
    await look(page, named('1-fetch'));
    await press(page, '领票');
    await heading(page, '抄下恢复码');
    await look(page, named('2-code'));
    stub.state.coSigns = false;
    await press(page, '我已抄下');
    await page.getByText('等待监票人签发').waitFor();
    await look(page, named('3-request'));
    stub.state.coSigns = true;
    await heading(page, '已领票');
    await look(page, named('4-wait'));
    stub.openCasting();
    await heading(page, '写票');
    await page.getByLabel('在名单里找（姓名、单位、班级）').fill('护理');
    await page.getByRole('button', { name: /^选 钱多多/ }).waitFor();
    await look(page, named('5-fill'));
    stub.state.cutCasts = 100;
    await fillIn(page);
    await look(page, named('6-review'));
    await press(page, '投出');
    await heading(page, '正在投出');
    await look(page, named('7-send'));
    stub.state.cutCasts = 0;
    await heading(page, '已投票');
    await look(page, named('8-cast'));
    stub.close();
    await heading(page, '已在公布的清单中');
    stub.state.phase = 'certified';
    await page.getByText('删除这次选举的全部内容').waitFor();
    await look(page, named('9-found'));
  });
});

describe('in English', () => {
  it('says the same, and turns back', async () => {
    const phone = await newPhone(browser, stub, { width: 320, language: 'en' });
    const page = await phone.open();
    await heading(page, 'Fetch a ballot');
    await look(page, 'en-1-fetch');
    await press(page, 'Fetch');
    await heading(page, 'Write down the recovery code');
    await look(page, 'en-2-code');
    await press(page, '中文');
    await heading(page, '抄下恢复码');
    await press(page, 'English');
    await press(page, 'I have written it down');
    await heading(page, 'Ballot fetched');
    stub.openCasting();
    await heading(page, 'Fill in the ballot');
    await look(page, 'en-3-fill');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(phone.problems).toEqual([]);
  });
});

/** What has the focus, as it is named. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '');

describe('with the keyboard alone', () => {
  it('goes from fetching to the receipt', async () => {
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    const tabTo = async (text: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await focused(page)) === text) return;
      }
      throw new Error(`no way by Tab to ${text}`);
    };
    await heading(page, '领票');
    expect(await focused(page)).toBe('领票');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, '抄下恢复码');
    expect(await focused(page)).toBe('抄下恢复码');
    await tabTo('我已抄下');
    await page.keyboard.press('Enter');
    await heading(page, '已领票');
    stub.openCasting();
    await heading(page, '写票');
    expect(await focused(page)).toBe('写票');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('group', { name: '高明远' }).getByLabel('反对').isChecked()).toBe(
      true,
    );
    await tabTo('看一遍，再投出');
    await page.keyboard.press('Enter');
    await heading(page, '看一遍');
    await tabTo('投出');
    await page.keyboard.press('Enter');
    await heading(page, '已投票');
    expect(phone.problems).toEqual([]);
  });
});

describe('the kiosk', () => {
  it.each([768, 320])('fits at %i px, and axe finds nothing', async (width) => {
    const phone = await newPhone(browser, stub, { width });
    const page = await phone.open(`/yunling/ballot/kiosk#${kioskToken}`);
    await heading(page, '您要做什么？');
    await look(page, `kiosk-${width}-1-start`);
    await press(page, '领票');
    await heading(page, '输入代表码');
    await look(page, `kiosk-${width}-2-delegate`);
    await page.getByLabel('8 位代表码').fill('20260107');
    await press(page, '继续');
    const code = await fetchBallot(page);
    await page.getByText('领好了').waitFor();
    await look(page, `kiosk-${width}-3-stored`);
    stub.openCasting();
    await press(page, '完成，清屏');
    await press(page, '投票');
    await look(page, `kiosk-${width}-4-recover`);
    await page.getByLabel('恢复码').fill(code);
    await press(page, '继续');
    await fillIn(page);
    await press(page, '投出');
    await heading(page, '已投票');
    await look(page, `kiosk-${width}-5-receipt`);
  });
});
