import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { provisionOn, rulesOn } from '../../charter/reads.ts';
import type { Standing } from '../../engines/actions/actor.ts';
import { act, ask, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Action, Context, Query } from '../../engines/actions/verb.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { rulebookEvidence } from './evidence.ts';
import { rulebookVerbs } from './actions.ts';
import { articlesOf } from './presets/actions.ts';
import { charterDecider, congressInterval, rulebookProvisions } from './provisions.ts';
import { reformMeasures, rulesInForce } from './reads.ts';
import { suggestValues } from './suggest.ts';
import { rulebookTasks } from './tasks.ts';

const provisions = [...rulebookProvisions, congressInterval];
const verbs = rulebookVerbs(provisions);
const database = await testDatabase();
const on = (text: string): Day => text as Day;
let now = '2026-06-20T02:00:00.000Z';
const parts: RunnerParts = {
  database,
  clock: () => now as Instant,
  standing: async (_, token): Promise<Standing> => ({
    accountId: randomUUID() as Uuid,
    personId: null,
    capacities: [{ id: randomUUID() as Uuid, role: token, unitId: null, unitIds: null }],
  }),
};

let school: SchoolId = await testSchool(database, 'start');
let turn = 0;
beforeEach(async () => {
  turn += 1;
  now = '2026-06-20T02:00:00.000Z';
  school = await testSchool(database, `school-${turn}`);
});

const call = (role = 'league') => ({
  schoolId: school,
  credential: { kind: 'session' as const, token: role },
  capacityId: null,
});
type Name = (typeof verbs)[number]['name'];
const verbOf = (name: string) => verbs.find((verb) => verb.name === name);
/** Does a verb; answers what it told, or the codes it refused with. */
async function done(name: Name, input: object): Promise<{ id: Uuid } & Record<string, unknown>> {
  const told = await act(parts, verbOf(name) as unknown as Action, {
    ...call(),
    key: randomUUID() as Uuid,
    input,
  });
  if (!told.ok) throw new Error(told.error.map(({ code }) => code).join(','));
  return told.value as { id: Uuid } & Record<string, unknown>;
}
const refused = async (name: Name, input: object) => {
  const told = await act(parts, verbOf(name) as unknown as Action, {
    ...call(),
    key: randomUUID() as Uuid,
    input,
  });
  return told.ok ? [] : told.error.map(({ code }) => code);
};
async function asked<T>(name: Name, input: object): Promise<T> {
  const told = await ask(parts, verbOf(name) as unknown as Query, { ...call(), input });
  if (!told.ok) throw new Error(told.error.map(({ code }) => code).join(','));
  return told.value as T;
}
const inside = <T>(work: (tx: Context['tx']) => Promise<T>) => withSchool(database, school, work);

const first = { number: '第一条', chapter: '第一章 总则', text: '本会是学生自己的组织。' };
const second = { number: '第二条', chapter: '第二章 大会', text: '学生代表大会每年召开一次。' };
const tenth = { number: '第十条', chapter: '第二章 大会', text: '章程由学生代表大会修改。' };
const title = '示例学院学生会章程';
const takeIn = (parts_: object = {}) =>
  done('document.take-in', {
    ...{ kind: 'charter', title, edition: '2025年版', since: '2025-09-01' },
    articles: [first, second, tenth],
    ...parts_,
  });
interface Told {
  readonly document: { readonly standing: string; readonly decided: boolean };
  readonly articles: readonly {
    readonly id: Uuid;
    readonly number: string;
    readonly text: string;
    readonly binding: string;
    readonly suggestions: readonly object[];
    readonly corrections: readonly object[];
  }[];
}
const read = (documentId: Uuid) => asked<Told>('document.read', { documentId });
const articleIn = async (documentId: Uuid, number: string): Promise<Uuid> => {
  const found = (await read(documentId)).articles.find((one) => one.number === number);
  if (!found) throw new Error(`no ${number}`);
  return found.id;
};
const decision = { decidedBy: 'congress', decidedOn: '2026-06-10', inFavour: 120, present: 170 };
const enact = (draftId: Uuid, more: object = {}) => ({
  ...{ draftId, revision: 1, since: '2026-06-15', ...decision },
  ...more,
});

