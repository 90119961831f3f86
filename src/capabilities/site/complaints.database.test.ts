import { beforeAll, describe, expect, it } from 'vitest';
import type { Hono } from 'hono';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { complaintLimiter, complaintLimits } from '../complaints/limiter.ts';
import {
  complaintAnswer,
  complaintAsk,
  complaintClose,
  complaintTake,
} from '../complaints/handling.ts';
import { complaintOfReceipt } from '../complaints/reads.ts';
import { sampleComplaints } from '../complaints/samples/sample-complaints.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { now, sampleSchool, type SampleSchool } from '../organisation/samples/sample-school.ts';
import { siteRoutes } from './routes.ts';

const database = await testDatabase();
let school: SampleSchool;
let made: Awaited<ReturnType<typeof sampleComplaints>>;
let app: Hono;
let address = '192.0.2.1';
let clock = 0;

beforeAll(async () => {
  school = await sampleSchool(database, 'yunmen');
  made = await sampleComplaints(school);
  app = siteRoutes({
    runner: { database, standing: async () => null, clock: () => now },
    schoolOf: async (slug) => (slug === 'yunmen' ? school.id : null),
    now: () => clock,
    limiter: complaintLimiter(() => clock),
    addressOf: () => address,
    publicAddress: null,
  });
});

