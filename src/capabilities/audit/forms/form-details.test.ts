import { describe, expect, it } from 'vitest';
import { form2020 } from '../../evaluation/forms/form-2020.ts';
import { form2021 } from '../../evaluation/forms/form-2021.ts';
import type { FormVersion } from '../../evaluation/forms/form-model.ts';
import type { FormReading, ItemReading } from '../model.ts';
import { readingOf } from '../../../facts/reading.ts';
import { readForms } from './read-forms.ts';
import { plainTree } from './samples/layouts.ts';

const head = [
  '云岭水利职业学院学生会组织改革情况',
  '现将我校截至2021年11月学生会改革情况公开如下。',
  '一、改革自评表',
  '组织名称：云岭水利职业学院 ☑学生会 □研究生会',
];

function schoolRows(version: FormVersion, mark = '☑是 □否'): string[] {
  return version.items
    .filter((item) => item.level === 'school')
    .map((item) => `${item.no}. ${item.wording}\t${mark}\t`);
}

function secondRows(count: string): string[] {
  return form2021.items
    .filter((item) => item.level === 'second-level')
    .map((item) => `${item.no}. ${item.wording}\t${count}\t`);
}

function read(lines: readonly string[], forced: string | null = null): readonly FormReading[] {
  return readForms(readingOf(plainTree(lines.join('\n'))), forced);
}

function item(
  form: FormReading | undefined,
  no: number,
  level = 'school',
): ItemReading | undefined {
  return form?.items.find((one) => one.no === no && one.level === level);
}

describe('wordings with slips', () => {
  const rows = (lines: readonly string[]): readonly FormReading[] =>
    read([...head, ...lines, ...schoolRows(form2021).slice(4)]);

  it('are recognised, and what they lost is no remark', () => {
    const [form] = rows([
      '1. 坚持全心全意服务同学,聚焦主责主业开展工作.未承担宿舍管理、校园文明纠查、安全保卫等高校行政职能☑是□否',
      '2. 工作机构架构为"主席团＋工作部门"模式,未在工作部门以上或以下设置"中心""项目办公室"等常设层级;  ☑是 □否',
      '3. 学生会工作人员总数不超过40人，学生人数较多、分校区较多的不超过60人  ☑是 □否  实有38人',
      '4. 主席团成员数不超过5名。  ☑是 □否  实有5人',
    ]);
    expect(form?.items.slice(0, 4)).toMatchObject([
      { no: 1, criterion: 'no-administrative-duties', claim: 'yes', remark: null },
      { no: 2, criterion: 'structure', claim: 'yes', remark: null },
      { no: 3, criterion: 'staff-cap', claim: 'yes', remark: '实有38人', number: 38 },
      { no: 4, criterion: 'presidium-cap', claim: 'yes', remark: '实有5人', number: 5 },
    ]);
    expect(form?.version).toBe('2021');
  });

  it('are recognised without their tail', () => {
    const [form] = rows([
      '1. 坚持全心全意服务同学，聚焦主责主业\t☑是 □否\t',
      '2. 工作机构架构为“主席团+工作部门”模式\t□是 ☑否\t',
    ]);
    expect(item(form, 1)).toMatchObject({ criterion: 'no-administrative-duties', claim: 'yes' });
    expect(item(form, 2)).toMatchObject({ criterion: 'structure', claim: 'no' });
  });

  it('keep the printed number and map by their words', () => {
    const lines = schoolRows(form2021).map((line, index) =>
      line.replace(/^\d+\./, `${index < 4 ? index + 1 : index + 2}.`),
    );
    const [form] = read([...head, ...lines]);
    expect(item(form, 6)).toMatchObject({ criterion: 'department-cap' });
    expect(item(form, 18)).toMatchObject({ criterion: 'guides' });
  });

  it('take the version’s numbers where none is printed', () => {
    const lines = schoolRows(form2021).map((line) => line.replace(/^\d+\. /, ''));
    const [form] = read([...head, ...lines]);
    expect(form?.items.map((one) => one.no)).toEqual(
      form2021.items.slice(0, 17).map((one) => one.no),
    );
  });
});

