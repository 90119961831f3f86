import { describe, expect, it } from 'vitest';
import { recoverBlocks } from '../../../engines/documents/text/recover-blocks.ts';
import { textOf, type DocumentTree } from '../../../engines/documents/tree.ts';
import { spanOf, type Fact } from '../../../facts/fact.ts';
import { readingOf } from '../../../facts/reading.ts';
import { readFigures } from './read-figures.ts';

function treeOf(text: string): DocumentTree {
  const span = { start: 0, end: text.length };
  return {
    text,
    blocks: recoverBlocks(text, false),
    files: [{ name: 'a.txt', format: 'txt', span, wrapped: true }],
    notices: [],
  };
}

function told(text: string): readonly string[] {
  const tree = treeOf(text);
  return readFigures(readingOf(tree), []).map(
    (fact) => `${short(fact)} «${textOf(tree, spanOf(fact))}»`,
  );
}

function short(fact: Fact): string {
  const level = fact.level === 'second-level' ? '2 ' : '';
  switch (fact.name) {
    case 'staff.count':
    case 'presidium.count':
    case 'department.count':
      return `${level}${fact.name} ${fact.basis} ${fact.value.min}-${fact.value.max ?? ''}`;
    case 'department.list':
      return `${fact.name} ${fact.value.names.join('/')}${fact.value.open ? ' open' : ''}`;
    case 'delegates.total':
      return `${fact.name} ${fact.value.count} ${fact.value.percentOfStudents ?? '-'} ${fact.value.students ?? '-'}`;
    case 'delegates.part':
      return `${fact.name} ${fact.value.group} ${fact.value.count ?? '-'} ${fact.value.percent ?? '-'}/${fact.value.total ?? '-'}`;
    case 'school.size':
      return `${fact.name} ${fact.value.students ?? '-'} ${fact.value.campuses ?? '-'} ${fact.value.many}`;
    case 'second-level.total':
      return `${fact.name} ${fact.value.count}`;
    case 'second-level.units':
      return `${fact.name} ${fact.value.names.join('/')}`;
    case 'staff.summary':
      return `${fact.name} ${JSON.stringify(Object.values(fact.value))}`;
    default:
      return fact.name;
  }
}

describe('staff', () => {
  it.each([
    ['校学生会现有工作人员42人。', 'staff.count practice 42-42 «工作人员42人»'],
    [
      '学生会共有工作人员三十八名，分布在五个部门。',
      'staff.count practice 38-38 «工作人员三十八名»',
    ],
    ['目前，学生会工作人员总数为 36 人。', 'staff.count practice 36-36 «工作人员总数为 36 人»'],
    ['秋季培训班开班，28名工作人员全部参加。', 'staff.count practice 28-28 «28名工作人员»'],
    [
      '学生会工作人员由上届的58人精简至40人。',
      'staff.count practice 40-40 «工作人员由上届的58人精简至40人»',
    ],
    ['校级学生会工作人员不超过40人。', 'staff.count rule 0-40 «工作人员不超过40人»'],
    ['学生会工作人员控制在30至40人。', 'staff.count rule 30-40 «工作人员控制在30至40人»'],
  ])('reads %s', (text, fact) => {
    expect(told(`${text}\n`).filter((line) => line.startsWith('staff.count'))).toEqual([fact]);
  });

  it.each([
    ['上一届学生会共有工作人员58人。'],
    ['2019年以前，学生会工作人员曾达70人。'],
    ['按照《若干意见》工作人员不超过40人的要求，我们逐项自查。'],
    ['本学期新增工作人员12人。'],
    ['其中男工作人员20人。'],
    ['评议会成员共23人。'],
    ['社团联合会现有成员35人。'],
    ['文艺部现有工作人员8人。'],
    ['各二级学院学生会工作人员不超过30人。'],
    ['后勤处工作人员15人参加座谈。'],
    ['国家规定校级学生会工作人员不超过40人，我校在2020年调整到位。'],
    ['2022级工作人员16名，系一年级新生，无需填写排名。'],
    ['如果工作人员超过40人，须报校党委批准。'],
    ['大会工作人员30人由志愿者担任。'],
  ])('takes no head-count from %s', (text) => {
    expect(told(`${text}\n`).filter((line) => /^staff\.(?:count|summary)/.test(line))).toEqual([]);
  });

  it('reads the summary told in one sentence', () => {
    const text =
      '学生会工作人员共46人，其中中共党员3人、共青团员43人，入党积极分子12人，综合排名在专业前30%的占比为91.30%，均无课业不及格情况。\n';
    expect(told(text)).toContain(
      `staff.summary ${JSON.stringify([46, 3, 43, 12, null, null, null, '91.30', false])} «${text.trim().slice(3, -1).replace(/情况$/, '')}»`,
    );
  });
});

