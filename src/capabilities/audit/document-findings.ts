import { unfold } from '../../engines/documents/fold.ts';
import type { Span } from '../../engines/documents/tree.ts';
import type { CriterionName } from '../../facts/criteria.ts';
import { factsNamed, spanOf, type Fact, type Level } from '../../facts/fact.ts';
import type { FindingCode } from './finding-codes.ts';
import type { Finding, FormReading, ItemReading, Severity } from './model.ts';
import type { Section } from './statements/sections.ts';
import type { Statements } from './statements/sentences.ts';

function finding(
  code: FindingCode,
  severity: Severity,
  quotes: readonly Span[],
  values: Finding['values'] = {},
  at: { readonly level: Level; readonly no: number | null; readonly criterion?: CriterionName } = {
    level: 'school',
    no: null,
  },
): Finding {
  const criterion = at.criterion ?? (code.split('.')[0] as CriterionName);
  return { code, criterion, level: at.level, no: at.no, row: null, severity, values, quotes };
}

function titleSpan(statements: Statements, section: Section): Span {
  return unfold(statements.reading.folded, section.titleStart, section.titleEnd);
}

/** Characters of folded text below which a chart section says nothing but its title. */
const emptyChart = 12;

function sectionFindings(
  statements: Statements,
  region: Span,
  facts: readonly Fact[],
): readonly Finding[] {
  const own = statements.sections.filter((section) => {
    const at = titleSpan(statements, section).start;
    return at >= region.start && at < region.end && section.titleEnd > section.titleStart;
  });
  if (own.length === 0) return [];
  const out: Finding[] = [];
  const chart = own.find((section) => section.kind === 'chart');
  if (chart && chart.end - chart.titleEnd < emptyChart) {
    out.push(finding('structure.chart-is-picture', 'gap', [titleSpan(statements, chart)]));
  }
  if (!chart) out.push(finding('structure.chart-missing', 'gap', []));
  const charter = own.some((section) => section.kind === 'charter');
  if (
    !charter &&
    !statements.units.some((unit) => unit.text.length < 60 && unit.text.includes('章程'))
  ) {
    out.push(finding('structure.charter-missing', 'gap', []));
  }
  const candidates = own.find((section) => section.kind === 'candidates');
  const elected = factsNamed(facts, 'presidium.elected').some((fact) => fact.level === 'school');
  if (candidates && !elected) {
    out.push(
      finding(
        'elected-by-congress.no-election-rule',
        'gap',
        [titleSpan(statements, candidates)],
        {},
        { level: 'school', no: null, criterion: 'elected-by-congress' },
      ),
    );
  }
  return out;
}

function total(
  form: FormReading,
  facts: readonly Fact[],
): { readonly count: number; readonly span: Span } | null {
  if (form.secondLevelTotal) return form.secondLevelTotal;
  const fact = factsNamed(facts, 'second-level.total')[0];
  return fact ? { count: fact.value.count, span: spanOf(fact) } : null;
}

/** Roster units known may be fewer than the unions counted: 书院 and campuses count too, so it is a question. */
function againstUnits(items: readonly ItemReading[], facts: readonly Fact[]): readonly Finding[] {
  const units = factsNamed(facts, 'second-level.units');
  const known = units.find((fact) => fact.value.from === 'list') ?? units[0];
  const top = items.reduce<ItemReading | null>(
    (best, item) => ((item.number ?? 0) > (best?.number ?? 0) ? item : best),
    null,
  );
  if (!known || !top || top.number === null || top.span === null) return [];
  const count = known.value.names.length;
  if (top.number <= count) return [];
  const quotes = [top.span, spanOf(known)];
  return [
    finding(
      'structure.second-level-units-differ',
      'question',
      quotes,
      { count: top.number, known: count },
      { level: 'second-level', no: null },
    ),
  ];
}

function secondLevelFindings(form: FormReading, facts: readonly Fact[]): readonly Finding[] {
  const items = form.items.filter((item) => item.level === 'second-level' && item.number !== null);
  if (items.length === 0) return [];
  const all = total(form, facts);
  if (!all) {
    const first = items[0]?.span;
    return [
      finding(
        'structure.second-level-total-missing',
        'gap',
        first ? [first] : [],
        {},
        { level: 'second-level', no: null },
      ),
      ...againstUnits(items, facts),
    ];
  }
  return items.flatMap((item): readonly Finding[] => {
    if ((item.number ?? 0) <= all.count || item.span === null) return [];
    const at = {
      level: 'second-level' as const,
      no: item.no,
      criterion: item.criterion ?? 'structure',
    };
    return [
      finding(
        'structure.second-level-count-over-total',
        'contradiction',
        [item.span, all.span],
        { count: item.number ?? 0, total: all.count },
        at,
      ),
    ];
  });
}

/** Findings that concern the document's sections and the second level as a whole. */
export function documentFindings(
  form: FormReading,
  facts: readonly Fact[],
  statements: Statements,
  region: Span,
): readonly Finding[] {
  return [...sectionFindings(statements, region, facts), ...secondLevelFindings(form, facts)];
}
