import { expect, it } from 'vitest';
import { articleKey } from './article-key.ts';

it('puts articles in the order people count them', () => {
  const series = [
    [
      '第二条',
      '第九条',
      '第十条',
      '第十三条',
      '第二十条',
      '第二十一条',
      '第一百零二条',
      '第一百二十条',
    ],
    ['4.4.6', '4.4.10', '4.5', '10.1'],
    ['5（3）', '5（13）', '附则'],
  ];
  for (const numbers of series) {
    const sorted = [...numbers].sort((a, b) => (articleKey(a) < articleKey(b) ? -1 : 1));
    expect(sorted).toEqual(numbers);
  }
});
