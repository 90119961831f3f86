import type { DocumentKind } from '../../charter/model.ts';
import { rulesOn, type RulesInForce } from '../../charter/reads.ts';
import type { PaperBlock } from '../../engines/documents/paper/paper.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { fill } from '../../kernel/words.ts';
import { guideTable } from '../evaluation/forms/remarks.ts';
import { drawChart } from '../organisation/chart/layout.ts';
import { readCharts } from '../organisation/chart/reads.ts';
import { guidesOf } from '../organisation/guides/reads.ts';
import { paperWords } from '../organisation/paper-language.ts';
import type { EducationLevel } from '../organisation/people/model.ts';
import { personById } from '../organisation/reads.ts';
import { officialRow } from '../roster/papers.ts';
import { rostersOn } from '../roster/roster-rows.ts';
import { paperWordsZh } from './paper-words.zh.ts';
import type { RosterRow, SectionSource } from './sources.ts';

/** A rule document as blocks: its title and edition, and its articles in their order. */
export function ruleBlocks({ document, articles }: RulesInForce): readonly PaperBlock[] {
  return [
    { kind: 'heading', level: 2, text: `${document.title}（${document.edition}）` },
    ...articles.map(({ number, text }): PaperBlock => ({
      kind: 'paragraph',
      line: [{ text: `${number}　`, bold: true }, { text }],
      indented: true,
    })),
  ];
}

/** The documents of some kinds that are in force; one without articles says nothing and is left out. */
export function rulesSection(...kinds: readonly DocumentKind[]): SectionSource {
  return async (tx, _, asOf) =>
    (await rulesOn(tx, asOf))
      .filter(({ document, articles }) => kinds.includes(document.kind) && articles.length > 0)
      .flatMap(ruleBlocks);
}

/** The table of those who guide the union for the League. */
export const guidesSection: SectionSource = async (tx, union, asOf) => {
  const guides = (await guidesOf(tx, union.id)).filter(
    ({ since, until }) => since <= asOf && (until === null || until >= asOf),
  );
  if (guides.length === 0) return [];
  const people = await Promise.all(guides.map(({ personId }) => personById(tx, personId)));
  const cell = (text: string) => ({ lines: [text], align: 'center' as const });
  const rows = guides.map(({ kind, fullTime }, at) => [
    cell(String(at + 1)),
    cell(guideTable.rows[kind]),
    cell(people[at]?.name ?? ''),
    cell(paperWordsZh[fullTime ? 'paper.yes' : 'paper.no'] ?? ''),
    cell(''),
  ]);
  return [
    {
      kind: 'table',
      widths: [1, 4, 2, 2, 1],
      headings: 1,
      rows: [guideTable.columns.map(cell), ...rows],
    },
  ];
};

/** The chart of the union, in posts and numbers, and its departments by name for who cannot see it: who holds them stands in the roster. */
export const chartSection: SectionSource = async (tx, union, asOf) => {
  const charts = await readCharts(tx, { day: asOf, names: false });
  const chart = charts.find(({ id }) => id === union.id);
  if (!chart) return [];
  const names = chart.departments.map(({ name }) => name);
  const line = fill(paperWordsZh['paper.departments'] ?? '', {
    count: names.length,
    names: names.join('、'),
  });
  return [
    { kind: 'drawing', drawing: drawChart(chart, paperWords('zh')) },
    ...(names.length > 0 ? [{ kind: 'paragraph', line } as const] : []),
  ];
};

/** The union's roster of the day, in the official columns. */
export async function rosterSource(
  tx: SchoolTransaction,
  unionId: Uuid,
  day: Day,
): Promise<readonly RosterRow[]> {
  const [roster] = await rostersOn(tx, { day, unionId });
  return (roster?.rows ?? []).map((one) => {
    const [, , status = '', unit = '', grade = '', rank = '', failed = ''] = officialRow(one);
    return {
      row: one.row,
      personId: one.personId,
      name: one.name,
      educationLevel: one.education as EducationLevel | null,
      cells: [status, unit, grade, rank, failed],
    };
  });
}
