import { z } from 'zod';
import { rowId } from '../../engines/actions/fields.ts';
import { defineQuery } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Uuid } from '../../kernel/id.ts';
import { contradictionsOf, type Against } from './contradictions.ts';
import { takers } from './grants.ts';
import type { Draft, IntakeFinding, UnionKind } from './model.ts';
import { draftOf, draftsOf, findingsOf, readIntakeRow } from './reads.ts';

/** A draft with what stands against it; null where nothing does. */
export type ShownDraft = Draft & { readonly against: Against | null };

/** An intake as it is worked through. */
export interface ShownIntake {
  readonly id: Uuid;
  readonly fileName: string;
  readonly file: string;
  readonly unionKind: UnionKind;
  readonly since: Day;
  readonly begunAt: Instant;
  readonly closedAt: Instant | null;
  readonly counts: {
    readonly accepted: number;
    readonly dismissed: number;
    readonly leftOpen: number;
  };
  readonly drafts: readonly ShownDraft[];
  readonly findings: readonly IntakeFinding[];
}

/** All drafts of an intake in their order, with the document's words beside them and what contradicts them. */
export const intakeRead = defineQuery({
  name: 'intake.read',
  room: 'intake',
  may: takers,
  refuses: ['intake-unknown'],
  input: z.object({ intakeId: rowId() }),
  run: async ({ intakeId }, { tx }) => {
    const [row, rows] = await Promise.all([readIntakeRow(tx, intakeId), draftsOf(tx, intakeId)]);
    if (row === null) return err([refusal('intake-unknown', 'intakeId')]);
    const drafts = rows.map(draftOf);
    const findings = findingsOf(row);
    const against = contradictionsOf(drafts, findings);
    const count = (state: string): number => drafts.filter((one) => one.state === state).length;
    const open = {
      accepted: count('accepted'),
      dismissed: count('dismissed'),
      leftOpen: count('open'),
    };
    const { accepted, dismissed, leftOpen } = row;
    const answer: ShownIntake = {
      id: row.id,
      fileName: row.fileName,
      file: row.file,
      unionKind: row.unionKind,
      since: row.since,
      begunAt: row.begunAt,
      closedAt: row.closedAt,
      counts: row.closedAt === null ? open : { accepted, dismissed, leftOpen },
      drafts: drafts.map((draft) => ({ ...draft, against: against.get(draft.id) ?? null })),
      findings,
    };
    return ok(answer);
  },
});
