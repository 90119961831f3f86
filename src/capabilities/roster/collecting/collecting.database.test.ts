import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import type { RunnerParts } from '../../../engines/actions/runner.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { bodyCreate } from '../../organisation/bodies/actions.ts';
import {
  d,
  now,
  sampleSchool,
  today,
  type SampleSchool,
} from '../../organisation/samples/sample-school.ts';
import { unitCreate } from '../../organisation/units/actions.ts';
import { rosterRead } from '../reading.ts';
import { roster, workbook } from '../samples/sample-roster.ts';
import { collectionBegin, collectionRead, collectionRenew } from './asking.ts';
import { requestAccept, requestRead, requestReturn, requestRevoke } from './deciding.ts';
import { collectionRoutes } from './routes.ts';
import { sentRosterOpen, sentRosterSend, sentRosterUpload } from './sending.ts';

const database = await testDatabase();
const wanted = {
  title: '秋季名单',
  since: today,
  due: d('2026-09-20'),
  span: 'year',
  academicYear: 2025,
};
const runner: RunnerParts = { database, clock: () => now, standing: async () => null };

let school: SampleSchool;
let unions: readonly Uuid[];
let tokens: ReadonlyMap<string, string>;
let collectionId: Uuid;

const sent = async (token: string, revision: number, rows = roster) =>
  school.done(sentRosterUpload, {
    ...{ token, revision, name: '名单.xlsx' },
    content: (await workbook(rows)).toString('base64'),
  });

const progress = async () => {
  const read = await school.asked(collectionRead, { collectionId });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.units;
};

beforeAll(async () => {
  school = await sampleSchool(database, 'collecting');
  const made: Uuid[] = [];
  for (const name of ['护理系', '机电工程学院', '艺术系']) {
    const unit = await school.done(unitCreate, {
      kind: 'department',
      name,
      since: d('2020-09-01'),
    });
    const body = { kind: 'student-union', name: '学生会', unitId: unit.id, since: d('2020-09-01') };
    made.push((await school.done(bodyCreate, body)).id);
  }
  unions = made;
  const begun = await school.done(collectionBegin, wanted);
  collectionId = begun.id;
  tokens = new Map(begun.links.map(({ unitName, token }) => [unitName, token]));
});

const tokenOf = (unit: string): string => tokens.get(unit) ?? '';

describe('links', () => {
  it('are one for each union of the second level, and stored as hashes alone', async () => {
    expect([...tokens.keys()].sort()).toEqual(['护理系', '机电工程学院', '艺术系']);
    const stored = await school.inside((tx) =>
      tx.client.query(
        `select to_jsonb(r)::text as row from collection_request r where school_id = $1
         union all select payload from journal_payload where school_id = $1`,
        [school.id],
      ),
    );
    const text = JSON.stringify(stored.rows);
    for (const token of tokens.values()) expect(text).not.toContain(token);
  });

  it('tell nothing of other units, and open nothing when made up', async () => {
    const opened = await school.asked(sentRosterOpen, { token: tokenOf('护理系') });
    if (!opened.ok) throw new Error('refused');
    expect(opened.value).toMatchObject({ unitName: '护理系', state: 'open', lines: [] });
    expect(JSON.stringify(opened.value)).not.toContain('机电');
    const unknown = await school.asked(sentRosterOpen, { token: 'x'.repeat(43) });
    expect(unknown.ok ? [] : unknown.error.map(({ code }) => code)).toEqual(['link-unknown']);
  });

  it('write no more than sixty times an hour', async () => {
    const token = tokenOf('艺术系');
    await school.inside((tx) =>
      tx.client.query(
        `update collection_request set writes = 60, writes_from = $2 where school_id = $1 and body_id = $3`,
        [school.id, now, unions[2]],
      ),
    );
    const file = {
      token,
      revision: 1,
      name: 'a.csv',
      content: Buffer.from('姓名').toString('base64'),
    };
    expect(await school.refused(sentRosterUpload, file)).toEqual(['link-too-often']);
  });
});

