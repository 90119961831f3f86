import { z } from 'zod';
import type { Authority } from '../../engines/actions/actor.ts';
import {
  choice,
  day,
  personal,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineList, type Context } from '../../engines/actions/verb.ts';
import { outcomes } from '../../engines/procedures/model.ts';
import { ok } from '../../kernel/result.ts';
import { ownOnly } from '../organisation/roles.ts';
import { everybody, readers } from './grants.ts';
import { approvalSteps, choosingSteps, congressKinds, credentialStates } from './model.ts';
import { congressStages } from './rules.ts';

const room = 'congress';
const why = 'who is a delegate';

/** A statement whose last two values are how many rows are wanted and how many are left out before them. */
interface Paged {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A page of rows with the number of all; past the end it asks once more for the number. */
async function page<Row extends object>(
  { tx }: Context,
  statement: Paged,
): Promise<{ rows: readonly Row[]; total: number }> {
  const asked = async (values: readonly unknown[]) =>
    (await tx.client.query<Row & { readonly total: number }>({ ...statement, values: [...values] }))
      .rows;
  const rows = await asked(statement.values);
  if (rows.length === 0 && statement.values.at(-1) !== 0) {
    const first = await asked([...statement.values.slice(0, -2), 1, 0]);
    return { rows: [], total: first[0]?.total ?? 0 };
  }
  const bare = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'total')),
  );
  return { rows: bare as Row[], total: rows[0]?.total ?? 0 };
}

const unitsOf = (authority: Authority): readonly string[] | null =>
  authority.reach === 'unit' ? authority.unitIds : null;

/** The stage of a congress `c` with its case `k` (`stageOf` in rules.ts says the same of one row). */
export const stageSql = `case when c.cancelled is not null then 'cancelled' when c.held_since is not null then 'held'
  when k.outcome is null then 'asking' when k.outcome <> 'completed' then 'refused'
  when exists (select from congress_quota q where q.school_id = $1 and q.congress_id = c.id and q.published is not null)
  then 'choosing' else 'approved' end`;

const congressSorts = {
  plannedSince: 'c.planned_since',
  title: 'c.title',
} as const;

const congressRow = z.object({
  id: rowId(),
  title: text(100),
  unionName: text(100),
  kind: choice(congressKinds),
  ordinal: whole().nullable(),
  plannedSince: day(),
  plannedUntil: day(),
  stage: choice(congressStages),
  /** Where its approval stands while it goes on; null of a congress that was never asked for here. */
  step: choice(approvalSteps).nullable(),
  outcome: choice(outcomes).nullable(),
  delegates: whole(),
});

/** Every congress of the school; a unit sees the school's and its own. */
export const congressList = defineList({
  name: 'congress.list',
  room,
  may: everybody,
  refuses: [],
  input: z.object({
    unionId: reference('body').optional(),
    stage: choice(congressStages).optional(),
  }),
  row: congressRow,
  sortable: ['plannedSince', 'title'],
  newestFirst: true,
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, context) => {
    const { tx, authority } = context;
    const direction = sort.descending ? 'desc' : 'asc';
    const by = congressSorts[sort.by as keyof typeof congressSorts];
    return ok(
      await page<z.output<typeof congressRow>>(context, {
        name: `congress-list-${sort.by}-${direction}`,
        text: `select c.id, c.title, b.name as "unionName", c.kind, c.ordinal,
            c.planned_since::text as "plannedSince", c.planned_until::text as "plannedUntil", ${stageSql} as stage, k.step,
            case when c.approval_id is null then 'completed' else k.outcome end as outcome,
            coalesce(c.past_delegates, (select count(*) from delegate d where d.school_id = $1 and d.congress_id = c.id
              and d.credentials = 'qualified' and d.until is null))::int as delegates,
            count(*) over ()::int as total
          from congress c
          join body b on b.school_id = $1 and b.id = c.union_id
          left join procedure_case k on k.school_id = $1 and k.id = c.approval_id
          where c.school_id = $1 and ($2::uuid is null or c.union_id = $2)
            and ($3::text is null or ${stageSql} = $3)
            and ($4::text is null or position(lower($4) in lower(c.title)) > 0)
            and ($5::uuid[] is null or c.unit_id is null or c.unit_id = any($5))
          order by ${by} ${direction}, c.id limit $6 offset $7`,
        values: [
          tx.schoolId,
          filters.unionId ?? null,
          filters.stage ?? null,
          search,
          unitsOf(authority),
          limit,
          offset,
        ],
      }),
    );
  },
});

const unitSorts = {
  due: 'k.due',
  unitName: 'u.name_key collate "C"',
  step: 'k.step',
  seats: 'e.seats',
} as const;

const unitRow = z.object({
  id: rowId(),
  unitName: text(100),
  congressTitle: text(100),
  seats: whole(),
  step: choice(choosingSteps).nullable(),
  due: day().nullable(),
  late: yesNo(),
  nominated: whole(),
  /** Classes that answered, of those asked. */
  answered: whole(),
  asked: whole(),
  elected: whole(),
  qualified: whole(),
  outcome: choice(outcomes).nullable(),
});

