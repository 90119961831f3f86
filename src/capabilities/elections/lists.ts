import { z } from 'zod';
import { choice, day, rowId, text, whole } from '../../engines/actions/fields.ts';
import { defineList } from '../../engines/actions/verb.ts';
import { ok } from '../../kernel/result.ts';
import { reading } from './grants.ts';
import { electionStates, electingBodies, whats } from './model.ts';

const room = 'elections';

const sorts = { day: 'e.day', title: 'e.title', state: 'e.state' } as const;

const row = z.object({
  id: rowId(),
  title: text(100),
  what: choice(whats),
  unitName: text(100).nullable(),
  elector: choice(electingBodies),
  day: day(),
  state: choice(electionStates),
  seats: whole(),
  candidates: whole(),
});

/** Every election of the school and its units. How many stand is told once the list is public. */
export const electionList = defineList({
  name: 'election.list',
  room,
  may: reading,
  refuses: [],
  input: z.object({
    what: choice(whats).optional(),
    state: choice(electionStates).optional(),
  }),
  row,
  sortable: ['day', 'title', 'state'],
  newestFirst: true,
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const direction = sort.descending ? 'desc' : 'asc';
    const units = authority.reach === 'unit' ? authority.unitIds : null;
    const { rows } = await tx.client.query<{ page: z.output<typeof row>[]; total: number }>({
      name: `election-list-${sort.by}-${direction}`,
      text: `with found as (select e.id, e.title, e.what, u.name as "unitName", e.elector, e.day::text, e.state,
            (select sum(o.seats)::int from election_office o where o.school_id = $1 and o.election_id = e.id) as seats,
            case e.state when 'preparing' then 0 else (select count(*)::int from election_candidate c
              where c.school_id = $1 and c.election_id = e.id and c.struck_reason is null) end as candidates,
            row_number() over (order by ${sorts[sort.by as keyof typeof sorts]} ${direction}, e.id) as place
          from election e left join unit u on u.school_id = e.school_id and u.id = e.unit_id
          where e.school_id = $1 and ($2::text is null or e.what = $2) and ($3::text is null or e.state = $3)
            and ($4::text is null or position(lower($4) in lower(e.title)) > 0)
            and ($5::uuid[] is null or e.unit_id is null or e.unit_id = any($5)))
        select (select count(*)::int from found) as total, coalesce((select json_agg(to_jsonb(p) - 'place' order by p.place)
          from (select * from found order by place limit $6 offset $7) p), '[]') as page`,
      values: [
        tx.schoolId,
        filters.what ?? null,
        filters.state ?? null,
        search,
        units,
        limit,
        offset,
      ],
    });
    return ok({ rows: rows[0]?.page ?? [], total: rows[0]?.total ?? 0 });
  },
});
