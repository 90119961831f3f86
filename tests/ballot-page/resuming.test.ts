import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recoveryCode } from '../../src/engines/ballots/recovery-code.ts';
import {
  fetchBallot,
  fillIn,
  heading,
  newPhone,
  openBrowser,
  openTrial,
  press,
  vote,
} from './open-page.ts';
import type { Stub } from './stub.ts';
import type { TrialOptions } from './trial-round.ts';

let browser: Browser;
const stubs: Stub[] = [];

async function trial(options: TrialOptions = {}): Promise<Stub> {
  const stub = await openTrial(options);
  stubs.push(stub);
  return stub;
}

beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await Promise.all(stubs.splice(0).map((stub) => stub.closeStub()));
});
afterAll(() => browser.close());

/** Types a recovery code. */
async function recover(page: Page, code: string): Promise<void> {
  await heading(page, '输入恢复码');
  await page.getByLabel('恢复码').fill(code);
  await press(page, '继续');
}

describe('a page that is closed goes on where it was', () => {
  it('at every step', async () => {
    const stub = await trial({ sealed: true });
    const phone = await newPhone(browser, stub);
    let page = await phone.open();
    await heading(page, '领票');
    page = await phone.open();
    await press(page, '领票');
    await heading(page, '抄下恢复码');
    const code = await page.locator('.recovery').innerText();
    page = await phone.open();
    await heading(page, '抄下恢复码');
    expect(await page.locator('.recovery').innerText()).toBe(code);
    stub.state.coSigns = false;
    await press(page, '我已抄下');
    await page.getByText('等待监票人签发').waitFor();
    stub.state.coSigns = true;
    page = await phone.open();
    await heading(page, '已领票');
    await press(page, '再看一次恢复码');
    expect(await page.locator('.recovery').innerText()).toBe(code);
    stub.openCasting();
    await heading(await phone.open(), '写票');
    page = await phone.open();
    stub.state.cutCasts = 100;
    await vote(page);
    await heading(page, '正在投出');
    // Closed during the delay or while the box does not answer: the same ballot, and no other.
    page = await phone.open();
    await heading(page, '正在投出');
    await page.getByText('自动再寄同一张票').waitFor();
    page = await phone.open();
    stub.state.cutCasts = 0;
    await heading(page, '已投票');
    expect(new Set(stub.arrived).size).toBe(1);
    await heading(await phone.open(), '已投票');
    stub.close();
    await heading(await phone.open(), '已在公布的清单中');
    await heading(await phone.open(), '已在公布的清单中');
    expect(phone.problems).toEqual([]);
  });

  it('when the network is cut between the cast and its answer: the box has it once', async () => {
    const stub = await trial();
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    stub.openCasting();
    stub.state.cutAnswers = 2;
    await vote(page);
    await heading(page, '已投票');
    expect(stub.arrived.length).toBeGreaterThanOrEqual(3);
    expect(new Set(stub.arrived).size).toBe(1);
  });

  it('never makes a second ballot in another page of the same phone', async () => {
    const stub = await trial({ sealed: true });
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    await heading(page, '已领票');
    stub.openCasting();
    const other = await phone.context.newPage();
    await other.goto(page.url());
    await heading(other, '写票');
    stub.state.cutCasts = 3;
    await fillIn(page);
    await fillIn(other);
    await Promise.all([press(page, '投出'), press(other, '投出')]);
    await heading(page, '已投票');
    await heading(other, '已投票');
    expect(new Set(stub.arrived).size).toBe(1);
  });

  it('while the whole network is gone', async () => {
    const stub = await trial();
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await heading(page, '领票');
    await phone.context.setOffline(true);
    await press(page, '领票');
    await press(page, '我已抄下');
    await page.getByText('连不上服务器，正在自动重试').waitFor();
    await phone.context.setOffline(false);
    await heading(page, '已领票');
  });
});

describe('another device', () => {
  it('goes on with the recovery code, and asks for the same token', async () => {
    const stub = await trial({ sealed: true });
    const first = await newPhone(browser, stub);
    const fetching = await first.open();
    const code = await fetchBallot(fetching);
    await heading(fetching, '已领票');
    const second = await newPhone(browser, stub);
    const page = await second.open();
    await recover(page, `${code.slice(0, 25)}`);
    await page.getByText('这不是完整的恢复码').waitFor();
    await recover(page, code.toLowerCase().replace(/(.{4})/g, '$1-'));
    await heading(page, '已领票');
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');
    // The first phone did not vote meanwhile; if it tries, it learns of it.
    const late = await first.open();
    await vote(late);
    await heading(late, '票箱没有接受');
    await late.getByText('已经在别的设备上投过一张票').waitFor();
    expect(first.problems).toEqual([]);
  });

  it('notices a recovery code that is another one', async () => {
    const stub = await trial();
    const fetching = await (await newPhone(browser, stub)).open();
    await fetchBallot(fetching);
    await heading(fetching, '已领票');
    const page = await (await newPhone(browser, stub)).open();
    // A whole code of nobody here: sixteen bytes of nought, and their check.
    await recover(page, recoveryCode(new Uint8Array(16)));
    await page.getByText('这个恢复码不是领这张票时用的那个').waitFor();
  });
});

describe('after the close', () => {
  it('has evidence where a receipted ballot is not in the list', async () => {
    const stub = await trial();
    stub.state.loses = true;
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');
    stub.close();
    await heading(page, '不在清单中');
    await page.getByText('它能证明票箱少了一张').waitFor();
    const downloading = page.waitForEvent('download');
    await press(page, '保存证据文件');
    const file = await downloading;
    const text = readFileSync(await file.path(), 'utf8');
    const evidence = JSON.parse(text) as Readonly<Record<string, string>>;
    expect(evidence['ballot']).toBe(stub.arrived[0]);
    expect(evidence['ctx']).toBe(stub.ctx);
    expect(evidence['receipt']).toMatch(/^[\w-]{86}$/);
  });

  it('says of a ballot that came too late that it was not cast', async () => {
    const stub = await trial();
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    stub.openCasting();
    stub.state.cutCasts = 100;
    await vote(page);
    await page.getByText('自动再寄同一张票').waitFor();
    stub.close();
    stub.state.cutCasts = 0;
    const again = await phone.open();
    await heading(again, '不在清单中');
    await again.getByText('这张票没有投进').waitFor();
  });

  it('finds by the recovery code what was cast on another device', async () => {
    const stub = await trial({ sealed: true });
    const page = await (await newPhone(browser, stub)).open();
    const code = await fetchBallot(page);
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');
    stub.close();
    const other = await (await newPhone(browser, stub)).open();
    await heading(other, '已结束');
    for (const [typed, said] of [
      [recoveryCode(new Uint8Array(16)), '清单中没有用这个恢复码投的票'],
      [code, '用这个恢复码投的票在清单里'],
    ] as const) {
      await press(other, '用恢复码核对我的票');
      await recover(other, typed);
      await other.getByText(said).waitFor();
      await press(other, '返回');
    }
  });

  it('tells whoever did not vote that it is over', async () => {
    const stub = await trial();
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    await heading(page, '已领票');
    stub.openCasting();
    stub.close();
    await heading(await phone.open(), '已结束');
  });
});
