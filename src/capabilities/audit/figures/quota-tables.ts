import { cellText, type Cell, type Span, type Table } from '../../../engines/documents/tree.ts';
import type { Fact, FactName, FactOf } from '../../../facts/fact.ts';
import type { FactValues } from '../../../facts/vocabulary.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { columnOf, type Sheet } from '../../../facts/rosters/sheet.ts';
import { sheetsOutside } from '../rosters/sheets-outside.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';

/** Tables that give each electoral unit its number of delegates, with a total row. */

function fact<N extends FactName>(name: N, value: FactValues[N], span: Span): Fact {
  const made: FactOf<N> = {
    name,
    level: 'school',
    value,
    basis: 'practice',
    grain: 'row',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...span },
  };
  // Name and value were checked together above; the union of all facts cannot see it.
  return made as unknown as Fact;
}

function numberIn(text: string): number | null {
  return parseWholeNumber(text.replace(/[人名]$/, ''));
}

function isQuota(sheet: Sheet): boolean {
  const kinds = sheet.columns.map((column) => column.kind);
  if (!kinds.includes('unit') || kinds.includes('name')) return false;
  if (kinds.includes('seats')) return true;
  const told = sheet.captions.some((caption) =>
    /代表[^,。]{0,8}(?:名额|分配|构成)|名额分配/.test(caption.text),
  );
  return told && kinds.includes('headcount');
}

function factsOf(sheet: Sheet): readonly Fact[] {
  const unitAt = columnOf(sheet.columns, 'unit');
  const seats = columnOf(sheet.columns, 'seats');
  const seatsAt = seats === -1 ? columnOf(sheet.columns, 'headcount') : seats;
  const totalRow = sheet.totals[0];
  const total = totalRow
    ? numberIn(
        (totalRow.cells[seatsAt] ?? totalRow.cells.findLast((cell) => cell !== null))?.text ?? '',
      )
    : null;
  const facts: Fact[] = [];
  for (const row of sheet.rows) {
    const label = row.cells[unitAt]?.plain;
    const count = numberIn(row.cells[seatsAt]?.text ?? '');
    if (!label) continue;
    // A table read in part would not add up.
    if (count === null) return [];
    const value = { group: 'unit' as const, label, count, percent: null, total };
    facts.push(fact('delegates.part', value, row.span));
  }
  if (totalRow && total !== null && facts.length > 0) {
    facts.push(
      fact(
        'delegates.total',
        { count: total, percentOfStudents: null, students: null },
        totalRow.span,
      ),
    );
  }
  return facts;
}

/** A table with the units in its first row and their seats in the second. */
function acrossFacts(reading: Reading, table: Table): readonly Fact[] {
  const [head, body] = table.rows;
  if (!head || !body || table.rows.length > 3 || head.cells.length < 4) return [];
  const words = (cell: Cell | undefined): string =>
    cell ? cellText(reading.tree, cell).replace(/\s+/g, '') : '';
  const units = head.cells.map(words);
  const named = units.filter((unit) => /(?:学院|书院|系|学部|校区|合计|总计)$/.test(unit)).length;
  if (named < 3 || named * 4 < units.length * 3 || !deals(reading, table.span.start)) return [];
  const counts = head.cells.map((cell) =>
    numberIn(words(body.cells.find((other) => other.column === cell.column))),
  );
  const totalAt = units.findIndex((unit) => /^(?:合计|总计)$/.test(unit));
  const total = totalAt === -1 ? null : (counts[totalAt] ?? null);
  const facts = units.flatMap((label, k) => {
    const count = counts[k] ?? null;
    if (k === totalAt || count === null || !/(?:学院|书院|系|学部|校区)$/.test(label)) return [];
    return [
      fact('delegates.part', { group: 'unit', label, count, percent: null, total }, body.span),
    ];
  });
  if (total === null || facts.length === 0) return facts;
  const whole = { count: total, percentOfStudents: null, students: null };
  return [...facts, fact('delegates.total', whole, body.span)];
}

/** Whether the words shortly before a table speak of delegates' seats. */
function deals(reading: Reading, offset: number): boolean {
  return /代表[^。]{0,40}(?:名额|分配|名)|名额/.test(
    reading.tree.text.slice(Math.max(0, offset - 160), offset),
  );
}

/** Reads the quota tables outside the forms. */
export function readQuotaTables(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const spans = forms.flatMap((form) => form.tableSpans);
  const outside = reading.tables.filter(
    (table) => !spans.some((span) => table.span.start < span.end && table.span.end > span.start),
  );
  return [
    ...sheetsOutside(reading, forms).filter(isQuota).flatMap(factsOf),
    ...outside.flatMap((table) => acrossFacts(reading, table)),
  ];
}