describe('signs', () => {
  it.each(['1★. ', '★1. ', '1.★', '1. ★', '★ 1、', '1 ★ '])('are read from %s', (printed) => {
    const rows = schoolRows(form2021).map((line) => line.replace(/^1\. /, printed));
    const [form] = read([...head, ...rows]);
    expect(item(form, 1)).toMatchObject({ no: 1, core: true, observation: false });
    expect(item(form, 2)).toMatchObject({ core: false });
  });

  it('▲ is the observation indicator’s', () => {
    const rows = schoolRows(form2021).map((line) => line.replace(/^13\. /, '▲13.'));
    expect(item(read([...head, ...rows])[0], 13)).toMatchObject({ core: false, observation: true });
  });
});

describe('items', () => {
  it('that the form lacks are absent, in their places', () => {
    const [form] = read([
      ...head,
      ...schoolRows(form2021).filter((line) => !line.startsWith('13.')),
    ]);
    expect(item(form, 13)).toMatchObject({ claim: 'absent', span: null, criterion: 'training' });
    expect(form?.items.map((one) => one.no)).toEqual(
      form2021.items.slice(0, 17).map((one) => one.no),
    );
    expect(form?.confidence).toBe('likely');
  });

  it('of a second-level table that is lacking altogether are not expected', () => {
    const [form] = read([...head, ...schoolRows(form2021)]);
    expect(form?.items.filter((one) => one.level === 'second-level')).toEqual([]);
  });

  it('that no form has are read with their marks and no criterion', () => {
    const [form] = read([
      '2024—2025学年云岭水利职业学院学生会组织改革情况',
      '组织名称：云岭水利职业学院 ☑学生会 □研究生会',
      '指标\t结论\t备注',
      ...schoolRows(form2021).slice(0, 11),
      '12▲. 建立健全学生会组织信息公开的长效机制，主动接受监督。\t□是 ☑否\t正在制订',
      '13. 开展了春、秋季学生会组织工作人员全员培训。\t☑是 □否\t',
      '14. 学生会组织每月开展一次调查研究。\t☑是 □否\t',
    ]);
    expect(form).toMatchObject({ version: null, confidence: 'unknown', schoolYear: 2024 });
    expect(item(form, 12)).toMatchObject({
      criterion: null,
      claim: 'no',
      observation: true,
      remark: '正在制订',
    });
    expect(item(form, 13)).toMatchObject({ criterion: 'training', claim: 'yes' });
    expect(item(form, 14)).toMatchObject({ criterion: null, claim: 'yes', remark: null });
  });

  it('numbered 12 and on in the later years are recognised by their words, and make the form likely', () => {
    const [form] = read([
      '2022—2023学年云岭水利职业学院学生会改革情况公开',
      ...schoolRows(form2021),
    ]);
    expect(form).toMatchObject({ version: '2022-2023', confidence: 'likely', schoolYear: 2022 });
    expect(item(form, 17)).toMatchObject({ criterion: 'guides', claim: 'yes' });
    expect(item(form, 11)).toMatchObject({ core: true });
  });
});

describe('second-level tables', () => {
  const between = '（二）二级学生会组织（含二级院系、书院、分校区等学生会、研究生会）改革自评表';
  const table = (count: string): FormReading | undefined =>
    read([...head, ...schoolRows(form2021), between, ...secondRows(count)])[0];

  it.each([
    ['10', 'yes', 10],
    ['0', 'yes', 0],
    ['10个', 'yes', 10],
    ['全部', 'yes', null],
    ['', 'unreadable', null],
    ['未达标', 'no', null],
    ['否', 'no', null],
  ] as const)('answered by “%s”', (count, claim, number) => {
    const form = table(count);
    expect(item(form, 3, 'second-level')).toMatchObject({ claim, number, criterion: 'staff-cap' });
    expect(form?.items).toHaveLength(30);
    expect(form?.tableSpans).toHaveLength(2);
  });

  it.each([
    ['二级学生会组织总数：12个', 12],
    ['全校现有二级学生会组织12个', 12],
    ['（共有十二个二级学生会）', 12],
    ['我校共12个二级学院学生会。', 12],
  ])('have their total from %s', (line, count) => {
    const [form] = read([...head, ...schoolRows(form2021), between, line, ...secondRows('10')]);
    expect(form?.secondLevelTotal?.count).toBe(count);
  });

  it('have their total from a remark', () => {
    const rows = secondRows('10').map((line, index) => (index === 0 ? `${line}共12个` : line));
    const [form] = read([...head, ...schoolRows(form2021), between, ...rows]);
    expect(form?.secondLevelTotal?.count).toBe(12);
  });

  it('have no total where none is stated', () => {
    const columns = '项目\t符合标准学生会组织数量\t备注';
    const [form] = read([...head, ...schoolRows(form2021), between, columns, ...secondRows('10')]);
    expect(form?.secondLevelTotal).toBeNull();
  });
});

