import { describe, expect, test } from 'vitest';
import { columnsOf, fit, fitEnd, painterFor, printable, wrap } from './terminal.ts';

describe('terminal', () => {
  test.each([
    ['abc', 3],
    ['学生会', 6],
    ['第8项', 5],
    ['☑是', 4],
    ['𠮷', 2],
  ])('%s takes %i columns', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  test('fit cuts the end, fitEnd the front, and both fill the width', () => {
    expect(fit('学生会工作人员', 10)).toBe('学生会工…');
    expect(fitEnd('received/学校/form.docx', 12)).toBe('…/form.docx');
    expect(columnsOf(fitEnd('received/学校/公开.docx', 13))).toBe(13);
    expect(fitEnd('a.txt', 8)).toBe('a.txt   ');
  });

  test('wrap keeps Latin words whole and loses no character', () => {
    const text = '主席团实有5人 presidium-cap.over-limit 超过上限';
    const lines = wrap(text, 24);
    expect(lines.every((line) => columnsOf(line) <= 24)).toBe(true);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(lines).toContain('presidium-cap.over-limit');
  });

  test('wrap begins no line with closing punctuation', () => {
    expect(wrap('系、二级学院、书院', 12)).toEqual(['系、二级学', '院、书院']);
    expect(wrap('甲乙丙丁。', 8)).toEqual(['甲乙丙', '丁。']);
    expect(wrap('ab cd', 4)).toEqual(['ab', 'cd']);
  });

  test('printable shows what would steer a terminal or turn the reading order', () => {
    expect(printable('a\u001b[2Jb\u0007\u009b\u202ec')).toBe('a\ufffd[2Jb\ufffd\ufffd\ufffdc');
    expect(printable('行一\n\t行二 ☑')).toBe('行一\n\t行二 ☑');
  });

  test('paint leaves nothing where there is nothing', () => {
    expect(painterFor(true, {})('red', '')).toBe('');
    expect(painterFor(true, {})('red', 'x')).toBe('\u001b[31mx\u001b[0m');
    expect(painterFor(true, { NO_COLOR: '1' })('red', 'x')).toBe('x');
  });
});