describe('a document that is taken in', () => {
  it('keeps its order and its chapters', async () => {
    await takeIn({ articles: [second, first, tenth] });
    const [rules] = await inside((tx) => rulesOn(tx, on('2026-01-01')));
    expect(rules?.articles.map(({ number, chapter }) => [number, chapter])).toEqual([
      ['第二条', '第二章 大会'],
      ['第一条', '第一章 总则'],
      ['第十条', '第二章 大会'],
    ]);
  });

  it('is refused where it is known, numbers an article twice or names what is not there', async () => {
    await takeIn();
    const again = {
      ...{ kind: 'charter', title, edition: '2025年版', since: '2025-09-02' },
      articles: [first],
    };
    expect(await refused('document.take-in', again)).toEqual(['edition-known']);
    const twice = { ...again, edition: '新', articles: [first, { ...second, number: '第一条' }] };
    expect(await refused('document.take-in', twice)).toEqual(['number-twice']);
    const nowhere = { ...again, edition: '新', unitId: randomUUID(), ownerId: randomUUID() };
    expect(await refused('document.take-in', { ...nowhere, paper: 'a'.repeat(64) })).toEqual([
      'paper-unknown',
      'unit-unknown',
      'owner-unknown',
    ]);
  });

  it('is shown to strangers only where it is public', async () => {
    await takeIn({ open: false });
    expect(await inside((tx) => rulesInForce(tx, on('2026-01-01')))).toEqual([]);
    await done('document.record', {
      ...{ kind: 'charter', title, edition: '2025年版', since: '2025-09-01', open: true },
    });
    expect(await inside((tx) => rulesInForce(tx, on('2026-01-01')))).toHaveLength(1);
  });
});

describe('a misprint', () => {
  it('is put right and stays visible', async () => {
    const { id } = await takeIn();
    const articleId = await articleIn(id, '第一条');
    const text = '本会是学生自己的群众组织。';
    await done('article.correct', { articleId, text, reason: '录入时漏字' });
    const { articles } = await read(id);
    expect(articles[0]).toMatchObject({
      text,
      corrections: [{ before: first.text, reason: '录入时漏字', on: '2026-06-20' }],
    });
    expect(await refused('article.correct', { articleId, text, reason: '又' })).toEqual([
      'nothing-corrected',
    ]);
    const rewrite = { ...first, documentId: id, since: '2025-09-01', text: '换了内容。' };
    expect(await refused('article.record', rewrite)).toEqual(['article-stands']);
  });

  it('is no way to amend what was decided', async () => {
    const draft = await done('draft.begin', {
      title,
      kind: 'charter',
      edition: '一',
      articles: [first],
    });
    const { id } = await done('draft.enact', enact(draft.id));
    const articleId = await articleIn(id, '第一条');
    const text = '本会由全体学生组成，设主席团、办公室和若干工作部门，任期两年，可以连任。';
    expect(await refused('article.correct', { articleId, text, reason: '改' })).toEqual([
      'more-than-a-misprint',
    ]);
  });
});

