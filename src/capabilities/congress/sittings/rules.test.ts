import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { AttendanceEvent, AttendanceKind } from './model.ts';
import {
  handsRefusals,
  itemRefusals,
  judgeAttendance,
  judgeHands,
  judgeOrder,
  presenceAt,
  quorumOf,
  standingEvents,
} from './rules.ts';

const one = '00000000-0000-7000-8000-00000000000a' as Uuid;
const two = '00000000-0000-7000-8000-00000000000b' as Uuid;
const at = (minute: number): Instant =>
  `2026-09-01T01:${String(minute).padStart(2, '0')}:00.000Z` as Instant;

const event = (
  number: number,
  kind: AttendanceKind,
  parts: Partial<AttendanceEvent> = {},
): AttendanceEvent => ({
  ...{ number, kind, delegateId: one, at: at(number), corrects: null, ...parts },
});

describe('presence', () => {
  it('follows the events in their order, and can be asked of any moment', () => {
    const events = [event(1, 'arrived'), event(2, 'left'), event(3, 'arrived')];
    const seen = [0, 1, 2, 3].map((minute) => presenceAt(events, at(minute)).get(one));
    expect(seen).toEqual([undefined, 'present', 'left', 'present']);
    expect(presenceAt(events).get(one)).toBe('present');
  });

  it('forgets what was taken back, and nothing else', () => {
    const events = [
      event(1, 'excused'),
      event(2, 'arrived'),
      event(3, 'taken-back', { corrects: 2 }),
      event(4, 'arrived', { delegateId: two }),
    ];
    expect(standingEvents(events).map(({ number }) => number)).toEqual([1, 4]);
    expect([...presenceAt(events)]).toEqual([
      [one, 'excused'],
      [two, 'present'],
    ]);
  });

  it('does not hang on the order in which rows were read', () => {
    const events = [event(1, 'arrived'), event(2, 'left'), event(3, 'arrived'), event(4, 'left')];
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(presenceAt(shuffled).get(one)).toBe('left');
      }),
    );
  });

  it('says why an event cannot follow', () => {
    expect(judgeAttendance('arrived', 'present')).toBe('already-present');
    expect(judgeAttendance('arrived', 'left')).toBeNull();
    expect(judgeAttendance('left', 'absent')).toBe('not-present');
    expect(judgeAttendance('left', 'present')).toBeNull();
    expect(judgeAttendance('excused', 'excused')).toBe('already-excused');
    expect(judgeAttendance('excused', 'left')).toBeNull();
    expect(judgeAttendance('excused', 'present')).toBe('already-present');
  });
});

describe('the quorum', () => {
  const twoThirds = { n: 2, d: 3, op: '>=' } as const;

  it.each([
    [170, 113, 114, false],
    [170, 114, 114, true],
    [171, 114, 114, true],
    [0, 0, 0, false],
    [1, 1, 1, true],
  ])('of %i with %i present needs %i: %s', (expected, present, needed, met) => {
    expect(quorumOf(expected, present, twoThirds)).toMatchObject({ needed, met });
  });

  it('takes more than the share where the articles say 超过', () => {
    expect(quorumOf(171, 114, { n: 2, d: 3, op: '>' })).toMatchObject({ needed: 115, met: false });
  });
});

describe('a show of hands', () => {
  const half = { n: 1, d: 2, op: '>' } as const;
  const room = { expected: 170, present: 158 };

  it('carries by the base that the articles name', () => {
    const hands = { yes: 80, no: 70, abstain: 8 };
    expect(judgeHands(hands, room, { base: 'present', threshold: half })).toEqual({
      ...{ base: 158, needed: 80, passed: true },
    });
    expect(judgeHands(hands, room, { base: 'expected', threshold: half })).toEqual({
      ...{ base: 170, needed: 86, passed: false },
    });
    expect(judgeHands(hands, room, { base: 'voted', threshold: half })).toEqual({
      ...{ base: 150, needed: 76, passed: true },
    });
  });

  it('carries nothing where everybody abstains', () => {
    const hands = { yes: 0, no: 0, abstain: 158 };
    expect(judgeHands(hands, room, { base: 'voted', threshold: half }).passed).toBe(false);
  });

  it('must make up those present, and needs a quorum', () => {
    const met = quorumOf(170, 158, { n: 2, d: 3, op: '>=' });
    const codes = (yes: number) =>
      handsRefusals({ yes, no: 50, abstain: 8 }, met).map(({ code }) => code);
    expect(codes(100)).toEqual([]);
    expect(codes(101)).toEqual(['more-hands-than-present']);
    expect(codes(99)).toEqual(['hands-missing']);
    const few = quorumOf(170, 113, { n: 2, d: 3, op: '>=' });
    expect(handsRefusals({ yes: 113, no: 0, abstain: 0 }, few)).toEqual([
      {
        ...{ code: 'no-quorum', field: [] },
        values: { present: 113, expected: 170, needed: 114 },
      },
    ]);
  });
});

describe('the agenda', () => {
  it('lets standing delegates hear and adjust, never elect', () => {
    const codes = (kind: 'election' | 'report') =>
      itemRefusals('standing', { kind, electionId: null }).map(({ code }) => code);
    expect(codes('election')).toEqual(['standing-never-elects']);
    expect(codes('report')).toEqual([]);
    expect(itemRefusals('plenary', { kind: 'election', electionId: one })).toEqual([]);
    expect(
      itemRefusals('plenary', { kind: 'report', electionId: one }).map(({ code }) => code),
    ).toEqual(['election-for-election-item']);
  });

  it('is arranged whole or not at all', () => {
    expect(judgeOrder([one, two], [two, one])).toBeNull();
    expect(judgeOrder([one, two], [two])).toBe('order-incomplete');
    expect(judgeOrder([one, two], [two, two])).toBe('order-incomplete');
    expect(judgeOrder([one], [two])).toBe('order-incomplete');
  });
});
