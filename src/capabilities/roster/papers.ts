import type { Paper, PaperBlock, PaperCell } from '../../engines/documents/paper/paper.ts';
import type { Day } from '../../kernel/day.ts';
import { statusText } from './evidence.ts';
import { notYet } from './list.ts';
import { shownRank, type RosterRow, type Span } from './model.ts';
import { printedShare, summaryOfRoster } from './rules.ts';
import type { UnionRoster } from './roster-rows.ts';

/** 四、校级组织工作人员名单: the columns of the official roster, in their order (disclosure of 2021). */
export const officialColumns = [
  '序号',
  '姓名',
  '政治面貌',
  '院系',
  '年级',
  '学习成绩排名',
  '是否存在不及格情况',
] as const;

const widths = [6, 12, 16, 22, 10, 16, 18];

const overSpan: Readonly<Record<Span, string>> = {
  term: '最近1个学期',
  year: '最近1学年',
  'since-entry': '入学以来',
};

/** The foot-note of the official roster: over what ranks are counted, and who leaves them empty. */
export const footNote = (span: Span): string =>
  `注：学习成绩综合排名按${overSpan[span]}填写（最近1个学期、最近1学年、入学以来三者取其一），一年级新生和研究生不填。`;

/** A row as the official roster prints it; what the records do not say stays empty. */
export function officialRow(row: RosterRow): readonly string[] {
  const { standing } = row;
  const failed = standing?.failed ?? null;
  return [
    String(row.row),
    row.name,
    row.status === null ? '' : statusText[row.status],
    row.unitName ?? '',
    row.grade === null ? '' : `${row.grade}级`,
    standing === null ? '' : (shownRank(standing.rank, notYet) ?? ''),
    failed === null ? '' : failed ? '是' : '否',
  ];
}

const cell = (text: string, align: PaperCell['align'] = 'center'): PaperCell => ({
  lines: [text],
  ...(align ? { align } : {}),
});

/** The official roster as a block of a paper, with its foot-note. */
export function rosterBlocks(roster: UnionRoster): readonly PaperBlock[] {
  return [
    {
      kind: 'table',
      widths,
      headings: 1,
      rows: [
        officialColumns.map((text) => cell(text)),
        ...roster.rows.map((row) => officialRow(row).map((text) => cell(text))),
      ],
    },
    { kind: 'paragraph', line: footNote(roster.span) },
  ];
}

/** The summary row of the form of 2020, heads and figures; what cannot be counted because rows lack it says so. */
export function summaryFigures(
  roster: UnionRoster,
  day: Day,
): readonly { readonly head: string; readonly figure: string }[] {
  const summary = summaryOfRoster(roster, day);
  const { staff, leagueMembers, activists, topFive, withinThirty, needed, failed } = summary;
  const share = printedShare(withinThirty.count, needed.count);
  const unknown = summary.standingMissing.count > 0;
  return [
    { head: '工作人员人数', figure: String(staff.count) },
    { head: '共青团员人数', figure: String(leagueMembers.count) },
    { head: '入党积极分子人数', figure: String(activists.count) },
    { head: '排名前5%人数', figure: String(topFive.count) },
    { head: '排名前30%占比', figure: share === null || unknown ? '' : `${share}%` },
    { head: '课业不及格人数', figure: String(failed.count) },
    { head: '违纪人数', figure: String(summary.disciplined.count) },
  ];
}

/** The summary row as a block of a paper. */
export function summaryBlock(roster: UnionRoster, day: Day): PaperBlock {
  const figures = summaryFigures(roster, day);
  return {
    kind: 'table',
    widths: figures.map(() => 1),
    headings: 1,
    rows: [figures.map(({ head }) => cell(head)), figures.map(({ figure }) => cell(figure))],
  };
}

/** The roster of a union on a day as a paper of its own. */
export function rosterPaper(
  head: { readonly schoolName: string; readonly unionName: string; readonly day: Day },
  roster: UnionRoster,
): Paper {
  const [year, month, date] = head.day.split('-').map(Number);
  const union = head.unionName.startsWith(head.schoolName)
    ? head.unionName
    : `${head.schoolName}${head.unionName}`;
  return {
    title: `${union}工作人员名单`,
    language: 'zh-CN',
    orientation: 'portrait',
    blocks: [
      { kind: 'title', text: `${union}工作人员名单` },
      { kind: 'paragraph', line: `截至${year}年${month}月${date}日`, align: 'center' },
      ...rosterBlocks(roster),
      { kind: 'heading', level: 2, text: '汇总' },
      summaryBlock(roster, head.day),
    ],
    foot: null,
  };
}
