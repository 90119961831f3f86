import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportsOf } from './fixtures.ts';

/**
 * Two published disclosures, read where they lie beside the repository. Codes, items and lines only: none
 * of their words stands here. Severity: c contradiction, q question, g gap.
 */
const folder = path.resolve(import.meta.dirname, '../../../shared/disclosures');
type Row = readonly ['c' | 'q' | 'g', number | null, string, number];

const first: readonly Row[] = [
  ['c', 1, 'no-administrative-duties.carries-dormitory', 67],
  ['c', 1, 'no-administrative-duties.assists-dormitory', 83],
  ['c', 1, 'no-administrative-duties.carries-policing', 475],
  ['q', 4, 'presidium-cap.plan-differs', 22],
  ['c', 8, 'academic-standing.rank-over-limit', 230],
  ['c', 8, 'academic-standing.rank-over-limit', 231],
  ['q', 9, 'candidate-vetting.no-vetting-told', 271],
  ['c', 10, 'elected-by-congress.elected-by-committee', 271],
  ['c', null, 'elected-by-congress.may-be-elected-by-standing-delegates', 465],
  ['q', 11, 'congress-held.cycle-differs', 183],
  ['q', 11, 'congress-held.month-differs', 461],
  ['g', 11, 'congress-held.date-without-year', 29],
  ['q', 12, 'delegates-elected.nominated-by-unit-union', 378],
  ['g', 13, 'training.unsupported', 31],
  ['g', 14, 'review.unsupported', 32],
  ['g', 15, 'awards-by-review.unsupported', 34],
  ['g', 16, 'party-leadership.no-dated-hearing', 491],
  ['c', 17, 'guides.not-full-time-deputy-secretary', 567],
  ['c', 17, 'guides.not-full-time-secretary-general', 568],
  ['g', null, 'structure.chart-is-picture', 210],
  ['g', null, 'structure.second-level-total-missing', 42],
  ['q', null, 'structure.second-level-units-differ', 42],
];

const second: readonly Row[] = [
  ['c', 1, 'no-administrative-duties.carries-dormitory', 182],
  ['c', 1, 'no-administrative-duties.assists-security', 183],
  ['q', 2, 'structure.secretariat', 197],
  ['q', 3, 'staff-cap.no-ground', 27],
  ['c', 3, 'presidium-cap.charter-differs', 33],
  ['q', 4, 'posts.secretariat', 197],
  ['q', 6, 'academic-standing.summary-share-unexplained', 236],
  ['q', 7, 'candidate-vetting.members-decided-by-others', 220],
  ['q', 8, 'elected-by-congress.no-congress', 66],
  ['g', 9, 'congress-held.date-missing', 66],
  ['g', 10, 'delegates-elected.unsupported', 72],
  ['g', 11, 'congress-study.unsupported', 77],
  ['g', 13, 'awards-by-review.unsupported', 87],
  ['g', 15, 'guides.no-secretary-general', 293],
  ['g', null, 'structure.chart-is-picture', 226],
  ['g', null, 'elected-by-congress.no-election-rule', 245],
];

const verdictsOfFirst = 'xkkqkkkxqxqquuuux'.split('');
const verdictsOfSecond = 'xqqxkqkqqqkuukuku'.split('');

describe.each([
  ['hulunbuir-2021.txt', first, verdictsOfFirst],
  ['tianjin-2020.txt', second, verdictsOfSecond],
] as const)('the published disclosure %s', (name, expected, verdicts) => {
  const file = path.join(folder, name);

  it.skipIf(!existsSync(file))(
    `is found to say what it says, and nothing else (needs ${path.basename(folder)})`,
    async () => {
      const [report] = await reportsOf(file);
      const rows = report?.findings.map(({ severity, no, code, quotes }) => [
        severity.charAt(0),
        no,
        code,
        quotes[0]?.line,
      ]);
      expect(rows).toEqual(expected.map((row) => [...row]));
      const letters = { contradicted: 'x', consistent: 'k', questioned: 'q', unsupported: 'u' };
      const school = report?.items.filter((item) => item.level === 'school') ?? [];
      expect(school.map((item) => letters[item.verdict as keyof typeof letters])).toEqual(verdicts);
    },
  );
});
