import { z } from 'zod';
import { personal, rowId, whole } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import { slateLimits } from '../../engines/counting/slate.ts';
import type { RoundResult } from '../../engines/counting/replay-model.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';
import { differencesIn } from './agreement.ts';
import {
  boardOf,
  conductOf,
  peopleIn,
  roundAt,
  waitingOf,
  type Conduct,
  type OfficeConduct,
} from './conduct.ts';
import { eventsIn, type ElectionEvent } from './events.ts';
import {
  certifying,
  counts,
  holds,
  holdsOrWatches,
  isFar,
  organisingOrTelling,
  reading,
  telling,
} from './grants.ts';
import { labelsOf, loadElection, type CandidateRow, type Held } from './holding.ts';
import type { ElectingMeeting, RuleArticle } from './model.ts';
import { vettedForPresidium } from '../selection/reads.ts';
import { findPeople } from './lookup.ts';
import { movingUp } from './settling.ts';
import { entriesOf } from './telling.ts';

const room = 'elections';

interface Places {
  /** Students registered that day in the unit or class whose whole body elects; null elsewhere. */
  readonly students: number | null;
  readonly unitName: string | null;
  readonly bodyName: string | null;
  readonly posts: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
}

/** Bodies that are all students of a unit, or of a class. */
const everyStudent: readonly ElectingMeeting[] = ['assembly', 'class-meeting'];

/** Names of the unit, the body, the posts and of people, in one statement. */
export async function namesIn(
  { client, schoolId }: SchoolTransaction,
  { row, offices }: Pick<Held, 'row' | 'offices'>,
  people: readonly Uuid[],
): Promise<Places> {
  const posts = offices.flatMap(({ postId }) => (postId === null ? [] : [postId]));
  const { rows } = await client.query<Places>({
    name: 'election-names',
    text: `select (select name from unit where school_id = $1 and id = $2) as "unitName",
      case when $6 then (select count(*)::int from person p where p.school_id = $1 and p.kind = 'student'
        and (p.unit_id = $2 or p.class_id = $2) and p.since <= $7::date and (p.until is null or p.until >= $7::date)) end as students,
      (select name from body where school_id = $1 and id = $3) as "bodyName",
      coalesce((select json_object_agg(id, name) from post where school_id = $1 and id = any($4::uuid[])), '{}') as posts,
      coalesce((select json_object_agg(id, name) from person where school_id = $1 and id = any($5::uuid[])), '{}') as people`,
    values: [
      ...[schoolId, row.unitId, row.bodyId, posts, people],
      ...[row.unitId !== null && everyStudent.includes(row.elector), row.day],
    ],
  });
  if (!rows[0]) throw new Error('no row of names');
  return rows[0];
}

/** What the caller may do in the election. */
function mine(held: Held, context: Context) {
  const { actor, authority } = context;
  const certifies =
    actor.kind !== 'person' || certifying.some(({ role }) => role === actor.capacity.role);
  const counting = counts(held, actor);
  return {
    holds: holds(held, context),
    watches: holdsOrWatches(held, context),
    counts: counting,
    certifies: certifies && ownsAffairsOf(actor, authority, held.row.unitId),
  };
}

type Mine = ReturnType<typeof mine>;

/** One round as a page tells it; what is not announced yet, to those alone who hold or watch the election. */
function shownRound(
  events: readonly ElectionEvent[],
  { office }: OfficeConduct,
  result: RoundResult,
  { watches }: Mine,
) {
  const { opened, call, resolution, sheets } = result;
  const { boxes, announced } = roundAt(events, office.number, result);
  const few = boardOf(events, office.number, opened.round)?.few ?? false;
  const shown = announced ?? (watches ? result.decision : null);
  return {
    round: opened.round,
    is: opened.is,
    seats: call.seats,
    contest: call.contest,
    candidates: call.candidates as readonly Uuid[],
    expected: opened.expected,
    present: opened.present,
    boxes: watches ? boxes : boxes.map(({ channel, kind, issued }) => ({ channel, kind, issued })),
    announced: announced !== null,
    decision: shown,
    // Of a box with few ballots the totals alone are told: its own numbers would tell who voted how.
    sheets: watches || (announced !== null && !few) ? sheets : [],
    resolution,
  };
}

const candidateOf = ({ candidacyId, ...row }: CandidateRow) => ({
  ...row,
  vetted: candidacyId !== null,
});

function shownOffice(held: Held, at: OfficeConduct, names: Places, own: Mine) {
  const events = eventsIn(held.events);
  const { office, result } = at;
  const { state } = result;
  const visible = held.row.state !== 'preparing' || own.holds;
  const limits = slateLimits({
    rules: held.rules.counting,
    seats: office.seats,
    contest: office.mode,
  });
  const told = held.row.state === 'certified' || own.watches;
  return {
    number: office.number,
    title: office.title,
    seats: office.seats,
    postName: office.postId === null ? null : (names.posts[office.postId] ?? null),
    mode: office.mode,
    overrideReason: office.overrideReason,
    ...limits,
    candidates: visible
      ? held.candidates.filter((one) => one.office === office.number).map(candidateOf)
      : [],
    waits: waitingOf(at),
    next: state.kind === 'opening' ? state.call : null,
    resolve: state.kind === 'resolution' ? state.next : null,
    declined: result.declined,
    movingUp: own.holds ? (movingUp(result, held.rules)?.up ?? null) : null,
    rounds: result.rounds.map((round) => shownRound(events, at, round, own)),
    elected: told ? result.elected : [],
    open: result.open,
    reduced: result.reduced,
  };
}

