import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact } from '../../facts/fact.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';

/**
 * What a room knows of every union of the school on a day, by the id of the union's row in `body`: facts of the
 * school's own unions have level `school`, of units' unions `second-level`. One or two statements for all of them.
 */
export type EvidenceSource = (
  tx: SchoolTransaction,
  asOf: Day,
) => Promise<ReadonlyMap<Uuid, readonly Fact[]>>;
