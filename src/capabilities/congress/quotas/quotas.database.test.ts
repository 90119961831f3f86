import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { quotaRead } from '../looking.ts';
import { congressSchool, type CongressSchool } from '../samples/sample-congress.ts';
import { quotaDecide, quotaPublish } from './deciding.ts';
import { quotaPropose } from './proposing.ts';

const database = await testDatabase({ connections: 8 });

describe('quotas', () => {
  let school: CongressSchool;
  let congressId: Uuid;
  beforeAll(async () => {
    school = await congressSchool(database, 'quotas');
    congressId = await school.approved();
  });

  const propose = (more: object = {}) => ({
    ...{ congressId, semesterId: school.semesterId, total: 6, minorityPercent: 0, ...more },
  });

  it('say what they lack', async () => {
    const { refused } = school;
    expect(await refused(quotaPropose, propose({ total: 2 }))).toEqual(['total-below-least']);
    expect(await refused(quotaPropose, propose({ minorityPercent: 10 }))).toEqual([
      'floor-not-possible-minority',
    ]);
    expect(await refused(quotaPropose, propose({ unitLeast: 4 }))).toEqual(['minimum-over-house']);
    expect(await refused(quotaPropose, { congressId, total: 6 })).toEqual(['semester-unknown']);
  });

  it('are decided by a person, published once, and not to be seen before that', async () => {
    const { done, refused, asked, callers } = school;
    const { id: quotaId } = await done(quotaPropose, propose(), callers.presidium);
    const student = school.student(await school.person());
    await expect(asked(quotaRead, { quotaId }, student)).rejects.toThrow('quota-unknown');
    expect(await refused(quotaPublish, { quotaId })).toEqual(['quota-undecided']);
    expect(await refused(quotaDecide, { quotaId, decision: '定' }, callers.presidium)).toEqual([
      'not-allowed',
    ]);
    await done(quotaDecide, { quotaId, decision: '定' });
    expect(await refused(quotaDecide, { quotaId, decision: '定' })).toEqual(['quota-decided']);
    await done(quotaPublish, { quotaId });
    expect(await refused(quotaPublish, { quotaId })).toEqual(['quota-published']);
    const { table, decidedBy } = await asked(quotaRead, { quotaId }, student);
    expect([table.total, decidedBy]).toEqual([6, null]);
  });

  it('that take a published seat away must be accepted, and name whom they take it from', async () => {
    const { done, refused, asked, unitsOf } = school;
    const { id: quotaId, losses } = await done(quotaPropose, propose({ total: 5 }));
    expect(losses).toMatchObject([{ name: '机电系', before: 4, after: 3 }]);
    expect((await asked(quotaRead, { quotaId })).losses).toHaveLength(1);
    const decide = { quotaId, decision: '重新分配' };
    expect(await refused(quotaDecide, decide)).toEqual(['quota-takes-seats']);
    await done(quotaDecide, { ...decide, acceptLosses: true });
    expect((await unitsOf(congressId)).map(({ seats }) => seats)).toEqual([3, 2]);
    await done(quotaPublish, { quotaId });
  });

  it('stand where a unit has nominated by them', async () => {
    const { done, refused, unitsOf, studentsOf, nominate, delegationAct, callers } = school;
    const [unit] = await unitsOf(congressId);
    if (!unit) throw new Error('no unit');
    await nominate(unit.id, await studentsOf(4));
    await delegationAct('submit', unit.id, callers.unitPresidium);
    const { id: quotaId } = await done(quotaPropose, propose({ total: 9 }));
    expect(await refused(quotaDecide, { quotaId, decision: '再改' })).toEqual(['quota-in-use']);
  });
});
