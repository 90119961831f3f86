import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** The sample disclosure of the project. */
export const sampleText = readFileSync(
  fileURLToPath(new URL('../../fixtures/sample/disclosure.txt', import.meta.url)),
  'utf8',
);

/** Starts the browser: the one of the npm package, or an installed Chrome where that does not run. */
export function openBrowser(): Promise<Browser> {
  const executablePath = inject('browserPath');
  return executablePath === null
    ? chromium.launch({ channel: 'chrome' })
    : chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--headless=shell', '--no-zygote'],
      });
}

/** A file for an input or a drop. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A text file. */
export function textFile(name: string, text: string): TestFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') };
}

/** Drops files on an element as a person would, with a real drop event. */
export async function dropOn(
  page: Page,
  selector: string,
  files: readonly TestFile[],
): Promise<void> {
  const data = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64'),
  }));
  const transfer = await page.evaluateHandle((list) => {
    const carried = new DataTransfer();
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type: mimeType }));
    }
    return carried;
  }, data);
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer });
}

/** The page's width of content beyond the screen, in pixels; 0 where nothing scrolls sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
