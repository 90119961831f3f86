import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../../engines/documents/refusal.ts';
import { readText } from '../../../engines/documents/text/read-text.ts';
import { contradictionsOf } from '../contradictions.ts';
import type { Draft, DraftKind, Proposal, UnionKind } from '../model.ts';
import { organisationProvisions } from '../../organisation/provisions.ts';
import { rulebookProvisions } from '../../rulebook/provisions.ts';
import { harvest, type Harvest } from './harvest.ts';

const provisions = [...organisationProvisions, ...rulebookProvisions];

interface Named {
  readonly name: string;
}

async function harvestOf(text: string, unionKind: UnionKind = 'student-union'): Promise<Harvest> {
  const bytes = new TextEncoder().encode(text);
  const tree = await readText({ bytes, name: 'a.txt', limits: defaultLimits });
  if (!tree.ok) throw new Error(tree.error.code);
  return harvest(tree.value, { unionKind, provisions });
}

const ofKind = ({ proposals }: Harvest, kind: DraftKind): readonly Proposal[] =>
  proposals.filter((one) => one.kind === kind);

const charter = `云岭学院学生会章程

第一条 本会设办公室、学习部、权益部三个工作部门。
第二条 主席团由主席1名、副主席3名组成。
第三条 学习部负责组织学风建设活动，权益部负责收集同学意见，协助宿舍卫生检查。
`;

test('departments and what they do are told with the lines they stand on', async () => {
  const found = await harvestOf(charter);
  expect(ofKind(found, 'department').map(({ value }) => value)).toEqual([
    { name: '办公室' },
    { name: '学习部' },
    { name: '权益部' },
  ]);
  const duties = ofKind(found, 'duty');
  expect(duties.map(({ value }) => value)).toEqual([
    { department: '学习部', text: '负责组织学风建设活动', purpose: 'study', degree: null },
    {
      department: '权益部',
      text: '负责收集同学意见，协助宿舍卫生检查。',
      ...{ purpose: 'dormitory', degree: 'assists' },
    },
  ]);
  expect(duties.flatMap(({ quotes }) => quotes.map(({ line }) => line))).toEqual([5, 5]);
});

test('rules are split into articles, and what they say of a provision stands at the article’s line', async () => {
  const found = await harvestOf(charter);
  const [rules] = ofKind(found, 'rules');
  expect(rules?.value).toMatchObject({ kind: 'charter', edition: null, since: null });
  const [said] = ofKind(found, 'provision');
  expect(said).toMatchObject({
    value: { rules: rules?.key, provision: 'presidium.most', value: '4', unit: 'person' },
    quotes: [{ line: 4, endLine: 4 }],
  });
});

test('a document that says nothing of a union gives nothing', async () => {
  const { proposals, findings } = await harvestOf('今天天气很好。\n我们去爬山。\n');
  expect([proposals, findings]).toEqual([[], []]);
});

test('two articles that say different things contradict each other until one is dismissed', async () => {
  const plan = `${charter}
云岭学院学生会改革方案

一、组织架构
主席团成员不超过5人，由学生代表大会选举产生，实行差额选举，任期一年，接受监督。
`;
  const found = await harvestOf(plan);
  const drafts = ofKind(found, 'provision').map((one, at): Draft => ({
    ...one,
    ...{ id: String(at), place: at + 1, state: 'open', changed: false },
    ...{ thing: null, thingId: null },
  }));
  const of = (all: readonly Draft[]) =>
    [...contradictionsOf(all, [])].map(([id, against]) => [id, against.drafts]);
  const presidium = drafts.filter(({ topic }) => topic === 'provision presidium.most');
  expect(presidium.map(({ value }) => (value as { value: string }).value)).toEqual(['4', '5']);
  const [first, second] = presidium.map(({ id }) => id);
  expect(of(presidium)).toEqual([
    [first, [second]],
    [second, [first]],
  ]);
  expect(of(presidium.map((one, at) => (at === 0 ? one : { ...one, state: 'dismissed' })))).toEqual(
    [],
  );
});

test('what one place leaves open contradicts nothing', () => {
  const guide = (id: string, name: string | null, fullTime: boolean | null): Draft => ({
    ...{ id, kind: 'guide', place: 1, key: id, topic: 'guide deputy-secretary', quotes: [] },
    value: { role: 'deputy-secretary', name, fullTime },
    ...{ state: 'open', changed: false, thing: null, thingId: null },
  });
  const drafts = [guide('a', '温老师', null), guide('b', null, true), guide('c', null, false)];
  expect([...contradictionsOf(drafts, [])].map(([id, { drafts: ids }]) => [id, ids])).toEqual([
    ['b', ['c']],
    ['c', ['b']],
  ]);
});

test('of a page of two unions each gets its own', async () => {
  const folder = '../../../../fixtures/prose/q05-student-and-graduate-unions/disclosure.txt';
  const text = await readFile(path.resolve(import.meta.dirname, folder), 'utf8');
  const names = async (unionKind: UnionKind) => {
    const found = await harvestOf(text, unionKind);
    const departments = ofKind(found, 'department').map(({ value }) => (value as Named).name);
    const [union] = ofKind(found, 'union').map(({ value }) => (value as Named).name);
    return { union, departments, rows: ofKind(found, 'roster').map(({ key }) => key).length > 0 };
  };
  const [students, graduates] = [await names('student-union'), await names('graduate-union')];
  expect(students.union?.endsWith('学生会')).toBe(true);
  expect(graduates.union?.endsWith('研究生会')).toBe(true);
  expect([students.rows, graduates.rows]).toEqual([true, true]);
  expect(students.departments).not.toContain('学术部');
  expect(graduates.departments).toContain('学术部');
});

test('what the audit found stands against the drafts of its lines', () => {
  const quote = (line: number) => ({ text: '…', line, endLine: line });
  const draft: Draft = {
    ...{ id: 'a', kind: 'duty', place: 1, key: 'a', topic: null, value: {} },
    ...{ quotes: [quote(7)], state: 'open', changed: false, thing: null, thingId: null },
  };
  const finding = (severity: 'contradiction' | 'gap', line: number) => ({
    ...{ code: 'x.y', severity, no: 1, message: { zh: '矛盾', en: 'contradiction' } },
    quotes: [quote(line), quote(90)],
  });
  const findings = [finding('gap', 7), finding('contradiction', 8), finding('contradiction', 7)];
  expect(contradictionsOf([draft], findings).get('a')).toEqual({ drafts: [], findings: [2] });
});
