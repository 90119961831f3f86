import type { DrawnBox, DrawnLine, Drawing } from '../drawing.ts';
import type { Paper, PaperBlock, PaperCell, Run } from '../paper.ts';

/** How much the invented disclosure holds. */
export interface DisclosureSize {
  readonly items: number;
  readonly articles: number;
  readonly people: number;
  readonly departments: number;
}

const surnames = [...'安白曹丁方高郭何江康李林马宁潘秦沈唐王吴徐杨姚叶于袁张赵郑周'];
const given = ['一鸣', '思远', '若溪', '子衿', '雨桐', '明', '文博', '佳', '欣怡', '浩然', '清扬'];
const subjects = ['护理', '会计', '机电一体化', '学前教育', '旅游管理', '物流', '园林'];
const clauses = [
  '学生会由全体在籍学生组成，在学校党委领导和学校团委指导下开展工作。',
  '学生会工作人员由学生处和团委共同审查，本人须思想端正、学习成绩在本专业前三分之一以内，且无课程不及格情况。',
  '学生代表大会每学年召开一次，代表由班级选举产生，其中非学生会工作人员不少于百分之六十。',
  '主席团成员不超过五人，由学生代表大会选举产生，任期一年，连任不超过一届。',
  '每名工作人员每学期至少参加一次述职，由全体代表测评，测评结果在全校公布。',
];

const pick = <T>(values: readonly T[], at: number): T => values[at % values.length] as T;
const cell = (text: string, align: PaperCell['align'] = 'start'): PaperCell => ({
  lines: [text],
  align,
});
const answer = (yes: boolean): readonly Run[] => [
  { text: '是', mark: yes ? 'checked' : 'unchecked' },
  { text: '　' },
  { text: '否', mark: yes ? 'unchecked' : 'checked' },
];

function form(items: number): PaperBlock {
  const rows = Array.from({ length: items }, (_, at): readonly PaperCell[] => [
    cell(`${at + 1}${at % 4 === 0 ? '★' : ''}.${pick(clauses, at)}`),
    { lines: [answer(at % 6 !== 5)], align: 'center' },
    { lines: at % 3 === 0 ? [`实有 ${20 + at} 人`, '见附件'] : [''] },
  ]);
  const head = ['改革要求', '是否达标', '备注'].map((name) => cell(name, 'center'));
  return { kind: 'table', widths: [6, 2, 2], headings: 1, rows: [head, ...rows] };
}

function charter(articles: number): readonly PaperBlock[] {
  return Array.from({ length: articles }, (_, at): readonly PaperBlock[] => [
    ...(at % 10 === 0
      ? [{ kind: 'heading', level: 2, text: `第 ${at / 10 + 1} 章　总体要求` } as const]
      : []),
    { kind: 'paragraph', line: `第 ${at + 1} 条　${pick(clauses, at)}`, indented: true },
  ]).flat();
}

function roster(people: number): PaperBlock {
  const columns = [
    '序号',
    '姓名',
    '政治面貌',
    '部门和岗位',
    '年级和专业',
    '综合成绩排名',
    '不及格',
  ];
  const rows = Array.from({ length: people }, (_, at) =>
    [
      String(at + 1),
      `${pick(surnames, at * 7)}${pick(given, at * 3)}`,
      at % 5 === 0 ? '中共预备党员' : '共青团员',
      `${pick(['学习部', '文体部', '权益部'], at)}${at % 4 === 0 ? '部长' : '干事'}`,
      `2024级${pick(subjects, at)}`,
      `${(at % 12) + 1}/46`,
      '否',
    ].map((text) => cell(text, 'center')),
  );
  const head = columns.map((name) => cell(name, 'center'));
  return { kind: 'table', widths: [1, 2, 2, 3, 3, 2, 1.5], headings: 1, rows: [head, ...rows] };
}

/** A chart of an invented union: a presidium and its departments in a row. */
export function departmentChart(departments: number): Drawing {
  const [width, gap] = [96, 14];
  const whole = Math.max(1, departments) * (width + gap) + gap;
  const middle = whole / 2;
  const look = { fontSize: 11, shape: 'box', look: 'plain' } as const;
  const box = (x: number, y: number, lines: readonly string[]): DrawnBox => ({
    ...look,
    ...{ x, y, width, height: 52, lines },
  });
  const boxes = Array.from({ length: departments }, (_, at) =>
    box(gap + at * (width + gap), 130, [pick(['学习部', '文体部', '权益部'], at), '部长 1 人']),
  );
  const lines = boxes.map(({ x }): DrawnLine => ({
    points: [
      [middle, 62],
      [middle, 96],
      [x + width / 2, 96],
      [x + width / 2, 130],
    ],
    look: 'plain',
    arrow: true,
  }));
  const top = {
    ...box(middle - 80, 10, ['主席团', '主席 1 人　副主席 3 人']),
    ...{ width: 160, look: 'strong' as const },
  };
  return {
    title: '组织机构图',
    description: `主席团下设 ${departments} 个部门`,
    ...{ width: whole, height: 200 },
    boxes: [top, ...boxes],
    lines,
  };
}

/** An invented disclosure with all its parts, as large as wanted. */
export function disclosureSample(size: DisclosureSize): Paper {
  return {
    title: '示例职业学院学生会改革情况',
    language: 'zh-CN',
    orientation: 'portrait',
    foot: '示例职业学院学生会改革情况',
    blocks: [
      { kind: 'title', text: '示例职业学院学生会改革情况' },
      {
        kind: 'paragraph',
        line: '截至 2026 年 10 月 31 日，现将有关情况公开如下。',
        indented: true,
      },
      { kind: 'heading', level: 1, text: '一、学生会改革自评表', id: 'form' },
      form(size.items),
      { kind: 'page-break' },
      { kind: 'heading', level: 1, text: '二、学生会章程', id: 'charter' },
      ...charter(size.articles),
      { kind: 'heading', level: 1, text: '三、组织机构图', id: 'chart' },
      { kind: 'drawing', drawing: departmentChart(size.departments) },
      { kind: 'heading', level: 1, text: '四、工作人员名单', id: 'roster' },
      roster(size.people),
      { kind: 'heading', level: 2, text: '附：报送材料' },
      { kind: 'list', ordered: true, items: ['自评表一份', [{ text: '名单一份', bold: true }]] },
      { kind: 'signatures', signers: ['学生会主席', '校团委书记'] },
    ],
  };
}
