import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { openStub, type Stub } from './stub.ts';
import type { TrialOptions } from './trial-round.ts';

/** A phone before a stub: pages that are opened again keep what the phone keeps. */
export interface Phone {
  readonly context: BrowserContext;
  readonly problems: string[];
  /** Opens the page anew, as after closing it. */
  readonly open: (path?: string) => Promise<Page>;
}

/** How a phone is. */
export interface PhoneOptions {
  readonly width?: number;
  readonly language?: 'zh' | 'en';
  /** Under which name the server is reached. */
  readonly host?: string;
  readonly dark?: boolean;
}

/** A foreign name that leads to this machine: an insecure context on plain http. */
export const foreignHost = 'vote.example';

/** Starts the browser; `vote.example` leads to this machine. */
export function openBrowser(): Promise<Browser> {
  const executablePath = inject('browserPath');
  const rules = `--host-resolver-rules=MAP ${foreignHost} 127.0.0.1`;
  return executablePath === null
    ? chromium.launch({ channel: 'chrome', args: [rules] })
    : chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--headless=shell', '--no-zygote', rules],
      });
}

/** What a test of the page begins with. */
export function openTrial(options: TrialOptions = {}): Promise<Stub> {
  return openStub(inject('ballotPageFolder'), options);
}

const expected = [/Failed to load resource/, /ERR_/, /blocked by CORS/];

/** A phone of its own. Its clock goes ten times as fast, so that pauses and the delay before casting are short. */
export async function newPhone(
  browser: Browser,
  stub: Stub,
  { width = 375, language = 'zh', host = '127.0.0.1', dark = false }: PhoneOptions = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width, height: 720 },
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript((chosen) => {
    localStorage.setItem('mingzhang.language', chosen);
    const slow = window.setTimeout.bind(window);
    window.setTimeout = ((act: TimerHandler, milliseconds = 0) =>
      slow(act, milliseconds / 10)) as typeof window.setTimeout;
  }, language);
  const problems: string[] = [];
  const address = `http://${host}:${stub.port}`;
  return {
    context,
    problems,
    async open(path = '/yunling/ballot') {
      await Promise.all(context.pages().map((page) => page.close()));
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        const text = message.text();
        if (message.type() === 'error' && !expected.some((shape) => shape.test(text)))
          problems.push(text);
      });
      page.on('request', (request) => {
        const { hostname } = new URL(request.url());
        if (hostname !== host && !/^(?:blob|data):/.test(request.url()))
          problems.push(`reached ${request.url()}`);
      });
      await page.goto(address + path);
      return page;
    },
  };
}

/** Waits for the page of a heading. */
export async function heading(page: Page, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor();
}

/** Presses a button. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Fetches a ballot, writing down the recovery code on the way; answers the code. */
export async function fetchBallot(page: Page): Promise<string> {
  await heading(page, '领票');
  await press(page, '领票');
  await heading(page, '抄下恢复码');
  const code = (await page.locator('.recovery').innerText()).replace(/\s/g, '');
  await press(page, '我已抄下');
  return code;
}

/** Marks a candidate. */
export async function mark(page: Page, name: string, as: string): Promise<void> {
  await page.getByRole('group', { name }).getByText(as, { exact: true }).click();
}

/** Fills in and looks over: the first 赞成, the second 反对, the third left alone. */
export async function fillIn(page: Page): Promise<void> {
  await heading(page, '写票');
  await mark(page, '林知秋', '赞成');
  await mark(page, '高明远', '反对');
  await press(page, '看一遍，再投出');
  await heading(page, '看一遍');
}

/** Fills in, looks over and casts. */
export async function vote(page: Page): Promise<void> {
  await fillIn(page);
  await press(page, '投出');
}

/** What axe finds, with the place. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact ?? ''}): ${node.target.join(' ')}`),
  );
}

/** Content beyond the screen's width in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