const logged = (conduct: Conduct, events: readonly ElectionEvent[], names: Places) =>
  events.map(({ number, kind, office, at, personId, payload }) => ({
    number,
    kind,
    at,
    office: conduct.offices.find((one) => one.office.number === office)?.office.title ?? null,
    round: 'round' in payload ? payload.round : null,
    name: personId === null ? null : (names.people[personId] ?? null),
    reason: 'reason' in payload ? payload.reason : null,
  }));

/** Who may be listed for a presidium and is not yet: those whose vetting is completed. */
async function eligible(tx: SchoolTransaction, { row, candidates }: Held) {
  if (row.what !== 'presidium' || row.state !== 'preparing' || row.bodyId === null) return [];
  const listed = new Set(candidates.map(({ personId }) => personId));
  const vetted = await vettedForPresidium(tx, row.bodyId);
  const ids = [...new Set(vetted.map(({ personId }) => personId))];
  return findPeople(tx, { ids: ids.filter((id) => !listed.has(id)), search: null });
}

/** An election's page: the list, what happened, what is next and whose turn it is. */
export const electionRead = defineQuery({
  name: 'election.read',
  room,
  may: reading,
  refuses: ['election-unknown'],
  input: z.object({ electionId: rowId() }),
  run: async ({ electionId }, context) => {
    const held = await loadElection(context.tx, electionId);
    if (held === null || isFar(context.authority, held.row.unitId))
      return err([refusal('election-unknown', 'electionId')]);
    const conduct = conductOf(held);
    const events = eventsIn(held.events);
    const acted = events.flatMap(({ personId }) => (personId === null ? [] : [personId]));
    const names = await namesIn(context.tx, held, [...new Set([...acted, ...peopleIn(conduct)])]);
    const own = mine(held, context);
    const { row, rules } = held;
    const { rules: _, ruleArticles, schoolId: __, ...head } = row;
    return ok({
      ...head,
      unitName: names.unitName,
      bodyName: names.bodyName,
      students: names.students,
      rules,
      articles: ruleArticles as unknown as readonly RuleArticle[],
      mine: own,
      offices: conduct.offices.map((at) => shownOffice(held, at, names, own)),
      eligible: own.holds ? await eligible(context.tx, held) : [],
      tellers: held.tellers,
      appointed: events.some(({ kind }) => kind === 'appointed'),
      names: { ...names.people, ...labelsOf(held.candidates) },
      log: own.watches ? logged(conduct, events, names) : [],
      faults: own.watches ? conduct.replay.faults : [],
    });
  },
});

/** A sheet as a teller enters it: whom it lists, and their own numbers. The other's are shown once both are in. */
export const electionSheet = defineQuery({
  name: 'election.sheet',
  room,
  may: organisingOrTelling,
  refuses: ['election-unknown', 'sheet-not-awaited', 'not-a-teller'],
  input: z.object({
    electionId: rowId(),
    office: whole(1, 20),
    round: whole(1, 100),
    channel: z.string().max(40).meta({ kind: 'text' }),
  }),
  run: async (place, context) => {
    const held = await loadElection(context.tx, place.electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    const watches = holdsOrWatches(held, context);
    if (!watches && !counts(held, context.actor))
      return err([refusal('not-a-teller', 'electionId')]);
    const at = conductOf(held).offices.find((one) => one.office.number === place.office);
    const round = at?.result.rounds.find((one) => one.opened.round === place.round);
    if (!at || !round) return err([refusal('sheet-not-awaited', 'round')]);
    const { boxes } = roundAt(eventsIn(held.events), place.office, round);
    const box = boxes.find((one) => one.channel === place.channel);
    if (!box) return err([refusal('sheet-not-awaited', 'channel')]);
    const entries = await entriesOf(context.tx, place);
    const personId = context.actor.kind === 'person' ? context.actor.personId : null;
    const own = entries.find((one) => one.personId === personId)?.sheet ?? null;
    const both = entries.length > 1;
    const nameOf = new Map(held.candidates.map((one) => [one.personId as string, one]));
    return ok({
      title: held.row.title,
      office: at.office.title,
      is: round.opened.is,
      seats: round.call.seats,
      writeIns: held.rules.counting.writeIns !== 'off' && round.call.tieNumber === 0,
      box,
      candidates: round.call.candidates.map((id) => ({
        personId: id as Uuid,
        name: nameOf.get(id)?.name ?? '',
        className: nameOf.get(id)?.className ?? null,
      })),
      counts: counts(held, context.actor),
      own,
      entered: entries.length,
      differences: both ? differencesIn(entries.map(({ sheet }) => sheet)) : [],
      entrants: both
        ? entries.map(
            (entry) => held.tellers.find((one) => one.personId === entry.personId)?.name ?? '',
          )
        : [],
      accepted: round.sheets.find(({ channel }) => channel === place.channel) ?? null,
    });
  },
});

/** People of the roster by name or number, for a teller who has to say who was written in. */
export const electionLookUp = defineQuery({
  name: 'election.look-up',
  room,
  may: telling,
  refuses: ['election-unknown', 'not-a-teller'],
  input: z.object({
    electionId: rowId(),
    search: personal(z.string().trim().min(1).max(40).meta({ kind: 'text' }), 'who is looked for'),
  }),
  run: async ({ electionId, search }, context) => {
    const held = await loadElection(context.tx, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    if (!counts(held, context.actor)) return err([refusal('not-a-teller', 'electionId')]);
    return ok({ people: await findPeople(context.tx, { ids: null, search }) });
  },
});
