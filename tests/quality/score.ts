import type { FormReport, ReportFinding } from '../../src/capabilities/audit/report.ts';
import type { Expectation, Planted } from './expectation.ts';

/** How one audited form compares with what its writer planted. */
export interface Score {
  readonly found: readonly Planted[];
  readonly missed: readonly Planted[];
  /** Contradictions and questions reported. */
  readonly serious: readonly ReportFinding[];
  /** Contradictions and questions that nobody planted. */
  readonly invented: readonly ReportFinding[];
  /** Gaps beyond those named by the writer; true ones are welcome, so they are counted apart. */
  readonly furtherGaps: readonly ReportFinding[];
  readonly wrongItems: readonly string[];
  readonly wrongVerdicts: readonly string[];
}

function meets(finding: ReportFinding, planted: Planted): boolean {
  return (
    finding.criterion === planted.criterion &&
    finding.level === planted.level &&
    finding.severity === planted.severity &&
    (finding.no === planted.no || finding.no === null || planted.no === null)
  );
}

/** A finding of the right criterion that only weighs it otherwise is no invention, but still a miss. */
function concerns(finding: ReportFinding, planted: Planted): boolean {
  return finding.criterion === planted.criterion && finding.level === planted.level;
}

function itemName(item: {
  readonly level: string;
  readonly no: number;
  readonly row: number | null;
}): string {
  return `${item.level} ${item.no}${item.row === null ? '' : `.${item.row}`}`;
}

function wrongItems(report: FormReport, expected: Expectation): readonly string[] {
  const out: string[] = [];
  if (report.form.version !== expected.form)
    out.push(`form ${report.form.version} ≠ ${expected.form}`);
  if (report.kind !== expected.kind) out.push(`kind ${report.kind} ≠ ${expected.kind}`);
  if (report.organisation !== expected.organisation) {
    out.push(`organisation ${report.organisation} ≠ ${expected.organisation}`);
  }
  for (const item of expected.items) {
    const read = report.items.find((other) => itemName(other) === itemName(item));
    if (!read) {
      if (item.claim !== 'absent') out.push(`${itemName(item)} not read`);
      continue;
    }
    for (const key of ['claim', 'number', 'date', 'remark'] as const) {
      if (read[key] !== item[key])
        out.push(`${itemName(item)} ${key}: ${read[key]} ≠ ${item[key]}`);
    }
  }
  return out;
}

/** Scores one report against its expectation. */
export function scoreOf(report: FormReport, expected: Expectation): Score {
  const serious = report.findings.filter((finding) => finding.severity !== 'gap');
  const gaps = report.findings.filter((finding) => finding.severity === 'gap');
  const found = expected.planted.filter((planted) =>
    report.findings.some((finding) => meets(finding, planted)),
  );
  return {
    found,
    serious,
    missed: expected.planted.filter((planted) => !found.includes(planted)),
    invented: serious.filter(
      (finding) =>
        !expected.planted.some(
          (planted) => planted.severity !== 'gap' && concerns(finding, planted),
        ),
    ),
    furtherGaps: gaps.filter(
      (finding) => !expected.planted.some((planted) => meets(finding, planted)),
    ),
    wrongItems: wrongItems(report, expected),
    wrongVerdicts: expected.supported.flatMap((no) => {
      const item = report.items.find((other) => other.level === 'school' && other.no === no);
      const planted = expected.planted.some((entry) => entry.no === no && entry.level === 'school');
      if (!item || planted || item.verdict === 'consistent' || item.claim !== 'yes') return [];
      return [`school ${no}: ${item.verdict}`];
    }),
  };
}
