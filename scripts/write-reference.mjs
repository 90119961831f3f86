// Writes the generated reference (docs/reference/*) and the verbs the command line carries, from the declarations of
// the verbs: `node scripts/write-reference.mjs`. A test fails where they are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// The command line's own help is on one of the pages and reads the carried verbs, so those go first.
for (let pass = 0; pass < 2; pass += 1) {
  const { referencePages } = await tsImport(`./reference/pages.ts?${pass}`, import.meta.url);
  for (const [file, text] of Object.entries(await referencePages())) {
    const full = path.join(root, file);
    if (existsSync(full) && readFileSync(full, 'utf8') === text) continue;
    writeFileSync(full, text);
    process.stdout.write(`${file}\n`);
  }
}