describe('an amendment', () => {
  it('ends the former edition and carries over what articles state, unless they say otherwise', async () => {
    const base = await takeIn();
    const articleId = await articleIn(base.id, '第二条');
    const bind = { provision: 'congress.interval', value: '12', articleId, since: '2025-09-01' };
    await done('provision.set', bind);
    await done('article.leave-unbound', {
      articleId: await articleIn(base.id, '第一条'),
      reason: '只写性质',
    });
    const { id: draftId } = await done('draft.begin', { baseId: base.id, edition: '2026年修订' });
    const draft = await asked<{ articles: readonly object[] }>('draft.read', { draftId });
    const articles = draft.articles.map((one) => {
      const { suggestions: _, ...article } = one as { suggestions: unknown; number: string };
      return article.number === '第二条'
        ? {
            ...article,
            text: '学生代表大会每两年召开一次。',
            values: [{ provision: 'congress.interval', value: '24' }],
          }
        : article;
    });
    await done('draft.save', { draftId, revision: 1, articles });
    const { id } = await done('draft.enact', enact(draftId, { revision: 2 }));
    const value = (day: string) => inside((tx) => provisionOn(tx, congressInterval, on(day)));
    expect(await value('2026-06-14')).toMatchObject({ value: 12, article: { id: articleId } });
    expect(await value('2026-06-15')).toMatchObject({ value: 24, since: '2026-06-15' });
    const told = await read(id);
    expect(told.document).toMatchObject({ standing: 'in-force', decided: true });
    expect(told.articles.map(({ number, binding }) => [number, binding])).toEqual([
      ['第一条', 'unbound'],
      ['第二条', 'bound'],
      ['第十条', 'open'],
    ]);
    expect((await read(base.id)).document).toMatchObject({ standing: 'replaced' });
    const compared = await asked<{
      changes: readonly { kind: string }[];
      values: readonly object[];
    }>('edition.compare', { beforeId: base.id, afterId: id });
    expect(compared.changes.map(({ kind }) => kind)).toEqual(['unchanged', 'changed', 'unchanged']);
    expect(compared.values).toEqual([
      { provision: 'congress.interval', before: '12', after: '24' },
    ]);
    const paper = await asked<{ title: string; blocks: readonly object[] }>(
      'edition.compare-paper',
      { beforeId: base.id, afterId: id },
    );
    expect(paper.title).toContain(title);
  });

  it('is refused by whoever may not decide, without enough votes, and before its day', async () => {
    const base = await takeIn();
    const { id: draftId } = await done('draft.begin', { baseId: base.id, edition: '修订' });
    const codes = (more: object) => refused('draft.enact', enact(draftId, more));
    expect(await codes({ decidedBy: 'presidium' })).toEqual(['decider-not-congress']);
    expect(await codes({ inFavour: 84 })).toEqual(['majority-not-reached']);
    expect(await codes({ inFavour: null, present: null })).toEqual(['decision-unproven']);
    expect(await codes({ since: '2026-06-09' })).toEqual(['in-force-before-decision']);
    expect(await codes({ decidedOn: '2026-06-21', since: '2026-06-21' })).toEqual([
      'decision-to-come',
    ]);
    expect(await codes({ since: '2025-09-01' })).toContain('before-the-former');
    expect(await codes({})).toEqual([]);
    expect(await codes({})).toEqual(['draft-unknown']);
  });

  it('is judged by what the charter said on the day of the decision', async () => {
    const base = await takeIn();
    const articleId = await articleIn(base.id, '第十条');
    const said = { provision: charterDecider.name, value: 'standing-delegates', articleId };
    await done('provision.set', { ...said, since: '2026-06-11' });
    const { id: draftId } = await done('draft.begin', { baseId: base.id, edition: '修订' });
    const by = { decidedBy: 'standing-delegates' };
    expect(await refused('draft.enact', enact(draftId, by))).toEqual(['decider-not-congress']);
    expect(
      await refused('draft.enact', enact(draftId, { ...by, decidedOn: '2026-06-11' })),
    ).toEqual([]);
  });

  it('is not drafted over another officer, nor from an edition that gave way', async () => {
    const base = await takeIn();
    const begin = (edition: string) => done('draft.begin', { baseId: base.id, edition });
    const [one, other] = [await begin('修订甲'), await begin('修订乙')];
    const save = { draftId: one.id, revision: 1, articles: [first] };
    await done('draft.save', save);
    expect(await refused('draft.save', save)).toEqual(['changed-meanwhile-unnamed']);
    await done('draft.enact', enact(one.id, { revision: 2 }));
    expect(await refused('draft.enact', enact(other.id, { since: '2026-06-18' }))).toEqual([
      'base-replaced',
    ]);
    await done('draft.drop', { draftId: other.id, revision: 1 });
    expect(await refused('draft.drop', { draftId: other.id, revision: 1 })).toEqual([
      'draft-unknown',
    ]);
  });

  it('takes a file over article by article', async () => {
    const base = await takeIn();
    const articles = [
      { number: '第一条', text: '新的第一条，写明名称。' },
      { ...first, number: '第二条' },
    ];
    const begun = { baseId: base.id, edition: '修订', articles };
    const { id: draftId } = await done('draft.begin', begun);
    const draft = await asked<{ articles: readonly { from: Uuid | null }[] }>('draft.read', {
      draftId,
    });
    expect(draft.articles.map(({ from }) => from)).toEqual([
      null,
      await articleIn(base.id, '第一条'),
    ]);
  });
});

it('a repeal ends a document by a decision, and says so', async () => {
  const { id: documentId } = await takeIn({ kind: 'training', title: '培训办法' });
  const repeal = { documentId, since: '2026-06-15', ...decision };
  await done('document.repeal', repeal);
  expect((await read(documentId)).document.standing).toBe('repealed');
  expect(await refused('document.repeal', repeal)).toEqual(['repealed-already']);
});

