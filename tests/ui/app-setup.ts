import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { browserPath } from '../web/browser-setup.ts';
import { trialWords } from './trial-words.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built web application. */
    readonly appFolder: string;
  }
}

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Gives the application the words of the room that only these tests have. */
function sayTrialWords(): Plugin {
  return {
    name: 'say-trial-words',
    transform(code, id) {
      const language = /catalogues-(zh|en)\.ts$/.exec(id)?.[1];
      if (language !== 'zh' && language !== 'en') return null;
      const words = JSON.stringify(trialWords[language]);
      return { code: `${code}\nObject.assign(catalogues, { trial: ${words} });`, map: null };
    },
  };
}

/** Builds the web application into `folder` as it is built for people, with the words of the trial room. */
export async function buildApp(folder: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  // A test runner's own "test" would put the development edition of React into it.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: join(repository, 'vite.web.config.ts'),
    logLevel: 'warn',
    plugins: [sayTrialWords()],
    build: { outDir: folder, emptyOutDir: true },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}

let folder: string | null = null;

/** Builds the application into a folder of its own and unpacks the browser. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-app-'));
  await buildApp(folder);
  project.provide('appFolder', folder);
  project.provide('browserPath', await browserPath());
}

/** Removes what was built. */
export function teardown(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
