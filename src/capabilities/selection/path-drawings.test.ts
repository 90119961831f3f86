import { describe, expect, it } from 'vitest';
import { drawProcedure, wrapped, type Say } from '../../engines/procedures/draw-procedure.ts';
import { defectsOf, stepsInOrder } from '../../engines/procedures/model.ts';
import { say } from '../../kernel/words.ts';
import { pathNames, stepCodes } from './model.ts';
import { pathOf } from './paths.ts';
import { usualNumbers } from './provisions.ts';
import { selectionWordsEn } from './words.en.ts';
import { selectionWordsZh } from './words.zh.ts';

const zh: Say = (key, values) => say(selectionWordsZh, key, values);

describe.each(pathNames)('the drawing of %s', (name) => {
  const procedure = pathOf(name, usualNumbers);
  const codes = stepsInOrder(procedure).map(({ code }) => code);

  it.each([
    ['zh', selectionWordsZh],
    ['en', selectionWordsEn],
  ] as const)('has a box for every step, none over another, all within, in %s', (_, words) => {
    const { boxes, lines, width, height } = drawProcedure(procedure, (key, values) =>
      say(words, key, values),
    );
    expect(boxes).toHaveLength(codes.length + 1);
    for (const [at, box] of boxes.entries()) {
      const next = boxes[at + 1];
      if (next) expect(box.y + box.height).toBeLessThan(next.y);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(box.lines.join('')).not.toContain('{{');
    }
    for (const [x, y] of lines.flatMap(({ points }) => points)) {
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(height);
    }
  });

  it('marks the present step and what lies ahead', () => {
    for (const step of codes) {
      const { boxes } = drawProcedure(procedure, zh, { kind: 'open', step });
      expect(boxes.filter(({ look }) => look === 'strong')).toHaveLength(1);
      const at = codes.indexOf(step);
      expect(boxes[at]?.look).toBe('strong');
      expect(boxes.slice(at + 1).every(({ look }) => look === 'faint')).toBe(true);
    }
  });

  it('is of a path without defects, whose steps are known by name', () => {
    expect(defectsOf(procedure)).toEqual([]);
    for (const code of codes) expect(stepCodes).toContain(code);
  });
});

it('wraps Chinese anywhere and Latin between words', () => {
  expect(wrapped('学生处校团委联合审查', 55, 11)).toEqual(['学生处校团', '委联合审查']);
  expect(wrapped('League committee confirms', 100, 11)).toEqual(['League committee', 'confirms']);
});
