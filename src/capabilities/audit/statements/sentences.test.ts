import { describe, expect, it } from 'vitest';
import { statementsUnder, titles } from './sample-statements.ts';
import { clausesOf, type Sentence } from './sentences.ts';

async function sentences(text: string, title: string = titles.charter): Promise<Sentence[]> {
  const { sentences: all } = await statementsUnder(title, text);
  return all.filter((sentence) => sentence.start >= sentence.section.titleEnd);
}

describe('sentences', () => {
  it('end at full stops, semicolons and the end of a paragraph', async () => {
    const found = await sentences('学生会设主席一名；副主席二名。部门五个');
    expect(found.map((one) => one.text)).toEqual(['学生会设主席一名;', '副主席二名。', '部门五个']);
  });

  it('point at their own words', async () => {
    const { reading, sentences: all } = await statementsUnder(
      titles.charter,
      '学生会　设主席。部长 五名。',
    );
    for (const { text, start, end } of all) {
      expect(reading.folded.text.slice(start, end)).toBe(text);
    }
  });

  it('know which union they speak of, and whether they repeat a rule or tell of the past', async () => {
    const found = await sentences(
      '各系学生会设主席。《若干意见》要求主席团不超过五人。上一届主席团有六人。学生会有五个部门。',
    );
    expect(found.map((one) => [one.level, one.quotedRule, one.pastTerm])).toEqual([
      ['second-level', false, false],
      ['school', true, false],
      ['school', false, true],
      ['school', false, false],
    ]);
  });
});

describe('the lead of a list', () => {
  const lead = '第三条 学生会不承担下列工作:'.replace(' ', '');

  it('hangs over its items and ends with them', async () => {
    const text =
      '第三条 学生会不承担下列工作：\n\n（一）宿舍管理；\n\n（二）安全保卫。\n\n第四条 部长五名。';
    const found = await sentences(text);
    expect(found.map((one) => one.lead)).toEqual(['', lead, lead, '']);
  });

  it('gives way to the next', async () => {
    const found = await sentences('负责：\n\n1.会务。\n\n不负责：\n\n1.查寝。');
    expect(found.at(-1)?.lead).toBe('不负责:');
  });

  it('is none where no colon ends it', async () => {
    const found = await sentences('学生会不承担下列工作。\n\n（一）宿舍管理。');
    expect(found.map((one) => one.lead)).toEqual(['', '']);
  });
});

describe('clauses', () => {
  it('keep their places', () => {
    const text = '经推荐,报团委,,批准。';
    for (const clause of clausesOf(text)) {
      expect(text.slice(clause.at, clause.at + clause.text.length)).toBe(clause.text);
    }
    expect(clausesOf(text).map((one) => one.text)).toEqual(['经推荐', '报团委', '批准。']);
  });
});
