import { describe, expect, test } from 'vitest';
import { refusalMessage } from './refusal-message.ts';
import { refusalWordsEn } from './refusal-words.en.ts';
import { refusalWordsZh } from './refusal-words.zh.ts';

const mebibyte = 1024 * 1024;

describe('refusal words', () => {
  test.each([
    ['zh', refusalWordsZh],
    ['en', refusalWordsEn],
  ])('in %s name the file, and each has a way out', (_, words) => {
    const keys = Object.keys(words).filter((key) => !key.endsWith('.way'));
    expect(keys.length).toBeGreaterThan(15);
    for (const key of keys) {
      expect([key, words[key]?.includes('{{file}}')]).toEqual([key, true]);
      expect([key, words[`${key}.way`] !== undefined]).toEqual([key, true]);
    }
  });
});

describe('refusalMessage', () => {
  test.each([
    [{}, '50 MB', '--limit-mb'],
    [{ bytes: 9 * mebibyte, limit: 8 * mebibyte }, '8 MB', '--limit-mb'],
    [{ limit: mebibyte / 4 }, '0.25 MB', '--limit-mb'],
    [{ characters: 5_000_000 }, '5000000 characters', 'split the file'],
    [{ pages: 1200, limit: 1000 }, 'too many pages (limit 1000)', 'Keep the pages'],
  ])('too large by %j', (values, what, way) => {
    const message = refusalMessage('too-large', values, 'en', 'a.pdf');
    expect(message).toContain('“a.pdf”');
    expect(message).toContain(what);
    expect(message).toContain(way);
  });

  test('fills the figures of a worker and the words of a fault', () => {
    expect(refusalMessage('took-too-long', { seconds: 4 }, 'zh', '甲.docx')).toContain('超过 4 秒');
    expect(refusalMessage('program-fault', { detail: 'TypeError: x' }, 'zh', '甲.docx')).toContain(
      'TypeError: x',
    );
  });
});
