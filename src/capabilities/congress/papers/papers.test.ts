import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../../engines/documents/paper/write-docx.ts';
import { writeText } from '../../../engines/documents/paper/write-text.ts';
import type { Paper } from '../../../engines/documents/paper/paper.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { say, type Words } from '../../../kernel/words.ts';
import { d } from '../../organisation/samples/sample-school.ts';
import type { DelegateTold } from '../delegates/looking.ts';
import { computeQuota, type QuotaInput } from '../quotas/compute.ts';
import { congressWordsEn } from '../words.en.ts';
import { congressWordsZh } from '../words.zh.ts';
import { formPaper, summaryPaper } from './delegate-papers.ts';
import { quotaPaper, type QuotaTold } from './quota-paper.ts';
import { percentText, type Speech } from './speech.ts';
import { reportPaper, requestPaper, type UnitTold } from './unit-papers.ts';

const speechOf = (words: Words, language: Paper['language']): Speech => ({
  say: (key, values) => say(words, key, values),
  language,
});
const zh = speechOf(congressWordsZh, 'zh-CN');
const en = speechOf(congressWordsEn, 'en');

const share = (numerator: number, denominator: number) => ({ numerator, denominator });
const unit = (name: string, students: number) => ({
  ...{ unitId: name as Uuid, name, students, women: students, minority: students },
  levels: [{ level: 'undergraduate' as const, students }],
});

function quotaOf(changes: Partial<QuotaInput>): QuotaTold {
  const computed = computeQuota({
    ...{ total: 10, method: 'hamilton', levels: 'one-step', levelTotals: null, unitLeast: 1 },
    ...{ least: share(1, 100), floorWay: 'apportioned', floorLeast: 0 },
    shares: { women: share(1, 4), minority: share(1, 10), 'non-cadres': share(3, 5) },
    units: [unit('机电系', 500), unit('艺术系', 300)],
    ...changes,
  } as QuotaInput);
  if (!computed.ok) throw new Error(JSON.stringify(computed.error));
  return {
    ...{ title: '第十次学生代表大会', method: 'hamilton', levels: 'one-step' },
    ...{ floorWay: 'apportioned', least: share(1, 100), proposed: d('2026-09-01') },
    ...{ decided: d('2026-09-02'), decidedBy: '洪老师', decision: '按此分配' },
    table: computed.value,
    ...(changes.method === undefined ? {} : { method: changes.method }),
  };
}

const person = { name: '温同学', className: '机电2401班', sex: 'female', ethnicGroup: '汉族' };

const unitTold: UnitTold = {
  ...{ unitName: '机电系', congressTitle: '第十次学生代表大会', seats: 2 },
  nominated: [
    { ...person, withdrawn: null },
    { ...person, name: '撤下的', withdrawn: d('2026-09-01') },
  ],
  feedback: [
    { verdict: 'agrees', asked: d('2026-09-01') },
    { verdict: 'objects', asked: d('2026-09-01') },
    { verdict: null, asked: null },
  ],
  groups: { women: 1, minority: 0, 'non-cadres': 1 },
  election: { day: d('2026-09-07'), expected: 30, present: 28, open: 1 },
  delegates: [{ ...person, number: 1, votes: 20, until: null }],
};

const delegate = {
  ...{ id: 'd' as Uuid, number: 7, congressTitle: '第十次学生代表大会', unitName: '机电系' },
  ...{ personName: '温同学', personNumber: 'S1', sex: 'female', ethnicGroup: null },
  ...{ politicalStatus: null, educationLevel: null, className: null, elected: d('2026-09-07') },
  ...{ votes: 20, registered: null, posts: null, resume: null, credentials: 'pending' },
  ...{ examined: null, examinedBy: null, grounds: null, until: null, objections: [] },
} as unknown as DelegateTold;