describe('a roster that comes in', () => {
  it('is checked line by line, mended, sent, returned, sent again and taken over', async () => {
    const token = tokenOf('护理系');
    const wrong = roster.map((row, at) => (at === 3 ? row.with(7, '47/46') : row));
    const first = await sent(token, 1, wrong);
    expect(first.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [1, 'rank', 'line-rank-impossible'],
    ]);
    expect(await school.refused(sentRosterSend, { token, revision: 2 })).toEqual([
      'line-rank-impossible',
    ]);
    expect(
      await school.refused(sentRosterUpload, { token, revision: 1, name: 'a', content: 'YQ==' }),
    ).toEqual(['roster-changed']);
    const mended = await sent(token, 2);
    expect(mended.problems).toEqual([]);
    await school.done(sentRosterSend, { token, revision: 3 });
    const [waiting] = (await progress()).filter(({ state }) => state === 'sent');
    expect(waiting).toMatchObject({ unitName: '护理系', lines: 5, late: false });
    const requestId = waiting?.id;
    await school.done(requestReturn, { requestId, revision: 4, remarks: '请补学号' });
    const back = await school.asked(sentRosterOpen, { token });
    expect(back.ok && back.value).toMatchObject({
      state: 'returned',
      remarks: '请补学号',
      revision: 5,
    });
    await school.done(sentRosterSend, { token, revision: 5 });
    const read = await school.asked(requestRead, { requestId });
    if (!read.ok) throw new Error('refused');
    const { lines, revision } = read.value;
    const taken = await school.done(requestAccept, {
      ...{ requestId, revision, createPeople: true, createPlaces: true },
      lines: lines.map(({ row, cells }) => ({ row, cells })),
    });
    expect(taken).toMatchObject({ people: 5, appointments: 5, standings: 5 });
    const shown = await school.asked(rosterRead, { bodyId: unions[0] });
    expect(shown.ok && shown.value.rows).toHaveLength(5);
    const gone = await school.asked(sentRosterOpen, { token });
    expect(gone.ok).toBe(false);
  });

  it('is refused before it was sent, and a link that was taken back opens nothing', async () => {
    const [open] = (await progress()).filter(({ unitName }) => unitName === '机电工程学院');
    const wantedRow = { row: 1, cells: { name: '林一鸣' } };
    expect(
      await school.refused(requestAccept, {
        ...{ requestId: open?.id, revision: 1, createPeople: true, createPlaces: true },
        lines: [wantedRow],
      }),
    ).toEqual(['roster-not-sent']);
    const renewed = await school.done(collectionRenew, { collectionId, requestId: open?.id });
    const token = renewed.links[0]?.token ?? '';
    const old = await school.asked(sentRosterOpen, { token: tokenOf('机电工程学院') });
    expect(old.ok).toBe(false);
    expect((await school.asked(sentRosterOpen, { token })).ok).toBe(true);
    await school.done(requestRevoke, { requestId: open?.id });
    expect((await school.asked(sentRosterOpen, { token })).ok).toBe(false);
  });
});

describe('the page behind a link', () => {
  const app = new Hono();
  app.route('/', collectionRoutes({ runner, schoolOf: async () => school.id }));
  let address: string;
  beforeAll(async () => {
    const [unit] = (await progress()).filter(({ unitName }) => unitName === '艺术系');
    await school.inside((tx) =>
      tx.client.query(`update collection_request set writes = 0 where school_id = $1`, [school.id]),
    );
    const renewed = await school.done(collectionRenew, { collectionId, requestId: unit?.id });
    address = `/collecting/collect/${renewed.links[0]?.token ?? ''}`;
  });

  it('takes a file without a script, shows what is wrong at its field, and takes the mended lines', async () => {
    const page = await app.request(address);
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const opened = await page.text();
    expect(opened).toContain('艺术系');
    const form = new FormData();
    const rows = roster.map((row, at) => (at === 4 ? row.with(2, '团圆') : row));
    form.set('revision', '1');
    form.set('file', new File([new Uint8Array(await workbook(rows))], '名单.xlsx'));
    const sentBack = await app.request(`${address}/upload`, { method: 'POST', body: form });
    expect(sentBack.status).toBe(303);
    const told = await (await app.request(address)).text();
    expect(told).toContain('看不懂政治面貌“团圆”');
    expect(told).toContain('aria-describedby="p-2.status"');
    const fields = new FormData();
    fields.set('revision', '2');
    fields.set('lines', '5');
    for (const [, name, value] of told.matchAll(/name="(\d+\.\w+)" value="([^"]*)"/g))
      fields.set(name ?? '', name === '2.status' ? '共青团员' : (value ?? ''));
    fields.set('then', 'send');
    const saved = await app.request(`${address}/save`, { method: 'POST', body: fields });
    expect(saved.status).toBe(303);
    expect(await (await app.request(address)).text()).toContain('已提交 5 人');
  });

  it('gives the template, and says nothing of a link nobody was given', async () => {
    const template = await app.request(`${address}/template.xlsx`);
    expect(template.headers.get('Content-Type')).toContain('spreadsheetml');
    const unknown = await app.request(`/collecting/collect/${'y'.repeat(43)}`);
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('这个链接打不开');
  });
});