const get = async (path: string) => {
  const answer = await app.request(`http://localhost/yunmen/public${path}`);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

async function post(
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
) {
  const answer = await app.request(`http://localhost/yunmen/public${path}`, {
    ...{ method: 'POST', headers, body: new URLSearchParams(fields) },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const formIn = (text: string): string => /name="form" value="([\w-]+)"/.exec(text)?.[1] ?? '';
const receiptIn = (text: string): string => /<code>([A-Z2-9-]{23})<\/code>/.exec(text)?.[1] ?? '';
const freshForm = async (): Promise<string> => formIn((await get('/complaints')).text);

/** Tells something by the form; answers the page and its receipt. */
async function tell(fields: Readonly<Record<string, string>> = {}) {
  const form = await freshForm();
  const told = { about: 'other', text: '自习室没有灯。', form, ...fields };
  const page = await post('/complaints', told);
  return { ...page, form: told.form, receipt: receiptIn(page.text) };
}

describe('the pages for complaints', () => {
  it.each(['/complaints', '/complaints/status', '/complaints/outcomes'])(
    '%s is a whole page in both languages, without scripts or cookies, kept by nobody',
    async (path) => {
      for (const query of ['', '?lang=en']) {
        const { status, headers, text } = await get(`${path}${query}`);
        expect(status).toBe(200);
        expect(text).toContain(query === '' ? '<html lang="zh-CN">' : '<html lang="en">');
        expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
        expect(text.match(/<h1/g)).toHaveLength(1);
        expect(text).toContain(nationalMailbox);
        expect(headers.get('Set-Cookie')).toBeNull();
        expect(headers.get('Cache-Control')).toBe('no-store');
        expect(headers.get('ETag')).toBeNull();
        // Every field has a label, and every label and hint a field.
        for (const [, id] of text.matchAll(/<(?:input|select|textarea)[^>]* id="([\w-]+)"/g))
          expect(text).toContain(`<label for="${id}"`);
        for (const [, id] of text.matchAll(/aria-describedby="([\w-]+)"/g))
          expect(text).toContain(`id="${id}"`);
      }
    },
  );

  it('offer the bodies there are, by their units', async () => {
    const { text } = await get('/complaints');
    expect(text).toContain(`<option value="${made.committee}">校团委</option>`);
    expect(text).toContain(`<option value="${made.union}">学生会</option>`);
    expect(text).toContain('本校还没有指定由谁办');
  });

  it('take something in, and lead by the receipt to its end', async () => {
    const { status, text, receipt } = await tell({ contact: '东楼 <b>101</b>' });
    expect(status).toBe(200);
    expect(text).toContain('2026-09-04');
    expect(text).not.toMatch(/lang="en">English/);
    const found = await school.inside((tx) => complaintOfReceipt(tx, receipt));
    if (!found) throw new Error('nothing was told');
    const { first } = made.callers;
    await school.done(complaintTake, { complaintId: found.id }, first);
    await school.done(complaintAsk, { complaintId: found.id, text: '几楼？<i>' }, first);
    const asked = await post('/complaints/status', { receipt });
    expect(asked.text).toContain('几楼？&lt;i&gt;');
    expect(asked.text).toContain('办理人请您补充');
    const added = await post('/complaints/add', {
      receipt,
      text: '三楼。',
      form: formIn(asked.text),
    });
    expect(added.text).toContain('三楼。');
    // The same form again, as by a second click, adds nothing.
    const twice = await post('/complaints/add', {
      receipt,
      text: '三楼。',
      form: formIn(asked.text),
    });
    expect(twice.text.match(/<p>三楼。<\/p>/g)).toHaveLength(1);
    await school.done(complaintAnswer, { complaintId: found.id, text: '已装好。' }, first);
    const close = { complaintId: found.id, finding: 'upheld', outcome: '自习室已装灯。' };
    await school.done(complaintClose, close, first);
    const over = await post('/complaints/status?lang=en', { receipt: receipt.toLowerCase() });
    expect(over.text).toContain('Upheld');
    expect(over.text).not.toContain('/complaints/add');
    const outcomes = await get('/complaints/outcomes');
    expect(outcomes.text).toContain('自习室已装灯。');
    expect(outcomes.text).not.toMatch(/顾青禾|东楼/);
  });

  it('give the same receipt to a second click, and take it once', async () => {
    const first = await tell();
    const again = await post('/complaints', {
      ...{ about: 'other', text: '自习室没有灯。', form: first.form },
    });
    expect([again.status, receiptIn(again.text)]).toEqual([200, first.receipt]);
    expect((await tell()).receipt).not.toBe(first.receipt);
  });

  it('keep what was typed, and say what is wrong and the way out', async () => {
    const league = await tell({
      about: 'body',
      bodyId: made.committee,
      text: '账目 "不" 公开 <b>',
    });
    expect(league.status).toBe(409);
    expect(league.text).toContain('role="alert"');
    expect(league.text).toContain(nationalMailbox);
    expect(league.text).toContain('账目 &quot;不&quot; 公开 &lt;b&gt;');
    expect(league.text).toContain(`<option value="${made.committee}" selected>`);
    expect(formIn(league.text)).not.toBe(league.form);
    const empty = await tell({ text: ' ' });
    expect(empty.text).toContain('<a href="#text">没有写情况。</a>');
    const unknown = await post('/complaints/status', { receipt: '<x>' });
    expect([unknown.status, unknown.text.includes('没有这个回执代码')]).toEqual([409, true]);
    expect(unknown.text).not.toContain('<x>');
  });

  it('take nothing from a program that fills every field, nor from another site', async () => {
    const trapped = await tell({ website: 'https://spam.example' });
    expect([trapped.status, trapped.receipt]).toEqual([409, '']);
    expect(trapped.text).not.toContain('spam.example');
    const form = await freshForm();
    const told = { about: 'other', text: '自习室没有灯。', form };
    const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://other.example' };
    for (const headers of [cross, { origin: 'https://other.example' }, { origin: 'null' }])
      expect((await post('/complaints', told, headers)).text).toContain('来自别的网站');
    const foreign = await post('/complaints/status', { receipt: 'A' }, cross);
    expect(foreign.status).toBe(403);
    expect((await tell({ form: 'made-up' })).text).toContain('放得太久');
    const own = { origin: 'http://localhost', host: 'localhost' };
    expect((await post('/complaints', told, own)).status).toBe(200);
    const large = await post('/complaints', { ...told, text: '长'.repeat(30_000) });
    expect(large.status).toBe(413);
  });

  it('let an address send so many in an hour, and another go on', async () => {
    address = '192.0.2.50';
    for (let at = 0; at < complaintLimits.address.most; at += 1) await tell({ text: ' ' });
    expect((await tell()).text).toContain('请等 60 分钟再试');
    address = '192.0.2.51';
    expect((await tell()).receipt).not.toBe('');
    address = '192.0.2.50';
    clock += 3_600_000;
    expect((await tell()).receipt).not.toBe('');
  });
});
