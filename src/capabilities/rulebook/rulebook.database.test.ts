import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { defineProvision } from '../../charter/provision.ts';
import { provisionOn } from '../../charter/reads.ts';
import { fraction, oneOf, workingDays } from '../../charter/value-type.ts';
import type { Standing } from '../../engines/actions/actor.ts';
import type { Context } from '../../engines/actions/verb.ts';
import { act, list, type RunnerParts } from '../../engines/actions/runner.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { memberRoles } from '../organisation/roles.ts';
import { rulebookVerbs } from './actions.ts';
import { rulebookTasks } from './tasks.ts';

const publicity = defineProvision({
  name: 'candidates.publicity',
  type: workingDays({ min: 1, max: 30 }),
  default: 3,
  source: 'practice',
});
const quorum = defineProvision({
  name: 'congress.quorum',
  type: fraction(),
  default: { numerator: 2, denominator: 3 },
  source: 'congress-rules',
});
const order = defineProvision({
  name: 'candidates.order',
  type: oneOf(['12', 'strokes']),
  default: 'strokes',
  source: 'practice',
});
const provisions = [publicity, quorum, order];
const [documentRecord, documentList, articleRecord, articleList, provisionSet, provisionList] =
  rulebookVerbs(provisions);

const database = await testDatabase();
const parts: RunnerParts = {
  database,
  clock: () => '2026-09-20T02:00:00.000Z' as Instant,
  standing: async (_, token): Promise<Standing> => ({
    accountId: randomUUID() as Uuid,
    personId: randomUUID() as Uuid,
    capacities: [{ id: randomUUID() as Uuid, role: token, unitId: null, unitIds: null }],
  }),
};

let school: SchoolId = await testSchool(database, 'start');
let turn = 0;
beforeEach(async () => {
  turn += 1;
  school = await testSchool(database, `school-${turn}`);
});

const call = (role = 'league') => ({
  schoolId: school,
  credential: { kind: 'session' as const, token: role },
  capacityId: null,
});
const doing = (role?: string) => ({ ...call(role), key: randomUUID() as Uuid });
const asking = (filters: object = {}, request: object = {}) => ({
  ...call('student'),
  request: { filters, search: null, sort: null, offset: 0, limit: 50, ...request },
});
const on = (text: string) => text as Day;

