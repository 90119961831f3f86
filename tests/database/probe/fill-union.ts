import type { Uuid } from '../../../src/kernel/id.ts';
import type { Make } from './fill-unit.ts';

/** What hangs on a unit's union, by the things' ids. */
export interface UnionIds {
  /** A vice-chair of the union; somebody acted for the chair, and hands over to them. */
  readonly viceChair: Uuid;
  /** The appointments of both. */
  readonly chairHeld: Uuid;
  readonly viceHeld: Uuid;
  readonly acting: Uuid;
  readonly guide: Uuid;
  readonly duty: Uuid;
  /** Signed by nobody, and to be signed by the chair. */
  readonly handover: Uuid;
  readonly signing: Uuid;
}

const since = '2024-09-01';

/** Lets a vice-chair act, names a guide, writes down a duty and a handover from the chair to the vice-chair. */
export async function fillUnion(
  make: Make,
  place: {
    readonly union: Uuid;
    readonly department: Uuid;
    /** Holds a post of the unit's League organisation. */
    readonly secretary: Uuid;
    readonly chair: Uuid;
    readonly vice: { readonly person: Uuid; readonly appointment: Uuid };
    readonly mark: string;
  },
): Promise<UnionIds> {
  const { union, department, secretary, chair, vice, mark } = place;
  const acting = await make('acting.set', {
    ...{ bodyId: union, personId: vice.person, reason: `外出${mark}` },
    ...{ since: '2026-10-05', until: '2026-10-09' },
  });
  const guide = await make('guide.assign', {
    ...{ bodyId: union, kind: 'unit-guide', personId: secretary, fullTime: false, since },
  });
  const duty = await make('duty.record', {
    ...{ bodyId: department, text: `讲座${mark}`, purpose: 'study', since },
  });
  const draw = () =>
    make('handover.draw-up', {
      ...{ bodyId: union, giverId: chair, takerId: vice.appointment, day: '2026-11-02' },
      items: [{ kind: 'record', name: `档案${mark}` }],
    });
  const [handover, signing] = [await draw(), await draw()];
  const held = { viceChair: vice.person, chairHeld: chair, viceHeld: vice.appointment };
  return { ...held, acting, guide, duty, handover, signing };
}
