import type { FormReport } from '../../src/capabilities/audit/report.ts';
import type { Expectation } from './expectation.ts';
import { scoreOf, type Score } from './score.ts';

/** One form of a fixture with its score; `report` is null where the audit found no such form. */
export interface Scored {
  readonly fixture: string;
  readonly expected: Expectation;
  readonly score: Score;
}

const nothing: Omit<FormReport, 'file' | 'part'> = {
  organisation: null,
  kind: null,
  form: { version: null, confidence: 'unknown' },
  items: [],
  findings: [],
};

/** Scores every expected form of a fixture; a form that was not found scores as an empty report. */
export function scoreForms(
  fixture: string,
  reports: readonly FormReport[],
  expected: readonly Expectation[],
): readonly Scored[] {
  return expected.map((one, at) => {
    const report = reports[at] ?? { file: fixture, part: at + 1, ...nothing };
    const name = expected.length > 1 ? `${fixture} part ${at + 1}` : fixture;
    return { fixture: name, expected: one, score: scoreOf(report, one) };
  });
}

/** Counts of a criterion or of a whole set: contradictions and questions; gaps apart. */
export interface Counts {
  readonly planted: number;
  readonly found: number;
  readonly reported: number;
  readonly invented: number;
}

const zero: Counts = { planted: 0, found: 0, reported: 0, invented: 0 };

export function add(a: Counts, b: Counts): Counts {
  return {
    planted: a.planted + b.planted,
    found: a.found + b.found,
    reported: a.reported + b.reported,
    invented: a.invented + b.invented,
  };
}

/** Counts by criterion over scored forms. */
export function countsByCriterion(scored: readonly Scored[]): ReadonlyMap<string, Counts> {
  const out = new Map<string, Counts>();
  const note = (criterion: string, counts: Partial<Counts>): void => {
    out.set(criterion, add(out.get(criterion) ?? zero, { ...zero, ...counts }));
  };
  for (const { score } of scored) {
    for (const planted of score.found) {
      if (planted.severity !== 'gap') note(planted.criterion, { planted: 1, found: 1 });
    }
    for (const planted of score.missed) {
      if (planted.severity !== 'gap') note(planted.criterion, { planted: 1 });
    }
    for (const finding of score.serious) note(finding.criterion, { reported: 1 });
    for (const finding of score.invented) note(finding.criterion, { invented: 1 });
  }
  return out;
}

export function total(counts: Iterable<Counts>): Counts {
  let sum = zero;
  for (const one of counts) sum = add(sum, one);
  return sum;
}

/** Share of what was reported that was planted; 1 where nothing was reported. */
export function precision(counts: Counts): number {
  return counts.reported === 0 ? 1 : (counts.reported - counts.invented) / counts.reported;
}

/** Share of what was planted that was found; 1 where nothing was planted. */
export function recall(counts: Counts): number {
  return counts.planted === 0 ? 1 : counts.found / counts.planted;
}

/** How many items were read with claim, remark, number and date right, out of how many. */
export function itemsRead(scored: readonly Scored[]): {
  readonly right: number;
  readonly all: number;
} {
  let all = 0;
  let right = 0;
  for (const { expected, score } of scored) {
    all += expected.items.length;
    const wrong = new Set(
      score.wrongItems
        .map((text) => /^(?:school|second-level) \S+/u.exec(text)?.[0] ?? '')
        .filter(Boolean),
    );
    right += expected.items.length - wrong.size;
  }
  return { right, all };
}

/** How many planted gaps were reported, out of how many. */
export function gapsFound(scored: readonly Scored[]): {
  readonly right: number;
  readonly all: number;
} {
  const gaps = (list: Score['found']): number =>
    list.filter((planted) => planted.severity === 'gap').length;
  const right = scored.reduce((sum, { score }) => sum + gaps(score.found), 0);
  return { right, all: right + scored.reduce((sum, { score }) => sum + gaps(score.missed), 0) };
}
