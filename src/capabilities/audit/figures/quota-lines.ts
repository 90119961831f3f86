import { foldText } from '../../../engines/documents/fold.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';

/** Quotas of delegates written in one line with bars: 甲系46名｜乙系28名｜合计74名. */
const quota = /([一-龥]{2,12}?(?:系|学院|书院|学部|院|分校))(\d{1,3})(?:名|人|席)/g;
const totals = /(?:合计|总计|共计|共)(\d{1,4})(?:名|人|席)/;
/** Units below which a line is no list of quotas. */
const fewest = 3;

/** One fact for each unit of such a line, with the total the line itself gives. */
export function readQuotaLines(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const { lines, tree } = reading;
  const facts: Fact[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    const span = lines.lineSpan(line);
    const raw = tree.text.slice(span.start, span.end);
    if (!/[|｜]/.test(raw) || !raw.includes('名额') || !/代表/.test(raw)) continue;
    if (
      forms.some((form) =>
        form.tableSpans.some((own) => span.start >= own.start && span.start < own.end),
      )
    )
      continue;
    const text = foldText(raw).text;
    const units = [...text.matchAll(quota)];
    const total = totals.exec(text.slice((units.at(-1)?.index ?? 0) + 1));
    if (units.length < fewest || !total) continue;
    for (const unit of units) {
      facts.push({
        name: 'delegates.part',
        level: 'school',
        value: {
          group: 'unit',
          label: unit[1] ?? '',
          count: Number(unit[2]),
          percent: null,
          total: Number(total[1]),
        },
        basis: 'practice',
        grain: 'row',
        coverage: 'complete',
        day: null,
        source: { kind: 'quote', start: span.start, end: span.start + raw.trimEnd().length },
      });
    }
  }
  return facts;
}
