import { z } from 'zod';
import { everybody as anybody } from '../../engines/actions/authorise.ts';
import { rowId } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import { readCases } from '../../engines/procedures/cases.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { everybody, readers } from './grants.ts';
import type { CongressKind } from './model.ts';
import { lossesOf } from './quotas/compute.ts';
import { quotaById, quotasOf, type QuotaRow } from './quotas/reads.ts';
import { congressById, type CongressRow } from './reads.ts';
import { stageOf } from './rules.ts';
import { namesInCase, toldCase } from './told-case.ts';

const room = 'congress';

/** Whether somebody takes part in choosing, and sees more than everybody. */
export const takesPart = ({ actor }: Pick<Context, 'actor'>): boolean =>
  actor.kind === 'operator' ||
  (actor.kind === 'person' && readers.some(({ role }) => role === actor.capacity.role));

/** Whether somebody prepares a congress: what is not published yet is for them alone. */
export function prepares(
  { actor }: Pick<Context, 'actor'>,
  { unitId }: Pick<CongressRow, 'unitId'>,
): boolean {
  if (actor.kind !== 'person') return actor.kind === 'operator';
  const { role, unitIds } = actor.capacity;
  const near = unitIds === null || (unitId !== null && unitIds.includes(unitId));
  return near && readers.some((grant) => grant.role === role);
}

/** Whether a congress is another unit's for somebody who reaches units alone. */
export const outOfReach = (
  { unitId }: Pick<CongressRow, 'unitId'>,
  { authority }: Pick<Context, 'authority'>,
): boolean => unitId !== null && authority.reach === 'unit' && !authority.unitIds.includes(unitId);

/** How far the units are, all together. */
export interface Counts {
  readonly unionName: string;
  readonly units: number;
  readonly done: number;
  readonly late: number;
  readonly seats: number;
  readonly delegates: number;
  readonly qualified: number;
  readonly pending: number;
}

async function countsOf(
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
  today: Day,
): Promise<Counts | null> {
  const { rows } = await client.query<Counts>({
    name: 'congress-counts',
    text: `select b.name as "unionName",
        count(e.id) filter (where e.seats > 0)::int as units,
        count(*) filter (where k.outcome = 'completed')::int as done,
        count(*) filter (where k.outcome is null and k.due < $3::date)::int as late,
        coalesce(sum(e.seats), 0)::int as seats,
        (select count(*)::int from delegate d where d.school_id = $1 and d.congress_id = c.id and d.until is null) as delegates,
        (select count(*)::int from delegate d where d.school_id = $1 and d.congress_id = c.id and d.until is null
          and d.credentials = 'qualified') as qualified,
        (select count(*)::int from delegate d where d.school_id = $1 and d.congress_id = c.id and d.until is null
          and d.credentials = 'pending') as pending
      from congress c join body b on b.school_id = $1 and b.id = c.union_id
      left join electoral_unit e on e.school_id = $1 and e.congress_id = c.id
      left join procedure_case k on k.school_id = $1 and k.id = e.case_id
      where c.school_id = $1 and c.id = $2 group by c.school_id, c.id, b.school_id, b.id`,
    values: [schoolId, congressId, today],
  });
  return rows[0] ?? null;
}

/** A table of quotas in one line. */
const quotaLine = (row: QuotaRow) => ({
  id: row.id,
  number: row.number,
  total: row.total,
  method: row.method,
  levels: row.levels,
  proposed: row.proposed,
  decided: row.decided,
  replaced: row.replaced,
  published: row.published,
});

/** What comes next for whoever runs a congress, by code; its words are `next.<code>`. */
function nextOf(
  stage: ReturnType<typeof stageOf>,
  kind: CongressKind,
  quotas: readonly QuotaRow[],
  counts: Counts,
): string {
  switch (stage) {
    case 'asking':
      return 'await-approval';
    case 'refused':
      return 'refused';
    case 'cancelled':
      return 'cancelled';
    case 'held':
      return 'held';
    case 'approved':
      if (kind === 'assembly') return 'hold';
      if (quotas.length === 0) return 'propose-quota';
      return quotas.some(({ decided, replaced }) => decided !== null && replaced === null)
        ? 'publish-quota'
        : 'decide-quota';
    case 'choosing':
      return counts.done < counts.units ? 'units-choose' : 'hold';
  }
}

