import type { Uuid } from '../../../src/kernel/id.ts';
import type { Make, UnitIds } from './fill-unit.ts';

/** Candidates of one unit, each at another place of their path, and a call of the unit itself. */
export interface CandidateIds {
  /** Sent back to the student. */
  readonly returned: Uuid;
  /** Before the unit's League, its Party, the student, and about to be made public. */
  readonly recommending: Uuid;
  readonly agreeing: Uuid;
  readonly consenting: Uuid;
  readonly publishing: Uuid;
  /** Public today; with an objection (act 6); and no longer public. */
  readonly shown: Uuid;
  readonly objected: Uuid;
  readonly over: Uuid;
  /** Rated by the school's presidium, and by the unit's. */
  readonly rated: Uuid;
  readonly unitRated: Uuid;
  /** Through the whole path, for a post of the unit. */
  readonly finished: Uuid;
  /** A call of the unit, and one of the school in which nobody of the unit stands. */
  readonly call: Uuid;
  readonly openCall: Uuid;
}

/** What there is to be chosen for, and the paper that everything is recorded with. */
interface Place {
  readonly union: Uuid;
  readonly chair: Uuid;
  readonly staff: Uuid;
  readonly file: string;
  readonly mark: string;
}

const early = '2026-11-02';
const today = '2026-11-20';
const conditions = [
  ...['full-time', 'citizen', 'political-status'],
  ...['rank', 'no-failed-course', 'conduct'],
] as const;

/** Ways to do on paper what a path asks for. */
function deedsOf(make: Make, file: string) {
  const enter = (callId: Uuid, personId: Uuid) =>
    make('candidacy.enter', {
      ...{ callId, personId, day: early, text: '申请', byName: '本人', paper: file },
    });
  const record = (candidacyId: Uuid, act: string, day = early, more: object = {}) =>
    make('candidacy.record', {
      ...{ candidacyId, act, day, byName: '盖章', paper: file, text: '同意', ...more },
    });
  const vouch = async (candidacyId: Uuid): Promise<void> => {
    for (const condition of conditions)
      await make('candidacy.attest', { candidacyId, condition, text: '已核实' });
  };
  return { enter, record, vouch };
}

/** How far each candidate for the presidium has come, by what was done on paper. */
const presidiumDeeds: Readonly<Record<string, readonly (readonly [string, string?])[]>> = {
  returned: [['return']],
  recommending: [],
  agreeing: [['approve']],
  consenting: [['approve'], ['approve']],
  publishing: [['approve'], ['approve'], ['consent']],
  shown: [['approve'], ['approve'], ['consent'], ['publicise', today]],
  objected: [['approve'], ['approve'], ['consent'], ['publicise', today], ['object', today]],
  over: [['approve'], ['approve'], ['consent'], ['publicise', early]],
};

/** Opens calls and brings candidates of two units to every place of their paths. */
export async function fillSelection(
  make: Make,
  { union, chair, staff, file, mark }: Place,
  units: readonly UnitIds[],
): Promise<readonly CandidateIds[]> {
  const { enter, record, vouch } = deedsOf(make, file);
  const open = (unionId: Uuid, members: string, path: string, postId: Uuid) =>
    make('call.open', {
      ...{ unionId, members, path, title: `选拔${mark}`, text: '欢迎报名', conditions: '热心' },
      offers: [{ postId, places: 3 }],
      applySince: '2026-10-01',
      applyUntil: '2026-11-30',
    });
  const openCall = await open(union, 'presidium', 'presidium-joint', chair);
  const found = units.map((): Record<string, Uuid> => ({ openCall }));
  for (const [name, deeds] of Object.entries(presidiumDeeds)) {
    const callId = await open(union, 'presidium', 'presidium-joint', chair);
    for (const [at, { student }] of units.entries()) {
      const id = await enter(callId, student);
      await vouch(id);
      for (const [act, day] of deeds) await record(id, act, day, { against: 'person' });
      Object.assign(found[at] ?? {}, { [name]: id });
    }
  }
  const rating = await open(union, 'department-members', 'members-joint', staff);
  for (const [at, unit] of units.entries()) {
    const { student, sparePerson, sparePost } = unit;
    const call = await open(unit.union, 'department-members', 'unit-members', sparePost);
    const finished = await enter(call, student);
    await vouch(finished);
    await record(finished, 'mark', early, { mark: 90 });
    await record(finished, 'approve');
    await record(finished, 'approve');
    const rated = await enter(rating, student);
    const unitRated = await enter(call, sparePerson);
    Object.assign(found[at] ?? {}, { call, finished, rated, unitRated });
  }
  return found as unknown as readonly CandidateIds[];
}
