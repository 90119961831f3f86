import { inForce } from '../../../charter/in-force.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { capsRefuse } from '../provisions.ts';
import { studentsOn } from '../reads.ts';
import type { PostKind } from '../bodies/model.ts';
import type { UnionOnDay } from '../unions/model.ts';
import { unionsOn } from '../unions/reads.ts';
import { judgeCaps, type CapKind, type CapStanding } from './rules.ts';

/** How all unions stand to the charter's caps on a day, and those unions. One round trip. */
export async function capsOn(
  tx: SchoolTransaction,
  day: Day,
): Promise<{ readonly standings: readonly CapStanding[]; readonly unions: readonly UnionOnDay[] }> {
  const [unions, students, stated] = await Promise.all([
    unionsOn(tx, { day, names: false }),
    studentsOn(tx, day),
    readStatedValues(tx),
  ]);
  const known = students === 0 ? null : students;
  return { standings: judgeCaps({ unions, students: known, stated, day }), unions };
}

/** A cap that is broken, as an action tells of it. */
export interface CapWarning {
  readonly cap: CapKind;
  readonly place: string;
  readonly found: number;
  readonly allowed: number;
  readonly article: string | null;
}

/** What an act did to the caps: warnings, or refusals where the charter says so. */
export interface CapOutcome {
  readonly warnings: readonly CapWarning[];
  readonly refusals: readonly Refusal[];
}

/** The caps that one more holder of a post can break. */
export function capsOfPost(kind: PostKind): readonly CapKind[] {
  switch (kind) {
    case 'chair':
      return ['presidium', 'staff', 'rotation'];
    case 'vice-chair':
    case 'rotating-chair':
      return ['presidium', 'staff'];
    case 'deputy-head':
      return ['deputies', 'staff'];
    default:
      return ['staff'];
  }
}

const warningOf = ({ cap, place, found, allowed, article }: CapStanding): CapWarning => ({
  ...{ cap, place, found, allowed },
  article: article === null ? null : `${article.document}${article.number}`,
});

const warn = (broken: readonly CapStanding[]): CapOutcome => ({
  warnings: broken.map(warningOf),
  refusals: [],
});

function refuse(broken: readonly CapStanding[], field: string): CapOutcome {
  return {
    warnings: [],
    refusals: broken.map(({ cap, place, found, allowed }) =>
      refusal(`cap-${cap}`, field, { place, found, allowed }),
    ),
  };
}

/** Codes with which `capsAfterwards` can refuse an appointment. */
export const capRefusals = ['cap-presidium', 'cap-deputies', 'cap-staff', 'cap-rotation'] as const;

/** Where a cap refuses, whoever fills a union waits here for the others, or two would each see one seat left. */
async function holdUnion({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<void> {
  await client.query('select from body where school_id = $1 and id = $2 for update', [
    schoolId,
    id,
  ]);
}

/**
 * Asked after something was put into a union, in the same transaction: which of these caps are broken on a day.
 * Records tell the truth, so this warns; it refuses only where the charter says that such a thing is not entered
 * (`cap.refuse`), and the caller then gives the refusals and nothing is written. One round trip, one more to refuse.
 */
export async function capsAfterwards(
  tx: SchoolTransaction,
  asked: {
    readonly unionId: Uuid;
    readonly bodyId: Uuid;
    readonly caps: readonly CapKind[];
    readonly day: Day;
    readonly field: string;
  },
): Promise<CapOutcome> {
  const { unionId, bodyId, caps, day, field } = asked;
  const look = () => unionsOn(tx, { day, names: false, unionIds: [unionId] });
  const [seen, stated] = await Promise.all([look(), readStatedValues(tx)]);
  const brokenIn = (unions: readonly UnionOnDay[]): readonly CapStanding[] =>
    judgeCaps({ unions, students: null, stated, day }).filter(
      ({ cap, broken, bodyId: at }) =>
        broken && caps.includes(cap) && (cap !== 'deputies' || at === bodyId),
    );
  if (!inForce(stated, capsRefuse, day).value) return warn(brokenIn(seen));
  await holdUnion(tx, unionId);
  return refuse(brokenIn(await look()), field);
}
