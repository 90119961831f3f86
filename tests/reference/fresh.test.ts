import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { referencePages } from '../../scripts/reference/pages.ts';
import { root } from '../../scripts/reference/source.ts';

const pages = await referencePages();

test.each(Object.keys(pages))(
  '%s is what the declarations say; else run: node scripts/write-reference.mjs',
  (file) => {
    const full = path.join(root, file);
    expect(existsSync(full) ? readFileSync(full, 'utf8') : null).toBe(pages[file]);
  },
);
