// Makes a fresh clone ready: installs what the lockfile names and builds what the sources need.
// Imports only node: modules, and does nothing when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const wanted = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  const need = wanted.join('.');
  process.stderr.write(
    `需要 Node.js ${need} 或更新版本，现在是 ${process.versions.node}。请从 nodejs.org 安装。\n` +
      `Node.js ${need} or newer is needed; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.mingzhang-installed');
  const now = `${lock} ${process.versions.modules}`;
  if (read(stamp) === now) return;
  process.stderr.write('正在安装依赖… Installing dependencies…\n');
  // Another package manager names itself here too, and knows no `ci`.
  const named = process.env.npm_execpath ?? '';
  const npm = path.basename(named).startsWith('npm') ? named : null;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  if (run.status !== 0) {
    process.stderr.write(
      '安装失败，请检查网络后重试。 Installing failed; check the network and try again.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, now);
}

function hashTree(hash, file) {
  const found = statSync(file);
  if (found.isDirectory()) {
    for (const name of readdirSync(file).sort()) hashTree(hash, path.join(file, name));
    return;
  }
  if (/\.test\.tsx?$/.test(file)) return;
  hash.update(path.relative(root, file)).update(readFileSync(file));
}

/** Names of sources whose change asks for a new build. */
const sources = [
  'src',
  'scripts/build.mjs',
  'vite.web.config.ts',
  'vite.audit.config.ts',
  'vite.offline.config.ts',
  'fixtures/sample',
  'package-lock.json',
];

async function buildWhereNeeded() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const file = path.join(root, source);
    if (existsSync(file)) hashTree(hash, file);
  }
  const now = hash.digest('hex');
  const stamp = path.join(root, 'dist', '.mingzhang-built');
  if (read(stamp) === now) return;
  process.stderr.write('正在构建… Building…\n');
  const { build } = await import('./build.mjs');
  await build();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/** Installs and builds where anything changed. */
export async function bootstrap({ build = true } = {}) {
  checkNode();
  install();
  if (build) await buildWhereNeeded();
}
