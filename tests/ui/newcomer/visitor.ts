import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sidewaysOverflow } from '../../web/open-browser.ts';
import { axeFindings, quiet } from '../open-app.ts';

/** Somebody with a browser of their own before the running server. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens an address as if it were typed. */
  go(address: string): Promise<void>;
  /** Looks at the page as it stands: axe finds nothing, nothing scrolls sideways on a phone or a desk. */
  look(name: string): Promise<void>;
  /** Keeps a picture, where pictures are wanted. */
  picture(name: string): Promise<void>;
  /** Does a verb over HTTP with this browser's log-in, where driving the page would prove nothing new. */
  does(verb: string, input: unknown): Promise<Readonly<Record<string, unknown>>>;
  /** Asks a question likewise. */
  asks(verb: string, input: unknown): Promise<unknown>;
  /** Errors of the pages, requests that failed, and addresses reached on other hosts. */
  readonly problems: string[];
}

/** Where pictures of the pages are kept, where somebody wants to look at them. */
const pictures = process.env['NEWCOMER_PICTURES'];

const phone = { width: 375, height: 860 };
const desk = { width: 1280, height: 860 };

function listen(page: Page, address: string): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    // Told below with its address.
    const answered = text.includes('the server responded with a status of');
    if (message.type() === 'error' && !answered) problems.push(`${page.url()}: ${text}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(`${address}/`) && !to.startsWith('blob:') && !to.startsWith('data:'))
      problems.push(`reached ${to}`);
  });
  return problems;
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}

/** Opens a browser of one's own: nothing in it is known from others. */
export async function visitor(
  browser: Browser,
  { address, school }: { readonly address: string; readonly school: string },
): Promise<Visitor> {
  const context = await browser.newContext({
    ...{ viewport: desk, reducedMotion: 'reduce', acceptDownloads: true },
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const problems = listen(page, address);
  const api = `${address}/api/${school}`;
  return {
    page,
    context,
    problems,
    picture: (name) => picture(page, name),
    async go(to) {
      await page.goto(address + to);
      await quiet(page);
    },
    async look(name) {
      await quiet(page);
      expect(await axeFindings(page), name).toEqual([]);
      for (const size of [phone, desk]) {
        await page.setViewportSize(size);
        await picture(page, `${name}-${size.width}`);
        expect(await sidewaysOverflow(page), `${name} ${size.width}`).toBeLessThanOrEqual(0);
      }
    },
    async does(verb, input) {
      const headers = { 'idempotency-key': randomUUID() };
      const answered = await context.request.post(`${api}/${verb}`, { data: input, headers });
      const body = (await answered.json()) as { readonly answer?: Record<string, unknown> };
      if (!answered.ok()) throw new Error(`${verb}: ${JSON.stringify(body)}`);
      return body.answer ?? {};
    },
    async asks(verb, input) {
      const params = { input: JSON.stringify(input) };
      const answered = await context.request.get(`${api}/${verb}`, { params });
      const body = (await answered.json()) as { readonly answer?: unknown };
      if (!answered.ok()) throw new Error(`${verb}: ${JSON.stringify(body)}`);
      return body.answer;
    },
  };
}
