import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Uuid } from '../../kernel/id.ts';
import { electoralUnitRead } from './choosing/looking.ts';
import { congressHold } from './congresses.ts';
import { congressRead, quotaRead } from './looking.ts';
import { delegateRoll } from './reads.ts';
import { congressSchool, throughUnit, type CongressSchool } from './samples/sample-congress.ts';
import { d } from '../organisation/samples/sample-school.ts';

const database = await testDatabase({ connections: 8 });

describe('a congress from its request to its delegates', () => {
  let school: CongressSchool;
  let congressId: Uuid;
  let quotaId: Uuid;

  beforeAll(async () => {
    school = await congressSchool(database, 'qingshan');
    congressId = await school.approved();
    quotaId = await school.called(congressId);
  });

  it('is approved by three organs, the last on paper', async () => {
    const { stage, approval, next, counts } = await school.asked(congressRead, { congressId });
    expect(stage).toBe('choosing');
    expect(next).toBe('units-choose');
    expect(approval?.outcome).toBe('completed');
    expect(approval?.acts.map(({ step }) => step)).toEqual([
      ...['request-congress', 'league-approves', 'party-approves', 'province-approves'],
    ]);
    expect(counts).toMatchObject({ units: 2, seats: 6, done: 0, late: 0 });
  });

  it('has a table of quotas with its working', async () => {
    const { table, published, decidedBy } = await school.asked(quotaRead, { quotaId });
    expect(table.lines.map(({ name, seats }) => [name, seats])).toEqual([
      ['机电系', 4],
      ['艺术系', 2],
    ]);
    expect(published).toBe('2026-09-01');
    expect(decidedBy).toBe('洪老师');
    expect(table.floors[0]).toMatchObject({ group: 'women', target: 2 });
  });

  it('has delegates when a unit has gone its way', async () => {
    const [unit] = await school.unitsOf(congressId);
    if (!unit) throw new Error('no unit');
    const people = await school.studentsOf(5);
    const delegates = await throughUnit(school, unit.id, { people, seats: 4 });
    expect(delegates).toHaveLength(4);
    const told = await school.asked(electoralUnitRead, { electoralUnitId: unit.id });
    expect(told.case?.outcome).toBe('completed');
    expect(told.missed).toEqual([]);
    expect(told.delegates.map(({ number, credentials }) => [number, credentials])).toEqual([
      ...[1, 2, 3, 4].map((number) => [number, 'qualified']),
    ]);
    const roll = await school.inside((tx) => delegateRoll(tx, congressId, d('2026-09-07')));
    expect(roll.map(({ unitName }) => unitName)).toEqual(['机电系', '机电系', '机电系', '机电系']);
  });

  it('is held once there are delegates', async () => {
    const held = { congressId, heldSince: d('2026-09-06'), heldUntil: d('2026-09-07') };
    await school.done(congressHold, held);
    const { stage } = await school.asked(congressRead, { congressId });
    expect(stage).toBe('held');
  });
});
