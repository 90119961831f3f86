import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { writeText } from '../../../engines/documents/paper/write-text.ts';
import {
  agendaPaper,
  attendancePaper,
  codesPaper,
  minutesPaper,
  proposalsReport,
  resolutionPaper,
  type Attended,
} from './papers.ts';
import type { ProposalLine } from './proposal-reads.ts';
import type { ItemTold, ResolutionSeen, SittingTold } from './sitting-reads.ts';
import { speechIn } from './speech.ts';

const id = (text: string): Uuid => text as Uuid;
const at = (minute: string): Instant => `2026-09-01T${minute}:00.000Z` as Instant;

const resolution: ResolutionSeen = {
  ...{ id: id('r'), number: 1, itemId: id('i2'), title: '关于工作报告的决议', text: '同意报告。' },
  ...{ matter: 'ordinary', base: 'present', share: { n: 1, d: 2, op: '>' } },
  vote: {
    ...{ number: 1, yes: 80, no: 70, abstain: 8, expected: 170, present: 158, needed: 80 },
    ...{ passed: true, reason: null, at: at('02:00') },
  },
};

const item = (key: string, parts: Partial<ItemTold> = {}): ItemTold => ({
  ...{ id: id(key), kind: 'report', title: '工作报告', speaker: null, minutes: null },
  ...{ stage: 'ahead', beganAt: null, endedAt: null, electionId: null, ...parts },
});

const told: SittingTold = {
  ...{ id: id('s'), congressId: id('c'), congressTitle: '第五次学生代表大会', kind: 'plenary' },
  ...{ title: '全体会议', day: '2026-09-01', begins: '09:00', place: '礼堂', chairName: '林主持' },
  ...{ openedAt: at('01:00'), closedAt: at('03:30'), revision: 1, currentItemId: null },
  hasScreen: false,
  quorum: {
    ...{ expected: 170, present: 158, needed: 114, met: true },
    threshold: { n: 2, d: 3, op: '>=' },
  },
  items: [],
  resolutions: [],
  elections: [],
};

const delegate = (number: number, parts: Partial<Attended> = {}): Attended => ({
  ...{ id: id(`d${number}`), number, personId: id(`p${number}`), name: `代表${number}` },
  ...{ nameKey: '', sex: null, unitId: id('u'), unitName: '护理系', presence: 'present' },
  ...{ at: at('00:50'), ...parts },
});

const zh = speechIn('zh');

describe('the agenda', () => {
  it('says so where there is none, and numbers what there is', () => {
    expect(writeText(agendaPaper(told, zh))).toContain('还没有议程。');
    const items = [item('i1', { speaker: '林同学', minutes: 20 }), item('i2', { title: '选举' })];
    const text = writeText(agendaPaper({ ...told, items }, zh));
    for (const piece of ['全体会议议程', '2026-09-01 09:00', '林同学', '20 分钟', '选举'])
      expect(text).toContain(piece);
  });
});

describe('the attendance list', () => {
  it('tells where everybody was, with the minute in China', () => {
    const delegates = [delegate(1), delegate(2, { presence: 'absent', at: null })];
    const text = writeText(attendancePaper({ told, delegates }, zh));
    expect(text).toContain('应到代表 170 人，实到 158 人，法定人数 114 人。');
    expect(text).toContain('已到 08:50');
    expect(text).toContain('未到');
  });

  it('has codes in two groups of four', () => {
    const text = writeText(codesPaper('大会', [{ ...delegate(1), code: '00123456' }], zh));
    expect(text).toContain('0012 3456');
  });
});

describe('a resolution', () => {
  it('is carried with its votes, or a draft that nobody signs', () => {
    const carried = writeText(resolutionPaper(told, resolution, zh));
    expect(carried).toContain('赞成 80 人，反对 70 人，弃权 8 人。需要 80 人赞成，通过。');
    expect(carried).toContain('通过）');
    const open = resolutionPaper(told, { ...resolution, vote: null }, zh);
    expect(writeText(open)).toContain('尚未表决');
    expect(open.blocks.some(({ kind }) => kind === 'signatures')).toBe(false);
  });
});

