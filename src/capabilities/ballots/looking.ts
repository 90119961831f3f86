import { z } from 'zod';
import { choice, personal, rowId, text, whole, yesNo } from '../../engines/actions/fields.ts';
import { defineList, defineQuery, type Context } from '../../engines/actions/verb.ts';
import { phases } from '../../engines/ballots/model.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { electronicOutcome } from '../elections/electronic.ts';
import { organising, organisingOrTelling } from '../elections/grants.ts';
import { boardEvents, boardHead } from './board-store.ts';
import type { BallotBox } from './box.ts';
import { orUnknown } from './box-calls.ts';
import { unsigned } from './casting.ts';
import { countsOf, electorsOf } from './electors.ts';
import { observerNumber, roundSeen, runs, setupIn, type HeldRound } from './holding.ts';
import { ways } from './model.ts';
import { namesOf } from './names.ts';
import type { BallotParts } from './parts.ts';

const room = 'ballots';

/** What the box tells while it is open; after the close the board says all. */
async function boxOf(box: BallotBox, { phase, id }: HeldRound['round']) {
  const open = phase === 'issuing' || phase === 'casting';
  if (!open) return { address: null, state: null };
  const [address, state] = await Promise.all([
    orUnknown(() => box.address()),
    orUnknown(() => box.state(id)),
  ]);
  return { address, state };
}

/** 应到 and the like: counted as it stands until casting opens, afterwards as it was then. */
async function figuresOf(context: Context, { round, election }: HeldRound) {
  const counts = countsOf(await electorsOf(context, round, election.row.unitId));
  return {
    ...counts,
    expected: round.expected ?? counts.expected,
    present: round.present ?? counts.present,
    issued: round.issued ?? counts.issued,
  };
}

async function observersTold({ tx }: Context, { round, observers }: HeldRound) {
  const [events, names] = await Promise.all([
    boardEvents(tx, round.id),
    namesOf(
      tx,
      observers.map(({ personId }) => personId),
    ),
  ]);
  const decided = events.findLastIndex(({ type }) => type === 'decision');
  const certified = decided === -1 ? [] : events.slice(decided);
  return observers.map(({ number, personId, keys }) => ({
    number,
    name: names.people[personId] ?? '',
    ready: keys !== null,
    coIssuer: round.coIssuer === number,
    opened: events.some((one) => one.type === 'open' && one.payload.observer === number),
    certified: certified.some((one) => one.type === 'certify' && one.payload.observer === number),
  }));
}

/** Who asked for a token again with other bytes, and how often. */
async function othersTold({ tx }: Context, { others }: BallotParts, roundId: Uuid) {
  const asked = others.of(roundId);
  const names = asked.size === 0 ? null : await namesOf(tx, [...asked.keys()]);
  return [...asked].map(([personId, times]) => ({
    personId,
    name: names?.people[personId] ?? '',
    times,
  }));
}

function headOf({ round, election }: HeldRound) {
  const office = election.offices.find(({ number }) => number === round.office);
  const setup = round.setup === null ? null : setupIn(round);
  const outcome = electronicOutcome(election, { office: round.office, round: round.round });
  return {
    id: round.id,
    electionId: round.electionId,
    electionTitle: election.row.title,
    office: round.office,
    officeTitle: office?.title ?? '',
    round: round.round,
    is: setup?.round.kind ?? ('first' as const),
    sittingId: round.sittingId,
    phase: round.phase,
    secrecy: round.secrecy,
    threshold: round.threshold,
    checkCode: round.checkCode,
    setup: round.setup,
    leastVoters: round.leastVoters,
    close:
      round.boxTotal === null || round.issued === null
        ? null
        : { box: round.boxTotal, issued: round.issued },
    announced: (outcome?.announced ?? null) !== null,
    voidReason: round.voidReason,
  };
}

