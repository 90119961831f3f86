import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Context } from '../../engines/actions/verb.ts';
import { putAttachment } from '../../engines/storage/attachments.ts';
import type { Fact, FactName, FactOf } from '../../facts/fact.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Role } from '../organisation/roles.ts';
import {
  d,
  now,
  sampleSchool,
  today,
  type SampleSchool,
} from '../organisation/samples/sample-school.ts';
import { sampleUnion, since } from '../organisation/samples/sample-union.ts';
import { unitCreate } from '../organisation/units/actions.ts';
import { attestationList, attestationRecord, attestationWithdraw } from './attestations.ts';
import { evaluationVerbs } from './evaluation-verbs.ts';
import type { EvidenceSource } from './evidence-source.ts';
import { formChoose, formList, formRead, formRetire, formSave } from './forms.ts';
import type { EnteredForm } from './model.ts';
import { noteStandings } from './seen.ts';
import { selfEvaluationTasks } from './tasks.ts';

/** What the rooms below would tell of each union; each test changes it as a record would change. */
let told: ReadonlyMap<Uuid, readonly Fact[]> = new Map();
const sources: readonly EvidenceSource[] = [async () => told];
const [evaluationRead, evaluationUnion] = evaluationVerbs(sources);

function fact<N extends FactName>(name: N, value: FactOf<N>['value']): Fact {
  const source = { kind: 'record', thing: name, id: '1' };
  return {
    ...{ name, level: 'school', value, basis: 'practice', grain: 'aggregate' },
    ...{ coverage: 'complete', day: null, source },
  } as unknown as Fact;
}
const departments = (count: number) => fact('department.count', { min: count, max: count });

const database = await testDatabase();
let turn = 0;
let school: SampleSchool;
let unionId: Uuid;
let teacher: Uuid;
let student: Uuid;
let unit: Uuid;
let unitUnion: Uuid;
let paper: string;

beforeEach(async () => {
  turn += 1;
  school = await sampleSchool(database, `ziping-${turn}`);
  const union = await sampleUnion(school);
  unionId = union.union;
  teacher = await union.person('teacher', '江老师');
  student = await union.person('student', '林同学');
  unit = (await school.done(unitCreate, { kind: 'department', name: '护理系', since })).id;
  unitUnion = (await sampleUnion(school, { unitId: unit, mark: '护理' })).union;
  const content = Buffer.from('%PDF-1.4 已盖章');
  const file = { name: '证明.pdf', type: 'application/pdf', content, at: now };
  const put = await school.inside((tx) => putAttachment(tx, file));
  if (!put.ok) throw new Error(put.error[0]?.code);
  paper = put.value.sha256;
  told = new Map([[unionId, [departments(2)]]]);
});

const word = (more: object = {}) => ({
  ...{ unionId, criterion: 'review', what: '秋季述职评议已举行。', day: d('2026-06-20') },
  ...{ paper, attestedBy: teacher, attestedAs: '校团委专职副书记', ...more },
});

