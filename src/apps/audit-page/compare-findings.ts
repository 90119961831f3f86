import type { ReportFinding } from '../../capabilities/audit/report.ts';

/** What a repair did: findings gone, findings that are new, and findings still there. */
export interface FindingComparison {
  readonly settled: readonly ReportFinding[];
  readonly fresh: readonly ReportFinding[];
  /** `requoted`: the same point, but the quoted words are others now. */
  readonly remaining: readonly { readonly finding: ReportFinding; readonly requoted: boolean }[];
}

function pointOf(finding: ReportFinding): string {
  return [finding.code, finding.level, finding.no].join('|');
}

function wordsOf(finding: ReportFinding): string {
  const quotes = finding.quotes.map((quote) => quote.text.replace(/\s+/g, ''));
  return [pointOf(finding), ...quotes.sort()].join('|');
}

/** Takes out of `pool` the first finding under the key, if any. */
function take(pool: Map<string, ReportFinding[]>, key: string): ReportFinding | null {
  return pool.get(key)?.shift() ?? null;
}

function poolBy(
  findings: readonly ReportFinding[],
  keyOf: (finding: ReportFinding) => string,
): Map<string, ReportFinding[]> {
  const pool = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const list = pool.get(keyOf(finding));
    if (list) list.push(finding);
    else pool.set(keyOf(finding), [finding]);
  }
  return pool;
}

/**
 * Compares the findings before and after a repair: first those with the same code, item, level and quoted
 * words; then those with the same code, item and level whose words have changed.
 */
export function compareFindings(
  before: readonly ReportFinding[],
  after: readonly ReportFinding[],
): FindingComparison {
  const exact = poolBy(before, wordsOf);
  const same = new Set<ReportFinding>();
  for (const finding of after) if (take(exact, wordsOf(finding))) same.add(finding);
  const changed = poolBy([...exact.values()].flat(), pointOf);
  const requoted = new Set<ReportFinding>();
  for (const finding of after) {
    if (!same.has(finding) && take(changed, pointOf(finding))) requoted.add(finding);
  }
  const left = new Set([...changed.values()].flat());
  return {
    settled: before.filter((finding) => left.has(finding)),
    fresh: after.filter((finding) => !same.has(finding) && !requoted.has(finding)),
    remaining: after
      .filter((finding) => same.has(finding) || requoted.has(finding))
      .map((finding) => ({ finding, requoted: requoted.has(finding) })),
  };
}
