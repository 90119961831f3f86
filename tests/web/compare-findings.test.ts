import { describe, expect, it } from 'vitest';
import { compareFindings } from '../../src/apps/audit-page/compare-findings.ts';
import type { ReportFinding } from '../../src/capabilities/audit/report.ts';

function finding(code: string, no: number | null, ...quotes: readonly string[]): ReportFinding {
  return {
    code,
    criterion: 'staff-cap',
    level: 'school',
    no,
    severity: 'contradiction',
    message: code,
    repair: '',
    quotes: quotes.map((text) => ({ text, line: 1, endLine: 1 })),
  };
}

describe('comparing the findings before and after a repair', () => {
  it('tells settled, new and remaining apart', () => {
    const settled = finding('a', 1, '甲');
    const kept = finding('b', 2, '乙');
    const fresh = finding('c', 3, '丙');
    const result = compareFindings([settled, kept], [{ ...kept }, fresh]);
    expect(result.settled).toEqual([settled]);
    expect(result.fresh).toEqual([fresh]);
    expect(result.remaining).toEqual([{ finding: kept, requoted: false }]);
  });

  it('knows a quotation again wherever its line moved and however its blanks changed', () => {
    const before = finding('a', 1, '第七条 权益部', '☑是');
    const after = finding('a', 1, '☑是', '第七条\n权益部');
    expect(compareFindings([before], [after]).remaining).toEqual([
      { finding: after, requoted: false },
    ]);
  });

  it('says when the same point stands on other words now', () => {
    const after = finding('a', 1, '协助检查卫生');
    const result = compareFindings([finding('a', 1, '协助管理宿舍')], [after]);
    expect(result.remaining).toEqual([{ finding: after, requoted: true }]);
    expect(result.settled).toEqual([]);
  });

  it('counts two rows of one item one by one', () => {
    const first = finding('rank', 8, '11/34');
    const second = finding('rank', 8, '12/30');
    const result = compareFindings([first, second], [second]);
    expect(result.settled).toEqual([first]);
    expect(result.remaining).toEqual([{ finding: second, requoted: false }]);
  });

  it('keeps the same code under another item apart', () => {
    const result = compareFindings([finding('a', 1, '甲')], [finding('a', 2, '甲')]);
    expect([result.settled.length, result.fresh.length, result.remaining.length]).toEqual([
      1, 1, 0,
    ]);
  });
});