async function read(input: object = {}, role: Role = 'league') {
  const answer = await school.asked(evaluationRead, input, { role });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function standingOf(criterion: string, input: object = {}) {
  const { judged } = await read(input);
  return judged.school.find(({ item }) => item.criterion === criterion)?.judgement.standing;
}

describe('a named person’s word', () => {
  it('turns an item to attested, and back when it runs out', async () => {
    expect(await standingOf('review')).toBe('not-evidenced');
    await school.done(attestationRecord, word({ until: d('2026-08-20') }));
    expect(await standingOf('review', { asOf: d('2026-06-19') })).toBe('not-evidenced');
    expect(await standingOf('review', { asOf: d('2026-06-20') })).toBe('attested');
    expect(await standingOf('review', { asOf: d('2026-08-20') })).toBe('attested');
    expect(await standingOf('review', { asOf: d('2026-08-21') })).toBe('not-evidenced');
  });

  it('stands for one union alone, and only until it is taken back', async () => {
    const { id } = await school.done(attestationRecord, word());
    expect(await standingOf('review')).toBe('attested');
    const { judged } = await read();
    const units = judged.secondLevel.flatMap(({ unions }) => unions);
    expect(units.some(({ judgement }) => judgement.standing === 'attested')).toBe(false);
    await school.done(attestationWithdraw, { attestationId: id, why: '材料有误。' });
    expect(await standingOf('review')).toBe('not-evidenced');
    expect(await school.refused(attestationWithdraw, { attestationId: id, why: '再撤' })).toEqual([
      'attestation-unknown',
    ]);
    const listed = await school.listed(attestationList, { filters: { withdrawn: true } });
    expect(listed.ok && listed.value.rows).toMatchObject([
      { id, attestedName: '江老师', withdrawnWhy: '材料有误。', paper },
    ]);
  });

  it('shows both trainings only where both are vouched for', async () => {
    const training = { criterion: 'training', everyone: true };
    await school.done(attestationRecord, word({ ...training, season: 'spring' }));
    expect(await standingOf('training')).toBe('needs-ground');
    await school.done(attestationRecord, word({ ...training, season: 'autumn' }));
    expect(await standingOf('training')).toBe('attested');
  });

  it.each([
    ['attested-future', () => ({ day: d('2026-09-02') })],
    ['dates-reversed', () => ({ until: d('2026-06-19') })],
    ['season-missing', () => ({ criterion: 'training' })],
    ['person-unknown', () => ({ attestedBy: student })],
    ['paper-unknown', () => ({ paper: 'a'.repeat(64) })],
    ['union-unknown', () => ({ unionId: teacher })],
  ] as const)('is refused with %s', async (code, wrong) => {
    expect(await school.refused(attestationRecord, word(wrong()))).toEqual([code]);
  });

  it('is recorded by guides, within their reach, and by nobody else', async () => {
    const guide = { role: 'unit-league', unitIds: [unit] } as const;
    expect(await school.refused(attestationRecord, word(), guide)).toEqual(['union-unknown']);
    const { id } = await school.done(attestationRecord, word({ unionId: unitUnion }), guide);
    const other = await school.done(attestationRecord, word());
    const why = '材料有误。';
    expect(
      await school.refused(attestationWithdraw, { attestationId: other.id, why }, guide),
    ).toEqual(['attestation-unknown']);
    const listed = await school.listed(attestationList, {}, guide);
    expect(listed.ok && listed.value.rows.map((row) => row.id)).toEqual([id]);
    for (const role of ['presidium', 'office', 'head', 'student', 'public'] as const)
      expect([role, await school.refused(attestationRecord, word(), { role })]).toEqual([
        role,
        ['not-allowed'],
      ]);
  });
});

/** The form of 2021 as the editor takes it. */
async function begun(): Promise<EnteredForm> {
  const answer = await school.asked(formRead, { formId: '2021' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.form;
}

describe('a year’s form', () => {
  it('is copied from a shipped one, judged, and counted among the forms', async () => {
    const form = { ...(await begun()), title: '二〇二六年自评表' };
    await school.done(formSave, { formId: '2026', revision: null, form });
    const listed = await school.listed(formList);
    expect(listed.ok && listed.value.rows.find(({ formId }) => formId === '2026')).toMatchObject({
      ...{ title: '二〇二六年自评表', schoolItems: 17, unitItems: 13, shipped: false },
    });
    const [own, shipped] = [await read({ formId: '2026' }), await read({ formId: '2021' })];
    const standings = ({ judged }: typeof own) =>
      judged.school.map(({ key, judgement }) => [key, judgement.standing]);
    expect(own.form.title).toBe('二〇二六年自评表');
    expect(standings(own)).toEqual(standings(shipped));
  });

  it('tells the second of two editors that it was changed meanwhile, and loses nothing', async () => {
    const form = await begun();
    const { revision } = await school.done(formSave, { formId: '2026', revision: null, form });
    const first = { ...form, title: '先保存的', congressSince: d('2025-10-01') };
    await school.done(formSave, { formId: '2026', revision, form: first });
    const second = { formId: '2026', revision, form: { ...form, title: '后保存的' } };
    expect(await school.refused(formSave, second)).toEqual(['changed-meanwhile-unnamed']);
    expect(await school.refused(formSave, { ...second, revision: null })).toEqual([
      'changed-meanwhile-unnamed',
    ]);
    const held = await school.asked(formRead, { formId: '2026' });
    expect(held.ok && held.value).toMatchObject({ revision: 2, form: first });
    expect(await school.done(formSave, { ...second, revision: 2 })).toMatchObject({ revision: 3 });
  });

  it('lets only one of two new forms of an id sent at once stand', async () => {
    const form = await begun();
    const save = (title: string) =>
      school.done(formSave, { formId: '2026', revision: null, form: { ...form, title } }).then(
        () => 'saved',
        (error: unknown) => String(error),
      );
    const ends = await Promise.all([save('一'), save('二')]);
    expect(ends.filter((end) => end === 'saved')).toHaveLength(1);
    expect(ends.find((end) => end !== 'saved')).toContain('changed-meanwhile-unnamed');
  });

  it('is refused where its numbers leave a gap or stand twice, and under a shipped id', async () => {
    const form = await begun();
    const [first, second, ...rest] = form.items;
    const save = (items: readonly object[], formId = '2026') =>
      school.refused(formSave, { formId, revision: null, form: { ...form, items } });
    expect(await save([{ ...first }, ...rest])).toEqual(['item-gap']);
    expect(await save([{ ...first }, { ...second, no: 1 }, { ...second }, ...rest])).toEqual([
      'item-twice',
    ]);
    const units = form.items.filter(({ level }) => level === 'second-level');
    expect(await save(units)).toEqual(['no-school-items']);
    expect(await save(form.items, '2021')).toEqual(['form-shipped']);
    const by = { role: 'presidium' } as const;
    expect(await school.refused(formSave, { formId: '2026', revision: null, form }, by)).toEqual([
      'not-allowed',
    ]);
  });

  it('is answered from the day it is chosen, and not retired while a union answers it', async () => {
    const form = await begun();
    await school.done(formSave, { formId: '2026', revision: null, form });
    const choice = { unionId, formId: '2026', since: d('2026-08-01') };
    await school.done(formChoose, choice);
    expect((await read({ asOf: d('2026-07-31') })).form.id).toBe('2021');
    expect((await read()).form.id).toBe('2026');
    expect(await school.refused(formRetire, { formId: '2026' })).toEqual(['form-in-use']);
    await school.done(formChoose, { ...choice, formId: '2021' });
    expect((await read()).form.id).toBe('2021');
    await school.done(formRetire, { formId: '2026' });
    expect(await school.refused(formRetire, { formId: '2026' })).toEqual(['form-unknown']);
    expect(await school.refused(formChoose, choice)).toEqual(['form-unknown']);
    expect(
      await school.refused(formChoose, { ...choice, formId: '2021', unionId: unitUnion }),
    ).toEqual(['union-unknown']);
  });
});

describe('a judged school', () => {
  it('stands by its records, and the second level is counted', async () => {
    expect(await standingOf('department-cap')).toBe('met');
    told = new Map([[unionId, [departments(7)]]]);
    expect(await standingOf('department-cap')).toBe('unmet');
    const { judged } = await read();
    expect(judged.secondLevel.map(({ total }) => total)).toEqual(Array(13).fill(1));
  });

  it('is not told of days to come, nor to those it is not for', async () => {
    const future = await school.asked(evaluationRead, { asOf: d('2026-09-02') });
    expect(!future.ok && future.error).toMatchObject([{ code: 'as-of-future' }]);
    const other = await school.asked(evaluationRead, {}, { role: 'unit-league', unitIds: [unit] });
    expect(!other.ok && other.error).toMatchObject([{ code: 'not-allowed' }]);
  });

  it('shows a unit’s own officers their union, and no other', async () => {
    const by = { role: 'unit-presidium', unitIds: [unit] } as const;
    await school.done(
      attestationRecord,
      word({ unionId: unitUnion, criterion: 'party-leadership' }),
    );
    const answer = await school.asked(evaluationUnion, {}, by);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    expect(answer.value.union.id).toBe(unitUnion);
    expect(answer.value.items).toHaveLength(13);
    expect(answer.value.items.find(({ key }) => key === 'second-level-12')).toMatchObject({
      judgement: { standing: 'attested' },
    });
    const others = await school.asked(evaluationUnion, { unionId }, by);
    expect(!others.ok && others.error).toMatchObject([{ code: 'union-unknown' }]);
  });
});

const note = (day = today) => school.inside((tx) => noteStandings(tx, sources, day));

async function tasksOf(role: Role) {
  const capacity = { id: unionId, role, unitId: null, unitIds: null };
  const standing = { accountId: unionId, personId: null, capacities: [capacity] };
  const context = (tx: Context['tx']): Context => ({
    ...{ tx, schoolId: school.id, now, today, newId: () => unionId },
    actor: { kind: 'person', ...standing, capacity },
    authority: { reach: 'school' },
  });
  return school.inside((tx) => selfEvaluationTasks.tasks(context(tx)));
}

describe('what is noted every night', () => {
  it('is a row an item, and afterwards a row a change', async () => {
    expect(await note(addDays(today, -9))).toBe(17 + 13);
    expect(await note(addDays(today, -8))).toBe(0);
    told = new Map([[unionId, [departments(7)]]]);
    expect(await note(addDays(today, -2))).toBe(1);
    expect(await note(addDays(today, -2))).toBe(0);
  });

  it('tells how each item stood a week ago', async () => {
    await note(addDays(today, -8));
    const dayBefore = await read({ asOf: addDays(today, -2) });
    expect(dayBefore.before).toEqual([]);
    told = new Map([[unionId, [departments(7)]]]);
    await note(addDays(today, -1));
    const { before, judged } = await read();
    expect(before).toHaveLength(17 + 13);
    expect(before.find(({ item }) => item === 'school-5')).toMatchObject({ standing: 'met' });
    const now = judged.school.find(({ key }) => key === 'school-5');
    expect(now?.judgement.standing).toBe('unmet');
    expect((await read({ formId: '2020' })).before).toEqual([]);
  });

  it('puts what is open before those who answer for the form, and only them', async () => {
    expect(await tasksOf('league')).toEqual([]);
    told = new Map([[unionId, [departments(7)]]]);
    await note();
    const { judged } = await read();
    const open = judged.school.filter(({ judgement }) => judgement.standing !== 'met').length;
    const counted = judged.secondLevel.filter(({ conforming, total }) => conforming < total).length;
    const [task, ...more] = await tasksOf('league');
    expect(more).toEqual([]);
    expect(task).toMatchObject({ code: 'items-open', values: { count: open + counted } });
    expect(await tasksOf('presidium')).toEqual([]);
  });
});
