import { describe, expect, it } from 'vitest';
import { findMarks } from './mark-cluster.ts';
import { conclusionWords } from './mark-tokens.ts';
import { claimOf } from './read-claim.ts';

function claim(text: string, side: 'before' | 'after' | null = null): string {
  const marks = findMarks(text, conclusionWords);
  return marks === null ? 'none' : claimOf(marks.tokens, side);
}

describe('claimOf', () => {
  it.each([
    ['☑是 □否', 'yes'],
    ['□是 ☑否', 'no'],
    ['☒是 ☐否', 'yes'],
    ['■达标□未达标', 'yes'],
    ['□达标\n☑未达标', 'no'],
    ['☑未达标 □达标', 'no'],
    ['●是 ○否', 'yes'],
    ['[x]是 [ ]否', 'yes'],
    ['[ ] 是 [X] 否', 'no'],
    ['（√）是（ ）否', 'yes'],
    ['是（ ）否（√）', 'no'],
    ['【√】是【 】否', 'yes'],
    ['R是 £否', 'yes'],
    ['£是 R否', 'no'],
    ['R 达标 £ 未达标', 'yes'],
    ['是R 否£', 'yes'],
    ['是T 否*', 'yes'],
    ['*是 S否', 'no'],
    ['<input checked="" type="checkbox"/> 是 <input type="checkbox"/> 否', 'yes'],
    ['<input type="checkbox"> 是 <input type="checkbox" checked> 否', 'no'],
    ['<input type="checkbox" checked="false"/> 是 <input type="checkbox" checked/> 否', 'no'],
    ['是√ 否□', 'yes'],
    ['√是', 'yes'],
    ['是☑', 'yes'],
    ['√是 否', 'yes'],
    ['是 √否', 'no'],
    ['是√ 否', 'yes'],
    ['☑是 否', 'yes'],
    ['□√是 □否', 'yes'],
    ['□是√ □否', 'yes'],
    ['□是 √□否', 'no'],
    ['□是□否√', 'no'],
    ['√是□否□', 'yes'],
    ['×是 √否', 'no'],
    ['是 ☑ 否 ☐', 'yes'],
    ['是', 'yes'],
    ['否', 'no'],
    ['达标', 'yes'],
    ['未达标', 'no'],
    ['√', 'yes'],
    ['×', 'no'],
    ['☑', 'yes'],
  ])('reads %s', (text, expected) => {
    expect(claim(text)).toBe(expected);
  });

  it.each([
    '是 否',
    '是否',
    '达标 未达标',
    '☐是☐否',
    '□达标□未达标',
    '☑是 ☑否',
    '☒是 ☑否',
    '□是',
    '是□ 否',
    '□',
    '☑□',
    '（ ）是（ ）否',
    '£是 £否',
    '<input type="checkbox"/> 是 <input type="checkbox"/> 否',
    '□是 √ □否',
  ])('calls %s unreadable', (text) => {
    expect(claim(text)).toBe('unreadable');
  });

  it('gives a tick between the words to the side that the table keeps', () => {
    expect(claim('是√否', 'after')).toBe('yes');
    expect(claim('是√否', 'before')).toBe('no');
  });

  it.each(['已于2021年11月召开', '是学校统一安排', '否则另行通知', '无'])(
    'finds no answer in %s',
    (text) => {
      expect(claim(text)).toBe('none');
    },
  );

  it('leaves a remark after the marks alone', () => {
    const marks = findMarks('☑是 □否 是学院统一安排', conclusionWords);
    expect(marks?.end).toBe('☑是 □否'.length);
  });
});
