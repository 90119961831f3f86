import { spanOf, type Fact } from '../../../facts/fact.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { readDelegateFigures } from './delegate-figures.ts';
import { readCharts, readDepartmentFigures, readDutyHeadings } from './department-figures.ts';
import { readPresidiumFigures } from './presidium-figures.ts';
import { readQuotaTables } from './quota-tables.ts';
import { readSecondLevelFigures } from './second-level-figures.ts';
import { readSizeFigures } from './size-figures.ts';
import { readStaffFigures } from './staff-figures.ts';
import { toldIn } from './told.ts';

/**
 * Reads the numbers a document states outside its forms: staff, size of the school, presidium, departments,
 * delegates and their parts, second-level unions. Numbers of earlier terms, of other bodies, of quoted
 * national rules and of hypotheses are no facts about this union.
 */
export function readFigures(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const told = toldIn(reading, forms);
  const stated = forms.flatMap((form) =>
    form.secondLevelTotal ? [form.secondLevelTotal.span] : [],
  );
  const facts = told.sentences.flatMap((sentence) => [
    ...readStaffFigures(told, sentence),
    ...readSizeFigures(told, sentence),
    ...readPresidiumFigures(told, sentence),
    ...readDepartmentFigures(told, sentence),
    ...readDelegateFigures(told, sentence),
    ...readSecondLevelFigures(told, sentence),
  ]);
  const own = facts.filter(
    (fact) =>
      !stated.some((span) => spanOf(fact).start < span.end && spanOf(fact).end > span.start),
  );
  return [
    ...own,
    ...readDutyHeadings(told),
    ...readCharts(told),
    ...readQuotaTables(reading, forms),
  ];
}
