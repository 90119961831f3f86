import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotPages } from './ballot-pages.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-ballot-pages-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), 'phone');
  writeFileSync(path.join(folder, 'kiosk.html'), 'kiosk');
  writeFileSync(path.join(folder, 'assets/ballot-1.js'), '1');
});
afterAll(() => rmSync(folder, { recursive: true }));

const policyOf = async (address: string, box: string | null = null): Promise<string> => {
  const answer = await ballotPages({ folder, box }).request(address);
  return answer.headers.get('Content-Security-Policy') ?? '';
};

describe('the ballot page', () => {
  it('is served below every school, and the kiosk’s', async () => {
    const app = ballotPages({ folder, box: null });
    expect(await (await app.request('http://a.example/yunling/ballot')).text()).toBe('phone');
    const kiosk = await app.request('http://a.example/yunling/ballot/kiosk');
    expect(await kiosk.text()).toBe('kiosk');
    expect(kiosk.headers.get('Cache-Control')).toBe('no-cache');
    expect(kiosk.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  it('may reach its own server and the box, and nobody else', async () => {
    const own = await policyOf('http://vote.example:4800/yunling/ballot');
    expect(own).toContain("connect-src 'self' vote.example:*;");
    expect(own).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    const box = 'https://box.example/vote';
    const apart = await policyOf('https://vote.example/yunling/ballot', box);
    expect(apart).toContain("connect-src 'self' https://box.example;");
  });

  it('keeps what is named by its hash for good, and answers no page for what is gone', async () => {
    const app = ballotPages({ folder, box: null });
    const script = await app.request('/ballot-assets/ballot-1.js');
    expect(script.headers.get('Cache-Control')).toContain('immutable');
    const gone = await app.request('/ballot-assets/ballot-0.js');
    expect(gone.status).toBe(404);
    expect(gone.headers.get('Cache-Control')).toBeNull();
  });
});