describe('what stands between rows', () => {
  it('is no remark where it is a page number, a running title or a repeated head', () => {
    const rows = schoolRows(form2021).map((line) => line.replace('\t', '\n').trimEnd());
    const page = ['', '3', '', '云岭水利职业学院学生会组织改革情况', '项目 评估结论 备注'];
    const [form] = read([...head, ...rows.flatMap((row) => [row, ...page])]);
    const numbers = form?.items.flatMap((one) => (one.remark === null ? [] : [one.no, one.remark]));
    expect(numbers).toEqual([3, '3', 4, '3', 5, '3']);
    expect(form?.version).toBe('2021');
  });

  it('does not end a table by naming the second level in a remark', () => {
    const rows = schoolRows(form2021).map((line) =>
      line.startsWith('16.') ? `${line}二级学生会组织参照执行` : line,
    );
    const [form] = read([...head, ...rows]);
    expect(item(form, 16)).toMatchObject({ remark: '二级学生会组织参照执行' });
    expect(item(form, 17)).toMatchObject({ level: 'school', claim: 'yes' });
  });

  it('may name the second level before the school’s own table', () => {
    const [form] = read([...head, '二级学生会组织总数：12个', ...schoolRows(form2021)]);
    expect(form?.items.map((one) => one.level)).toEqual(Array.from({ length: 17 }, () => 'school'));
    expect(form?.secondLevelTotal?.count).toBe(12);
  });
});

describe('the head', () => {
  const withLine = (line: string, title = ''): FormReading | undefined =>
    read([title, line, ...schoolRows(form2021)])[0];

  it.each([
    ['组织名称：云岭水利职业学院 ☑学生会□研究生会', '云岭水利职业学院', 'student-union'],
    ['组织名称：____云岭水利职业学院____ □学生会 ☑研究生会', '云岭水利职业学院', 'graduate-union'],
    ['组织名称：云岭水利职业学院学生会', '云岭水利职业学院', 'student-union'],
    ['组织名称：云岭大学研究生会', '云岭大学', 'graduate-union'],
    ['组织名称：云岭水利职业学院 R学生会 £研究生会', '云岭水利职业学院', 'student-union'],
    ['组织名称\t云岭水利职业学院\t学生会（√）研究生会（ ）', '云岭水利职业学院', 'student-union'],
    ['组织名称：\n云岭大学\n[ ]学生会 [x]研究生会', '云岭大学', 'graduate-union'],
    ['组织名称：云岭水利职业学院学生联合会（盖章）', '云岭水利职业学院', 'student-union'],
  ])('%s', (line, organisation, kind) => {
    expect(withLine(line)).toMatchObject({ organisation, kind });
  });

  it('falls back on the title', () => {
    expect(withLine('改革自评表', '2021年云岭水利职业学院学生会组织改革情况')).toMatchObject({
      organisation: '云岭水利职业学院',
      kind: 'student-union',
    });
    expect(withLine('组织名称：____ □学生会 □研究生会', '云岭大学研究生会改革情况')).toMatchObject({
      organisation: '云岭大学',
      kind: 'graduate-union',
    });
  });

  it('leaves open what nothing tells', () => {
    expect(withLine('项目\t评估结论\t备注')).toMatchObject({ organisation: null, kind: null });
  });

  it.each([
    ['现将我院截至2021年11月学生会改革情况公开如下。', '2021-11', null],
    ['云岭水利职业学院学生会改革自评表（2021年11月）', '2021-11', null],
    ['现将我校2022—2023学年学生会改革情况公开如下。', '2023-12', 2022],
    ['现将我校2021-2022学年学生会改革情况公开如下。', '2022-12', 2021],
    ['现将我校学生会改革情况公开如下。', null, null],
  ])('tells the period: %s', (line, asOf, schoolYear) => {
    expect(withLine(line)).toMatchObject({ asOf, schoolYear });
  });
});

