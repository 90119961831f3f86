import type { Visitor } from '../newcomer/visitor.ts';
import { school } from './pages.ts';

// What voters and observers do on the pages of a vote by phone.

const slow = { timeout: 60_000 };

/** An observer makes the keys of a round in their browser. */
export async function makeKeys(
  { page, go, look }: Visitor,
  roundId: string,
  looked: boolean,
): Promise<void> {
  await go(`${school}/ballot-watch?roundId=${roundId}`);
  await page.getByRole('button', { name: '生成本轮钥匙' }).click();
  await page.getByText('钥匙已经生成，公开的一半已经交给服务器。').waitFor(slow);
  if (looked) await look('ballot-watch-keys');
}

/** The page of a delegate's ballots, where there is a round to fetch for. */
export async function fetchToken({ page, go, look }: Visitor, looked: boolean): Promise<string> {
  await go(`${school}/ballot`);
  await page.getByRole('button', { name: '领票', exact: true }).click();
  await page.getByRole('heading', { name: '抄下恢复码' }).waitFor(slow);
  if (looked) await look('ballot-code');
  const code = await page.locator('.recovery').innerText();
  await page.getByRole('button', { name: '我已抄下' }).click();
  await page.getByRole('heading', { name: '已领票' }).waitFor(slow);
  return code;
}

/** The same in a later round, chosen from those one has a ballot of: the code is known already. */
export async function fetchAgain({ page, go, look }: Visitor): Promise<void> {
  await go(`${school}/ballot`);
  await page.getByRole('button', { name: /第2轮/ }).waitFor(slow);
  await look('ballot-rounds');
  await page.getByRole('button', { name: /第2轮/ }).click();
  await page.getByRole('button', { name: '领票', exact: true }).click();
  await page.getByRole('heading', { name: '已领票' }).waitFor(slow);
}

/** Another device goes on with the recovery code. */
export async function recover({ page, go, look }: Visitor, code: string): Promise<void> {
  await go(`${school}/ballot`);
  await page.getByRole('button', { name: /第2轮/ }).click();
  await page.getByRole('heading', { name: '输入恢复码' }).waitFor(slow);
  await look('ballot-recover');
  await page.getByLabel('恢复码').fill(code.toLowerCase());
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('heading', { name: /已领票|写票/ }).waitFor(slow);
}

const letters: Readonly<Record<string, string>> = { Y: '赞成', N: '反对', A: '弃权' };

/** Fills in a ballot and casts it; answers when the receipt is there. */
export async function castBallot(
  { page, look }: Visitor,
  marks: string,
  looked: boolean,
): Promise<void> {
  await page.getByRole('heading', { name: '写票' }).waitFor(slow);
  for (const [at, letter] of [...marks].entries()) {
    const candidate = page.locator('fieldset').nth(at);
    await candidate.getByText(letters[letter] ?? '', { exact: true }).click();
  }
  if (looked) await look('ballot-filled');
  await page.getByRole('button', { name: '看一遍，再投出' }).click();
  await page.getByRole('button', { name: '投出', exact: true }).click();
  await page.getByRole('heading', { name: '已投票' }).waitFor(slow);
  if (looked) await look('ballot-cast');
}

/** The phone finds its ballot in the public list by itself. */
export async function foundOnBoard({ page, look }: Visitor, looked: boolean): Promise<void> {
  await page.getByRole('heading', { name: '已在公布的清单中' }).waitFor(slow);
  if (looked) await look('ballot-found');
}

/** An observer opens the box. */
export async function openBox(
  { page, go, look }: Visitor,
  roundId: string,
  looked: boolean,
): Promise<void> {
  await go(`${school}/ballot-watch?roundId=${roundId}`);
  await page.getByText('✓ 到现在为止，看到的都对得上。').waitFor(slow);
  if (looked) await look('ballot-watch-open');
  await page.getByRole('button', { name: '开箱' }).click();
  await page.getByText('您已经交出密封钥匙').or(page.getByText('以后，这里会重算')).waitFor(slow);
}

/** An observer's browser counts again from the public file; only then the observer certifies. */
export async function certifyRound(
  { page, go, look }: Visitor,
  roundId: string,
  looked: boolean,
): Promise<void> {
  await go(`${school}/ballot-watch?roundId=${roundId}`);
  await page.getByText('✓ 这个浏览器从核对文件重算的结果和公布的一样').waitFor(slow);
  if (looked) await look('ballot-watch-certify');
  await page.getByRole('button', { name: '确认结果' }).click();
  await page.getByText('您已经确认结果。').waitFor(slow);
}