/** How far every electoral unit is: the step, its last day, who is late. */
export const electoralUnitList = defineList({
  name: 'electoral-unit.list',
  room,
  may: readers,
  refuses: [],
  input: z.object({
    congressId: reference('congress').optional(),
    late: yesNo().optional(),
    step: choice(choosingSteps).optional(),
  }),
  row: unitRow,
  sortable: ['due', 'unitName', 'step', 'seats'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, context) => {
    const { tx, authority, today } = context;
    const by = unitSorts[sort.by as keyof typeof unitSorts];
    const direction = sort.descending ? 'desc' : 'asc';
    return ok(
      await page<z.output<typeof unitRow>>(context, {
        name: `electoral-unit-list-${sort.by}-${direction}`,
        text: `select e.id, u.name as "unitName", c.title as "congressTitle", e.seats, k.step, k.due::text,
            (k.due is not null and k.due < $2::date) as late, k.outcome,
            (select count(*)::int from nomination n where n.school_id = $1 and n.electoral_unit_id = e.id
              and n.withdrawn is null) as nominated,
            coalesce(f.answered, 0) as answered, coalesce(f.asked, 0) as asked,
            coalesce(d.elected, 0) as elected, coalesce(d.qualified, 0) as qualified, count(*) over ()::int as total
          from electoral_unit e
          join congress c on c.school_id = $1 and c.id = e.congress_id
          join unit u on u.school_id = $1 and u.id = e.unit_id
          left join procedure_case k on k.school_id = $1 and k.id = e.case_id
          left join lateral (select count(*)::int as asked, count(a.verdict)::int as answered from class_feedback a
            where a.school_id = $1 and a.electoral_unit_id = e.id and a.turn = (select max(l.turn) from class_feedback l
              where l.school_id = $1 and l.electoral_unit_id = e.id)) f on true
          left join lateral (select count(*)::int as elected,
              count(*) filter (where q.credentials = 'qualified')::int as qualified
            from delegate q where q.school_id = $1 and q.electoral_unit_id = e.id and q.until is null) d on true
          where e.school_id = $1 and ($3::uuid is null or e.congress_id = $3)
            and ($4::boolean is null or $4 = (k.due is not null and k.due < $2::date))
            and ($5::text is null or (k.step = $5 and k.outcome is null))
            and ($6::text is null or position(lower($6) in lower(u.name)) > 0)
            and ($7::uuid[] is null or e.unit_id = any($7))
          order by ${by} ${direction} nulls last, e.place, e.id limit $8 offset $9`,
        values: [
          tx.schoolId,
          today,
          filters.congressId ?? null,
          filters.late ?? null,
          filters.step ?? null,
          search,
          unitsOf(authority),
          limit,
          offset,
        ],
      }),
    );
  },
});

const delegateSorts = {
  number: 'd.number',
  personName: 'p.name_key collate "C"',
  unitName: 'u.name_key collate "C"',
} as const;

const delegateRow = z.object({
  id: rowId(),
  number: whole(1),
  personName: personal(text(60), why),
  personId: personal(rowId(), why),
  unitName: text(100),
  congressTitle: text(100),
  elected: day(),
  registered: day().nullable(),
  credentials: choice(credentialStates),
  until: day().nullable(),
});

/** Delegates of a congress within reach; a student sees what they are a delegate of themself. */
export const delegateList = defineList({
  name: 'delegate.list',
  room,
  may: [...readers, ...ownOnly('student')],
  refuses: [],
  input: z.object({
    congressId: reference('congress').optional(),
    unitId: reference('unit').optional(),
    credentials: choice(credentialStates).optional(),
  }),
  row: delegateRow,
  sortable: ['number', 'personName', 'unitName'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, context) => {
    const { tx, authority } = context;
    const by = delegateSorts[sort.by as keyof typeof delegateSorts];
    const direction = sort.descending ? 'desc' : 'asc';
    return ok(
      await page<z.output<typeof delegateRow>>(context, {
        name: `delegate-list-${sort.by}-${direction}`,
        text: `select d.id, d.number, p.name as "personName", p.id as "personId", u.name as "unitName",
            c.title as "congressTitle", d.elected::text, d.registered::text, d.credentials, d.until::text,
            count(*) over ()::int as total
          from delegate d
          join congress c on c.school_id = $1 and c.id = d.congress_id
          join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
          join unit u on u.school_id = $1 and u.id = e.unit_id
          join person p on p.school_id = $1 and p.id = d.person_id
          where d.school_id = $1 and ($2::uuid is null or d.congress_id = $2)
            and ($3::uuid is null or e.unit_id = $3) and ($4::text is null or d.credentials = $4)
            and ($5::text is null or position(lower($5) in lower(p.name)) > 0
              or starts_with(replace(p.name_key, ' ', ''), lower($5)))
            and ($6::uuid[] is null or e.unit_id = any($6)) and ($7::uuid is null or d.person_id = $7)
          order by ${by} ${direction}, d.number, d.id limit $8 offset $9`,
        values: [
          tx.schoolId,
          filters.congressId ?? null,
          filters.unitId ?? null,
          filters.credentials ?? null,
          search,
          unitsOf(authority),
          authority.reach === 'self' ? authority.personId : null,
          limit,
          offset,
        ],
      }),
    );
  },
});