describe('minutes', () => {
  const parts = { told, delegates: [], guests: [], recorderName: '周记录', remarks: null };

  it('leave out what there was none of', () => {
    const text = writeText(minutesPaper(parts, zh));
    for (const piece of ['请假：', '缺席：', '到会来宾：', '补充记录'])
      expect(text).not.toContain(piece);
    expect(text).toContain('09:00 宣布开会。');
    expect(text).toContain('11:30 宣布散会。');
  });

  it('tell items, votes, elections and people in the order of the agenda', () => {
    const items = [
      item('i1', { beganAt: at('01:05'), endedAt: at('01:30') }),
      item('i2', { title: '表决', kind: 'resolution', beganAt: at('01:30'), speaker: '林主持' }),
      item('i3', { title: '选举主席团', kind: 'election', electionId: id('e') }),
    ];
    const elections = [
      {
        ...{ id: id('e'), title: '主席团选举', certified: true },
        offices: [
          { title: '主席', seats: 1, open: 0, elected: [{ name: '江主席', yes: 150 }] },
          { title: '副主席', seats: 1, open: 1, elected: [] },
        ],
      },
    ];
    const guest = { id: id('g'), name: '来宾甲', office: '校团委', came: true };
    const text = writeText(
      minutesPaper(
        {
          told: { ...told, items, resolutions: [resolution], elections },
          delegates: [delegate(1, { presence: 'excused' }), delegate(2, { presence: 'left' })],
          guests: [guest, { ...guest, name: '未到者', came: false }],
          ...{ recorderName: '周记录', remarks: '甲发言。\n乙发言。' },
        },
        zh,
      ),
    );
    const wanted = [
      ...['请假：代表1', '缺席：代表2', '来宾甲（校团委）', '1. 工作报告', '09:05 至 09:30。'],
      ...['2. 表决', '报告人：林主持。', '决议：关于工作报告的决议。', '赞成 80 人'],
      ...[
        '3. 选举主席团',
        '主席当选：江主席（150 票）。',
        '副主席无人当选。',
        '乙发言。',
        '周记录',
      ],
    ];
    let from = 0;
    for (const piece of wanted) {
      const found = text.indexOf(piece, from);
      expect(found, piece).toBeGreaterThan(-1);
      from = found;
    }
    expect(text).not.toContain('未到者');
  });
});

describe('the report on proposals', () => {
  const line = (number: number, parts: Partial<ProposalLine> = {}): ProposalLine => ({
    ...{ id: id(`p${number}`), number, title: `提案${number}`, congressTitle: '大会' },
    ...{ personId: id('x'), personName: '林同学', unitName: '护理系', state: 'closed', seconds: 3 },
    ...{ secondsNeeded: 3, submitted: '2026-09-01' as ProposalLine['submitted'], office: '图书馆' },
    ...{ due: null, revision: 1, reply: '已办。', mergedInto: null, screenedWhy: null },
    ...{ satisfied: 2, fairly: 1, dissatisfied: 0, ...parts },
  });

  it('is complete for none, one and many, and counts each once', () => {
    const none = writeText(proposalsReport('大会', [line(1, { state: 'withdrawn' })], zh));
    expect(none).toContain('没有收到提案');
    const many = writeText(
      proposalsReport(
        '大会',
        [
          line(1),
          line(2, { state: 'merged', mergedInto: 1, reply: null, satisfied: 0, fairly: 0 }),
          line(3, { state: 'not-filed', screenedWhy: '不属职权', reply: null }),
          line(4, { state: 'replied' }),
        ],
        zh,
      ),
    );
    expect(many).toContain(
      '共收到提案 4 件：立案 2 件，并案 1 件，不予立案 1 件。立案提案中已答复 2 件，其中办结 1 件。',
    );
    for (const piece of ['并入第 1 号', '不属职权', '满意 2，基本满意 1，不满意 0'])
      expect(many).toContain(piece);
  });

  it('speaks English too', () => {
    expect(writeText(proposalsReport('Congress', [line(1)], speechIn('en')))).toContain(
      'Proposals handed in: 1; filed: 1',
    );
  });
});
