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
import { defineList, type Context, type ListRequest } from '../../engines/actions/verb.ts';
import { outcomes } from '../../engines/procedures/model.ts';
import { ok } from '../../kernel/result.ts';
import { candidacyReaders, everybodyHere, everybodyNamed } from './grants.ts';
import { membersKinds, pathNames, stepCodes } from './model.ts';

const room = 'selection';
const why = 'who stands for a post';

/** A statement whose last two values are how many rows are wanted and how many are left out before them. */
interface Paged {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A page of rows with the number of all, by one statement that counts as it goes; past the end it asks once more. */
async function page<Row extends object>(
  context: Context,
  statement: Paged,
): Promise<{ rows: readonly Row[]; total: number }> {
  const { client } = context.tx;
  const { rows } = await client.query<Row & { readonly total: number }>({
    ...statement,
    values: [...statement.values],
  });
  const offset = statement.values.at(-1);
  if (rows.length === 0 && offset !== 0) {
    const first = await page(context, {
      ...statement,
      values: [...statement.values.slice(0, -2), 1, 0],
    });
    return { rows: [], total: first.total };
  }
  const bare = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'total')),
  );
  return { rows: bare as Row[], total: rows[0]?.total ?? 0 };
}

const direction = ({ sort }: Pick<ListRequest<unknown>, 'sort'>): 'desc' | 'asc' =>
  sort.descending ? 'desc' : 'asc';

/** The units within reach, or null for all of them. */
const unitsOf = (authority: Authority): readonly string[] | null =>
  authority.reach === 'unit' ? authority.unitIds : null;

const callSorts = {
  applyUntil: 'c.apply_until',
  applySince: 'c.apply_since',
  title: 'c.title',
} as const;

const callRow = z.object({
  id: rowId(),
  title: text(100),
  unionName: text(100),
  members: choice(membersKinds),
  applySince: day(),
  applyUntil: day(),
  places: whole(),
  path: choice(pathNames),
  closed: day().nullable(),
});

/** Every call of the school; a student sees those of the school's union and of their own unit first of all by day. */
export const callList = defineList({
  name: 'call.list',
  room,
  may: everybodyHere,
  refuses: [],
  input: z.object({
    unionId: reference('body').optional(),
    members: choice(membersKinds).optional(),
    open: yesNo().optional(),
  }),
  row: callRow,
  sortable: ['applyUntil', 'applySince', 'title'],
  newestFirst: true,
  searchable: true,
  run: async (request, context) => {
    const { filters, search, sort, offset, limit } = request;
    const { tx, today, authority } = context;
    const by = callSorts[sort.by as keyof typeof callSorts];
    return ok(
      await page<z.output<typeof callRow>>(context, {
        name: `call-list-${sort.by}-${direction(request)}`,
        text: `select c.id, c.title, b.name as "unionName", c.members, c.apply_since::text as "applySince",
            c.apply_until::text as "applyUntil", c.path, c.closed::text,
            (select coalesce(sum(o.places), 0)::int from selection_offer o
              where o.school_id = $1 and o.call_id = c.id) as places,
            count(*) over ()::int as total
          from selection_call c join body b on b.school_id = c.school_id and b.id = c.union_id
          where c.school_id = $1 and b.school_id = $1
            and ($2::uuid is null or c.union_id = $2) and ($3::text is null or c.members = $3)
            and ($4::boolean is null or $4 = (c.closed is null and $5::date between c.apply_since and c.apply_until))
            and ($6::text is null or position(lower($6) in lower(c.title)) > 0)
            and ($7::uuid[] is null or c.unit_id is null or c.unit_id = any($7))
          order by ${by} ${direction(request)}, c.id limit $8 offset $9`,
        values: [
          tx.schoolId,
          filters.unionId ?? null,
          filters.members ?? null,
          filters.open ?? null,
          today,
          search,
          unitsOf(authority),
          limit,
          offset,
        ],
      }),
    );
  },
});

const candidacySorts = {
  due: 'k.due',
  name: 'p.name_key collate "C"',
  since: 'k.since',
  step: 'k.step',
} as const;

/** SQL that keeps a candidacy's case within reach; `$2` units, `$3` the person concerned. */
const reachSql = `($2::uuid[] is null or k.unit_id = any($2)) and ($3::uuid is null or k.person_id = $3)`;

const candidacyRow = z.object({
  id: rowId(),
  name: personal(text(60), why),
  unitName: text(100).nullable(),
  title: text(100),
  postName: text(60).nullable(),
  step: choice(stepCodes),
  since: day(),
  due: day().nullable(),
  late: yesNo(),
  outcome: choice(outcomes).nullable(),
  appointed: yesNo(),
});

