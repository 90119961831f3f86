import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../capabilities/disclosure/edition/model.ts';
import {
  row,
  sampleEdition,
} from '../../capabilities/disclosure/edition/samples/sample-edition.ts';
import { publishedCopy } from '../../capabilities/disclosure/edition/tree.ts';
import type { Given, Io } from '../../surfaces/cli/command.ts';
import { columnsOf, painterFor } from '../../surfaces/cli/terminal.ts';
import { runVerify } from './run-verify.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
const edition = publishedCopy(sampleEdition([row(1), row(2)]), 'reduced');

function kept(name: string, content: Edition | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function verified(
  file: string,
  { language = 'zh' as 'zh' | 'en', before = null as string | null, json = false } = {},
) {
  let out = '';
  let err = '';
  const io = {
    out: async (text: string) => void (out += text),
    err: async (text: string) => void (err += text),
    language,
    columns: 80,
    paint: painterFor(false, {}),
    environment: {},
    readInput: async () => new TextEncoder().encode(JSON.stringify(edition)),
  } as unknown as Io;
  const given: Given = {
    has: (name) => name === 'json' && json,
    text: (name) => (name === 'before' ? before : null),
    texts: () => [],
    arguments: [file],
  };
  return { code: await runVerify(given, io), out, err };
}

describe('mingzhang verify', () => {
  test.each(['zh', 'en'] as const)(
    'says in %s that everything holds, in 80 columns',
    async (language) => {
      const { code, out } = await verified(kept('good.json', edition), { language });
      expect(code).toBe(0);
      expect(out).toContain(edition.hash);
      expect(Math.max(...out.split('\n').map(columnsOf))).toBeLessThanOrEqual(80);
    },
  );

  test('reads standard input', async () => {
    expect((await verified('-')).code).toBe(0);
  });

  test('names the check and the place of what was changed', async () => {
    const changed = structuredClone(edition);
    const value = changed.parts[0]?.leaves[7]?.content?.value as { claim: unknown };
    value.claim = { ticked: false };
    const { code, out } = await verified(kept('changed.json', changed));
    expect(code).toBe(1);
    expect(out).toMatch(/E01 .*\[form-school\/school-8\]/);
    const json = await verified(kept('changed.json', changed), { json: true });
    expect(JSON.parse(json.out)).toMatchObject({
      failures: [{ check: 'E01', name: 'leaf-hash', place: 'form-school/school-8' }],
    });
  });

  test('facts of a shape no criterion knows are said to be so', async () => {
    const odd = structuredClone(edition);
    const leaves = odd.parts.find(({ id }) => id === 'evidence')?.leaves ?? [];
    for (const { content } of leaves)
      if (content)
        Object.assign(content.value, { facts: [{ name: 'staff.member', level: 'school' }] });
    const { code, out } = await verified(kept('odd.json', odd));
    expect(code).toBe(1);
    expect(out).toContain('E12');
  });

  test.each([
    ['missing.json', null],
    ['text.json', '这不是 JSON'],
    ['other.json', '{"head":{}}'],
    ['null.json', 'null'],
  ])('refuses %s with a sentence and code 2', async (name, content) => {
    const file = content === null ? path.join(folder, name) : kept(name, content);
    const { code, out, err } = await verified(file);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(file);
  });

  test('never reaches storage, a database client or a server', async () => {
    const { metafile } = await build({
      entryPoints: ['src/apps/verify/verify.ts'],
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      write: false,
      metafile: true,
      outdir: 'never-written',
      splitting: true,
      logLevel: 'silent',
    });
    const loaded = Object.entries(metafile.inputs).flatMap(([file, { imports }]) => [
      file,
      ...imports.filter(({ external }) => external).map((one) => one.path),
    ]);
    expect(loaded).toContain('src/capabilities/evaluation/judge-form.ts');
    const reached = /engines\/(?:storage|actions)|apps\/(?:server|cli)|^(?:pg|drizzle-orm|hono)/;
    expect(loaded.filter((file) => reached.test(file))).toEqual([]);
  });
});