describe('versions', () => {
  it('is the caller’s where one insists', () => {
    const [form] = read([...head, ...schoolRows(form2021)], '2020');
    expect(form).toMatchObject({ version: '2020', confidence: 'exact' });
  });

  it('is the document’s where the caller’s is unknown', () => {
    expect(read([...head, ...schoolRows(form2021)], '1999')[0]).toMatchObject({ version: '2021' });
  });

  it('is 2020 by its wordings where every mark is lost', () => {
    const [form] = read([form2020.title, ...schoolRows(form2020, '')]);
    expect(form).toMatchObject({ version: '2020' });
    expect(form?.items.every((one) => one.claim === 'unreadable')).toBe(true);
  });

  it('tells the filing variant of 2021 from 2020', () => {
    const [form] = read(['高校学生会组织深化改革评估备案表', ...schoolRows(form2021)]);
    expect(form?.version).toBe('2021');
  });
});

describe('documents', () => {
  it('with a form for each union give each, with its own head', () => {
    const forms = read([
      ...head,
      ...schoolRows(form2021),
      '组织名称：云岭水利职业学院 □学生会 ☑研究生会',
      ...schoolRows(form2021, '□是 ☑否'),
    ]);
    expect(forms.map((form) => [form.kind, form.items[0]?.claim])).toEqual([
      ['student-union', 'yes'],
      ['graduate-union', 'no'],
    ]);
  });

  it('that quote items as rules are no form', () => {
    const rules = form2021.items.slice(0, 17).map((one) => `第${one.no}条　${one.wording}`);
    expect(read(['学生会章程', ...rules])).toEqual([]);
    const sentence = form2021.items.slice(2, 9).map((one) => one.wording);
    expect(read([`改革要求：${sentence.join('')}`])).toEqual([]);
  });

  it('that quote an item after the form add nothing to it', () => {
    const [form] = read([
      ...head,
      ...schoolRows(form2021),
      '二、章程',
      '第一条 工作人员为共产党员或共青团员。',
      '第二条 主席团成员不超过5人。',
    ]);
    expect(form?.items).toHaveLength(17);
    expect(form?.items.at(-1)?.remark).toBeNull();
  });

  it('are not misled by a remark that repeats an item', () => {
    const rows = schoolRows(form2021).map((line) =>
      line.startsWith('4.') ? `${line}主席团成员不超过5人，实有4人` : line,
    );
    expect(item(read([...head, ...rows])[0], 4)).toMatchObject({ claim: 'yes', number: 4 });
    expect(read([...head, ...rows])).toHaveLength(1);
  });
});

describe('hostile texts', () => {
  const four = schoolRows(form2021).slice(0, 4).join('\n');
  it.each([
    ['a phrase without end', '均由学院（系）团组织推荐，'.repeat(8000)],
    ['one item without end', '1. 工作人员不超过40人。☑是□否\n'.repeat(5000)],
    ['many forms', `改革自评表\n${four}\n`.repeat(500)],
    ['boxes', `${four}${'☑□'.repeat(40000)}`],
    ['words', `${four}${'是否'.repeat(40000)}`],
    ['blanks', `${four}${' '.repeat(80000)}☑是`],
    ['tags', `${four}${'<input '.repeat(20000)}`],
    ['underscores', `组织名称：${'_'.repeat(80000)}\n${four}`],
    ['years', `${'2021-'.repeat(20000)}\n${four}`],
    ['numbers', `${four}${' 5. 是的是的是的是的是的'.repeat(8000)}`],
  ])('%s: read in linear time', (_, text) => {
    const reading = readingOf(plainTree(text));
    const started = performance.now();
    expect(readForms(reading, null).length).toBeGreaterThanOrEqual(0);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
