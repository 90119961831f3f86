import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  fetchBallot,
  fillIn,
  heading,
  mark,
  newPhone,
  openBrowser,
  openTrial,
  press,
  vote,
} from './open-page.ts';
import { delegateCode, kioskToken, type Stub } from './stub.ts';

let browser: Browser;
let stub: Stub;
const address = `/yunling/ballot/kiosk#${kioskToken}`;

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

async function typeCode(page: Page, code = delegateCode): Promise<void> {
  await heading(page, '输入代表码');
  await page.getByLabel('8 位代表码').fill(code);
  await press(page, '继续');
}

async function typeRecovery(page: Page, code: string): Promise<void> {
  await page.getByLabel('恢复码').fill(code);
  await press(page, '继续');
}

/** Everything the kiosk keeps, as one text. */
function keptTexts(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('mingzhang-kiosk');
    opening.onerror = () => reject(opening.error ?? new Error('closed'));
    opening.onsuccess = () => {
      const all = opening.result.transaction('kept').objectStore('kept').getAll();
      all.onsuccess = () => resolve(all.result.map((one) => JSON.stringify(one)).join('\n'));
    };
  });
}

describe('the kiosk', () => {
  it('fetches by the delegate’s code, and votes later by the recovery code alone', async () => {
    const kiosk = await newPhone(browser, stub, { width: 820 });
    const page = await kiosk.open(address);
    await heading(page, '您要做什么？');
    await press(page, '领票');
    await typeCode(page);
    await page.getByText('投票人：马嘉禾').waitFor();
    const code = await fetchBallot(page);
    await page.getByText('领好了').waitFor();
    await press(page, '完成，清屏');
    await heading(page, '您要做什么？');
    const kept = await page.evaluate(keptTexts);
    expect(kept).not.toMatch(/马嘉禾|"seed"|"tokens"|20260107/);

    await press(page, '投票');
    await typeRecovery(page, code);
    await page.getByText('还没有开始投票').waitFor();
    stub.openCasting();
    const reopened = await kiosk.open(address);
    await press(reopened, '投票');
    const before = stub.seen.length;
    await typeRecovery(reopened, code);
    await fillIn(reopened);
    await press(reopened, '投出');
    await heading(reopened, '已投票');
    const asked = stub.seen.slice(before).filter(({ to }) => !to.startsWith('box'));
    expect(asked).toEqual([]);
    expect(stub.arrived).toHaveLength(1);
    await press(reopened, '完成，清屏');
    expect(await reopened.evaluate(keptTexts)).not.toMatch(/^"[\w-]+"$/m);
    expect(kiosk.problems).toEqual([]);
  });

  it('takes over from a phone by both codes', async () => {
    const phone = await newPhone(browser, stub);
    const code = await fetchBallot(await phone.open());
    stub.openCasting();
    const page = await (await newPhone(browser, stub, { width: 820 })).open(address);
    await press(page, '投票');
    await typeRecovery(page, code);
    await page.getByText('这台机器上没有用这个恢复码领的票').waitFor();
    await typeCode(page);
    await vote(page);
    await heading(page, '已投票');
    expect(stub.arrived).toHaveLength(1);
  });

  it('sends a ballot that was made even where its voter left, and only that one', async () => {
    const kiosk = await newPhone(browser, stub, { width: 820 });
    const page = await kiosk.open(address);
    await press(page, '领票');
    await typeCode(page);
    const code = await fetchBallot(page);
    await page.getByText('领好了').waitFor();
    stub.openCasting();
    stub.state.cutCasts = 100;
    await press(page, '完成，清屏');
    await press(page, '投票');
    await typeRecovery(page, code);
    await vote(page);
    await page.getByText('自动再寄同一张票').waitFor();
    // Switched off and on: the recovery code finds the ballot as it was made.
    const reopened = await kiosk.open(address);
    stub.state.cutCasts = 0;
    await press(reopened, '投票');
    await typeRecovery(reopened, code);
    await heading(reopened, '已投票');
    expect(new Set(stub.arrived).size).toBe(1);
  });

  it('clears itself when it is left, and shows nothing when one goes back', async () => {
    stub.openCasting();
    const kiosk = await newPhone(browser, stub, { width: 820 });
    const page = await kiosk.open(address);
    await page.clock.install();
    await page.reload();
    await press(page, '领票');
    await typeCode(page);
    const code = await fetchBallot(page);
    await page.getByText('领好了').waitFor();
    await press(page, '完成，清屏');
    await press(page, '投票');
    await typeRecovery(page, code);
    await heading(page, '写票');
    await mark(page, '林知秋', '赞成');
    await page.clock.runFor(62_000);
    await page.getByText('秒后自动清屏').waitFor();
    await press(page, '我还在');
    expect(await page.getByText('秒后自动清屏').count()).toBe(0);
    await page.clock.runFor(76_000);
    await heading(page, '您要做什么？');
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.goto('about:blank');
    await page.goBack();
    await heading(page, '您要做什么？');
    expect(stub.arrived).toEqual([]);
  });

  it('tells of a code that is nobody’s, and of a link that is not whole', async () => {
    const kiosk = await newPhone(browser, stub, { width: 820 });
    const page = await kiosk.open(address);
    await press(page, '领票');
    await typeCode(page, '1234');
    await page.getByText('代表码是 8 位数字。').waitFor();
    await typeCode(page, '1234 5678');
    await page.getByText('没有这个代表码').waitFor();
    await (await kiosk.open('/yunling/ballot/kiosk')).getByText('这个链接不完整').waitFor();
  });
});
