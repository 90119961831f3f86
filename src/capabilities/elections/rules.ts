import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { ElectingBody } from '../../facts/vocabulary.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { ElectingMeeting, What } from './model.ts';

/** Codes of `judgeElector`. */
export const electorRefusals = [
  'presidium-by-congress-alone',
  'committee-by-congress',
  'delegates-by-unit',
  'class-by-class-meeting',
] as const;

const elects: Readonly<Record<Exclude<What, 'presidium' | 'other'>, readonly ElectingMeeting[]>> = {
  committee: ['congress', 'assembly'],
  delegates: ['unit-meeting', 'assembly', 'class-meeting', 'congress'],
  'class-committee': ['class-meeting'],
};

const codes = {
  committee: 'committee-by-congress',
  delegates: 'delegates-by-unit',
  'class-committee': 'class-by-class-meeting',
} as const;

/**
 * Refuses a body that may not elect. The presidium is elected by the congress itself, not by its committee, its standing
 * committee or its standing delegates (self-evaluation form of 2021, item 10; 普通高等学校学生代表大会工作规定); in a unit
 * whose students assemble as a whole, by that assembly.
 */
export function judgeElector({
  what,
  elector,
  unit,
}: {
  readonly what: What;
  readonly elector: ElectingMeeting;
  /** Whether it is an election of a unit, not of the school. */
  readonly unit: boolean;
}): readonly Refusal[] {
  switch (what) {
    case 'presidium':
      return elector === 'congress' || (elector === 'assembly' && unit)
        ? []
        : [refusal('presidium-by-congress-alone', 'elector')];
    case 'committee':
    case 'delegates':
    case 'class-committee':
      return elects[what].includes(elector) ? [] : [refusal(codes[what], 'elector')];
    case 'other':
      return [];
  }
}

/** The code by which facts and appointments know an electing body; a class meeting is its assembly. */
export function electingBodyOf(elector: ElectingMeeting): ElectingBody {
  if (elector === 'class-meeting') return 'assembly';
  return elector === 'unit-meeting' ? 'other' : elector;
}

/** The places of people who stand there twice. */
export function twice(ids: readonly Uuid[]): readonly number[] {
  return ids.flatMap((id, at) => (ids.indexOf(id) === at ? [] : [at]));
}

/** Refuses tellers who stand themselves (监票人、计票人 must not be candidates), by their place. */
export function judgeTellers(
  tellers: readonly Uuid[],
  candidates: readonly { readonly personId: Uuid; readonly struckReason: string | null }[],
): readonly Refusal[] {
  const stand = new Set(
    candidates.flatMap(({ personId, struckReason }) => (struckReason === null ? [personId] : [])),
  );
  return tellers.flatMap((id, at) =>
    stand.has(id) ? [refusal('teller-is-candidate', ['tellers', at, 'personId'])] : [],
  );
}
