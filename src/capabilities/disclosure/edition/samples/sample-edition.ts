import { createHash } from 'node:crypto';
import type { Fact, FactName, FactOf, Level } from '../../../../facts/fact.ts';
import type { StaffMember } from '../../../../facts/vocabulary.ts';
import type { Day } from '../../../../kernel/day.ts';
import { form2021 } from '../../../evaluation/forms/form-2021.ts';
import { judgeForm, recordedContext } from '../../../evaluation/judge-form.ts';
import { reducedMember, summaryOf } from '../../../evaluation/reduced-rows.ts';
import type { Edition, EditionHead, LeafValue, PublishedItem } from '../model.ts';
import { freeze, type DraftPart, type Sha256 } from '../tree.ts';

/** Node's own. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const asOf = '2026-11-20' as Day;

function told<N extends FactName>(
  name: N,
  level: Level,
  value: FactOf<N>['value'],
  id = '1',
): Fact {
  return {
    name,
    level,
    value,
    basis: 'practice',
    grain: name === 'staff.member' ? 'row' : 'aggregate',
    coverage: 'complete',
    day: null,
    source: { kind: 'record', thing: name, id },
  } as unknown as Fact;
}

/** A row of an invented roster: rank `no` of 100, nothing failed. */
export const row = (no: number, more: Partial<StaffMember> = {}): StaffMember => ({
  row: no,
  name: `某${no}`,
  post: { kind: no === 1 ? 'chair' : 'officer', title: no === 1 ? '主席' : '干事' },
  department: no === 1 ? null : '学习部',
  status: 'league-member',
  statusText: '共青团员',
  unit: '甲系',
  gradeText: '2025级',
  entryYear: 2025,
  studyYear: null,
  education: 'undergraduate',
  rank: { kind: 'place', place: no, size: 100 },
  failed: false,
  ...more,
});

const exact = (count: number) => ({ min: count, max: count });

function unionFacts(level: Level, rows: readonly StaffMember[]) {
  const members = rows.map((member) =>
    told('staff.member', level, member, `${member.row}`),
  ) as FactOf<'staff.member'>[];
  const rest = [
    told('staff.count', level, exact(rows.length)),
    told('presidium.count', level, exact(1)),
    told('department.list', level, { names: ['学习部', '文体部'], open: false }),
    told('duty.told', level, { department: '学习部' }),
    told('posts.only-allowed', level, { titles: [] }),
  ];
  return { members, rest };
}

const secondLevelId = 'unit-union';

/** An edition of an invented school with these rows, and one union of the second level; what has no facts is open. */
export function sampleEdition(
  rows: readonly StaffMember[],
  grounds: Readonly<Record<string, string>> = {},
): Edition {
  const school = unionFacts('school', rows);
  const unit = unionFacts('second-level', [row(1)]);
  const judged = judgeForm(form2021, {
    asOf,
    school: { unionId: 'u', name: '校学生会', facts: [...school.rest, ...school.members] },
    secondLevel: [
      { unionId: secondLevelId, name: '甲系学生会', facts: [...unit.rest, ...unit.members] },
    ],
  });
  const published = (
    { key, item }: (typeof judged.school)[number] | (typeof judged.secondLevel)[number],
    more: Pick<PublishedItem, 'claim' | 'remark' | 'standing'>,
  ): DraftPart['leaves'][number] => ({
    id: key,
    tier: 'public',
    value: {
      kind: 'item',
      key,
      level: item.level,
      no: item.no,
      row: item.row,
      wording: item.wording,
      core: item.core,
      observation: item.observation,
      reasons: [],
      ground: grounds[key] ?? null,
      ...more,
    },
  });
  const facts = (unionId: string, name: string, list: readonly Fact[]): LeafValue => ({
    kind: 'facts',
    unionId,
    name,
    facts: list,
  });
  const context = recordedContext(form2021, 'school', asOf);
  const ofUnit = recordedContext(form2021, 'second-level', asOf);
  const summary = (level: Level, members: readonly FactOf<'staff.member'>[], of: typeof context) =>
    told('staff.summary', level, summaryOf(members, of));
  const parts: DraftPart[] = [
    {
      id: 'form-school',
      heading: '校级',
      leaves: judged.school.map((item) =>
        published(item, {
          claim: { ticked: item.judgement.standing === 'met' || item.key in grounds },
          remark: item.remark,
          standing: item.judgement.standing,
        }),
      ),
    },
    {
      id: 'form-second-level',
      heading: '二级',
      leaves: judged.secondLevel.map((item) =>
        published(item, {
          claim: { conforming: item.conforming, total: item.total },
          remark: null,
          standing: item.conforming === item.total ? 'met' : 'unmet',
        }),
      ),
    },
    {
      id: 'roster',
      heading: '名单',
      leaves: rows.map(({ row: no, name }) => ({
        id: `row-${no}`,
        tier: 'reduced',
        value: { kind: 'row', row: no, cells: [String(no), name ?? ''] },
      })),
    },
    {
      id: 'evidence',
      heading: '依据',
      leaves: [
        {
          id: 'u',
          tier: 'public',
          value: facts('u', '校学生会', [
            ...school.rest,
            summary('school', school.members, context),
          ]),
        },
        {
          id: 'u-reduced',
          tier: 'reduced',
          value: facts(
            'u',
            '校学生会',
            school.members.map((one) => reducedMember(one, context)),
          ),
        },
        { id: 'u-rows', tier: 'as-form', value: facts('u', '校学生会', school.members) },
        {
          id: 'unit',
          tier: 'public',
          value: facts(secondLevelId, '甲系学生会', [
            ...unit.rest,
            summary('second-level', unit.members, ofUnit),
          ]),
        },
        {
          id: 'unit-rows',
          tier: 'filing',
          value: facts(secondLevelId, '甲系学生会', unit.members),
        },
      ],
    },
  ];
  const head: EditionHead = {
    schema: 'mingzhang-edition/1',
    school: { slug: 'jia', name: '甲学院' },
    union: { id: 'u', name: '校学生会' },
    form: form2021,
    asOf,
    number: 1,
    publishedOn: asOf,
    profile: 'reduced',
    approvals: [],
    corrects: null,
    journal: { seq: 1, hash: '00' },
  };
  let salts = 0;
  const newSalt = () => (++salts).toString(16).padStart(32, '0');
  return freeze({ sha256, newSalt }, head, parts);
}
