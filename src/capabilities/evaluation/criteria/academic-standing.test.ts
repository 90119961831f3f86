import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import {
  member,
  members,
  november2021,
  outcomeOf,
  statedIn,
  summary,
  type CriterionCase,
} from './hand-made-facts.ts';

const place = (at: number, size: number) => ({ kind: 'place', place: at, size }) as const;
const share = (numerator: number, denominator: number, percent: string) =>
  ({ kind: 'share', share: { numerator, denominator }, percent }) as const;

const ranks: readonly CriterionCase[] = [
  ['9/30 is exactly 30 %', place(9, 30), 'met', ['support rows-within']],
  ['3/10 is exactly 30 %', place(3, 10), 'met', ['support rows-within']],
  ['10/34 lies within', place(10, 34), 'met', ['support rows-within']],
  ['10/33 lies above by a hair', place(10, 33), 'unmet', ['against rank-over-limit']],
  ['10/32 is 31.25 % and is not rounded down', place(10, 32), 'unmet', ['against rank-over-limit']],
  ['4/10 lies above', place(4, 10), 'unmet', ['against rank-over-limit']],
  ['1/1 is the whole programme', place(1, 1), 'unmet', ['against rank-over-limit']],
  ['31st of 30 cannot be', place(31, 30), 'conflicting', ['conflict rank-impossible']],
  ['0th of 30 cannot be', place(0, 30), 'conflicting', ['conflict rank-impossible']],
  ['30 % printed is within', share(30, 100, '30'), 'met', ['support rows-within']],
  ['30.01 % printed is above', share(3001, 10000, '30.01'), 'unmet', ['against share-over-limit']],
  ['no rank yet, though no freshman', { kind: 'not-yet' } as const, 'needs-ground', ['ground rank-not-yet', 'support rows-within']],
  ['a rank no one can read', { kind: 'unreadable', text: '二十余' } as const, 'not-evidenced', ['missing rank-unreadable']],
].map(([title, rank, standing, reasons]) => ({
  title,
  facts: [member({ row: 1, rank })],
  standing,
  reasons,
})) as readonly CriterionCase[];