describe('what articles say', () => {
  it('is evidence where an article in force states it, and a default is none', async () => {
    const unionId = randomUUID();
    await inside((tx) =>
      tx.client.query(
        `insert into body (school_id, id, kind, name, name_key, since)
         values ($1, $2, 'student-union', '校学生会', 'x', '2025-01-01')`,
        [school, unionId],
      ),
    );
    const facts = async (day: string) =>
      (await inside((tx) => rulebookEvidence(tx, on(day)))).get(unionId as Uuid);
    const { id } = await takeIn();
    expect(await facts('2026-01-01')).toEqual([]);
    const articleId = await articleIn(id, '第二条');
    const say = (provision: string, value: string) =>
      done('provision.set', { provision, value, articleId, since: '2025-09-01' });
    await say('congress.interval', '18');
    await say('presidium.elected-by', 'committee');
    await say('delegates.least', '2%');
    await say('heads.elected-by', 'presidium');
    expect(await facts('2026-01-01')).toMatchObject([
      {
        name: 'presidium.elected',
        value: { by: 'committee', office: 'presidium' },
        basis: 'rule',
        source: { thing: 'article', id: articleId },
      },
      { name: 'congress.cycle', value: { minYears: 2, maxYears: 2, of: 'congress' } },
      { name: 'delegates.minimum', value: { percent: '2' } },
    ]);
    expect(await facts('2025-08-31')).toEqual([]);
  });

  it('is suggested from their words, as a value that the provision may have', () => {
    expect(suggestValues(second.text, provisions)).toEqual([
      { provision: 'congress.interval', value: '12' },
    ]);
    const most = '章程的修改须经出席代表三分之二以上同意。主席团由学生代表大会选举产生。';
    expect(suggestValues(most, provisions)).toEqual(
      expect.arrayContaining([
        { provision: 'charter.majority', value: '2/3' },
        { provision: 'presidium.elected-by', value: 'congress' },
      ]),
    );
    expect(suggestValues('会员应当遵守章程。', provisions)).toEqual([]);
  });
});

it('a preset begins a draft that can be put in force', async () => {
  const { id: draftId } = await done('preset.adopt', {
    preset: 'departments',
    title,
    edition: '一',
  });
  const draft = await asked<{ articles: readonly { number: string }[] }>('draft.read', { draftId });
  expect(draft.articles.map(({ number }) => number)).toEqual(
    articlesOf('departments').map(({ number }) => number),
  );
  const shown = await asked<{ values: readonly object[] }>('preset.read', { preset: 'campuses' });
  expect(shown.values).toContainEqual({
    ...{ provision: 'congress.interval', number: '第三条', unit: 'month' },
    ...{ value: '24', now: '12', stated: false },
  });
});

describe('a reform measure', () => {
  const body = async () => {
    const id = randomUUID();
    await inside((tx) =>
      tx.client.query(
        `insert into body (school_id, id, kind, name, name_key, since)
         values ($1, $2, 'league-committee', '团委', 'x', '2025-01-01')`,
        [school, id],
      ),
    );
    return id;
  };
  const tasks = (role: string, today: string) =>
    inside((tx) =>
      rulebookTasks(provisions).tasks({
        tx,
        today: on(today),
        actor: { kind: 'person', capacity: { role } },
      } as unknown as Context),
    );

  it('stands in the inbox when it is nearly due and overdue, until something shows that it is done', async () => {
    const { id: measureId } = await done('measure.record', {
      ...{ text: '公开章程', ownerId: await body(), since: '2026-03-01', due: '2026-06-30' },
    });
    expect(await tasks('office', '2026-06-01')).toEqual([]);
    expect(await tasks('office', '2026-06-20')).toMatchObject([{ code: 'measure-due' }]);
    expect(await tasks('office', '2026-07-01')).toMatchObject([{ code: 'measure-overdue' }]);
    expect(await tasks('student', '2026-07-01')).toEqual([]);
    const finish = { measureId, revision: 1, doneOn: '2026-06-18' };
    expect(await refused('measure.finish', finish)).toEqual(['nothing-shown']);
    await done('measure.finish', { ...finish, shownBy: '公开页面' });
    expect(await refused('measure.drop', { measureId, revision: 2, why: '不做了' })).toEqual([
      'measure-ended',
    ]);
    expect(await tasks('office', '2026-07-01')).toEqual([]);
    expect(await inside((tx) => reformMeasures(tx, on('2026-07-01')))).toMatchObject([
      { text: '公开章程', bodyName: '团委', standing: 'done', shownBy: '公开页面' },
    ]);
  });

  it('is not changed over another officer', async () => {
    const { id: measureId } = await done('measure.record', {
      ...{ text: '公开章程', ownerId: await body(), since: '2026-03-01', due: '2026-06-30' },
    });
    const input = { measureId, revision: 1, due: '2026-07-31' };
    await done('measure.change', input);
    expect(await refused('measure.change', input)).toEqual(['changed-meanwhile-unnamed']);
  });
});
