import { describe, expect, it } from 'vitest';
import { initialsPattern, nameKey, pinyinTerm } from './name-key.ts';

describe('nameKey', () => {
  it.each([
    ['曾小贤', 'zeng xiao xian'],
    ['单雄', 'shan xiong'],
    ['吕布', 'lv bu'],
    ['欧阳娜娜', 'ou yang na na'],
    ['Anna Li', 'anna li'],
  ])('reads %s as a person', (name, key) => {
    expect(nameKey(name, 'person')).toBe(key);
  });

  it('reads things without a surname', () => {
    expect(nameKey('曾用名', 'thing')).toBe('ceng yong ming');
    expect(nameKey('护理2401班', 'thing')).toBe('hu li 2401 ban');
  });
});

it('finds initials from the first syllable on', () => {
  const pattern = new RegExp(initialsPattern('zxx') ?? '');
  expect(pattern.test('zeng xiao xian')).toBe(true);
  expect(pattern.test('zeng xiao')).toBe(false);
  expect(pattern.test('li zhang xiao xian')).toBe(false);
  for (const term of ['z', '张三', 'z.*', '', 'abcdefghijklm'])
    expect(initialsPattern(term)).toBeNull();
});

it('takes pinyin with blanks and ü', () => {
  expect(pinyinTerm('Zeng Xiao')).toBe('zengxiao');
  expect(pinyinTerm('lü bu')).toBe('lvbu');
  expect(pinyinTerm('曾')).toBeNull();
});