describe('the table of quotas', () => {
  it('shows seats, floors and the whole working', () => {
    const text = writeText(quotaPaper(quotaOf({}), zh));
    for (const part of ['附件1', '6.250', '3.750', '余数较大，加 1', '洪老师 2026-09-02 确定'])
      expect(text).toContain(part);
    expect(text).toContain('代表总数为10名，学生共800人');
    expect(text).toContain('总数的25%，进位取整为3名');
  });

  it.each(['webster', 'qvalue', 'dhondt', 'ratio'] as const)('tells how %s works', (method) => {
    for (const speech of [zh, en]) {
      const text = writeText(quotaPaper(quotaOf({ method }), speech));
      expect(text).not.toContain('{{');
      expect(text).toContain(speech.say(`choice.method.${method}`));
    }
  });

  it('is whole for one unit and for a proposal', async () => {
    const one = quotaOf({ units: [unit('机电系', 500)] });
    const text = writeText(quotaPaper({ ...one, decided: null, decision: null }, zh));
    expect(text).toContain('全部由一个选举单位产生');
    expect(text).toContain('尚未确定');
    expect((await writeDocx(quotaPaper(one, zh))).length).toBeGreaterThan(1000);
  });
});

describe('a unit’s request and report', () => {
  it('name the candidates and what the classes said', () => {
    const text = writeText(requestPaper(unitTold, zh));
    expect(text).toContain('应选代表2名');
    expect(text).toContain('候选人1名');
    expect(text).toContain('共发到2个班，已收到2个班的班委会反馈，其中1个班提出意见');
    expect(text).not.toContain('撤下的');
  });

  it('tell the figures of the meeting and the seats that stayed open', () => {
    const text = writeText(reportPaper(unitTold, zh));
    expect(text).toContain('应到30人，实到28人');
    expect(text).toContain('另有1个名额没有选出');
  });

  it('are whole with nobody, and with no class to ask', () => {
    const none: UnitTold = { ...unitTold, nominated: [], delegates: [], election: null };
    for (const speech of [zh, en])
      for (const made of [requestPaper, reportPaper]) {
        const text = writeText(made(none, speech));
        expect(text).not.toContain('{{');
        expect(text.length).toBeGreaterThan(20);
      }
    const alone = { ...unitTold, feedback: [] };
    expect(writeText(requestPaper(alone, zh))).toContain('没有需要征求意见的班级');
    const agreed = { ...unitTold, feedback: [{ verdict: 'agrees', asked: d('2026-09-01') }] };
    expect(writeText(requestPaper(agreed, zh))).toContain('均无异议');
  });
});

describe('papers of delegates', () => {
  it('fill in the registration form, and say what is not recorded', () => {
    const text = writeText(formPaper(delegate, zh));
    expect(text).toContain('温同学');
    expect(text).toContain('未登记');
    expect(text).toContain('得赞成票 20 票');
    const decided = { ...delegate, credentials: 'qualified', examined: d('2026-09-10') } as const;
    expect(writeText(formPaper({ ...decided, examinedBy: '洪老师' }, zh))).toContain(
      '合格（洪老师 2026-09-10）',
    );
  });

  it('sum up nobody, one and many', () => {
    const title = '第十次学生代表大会';
    expect(writeText(summaryPaper(title, [], zh))).toContain('还没有代表');
    const text = writeText(summaryPaper(title, [delegate], zh));
    expect(text).toContain('共1名代表，其中女代表1名，少数民族代表0名');
    const many = [delegate, { ...delegate, number: 8, unitName: '艺术系', ethnicGroup: '回族' }];
    expect(writeText(summaryPaper(title, many, en))).toContain(
      'Delegates: 2; women: 2; minorities: 1',
    );
    const gone = { ...delegate, until: d('2026-10-01') };
    expect(writeText(summaryPaper(title, [gone], zh))).toContain('还没有代表');
  });
});

it('shares are printed exactly, or as the pair', () => {
  expect(percentText(share(1, 4))).toBe('25%');
  expect(percentText(share(1, 8))).toBe('12.5%');
  expect(percentText(share(3, 5))).toBe('60%');
  expect(percentText(share(1, 3))).toBe('1/3');
  expect(percentText(share(1, 100))).toBe('1%');
  expect(percentText(share(0, 1))).toBe('0%');
});
