import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formVersions } from '../../evaluation/forms/catalogue.ts';
import type { FormItem, FormVersion } from '../../evaluation/forms/form-model.ts';
import type { Claim, FormReading } from '../model.ts';
import { readingOf } from '../../../facts/reading.ts';
import { readForms } from './read-forms.ts';
import { fillRow, type FilledForm, type FilledRow } from './samples/filled-form.ts';
import { layouts, type Layout } from './samples/layouts.ts';
import { cellStyles, tickStyles, type TickStyle } from './samples/tick-styles.ts';

const organisation = '云岭水利职业学院';

/** Items that a form of the version would print: all of a whole form, else those seen. */
function printedItems(version: FormVersion): readonly FormItem[] {
  return version.items
    .filter((item) => version.whole || item.provenance === 'seen' || item.no === 6)
    .filter((item) => version.whole || item.level === 'school');
}

type Values = Pick<FilledRow, 'claim' | 'remark' | 'number' | 'date'> & {
  readonly level: string;
  readonly no: number;
  readonly row: number | null;
};

function expected(rows: readonly FilledRow[]): readonly Values[] {
  return rows.map(({ item, claim, remark, number, date }) => {
    const { level, no, row } = item;
    return { level, no, row, claim, remark, number, date };
  });
}

function found(form: FormReading | undefined): readonly Values[] {
  return (form?.items ?? []).map(({ level, no, row, claim, remark, number, date }) => ({
    level,
    no,
    row,
    claim,
    remark,
    number,
    date,
  }));
}

/** Whether a free remark may stand in a row, and be read back from this layout. */
function allowsRemark(layout: Layout, items: readonly FormItem[], index: number): boolean {
  const item = items[index];
  if (item?.remark !== null) return true;
  if (layout.freeRemarks === 'nowhere') return false;
  const isLast = items[index + 1]?.level !== item.level;
  return layout.freeRemarks === 'everywhere' || !isLast;
}

interface Choice {
  readonly claim: Claim;
  readonly remark: number;
  readonly count: number;
}

function fill(version: FormVersion, layout: Layout, choose: (index: number) => Choice): FilledForm {
  const items = printedItems(version);
  const rows = items.map((item, index) => {
    const choice = choose(index);
    return fillRow(item, allowsRemark(layout, items, index) ? choice : { ...choice, remark: 0 });
  });
  return { version, organisation, rows };
}

function check(layout: Layout, style: TickStyle, form: FilledForm): void {
  const tree = layout.render(form, style);
  const forms = readForms(readingOf(tree), null);
  const [read] = forms;
  expect(forms).toHaveLength(1);
  expect(found(read)).toEqual(expected(form.rows));
  expect(read).toMatchObject({
    version: form.version.id,
    confidence: 'exact',
    organisation,
    kind: 'student-union',
  });
  for (const item of read?.items ?? []) {
    const inside = read?.tableSpans.some(
      (span) => item.span !== null && item.span.start >= span.start && item.span.end <= span.end,
    );
    expect(inside).toBe(true);
    const slice = item.remarkSpan && tree.text.slice(item.remarkSpan.start, item.remarkSpan.end);
    expect(slice).toBe(item.remark);
  }
}

const claims: readonly Claim[] = ['yes', 'yes', 'no', 'yes', 'unreadable'];
const stylesOf = (layout: Layout): readonly TickStyle[] =>
  layout.cells ? [...tickStyles, ...cellStyles] : tickStyles;

describe('readForms: every version in every layout and tick style', () => {
  describe.each(layouts.map((layout) => [layout.name, layout] as const))('%s', (_, layout) => {
    it.each(formVersions.map((version) => [version.id, version] as const))('%s', (id, version) => {
      stylesOf(layout).forEach((style, turn) => {
        const form = fill(version, layout, (index) => ({
          claim: claims[(index + turn) % claims.length] ?? 'yes',
          remark: index + turn,
          count: (index + turn) % 13,
        }));
        try {
          check(layout, style, form);
        } catch (error) {
          throw new Error(`${id}, ${style.name}: ${String(error)}`, { cause: error });
        }
      });
    });
  });
});

describe('readForms: whatever an office fills in', () => {
  it('is read back from any layout', () => {
    const choice = fc.record({
      claim: fc.constantFrom<Claim>('yes', 'no', 'unreadable'),
      remark: fc.nat(40),
      count: fc.nat(120),
    });
    const cases = fc.record({
      layout: fc.nat(layouts.length - 1),
      style: fc.nat(40),
      version: fc.nat(formVersions.length - 1),
      choices: fc.array(choice, { minLength: 30, maxLength: 30 }),
    });
    fc.assert(
      fc.property(cases, ({ layout, style, version, choices }) => {
        const chosen = layouts[layout] as Layout;
        const styles = stylesOf(chosen);
        check(
          chosen,
          styles[style % styles.length] as TickStyle,
          fill(formVersions[version] as FormVersion, chosen, (index) => choices[index] as Choice),
        );
      }),
      { numRuns: 150 },
    );
  });
});
