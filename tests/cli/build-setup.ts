import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../scripts/build.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the bundled command line (`cli`) and server (`server`). */
    readonly programs: string;
  }
}

/** Bundles the command line and the server into a folder of this run's own. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-programs-'));
  await build({ web: false, out: folder });
  project.provide('programs', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