async function charter(edition = '2025年版', since = '2025-09-01'): Promise<Uuid> {
  const done = await act(parts, documentRecord, {
    ...doing(),
    input: { kind: 'charter', title: '示例学院学生会章程', edition, since },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.id;
}
async function articleOf(documentId: Uuid, number: string, since = '2025-09-01'): Promise<Uuid> {
  const input = { documentId, number, text: `${number}的内容。`, since };
  const done = await act(parts, articleRecord, { ...doing(), input });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.id;
}
const set = (articleId: Uuid, value: string, since = '2025-09-01', provision = publicity.name) =>
  act(parts, provisionSet, { ...doing(), input: { provision, value, articleId, since } });
const valueOn = (day: string) =>
  withSchool(database, school, (tx) => provisionOn(tx, publicity, on(day)));

describe('a provision', () => {
  it('is the default until an article states it, and then by the article of the day', async () => {
    expect(await valueOn('2026-01-01')).toMatchObject({ value: 3, article: null });
    const article = await articleOf(await charter(), '第十三条');
    expect(await set(article, '5')).toEqual(
      ok({ provision: publicity.name, value: '5', since: '2025-09-01' }),
    );
    await set(article, '7', '2026-03-01');
    expect(await valueOn('2025-08-31')).toMatchObject({ value: 3, article: null });
    expect(await valueOn('2026-02-28')).toMatchObject({ value: 5, since: '2025-09-01' });
    expect(await valueOn('2026-03-01')).toMatchObject({
      value: 7,
      article: { id: article, document: '示例学院学生会章程', number: '第十三条' },
    });
  });

  it('is corrected by saying the same day again, and the journal keeps what it said', async () => {
    const article = await articleOf(await charter(), '第十三条');
    await set(article, '5');
    await set(article, '6');
    expect(await valueOn('2026-01-01')).toMatchObject({ value: 6 });
    const { rows } = await withSchool(database, school, (tx) =>
      tx.client.query<{ payload: string }>(
        `select payload from journal_payload where school_id = $1 order by seq desc limit 1`,
        [school],
      ),
    );
    expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({
      before: { value: 5 },
      after: { value: 6, articleId: article },
    });
  });

  it('lapses when its article is amended, and asks to be looked at again', async () => {
    const document = await charter();
    await set(await articleOf(document, '第十三条'), '5');
    const amended = await articleOf(document, '第十三条', '2026-09-10');
    expect(await valueOn('2026-09-09')).toMatchObject({ value: 5, lapsed: null });
    expect(await valueOn('2026-09-10')).toMatchObject({
      value: 3,
      article: null,
      lapsed: { number: '第十三条' },
    });
    const tasksOf = (role: string) =>
      withSchool(database, school, (tx) =>
        rulebookTasks(provisions).tasks({
          tx,
          today: on('2026-09-20'),
          actor: { kind: 'person', capacity: { role } },
        } as unknown as Context),
      );
    expect(await tasksOf('league')).toMatchObject([
      { code: 'provisions-lapsed', values: { count: 1 } },
    ]);
    expect(await tasksOf('student')).toEqual([]);
    await set(amended, '5', '2026-09-10');
    expect(await tasksOf('league')).toEqual([]);
  });

  it('lapses with its edition when a new one comes into force', async () => {
    await set(await articleOf(await charter(), '第十三条'), '5');
    await charter('2026年修订', '2026-06-01');
    expect(await valueOn('2026-05-31')).toMatchObject({ value: 5 });
    expect(await valueOn('2026-06-01')).toMatchObject({ value: 3, lapsed: { number: '第十三条' } });
  });

  it('keeps its type through the database', async () => {
    const article = await articleOf(await charter(), '第二条');
    await set(article, '3/5', '2025-09-01', quorum.name);
    await set(article, '12', '2025-09-01', order.name);
    const read = await withSchool(database, school, async (tx) => [
      (await provisionOn(tx, quorum, on('2026-01-01'))).value,
      (await provisionOn(tx, order, on('2026-01-01'))).value,
    ]);
    expect(read).toEqual([{ numerator: 3, denominator: 5 }, '12']);
  });

  it('refuses what is no value, and an article not in force on the day', async () => {
    const document = await charter();
    const article = await articleOf(document, '第十三条', '2026-01-01');
    expect(await set(article, '0')).toEqual(
      err([refusal('value-not-fitting', 'value', { example: '3' })]),
    );
    expect(await set(article, '5', '2025-12-31')).toEqual(
      err([refusal('article-not-yet', 'since', { since: '2026-01-01' })]),
    );
    await articleOf(document, '第十三条', '2026-05-01');
    expect(await set(article, '5', '2026-05-01')).toEqual(
      err([refusal('article-no-longer', 'since', { until: '2026-04-30' })]),
    );
    expect(await set(randomUUID() as Uuid, '5')).toEqual(
      err([refusal('article-unknown', 'articleId')]),
    );
  });

  it('holds one value a day after twenty writers at once', async () => {
    const article = await articleOf(await charter(), '第十三条');
    const months = Array.from(
      { length: 20 },
      (_, at) => `2026-${String((at % 12) + 1).padStart(2, '0')}-01`,
    );
    const done = await Promise.all(
      months.map((since, at) => set(article, String((at % 9) + 1), since)),
    );
    expect(done.every((one) => one.ok)).toBe(true);
    for (const since of months) expect(await valueOn(since)).toMatchObject({ since });
  });
});

describe('documents and articles', () => {
  it('end the former edition, and are corrected by the same title and edition', async () => {
    const first = await charter();
    await charter('2026年修订', '2026-06-01');
    const page = await list(parts, documentList, asking());
    expect(page).toMatchObject(
      ok({ total: 2, rows: [{ id: first, until: '2026-05-31' }, { until: null }] }),
    );
    const corrected = await charter('2026年修订', '2026-07-01');
    const again = await list(parts, documentList, asking({ on: '2026-06-15' }));
    expect(again).toMatchObject(ok({ total: 1, rows: [{ id: first, until: '2026-06-30' }] }));
    const same = await act(parts, documentRecord, {
      ...doing(),
      input: {
        kind: 'charter',
        title: '示例学院学生会章程',
        edition: '另一版',
        since: '2026-07-01',
      },
    });
    expect(same).toEqual(
      err([refusal('edition-same-day', 'since', { title: '示例学院学生会章程' })]),
    );
    expect(corrected).not.toBe(first);
  });

  it('stand in the order people count them, and are found by what they say', async () => {
    const document = await charter();
    for (const number of ['第十条', '第二条', '第十三条', '第九条'])
      await articleOf(document, number);
    const page = await list(parts, articleList, asking({ documentId: document }));
    expect(page.ok && page.value.rows.map(({ number }) => number)).toEqual([
      '第二条',
      '第九条',
      '第十条',
      '第十三条',
    ]);
    const found = await list(parts, articleList, asking({}, { search: '十三条的' }));
    expect(found).toMatchObject(ok({ total: 1, rows: [{ number: '第十三条' }] }));
    const beyond = await list(parts, articleList, asking({}, { offset: 40 }));
    expect(beyond).toEqual(ok({ rows: [], total: 4 }));
  });

  it('refuse days outside the edition', async () => {
    const document = await charter('2025年版', '2025-09-01');
    await charter('2026年修订', '2026-06-01');
    const early = await act(parts, articleRecord, {
      ...doing(),
      input: { documentId: document, number: '一', text: '……', since: '2025-08-31' },
    });
    expect(early).toEqual(
      err([refusal('article-before-edition', 'since', { since: '2025-09-01' })]),
    );
    const late = await act(parts, articleRecord, {
      ...doing(),
      input: { documentId: document, number: '一', text: '……', since: '2026-06-01' },
    });
    expect(late).toEqual(err([refusal('article-after-edition', 'since', { until: '2026-05-31' })]));
    const nowhere = await act(parts, articleRecord, {
      ...doing(),
      input: { documentId: randomUUID(), number: '一', text: '……', since: '2026-06-01' },
    });
    expect(nowhere).toEqual(err([refusal('document-unknown', 'documentId')]));
  });
});

describe('the list of provisions', () => {
  it('says of each what holds, and why', async () => {
    const article = await articleOf(await charter(), '第十三条');
    await set(article, '5', '2026-01-01');
    const page = await list(parts, provisionList, asking());
    expect(page).toMatchObject(
      ok({
        total: 3,
        rows: [
          {
            provision: publicity.name,
            value: '5',
            unit: 'working-day',
            standing: 'stated',
            title: '示例学院学生会章程',
            number: '第十三条',
            since: '2026-01-01',
          },
          { provision: quorum.name, value: '2/3', standing: 'default', source: 'congress-rules' },
          { provision: order.name, value: 'strokes', number: null },
        ],
      }),
    );
    const before = await list(
      parts,
      provisionList,
      asking({ on: '2025-12-31', standing: 'stated' }),
    );
    expect(before).toEqual(ok({ rows: [], total: 0 }));
  });
});

describe('who may', () => {
  const keepers = new Set(['administrator', 'league']);
  const anyId = randomUUID();
  const inputs = [
    [documentRecord, { kind: 'other', title: '值班办法', edition: '一', since: '2026-01-01' }],
    [articleRecord, { documentId: anyId, number: '一', text: '……', since: '2026-01-01' }],
    [provisionSet, { provision: quorum.name, value: '1/2', articleId: anyId, since: '2026-01-01' }],
  ] as const;
  for (const role of memberRoles)
    it(`writes and reads as ${role}`, async () => {
      for (const [verb, input] of inputs) {
        const done = await act(parts, verb as typeof documentRecord, {
          ...doing(role),
          input: { ...input },
        });
        const refused = !done.ok && done.error[0]?.code === 'not-allowed';
        expect(refused).toBe(!keepers.has(role));
      }
      for (const verb of [documentList, articleList, provisionList]) {
        const page = await list(parts, verb as typeof documentList, {
          ...asking(),
          ...call(role),
        });
        expect(page.ok).toBe(true);
      }
    });

  it('shows nothing of another school', async () => {
    await set(await articleOf(await charter(), '第十三条'), '5');
    const other = await testSchool(database, `other-${turn}`);
    for (const verb of [documentList, articleList])
      expect(
        await list(parts, verb as typeof documentList, { ...asking(), schoolId: other }),
      ).toEqual(ok({ rows: [], total: 0 }));
    const seen = await withSchool(database, other, (tx) =>
      provisionOn(tx, publicity, on('2026-01-01')),
    );
    expect(seen).toMatchObject({ value: 3, article: null });
  });
});
