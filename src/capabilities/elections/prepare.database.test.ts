import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { uuidv7 } from 'uuidv7';
import type { Uuid } from '../../kernel/id.ts';
import { today, d } from '../organisation/samples/sample-school.ts';
import { selectionSchool } from '../selection/samples/selection-school.ts';
import type { WantedElection } from './model.ts';
import { prepareElection } from './prepare.ts';
import { electionsOf, resultOf } from './reads.ts';

const database = await testDatabase();
let school: Awaited<ReturnType<typeof selectionSchool>>;

beforeAll(async () => {
  school = await selectionSchool(database, 'qingyan');
});

const prepared = (wanted: WantedElection) =>
  school.inside((tx) => prepareElection({ tx, today, newId: () => uuidv7() as Uuid }, wanted));

const presidium = (parts: Partial<WantedElection> = {}): WantedElection => ({
  what: 'presidium',
  elector: 'congress',
  electorName: '第十二次学生代表大会',
  title: '第十二届主席团选举',
  day: d('2026-10-20'),
  bodyId: school.union,
  offices: [{ title: '主席团成员', seats: 5, postId: school.posts.chair }],
  ...parts,
});

const codes = async (wanted: WantedElection): Promise<readonly string[]> => {
  const result = await prepared(wanted);
  return result.ok ? [] : result.error.map(({ code }) => code);
};

describe('who elects', () => {
  it('refuses a presidium elected by anything but the congress, with the rule', async () => {
    for (const elector of [
      'committee',
      'standing-committee',
      'standing-delegates',
      'assembly',
      'party-or-league',
    ] as const)
      expect(await codes(presidium({ elector }))).toEqual(['presidium-by-congress-alone']);
  });

  it('lets the assembly of a unit elect its presidium', async () => {
    const unit = { bodyId: school.unitUnion, elector: 'assembly' } as const;
    const offices = [{ title: '主席', seats: 1, postId: school.posts.unitChair }];
    expect(await codes(presidium({ ...unit, offices }))).toEqual([]);
  });

  it('keeps the rule in the database, whoever writes', async () => {
    const { id } = await school.inside(async (tx) => {
      const made = await prepareElection({ tx, today, newId: () => uuidv7() as Uuid }, presidium());
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return made.value;
    });
    const broken = school.inside((tx) =>
      tx.client.query(
        `update election set elector = 'committee' where school_id = $1 and id = $2`,
        [tx.schoolId, id],
      ),
    );
    await expect(broken).rejects.toThrow('election_presidium_elector');
  });
});

it('takes as candidates for a presidium only those whose vetting is completed', async () => {
  const personId = await school.person();
  const offices = [{ title: '主席', seats: 1, candidates: [{ personId }] }];
  expect(await codes(presidium({ offices }))).toEqual(['candidate-not-vetted']);
});

it('refuses posts of another body, a post wanted twice, people unknown or named twice', async () => {
  const personId = await school.person();
  const strange = presidium({
    what: 'other',
    elector: 'congress',
    offices: [
      { title: '一', seats: 1, postId: school.posts.unitChair },
      {
        title: '二',
        seats: 1,
        postId: school.posts.chair,
        candidates: [{ personId }, { personId }],
      },
      {
        title: '三',
        seats: 1,
        postId: school.posts.chair,
        candidates: [{ personId: uuidv7() as Uuid }],
      },
    ],
  });
  expect(await codes(strange)).toEqual([
    'post-not-of-body',
    'post-wanted-twice',
    'candidate-twice',
    'person-unknown',
  ]);
  expect(await codes(presidium({ offices: [] }))).toEqual(['offices-missing']);
  expect(await codes(presidium({ bodyId: school.department }))).toContain('body-not-for');
});

it('tells elections of a congress, and nobody elected before the result is certified', async () => {
  const subject = { kind: 'congress', id: uuidv7() as Uuid };
  const people = [await school.person(), await school.person()];
  const made = await prepared({
    what: 'delegates',
    elector: 'unit-meeting',
    electorName: '机电系代表会议',
    title: '机电系代表选举',
    day: d('2026-09-20'),
    unitId: school.unit,
    subject,
    offices: [{ title: '代表', seats: 1, candidates: people.map((personId) => ({ personId })) }],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const lines = await school.inside((tx) => electionsOf(tx, subject));
  expect(lines).toMatchObject([
    { id: made.value.id, state: 'preparing', seats: 1, candidates: 2, unitName: '机电系' },
  ]);
  const result = await school.inside((tx) => resultOf(tx, made.value.id));
  expect(result).toMatchObject({ certified: null, offices: [{ elected: [], open: 1 }] });
  expect(await school.inside((tx) => resultOf(tx, uuidv7() as Uuid))).toBeNull();
});
