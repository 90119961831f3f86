import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser } from '../web/open-browser.ts';
import { openStub, type Stub } from './stub-server.ts';

/** A browser before a stub server, and everything that went wrong in it. */
export interface OpenApp {
  readonly browser: Browser;
  readonly stub: Stub;
  /** A fresh page on a fresh profile; what it reached and complained of is in `problems`. */
  open(path: string, options?: OpenOptions): Promise<OpenPage>;
  /** Ends all pages, so that none asks on behind the next test. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** How a page is opened. */
export interface OpenOptions {
  readonly width?: number;
  readonly language?: 'zh' | 'en';
}

/** One page of its own. */
export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page and addresses reached on other hosts. */
  readonly problems: string[];
  /** Goes to another path of the application, as if it were typed. */
  go(path: string): Promise<void>;
}

/** Statuses the stub answers on purpose make the browser print a line; those are no problem. */
const isOwnDoing = (text: string): boolean =>
  text.includes('the server responded with a status of');

async function openPage(
  browser: Browser,
  stub: Stub,
  path: string,
  { width = 1280, language = 'zh' }: OpenOptions,
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(
    (chosen) => localStorage.setItem('mingzhang.language', chosen),
    language,
  );
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !isOwnDoing(text)) problems.push(text);
  });
  page.on('request', (request) => {
    const address = request.url();
    if (
      !address.startsWith(stub.address) &&
      !address.startsWith('blob:') &&
      !address.startsWith('data:')
    )
      problems.push(`reached ${address}`);
  });
  const go = async (to: string): Promise<void> => {
    await page.goto(stub.address + to);
    await page.waitForSelector('h1');
  };
  await go(path);
  return { page, context, problems, go };
}

/** Opens a browser and a stub server. */
export async function openApp(): Promise<OpenApp> {
  const [browser, stub] = await Promise.all([openBrowser(), openStub(inject('appFolder'))]);
  return {
    browser,
    stub,
    open: (path, options = {}) => openPage(browser, stub, path, options),
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await stub.close();
    },
  };
}

/** Waits until nothing on the page is on its way any more. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .waiting, .loading'));
}

/** What axe finds, with the place; contrast is measured as well. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact ?? ''}): ${node.target.join(' ')}`),
  );
}

/** What has the focus, as a person would name it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element ? `${element.tagName.toLowerCase()}#${element.id}` : '';
  });
}