/** A congress's page: where it is, what comes next, its approval, quotas and how far the units are. */
export const congressRead = defineQuery({
  name: 'congress.read',
  room,
  may: everybody,
  refuses: ['congress-unknown'],
  input: z.object({ congressId: rowId() }),
  run: async ({ congressId }, context) => {
    const { tx, today } = context;
    const [row, quotas, counts, cases, names] = await Promise.all([
      congressById(tx, congressId),
      quotasOf(tx, congressId),
      countsOf(tx, congressId, today),
      readCases(tx, { reach: 'school' }, [congressId]),
      namesInCase(tx, congressId),
    ]);
    if (row === null || counts === null || outOfReach(row, context))
      return err([refusal('congress-unknown', 'congressId')]);
    const full = takesPart(context);
    const found = cases[0] ?? null;
    const approval = found?.state.kind === 'ended' ? found.state.outcome : null;
    const published = quotas.some((one) => one.published !== null);
    const stage = stageOf({ ...row, approval, published });
    const { schoolId: _school, paper: _paper, cancelledWhy, ...head } = row;
    return ok({
      ...head,
      cancelledWhy: full ? cancelledWhy : null,
      stage,
      next: nextOf(stage, row.kind, quotas, counts),
      counts,
      approval: found === null ? null : toldCase(found, names, context, full),
      quotas: quotas
        .filter((one) => prepares(context, row) || one.published !== null)
        .map(quotaLine),
    });
  },
});

interface QuotaNames {
  readonly title: string;
  readonly unionName: string;
  readonly schoolName: string;
  readonly decidedBy: string | null;
}

async function quotaNames(
  { client, schoolId }: SchoolTransaction,
  { congressId, decidedBy }: Pick<QuotaRow, 'congressId' | 'decidedBy'>,
): Promise<QuotaNames> {
  const { rows } = await client.query<QuotaNames>({
    name: 'congress-quota-names',
    text: `select c.title, b.name as "unionName", s.name as "schoolName",
        (select p.name from person p where p.school_id = $1 and p.id = $3) as "decidedBy"
      from congress c join body b on b.school_id = $1 and b.id = c.union_id join school s on s.id = $1
      where c.school_id = $1 and c.id = $2`,
    values: [schoolId, congressId, decidedBy],
  });
  const found = rows[0];
  if (!found) throw new Error('a table of quotas has lost its congress');
  return found;
}

/**
 * One table of quotas with its working; of a proposal also who would lose seats by it. Published, it is open to anybody:
 * numbers of students and seats by unit, and nobody's name.
 */
export const quotaRead = defineQuery({
  name: 'quota.read',
  room,
  may: [{ role: anybody, reach: 'school' }],
  refuses: ['quota-unknown'],
  input: z.object({ quotaId: rowId() }),
  run: async ({ quotaId }, context) => {
    const { tx } = context;
    const row = await quotaById(tx, quotaId);
    const congress = row === null ? null : await congressById(tx, row.congressId);
    if (row === null || congress === null) return err([refusal('quota-unknown', 'quotaId')]);
    const full = prepares(context, congress);
    if (row.published === null && !full) return err([refusal('quota-unknown', 'quotaId')]);
    const [names, all] = await Promise.all([quotaNames(tx, row), quotasOf(tx, row.congressId)]);
    const standing = all.find((one) => one.published !== null && one.replaced === null);
    const losses =
      row.decided === null && standing !== undefined ? lossesOf(standing.working, row.working) : [];
    const { input, working } = row;
    return ok({
      ...quotaLine(row),
      congressId: row.congressId,
      ...names,
      decidedBy: full ? names.decidedBy : null,
      decision: row.decision,
      unitLeast: input.unitLeast,
      floorWay: input.floorWay,
      least: input.least,
      table: working,
      losses,
    });
  },
});
