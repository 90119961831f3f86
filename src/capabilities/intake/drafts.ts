import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, rowId } from '../../engines/actions/fields.ts';
import { validate } from '../../engines/actions/validate.ts';
import { defineAction, type Action, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { contradictionsOf } from './contradictions.ts';
import { dutyStrike } from '../organisation/duties/actions.ts';
import { guideStrike } from '../organisation/guides/actions.ts';
import { takers } from './grants.ts';
import { draftKinds, draftValues, type DraftKind, type DraftValue } from './model.ts';
import {
  draftByKey,
  draftOf,
  draftsOf,
  heldDraftRow,
  readIntakeRow,
  takingOf,
  type DraftRow,
} from './reads.ts';
import {
  peopleRefusals,
  recordGuide,
  recordRosterRow,
  recordRosterRows,
} from './recording/people.ts';
import {
  placeRefusals,
  recordDepartment,
  recordDuty,
  recordElection,
  recordGround,
  recordUnion,
  recordUnit,
} from './recording/places.ts';
import { perform, type Recorded, type Taking } from './recording/recording.ts';
import {
  recordProvision,
  recordRules,
  rulesRefusals,
  type ProvisionSet,
} from './recording/rules.ts';
import { recordStatement, statementRefusals } from './recording/statements.ts';
import { intakeDraft } from './tables.ts';

const room = 'intake';

/** What rooms beside this one record drafts with; the server hands it in. */
export interface Keepers {
  /** `provision.set` over the provisions there are. */
  readonly setProvision: ProvisionSet;
  /** `attestation.record` of the self-evaluation. */
  readonly attest: Action;
}

type Parsed = { [K in DraftKind]: { readonly kind: K; readonly value: DraftValue<K> } }[DraftKind];

/** The value of a draft as its kind has it; refuses what does not fit, at its field. */
function parsed(kind: DraftKind, value: unknown): Result<Parsed, readonly Refusal[]> {
  const checked = validate(draftValues[kind], value);
  // One kind's value was checked against that kind's schema.
  return checked.ok ? ok({ kind, value: checked.value } as unknown as Parsed) : checked;
}

async function recorded(
  draft: Parsed,
  { taking, keepers }: { readonly taking: Taking; readonly keepers: Keepers },
  context: Context,
): Promise<Recorded> {
  switch (draft.kind) {
    case 'union':
      return recordUnion(draft.value, taking, context);
    case 'unit':
      return recordUnit(draft.value, taking, context);
    case 'department':
      return recordDepartment(draft.value, taking, context);
    case 'duty':
      return recordDuty(draft.value, taking, context);
    case 'roster':
      return recordRosterRow(draft.value, taking, context);
    case 'election':
      return recordElection(draft.value, taking, context);
    case 'guide':
      return recordGuide(draft.value, taking, context);
    case 'rules':
      return recordRules(draft.value, taking, context);
    case 'provision': {
      const rules = await draftByKey(context.tx, taking.intakeId, draft.value.rules);
      const documentId = (rules?.thingId ?? null) as Uuid | null;
      return recordProvision(draft.value, { documentId, set: keepers.setProvision }, context);
    }
    case 'ground':
      return recordGround(draft.value, taking, context);
    case 'statement':
      return recordStatement(draft.value, { taking, attest: keepers.attest }, context);
    default:
      return unreachable(draft);
  }
}

/** Marks drafts as what they became; what was changed is kept as it was accepted. */
async function settle(
  { tx, now }: Context,
  { id }: DraftRow,
  set: Partial<Pick<DraftRow, 'state' | 'thing' | 'thingId' | 'value' | 'changed'>>,
): Promise<void> {
  const settledAt = set.state === 'open' ? null : now;
  await tx.db
    .update(intakeDraft)
    .set({ ...set, settledAt })
    .where(and(eq(intakeDraft.schoolId, tx.schoolId), eq(intakeDraft.id, id)));
}

/** An open draft, held, with its intake; else why not. */
async function openDraft({ tx }: Context, id: Uuid) {
  const draft = await heldDraftRow(tx, id);
  const row = draft === null ? null : await readIntakeRow(tx, draft.intakeId);
  if (draft === null || row === null)
    return err([refusal('intake-draft-unknown', 'intakeDraftId')]);
  if (draft.state !== 'open') return err([refusal(`intake-draft-${draft.state}`, 'intakeDraftId')]);
  return ok({ draft, taking: takingOf(row) });
}

const settledRefusals = [
  'intake-draft-unknown',
  'intake-draft-accepted',
  'intake-draft-dismissed',
] as const;

const change = z.object(draftValues).partial().optional();

const recordingRefusals = ({ setProvision, attest }: Keepers): readonly string[] => [
  ...new Set([
    'input-invalid',
    ...placeRefusals,
    ...peopleRefusals,
    ...rulesRefusals(setProvision),
    ...statementRefusals(attest),
  ]),
];

/**
 * Makes a record of one draft, as it was read or as it was set right (`change`, under the draft's kind), by the rules of
 * the room that keeps it. The journal has it under the thing it became.
 */
function draftAccept(keepers: Keepers) {
  return defineAction({
    name: 'intake-draft.accept',
    room,
    may: takers,
    face: 'screen',
    refuses: [...settledRefusals, 'intake-change-other-kind', ...recordingRefusals(keepers)],
    input: z.object({ intakeDraftId: rowId(), change }),
    run: async (input, context) => {
      const open = await openDraft(context, input.intakeDraftId);
      if (!open.ok) return open;
      const { draft, taking } = open.value;
      const changed = input.change?.[draft.kind];
      if (input.change && changed === undefined)
        return err([refusal('intake-change-other-kind', 'change')]);
      const value = parsed(draft.kind, changed ?? draft.value);
      if (!value.ok) return value;
      const done = await recorded(value.value, { taking, keepers }, context);
      if (!done.ok) return done;
      const { subject, before, after } = done.value;
      await settle(context, draft, {
        ...{ state: 'accepted', thing: subject.kind, thingId: subject.id },
        ...(changed === undefined ? {} : { value: changed as unknown as Json, changed: true }),
      });
      return ok({ subject, before, after, answer: { thing: subject.kind, id: subject.id } });
    },
  });
}

/** Records several drafts of one kind; the roster's rows at once, so that its dry run sees all of them. */
async function recordedAll(
  rows: readonly DraftRow[],
  parts: { readonly taking: Taking; readonly keepers: Keepers },
  context: Context,
): Promise<
  Result<readonly { readonly thing: string; readonly thingId: string }[], readonly Refusal[]>
> {
  const values: Parsed[] = [];
  for (const [at, row] of rows.entries()) {
    const value = parsed(row.kind, row.value);
    if (!value.ok) return err(atDraft(at, value.error));
    values.push(value.value);
  }
  const lines = values.flatMap((one) => (one.kind === 'roster' ? [one.value] : []));
  if (lines.length === values.length) {
    const done = await recordRosterRows(lines, parts.taking, context);
    if (!done.ok) return done;
    const { kind, id } = done.value.subject;
    return ok(rows.map(() => ({ thing: kind, thingId: id })));
  }
  const refusals: Refusal[] = [];
  const made: { readonly thing: string; readonly thingId: string }[] = [];
  for (const [at, value] of values.entries()) {
    const done = await recorded(value, parts, context);
    if (done.ok) made.push({ thing: done.value.subject.kind, thingId: done.value.subject.id });
    else refusals.push(...atDraft(at, done.error));
  }
  return refusals.length > 0 ? err(refusals) : ok(made);
}

/** A refusal at the draft it is about, told as the roster tells its lines. */
const atDraft = (at: number, refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.map(({ code, field, values }) => refusal(code, ['lines', at, ...field], values));

/**
 * Makes records of several drafts of one kind that somebody has looked at, all or none; every refusal names its draft
 * (`lines`, its position among those given). Of drafts that contradict each other a person decides one by one.
 */
function draftAcceptAll(keepers: Keepers) {
  return defineAction({
    name: 'intake-draft.accept-all',
    room,
    may: takers,
    face: 'screen',
    refuses: [
      ...settledRefusals,
      'intake-unknown',
      'intake-contradicting',
      ...recordingRefusals(keepers),
    ],
    input: z.object({
      intakeId: rowId(),
      kind: choice(draftKinds),
      drafts: z.array(rowId()).min(1).max(1000).meta({ kind: 'list' }),
    }),
    run: async ({ intakeId, kind, drafts }, context) => {
      const row = await readIntakeRow(context.tx, intakeId);
      if (row === null) return err([refusal('intake-unknown', 'intakeId')]);
      const held = await draftsOf(context.tx, intakeId, { kind, hold: true });
      const wanted = drafts.map((id) => held.find((one) => one.id === id));
      const against = contradictionsOf(held.map(draftOf), []);
      const refusals = wanted.flatMap((draft, at) => {
        if (draft?.state === 'open')
          return against.has(draft.id) ? [refusal('intake-contradicting', ['lines', at])] : [];
        const code = draft ? (`intake-draft-${draft.state}` as const) : 'intake-draft-unknown';
        return [refusal(code, ['lines', at])];
      });
      if (refusals.length > 0) return err(refusals);
      const rows = wanted.flatMap((draft) => draft ?? []);
      const taking = takingOf(row);
      const done = await recordedAll(rows, { taking, keepers }, context);
      if (!done.ok) return done;
      for (const [at, draft] of rows.entries())
        await settle(context, draft, { state: 'accepted', ...done.value[at] });
      return ok({
        subject: { kind: 'intake', id: intakeId },
        before: null,
        after: { kind, made: done.value as unknown as Json },
        answer: { accepted: rows.length },
      });
    },
  });
}

/** Says that a draft is no record: misread, or not so any more. It can be taken back. */
const draftDismiss = defineAction({
  name: 'intake-draft.dismiss',
  room,
  may: takers,
  face: 'screen',
  refuses: settledRefusals,
  input: z.object({ intakeDraftId: rowId() }),
  run: async ({ intakeDraftId }, context) => {
    const open = await openDraft(context, intakeDraftId);
    if (!open.ok) return open;
    await settle(context, open.value.draft, { state: 'dismissed' });
    const subject = { kind: 'intake-draft', id: intakeDraftId };
    return ok({ subject, before: { state: 'open' }, after: { state: 'dismissed' }, answer: {} });
  },
});

/** Drafts whose record can be struck out again by the room that keeps it. */
async function struck(draft: DraftRow, context: Context): Promise<Recorded> {
  switch (draft.thing) {
    case 'duty':
      return perform(dutyStrike, { dutyId: draft.thingId }, context);
    case 'guide':
      return perform(guideStrike, { guideId: draft.thingId }, context);
    default:
      return err([refusal('intake-undo-at-record', 'intakeDraftId')]);
  }
}

/**
 * Takes back what was decided of a draft. A duty or guide that came of it is struck out again; other records are set
 * right where they are kept, since others may stand on them by now (`intake-undo-at-record`).
 */
const draftReopen = defineAction({
  name: 'intake-draft.reopen',
  room,
  may: takers,
  face: 'screen',
  refuses: [
    'intake-draft-unknown',
    'intake-draft-open',
    'intake-undo-at-record',
    'input-invalid',
    ...dutyStrike.refuses,
    ...guideStrike.refuses,
  ],
  input: z.object({ intakeDraftId: rowId() }),
  run: async ({ intakeDraftId }, context) => {
    const draft = await heldDraftRow(context.tx, intakeDraftId);
    if (draft === null) return err([refusal('intake-draft-unknown', 'intakeDraftId')]);
    if (draft.state === 'open') return err([refusal('intake-draft-open', 'intakeDraftId')]);
    const reopened = { state: 'open', thing: null, thingId: null } as const;
    if (draft.state === 'dismissed') {
      await settle(context, draft, reopened);
      const subject = { kind: 'intake-draft', id: intakeDraftId };
      return ok({ subject, before: { state: 'dismissed' }, after: { state: 'open' }, answer: {} });
    }
    const done = await struck(draft, context);
    if (!done.ok) return done;
    await settle(context, draft, reopened);
    return ok({ ...done.value, answer: {} });
  },
});

/** The verbs of drafts. */
export const draftVerbs = (keepers: Keepers) =>
  [draftAccept(keepers), draftAcceptAll(keepers), draftDismiss, draftReopen] as const;
