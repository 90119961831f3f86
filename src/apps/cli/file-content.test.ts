import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesUpTo, contentOf, troubleOf } from './file-content.ts';

const here = mkdtempSync(path.join(tmpdir(), 'mingzhang-content-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

describe('file content', () => {
  test('is read whole up to the limit, and refused by a byte more', async () => {
    const file = path.join(here, 'ten');
    writeFileSync(file, '0123456789');
    expect(await contentOf(file, 10)).toEqual({
      ok: true,
      value: new TextEncoder().encode('0123456789'),
    });
    expect(await contentOf(file, 9)).toEqual({ ok: false, error: 'too-large' });
  });

  test('a stream is left as soon as it is too long', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.alloc(4);
      }
    }
    expect(await bytesUpTo(endless(), 10)).toBeNull();
    expect(given).toBe(3);
  });

  test.each([
    ['ENOENT', 'not-found'],
    ['ENOTDIR', 'not-found'],
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['EIO', 'unreadable'],
  ])('%s means %s', (code, meaning) => {
    expect(troubleOf(Object.assign(new Error(code), { code }))).toBe(meaning);
  });

  test('a path that leads nowhere is not found', async () => {
    expect(await contentOf(path.join(here, 'gone'), 10)).toEqual({ ok: false, error: 'not-found' });
    expect(await contentOf(path.join(here, 'ten', 'x'), 10)).toEqual({
      ok: false,
      error: 'not-found',
    });
  });
});
