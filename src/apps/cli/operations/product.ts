import { existsSync } from 'node:fs';
import path from 'node:path';

declare const MINGZHANG_VERSION: string;

/** The product's version; `development` where it runs without being built. */
export const productVersion =
  typeof MINGZHANG_VERSION === 'undefined' ? 'development' : MINGZHANG_VERSION;

/** The oldest Node this runs on (package.json, `engines`). */
export const oldestNode = '20.19.0';

/** The folder of migrations, beside or above the program; throws where it was installed without them. */
export function migrationsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'migrations');
    if (existsSync(path.join(found, '0001_storage.sql'))) return found;
    if (folder === path.dirname(folder)) throw new Error('the migrations are not installed');
  }
}
