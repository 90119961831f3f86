import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnBox, DrawnLine, Drawing } from '../../../engines/documents/paper/drawing.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { say } from '../../../kernel/words.ts';
import { organisationWordsEn } from '../words.en.ts';
import { organisationWordsZh } from '../words.zh.ts';
import { columnsFor, drawChart } from './layout.ts';
import type { Chart, ChartBody, ChartPost } from './model.ts';
import { drawSecondLevel } from './second-level.ts';
import { wrap } from './wrap.ts';

const zh = (key: string, values = {}): string => say(organisationWordsZh, key, values);
const en = (key: string, values = {}): string => say(organisationWordsEn, key, values);

const plain: Chart = {
  ...{ id: 'u' as Uuid, kind: 'student-union', name: '示例学院学生会', ofSchool: true },
  ...{ day: '2026-09-01' as Day, staff: 30, around: [], presidium: [], departments: [] },
  secondLevel: [],
};
const post = (kind: ChartPost['kind'], name: string, names: readonly string[]): ChartPost => ({
  ...{ kind, name, holders: names.length, names },
});
const department = (name: string) => ({
  name,
  posts: [
    post('head', '部长', ['林一']),
    post('deputy-head', '副部长', ['林二', '林三']),
    { ...post('staff', '干事', []), holders: 6 },
  ],
});

const overlaps = (a: DrawnBox, b: DrawnBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a line runs through the inside of a box. Every line here runs level or upright. */
function crosses({ points }: DrawnLine, { x, y, width, height }: DrawnBox): boolean {
  return points.slice(1).some(([x2, y2], at) => {
    const [x1, y1] = points[at] ?? [x2, y2];
    return (
      Math.max(x1, x2) > x + 0.01 &&
      Math.min(x1, x2) < x + width - 0.01 &&
      Math.max(y1, y2) > y + 0.01 &&
      Math.min(y1, y2) < y + height - 0.01
    );
  });
}

function expectSound({ boxes, lines, width, height }: Drawing): void {
  boxes.forEach((box, at) => {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    expect(box.lines.length * box.fontSize).toBeLessThan(box.height);
    expect(boxes.slice(at + 1).filter((other) => overlaps(box, other))).toEqual([]);
    expect(lines.filter((line) => crosses(line, box))).toEqual([]);
  });
}

const words = (drawing: Drawing): string =>
  drawing.boxes.map(({ lines }) => lines.join('')).join('|');

const anyName = fc.constantFrom(
  '办公室',
  '学习部',
  '新媒体与网络文化建设部',
  '大学生创新创业实践部',
);
const anyPosts = fc.array(
  fc.record({
    kind: fc.constantFrom('head', 'deputy-head', 'staff'),
    name: fc.constantFrom('部长', '副部长', '干事'),
    holders: fc.nat(20),
    names: fc.array(fc.constantFrom('林一', '欧阳小林', '阿依古丽·买买提'), { maxLength: 6 }),
  }),
  { maxLength: 4 },
);
const anyAround = fc.array(
  fc.record({
    kind: fc.constantFrom<ChartBody['kind'][]>(
      'party-committee',
      'league-committee',
      'student-committee',
      'standing-delegates',
      'review-committee',
    ),
    name: fc.constantFrom('党委', '校团委', '学生委员会', '常任代表会议', '工作人员述职评议委员会'),
    members: fc.nat(40),
  }),
  { maxLength: 6 },
);
const anyChart = fc.record({
  ...{ around: anyAround, presidium: anyPosts },
  departments: fc.array(fc.record({ name: anyName, posts: anyPosts }), { maxLength: 14 }),
  secondLevel: fc.array(
    fc.record({
      ...{
        id: fc.constant('x' as Uuid),
        name: fc.constantFrom('护理系学生会', '人工智能学院学生会'),
      },
      ...{ presidium: fc.nat(5), departments: fc.nat(8), staff: fc.nat(40) },
    }),
    { maxLength: 13 },
  ),
});

describe('a chart', () => {
  it('keeps its boxes apart and its lines out of them, whatever the union', () => {
    fc.assert(
      fc.property(anyChart, fc.boolean(), (parts, english) => {
        const chart = { ...plain, ...parts } as Chart;
        const speak = english ? en : zh;
        expectSound(drawChart(chart, speak));
        const second = drawSecondLevel(chart, speak);
        if (second) expectSound(second);
      }),
      { numRuns: 150 },
    );
  });

  it('tells posts by their holders, their numbers, or that nobody holds them', () => {
    const departments = [department('学习部')];
    const presidium = [post('chair', '主席', [])];
    const text = words(drawChart({ ...plain, presidium, departments }, zh));
    for (const said of [
      '主席团主席（空缺）',
      '部长：林一',
      '副部长：林二、林三',
      '干事 6 人',
      '学生代表大会',
    ])
      expect(text).toContain(said);
  });

  it('stands Party and League above, what the congress elects beside, each with its line', () => {
    const around: readonly ChartBody[] = [
      { kind: 'league-committee', name: '校团委', members: 5 },
      { kind: 'party-committee', name: '校党委', members: 9 },
      { kind: 'student-committee', name: '学生委员会', members: 25 },
      { kind: 'review-committee', name: '评议会', members: 11 },
    ];
    const drawing = drawChart({ ...plain, around, departments: [department('学习部')] }, zh);
    expectSound(drawing);
    const at = (name: string) => drawing.boxes.find(({ lines }) => lines[0] === name);
    expect(at('校党委')?.y).toBeLessThan(at('校团委')?.y ?? 0);
    expect(at('校团委')?.y).toBeLessThan(at('主席团')?.y ?? 0);
    expect(at('学生委员会')?.lines).toEqual(['学生委员会', '25 人']);
    const labels = drawing.lines.flatMap(({ label }) => (label ? [label.text] : []));
    expect(labels.sort()).toEqual(['指导', '评议', '选举'].sort());
  });

  it('fits six departments in a row and twelve in two', () => {
    const of = (count: number) =>
      drawChart(
        {
          ...plain,
          departments: Array.from({ length: count }, () => department('新媒体与网络文化建设部')),
        },
        zh,
      );
    const heights = (count: number) =>
      new Set(
        of(count)
          .boxes.filter(({ lines }) => lines[0]?.startsWith('新媒体'))
          .map(({ y }) => y),
      ).size;
    expect([heights(6), heights(12)]).toEqual([1, 2]);
    // As wide as the text of an A4 page lying on its side.
    expect(of(12).width).toBeLessThanOrEqual(760);
    for (const count of [7, 8, 9, 12, 13]) expect(columnsFor(count) % 2).toBe(0);
  });
});

it('breaks lines after a pause where there is one, and evenly where there is none', () => {
  expect(wrap('新媒体与网络文化建设部', 9)).toEqual(['新媒体与网络', '文化建设部']);
  expect(wrap('部长：林一、林二', 6)).toEqual(['部长：林一、', '林二']);
  expect(wrap('副部长：林小雨、何静', 9)).toEqual(['副部长：林小雨、', '何静']);
  expect(wrap('Heads: two', 20)).toEqual(['Heads: two']);
  expect(wrap('', 5)).toEqual([]);
  expect(wrap('宽W', 0)).toEqual(['宽', 'W']);
});

it('loses no character in breaking', () => {
  const text = fc.stringMatching(/^[部长：、林a-z ]{0,40}$/);
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (whole, ems) => {
      const kept = wrap(whole, ems).join('').replaceAll(' ', '');
      expect(kept).toBe(whole.replaceAll(' ', ''));
    }),
  );
});
