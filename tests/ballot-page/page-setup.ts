import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildBallotPage } from '../../scripts/build-ballot-page.mjs';
import { browserPath } from '../web/browser-setup.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built ballot page. */
    readonly ballotPageFolder: string;
  }
}

let folder: string | null = null;

/** Builds the ballot page into a folder of its own and unpacks the browser. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-ballot-page-'));
  await buildBallotPage(folder);
  project.provide('ballotPageFolder', folder);
  project.provide('browserPath', await browserPath());
}

/** Removes what was built. */
export function teardown(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
