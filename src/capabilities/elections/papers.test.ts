import { describe, expect, it } from 'vitest';
import { countRound } from '../../engines/counting/count-round.ts';
import { defaultRules, type RoundInput } from '../../engines/counting/model.ts';
import { writeText } from '../../engines/documents/paper/write-text.ts';
import { tell } from './announcement.ts';
import { figuresOf, lineCheck, typedFrom, validOf } from './screens/figures.ts';
import { labelsOf } from './holding.ts';
import { speechIn } from './paper-verbs.ts';
import { ballotPaper, tallyPaper, type BallotRound } from './papers.ts';
import { inOrderOfStrokes, knowsStrokes } from './strokes.ts';
import { judgeElector } from './rules.ts';
import type { Uuid } from '../../kernel/id.ts';

const zh = speechIn('zh');
const names: Record<string, string> = { a: '甲某', b: '乙某', c: '丙某' };

const round = (yes: readonly number[], parts: Partial<RoundInput> = {}): RoundInput => ({
  ...{ rules: defaultRules, kind: 'first', number: 1, tieNumber: 0, seats: 2 },
  ...{ contest: 'contested', candidates: ['a', 'b', 'c'], expected: 20, present: 20, barred: [] },
  sheets: [
    {
      ...{ channel: 'paper-1', issued: 20, returned: 20, invalid: 0, writeIns: [] },
      candidates: ['a', 'b', 'c'].map((id, at) => ({
        ...{ id, yes: yes[at] ?? 0, no: 20 - (yes[at] ?? 0), abstain: 0 },
      })),
    },
  ],
  ...parts,
});

const toldOf = (input: RoundInput) =>
  tell({ decision: countRound(input), rules: defaultRules, names }, zh);

describe('what is announced', () => {
  it('is complete for nobody, one and many', () => {
    expect(toldOf(round([5, 4, 3])).elected).toBe('无人当选。');
    expect(toldOf(round([15, 4, 3])).elected).toBe('甲某当选。');
    expect(toldOf(round([15, 14, 3])).elected).toBe('以下 2 人当选：乙某、甲某。');
  });

  it('says attendance, ballots and what it takes with the numbers of counting', () => {
    const { attendance, ballots, needed, votes, next } = toldOf(round([15, 4, 3]));
    expect(attendance).toBe('应到代表 20 名，实到 20 名，达到 14 名的要求，符合规定。');
    expect(ballots).toContain('发出选票 20 张，收回 20 张，20 张全部有效');
    expect(needed).toBe('赞成票超过 1/2 的当选，以实到代表（20）计，需要 11 票。');
    expect(votes[0]).toBe('甲某：得赞成票 15 票，反对票 5 票，弃权票 0 票。');
    expect(next).toBe('还差 1 个名额，另行选举，候选人：乙某、丙某。');
  });

  it('says why nothing was decided', () => {
    expect(toldOf(round([1, 1, 1], { present: 13 })).attendance).toContain('不能进行选举');
    const sheets = round([9, 9, 1]).sheets.map((sheet) => ({ ...sheet, issued: 19 }));
    expect(toldOf(round([9, 9, 1], { sheets }))).toMatchObject({
      ballots: '发出选票 19 张，收回 20 张，收回的票数不合规定，选举无效。',
      next: '原候选人不变，重新投票。',
      elected: null,
    });
  });
});

