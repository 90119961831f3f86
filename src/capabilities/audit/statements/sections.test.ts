import { describe, expect, it } from 'vitest';
import { statementsUnder, titles } from './sample-statements.ts';

async function sections(title: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { sections: all } = await statementsUnder(title, lines.join('\n\n'));
  return all.filter((one) => one.end > one.start).map((one) => `${one.kind} ${one.basis}`);
}

describe('the parts of a disclosure', () => {
  it.each([
    ['二、学生会章程', 'charter rule'],
    ['校级组织工作机构组织架构图', 'chart practice'],
    ['四、校级组织工作人员名单', 'roster practice'],
    ['五、主席团成员候选人产生办法及选举办法', 'candidates practice'],
    ['校级学生代表大会召开情况', 'congress practice'],
    ['校级学生代表大会代表产生办法', 'delegates practice'],
    ['六、工作人员述职评议办法', 'review rule'],
    ['七、学校党委指导学生会组织工作情况', 'party practice'],
    ['八、校团委指导学生会主要责任人', 'guides practice'],
    ['学生会工作人员培训情况', 'training practice'],
    ['评奖评优办法', 'awards rule'],
    ['云岭水利职业学院学生会改革方案', 'plan plan'],
    ['关于召开第九次学生代表大会的通知', 'notice plan'],
    ['学生会请假制度', 'regulation rule'],
    ['学生会工作总结', 'other practice'],
  ])('%s', async (title, expected) => {
    expect(await sections(title, '学生会认真开展各项工作。')).toEqual([expected]);
  });

  it('follow each other', async () => {
    const lines = ['学生会是群众组织。', '三、组织架构图', '四、工作人员名单', '名单如下。'];
    expect(await sections('二、学生会章程', ...lines)).toEqual([
      'charter rule',
      'chart practice',
      'roster practice',
    ]);
  });

  it.each([
    ['第二章 组织机构', '第三章 选举办法', '第四章 工作制度'],
    ['第一章 总则', '第二条 学生会接受校党委领导。', '（一）述职评议办法'],
    ['第一章 总则', '3.1 候选人产生办法', '1. 请假制度'],
  ])('do not end with a charter’s chapters, articles and lists: %s', async (...lines) => {
    const text = [...lines, '学生会实行民主集中制。'];
    expect(await sections(titles.charter, ...text)).toEqual(['charter rule']);
  });

  it('do not begin at a sentence that names one', async () => {
    const sentence = '学生会修订了章程，并制定了述职评议办法。';
    expect(await sections(titles.report, sentence)).toEqual(['other practice']);
  });
});