describe('size of the school', () => {
  it.each([
    ['学校现有全日制在校生1.86万余人，分设两个校区。', 'school.size 18600 2 false'],
    ['全校共有在校学生 18 600 人。', 'school.size 18600 - false'],
    ['我校全日制在校生近两万人。', 'school.size 20000 - false'],
    ['学校一校三区，办学规模较大。', 'school.size - 3 true'],
    ['因学生人数较多、分校区较多，经校党委批准，工作人员按60人配备。', 'school.size - - true'],
    ['学校三地办学。', 'school.size - 3 false'],
  ])('reads %s', (text, fact) => {
    expect(
      told(`${text}\n`)
        .filter((line) => line.startsWith('school.size'))
        .join(),
    ).toContain(fact);
  });

  it.each([
    ['学生人数较多、分校区较多的高校不超过60人。'],
    ['学生人数低于400人的系可以召开全体学生大会。'],
    ['第二校区食堂正在改造。'],
    ['各校区设联络员一名。'],
    ['代表名额不低于在校生的1%。'],
  ])('takes no size from %s', (text) => {
    expect(told(`${text}\n`).filter((line) => line.startsWith('school.size'))).toEqual([]);
  });
});

describe('presidium', () => {
  it.each([
    ['学生会主席团成员共4人，由大会选举产生。', 'presidium.count practice 4-4 «主席团成员共4人»'],
    ['本会设主席一名，副主席两名。', 'presidium.count practice 3-3 «主席一名，副主席两名»'],
    ['学生会设主席团成员3至5人。', 'presidium.count rule 3-5 «主席团成员3至5人»'],
    [
      '大会选举产生了由5人组成的新一届学生会主席团。',
      'presidium.count practice 5-5 «5人组成的新一届学生会主席团»',
    ],
    [
      '新一届主席团由陈某、林某、许某等5人组成。',
      'presidium.count practice 5-5 «主席团由陈某、林某、许某等5人»',
    ],
    ['系学生会设主席1名，副主席若干名。', '2 presidium.count rule 2- «主席1名，副主席若干名»'],
    ['各二级学院学生会主席团成员不超过3人。', '2 presidium.count rule 0-3 «主席团成员不超过3人»'],
    ['设主席、副主席各1名。', 'presidium.count practice 2-2 «主席、副主席各1名»'],
  ])('reads %s', (text, fact) => {
    expect(told(`${text}\n`).filter((line) => line.includes('presidium.count'))).toEqual([fact]);
  });

  it.each([
    ['上一届主席团5人，已全部毕业。'],
    ['改革以前，学生会有11个部、67人、主席团7人。'],
    ['双创项目由主席团一名副主席主持。'],
    ['确定主席团候选人6名。'],
    ['大会主席团由15人组成。'],
    ['按照文件规定，主席团成员不超过5人的要求应当落实。'],
    ['主席团会议每周召开1次，5人以上出席方为有效。'],
  ])('takes no number from %s', (text) => {
    expect(told(`${text}\n`).filter((line) => line.includes('presidium.count'))).toEqual([]);
  });
});

describe('departments', () => {
  it.each([
    [
      '学生会设办公室、组织部、宣传部、学习部、文体部、权益部等六个部门。',
      [
        'department.list 办公室/组织部/宣传部/学习部/文体部/权益部',
        'department.count practice 6-6',
      ],
    ],
    [
      '主席团下设办公室、权益部、实践部、新媒体部。',
      ['department.list 办公室/权益部/实践部/新媒体部'],
    ],
    [
      '学生会可根据需要设办公室、权益部、文体部等部门。',
      ['department.list 办公室/权益部/文体部 open'],
    ],
    ['本会工作部门由9个整合为6个。', ['department.count practice 6-6']],
    ['学生会工作部门不超过6个。', ['department.count rule 0-6']],
  ])('reads %s', (text, facts) => {
    const found = told(`${text}\n`);
    for (const fact of facts) expect(found.join('\n')).toContain(fact);
    const counts = found.filter((line) => line.startsWith('department.'));
    expect(counts).toHaveLength(facts.length);
  });

  it.each([
    ['学生会原有9个部门。'],
    ['三个部门联合举办了迎新晚会。'],
    ['党委办公室、组织部、宣传部、学生工作部负责人出席。'],
    ['活动由学习部、文体部、办公室共同承办。'],
    ['相关五个部门负责人参加会议。'],
    ['会员可以向任何一个部门提出询问。'],
  ])('takes nothing from %s', (text) => {
    expect(told(`${text}\n`).filter((line) => line.startsWith('department.'))).toEqual([]);
  });

  it('collects headings over duties as an open list', () => {
    const text =
      '某学院学生会章程\n第四条 各部门职责：\n（一）主席团：全面负责学生会工作。\n（二）办公室职责：负责会议与档案。\n（三）学习部职责：组织学风活动。\n（四）权益部职责：收集同学意见。\n';
    expect(told(text).join()).toContain('department.list 办公室/学习部/权益部 open');
  });

  it('reads the boxes of a chart told in words', () => {
    const text =
      '三、组织架构图\n主席团（4人）\n├ 办公室\n├ 权益部\n├ 文体部\n└ 实践部\n四、其他情况\n';
    const found = told(text).join();
    expect(found).toContain('department.list 办公室/权益部/文体部/实践部 open');
    expect(found).toContain('presidium.count practice 4-4');
  });
});

