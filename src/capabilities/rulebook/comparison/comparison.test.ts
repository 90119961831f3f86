import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareArticles } from './align.ts';
import { changedCharacters, diffCharacters } from './char-diff.ts';

const article = (number: string, text: string) => ({ number, chapter: null, text });
const term = '主席团每届任期一年，可以连选连任一次。';
const seats = '部门设部长一人、副部长不超过二人，不设其他职务。';
const money = '经费由学校拨付，每月向会员公布一次收支情况。';

describe('characters', () => {
  it('tell what was taken out and what was put in', () => {
    expect(diffCharacters('任期一年。', '任期两年。')).toEqual([
      { kind: 'same', text: '任期' },
      { kind: 'removed', text: '一' },
      { kind: 'added', text: '两' },
      { kind: 'same', text: '年。' },
    ]);
  });

  it('join to both wordings again, whatever they are', () => {
    const some = fc.string({
      unit: fc.constantFrom('一', '二', '学', '会', '𠮷', '。'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, some, (before, after) => {
        const pieces = diffCharacters(before, after);
        const without = (kind: string) =>
          pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
        expect(changedCharacters(pieces) === 0).toBe(before === after);
      }),
    );
  });

  it('tell a long middle as a whole', () => {
    const pieces = diffCharacters(`甲${'乙'.repeat(3000)}丙`, `甲${'丁'.repeat(3000)}丙`);
    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  });
});

describe('articles', () => {
  it('are unchanged, changed, added and removed', () => {
    const changes = compareArticles(
      [article('第一条', term), article('第二条', seats), article('第三条', money)],
      [
        article('第一条', term.replace('一年', '两年')),
        article('第二条', seats),
        article('第四条', '会员可以随时向权益部反映意见，七日内答复。'),
      ],
    );
    expect(changes.map(({ kind, moved }) => [kind, moved])).toEqual([
      ['changed', false],
      ['unchanged', false],
      ['removed', false],
      ['added', false],
    ]);
    expect(changes[0]?.pieces.some(({ kind }) => kind === 'removed')).toBe(true);
  });

  it('that only got another number were moved, not changed', () => {
    const changes = compareArticles(
      [article('第一条', term), article('第二条', seats)],
      [article('第一条', money), article('第二条', term), article('第三条', seats)],
    );
    expect(changes.map(({ kind, moved }) => [kind, moved])).toEqual([
      ['added', false],
      ['unchanged', true],
      ['unchanged', true],
    ]);
  });

  it('that changed their place are moved, the others are not', () => {
    const named = (text: string) => article(text.slice(0, 2), text);
    const changes = compareArticles(
      [named(term), named(seats), named(money)],
      [named(seats), named(money), named(term)],
    );
    expect(changes.map(({ moved }) => moved)).toEqual([false, false, true]);
  });

  it('of the same number with nothing in common are another article', () => {
    const changes = compareArticles(
      [article('第一条', term)],
      [article('第一条', '办公室保管印章与档案资料')],
    );
    expect(changes.map(({ kind }) => kind).toSorted()).toEqual(['added', 'removed']);
  });

  it('all appear once', () => {
    const some = fc.array(
      fc.record({
        number: fc.constantFrom('一', '二', '三', '四'),
        chapter: fc.constant(null),
        text: fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 12 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, some, (before, after) => {
        const changes = compareArticles(before, after);
        const of = (side: 'before' | 'after') =>
          changes.flatMap((change) => (change[side] === null ? [] : [change[side]]));
        expect(of('after')).toEqual(after);
        expect(new Set(of('before'))).toEqual(new Set(before));
        expect(of('before').length).toBe(before.length);
      }),
    );
  });
});
