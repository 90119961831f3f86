import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { act, ask, list } from '../../engines/actions/runner.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import {
  idOf,
  journalList,
  journalRead,
  noticeList,
  noticeRead,
  request,
  sampleSchool,
  withdraw,
} from './samples/sample-school.ts';

const database = await testDatabase();
let at = await sampleSchool(database);
beforeEach(async () => {
  at = await sampleSchool(database);
});

describe('notices', () => {
  const titlesOf = async (token: string) =>
    (await at.workbenchOf(token)).notices.map(({ title }) => title);

  it('reach whom they are meant for', async () => {
    await at.notice('administrator', { title: '致全校' });
    await at.notice('administrator', { title: '致团支部', roles: ['unit-league'] });
    await at.notice('guide', { title: '致机电系', unitId: at.department });
    await at.notice('administrator', { title: '致艺术系', unitId: at.otherUnit });
    await at.notice('administrator', { title: '以后', since: '2026-12-01' });
    await at.notice('administrator', { title: '以前', until: '2026-11-19' });
    await at.notice('administrator', { title: '今天为止', until: '2026-11-20' });
    expect(await titlesOf('student')).toEqual(['今天为止', '致机电系', '致全校']);
    expect(await titlesOf('guide')).toEqual(['今天为止', '致机电系', '致团支部', '致全校']);
    expect(await titlesOf('administrator')).toEqual(['今天为止', '致全校']);
  });

  it('are taken down once, by whoever may speak to the unit, and stay in the records', async () => {
    const mine = idOf(await at.notice('administrator', { unitId: at.otherUnit }));
    const whole = idOf(await at.notice('administrator'));
    const take = (token: string, noticeId: Uuid) =>
      act(at.parts, withdraw, {
        ...at.call(token),
        key: randomUUID() as Uuid,
        input: { noticeId },
      });
    for (const foreign of [mine, whole])
      expect(await take('guide', foreign)).toEqual(err([refusal('notice-unknown', 'noticeId')]));
    expect(await take('administrator', whole)).toEqual(ok({}));
    expect(await take('administrator', whole)).toEqual(
      err([refusal('notice-withdrawn', 'noticeId')]),
    );
    expect(await titlesOf('student')).toEqual([]);
    const kept = await list(at.parts, noticeList, {
      ...at.call('administrator'),
      request: request(),
    });
    expect(kept).toMatchObject(ok({ total: 2 }));
    const gone = await list(at.parts, noticeList, { ...at.call('student'), request: request() });
    expect(gone).toEqual(ok({ rows: [], total: 0 }));
  });

  it('are read and listed only where they are meant for the reader or in their hand', async () => {
    const art = idOf(await at.notice('administrator', { unitId: at.otherUnit }));
    const own = idOf(await at.notice('guide', { unitId: at.department, roles: ['student'] }));
    const read = (token: string, noticeId: Uuid) =>
      ask(at.parts, noticeRead, { ...at.call(token), input: { noticeId } });
    expect(await read('student', own)).toMatchObject(ok({ id: own, text: '周一开会。' }));
    expect(await read('guide', own)).toMatchObject(ok({ id: own }));
    for (const token of ['student', 'guide'])
      expect(await read(token, art)).toEqual(err([refusal('notice-unknown', 'noticeId')]));
    const page = await list(at.parts, noticeList, {
      ...at.call('student'),
      request: { ...request({ current: true }), search: '周一' },
    });
    expect(page).toMatchObject(
      ok({ total: 1, rows: [{ id: own, roles: ['student'], unitName: '机电系' }] }),
    );
  });

  it('are refused beyond one’s reach, to no unit, and with reversed days', async () => {
    expect(await at.notice('guide')).toEqual(err([refusal('notice-beyond-reach', 'unitId')]));
    expect(await at.notice('guide', { unitId: at.otherUnit })).toEqual(
      err([refusal('notice-beyond-reach', 'unitId')]),
    );
    expect(await at.notice('administrator', { unitId: randomUUID() })).toEqual(
      err([refusal('unit-unknown', 'unitId')]),
    );
    expect(await at.notice('administrator', { until: '2026-10-31' })).toEqual(
      err([refusal('dates-reversed', 'until', { since: '2026-11-01' })]),
    );
    expect(await at.notice('student')).toEqual(err([refusal('not-allowed')]));
  });
});

describe('the journal', () => {
  it('shows the school’s to those who answer for it, and everybody their own', async () => {
    await at.notice('administrator');
    const own = idOf(await at.notice('guide', { unitId: at.department }));
    const seen = async (token: string, filters: object = {}) => {
      const page = await list(at.parts, journalList, {
        ...at.call(token),
        request: request(filters),
      });
      return page.ok ? page.value.rows.map(({ seq, personName }) => [seq, personName]) : page.error;
    };
    expect(await seen('administrator')).toEqual([
      [2, '某guide'],
      [1, '某administrator'],
    ]);
    expect(await seen('guide')).toEqual([[2, '某guide']]);
    expect(await seen('student')).toEqual([]);
    const guide = at.people.get('guide')?.personId ?? undefined;
    const boss = at.people.get('administrator')?.personId ?? undefined;
    expect(await seen('administrator', { personId: guide })).toEqual([[2, '某guide']]);
    expect(await seen('guide', { personId: boss })).toEqual([]);
    expect(await seen('administrator', { subjectKind: 'notice', subjectId: own })).toEqual([
      [2, '某guide'],
    ]);
    expect(await seen('administrator', { verb: 'notice.withdraw' })).toEqual([]);
    expect(await seen('administrator', { since: '2026-11-20', until: '2026-11-20' })).toHaveLength(
      2,
    );
    expect(await seen('administrator', { until: '2026-11-19' })).toEqual([]);
    expect(await seen('administrator', { since: '2026-11-21' })).toEqual([]);
  });

  it('shows what an entry changed, and says when that was erased', async () => {
    await at.notice('guide', { unitId: at.department });
    const read = (token: string, seq: number) =>
      ask(at.parts, journalRead, { ...at.call(token), input: { seq } });
    expect(await read('guide', 1)).toMatchObject(
      ok({
        verb: 'notice.publish',
        role: 'unit-league',
        erased: false,
        before: null,
        after: { title: '例会通知' },
      }),
    );
    expect(await read('student', 1)).toEqual(err([refusal('entry-unknown', 'seq')]));
    expect(await read('administrator', 2)).toEqual(err([refusal('entry-unknown', 'seq')]));
    const owner = await database.pool.connect();
    try {
      await owner.query('begin; set local role mingzhang_operator');
      await owner.query('delete from journal_payload where school_id = $1', [at.school]);
      await owner.query('commit');
    } finally {
      owner.release();
    }
    expect(await read('administrator', 1)).toMatchObject(ok({ erased: true, after: null }));
  });
});
