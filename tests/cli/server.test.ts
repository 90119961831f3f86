import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { temporaryFolder } from './run-mingzhang.ts';

const here = temporaryFolder();
const started: ChildProcess[] = [];
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

// Started as root, the database runs as somebody else, who must be able to come here.
chmodSync(here, 0o711);
const dataFolder = (): string => path.join(here, `data-${randomUUID()}`);

const repository = path.join(import.meta.dirname, '../..');

/** Starts the bundled server beside small pages of its own; resolves when it listens or has ended. */
function start(environment: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [path.join(here, 'server', 'server.mjs')], {
    env: {
      PATH: process.env.PATH ?? '',
      DATA_DIR: dataFolder(),
      ...environment,
    },
  });
  started.push(child);
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const address = /http:\/\/[\w.:]+\//.exec(text)?.[0];
      if (address !== undefined && text.includes('Ctrl-C stops it'))
        resolve({ child, address, said: () => text, ended });
    };
    void ended.then(() => resolve({ child, address: '', said: () => text, ended }));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
  });
}

describe('the server', () => {
  let server: Running;
  beforeAll(async () => {
    cpSync(path.join(inject('programs'), 'server'), path.join(here, 'server'), { recursive: true });
    cpSync(path.join(repository, 'migrations'), path.join(here, 'migrations'), { recursive: true });
    symlinkSync(path.join(repository, 'node_modules'), path.join(here, 'node_modules'));
    for (const [folder, assets] of [
      ['web', 'app/assets'],
      ['audit', 'assets'],
    ] as const) {
      mkdirSync(path.join(here, folder, assets), { recursive: true });
      writeFileSync(
        path.join(here, folder, 'index.html'),
        `<!doctype html><title>${folder}</title>`,
      );
      writeFileSync(path.join(here, folder, assets, 'page-1.js'), 'export {};');
    }
    writeFileSync(path.join(here, 'mingzhang-audit.html'), '<!doctype html><title>离线</title>');
    writeFileSync(path.join(here, 'outside.txt'), 'OUTSIDE');
    server = await start({ PORT: '0' });
  });

  test('says its address in both languages and binds this machine alone', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(server.said()).toContain('明章已启动');
    expect(server.said()).toContain('Ctrl-C stops it');
  });

  test('serves the page under a policy that lets it connect nowhere else', async () => {
    const answer = await fetch(server.address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await answer.text()).toContain('<title>web');
    const audit = await fetch(`${server.address}audit/`);
    expect(await audit.text()).toContain('<title>audit');
    const policy = answer.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toContain("'unsafe-eval'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('gives the offline file as a download', async () => {
    const answer = await fetch(`${server.address}mingzhang-audit.html`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.text()).toContain('离线');
  });

  test.each(['app/assets/page-1.js', 'audit/assets/page-1.js'])(
    'lets %s be kept',
    async (asset) => {
      const answer = await fetch(`${server.address}${asset}`);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    },
  );

  test('answers for its health', async () => {
    expect(await (await fetch(`${server.address}health`)).json()).toEqual({ ok: true });
  });

  test.each([
    'Nothing-here',
    'assets/gone.js',
    'app/assets/gone.js',
    'audit/gone.js',
    '%2e%2e/outside.txt',
    '..%2foutside.txt',
  ])('%s is not found, with words', async (address) => {
    const answer = await fetch(`${server.address}${address}`);
    const text = await answer.text();
    expect(answer.status).toBe(404);
    expect(text).toContain('没有这个页面');
    expect(text).not.toContain('OUTSIDE');
  });

  test.each(['demo/', 'demo/see/unit.list'])('%s is a page of the application', async (address) => {
    const answer = await fetch(`${server.address}${address}`);
    expect(await answer.text()).toContain('<title>web');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  test('is ready, and says what there is to begin with', async () => {
    expect((await fetch(`${server.address}ready`)).status).toBe(200);
    const told: unknown = await (await fetch(`${server.address}api/setup`)).json();
    expect(told).toEqual({
      ...{ database: 'ready', problem: null, state: 'empty', schools: [], demoLogins: null },
    });
  });

  test('a second start on the same data directory is refused, naming the process', async () => {
    const folder = dataFolder();
    const first = await start({ PORT: '0', DATA_DIR: folder });
    const second = await start({ PORT: '0', DATA_DIR: folder });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(String(first.child.pid));
    expect((await fetch(`${first.address}ready`)).status).toBe(200);
  });

  test('without a database the audit page is served all the same', async () => {
    const lost = await start({ PORT: '0', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(lost.said()).toContain('公开审核页');
    expect((await fetch(`${lost.address}audit/`)).status).toBe(200);
    expect((await fetch(`${lost.address}ready`)).status).toBe(503);
    const told = (await (await fetch(`${lost.address}api/setup`)).json()) as { database: string };
    expect(told.database).toBe('unavailable');
  });

  test('a port in use is refused with what to do', async () => {
    const { port } = new URL(server.address);
    const second = await start({ PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`端口 ${port} 已被占用`);
    expect(second.said()).toContain('PORT=4801 npm start');
  });

  test.each(['abc', '70000', '1.5'])('PORT=%s is refused', async (port) => {
    const wrong = await start({ PORT: port });
    expect(await wrong.ended).toBe(2);
    expect(wrong.said()).toContain('PORT must be a whole number');
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it', async (signal) => {
    const other = await start({ PORT: '0' });
    await fetch(other.address);
    other.child.kill(signal);
    expect(await other.ended).toBe(0);
    await expect(fetch(other.address)).rejects.toThrow();
  });
});
