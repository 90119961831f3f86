import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  choice,
  longText,
  personal,
  reference,
  secret,
  text,
} from '../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { deadlinesFrom } from './deadlines.ts';
import { anybody } from './grants.ts';
import { readHandlers } from './handlers.ts';
import { abouts, longest, mostAdditions, type Accused, type Way } from './model.ts';
import {
  bodiesToName,
  complaintOfReceipt,
  messagesOf,
  readOutcomes,
  type NameableBody,
} from './reads.ts';
import { looksLikeReceipt, newReceipt, receiptHash } from './receipt.ts';
import { stateAfterAddition, wayOf } from './rules.ts';
import { complaint } from './tables.ts';
import { addMessage, changeComplaint } from './writes.ts';

const room = 'complaints';
const receipt = () => secret(20, 40);

const told = z.object({
  about: choice(abouts),
  bodyId: reference('body').nullish(),
  personName: personal(
    text(longest.person).nullish(),
    'Whoever is complained about must not be the one who handles it',
  ),
  item: text(longest.item).nullish(),
  text: longText(longest.text),
  contact: personal(
    text(longest.contact).nullish(),
    'Left by the one who tells it if they wish; removed when the case is closed',
  ),
  /** The code to read the answer by, where the form drew it; else one is drawn. */
  receipt: receipt().optional(),
});

type Told = z.output<typeof told>;

/** What is wrong with a complaint before anybody looks for a handler. */
function judge(
  input: Told,
  bodies: readonly NameableBody[],
): Result<NameableBody | null, readonly Refusal[]> {
  const body = bodies.find(({ id }) => id === input.bodyId) ?? null;
  if ((input.bodyId ?? null) !== null && body === null)
    return err([refusal('body-unknown', 'bodyId')]);
  if (input.about === 'body' && body === null) return err([refusal('body-missing', 'bodyId')]);
  if (input.about === 'person' && (input.personName ?? null) === null)
    return err([refusal('person-missing', 'personName')]);
  if (input.receipt !== undefined && !looksLikeReceipt(input.receipt))
    return err([refusal('receipt-unknown', 'receipt')]);
  return ok(body);
}

/** The way a complaint goes today, or the refusal that tells of the federation. */
async function wayFor(
  { tx, today }: Context,
  accused: Accused,
): Promise<Result<Way, readonly Refusal[]>> {
  const way = wayOf(accused, await readHandlers(tx, today));
  return way === null ? err([refusal('no-handler', [], { mailbox: nationalMailbox })]) : ok(way);
}

/** Tells the school of something wrong. Nobody need say who they are, and nothing is kept that would. */
export const complaintFile = defineAction({
  name: 'complaint.file',
  room,
  may: anybody,
  unnamed: true,
  secretAnswer: true,
  face: 'screen',
  refuses: [
    ...['body-unknown', 'body-missing', 'person-missing', 'no-handler'],
    ...['receipt-unknown', 'receipt-taken'],
  ],
  input: told,
  run: async (input, context) => {
    const { tx, today } = context;
    const judged = judge(input, await bodiesToName(tx, today));
    if (!judged.ok) return judged;
    const code = input.receipt ?? newReceipt();
    if (input.receipt !== undefined && (await complaintOfReceipt(tx, code)) !== null)
      return err([refusal('receipt-taken', 'receipt')]);
    const [personName, bodyId] = [input.personName ?? null, input.bodyId ?? null];
    const leagueBody = judged.value?.kind === 'league-committee';
    const { about, text: words } = input;
    const way = await wayFor(context, { about, bodyId, leagueBody, personName, text: words });
    if (!way.ok) return way;
    const deadlines = await deadlinesFrom(tx, today);
    // Version 4: version 7 would hold the hour.
    const id = randomUUID() as Uuid;
    await tx.db.insert(complaint).values({
      ...{ schoolId: tx.schoolId, id, receiptHash: receiptHash(tx.schoolId, code) },
      ...{ received: today, about, bodyId, personName, item: input.item ?? null, text: words },
      ...{ contact: input.contact ?? null, way: way.value, state: 'received' as const },
      ...{ ...deadlines, revision: 1 },
    });
    return ok({
      subject: { kind: 'complaint', id },
      before: null,
      after: { received: today },
      answer: { receipt: code, ...deadlines },
    });
  },
});

const noReceipt = (): readonly Refusal[] => [refusal('receipt-unknown', 'receipt')];

/** Where a complaint stands and what was answered, for whoever has its receipt. Names nobody. */
export const complaintStatus = defineQuery({
  name: 'complaint.status',
  room,
  may: anybody,
  refuses: ['receipt-unknown'],
  input: z.object({ receipt: receipt() }),
  run: async (input, { tx, today }) => {
    const found = await complaintOfReceipt(tx, input.receipt);
    if (found === null) return err(noReceipt());
    const messages = await messagesOf(tx, found.id);
    const { received, about, bodyName, text: words, way, state, takeBy, answerBy } = found;
    return ok({
      ...{ received, about, bodyName, text: words, way, state, takeBy, answerBy },
      late:
        (state === 'received' && takeBy < today) ||
        ((state === 'received' || state === 'taken') && answerBy < today),
      finding: found.finding,
      messages: messages
        .filter(({ kind }) => kind !== 'referred')
        .map(({ kind, day, text: said }) => ({ kind, day, text: said })),
    });
  },
});

/** Adds something to a complaint, or answers what was asked, by its receipt. What was answered is looked at again. */
export const complaintAdd = defineAction({
  name: 'complaint.add',
  room,
  may: anybody,
  unnamed: true,
  face: 'screen',
  refuses: ['receipt-unknown', 'complaint-closed', 'too-many-additions'],
  input: z.object({ receipt: receipt(), text: longText(longest.text) }),
  run: async (input, { tx, today }) => {
    const found = await complaintOfReceipt(tx, input.receipt, { lock: true });
    if (found === null) return err(noReceipt());
    const state = stateAfterAddition(found.state);
    if (state === null) return err([refusal('complaint-closed', 'receipt')]);
    const said = await messagesOf(tx, found.id);
    if (said.filter(({ kind }) => kind === 'added').length >= mostAdditions)
      return err([refusal('too-many-additions', 'text', { most: mostAdditions })]);
    const { answerBy } = await deadlinesFrom(tx, today);
    const waited = found.state === 'asked' || found.state === 'answered';
    const message = { complaintId: found.id, kind: 'added' as const, day: today, byId: null };
    await addMessage(tx, { ...message, text: input.text });
    await changeComplaint(tx, found.id, {
      state,
      answered: null,
      ...(waited ? { answerBy } : {}),
    });
    return ok({
      subject: { kind: 'complaint', id: found.id },
      before: { state: found.state },
      after: { state },
      answer: { state },
    });
  },
});

/** What the form for telling something offers, and whether anybody is there to handle it. */
export const complaintChoices = defineQuery({
  name: 'complaint.choices',
  room,
  may: anybody,
  refuses: [],
  input: z.object({}),
  run: async (_, { tx, today }) => {
    const [bodies, { league, outside }] = await Promise.all([
      bodiesToName(tx, today),
      readHandlers(tx, today),
    ]);
    return ok({
      bodies,
      league: league.length > 0,
      outside: outside !== null && !outside.league,
    });
  },
});

/** How many complaints came in, what became of them, and what was published. */
export const complaintOutcomes = defineQuery({
  name: 'complaint.outcomes',
  room,
  may: anybody,
  refuses: [],
  input: z.object({}),
  run: async (_, { tx, today }) => ok(await readOutcomes(tx, today)),
});
