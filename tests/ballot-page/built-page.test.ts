import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeBallot } from '../../src/engines/ballots/ballot.ts';
import { fromB64 } from '../../src/engines/ballots/bytes.ts';
import { acceptTokens, requestTokens } from '../../src/engines/ballots/token.ts';
import { fetchBallot, heading, newPhone, openBrowser, openTrial, vote } from './open-page.ts';
import { partsOf, sha256 } from './trial-round.ts';

const folder = inject('ballotPageFolder');
const assets = readdirSync(path.join(folder, 'assets'));
const textOf = (name: string): string => readFileSync(path.join(folder, 'assets', name), 'utf8');
const scripts = assets.filter((name) => name.endsWith('.js'));

/** The weight of a page's script: 30 kB as it travels. */
const mostBytes = 30_000;

describe('what is built', () => {
  it('is one script a page, of 30 kB at most as it travels', () => {
    expect(scripts).toHaveLength(2);
    for (const name of scripts) {
      const length = gzipSync(textOf(name), { level: 9 }).length;
      expect([name, length, length <= mostBytes]).toEqual([name, length, true]);
    }
  });

  it('tells the hash of each script, and a script those of the words', () => {
    const told = JSON.parse(readFileSync(path.join(folder, 'page.json'), 'utf8')) as {
      readonly script: string;
      readonly kiosk: string;
    };
    const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
    const [, named = ''] = /src="\/ballot-assets\/(ballot-[0-9a-f]{16}\.js)"/.exec(page) ?? [];
    expect(hashOf(textOf(named))).toBe(told.script);
    expect(scripts.map((name) => hashOf(textOf(name))).sort()).toEqual(
      [told.script, told.kiosk].sort(),
    );
    const words = assets.filter((name) => name.startsWith('words-'));
    expect(words).toHaveLength(2);
    for (const name of words) expect(textOf(named)).toContain(hashOf(textOf(name)));
  });

  it('has no script in its pages and reaches nobody else', () => {
    for (const name of ['index.html', 'kiosk.html']) {
      const page = readFileSync(path.join(folder, name), 'utf8');
      expect(page.match(/<script[^>]*>/g)).toHaveLength(1);
      expect(page).not.toMatch(/https?:|style=|\son[a-z]+="/);
    }
    for (const name of scripts) expect(textOf(name)).not.toMatch(/\beval\(|new Function|innerHTML/);
  });
});

describe('ballots of the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([true, false])('are byte by byte those Node makes (sealed: %s)', async (sealed) => {
    const stub = await openTrial({ sealed });
    const phone = await newPhone(browser, stub);
    // What the page throws for the seal; everything else follows from its seed.
    await phone.context.addInitScript(() => {
      const thrown = crypto.getRandomValues.bind(crypto);
      crypto.getRandomValues = (into) =>
        into instanceof Uint8Array && into.length === 32 ? into.fill(7) : thrown(into);
    });
    const page = await phone.open();
    await fetchBallot(page);
    await heading(page, '已领票');
    const seedText = await page.evaluate(keptSeed);
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');

    const { setup, bytes, sign, coSign } = stub.round;
    const seed = fromB64(seedText) ?? new Uint8Array();
    const moduli = setup.issuers.map(({ n }) => fromB64(n) ?? new Uint8Array());
    const asked = { seed, ctx: sha256(bytes), moduli };
    const signatures = requestTokens(asked).blinded.map(
      (blinded, at) => (at === 0 ? sign(blinded) : coSign?.(blinded)) ?? new Uint8Array(),
    );
    const tokens = acceptTokens({ ...asked, signatures });
    const k = new Uint8Array(32).fill(7);
    const choices = { m: 'YN-', w: [] };
    const made = makeBallot({ setup, ctx: asked.ctx, seed, tokens: tokens ?? [], choices, k });
    expect(stub.arrived).toEqual([new TextDecoder().decode(made)]);
    await phone.context.close();
    await stub.closeStub();
  });

  it('differ in nothing but body, key, signature and token', async () => {
    const stub = await openTrial({ sealed: true });
    const phone = await newPhone(browser, stub);
    const page = await phone.open();
    await fetchBallot(page);
    stub.openCasting();
    await vote(page);
    await heading(page, '已投票');
    const [ballot = ''] = stub.arrived;
    const parts = partsOf(ballot);
    expect(ballot).toBe(
      `{"body":"${parts.body}","pk":"${parts.pk}","sig":"${parts.sig}","tok":["${parts.tok.join('","')}"]}`,
    );
    expect(parts.tok.map(({ length }) => length)).toEqual([342, 342]);
    await phone.context.close();
    await stub.closeStub();
  });
});

/** The seed that the page keeps. */
function keptSeed(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('mingzhang-ballot');
    opening.onerror = () => reject(opening.error ?? new Error('closed'));
    opening.onsuccess = () => {
      const all = opening.result.transaction('kept').objectStore('kept').getAll();
      all.onsuccess = () => resolve(String(all.result.find((one) => 'seed' in one)?.seed));
    };
  });
}
