import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  fetchBallot,
  foreignHost,
  heading,
  mark,
  newPhone,
  openBrowser,
  openTrial,
  press,
  vote,
} from './open-page.ts';
import type { Stub } from './stub.ts';
import { writtenOn, type TrialOptions } from './trial-round.ts';

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

describe('voting on a phone', () => {
  it('goes from fetching to the ballot found in the list, and forgets the choice', async () => {
    const stub = await trial({ sealed: true });
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    stub.state.coSigns = false;
    await fetchBallot(page);
    await page.getByText('等待监票人签发').waitFor();
    stub.state.coSigns = true;
    await heading(page, '已领票');
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');
    expect(stub.arrived).toHaveLength(1);
    stub.close();
    await heading(page, '已在公布的清单中');
    const kept = await page.evaluate(keptTexts);
    expect(kept).not.toContain(stub.arrived[0]);
    expect(kept).toContain('"onBoard":"found"');
    stub.state.phase = 'certified';
    await press(page, '删除这次选举的全部内容');
    await heading(page, '已删除');
    expect(await page.evaluate(keptTexts)).toBe('');
    expect(phone.problems).toEqual([]);
  });

  it('works on plain http under a foreign name, where there is no crypto.subtle', async () => {
    const stub = await trial({ sealed: true });
    const phone = await newPhone(browser, stub, { host: foreignHost });
    const page = await phone.open();
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([
      false,
      'undefined',
    ]);
    await fetchBallot(page);
    await heading(page, '已领票');
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');
    expect(phone.problems).toEqual([]);
  });

  it('casts with nothing that tells its sender', async () => {
    const stub = await trial();
    const phone = await newPhone(browser, stub);
    await phone.context.addCookies([
      { name: 'mingzhang_session', value: 'secret', domain: '127.0.0.1', path: '/' },
    ]);
    const page = await phone.open();
    await fetchBallot(page);
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');
    const [cast] = stub.seen.filter(({ to }) => to.startsWith('box POST'));
    expect(cast?.to).toBe(`box POST /${stub.ctx}/ballots`);
    const own = ['cookie', 'referer', 'authorization', 'idempotency-key', 'x-capacity'];
    expect(own.filter((name) => cast?.headers[name] !== undefined)).toEqual([]);
    expect(cast?.headers['content-type']).toMatch(/^text\/plain/);
    expect(writtenOn(stub.arrived[0] ?? '')).toEqual({ m: 'YN-', w: [] });
    expect(stub.seen.filter(({ to }) => to.startsWith('box OPTIONS'))).toEqual([]);
  });

  it('writes somebody in from the list, without asking anybody', async () => {
    const stub = await trial();
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    stub.openCasting();
    await heading(page, '写票');
    const search = page.getByLabel('在名单里找（姓名、单位、班级）');
    await search.waitFor();
    const asked = () => stub.seen.filter(({ to }) => !to.endsWith('ballot.mine')).length;
    const before = asked();
    await search.fill('护理 2402');
    await press(page, '选 钱多多 护理系 护理2402');
    await mark(page, '林知秋', '赞成');
    // Both seats are taken: a third is not let in, and says why.
    await mark(page, '高明远', '赞成');
    await page.getByText('已经选满 2 名').waitFor();
    await press(page, '看一遍，再投出');
    await page.getByText('钱多多 护理系 护理2402').waitFor();
    expect(asked()).toBe(before);
    await press(page, '投出');
    await heading(page, '已投票');
    expect(writtenOn(stub.arrived[0] ?? '')).toEqual({ m: 'Y--', w: [1] });
  });

  it('asks once about a blank ballot, and does not let an invalid one go', async () => {
    const stub = await trial();
    const page = await (await newPhone(browser, stub)).open();
    await fetchBallot(page);
    stub.openCasting();
    await heading(page, '写票');
    await press(page, '看一遍，再投出');
    await page.getByText('这张票上什么都没有写').waitFor();
    await press(page, '确定投空白票');
    await heading(page, '已投票');
    expect(writtenOn(stub.arrived[0] ?? '')).toEqual({ m: '---', w: [] });

    const strict = await trial({ rules: { exactSeats: true } });
    const other = await (await newPhone(browser, strict)).open();
    await fetchBallot(other);
    strict.openCasting();
    await heading(other, '写票');
    await mark(other, '林知秋', '赞成');
    await press(other, '看一遍，再投出');
    await other.getByText('规则要求正好选 2 名，现在选了 1 名。').waitFor();
  });

  it('does not write anybody in from a list that is not the published one', async () => {
    const stub = await trial();
    stub.state.rosterWrong = true;
    const page = await (await newPhone(browser, stub)).open();
    await fetchBallot(page);
    stub.openCasting();
    await page.getByText('名单和公布的不一样').waitFor();
    await vote(page);
    await heading(page, '已投票');
  });
});

describe('what must not be cast with', () => {
  it('never casts with a token that does not verify', async () => {
    const stub = await trial();
    stub.state.wrongKey = true;
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    await heading(page, '领票异常，请找监票人');
    stub.openCasting();
    stub.state.wrongKey = false;
    await heading(await phone.open(), '领票异常，请找监票人');
    expect(stub.arrived).toEqual([]);
  });

  it('tells whoever is not logged in, not present, or took paper', async () => {
    const stub = await trial();
    const phone = await newPhone(browser, stub);
    stub.state.loggedIn = false;
    const page = await phone.open();
    await heading(page, '请先登录');
    const way = await page.getByRole('link', { name: '去登录' }).getAttribute('href');
    expect(way).toBe('/yunling/log-in?back=%2Fyunling%2Fballot');
    Object.assign(stub.state, { loggedIn: true, present: false });
    await heading(await phone.open(), '还没有签到');
    Object.assign(stub.state, { present: true, way: 'paper' });
    await heading(await phone.open(), '您用纸质选票');
  });
});

/** Everything the page keeps in this browser, as one text. */
function keptTexts(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('mingzhang-ballot');
    opening.onerror = () => reject(opening.error ?? new Error('closed'));
    opening.onsuccess = () => {
      const all = opening.result.transaction('kept').objectStore('kept').getAll();
      all.onsuccess = () => resolve(all.result.map((one) => JSON.stringify(one)).join('\n'));
    };
  });
}
