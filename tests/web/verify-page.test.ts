import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildVerifyPage, verifyPageName } from '../../scripts/build-verify-page.mjs';
import { pages } from '../../src/apps/server/pages.ts';
import {
  row,
  sampleEdition,
} from '../../src/capabilities/disclosure/edition/samples/sample-edition.ts';
import { publishedCopy } from '../../src/capabilities/disclosure/edition/tree.ts';
import {
  sampleBoard,
  type SampleBoard,
} from '../../src/engines/ballots/board/samples/sample-board.ts';
import { checkCode } from '../../src/engines/ballots/setup.ts';
import { countFileText } from '../../src/engines/counting/published/publish.ts';
import { publishedSample } from '../../src/engines/counting/samples/sample-count.ts';
import { blindSigner, newIssuerKey } from '../../src/engines/native-signing/issuer-key.ts';
import { dropOn, openBrowser, sidewaysOverflow, textFile } from './open-browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verify-page-'));
const file = path.join(folder, verifyPageName);
let browser: Browser;
let context: BrowserContext;
let page: Page;
let board: SampleBoard;
let problems: string[];
let reached: string[];

beforeAll(async () => {
  await buildVerifyPage(fileURLToPath(new URL('../../', import.meta.url)), folder);
  const { privatePem, modulus } = newIssuerKey();
  board = sampleBoard({
    issuers: [{ modulus, sign: blindSigner(privatePem) }],
    threshold: 2,
    candidates: 6,
    round: { seats: 5 },
    ballots: ['YYYYYN', 'YYYYNN', 'YYNNNN', 'YYYYYY'].map((m) => ({ m, w: [] })),
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page in a fresh profile; whatever it reaches or complains of is kept. */
async function open(address: string, offline: boolean, width = 1280): Promise<void> {
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height: 800 } });
  await context.setOffline(offline);
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => reached.push(request.url()));
  await page.goto(address);
}

beforeEach(() => {
  problems = [];
  reached = [];
});
afterEach(async () => {
  await context.close();
  expect(problems).toEqual([]);
});

const give = (name: string, text: string): Promise<void> =>
  page.setInputFiles('.drop input', textFile(name, text));

async function verdict(): Promise<string> {
  await page.waitForSelector('.verdict h2');
  return (await page.textContent('.verdict h2')) ?? '';
}

describe('the page that verifies, from disk with the network off', () => {
  const address = pathToFileURL(file).href;

  it('is one file that reaches nothing', async () => {
    await open(address, true);
    await give('board.jsonl', board.text);
    expect(await verdict()).toBe('全部成立');
    expect(reached.filter((one) => !one.startsWith('blob:') && !one.startsWith('data:'))).toEqual([
      address,
    ]);
    expect(statSync(file).size).toBeLessThan(1_000_000);
  });

  it('counts a board again, and names what was changed', async () => {
    await open(address, true);
    await dropOn(page, '.drop', [textFile('board.jsonl', board.text)]);
    expect(await verdict()).toBe('全部成立');
    const told = (await page.textContent('main')) ?? '';
    expect(told).toContain(checkCode(board.ctx));
    expect(told).toContain('重算当选：甲同学、乙同学');
    expect(told).toContain('V21');

    await give('board.jsonl', board.text.replace('"present":4', '"present":3'));
    await page.waitForSelector('.verdict.broken');
    expect(await page.textContent('.failures')).toMatch(/V02 内容被改动过/);
  });

  it('holds it against a check code and says in both languages what differs', async () => {
    await open(address, true);
    await give('board.jsonl', board.text);
    await verdict();
    await page.click('summary');
    await page.fill('input[type=text]', 'aaaa-aaaa');
    await page.press('input[type=text]', 'Tab');
    await page.waitForSelector('.verdict.broken');
    expect(await page.textContent('.failures')).toContain('会场显示的是');
    await page.click('header button');
    expect(await page.textContent('.failures')).toContain('in the hall aaaa-aaaa');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  it('takes counts and disclosures, and refuses anything else in a sentence', async () => {
    await open(address, true);
    await give('count.json', countFileText(publishedSample()));
    expect(await verdict()).toBe('全部成立');
    expect(await page.textContent('pre')).toContain('重算当选');
    await give('edition.json', JSON.stringify(publishedCopy(sampleEdition([row(1)]), 'reduced')));
    await page.waitForFunction(() => document.querySelector('pre')?.textContent?.includes('指纹'));
    expect(await verdict()).toBe('全部成立');
    await give('other.json', '[');
    await page.waitForSelector('.verdict.broken');
    expect(await page.textContent('.verdict')).toContain('other.json 不是 JSON');
  });

  it.each([320, 1280])('fits %i pixels, and has no fault of accessibility', async (width) => {
    await open(address, true, width);
    await page.click('summary');
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    };
    expect(await faults()).toEqual([]);
    await give('board.jsonl', board.text.replace('"present":4', '"present":3'));
    await page.waitForSelector('.verdict.broken');
    expect(await faults()).toEqual([]);
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  });
});

describe('the page that verifies, as it is served', () => {
  let server: ServerType;
  let port = 0;

  beforeAll(async () => {
    const none = path.join(folder, 'none');
    const files = {
      web: none,
      audit: path.join(none, 'index.html'),
      offline: none,
      verify: file,
    };
    await new Promise<void>((resolve) => {
      server = serve(
        { fetch: pages(files, null).fetch, port: 0, hostname: '127.0.0.1' },
        (info) => {
          ({ port } = info);
          resolve();
        },
      );
    });
  });
  afterAll(() => void server.close());

  it('works under /verify/, and is handed out as a file', async () => {
    await open(`http://127.0.0.1:${port}/verify`, false);
    expect(page.url()).toMatch(/\/verify\/$/);
    await give('board.jsonl', board.text);
    expect(await verdict()).toBe('全部成立');
    const answer = await fetch(`http://127.0.0.1:${port}/mingzhang-verify.html`);
    expect(answer.headers.get('content-disposition')).toContain(verifyPageName);
  });
});
