import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built audit page. */
    readonly pageAddress: string;
    /** Path of the built offline file. */
    readonly offlineFile: string;
    /** Path of the browser; null means an installed Chrome. */
    readonly browserPath: string | null;
  }
}

const repository = fileURLToPath(new URL('../../', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const file = join(folder, path === '/' ? 'index.html' : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Unpacks the browser of the npm package once, before test processes could do so side by side. */
export async function browserPath(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

let folder: string | null = null;
let server: Server | null = null;

/** Builds page and offline file into a folder of its own, serves the page, and unpacks the browser. */
export async function setup(project: TestProject): Promise<void> {
  const own = mkdtempSync(join(tmpdir(), 'mingzhang-web-'));
  folder = own;
  const web = { outDir: join(own, 'web'), emptyOutDir: true };
  const offline = { outDir: own, emptyOutDir: false };
  const quiet = { logLevel: 'warn', root: undefined } as const;
  const page = { configFile: join(repository, 'vite.audit.config.ts'), logLevel: quiet.logLevel };
  const single = {
    configFile: join(repository, 'vite.offline.config.ts'),
    logLevel: quiet.logLevel,
  };
  await build({ ...page, build: web });
  await build({ ...single, mode: 'offline', build: offline });
  server = await serve(web.outDir);
  const { port } = server.address() as AddressInfo;
  project.provide('pageAddress', `http://127.0.0.1:${port}/`);
  project.provide('offlineFile', join(own, 'mingzhang-audit.html'));
  project.provide('browserPath', await browserPath());
}

/** Ends the server and removes what was built. */
export async function teardown(): Promise<void> {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  if (folder) rmSync(folder, { recursive: true, force: true });
}
