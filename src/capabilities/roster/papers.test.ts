import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../engines/documents/paper/write-docx.ts';
import { writeHtml } from '../../engines/documents/paper/write-html.ts';
import { writeText } from '../../engines/documents/paper/write-text.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { readRosterFile } from './lines/read-file.ts';
import type { RosterRow } from './model.ts';
import { officialColumns, rosterPaper, summaryFigures } from './papers.ts';
import type { UnionRoster } from './roster-rows.ts';
import { printedShare, summaryOfRoster } from './rules.ts';
import { officialWorkbook } from './workbooks.ts';

const day = '2026-11-20' as Day;
const id = '00000000-0000-7000-8000-000000000001' as Uuid;
const year = { span: 'year', academicYear: 2025, half: null } as const;

const row = (number: number, name: string, more: Partial<RosterRow>): RosterRow => ({
  ...{ row: number, name, personId: id, appointmentId: id, number: `2401000${number}` },
  ...{ status: 'league-member', activist: null, unitName: '护理系', grade: 2024, className: null },
  ...{ education: 'undergraduate', postKind: 'staff', postName: '干事', departmentName: '学习部' },
  ...{ standing: null, disciplined: false, revision: 1, ...more },
});

const place = (at: number, size: number, failed = false) => ({
  standing: { ...year, rank: { kind: 'place' as const, place: at, size }, failed },
});

const roster: UnionRoster = {
  ...{ unionId: id, unitId: null, span: 'year' },
  rows: [
    row(1, '林一鸣', { ...place(9, 30), status: 'party-member' }),
    row(2, '方小雨', { ...place(10, 33), activist: true }),
    row(3, '何青', place(2, 40, true)),
    row(4, '欧阳云', {
      grade: 2026,
      standing: { ...year, rank: { kind: 'not-yet' }, failed: false },
    }),
    row(5, '马丁', { disciplined: true, status: null }),
    row(6, '高远', {
      education: 'postgraduate',
      standing: { ...year, rank: { kind: 'blank' }, failed: false },
    }),
    row(7, '常乐', { standing: { ...year, rank: { kind: 'share', percent: '5' }, failed: false } }),
  ],
};

describe('the summary row', () => {
  it('counts exactly, never rounded, each figure with its rows', () => {
    const summary = summaryOfRoster(roster, day);
    expect(summary).toMatchObject({
      staff: { count: 7 },
      partyMembers: { rows: [1] },
      leagueMembers: { rows: [2, 3, 4, 6, 7] },
      activists: { rows: [2] },
      topFive: { rows: [3, 7] },
      needed: { rows: [1, 2, 3, 5, 7] },
      // 9 of 30 is exactly 30 %, 10 of 33 is 30.3 %.
      withinThirty: { rows: [1, 7] },
      failed: { rows: [3] },
      disciplined: { rows: [5] },
      standingMissing: { rows: [5] },
      statusMissing: { rows: [5] },
      offending: { rows: [2, 3] },
    });
    expect(summaryFigures(roster, day).map(({ figure }) => figure)).toEqual([
      '7',
      '5',
      '1',
      '2',
      '',
      '1',
      '1',
    ]);
  });

  it('prints shares with two decimals, rounded half up', () => {
    expect(printedShare(53, 58)).toBe('91.38');
    expect(printedShare(1, 800)).toBe('0.13');
    expect(printedShare(0, 0)).toBeNull();
  });
});

describe('the official roster', () => {
  const paper = rosterPaper({ schoolName: '某某学院', unionName: '学生会', day }, roster);
  const written = async (): Promise<readonly (readonly [string, Uint8Array])[]> => [
    ['名单.docx', await writeDocx(paper)],
    ['名单.html', Buffer.from(writeHtml(paper))],
    ['名单.xlsx', await officialWorkbook(roster, day)],
  ];

  it('has the columns of the form in their order, and says over which span ranks count', () => {
    const text = writeText(paper);
    expect(text).toContain(officialColumns.join('\t'));
    expect(text).toContain('按最近1学年填写');
  });

  it('is read back by the import with every rank as it was, from Word, a page and a workbook', async () => {
    for (const [name, content] of await written()) {
      const read = await readRosterFile({ name, content });
      if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.error)}`);
      expect([
        name,
        read.value.lines.map(({ cells }) => [cells.name, cells.rank ?? '', cells.failed ?? '']),
      ]).toEqual([
        name,
        [
          ['林一鸣', '9/30', '否'],
          ['方小雨', '10/33', '否'],
          ['何青', '2/40', '是'],
          ['欧阳云', '未达到一学期', '否'],
          ['马丁', '', ''],
          ['高远', '', '否'],
          ['常乐', '5%', '否'],
        ],
      ]);
    }
  });
});
