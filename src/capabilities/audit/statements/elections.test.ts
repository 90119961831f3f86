import { describe, expect, it } from 'vitest';
import { readElections } from './elections.ts';
import { statementsUnder, titles } from './sample-statements.ts';

/** Office, body, its alternative, and whether contested; a dash where not told. */
async function elections(text: string, title: string = titles.charter): Promise<readonly string[]> {
  return readElections(await statementsUnder(title, text)).map((fact) => {
    if (fact.name !== 'presidium.elected') throw new Error(fact.name);
    const { office, by, alternative, contested } = fact.value;
    return [office, by, alternative ?? '-', contested ?? '-'].join(' ');
  });
}

describe('who elects', () => {
  it.each([
    ['主席团由学生代表大会选举产生。', 'presidium congress - -'],
    ['主席、副主席由学代会差额选举产生。', 'chair congress - true'],
    ['各部部长由学生代表大会选举产生。', 'heads congress - -'],
    ['主席团成员由全体学生大会选举产生。', 'presidium assembly - -'],
    ['主席团在学生代表大会上选举产生。', 'presidium congress - -'],
    ['学生代表大会选举产生新一届主席团。', 'presidium congress - -'],
    ['大会以无记名投票方式选举产生主席团。', 'presidium congress - -'],
    ['全体代表以无记名投票方式选举主席团成员五名。', 'presidium congress - -'],
    ['学生委员会选举主席团成员。', 'presidium committee - -'],
    ['主席团由学生会委员会全体会议推选产生。', 'presidium committee - -'],
    ['主席团由常务委员会选举产生。', 'presidium standing-committee - -'],
    ['主席团由学生委员会等额选举产生。', 'presidium committee - false'],
    ['学生委员会由学代会选举产生，主席团由学生委员会推选产生。', 'presidium committee - -'],
    ['主席团由常任代表会议选举产生。', 'presidium standing-delegates - -'],
    ['闭会期间由常代会选举主席团成员。', 'presidium standing-delegates - -'],
  ])('%s', async (text, expected) => {
    expect(await elections(text)).toEqual([expected]);
  });
});

describe('alternatives and exclusions', () => {
  it.each([
    ['主席由学代会或常代会选举产生。', 'chair congress standing-delegates -'],
    ['主席团由学生代表大会或全体学生大会选举产生。', 'presidium congress assembly -'],
    [
      '主席团由学生代表大会（非其委员会、常务委员会、常任代表会议等）选举产生。',
      'presidium congress - -',
    ],
    ['主席团由学生代表大会选举产生，不得由常任代表会议代行。', 'presidium congress - -'],
  ])('%s', async (text, expected) => {
    expect(await elections(text)).toEqual([expected]);
  });
});

describe('appointments', () => {
  it.each([
    ['主席、副主席由校团委任命。', 'chair party-or-league - -'],
    ['主席团成员由院党委聘任。', 'presidium party-or-league - -'],
    ['校团委任命学生会主席。', 'chair party-or-league - -'],
  ])('%s', async (text, expected) => {
    expect(await elections(text)).toEqual([expected]);
  });
});

describe('agenda lines', () => {
  it.each([
    ['学生代表大会的职权：', '（一）审议工作报告；', '（二）选举产生主席团。'],
    ['大会议程：', '1.听取工作报告；', '2.选举新一届主席团。'],
  ])('under %s', async (...lines) => {
    expect(await elections(lines.join('\n'))).toEqual(['presidium congress - -']);
  });

  it('under the committee are the committee’s', async () => {
    expect(await elections('学生委员会的职权：\n1.选举主席团；\n2.审定计划。')).toEqual([
      'presidium committee - -',
    ]);
  });

  it('in the section on the congress are the congress’s', async () => {
    expect(await elections('会上选举产生了主席团。', titles.congress)).toEqual([
      'presidium congress - -',
    ]);
  });
});

describe('sentences that tell no election of the presidium', () => {
  it.each([
    ['by-election', '主席团成员出现空缺时，由学生委员会补选。'],
    ['by-election', '届中主席辞职的，由常代会增补。'],
    ['past', '上一届主席团由学生委员会选举产生。'],
    ['a demand', '《关于深化改革的若干意见》规定主席团由学生代表大会选举产生。'],
    ['denied', '常任代表会议只听取汇报，不产生主席团。'],
    ['denied', '学生委员会不选举主席团。'],
    ['candidates', '主席团候选人由学院团总支推荐产生。'],
    ['a method', '大会审议通过《主席团选举办法》。'],
    ['delegates', '学生代表由各学院选举产生。'],
    ['class', '班长由班级同学选举产生。'],
    ['committee', '学生委员会由学生代表大会选举产生。'],
    ['work', '主席团主持学生会日常工作。'],
  ])('%s: %s', async (_, text) => {
    expect(await elections(text)).toEqual([]);
  });
});
