import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recoverBlocks } from '../../../engines/documents/text/recover-blocks.ts';
import type { DocumentTree, Span } from '../../../engines/documents/tree.ts';
import { factsNamed, spanOf, type Fact, type FactName, type FactOf } from '../../../facts/fact.ts';
import { readFigures } from '../figures/read-figures.ts';
import type { FormReading } from '../model.ts';
import { readingOf, type Reading } from '../../../facts/reading.ts';
import { readGuides } from './read-guides.ts';
import { readRosters } from './read-roster.ts';

/** Two published disclosures, where they stand beside the repository; only numbers and lines are asserted. */
const folder = fileURLToPath(new URL('../../../../../shared/disclosures/', import.meta.url));

function load(
  name: string,
  from: number,
  to: number,
): { reading: Reading; facts: readonly Fact[] } {
  const text = readFileSync(`${folder}${name}`, 'utf8').replaceAll('\r\n', '\n');
  const tree: DocumentTree = {
    text,
    blocks: recoverBlocks(text, false),
    files: [{ name, format: 'txt', span: { start: 0, end: text.length }, wrapped: true }],
    notices: [],
  };
  const reading = readingOf(tree);
  const span: Span = {
    start: reading.lines.lineSpan(from - 1).start,
    end: reading.lines.lineSpan(to - 1).end,
  };
  const form: FormReading = {
    version: null,
    confidence: 'unknown',
    organisation: null,
    kind: 'student-union',
    span,
    tableSpans: [span],
    asOf: null,
    schoolYear: null,
    items: [],
    secondLevelTotal: null,
  };
  const facts = [
    ...readRosters(reading, [form]),
    ...readGuides(reading, [form]),
    ...readFigures(reading, [form]),
  ];
  return { reading, facts };
}

function lines<N extends FactName>(
  reading: Reading,
  facts: readonly FactOf<N>[],
): readonly number[] {
  return facts.map((fact) => reading.lines.placeOf(spanOf(fact)).line);
}

const present =
  existsSync(`${folder}hulunbuir-2021.txt`) && existsSync(`${folder}tianjin-2020.txt`);

describe.skipIf(!present)(
  'two published disclosures (2 files, skipped where they are absent)',
  () => {
    it('reads forty rows, their ranks and units', () => {
      const { reading, facts } = load('hulunbuir-2021.txt', 11, 55);
      const members = factsNamed(facts, 'staff.member');
      expect(members.map((fact) => fact.value.row)).toEqual(
        Array.from({ length: 40 }, (_, k) => k + 1),
      );
      expect(members[12]?.value.rank).toEqual({ kind: 'place', place: 4, size: 10 });
      expect(members[13]?.value.rank).toEqual({ kind: 'place', place: 10, size: 32 });
      expect(members.slice(0, 23).every((fact) => fact.value.rank.kind === 'place')).toBe(true);
      expect(members.slice(23).every((fact) => fact.value.rank.kind === 'not-yet')).toBe(true);
      expect(members.every((fact) => fact.value.failed === false)).toBe(true);
      expect(lines(reading, members).slice(12, 14)).toEqual([230, 231]);
      expect(factsNamed(facts, 'second-level.units')[0]?.value.names).toHaveLength(7);
    });

    it('reads both guides as not full-time, and the plan’s rule apart', () => {
      const { facts } = load('hulunbuir-2021.txt', 11, 55);
      const guides = factsNamed(facts, 'guide');
      const practice = guides.filter((fact) => fact.basis === 'practice');
      expect(practice.map((fact) => [fact.value.role, fact.value.fullTime])).toEqual([
        ['deputy-secretary', false],
        ['secretary-general', false],
      ]);
      expect(guides.filter((fact) => fact.basis === 'plan')).toHaveLength(1);
    });

    it('reads the delegates and their parts', () => {
      const { reading, facts } = load('hulunbuir-2021.txt', 11, 55);
      const totals = factsNamed(facts, 'delegates.total');
      expect(totals.map((fact) => [fact.value.count, fact.value.percentOfStudents])).toEqual([
        [170, '2'],
        [170, '2'],
        [170, '2'],
      ]);
      expect(lines(reading, totals)).toEqual([267, 348, 374]);
      const parts = factsNamed(facts, 'delegates.part').slice(0, 4);
      expect(parts.map((fact) => [fact.value.group, fact.value.count, fact.value.percent])).toEqual(
        [
          ['level', 125, null],
          ['level', 45, null],
          ['women', 85, '50'],
          ['minority', 60, '35'],
        ],
      );
    });

    it('reads four elected, five planned, and five departments', () => {
      const { reading, facts } = load('hulunbuir-2021.txt', 11, 55);
      const counts = factsNamed(facts, 'presidium.count');
      expect(counts.map((fact) => [fact.value.max, fact.basis])).toEqual([
        [4, 'practice'],
        [5, 'plan'],
      ]);
      expect(lines(reading, counts)).toEqual([271, 471]);
      expect(factsNamed(facts, 'department.list').map((fact) => fact.value.names.length)).toEqual([
        5,
      ]);
    });

    it('reads the summary, the guide, the charter’s presidium and six departments', () => {
      const { facts } = load('tianjin-2020.txt', 8, 101);
      expect(factsNamed(facts, 'staff.member')).toEqual([]);
      expect(factsNamed(facts, 'staff.summary').map((fact) => fact.value)).toMatchObject([
        {
          staff: 58,
          leagueMembers: 58,
          activists: 58,
          withinThirtyPercent: '91.38',
          failed: false,
        },
      ]);
      expect(factsNamed(facts, 'guide').map((fact) => fact.value.fullTime)).toEqual([true]);
      const presidium = factsNamed(facts, 'presidium.count');
      expect(
        presidium.map((fact) => [fact.level, fact.value.min, fact.value.max, fact.basis]),
      ).toEqual([
        ['school', 3, 3, 'rule'],
        ['second-level', 2, null, 'rule'],
      ]);
      const lists = factsNamed(facts, 'department.list');
      expect(lists.map((fact) => fact.value.names.length)).toEqual([6, 6]);
    });
  },
);
