import { and, asc, eq, isNull } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { resultsOf, type ElectionResult } from '../../elections/reads.ts';
import type { CongressRow } from '../reads.ts';
import { attendanceOf, type Attendance } from './attendance-reads.ts';
import type { ItemRow, SittingRow } from './hall.ts';
import type { HandBase, ItemKind, Matter, Quorum, SittingKind } from './model.ts';
import { resolutionsOf, type ResolutionTold, type VoteRow } from './resolutions.ts';
import { quorumOf } from './rules.ts';
import { agendaItem } from './tables.ts';

/** Items of a sitting's agenda, in their order. */
export const itemsOf = (
  { db, schoolId }: SchoolTransaction,
  sittingId: Uuid,
): Promise<readonly ItemRow[]> =>
  db
    .select()
    .from(agendaItem)
    .where(
      and(
        eq(agendaItem.schoolId, schoolId),
        eq(agendaItem.sittingId, sittingId),
        isNull(agendaItem.removedOn),
      ),
    )
    .orderBy(asc(agendaItem.place), asc(agendaItem.id))
    .then((rows) => rows);

/** Where an item is. */
export type ItemStage = 'ahead' | 'now' | 'done';

/** An item as the hall sees it. */
export interface ItemTold {
  readonly id: Uuid;
  readonly kind: ItemKind;
  readonly title: string;
  readonly speaker: string | null;
  readonly minutes: number | null;
  readonly stage: ItemStage;
  readonly beganAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly electionId: Uuid | null;
}

/** A resolution as the hall sees it. */
export interface ResolutionSeen {
  readonly id: Uuid;
  readonly number: number;
  readonly itemId: Uuid | null;
  readonly title: string;
  readonly text: string;
  readonly matter: Matter;
  readonly base: HandBase;
  readonly share: { readonly n: number; readonly d: number; readonly op: '>' | '>=' };
  /** The count that decides; null while no hands were counted. */
  readonly vote: Omit<VoteRow, 'schoolId' | 'resolutionId' | 'byId'> | null;
}

/** An election's result as the hall may see it: certified ones alone. */
export interface ElectionSeen {
  readonly id: Uuid;
  readonly title: string;
  readonly certified: boolean;
  readonly offices: readonly {
    readonly title: string;
    readonly seats: number;
    readonly elected: readonly { readonly name: string; readonly yes: number }[];
    readonly open: number;
  }[];
}

/** A sitting with everything that everybody in the hall may see. No name but those that are announced. */
export interface SittingTold {
  readonly id: Uuid;
  readonly congressId: Uuid;
  readonly congressTitle: string;
  readonly kind: SittingKind;
  readonly title: string;
  readonly day: string;
  readonly begins: string | null;
  readonly place: string | null;
  readonly chairName: string | null;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly revision: number;
  readonly currentItemId: Uuid | null;
  readonly hasScreen: boolean;
  readonly quorum: Quorum;
  readonly items: readonly ItemTold[];
  readonly resolutions: readonly ResolutionSeen[];
  readonly elections: readonly ElectionSeen[];
}

const stageOf = ({ id, endedAt }: ItemRow, current: Uuid | null): ItemStage =>
  id === current ? 'now' : endedAt === null ? 'ahead' : 'done';

/** An item as everybody sees it. */
export const itemTold = (item: ItemRow, current: Uuid | null): ItemTold => ({
  ...{ id: item.id, kind: item.kind, title: item.title, speaker: item.speaker },
  ...{ minutes: item.minutes, stage: stageOf(item, current), beganAt: item.beganAt },
  ...{ endedAt: item.endedAt, electionId: item.electionId },
});

const seen = ({ shareN, shareD, shareOp, votes, ...row }: ResolutionTold): ResolutionSeen => {
  const last = votes.at(-1);
  const { schoolId: _s, resolutionId: _r, byId: _b, ...vote } = last ?? ({} as VoteRow);
  return {
    ...{ id: row.id, number: row.number, itemId: row.itemId, title: row.title, text: row.text },
    ...{ matter: row.matter, base: row.base, share: { n: shareN, d: shareD, op: shareOp } },
    vote: last === undefined ? null : vote,
  };
};

const electionSeen = ({ id, title, certified, offices }: ElectionResult): ElectionSeen => ({
  ...{ id, title, certified: certified !== null },
  offices: offices.map((office) => ({
    ...{ title: office.title, seats: office.seats, open: office.open },
    elected: office.elected.map(({ name, yes }) => ({ name, yes })),
  })),
});

/** 应到 and 实到 as they stand; of a closed sitting as they were when it closed. */
const quorumTold = ({ expected, present }: SittingRow, { quorum }: Attendance): Quorum =>
  expected === null || present === null ? quorum : quorumOf(expected, present, quorum.threshold);

/** Reads a sitting whole, and who is in it for those who may know. Two turns of statements that travel together. */
export async function tellSitting(
  tx: SchoolTransaction,
  {
    sitting,
    congress,
  }: { readonly sitting: SittingRow; readonly congress: Pick<CongressRow, 'title'> },
): Promise<{ readonly told: SittingTold; readonly attendance: Attendance }> {
  const [items, resolutions, attendance] = await Promise.all([
    itemsOf(tx, sitting.id),
    resolutionsOf(tx, sitting.id),
    attendanceOf(tx, sitting),
  ]);
  const wanted = items.flatMap(({ electionId }) => (electionId === null ? [] : [electionId]));
  const elections = wanted.length === 0 ? [] : await resultsOf(tx, wanted);
  const { id, congressId, kind, title, day, begins, place, chairName, currentItemId } = sitting;
  const told: SittingTold = {
    ...{
      id,
      congressId,
      congressTitle: congress.title,
      kind,
      title,
      day,
      begins,
      place,
      chairName,
    },
    ...{ openedAt: sitting.openedAt, closedAt: sitting.closedAt, revision: sitting.revision },
    ...{ currentItemId, hasScreen: sitting.screenHash !== null },
    quorum: quorumTold(sitting, attendance),
    items: items.map((item) => itemTold(item, currentItemId)),
    resolutions: resolutions.map(seen),
    elections: elections.map(electionSeen),
  };
  return { told, attendance };
}
