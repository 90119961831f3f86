import { beforeAll, describe, expect, it } from 'vitest';
import type { Hono } from 'hono';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { Json } from '../../kernel/json.ts';
import { complaintLimiter } from '../complaints/limiter.ts';
import { now, sampleSchool, type SampleSchool } from '../organisation/samples/sample-school.ts';
import { sampleUnion } from '../organisation/samples/sample-union.ts';
import type { Edition } from '../disclosure/edition/model.ts';
import { row, sampleEdition } from '../disclosure/edition/samples/sample-edition.ts';
import { edition as editions } from '../disclosure/tables.ts';
import { siteSet } from './actions.ts';
import { siteRoutes } from './routes.ts';

const database = await testDatabase();
const filed: Edition = sampleEdition([row(1), row(2)]);
let school: SampleSchool;
let app: Hono;
let clock = 0;

beforeAll(async () => {
  school = await sampleSchool(database, 'wangye');
  const { union, chairPost, hold, person } = await sampleUnion(school);
  await hold(chairPost, await person('student', '柳主席'));
  await withSchool(database, school.id, (tx) =>
    tx.db.insert(editions).values({
      ...{ schoolId: tx.schoolId, hash: filed.hash, unionId: union, formId: '2021', number: 1 },
      ...{ asOf: filed.head.asOf, publishedOn: filed.head.publishedOn, profile: 'reduced' },
      filing: filed as unknown as Json,
    }),
  );
  app = siteRoutes({
    runner: { database, standing: async () => null, clock: () => now },
    schoolOf: async (slug) => (slug === 'wangye' ? school.id : null),
    now: () => clock,
    limiter: complaintLimiter(() => clock),
    addressOf: () => '192.0.2.7',
    publicAddress: null,
  });
});

const page = async (path: string, init: RequestInit = {}) => {
  clock += 10_000;
  const response = await app.request(`http://localhost/wangye/public${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('the public pages', () => {
  it.each(['', '/rules', '/leaders', '/verify', `/editions/${filed.hash}`])(
    '%s is a whole page in both languages, without scripts or cookies',
    async (path) => {
      for (const query of ['', '?lang=en']) {
        const { status, headers, text } = await page(`${path}${query}`);
        expect(status).toBe(200);
        expect(text).toContain(query === '' ? '<html lang="zh-CN">' : '<html lang="en">');
        expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
        expect(text.match(/<h1/g)).toHaveLength(1);
        expect(headers.get('Set-Cookie')).toBeNull();
        expect(headers.get('Content-Security-Policy') ?? '').not.toContain('script-src');
      }
    },
  );

  it('lead to the edition, its files and the people who answer', async () => {
    expect((await page('')).text).toContain(`/wangye/public/editions/${filed.hash}`);
    expect((await page('/leaders')).text).toContain('柳主席');
    const json = await page(`/editions/${filed.hash}/disclosure.json`);
    expect((JSON.parse(json.text) as Edition).hash).toBe(filed.hash);
    const word = await page(`/editions/${filed.hash}/disclosure.docx`);
    expect(word.text.slice(0, 2)).toBe('PK');
    expect((await page(`/editions/${filed.hash}/paste.html`)).text).not.toMatch(/class=|<svg/);
  });

  it('show the published copy and never the filing copy', async () => {
    const { text } = await page(`/editions/${filed.hash}/disclosure.json`);
    expect(text).not.toContain('"rank":{"kind":"place"');
  });

  it('check a fingerprint and an uploaded file, and say where they come from', async () => {
    expect((await page(`/verify?hash=${filed.hash}`)).text).toContain('这一版是本校公开的');
    expect((await page('/verify?hash=00')).text).toContain('没有公开过这个指纹');
    const upload = async (content: string) => {
      const body = new FormData();
      body.set('bundle', new File([content], 'a.json', { type: 'application/json' }));
      return (await page('/verify', { method: 'POST', body })).text;
    };
    const changed = structuredClone(filed);
    Object.assign(changed.head, { asOf: '2020-01-01' });
    expect(await upload(JSON.stringify(filed))).toContain('全部成立');
    expect(await upload(JSON.stringify(changed))).toMatch(/class="broken">E03/);
    expect(await upload('不是')).toContain('不是 JSON');
    const foreign = sampleEdition([row(1)]);
    expect(await upload(JSON.stringify(foreign))).toContain('本校没有公开过这一版');
  });

  it('answer a page that has not changed with nothing', async () => {
    const { headers } = await page('');
    const again = await page('', { headers: { 'If-None-Match': headers.get('ETag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('keep search engines off, until the school lets them in; rosters stay out', async () => {
    const robots = '<meta name="robots" content="noindex">';
    expect((await page('')).text).toContain(robots);
    await school.done(siteSet, { indexed: true, contact: '学院办公室' });
    expect((await page('')).text).not.toContain(robots);
    expect((await page('')).text).toContain('学院办公室');
    expect((await page(`/editions/${filed.hash}`)).text).toContain(robots);
  });

  it('know no other school, no other edition', async () => {
    expect((await app.request('http://localhost/qita/public')).status).toBe(404);
    const { status, text } = await page(`/editions/${'0'.repeat(64)}`);
    expect(status).toBe(404);
    expect(text).toContain('没有这个页面');
  });
});