describe('delegates', () => {
  it('reads total, share, levels, women, minorities and non-officers', () => {
    const text =
      '第三次学生代表大会正式代表总额为 150 名，占全日制在校学生的1.5%，其中本科生代表110名，专科生代表40名。女代表75名，占代表总数的50%，少数民族代表12人，占8%。非校、院学生会骨干的代表100名，占66.7%。\n';
    expect(told(text).filter((line) => line.startsWith('delegates.'))).toEqual([
      'delegates.total 150 1.5 - «正式代表总额为 150 名，占全日制在校学生的1.5%»',
      'delegates.part level 110 -/150 «本科生代表110名»',
      'delegates.part level 40 -/150 «专科生代表40名»',
      'delegates.part women 75 50/150 «女代表75名，占代表总数的50%»',
      'delegates.part minority 12 8/150 «少数民族代表12人，占8%»',
      'delegates.part non-officer 100 66.7/150 «非校、院学生会骨干的代表100名，占66.7%»',
    ]);
  });

  it.each([
    ['第三次学生代表大会实到代表145名。'],
    ['学生代表大会闭会期间设常任代表33名。'],
    ['评议会由学生代表15人和教师4人组成。'],
    ['学代会代表中非校级学生会骨干的代表一般不低于60%。'],
    ['学代会邀请列席代表20名。'],
  ])('takes no total and no part from %s', (text) => {
    expect(told(`${text}\n`).filter((line) => line.startsWith('delegates.'))).toEqual([]);
  });

  it('reads a quota table with its total row', () => {
    const text =
      '学生代表大会代表名额分配表\n序号\t院系\t代表名额\n1\t护理系\t20\n2\t机电系\t30\n3\t信息系\t25\n合计\t\t75\n';
    expect(told(text)).toEqual([
      'delegates.part unit 20 -/75 «1\t护理系\t20»',
      'delegates.part unit 30 -/75 «2\t机电系\t30»',
      'delegates.part unit 25 -/75 «3\t信息系\t25»',
      'delegates.total 75 - - «合计\t\t75»',
    ]);
  });

  it('reads seats told in one sentence only when every number is a unit’s', () => {
    const head = '第三次学生代表大会代表总数60名。';
    const whole = `${head}分配如下：药学院20名，护理学院25名，中医学院15名。\n`;
    expect(told(whole).filter((line) => line.includes(' unit '))).toHaveLength(3);
    const partial = `${head}分配如下：药学院20名，护理学院25名，附属医院15名，中医学院10名。\n`;
    expect(told(partial).filter((line) => line.includes(' unit '))).toEqual([]);
  });
});

describe('a hostile text', () => {
  it.each([
    ['no punctuation', '工作人员5人主席团3人代表20名'.repeat(4000)],
    ['one endless list', '学习部、'.repeat(20000)],
    ['units without end', '经济学院学生会、'.repeat(8000)],
    ['headers without rows', '姓名\n政治面貌\n学院\n'.repeat(4000)],
    ['digits', '1'.repeat(60000)],
  ])('is read in linear time: %s', (_, text) => {
    const started = performance.now();
    told(text);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('second level', () => {
  it.each([
    ['全校共有12个二级学院学生会。', 'second-level.total 12'],
    ['校学生会所辖8个系学生会。', 'second-level.total 8'],
    ['二级学生会组织共11个。', 'second-level.total 11'],
    ['我校九个二级学院均已成立学生会。', 'second-level.total 9'],
    [
      '二级学生会包括经济学院学生会、法学院学生会、护理学院学生会。',
      'second-level.units 经济学院/法学院/护理学院',
    ],
  ])('reads %s', (text, fact) => {
    expect(told(`${text}\n`).join('\n')).toContain(fact);
  });

  it.each([['其中3个二级学院学生会获评优秀。'], ['学校现有12个二级学院。']])(
    'takes no total from %s',
    (text) => {
      expect(told(`${text}\n`).filter((line) => line.startsWith('second-level.'))).toEqual([]);
    },
  );
});
