import { describe, expect, it } from 'vitest';
import { recoverBlocks } from '../../../engines/documents/text/recover-blocks.ts';
import { textOf, type DocumentTree } from '../../../engines/documents/tree.ts';
import { factsNamed, spanOf } from '../../../facts/fact.ts';
import type { FormReading } from '../model.ts';
import { readingOf } from '../../../facts/reading.ts';
import { readGuides } from './read-guides.ts';
import { readRosters, rosterOfPart } from './read-roster.ts';

function treeOf(text: string): DocumentTree {
  const span = { start: 0, end: text.length };
  return {
    text,
    blocks: recoverBlocks(text, false),
    files: [{ name: 'a.txt', format: 'txt', span, wrapped: true }],
    notices: [],
  };
}

const facts = (text: string) => readRosters(readingOf(treeOf(text)), []);
const members = (text: string) => factsNamed(facts(text), 'staff.member').map((fact) => fact.value);
const people =
  '1\t赵明\t共青团员\t护理系\n2\t钱可欣\t中共党员\t机电系\n3\t孙浩\t共青团员\t护理系\n';

function formAt(start: number, end: number, kind: FormReading['kind']): FormReading {
  const span = { start, end };
  return {
    version: '2021',
    confidence: 'exact',
    organisation: '某大学',
    kind,
    span,
    tableSpans: [span],
    asOf: null,
    schoolYear: 2021,
    items: [],
    secondLevelTotal: null,
  };
}

describe('tables that are no staff roster', () => {
  it.each([
    ['第三次学生代表大会代表名单'],
    ['主席团候选人名单'],
    ['学生会工作人员培训签到表'],
    ['优秀学生干部名单'],
    ['第十一届学生委员会委员名单'],
    ['各系学生会主席名单'],
    ['上一届学生会工作人员名单'],
    ['评议会成员名单'],
  ])('takes no member from %s', (caption) => {
    expect(members(`${caption}\n序号\t姓名\t政治面貌\t院系\n${people}`)).toEqual([]);
  });

  it('reads the same rows below a staff caption', () => {
    expect(members(`学生会工作人员名单\n序号\t姓名\t政治面貌\t院系\n${people}`)).toHaveLength(3);
  });

  it('takes no member from a table with votes, guides or posts of teachers', () => {
    expect(
      members('工作人员名单\n姓名\t政治面貌\t得票数\n赵明\t共青团员\t98\n钱可欣\t共青团员\t97\n'),
    ).toEqual([]);
    expect(
      members(
        '校团委指导学生会主要负责人\n序号\t类别\t姓名\t是否为专职团干\n1\t秘书长\t赵明\t是\n2\t副书记\t钱可欣\t是\n',
      ),
    ).toEqual([]);
    expect(members('领导小组\n姓名\t职务\n赵明\t党委副书记\n钱可欣\t学生处处长\n')).toEqual([]);
  });
});