/** Everybody who stands or stood, with where their case is and until when. */
export const candidacyList = defineList({
  name: 'candidacy.list',
  room,
  may: candidacyReaders,
  refuses: [],
  input: z.object({
    callId: reference('call').optional(),
    unitId: reference('unit').optional(),
    step: choice(stepCodes).optional(),
    outcome: choice(outcomes).optional(),
    open: yesNo().optional(),
    late: yesNo().optional(),
  }),
  row: candidacyRow,
  sortable: ['due', 'since', 'name', 'step'],
  searchable: true,
  run: async (request, context) => {
    const { filters, search, sort, offset, limit } = request;
    const { tx, today, authority } = context;
    const by = candidacySorts[sort.by as keyof typeof candidacySorts];
    return ok(
      await page<z.output<typeof candidacyRow>>(context, {
        name: `candidacy-list-${sort.by}-${direction(request)}`,
        text: `select c.id, p.name, u.name as "unitName", s.title, po.name as "postName", k.step,
            k.since::text, k.due::text, (k.due is not null and k.due < $4::date) as late, k.outcome,
            c.appointment_id is not null as appointed, count(*) over ()::int as total
          from candidacy c
          join procedure_case k on k.school_id = c.school_id and k.id = c.id
          join selection_call s on s.school_id = c.school_id and s.id = c.call_id
          join person p on p.school_id = c.school_id and p.id = c.person_id
          left join unit u on u.school_id = c.school_id and u.id = k.unit_id
          left join post po on po.school_id = c.school_id and po.id = c.post_id
          where c.school_id = $1 and k.school_id = $1 and s.school_id = $1 and p.school_id = $1 and ${reachSql}
            and ($5::uuid is null or c.call_id = $5) and ($6::uuid is null or k.unit_id = $6)
            and ($7::text is null or k.step = $7) and ($8::text is null or k.outcome = $8)
            and ($9::boolean is null or $9 = (k.outcome is null))
            and ($10::boolean is null or $10 = (k.due is not null and k.due < $4::date))
            and ($11::text is null or position(lower($11) in lower(p.name)) > 0
              or starts_with(replace(p.name_key, ' ', ''), lower($11)))
          order by ${by} ${direction(request)} nulls last, c.id limit $12 offset $13`,
        values: [
          tx.schoolId,
          unitsOf(authority),
          authority.reach === 'self' ? authority.personId : null,
          today,
          filters.callId ?? null,
          filters.unitId ?? null,
          filters.step ?? null,
          filters.outcome ?? null,
          filters.open ?? null,
          filters.late ?? null,
          search,
          limit,
          offset,
        ],
      }),
    );
  },
});

const publicityRow = z.object({
  id: rowId(),
  name: personal(text(60), 'a candidate is made public before posts are given'),
  unitName: text(100).nullable(),
  title: text(100),
  postName: text(60).nullable(),
  since: day(),
  until: day(),
});

/** Who is public now: everybody of the school may read it, and object. Name, unit and post, and no more. */
export const publicityList = defineList({
  name: 'publicity.list',
  room,
  may: everybodyNamed,
  refuses: [],
  input: z.object({ callId: reference('call').optional() }),
  row: publicityRow,
  sortable: ['until', 'name'],
  searchable: true,
  run: async (request, context) => {
    const { filters, search, sort, offset, limit } = request;
    const { tx, today, authority } = context;
    const by = sort.by === 'name' ? 'p.name_key collate "C"' : 'a.until';
    return ok(
      await page<z.output<typeof publicityRow>>(context, {
        name: `publicity-list-${sort.by}-${direction(request)}`,
        text: `select c.id, p.name, u.name as "unitName", s.title, po.name as "postName",
            a.day::text as since, a.until::text, count(*) over ()::int as total
          from procedure_case k
          join candidacy c on c.school_id = k.school_id and c.id = k.id
          join procedure_act a on a.school_id = k.school_id and a.case_id = k.id and a.turn = k.turn
            and a.kind = 'publicise'
          join selection_call s on s.school_id = c.school_id and s.id = c.call_id
          join person p on p.school_id = c.school_id and p.id = c.person_id
          left join unit u on u.school_id = k.school_id and u.id = k.unit_id
          left join post po on po.school_id = c.school_id and po.id = c.post_id
          where k.school_id = $1 and c.school_id = $1 and a.school_id = $1 and s.school_id = $1 and p.school_id = $1
            and k.outcome is null and a.day <= $2::date and a.until >= $2::date
            and ($3::uuid is null or c.call_id = $3)
            and ($4::text is null or position(lower($4) in lower(p.name)) > 0)
            and ($5::uuid[] is null or k.unit_id = any($5))
          order by ${by} ${direction(request)}, c.id limit $6 offset $7`,
        values: [
          tx.schoolId,
          today,
          filters.callId ?? null,
          search,
          unitsOf(authority),
          limit,
          offset,
        ],
      }),
    );
  },
});
