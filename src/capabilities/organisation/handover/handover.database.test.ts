import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { d, sampleSchool, today, type Caller } from '../samples/sample-school.ts';
import { sampleUnion } from '../samples/sample-union.ts';
import { handoverDraw, handoverRead, handoverRevise, handoverSign } from './actions.ts';
import { handoverList } from './list.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'handover');
const { union, study, person, hold, chairPost, headPost } = await sampleUnion(school);
const [former, next, stranger] = [
  await person('student', '何同学'),
  await person('student', '吕同学'),
  await person(),
];
const giverId = await hold(chairPost, former, { until: d('2026-08-31') });
const takerId = await hold(chairPost, next, { since: today });
const elsewhere = await hold(headPost, stranger);
const as = (personId: typeof former): Caller => ({ role: 'student', personId });
const items = [
  { kind: 'record', name: '会议记录', quantity: 3, note: '2025 年全年' },
  { kind: 'money', name: '活动经费余额', cents: 123_45 },
  { kind: 'seal', name: '学生会印章', quantity: 1 },
];
const list = { bodyId: union, giverId, takerId, day: today, items };

describe('a handover', () => {
  it('is between two who hold or held a post of the body, with amounts for money and no passwords', async () => {
    const refused = (change: object) => school.refused(handoverDraw, { ...list, ...change });
    expect(await refused({ bodyId: study, takerId: elsewhere })).toEqual([
      'handover-giver-unknown',
    ]);
    expect(await refused({ takerId: giverId })).toEqual(['handover-to-oneself']);
    expect(await refused({ bodyId: study })).toEqual([
      'handover-giver-unknown',
      'handover-taker-unknown',
    ]);
    expect(await refused({ items: [{ kind: 'money', name: '经费' }] })).toEqual([
      'handover-amount-missing',
    ]);
    expect(await refused({ items: [{ kind: 'asset', name: '桌子', cents: 1 }] })).toEqual([
      'handover-amount-not-asked',
    ]);
    // Of the union's own department: its head may keep what the union hands over.
    await school.done(handoverDraw, { ...list, giverId: elsewhere });
    const account = { kind: 'account', name: '公众号', note: '密码：Abc12345' };
    expect(await refused({ items: [account] })).toEqual(['handover-secret']);
    await school.done(handoverDraw, {
      ...list,
      items: [{ ...account, note: '密码当面交接后修改' }],
    });
  });

  it('is signed by each side itself, corrected before that by a new version, and stands after it', async () => {
    const { id } = await school.done(handoverDraw, list);
    const sign = { handoverId: id, revision: 1 };
    expect(await school.refused(handoverSign, sign, as(stranger))).toEqual(['handover-unknown']);
    expect(
      await school.refused(handoverSign, sign, { role: 'league', personId: stranger }),
    ).toEqual(['handover-unknown']);
    expect(await school.done(handoverSign, sign, as(former))).toEqual({
      version: 1,
      sealed: false,
    });
    expect(await school.refused(handoverSign, sign, as(former))).toEqual([
      'handover-signed-already',
    ]);
    const { bodyId: _body, ...wanted } = list;
    const better = { ...wanted, handoverId: id, items: items.slice(1) };
    await school.done(handoverRevise, { ...better, revision: 1 });
    expect(await school.refused(handoverRevise, { ...better, revision: 1 })).toEqual([
      'changed-meanwhile-unnamed',
    ]);
    expect(await school.refused(handoverSign, sign, as(next))).toEqual(['handover-newer']);
    const again = { ...sign, revision: 2 };
    await school.done(handoverSign, again, as(next));
    const page = await school.asked(handoverRead, { handoverId: id }, as(former));
    expect(page.ok && page.value).toMatchObject({
      ...{ version: 2, mySide: 'giver', sealedAt: null, signatures: [{ side: 'taker' }] },
      items: [{ name: '活动经费余额', cents: 12345, quantity: null }, { name: '学生会印章' }],
      versions: [
        { version: 2, items: 2 },
        { version: 1, items: 3 },
      ],
    });
    expect(await school.done(handoverSign, again, as(former))).toEqual({
      version: 2,
      sealed: true,
    });
    expect(await school.refused(handoverRevise, { ...better, revision: 2 })).toEqual([
      'handover-sealed',
    ]);
    expect(await school.refused(handoverSign, again, as(next))).toEqual(['handover-sealed']);
  });

  it('seals once though both sign at the same moment', async () => {
    const { id } = await school.done(handoverDraw, list);
    const sign = { handoverId: id, revision: 1 };
    const answers = await Promise.all(
      [former, next].map((who) => school.done(handoverSign, sign, as(who))),
    );
    expect(answers.map(({ sealed }) => sealed).sort()).toEqual([false, true]);
  });

  it('is seen by its two sides and by those of its body, and by nobody else', async () => {
    const count = async (by: Caller) => {
      const found = await school.listed(handoverList, {}, by);
      return found.ok ? found.value.total : found.error;
    };
    expect([await count(as(former)), await count(as(stranger))]).toEqual([3, 1]);
    expect(await count({ role: 'presidium' })).toBe(4);
    const found = await school.listed(handoverList, { filters: { sealed: true } });
    expect(found.ok && found.value.rows).toMatchObject([
      { giverName: '何同学', takerName: '吕同学', giverSigned: true, takerSigned: true },
      { giverSigned: true, takerSigned: true },
    ]);
    const other = await sampleSchool(database, 'other-handover');
    const sealed = found.ok ? found.value.rows[0]?.id : null;
    expect(await other.asked(handoverRead, { handoverId: sealed })).toMatchObject({
      error: [{ code: 'handover-unknown' }],
    });
  });
});
