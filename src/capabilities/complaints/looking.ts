import { z } from 'zod';
import {
  choice,
  day,
  personal,
  reference,
  rowId,
  text,
  yesNo,
} from '../../engines/actions/fields.ts';
import {
  defineList,
  defineQuery,
  type Context,
  type ListRequest,
  type Page,
} from '../../engines/actions/verb.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { handling } from './grants.ts';
import { actingPerson, handledBySql, whoSql } from './handlers.ts';
import { abouts, complaintStates, findings, ways } from './model.ts';
import { complaintFor, messagesOf } from './reads.ts';
import { canStep, type Step } from './rules.ts';

const room = 'complaints';

const row = z.object({
  id: rowId(),
  received: day(),
  about: choice(abouts),
  bodyName: text().nullable(),
  item: text().nullable(),
  state: choice(complaintStates),
  due: day().nullable(),
  late: yesNo(),
  handlerName: personal(text(60).nullable(), 'Who handles a complaint answers for it'),
  way: choice(ways),
  finding: choice(findings).nullable(),
});

const due = `case c.state when 'received' then c.take_by when 'taken' then c.answer_by end`;
const sorts = { received: 'c.received', due, state: 'c.state' } as const;

interface Filters {
  readonly state?: string | undefined;
  readonly about?: string | undefined;
  readonly bodyId?: string | undefined;
  readonly late?: boolean | undefined;
}

/** One page of what whoever asks may handle, in one statement that counts as it goes. */
async function read(
  { filters, search, sort, offset, limit }: ListRequest<Filters>,
  { tx, actor, today }: Context,
): Promise<Page<z.output<typeof row>>> {
  const operator = actor.kind === 'operator';
  const by = sorts[sort.by as keyof typeof sorts];
  const direction = sort.descending ? 'desc' : 'asc';
  const { rows } = await tx.client.query<z.output<typeof row> & { readonly total: number }>({
    name: `complaint-list-${sort.by}-${direction}-${operator ? 'operator' : 'handler'}`,
    text: `with ${whoSql('$1', '$2::date', 'select $3::uuid')}
      select c.id, c.received::text, c.about, b.name as "bodyName", c.item, c.state, (${due})::text as due,
        coalesce((${due}) < $2::date, false) as late, h.name as "handlerName", c.way, c.finding,
        count(*) over ()::int as total
      from complaint c ${operator ? 'left join who on true' : 'cross join who'}
      left join body b on b.school_id = c.school_id and b.id = c.body_id
      left join person h on h.school_id = c.school_id and h.id = c.handler_id
      where c.school_id = $1 ${operator ? '' : `and ${handledBySql}`}
        and ($4::text is null or c.state = $4) and ($5::text is null or c.about = $5)
        and ($6::uuid is null or c.body_id = $6)
        and ($7::boolean is null or $7 = coalesce((${due}) < $2::date, false))
        and ($8::text is null or position(lower($8) in lower(c.text || coalesce(c.item, ''))) > 0)
      order by ${by} ${direction} nulls last, c.id limit $9 offset $10`,
    values: [
      ...[tx.schoolId, today, actingPerson(actor), filters.state ?? null, filters.about ?? null],
      ...[filters.bodyId ?? null, filters.late ?? null, search, limit, offset],
    ],
  });
  const bare = rows.map((found) =>
    Object.fromEntries(Object.entries(found).filter(([column]) => column !== 'total')),
  );
  return { rows: bare as z.output<typeof row>[], total: rows[0]?.total ?? 0 };
}

/** The complaints that whoever asks may handle. What is about themselves is not among them, and not counted. */
export const complaintList = defineList({
  name: 'complaint.list',
  room,
  may: handling,
  refuses: [],
  input: z.object({
    state: choice(complaintStates).optional(),
    about: choice(abouts).optional(),
    bodyId: reference('body').optional(),
    late: yesNo().optional(),
  }),
  row,
  sortable: ['received', 'due', 'state'],
  newestFirst: true,
  searchable: true,
  run: async (request, context) => {
    const { rows, total } = await read(request, context);
    if (rows.length > 0 || request.offset === 0) return ok({ rows, total });
    // Past the end there is no row to tell how many there are.
    const first = await read({ ...request, offset: 0, limit: 1 }, context);
    return ok({ rows: [], total: first.total });
  },
});

const steps: readonly Step[] = ['take', 'ask', 'answer', 'refer', 'close'];

/** One complaint with everything said, and what whoever asks can do now. */
export const complaintRead = defineQuery({
  name: 'complaint.read',
  room,
  may: handling,
  refuses: ['complaint-unknown'],
  input: z.object({ complaintId: rowId() }),
  run: async ({ complaintId }, context) => {
    const found = await complaintFor(context, complaintId);
    if (found === null) return err([refusal('complaint-unknown', 'complaintId')]);
    const messages = await messagesOf(context.tx, found.id);
    const me = actingPerson(context.actor);
    const mine = context.actor.kind === 'operator' || (me !== null && found.handlerId === me);
    const may = (step: Step): boolean => {
      if (!canStep(step, found.state)) return false;
      if (step === 'take') return !mine;
      if (step === 'refer') return found.way === 'league' && (mine || found.handlerId === null);
      return mine;
    };
    return ok({ ...found, mine, steps: steps.filter(may), messages, today: context.today });
  },
});