describe('what stands around a roster', () => {
  it('reads counts from the caption, a total row and the line below', () => {
    const table = `序号\t姓名\t政治面貌\t院系\n${people}`;
    const counts = (text: string) =>
      factsNamed(facts(text), 'staff.count').map((fact) => fact.value.max);
    expect(counts(`学生会工作人员名单（共42人）\n${table}`)).toEqual([42]);
    expect(counts(`学生会工作人员名单\n${table}合计\t42人\t\t\n`)).toEqual([42]);
    expect(counts(`学生会工作人员名单\n${table}\n合计：42人\n`)).toEqual([42]);
    expect(counts(`学生会工作人员名单\n${table}`)).toEqual([]);
  });

  it('reads rank and size from two columns and refuses days made by a spreadsheet', () => {
    const found = members(
      '工作人员名单\n姓名\t政治面貌\t专业排名\t专业人数\t有无挂科\n赵明\t共青团员\t4\t46\t无\n钱可欣\t共青团员\t4月10日\t40\t无\n孙浩\t共青团员\t12\t40\t1门\n',
    );
    expect(found.map((member) => member.rank)).toEqual([
      { kind: 'place', place: 4, size: 46 },
      { kind: 'unreadable', text: '4月10日' },
      { kind: 'place', place: 12, size: 40 },
    ]);
    expect(found.map((member) => member.failed)).toEqual([false, false, true]);
  });

  it('reads a presidium and departments in two tables, and lists the elected only once', () => {
    const presidium =
      '（一）主席团\n姓名\t职务\t政治面貌\t学习成绩排名\n周泽\t主席\t中共党员\t1/30\n吴雅琪\t副主席\t共青团员\t2/30\n';
    const rest =
      '（二）部门成员\n姓名\t职务\t政治面貌\t学习成绩排名\n郑博\t学习部部长\t共青团员\t3/30\n冯远\t学习部干事\t共青团员\t4/30\n陈晨\t文体部干事\t共青团员\t5/30\n';
    const elected =
      '五、选举结果\n当选的学生会主席团成员：\n姓名\t职务\t政治面貌\n周泽\t主席\t中共党员\n吴雅琪\t副主席\t共青团员\n';
    const found = members(`四、学生会工作人员名单\n${presidium}\n${rest}\n${elected}`);
    expect(found.map((member) => [member.name, member.post?.kind, member.department])).toEqual([
      ['周泽', 'chair', null],
      ['吴雅琪', 'vice-chair', null],
      ['郑博', 'head', '学习部'],
      ['冯远', 'officer', '学习部'],
      ['陈晨', 'officer', '文体部'],
    ]);
  });

  it('gives each union its own roster where both forms come first', () => {
    const forms = '学生会自评表\n研究生会自评表\n';
    const first = `学生会工作人员名单\n序号\t姓名\t政治面貌\t院系\n${people}`;
    const second =
      '研究生会工作人员名单\n序号\t姓名\t政治面貌\t学院\n1\t褚宁\t中共党员\t法学院\n2\t卫然\t中共党员\t法学院\n';
    const reading = readingOf(treeOf(`${forms}\n${first}\n${second}`));
    const student = formAt(0, 6, 'student-union');
    const graduate = formAt(7, 14, 'graduate-union');
    const names = (form: FormReading) =>
      factsNamed(rosterOfPart(reading, [student, graduate], form), 'staff.member').map((fact) => [
        fact.value.name,
        fact.value.education,
      ]);
    expect(names(student)).toEqual([
      ['赵明', null],
      ['钱可欣', null],
      ['孙浩', null],
    ]);
    expect(names(graduate)).toEqual([
      ['褚宁', 'graduate'],
      ['卫然', 'graduate'],
    ]);
  });

  it('mends rows of a pasted PDF broken by line ends and page numbers', () => {
    const text =
      '四、工作人员名单\n序号 姓名 部门 职务 系别 年级 政治面貌 成绩排名 是否不及格\n1 赵明 主席团 主席 园艺系 2019级 中共预备党员 18/60 否\n\n— 4 —\n\n2 钱可欣 主席团 副主席 经济管理系 2019级 共青团员 33/11\n0 否\n3 孙浩 权益部 部长 经济管理系 2020级 共青团员 33/110\n否\n4 周泽 权益部 干事 园林系 2021级 共青团员 未满一学期\n 否\n注：排名为最近一学年排名。\n';
    expect(
      members(text).map((member) => [member.row, member.name, member.rank, member.failed]),
    ).toEqual([
      [1, '赵明', { kind: 'place', place: 18, size: 60 }, false],
      [2, '钱可欣', { kind: 'place', place: 33, size: 110 }, false],
      [3, '孙浩', { kind: 'place', place: 33, size: 110 }, false],
      [4, '周泽', { kind: 'not-yet' }, false],
    ]);
  });

  it('reads people told a line each without any header', () => {
    const text =
      '四、工作人员名单\n赵明，主席，护理学院2019级，中共党员，第4名（共46人），无不及格课程\n钱可欣，部长，信息学院2020级，共青团员，12/40，无不及格课程\n孙浩，干事，护理学院2021级，共青团员，新生，不排名，无不及格课程\n';
    expect(members(text)).toMatchObject([
      {
        row: 1,
        name: '赵明',
        unit: '护理学院',
        entryYear: 2019,
        rank: { place: 4, size: 46 },
        failed: false,
      },
      { row: 2, name: '钱可欣', unit: '信息学院', entryYear: 2020, rank: { place: 12, size: 40 } },
      { row: 3, name: '孙浩', rank: { kind: 'not-yet' }, post: { kind: 'officer' } },
    ]);
  });
});

