import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

describe('package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const locked = Object.entries(packages).filter(([name, { link }]) => name !== '' && !link);

  test('names no address, so that any registry may serve it', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  test('holds a checksum for every package', () => {
    expect(locked.length).toBeGreaterThan(50);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('locks exactly what package.json asks for', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as {
      readonly dependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });
});

describe('bootstrap', () => {
  test('imports only what Node brings, so that it runs before anything is installed', () => {
    const imports = [...read('scripts/bootstrap.mjs').matchAll(/^import .* from '([^']+)'/gm)];
    expect(imports.map((match) => match[1]).filter((name) => !name?.startsWith('node:'))).toEqual(
      [],
    );
    expect(imports.length).toBeGreaterThan(3);
  });

  test('does nothing and says nothing where nothing changed', () => {
    const stamp = path.join(repository, 'node_modules', '.mingzhang-installed');
    const script =
      "import { bootstrap } from './scripts/bootstrap.mjs'; await bootstrap({ build: false });";
    const run = () =>
      spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: repository,
        encoding: 'utf8',
      });
    expect(readFileSync(stamp, 'utf8')).toMatch(/^[0-9a-f]{64} \d+$/);
    const before = statSync(stamp).mtimeMs;
    const { status, stdout, stderr } = run();
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(statSync(stamp).mtimeMs).toBe(before);
  });
});
