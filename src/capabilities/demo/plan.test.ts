import { describe, expect, it } from 'vitest';
import type { Instant } from '../../kernel/instant.ts';
import { demoDays } from './days.ts';
import { chinaDay } from '../../kernel/instant.ts';
import { planDemo } from './make-demo.ts';
import type { PlannedBody, PlannedHolder, SchoolPlan } from './plan.ts';
import { seededRandom } from './random.ts';
import { intakeFile } from './students.ts';

const at = (day: string): Instant => `${day}T04:00:00.000Z` as Instant;
const plansOf = (day: string, seed = 4800) => planDemo(seed, at(day)) as [SchoolPlan, SchoolPlan];
const whole = (body: PlannedBody): readonly PlannedBody[] => [body, ...body.below.flatMap(whole)];
const holders = (body: PlannedBody): readonly PlannedHolder[] =>
  whole(body).flatMap(({ posts }) => posts.flatMap((post) => post.holders));
const current = (body: PlannedBody) => holders(body).filter(({ ended }) => ended === null);
const unions = ({ bodies }: SchoolPlan) => bodies.filter(({ kind }) => kind.endsWith('-union'));

it('is the same for the same seed and day, and another for another seed', () => {
  expect(plansOf('2026-11-21')).toEqual(plansOf('2026-11-21'));
  const names = ([{ intakes }]: readonly [SchoolPlan, SchoolPlan]) =>
    intakes[0]?.students.slice(0, 50).map(({ name }) => name);
  expect(names(plansOf('2026-11-21', 1))).not.toEqual(names(plansOf('2026-11-21', 2)));
});

it('draws by its seed alone, evenly', () => {
  const random = seededRandom(7);
  const drawn = Array.from({ length: 6000 }, () => random.below(6));
  const again = seededRandom(7);
  expect(Array.from({ length: 6000 }, () => again.below(6))).toEqual(drawn);
  for (let face = 0; face < 6; face += 1) {
    const count = drawn.filter((one) => one === face).length;
    expect(Math.abs(count - 1000)).toBeLessThan(120);
  }
  expect(new Set(random.some([1, 2, 3, 4, 5], 5)).size).toBe(5);
  expect(() => random.some([1], 2)).toThrow('2 are wanted of 1');
  expect(() => random.pick([])).toThrow();
});

describe.each(['2026-09-01', '2026-09-09', '2026-11-21', '2027-02-10', '2028-02-29', '2027-08-31'])(
  'on %s',
  (day) => {
    const [large, small] = plansOf(day);
    const days = demoDays(chinaDay(at(day)));

    it('runs an academic year that has begun and is not over', () => {
      expect(days.entry(0) <= day && day <= days.yearEnd(0)).toBe(true);
      expect(days.running.since <= day).toBe(true);
    });

    it('gives nobody a post before they came or before its day, nor two in one union', () => {
      for (const plan of [large, small]) {
        const since = new Map([
          ...plan.intakes.flatMap((intake) =>
            intake.students.map(({ number }) => [number, intake.since] as const),
          ),
          ...plan.teachers.map((teacher) => [teacher.number, teacher.since] as const),
        ]);
        for (const held of plan.bodies.flatMap(holders)) {
          expect(held.since >= (since.get(held.number) ?? '9')).toBe(true);
          expect(held.since <= day).toBe(true);
          expect(held.ended === null || held.ended.until >= held.since).toBe(true);
        }
        for (const union of plan.bodies) {
          const numbers = current(union).map(({ number }) => number);
          expect(new Set(numbers).size).toBe(numbers.length);
        }
      }
    });

    it('keeps the large school’s unions within what the rules allow', () => {
      const [school, ...others] = unions(large);
      if (!school) throw new Error('there is no union');
      expect(current(school)).toHaveLength(47);
      expect(school.below).toHaveLength(6);
      const units = others.filter(({ place }) => place !== null);
      expect(units).toHaveLength(9);
      for (const union of others) {
        const presidium = union.posts.flatMap((post) => post.holders);
        expect(presidium).toHaveLength(3);
        expect(current(union).length).toBeLessThanOrEqual(30);
      }
      const statuses = new Map(
        large.intakes.flatMap(({ students }) =>
          students.map(({ number, politicalStatus }) => [number, politicalStatus] as const),
        ),
      );
      for (const { number } of unions(large).flatMap(current))
        expect(statuses.get(number)).toMatch(/^(?:probationary-)?party-member$|^league-member$/);
    });

    it('numbers every student once, by year, unit, class and seat', () => {
      const students = large.intakes.flatMap((intake) => intake.students);
      expect(students).toHaveLength(11_312);
      expect(new Set(students.map(({ number }) => number)).size).toBe(students.length);
      for (const { number, grade } of students) {
        expect(number).toMatch(/^\d{10}$/);
        expect(number.startsWith(String(grade))).toBe(true);
      }
    });
  },
);

it('writes a list as an office would save it', () => {
  const [, small] = plansOf('2026-11-21');
  const [newest] = small.intakes;
  if (!newest) throw new Error('there is no intake');
  const lines = intakeFile(newest).toString('utf8').trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^\ufeff学号,姓名/);
  expect(lines).toHaveLength(1 + newest.students.length + 2);
  expect(lines[1]?.split(',')).toHaveLength(12);
});