describe('ballots', () => {
  const ballot = (count: number, writeIns = 2): BallotRound => ({
    ...{ title: '选举', electorName: '大会', office: '委员', is: 'first', round: 1, seats: 2 },
    candidates: Array.from({ length: count }, (_, at) => ({ name: `候选${at + 1}` })),
    ...{ writeIns, exactSeats: false },
  });

  it('stand twice on a page to be cut, both halves the same, without anything that counts them', () => {
    const paper = ballotPaper(ballot(5), zh);
    const [halves] = paper.blocks;
    expect(halves?.kind === 'halves' && halves.upper).toEqual(
      halves?.kind === 'halves' && halves.lower,
    );
    expect(paper).toMatchObject({ unnumbered: true, foot: null });
    expect(writeText(paper).match(/另选他人：/g)).toHaveLength(4);
    expect(
      ballotPaper(ballot(5, 0), zh)
        .blocks.map((block) => JSON.stringify(block))
        .join(),
    ).not.toContain('另选');
  });

  it('take a page of their own where the list is long', () => {
    expect(ballotPaper(ballot(30), zh).blocks[0]?.kind).toBe('heading');
    const marks = ballotPaper(ballot(30), zh).blocks.find(({ kind }) => kind === 'table');
    // Two columns of sixteen, the heads and how it is filled in: what one page holds.
    expect(marks?.kind === 'table' && [marks.widths.length, marks.rows.length]).toEqual([8, 18]);
    const text = writeText(ballotPaper(ballot(30), zh));
    for (let at = 1; at <= 30; at += 1) expect(text).toContain(`候选${at}`);
  });

  it('have a sheet on which their box is counted', () => {
    const text = writeText(tallyPaper({ ...ballot(3), box: '1' }, zh));
    for (const word of ['候选1', '候选3', '有效票', '监票人', '计票人'])
      expect(text).toContain(word);
  });

  it('tell two of one name apart by their class', () => {
    const one = { name: '同名', unitName: '某系' };
    const people = [
      { ...one, personId: '1' as Uuid, className: '一班' },
      { ...one, personId: '2' as Uuid, className: null },
      { personId: '3' as Uuid, name: '独名', className: '一班', unitName: null },
    ];
    expect(Object.values(labelsOf(people))).toEqual(['同名（一班）', '同名（某系）', '独名']);
  });
});

it('puts surnames in the order of their strokes', () => {
  expect(knowsStrokes()).toBe(true);
  const people = ['欧阳某', '王某', '丁某', '李某', '张某'].map((name, at) => ({
    name,
    personId: String(at),
  }));
  // 2, 4, 7, 7 and 8 strokes.
  const order = inOrderOfStrokes(people).map(({ name }) => name);
  expect([order[0], order[1], order[4]]).toEqual(['丁某', '王某', '欧阳某']);
  const twins = ['2', '1'].map((personId) => ({ name: '同名', personId }));
  expect(inOrderOfStrokes(twins).map(({ personId }) => personId)).toEqual(['1', '2']);
});

it('knows which body may elect what', () => {
  const codes = (input: Parameters<typeof judgeElector>[0]) =>
    judgeElector(input).map(({ code }) => code);
  expect(codes({ what: 'presidium', elector: 'congress', unit: false })).toEqual([]);
  expect(codes({ what: 'presidium', elector: 'assembly', unit: true })).toEqual([]);
  for (const elector of ['assembly', 'committee', 'standing-delegates', 'presidium'] as const)
    expect(codes({ what: 'presidium', elector, unit: false })).toEqual([
      'presidium-by-congress-alone',
    ]);
  expect(codes({ what: 'committee', elector: 'party-or-league', unit: false })).toEqual([
    'committee-by-congress',
  ]);
  expect(codes({ what: 'delegates', elector: 'party-or-league', unit: true })).toEqual([
    'delegates-by-unit',
  ]);
  expect(codes({ what: 'class-committee', elector: 'other', unit: true })).toEqual([
    'class-by-class-meeting',
  ]);
});

describe('what a teller types', () => {
  it('is checked as it is typed, and sent only when every place has a whole number', () => {
    const typed = { ...typedFrom(['a'], null, {}), returned: '20', invalid: '1' };
    const valid = validOf(typed);
    expect(valid).toBe(19);
    expect(lineCheck({ yes: '10', no: '9', abstain: '' }, valid)).toEqual({ kind: 'open' });
    expect(lineCheck({ yes: '10', no: '8', abstain: '0' }, valid)).toEqual({
      kind: 'off',
      sum: 18,
    });
    const line = { yes: '10', no: '9', abstain: '0' };
    expect(lineCheck(line, valid)).toEqual({ kind: 'fits', sum: 19 });
    expect(figuresOf(typed)).toBeNull();
    expect(figuresOf({ ...typed, lines: { a: line } })).toMatchObject({
      lines: [{ personId: 'a', yes: 10 }],
    });
    expect(figuresOf({ ...typed, lines: { a: { ...line, yes: '1.5' } } })).toBeNull();
    expect(validOf({ returned: '3', invalid: '4' })).toBeNull();
  });
});
