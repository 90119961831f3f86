import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DrawnBox, DrawnLine, Drawing } from './drawing.ts';
import { outlineOf, type OutlineItem } from './outline.ts';
import { departmentChart } from './samples/disclosure-sample.ts';
import { sampleDrawing } from './samples/sample-paper.ts';

const leaf = (text: string): OutlineItem => ({ text, items: [] });

test('departments stand below the presidium they hang on', () => {
  const departments = ['学习部', '文体部', '权益部'].map((name) => leaf(`${name} 部长 1 人`));
  expect(outlineOf(departmentChart(3))).toEqual([
    { text: '主席团 主席 1 人　副主席 3 人', items: departments },
  ]);
});

test('a line that only helps hangs nothing on anything', () => {
  expect(outlineOf(sampleDrawing)).toEqual([leaf('主席团 4 人'), leaf('学习部'), leaf('文体部')]);
});

const at = (y: number, line: string): DrawnBox => ({
  ...{ x: 0, y, width: 60, height: 20, lines: [line], fontSize: 11 },
  ...{ shape: 'box', look: 'plain' },
});
const joining = (...points: DrawnLine['points'][number][]): DrawnLine => ({
  ...{ points, look: 'plain', arrow: true },
});
const drawing = (boxes: readonly DrawnBox[], lines: readonly DrawnLine[]): Drawing => ({
  ...{ title: '', description: '', width: 400, height: 400 },
  ...{ boxes, lines },
});

test('steps that follow each other stand beside each other, and a way back makes no circle', () => {
  const steps = drawing(
    [at(0, '一'), at(40, '二'), at(80, '三')],
    [
      joining([30, 20], [30, 40]),
      joining([30, 60], [30, 80]),
      joining([60, 90], [90, 90], [60, 5]),
    ],
  );
  expect(outlineOf(steps)).toEqual([leaf('一'), leaf('二'), leaf('三')]);
});

test('a line that begins on another comes from the same box', () => {
  const right = { ...at(60, '右'), x: 100 };
  const branching = drawing(
    [at(0, '上'), at(60, '左'), right],
    [joining([30, 20], [30, 60]), joining([30, 40], [130, 40], [130, 60])],
  );
  expect(outlineOf(branching)).toEqual([{ text: '上', items: [leaf('左'), leaf('右')] }]);
});

test('a line across carries what hangs on it, and a name is told with the posts below it', () => {
  const box = (x: number, y: number, line: string): DrawnBox => ({ ...at(y, line), x });
  const chart = drawing(
    [box(100, 0, '主席团'), box(0, 60, '甲部'), box(200, 60, '乙部'), box(0, 80, '部长 1 人')],
    [
      joining([30, 40], [230, 40]),
      joining([130, 20], [130, 40]),
      joining([30, 40], [30, 60]),
      joining([230, 40], [230, 60]),
    ],
  );
  expect(outlineOf(chart)).toEqual([
    { text: '主席团', items: [leaf('甲部 部长 1 人'), leaf('乙部')] },
  ]);
});

test('whatever is joined to whatever, every box is told once', () => {
  const place = fc.tuple(fc.nat(300), fc.nat(300));
  const boxes = fc.array(place, { maxLength: 8 });
  const lines = fc.array(fc.array(place, { minLength: 2, maxLength: 4 }), { maxLength: 12 });
  const texts = (items: readonly OutlineItem[]): readonly string[] =>
    items.flatMap(({ text, items: below }) => [...text.split(' '), ...texts(below)]);
  fc.assert(
    fc.property(boxes, lines, (places, ways) => {
      const drawn = drawing(
        places.map(([x, y], nth) => ({ ...at(y, String(nth)), x, height: (y % 3) * 10 })),
        ways.map((points) => joining(...points)),
      );
      expect([...texts(outlineOf(drawn))].sort()).toEqual(places.map((_, nth) => `${nth}`).sort());
    }),
  );
});
