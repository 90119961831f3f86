import { foldText } from '../../../engines/documents/fold.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';

/** Tables that list the second-level unions with their staff and presidium, one union a line. */
const heading = /(?:院系|学院|单位|组织|学生会|名称|书院|系部|系别)[^\n]{0,24}(?:工作人员|人数)/;
const unitName =
  /^(?:\d{1,2}[.、\s|]*)?((?:[一-龥]{2,16}?)(?:系|学院|书院|学部|校区|院)(?:学生会|研究生会|学生分会|分会)?)[\s|｜]+/;
const column = /工作人员|主席团|部门|人数|学生数|在校生/g;

/** Rows beyond which a table has surely ended. */
const mostRows = 60;

function columnsOf(line: string): readonly string[] {
  return [
    ...line
      .replace(/主席团(?:成员)?人数/g, '主席团')
      .replace(/工作人员人数/g, '工作人员')
      .matchAll(column),
  ].map((match) => match[0]);
}

function sizeAt(
  line: string,
  columns: readonly string[],
): {
  readonly unit: string;
  readonly staff: number | null;
  readonly presidium: number | null;
} | null {
  const name = unitName.exec(line);
  if (!name?.[1]) return null;
  const numbers = [...line.slice(name[0].length).matchAll(/\d[\d,]{0,6}/g)].map((match) =>
    Number(match[0].replace(/,/g, '')),
  );
  if (numbers.length === 0 || numbers.length > columns.length) return null;
  const value = (label: string): number | null => {
    const at = columns.indexOf(label);
    return at === -1 ? null : (numbers[at] ?? null);
  };
  const staff = value('工作人员') ?? (columns.includes('主席团') ? value('人数') : null);
  return { unit: name[1], staff, presidium: value('主席团') };
}

/** One fact for each union of the second level whose size a table gives. */
export function readUnitSizes(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const facts: Fact[] = [];
  const { lines, tree } = reading;
  const inForm = (start: number): boolean =>
    forms.some((form) => form.tableSpans.some((span) => start >= span.start && start < span.end));
  for (let line = 0; line < lines.count; line += 1) {
    const head = lines.lineSpan(line);
    const text = tree.text.slice(head.start, head.end);
    if (text.length > 120 || !heading.test(text) || inForm(head.start) || text.includes('。'))
      continue;
    const columns = columnsOf(text);
    if (columns.length === 0) continue;
    for (let next = line + 1; next < Math.min(lines.count, line + mostRows); next += 1) {
      const span = lines.lineSpan(next);
      const raw = tree.text.slice(span.start, span.end);
      if (raw.trim() === '' || /^[|:\-\s]+$/.test(raw)) continue;
      const size = sizeAt(raw.trim().replace(/^[|｜]\s*/, ''), columns);
      if (!size) break;
      const lead = raw.length - raw.trimStart().length;
      facts.push({
        name: 'unit.size',
        level: 'second-level',
        value: { ...size, unit: foldText(size.unit).text },
        basis: 'practice',
        grain: 'row',
        coverage: 'partial',
        day: null,
        source: { kind: 'quote', start: span.start + lead, end: span.start + raw.trimEnd().length },
      });
    }
  }
  return facts;
}