describe('summaries of the staff', () => {
  const summary = (text: string) =>
    factsNamed(facts(text), 'staff.summary').map((fact) => fact.value);
  const figures = {
    staff: 46,
    leagueMembers: 43,
    partyMembers: 3,
    withinThirtyPercent: '91.30',
    failed: false,
  };

  it.each([
    [
      'a row',
      '工作人员人数\t共青团员人数\t党员人数\t综合排名进入专业前30%的比例\t是否存在课业不及格情况\n46\t43\t3\t91.30%\t否\n',
    ],
    [
      'labels and values',
      '工作人员人数\t46\n共青团员人数\t43\n党员人数\t3\n综合排名进入专业前30%的比例\t91.30%\n是否存在课业不及格情况\t否\n',
    ],
    [
      'lines with colons',
      '工作人员人数：46\n共青团员人数：43人\n党员人数：3人\n综合排名进入专业前30%的比例：91.30%\n是否存在课业不及格情况：否\n',
    ],
    [
      'a cell a line',
      '工作人员人数\n共青团员人数\n党员人数\n综合排名进入专业前30%的比例\n是否存在课业不及格情况\n46\n43\n3\n91.30%\n否\n',
    ],
    [
      'a cell a line behind tabs',
      '\t工作人员人数\n\t共青团员人数\n\t党员人数\n\t综合排名进入专业前30%的比例\n\t是否存在课业不及格情况\n\n\t46\n\t43\n\t3\n\t91.30%\n\t否\n',
    ],
  ])('reads them laid out as %s', (_, table) => {
    expect(summary(`四、校级组织工作人员名单\n${table}`)).toMatchObject([figures]);
  });
});

describe('readGuides', () => {
  const guides = (text: string) => {
    const tree = treeOf(text);
    return readGuides(readingOf(tree), []).map((fact) =>
      fact.name === 'guide'
        ? [
            fact.value.role,
            fact.value.fullTime,
            fact.value.holder,
            fact.basis,
            textOf(tree, spanOf(fact)),
          ]
        : [],
    );
  };

  it.each([
    [
      'tabs',
      '序号\t类别\t姓名\t是否为专职团干\t备注\n1\t分管学生会组织的校团委副书记\t赵明\t是\t\n2\t学生会组织秘书长\t钱可欣\t否\t兼职\n',
    ],
    [
      'other order',
      '姓名\t是否专职团干部\t类别\n赵明\t是\t分管学生会组织的校团委副书记\n钱可欣\t否\t学生会组织秘书长\n',
    ],
    [
      'a cell a line',
      '序号\n类别\n姓名\n是否为专职团干\n备注\n1\n分管学生会组织的校团委副书记\n赵明\n是\n2\n学生会组织秘书长\n钱可欣\n否\n',
    ],
    [
      'bars',
      '| 类别 | 姓名 | 是否为专职团干 |\n| --- | --- | --- |\n| 分管学生会组织的校团委副书记 | 赵明 | 是 |\n| 学生会组织秘书长 | 钱可欣 | 否 |\n',
    ],
  ])('reads the table laid out as %s', (_, table) => {
    expect(
      guides(`八、校团委指导学生会主要负责人\n${table}`).map((row) => row.slice(0, 4)),
    ).toEqual([
      ['deputy-secretary', true, 'cadre', 'practice'],
      ['secretary-general', false, 'cadre', 'practice'],
    ]);
  });

  it.each([
    [
      '明确由校团委专职副书记赵明指导校学生会工作。',
      ['deputy-secretary', true, 'cadre', 'practice'],
    ],
    ['学生会秘书长由校团委专职干部钱可欣担任。', ['secretary-general', true, 'cadre', 'practice']],
    [
      '学生会秘书长由校团委干部钱可欣担任，为兼职。',
      ['secretary-general', false, 'cadre', 'practice'],
    ],
    ['校团委挂职副书记赵明分管学生会工作。', ['deputy-secretary', false, 'cadre', 'practice']],
    ['学生会秘书长由学生会主席兼任。', ['secretary-general', null, 'student', 'practice']],
    ['学生会秘书长目前暂缺。', ['secretary-general', null, 'vacant', 'practice']],
  ])('reads %s', (text, expected) => {
    expect(guides(`${text}\n`).map((row) => row.slice(0, 4))).toEqual([expected]);
  });

  it.each([
    ['开会时有事要提前向秘书长请假。'],
    ['市学联秘书长赵明、校团委挂职副书记钱可欣出席开幕式。'],
    ['按照《若干意见》要求，秘书长由团委专职干部担任。'],
  ])('names nobody from %s', (text) => {
    expect(guides(`${text}\n`)).toEqual([]);
  });

  it('keeps a bare rule of a plan apart from practice', () => {
    expect(
      guides('某学院学生会改革方案\n一、机构\n聘任秘书长1名，由团委专职干部兼任。\n').map((row) =>
        row.slice(0, 4),
      ),
    ).toEqual([['secretary-general', true, 'unknown', 'plan']]);
  });
});