/** A round for whoever runs or observes it: where it is, totals, who is missing, and what went amiss. */
export const ballotRound = (parts: BallotParts) =>
  defineQuery({
    name: 'ballot.round',
    room,
    may: organisingOrTelling,
    refuses: ['ballot-unknown'],
    input: z.object({ roundId: rowId() }),
    run: async ({ roundId }, context) => {
      const held = await roundSeen(context, roundId);
      if (held === null) return err([refusal('ballot-unknown', 'roundId')]);
      const [figures, observers, head, waiting, others, box] = [
        await figuresOf(context, held),
        await observersTold(context, held),
        await boardHead(context.tx, roundId),
        await unsigned(context, roundId),
        await othersTold(context, parts, roundId),
        await boxOf(parts.box, held.round),
      ];
      return ok({
        ...headOf(held),
        ...figures,
        waiting,
        observers,
        otherRequests: others,
        boxAddress: box.address,
        box: box.state,
        boardHead: head?.hash ?? null,
        mine: {
          runs: runs(context, held.election),
          observes: observerNumber(held.observers, context),
        },
      });
    },
  });

/** What `ballot.round` answers. */
export type RoundAnswer = ReturnType<typeof ballotRound>;

const holderRow = z.object({
  id: rowId(),
  personId: personal(rowId(), 'leads from a name to the person'),
  personName: personal(text(60), 'who has a vote, and has a ballot'),
  unitName: text(100),
  present: yesNo(),
  way: choice(ways).nullable(),
  called: yesNo(),
});

/** Everybody with a vote in a round: who is there, who fetched a ballot, took paper or was called. */
export const ballotHolders = defineList({
  name: 'ballot.holders',
  room,
  may: organisingOrTelling,
  refuses: [],
  input: z.object({ roundId: rowId().optional() }),
  row: holderRow,
  sortable: ['unitName', 'personName'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, context) => {
    const held = filters.roundId ? await roundSeen(context, filters.roundId) : null;
    if (held === null) return ok({ rows: [], total: 0 });
    const electors = await electorsOf(context, held.round, held.election.row.unitId);
    const fit = electors
      .map(({ delegateId: _delegate, name, ...one }, place) => ({
        id: one.personId,
        personName: name,
        ...one,
        place,
      }))
      .filter(
        ({ personName, unitName }) =>
          search === null || personName.includes(search) || unitName.includes(search),
      );
    const by = sort.by === 'unitName' ? ('unitName' as const) : ('personName' as const);
    const sorted = fit.toSorted((a, b) =>
      by === 'unitName' && a.unitName !== b.unitName
        ? a.unitName < b.unitName
          ? -1
          : 1
        : a.place - b.place,
    );
    const rows = (sort.descending ? sorted.toReversed() : sorted)
      .slice(offset, offset + limit)
      .map(({ place: _place, ...row }) => row);
    return ok({ rows, total: fit.length });
  },
});

const roundRow = z.object({
  id: rowId(),
  electionTitle: text(100),
  officeTitle: text(100),
  round: whole(1, 100),
  phase: choice(phases),
  issued: whole().nullable(),
});

/** Rounds held by phone, the newest first, of elections within reach; those who observe see theirs. */
export const ballotRounds = defineList({
  name: 'ballot.rounds',
  room,
  may: organising,
  refuses: [],
  input: z.object({
    electionId: rowId().optional(),
    phase: choice(phases).optional(),
  }),
  row: roundRow,
  sortable: ['prepared', 'electionTitle'],
  newestFirst: true,
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const direction = sort.descending ? 'desc' : 'asc';
    const by = sort.by === 'electionTitle' ? 'e.title' : 'b.prepared';
    const { rows } = await tx.client.query<z.output<typeof roundRow> & { total: number }>({
      name: `ballot-rounds-${sort.by}-${direction}`,
      text: `select b.id, e.title as "electionTitle", o.title as "officeTitle", b.round, b.phase, b.issued,
          count(*) over ()::int as total
        from ballot_round b
        join election e on e.school_id = $1 and e.id = b.election_id
        join election_office o on o.school_id = $1 and o.election_id = b.election_id and o.number = b.office
        where b.school_id = $1 and ($2::uuid is null or b.election_id = $2) and ($3::text is null or b.phase = $3)
          and ($4::text is null or position(lower($4) in lower(e.title)) > 0)
          and ($5::uuid[] is null or e.unit_id = any($5))
        order by ${by} ${direction}, b.id ${direction} offset $6 limit $7`,
      values: [
        ...[tx.schoolId, filters.electionId ?? null, filters.phase ?? null, search],
        ...[authority.reach === 'unit' ? authority.unitIds : null, offset, limit],
      ],
    });
    return ok({ rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 });
  },
});
