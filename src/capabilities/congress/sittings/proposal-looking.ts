import { z } from 'zod';
import {
  choice,
  day,
  longText,
  personal,
  reference,
  rowId,
  text,
  whole,
} from '../../../engines/actions/fields.ts';
import { defineList, defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { memberRoles, schoolWide } from '../../organisation/roles.ts';
import { everybody } from './grants.ts';
import { delegateOf, runsCongress } from './hall.ts';
import { longest, proposalStates, type ProposalState } from './model.ts';
import {
  lineSql,
  proposalSeen,
  proposersOf,
  repliesOf,
  secondersOf,
  type ProposalLine,
} from './proposal-reads.ts';
import { ratingsOf, stepsFrom } from './proposal-rules.ts';

const room = 'congress';

const proposalRow = z.object({
  id: rowId(),
  number: whole(1),
  title: text(longest.title),
  state: choice(proposalStates),
  personId: personal(rowId(), 'leads from a name to the person'),
  personName: personal(text(longest.name), 'a proposal is handed in by a delegate in their name'),
  unitName: text(longest.title),
  seconds: whole(0),
  office: text(longest.name).nullable(),
  due: day().nullable(),
  submitted: day(),
  congressTitle: text(longest.title),
  revision: whole(1),
});

/** Proposals with where each stands, for everybody of the school. */
export const proposalList = defineList({
  name: 'proposal.list',
  room,
  may: everybody,
  refuses: [],
  input: z.object({
    congressId: reference('congress').optional(),
    state: choice(proposalStates).optional(),
  }),
  row: proposalRow,
  sortable: ['number', 'submitted', 'due'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const by = { submitted: 'submitted', due: 'due' }[sort.by] ?? 'number';
    const { rows } = await tx.client.query<ProposalLine & { total: number }>({
      text: `select told.*, count(*) over ()::int as total from (${lineSql}
          where p.school_id = $1 and ($2::uuid is null or p.congress_id = $2)
            and ($3::text is null or p.state = $3)
            and (c.unit_id is null or $4::uuid[] is null or c.unit_id = any($4))
            and ($5::text is null or position($5 in p.title) > 0 or position($5 in p.reason) > 0 or position($5 in pe.name) > 0)) told
        order by told."plannedSince" desc, told.${by} ${sort.descending ? 'desc' : 'asc'} nulls last, told.number, told.id
        offset $6 limit $7`,
      values: [
        ...[tx.schoolId, filters.congressId ?? null, filters.state ?? null],
        authority.reach === 'unit' ? authority.unitIds : null,
        ...[search, offset, limit],
      ],
    });
    return ok({
      rows: rows.map((row) => z.object(proposalRow.shape).parse(row)),
      total: rows[0]?.total ?? 0,
    });
  },
});

/** One proposal whole: what it asks, who stands behind it, what the offices replied, and what the caller can do. */
export const proposalRead = defineQuery({
  name: 'proposal.read',
  room,
  may: everybody,
  refuses: ['proposal-unknown'],
  input: z.object({ proposalId: rowId() }),
  run: async ({ proposalId }, context) => {
    const found = await proposalSeen(context, proposalId, 'read');
    if (found === null) return err([refusal('proposal-unknown', 'proposalId')]);
    const { proposal: row, congress } = found;
    const { tx, actor, today } = context;
    const personId = actor.kind === 'person' ? actor.personId : null;
    const [lines, seconders, replies, behind, me] = await Promise.all([
      tx.client.query<ProposalLine>({
        name: 'proposal-line',
        text: `${lineSql} where p.school_id = $1 and p.id = $2`,
        values: [tx.schoolId, row.id],
      }),
      secondersOf(tx, row.id),
      repliesOf(tx, row.id),
      proposersOf(tx, row.id),
      personId === null
        ? null
        : delegateOf(tx, { congressId: row.congressId, personId, day: today }),
    ]);
    const [line] = lines.rows;
    if (!line) throw new Error('a proposal that was read has no line');
    const mine = me?.id ?? null;
    return ok({
      ...line,
      congressId: congress.id,
      reason: row.reason,
      measures: row.measures,
      screened: row.screened,
      closed: row.closed,
      seconders: seconders.map(({ name, personId: id, day: on }) => ({
        name,
        personId: id,
        day: on,
      })),
      replies: replies.map(({ ratings, ...reply }) => ({
        ...reply,
        ratings: ratingsOf(ratings.map(({ rating }) => rating)),
        rated: mine !== null && ratings.some(({ delegateId }) => delegateId === mine),
      })),
      today,
      steps: stepsFrom(row.state),
      runs: runsCongress(context, congress),
      delegate: mine !== null,
      own: mine !== null && row.delegateId === mine,
      behind: mine !== null && behind.includes(mine),
    });
  },
});

/** What everybody may know of a proposal: never before it was decided on, and nobody's name. */
export interface ProposalOutcome {
  readonly number: number;
  readonly title: string;
  readonly state: ProposalState;
  readonly office: string | null;
  readonly due: string | null;
  readonly reply: string | null;
  readonly why: string | null;
  readonly mergedInto: number | null;
  readonly congress: string;
}

const anybody = schoolWide('public', ...memberRoles);
const told: readonly ProposalState[] = [
  'filed',
  'not-filed',
  'merged',
  'assigned',
  'replied',
  'closed',
];

/** What became of the proposals of the school's congresses, the last first; open to the public. */
export const proposalOutcomes = defineQuery({
  name: 'proposal.outcomes',
  room,
  may: anybody,
  refuses: [],
  input: z.object({ state: choice(proposalStates).optional(), words: longText(60).optional() }),
  run: async ({ state, words }, { tx }) => {
    const { rows } = await tx.client.query<ProposalLine>({
      name: 'proposal-outcomes',
      text: `${lineSql} where p.school_id = $1 and c.unit_id is null and p.state = any($2::text[])
          and ($3::text is null or p.state = $3) and ($4::text is null or position($4 in p.title) > 0)
        order by c.planned_since desc, p.number, p.id limit 300`,
      values: [tx.schoolId, told, state ?? null, words ?? null],
    });
    const outcomes = rows.map((row): ProposalOutcome => ({
      ...{ number: row.number, title: row.title, state: row.state, office: row.office },
      ...{ due: row.due, reply: row.reply, mergedInto: row.mergedInto },
      ...{ why: row.state === 'not-filed' ? row.screenedWhy : null, congress: row.congressTitle },
    }));
    return ok({ outcomes });
  },
});
