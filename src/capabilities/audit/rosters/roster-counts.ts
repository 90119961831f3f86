import type { Span } from '../../../engines/documents/tree.ts';
import type { Fact } from '../../../facts/fact.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';
import type { Sheet } from '../../../facts/rosters/sheet.ts';

const counted =
  /(?:共计|合计|总计|共有?|计|总人数:?|人数:)(\d{1,4})(?:名|人)|\((?:共)?(\d{1,4})(?:名|人)\)/;

function countFact(count: number, span: Span): Fact {
  return {
    name: 'staff.count',
    level: 'school',
    value: { min: count, max: count },
    basis: 'practice',
    grain: 'aggregate',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...span },
  };
}

/** The number of staff a caption above or a line below the roster states. */
export function captionCounts(sheet: Sheet): readonly Fact[] {
  const facts: Fact[] = [];
  const above = sheet.captions.slice(0, 2);
  for (const caption of above) {
    if (
      !/工作人员|名单|名册|成员|一览/.test(caption.text) ||
      /主席团|[部室]\(|部成员/.test(caption.text)
    )
      continue;
    if (/[。;]/.test(caption.text)) continue;
    const match = counted.exec(caption.text);
    const count = match ? Number(match[1] ?? match[2]) : null;
    if (count !== null) facts.push(countFact(count, caption.span));
  }
  for (const line of sheet.below) {
    const match = /^(?:合计|总计|共计|共)[^\d,。]{0,6}(\d{1,4})(?:名|人)/.exec(line.text);
    if (match) facts.push(countFact(Number(match[1]), line.span));
  }
  return facts;
}

/** The number of staff the roster's own total row states. */
export function totalCounts(sheet: Sheet): readonly Fact[] {
  const facts: Fact[] = [];
  for (const row of sheet.totals) {
    const cells = row.cells.filter((cell) => cell !== null);
    if ((cells[0]?.text ?? '').startsWith('小计')) continue;
    for (const cell of cells) {
      const text = cell.text.replace(/^(?:合计|总计|共计|总人数|总数|合计人数)[:共]?/, '');
      const count = parseWholeNumber(text.replace(/[人名]$/, ''));
      if (count === null) continue;
      facts.push(countFact(count, row.span));
      break;
    }
  }
  return facts;
}
