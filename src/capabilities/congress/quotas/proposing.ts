import { eq, and, max } from 'drizzle-orm';
import { z } from 'zod';
import { choice, reference, rowId, whole, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import { methods } from '../../../engines/apportionment/model.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import type { Fraction } from '../../../kernel/fraction.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { educationLevels } from '../../organisation/people/model.ts';
import { holdCongress } from '../congresses.ts';
import { planners } from '../grants.ts';
import { levelWays } from '../model.ts';
import { quotaRules } from '../provisions.ts';
import type { CongressRow } from '../reads.ts';
import { congressQuota } from '../tables.ts';
import {
  computeQuota,
  leastDelegates,
  lossesOf,
  quotaRefusals,
  type Loss,
  type QuotaInput,
} from './compute.ts';
import { populationsOf } from './populations.ts';
import { decidedQuota } from './reads.ts';

const room = 'congress';

/** Codes of a congress that has quotas no more. */
export const quotaCongressRefusals = [
  'congress-unknown',
  'congress-cancelled',
  'congress-held',
  'assembly-no-quota',
] as const;

/** The congress, held, if quotas can be made for it. */
export async function quotaCongress(
  context: Context,
  id: Uuid,
): Promise<Result<CongressRow, readonly Refusal[]>> {
  const row = await holdCongress(context, id);
  if (row === null) return err([refusal('congress-unknown', 'congressId')]);
  if (row.cancelled !== null)
    return err([refusal('congress-cancelled', [], { day: row.cancelled })]);
  if (row.heldSince !== null) return err([refusal('congress-held', [], { day: row.heldSince })]);
  if (row.kind === 'assembly') return err([refusal('assembly-no-quota')]);
  return ok(row);
}

const percent = (stated: number | null | undefined, usual: Fraction): Fraction =>
  stated === null || stated === undefined ? usual : { numerator: stated, denominator: 100 };

const input = z.object({
  congressId: rowId(),
  /** Whose head-counts; a unit's congress counts the students of its classes. */
  semesterId: reference('semester').nullish(),
  /** The least number where left out. */
  total: whole(1, 100_000).nullish(),
  method: choice(methods).nullish(),
  levels: choice(levelWays).nullish(),
  levelTotals: z
    .array(z.object({ level: choice(educationLevels), seats: whole(0, 100_000) }))
    .max(4)
    .nullish()
    .meta({ kind: 'list' }),
  unitLeast: whole(0, 20).nullish(),
  womenPercent: whole(0, 100).nullish(),
  minorityPercent: whole(0, 100).nullish(),
  nonCadrePercent: whole(0, 100).nullish(),
  /** Units without a head-count are left out, and have no seats. */
  leaveOut: yesNo().default(false),
});

async function inputOf(
  { tx, today }: Context,
  congress: CongressRow,
  wanted: z.output<typeof input>,
): Promise<Result<QuotaInput, readonly Refusal[]>> {
  const { semesterId = null } = wanted;
  // Whoever names one expects its head-counts, and a unit's own congress counts its classes by name.
  if (congress.unitId !== null && semesterId !== null)
    return err([refusal('semester-of-school-only', 'semesterId')]);
  const [stated, found] = await Promise.all([
    readStatedValues(tx),
    populationsOf(tx, congress, { semesterId, day: today }),
  ]);
  if (found === null) return err([refusal('semester-unknown', 'semesterId')]);
  if (found.missing.length > 0 && !wanted.leaveOut) {
    const [unit = ''] = found.missing;
    return err([
      refusal('headcounts-missing', 'semesterId', { count: found.missing.length, unit }),
    ]);
  }
  const rules = quotaRules(stated, today);
  const students = found.units.reduce((all, unit) => all + unit.students, 0);
  return ok({
    total: wanted.total ?? leastDelegates(rules.least, students),
    method: wanted.method ?? rules.method,
    levels: wanted.levels ?? rules.levels,
    levelTotals: wanted.levelTotals ?? null,
    unitLeast: wanted.unitLeast ?? rules.unitLeast,
    least: rules.least,
    shares: {
      women: percent(wanted.womenPercent, rules.women),
      minority: percent(wanted.minorityPercent, rules.minority),
      'non-cadres': percent(wanted.nonCadrePercent, rules.nonCadres),
    },
    floorWay: rules.floorWay,
    floorLeast: rules.floorLeast,
    units: found.units,
  });
}

/** What whoever proposes is told: the table's id, and who would lose seats of the table that is published. */
export interface Proposed {
  readonly id: Uuid;
  readonly total: number;
  readonly losses: readonly Loss[];
}

/**
 * Computes a table of quotas from the head-counts and keeps it with its working; it holds once a person has decided it.
 * Seats that units lose of a published table are told, and that Webster's way takes none when the total grows.
 */
export const quotaPropose = defineAction({
  name: 'quota.propose',
  room,
  may: planners,
  offered: { stage: ['asking', 'approved', 'choosing'] },
  refuses: [
    ...quotaCongressRefusals,
    ...quotaRefusals,
    ...['semester-unknown', 'semester-of-school-only', 'headcounts-missing'],
  ],
  input,
  run: async (wanted, context) => {
    const { tx, actor, today, newId } = context;
    const found = await quotaCongress(context, wanted.congressId);
    if (!found.ok) return found;
    const given = await inputOf(context, found.value, wanted);
    if (!given.ok) return given;
    const computed = computeQuota(given.value);
    if (!computed.ok) return computed;
    const [decided, numbers] = await Promise.all([
      decidedQuota(tx, found.value.id),
      tx.db
        .select({ last: max(congressQuota.number) })
        .from(congressQuota)
        .where(
          and(
            eq(congressQuota.schoolId, tx.schoolId),
            eq(congressQuota.congressId, found.value.id),
          ),
        ),
    ]);
    const id = newId();
    const { total } = computed.value;
    const number = (numbers[0]?.last ?? 0) + 1;
    await tx.db.insert(congressQuota).values({
      ...{ schoolId: tx.schoolId, id, congressId: found.value.id, number, total },
      ...{ method: given.value.method, levels: given.value.levels },
      semesterId: found.value.unitId === null ? (wanted.semesterId ?? null) : null,
      input: given.value as unknown as Json,
      working: computed.value as unknown as Json,
      ...{ proposed: today, proposedBy: actor.kind === 'person' ? actor.personId : null },
    });
    const published = decided?.published ? decided.working : null;
    const losses = published === null ? [] : lossesOf(published, computed.value);
    const { method, levels } = given.value;
    const after = { congressId: found.value.id, number, total, method, levels };
    const answer: Proposed = { id, total, losses };
    return ok({ subject: { kind: 'quota', id }, before: null, after, answer });
  },
});
