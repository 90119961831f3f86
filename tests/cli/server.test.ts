import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
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

/** Starts the bundled server beside a small page of its own; resolves when it has said something. */
function start(environment: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [path.join(here, 'server', 'server.mjs')], {
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  started.push(child);
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const address = /http:\/\/[\w.:]+\//.exec(text)?.[0] ?? '';
      resolve({ child, address, said: () => text, ended });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
  });
}

describe('the server', () => {
  let server: Running;
  beforeAll(async () => {
    cpSync(path.join(inject('programs'), 'server'), path.join(here, 'server'), { recursive: true });
    mkdirSync(path.join(here, 'web', 'assets'), { recursive: true });
    writeFileSync(path.join(here, 'web', 'index.html'), '<!doctype html><title>明章</title>');
    writeFileSync(path.join(here, 'web', 'assets', 'page-1.js'), 'export {};');
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
    expect(await answer.text()).toContain('明章');
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

  test('lets assets be kept', async () => {
    const answer = await fetch(`${server.address}assets/page-1.js`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  test('answers for its health', async () => {
    expect(await (await fetch(`${server.address}health`)).json()).toEqual({ ok: true });
  });

  test.each(['nothing-here', 'assets/gone.js', '%2e%2e/outside.txt', '..%2foutside.txt'])(
    '%s is not found, with words',
    async (address) => {
      const answer = await fetch(`${server.address}${address}`);
      const text = await answer.text();
      expect(answer.status).toBe(404);
      expect(text).toContain('没有这个页面');
      expect(text).not.toContain('OUTSIDE');
    },
  );

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
