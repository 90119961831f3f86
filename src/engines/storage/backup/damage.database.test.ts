import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import {
  backUp,
  codeOfRestore,
  contents,
  fill,
  folder,
  passphrase,
} from '../../../../tests/operations/backups.ts';
import { checkArchive } from './read-archive.ts';

const source = await testDatabase();
await fill(source, await testSchool(source, 'first'));

it('hides everything from one without the passphrase, and says which mistake was made', async () => {
  const file = await backUp(source);
  const bytes = readFileSync(file);
  expect(bytes.includes('数学学院')).toBe(false);
  const into = await testDatabase();
  expect(await codeOfRestore(file, into.owner, null)).toBe('passphrase-missing');
  expect(await codeOfRestore(file, into.owner, '别的话')).toBe('passphrase-wrong');
  expect(await codeOfRestore(path.join(folder, 'none'), into.owner)).toBe('archive-missing');
  writeFileSync(path.join(folder, 'letter'), '亲爱的同学'.repeat(1000));
  expect(await codeOfRestore(path.join(folder, 'letter'), into.owner)).toBe('archive-unknown');
});

it('refuses an archive damaged anywhere, before anything is written', async () => {
  const small = await testDatabase();
  await testSchool(small, 'small');
  for (const protection of [{ passphrase }, 'none'] as const) {
    const file = await backUp(small, { protection });
    const whole = readFileSync(file);
    const damaged = path.join(folder, 'damaged');
    const codeOf = async (bytes: Buffer) => {
      writeFileSync(damaged, bytes);
      const checked = await checkArchive({ file: damaged, passphrase });
      return checked.ok ? null : checked.error.code;
    };
    expect(await codeOf(whole)).toBeNull();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (place, change) => {
          const bytes = Buffer.from(whole);
          bytes[place] = (bytes[place] ?? 0) ^ change;
          expect(await codeOf(bytes)).toMatch(/^(archive-|passphrase-)/);
        },
      ),
      { numRuns: 50 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await codeOf(whole.subarray(0, length))).toMatch(/^archive-/);
      }),
      { numRuns: 25 },
    );
    expect(await codeOf(Buffer.concat([whole, Buffer.from('x')]))).toBe('archive-too-long');
  }
  const bytes = readFileSync(await backUp(small));
  bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
  const file = path.join(folder, 'flipped');
  writeFileSync(file, bytes);
  const into = await testDatabase();
  expect(await codeOfRestore(file, into.owner)).toBe('archive-block-damaged');
  expect((await contents(into)).school).toEqual([]);
});

it('refuses blocks in another order', async () => {
  const whole = readFileSync(await backUp(source));
  const head = whole.indexOf('\n', whole.indexOf('\n', whole.indexOf('\n') + 1) + 1) + 1;
  const size = 4 + 64 * 1024 + 16;
  const [first, second] = [
    whole.subarray(head, head + size),
    whole.subarray(head + size, head + 2 * size),
  ];
  const file = path.join(folder, 'reordered');
  writeFileSync(
    file,
    Buffer.concat([whole.subarray(0, head), second, first, whole.subarray(head + 2 * size)]),
  );
  const checked = await checkArchive({ file, passphrase });
  expect(!checked.ok && checked.error).toMatchObject({
    code: 'archive-block-damaged',
    values: { block: 1 },
  });
});
