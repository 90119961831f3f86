import { z } from 'zod';
import { rowId } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import type { Phase } from '../../engines/ballots/model.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { organisingOrTelling, telling } from '../elections/grants.ts';
import { memberRoles, schoolWide } from '../organisation/roles.ts';
import { boardText, publicationOf } from './board-store.ts';
import type { BallotBox } from './box.ts';
import { unitOfElection } from './election-unit.ts';
import { electorsOf, type Elector } from './electors.ts';
import { observerNumber, observersOf, roundById, roundSeen, type RoundRow } from './holding.ts';
import { orUnknown } from './box-calls.ts';
import type { BallotParts } from './parts.ts';
import { rosterOf } from './roster.ts';
import { tokenOf } from './tokens.ts';

const room = 'ballots';

const open: readonly Phase[] = ['issuing', 'casting'];

/** Rounds that go on, and those of the last days that somebody holds a ballot of; one statement. */
async function roundsFor(
  { tx, today }: Context,
  { personId, electionId }: { readonly personId: Uuid; readonly electionId: Uuid | null },
): Promise<readonly RoundRow[]> {
  const { rows } = await tx.client.query<{ id: Uuid }>({
    name: 'ballot-rounds-for',
    text: `select b.id from ballot_round b where b.school_id = $1 and ($4::uuid is null or b.election_id = $4)
        and b.prepared > $3::date - 14 and b.setup is not null
        and (b.phase in ('issuing', 'casting') or exists (select from ballot_holder h where h.school_id = $1
          and h.round_id = b.id and h.person_id = $2 and h.way is not null))
      order by b.prepared desc, b.id desc limit 50`,
    values: [tx.schoolId, personId, today, electionId],
  });
  const found: RoundRow[] = [];
  for (const { id } of rows) {
    const round = await roundById(tx, id);
    if (round !== null) found.push(round);
  }
  return found;
}

/** A round as it concerns one person. */
async function mine(context: Context, box: BallotBox, round: RoundRow, elector: Elector) {
  const token = await tokenOf(context, round.id, elector.personId);
  return {
    id: round.id,
    electionId: round.electionId,
    phase: round.phase,
    secrecy: round.secrecy,
    setup: round.setup,
    checkCode: round.checkCode,
    box: open.includes(round.phase) ? await orUnknown(() => box.address()) : null,
    present: elector.present,
    way: elector.way,
    requested: token !== null,
    signatures: token === null ? null : token.signatures,
  };
}

/** Rounds in which somebody has a vote, as their phone reads them. */
export async function roundsOf(
  { box }: Pick<BallotParts, 'box'>,
  context: Context,
  {
    fits,
    personId,
    electionId,
  }: {
    readonly fits: (one: Elector) => boolean;
    readonly personId: Uuid;
    readonly electionId: Uuid | null;
  },
) {
  const told: Awaited<ReturnType<typeof mine>>[] = [];
  for (const round of await roundsFor(context, { personId, electionId })) {
    const unitId = await unitOfElection(context.tx, round.electionId);
    const elector = (await electorsOf(context, round, unitId)).find(fits);
    if (elector) told.push(await mine(context, box, round, elector));
  }
  return told;
}

/** One's own rounds: those that go on, and lately ended ones that one has a ballot of. */
export const ballotMine = (parts: BallotParts) =>
  defineQuery({
    name: 'ballot.mine',
    room,
    may: telling,
    refuses: [],
    input: z.object({}),
    run: async (_, context) => {
      const personId = context.actor.kind === 'person' ? context.actor.personId : null;
      if (personId === null) return ok({ rounds: [] });
      const fits = (one: Elector): boolean => one.personId === personId;
      return ok({ rounds: await roundsOf(parts, context, { fits, personId, electionId: null }) });
    },
  });

/** Whether whoever asks has a vote in a round, runs it or observes it. */
async function concerned(context: Context, round: RoundRow): Promise<boolean> {
  const personId = context.actor.kind === 'person' ? context.actor.personId : null;
  const observers = await observersOf(context.tx, round.id);
  if (observerNumber(observers, context) !== null) return true;
  const unitId = await unitOfElection(context.tx, round.electionId);
  const electors = await electorsOf(context, round, unitId);
  if (electors.some((one) => one.personId === personId)) return true;
  return (await roundSeen(context, round.id)) !== null;
}

/** The list of who can be written in, as it was fixed: everybody loads the same, whoever they write in. */
export async function rosterTexts(context: Context, roundId: Uuid): Promise<readonly string[]> {
  const roster = await rosterOf(context.tx, roundId);
  return roster?.list ? (JSON.parse(roster.list) as readonly string[]) : [];
}

/** The same, for whoever has a vote in the round, runs or observes it. */
export const ballotRoster = defineQuery({
  name: 'ballot.roster',
  room,
  may: telling,
  refuses: ['ballot-unknown'],
  input: z.object({ roundId: rowId() }),
  run: async ({ roundId }, context) => {
    const round = await roundById(context.tx, roundId);
    if (round === null || !(await concerned(context, round)))
      return err([refusal('ballot-unknown', 'roundId')]);
    return ok({ people: await rosterTexts(context, roundId) });
  },
});

/** Who was issued a ballot by phone, with the salt of the list's hash: shown to voters once the round is closed. */
export const ballotIssued = defineQuery({
  name: 'ballot.issued',
  room,
  may: organisingOrTelling,
  refuses: ['ballot-unknown', 'not-closed'],
  input: z.object({ roundId: rowId() }),
  run: async ({ roundId }, context) => {
    const round = await roundById(context.tx, roundId);
    if (round === null || !(await concerned(context, round)))
      return err([refusal('ballot-unknown', 'roundId')]);
    const publication = await publicationOf(context.tx, roundId);
    if (publication === null) return err([refusal('not-closed', 'roundId')]);
    const { issuedNames, issuedSalt } = publication;
    return ok({
      names: issuedNames === '' ? [] : issuedNames.split('\n'),
      salt: Buffer.from(issuedSalt).toString('base64url'),
    });
  },
});

/** The board of a round that is closed: public, and growing until it is certified. */
export const ballotBoard = defineQuery({
  name: 'ballot.board',
  room,
  may: schoolWide('public', ...memberRoles),
  refuses: ['ballot-unknown', 'not-closed'],
  input: z.object({ roundId: rowId() }),
  run: async ({ roundId }, { tx }) => {
    const round = await roundById(tx, roundId);
    if (round === null) return err([refusal('ballot-unknown', 'roundId')]);
    const published = (await publicationOf(tx, roundId)) !== null;
    if (!published) return err([refusal('not-closed', 'roundId')]);
    return ok({ checkCode: round.checkCode ?? '', text: await boardText(tx, roundId) });
  },
});
