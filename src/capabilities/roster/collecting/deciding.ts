import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { longText, rowId, whole, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { collectors } from '../grants.ts';
import type { SourceLine } from '../lines/line.ts';
import { collectionRequest } from '../tables.ts';
import {
  chosenLines,
  examined,
  linesField,
  takeOver,
  takingRefusals,
  type Examined,
} from '../taking/actions.ts';
import { requestById, linesOf, periodOf, type Request, type RequestRow } from './reads.ts';

const room = 'roster';

/** A request as it was seen, held; refused where it is unknown or changed meanwhile. */
const heldRequest = async (
  { tx }: Context,
  { requestId, revision }: { readonly requestId: Uuid; readonly revision: number },
): Promise<Request | readonly Refusal[]> => {
  const request = await requestById(tx, requestId, 'hold');
  if (request === null) return [refusal('request-unknown', 'requestId')];
  return request.row.revision === revision ? request : [refusal('roster-changed', 'revision')];
};

async function decide(
  { tx, now }: Context,
  { row }: Request,
  set: Partial<RequestRow>,
): Promise<void> {
  await tx.db
    .update(collectionRequest)
    .set({ ...set, decidedAt: now, revision: sql`${collectionRequest.revision} + 1` })
    .where(and(eq(collectionRequest.schoolId, tx.schoolId), eq(collectionRequest.id, row.id)));
}

/** Takes a link back: what was sent stays, and the link opens nothing any more. */
export const requestRevoke = defineAction({
  name: 'collection-request.revoke',
  room,
  may: collectors,
  face: 'confirm',
  refuses: ['request-unknown'],
  input: z.object({ requestId: rowId() }),
  run: async ({ requestId }, context) => {
    const request = await requestById(context.tx, requestId, 'hold');
    if (request === null) return err([refusal('request-unknown', 'requestId')]);
    await decide(context, request, { tokenHash: null });
    return ok({
      subject: { kind: 'collection-request', id: requestId },
      before: { link: true },
      after: { link: false },
      answer: {},
    });
  },
});

/** What a unit sent, line by line against the records, as a dry run of an import. */
export interface SentRequest extends Examined {
  readonly requestId: Uuid;
  readonly collectionId: Uuid;
  readonly bodyId: Uuid;
  readonly title: string;
  /** The day from which the posts are held. */
  readonly since: Day;
  readonly unionName: string;
  readonly unitName: string;
  readonly state: RequestRow['state'];
  readonly remarks: string | null;
  readonly revision: number;
}

/** A line without a unit is of the unit that sent it. */
const withUnit = (lines: readonly SourceLine[], unitName: string): readonly SourceLine[] =>
  lines.map((line) => ({ ...line, cells: { ...line.cells, unit: line.cells.unit ?? unitName } }));

export const requestRead = defineQuery({
  name: 'collection-request.read',
  room,
  may: collectors,
  refuses: ['request-unknown'],
  input: z.object({ requestId: rowId() }),
  run: async ({ requestId }, context) => {
    const request = await requestById(context.tx, requestId, 'look');
    if (request === null) return err([refusal('request-unknown', 'requestId')]);
    const { row, collection: asked, unionName, unitName } = request;
    const lines = withUnit(linesOf(row), unitName);
    const read = { lines, fields: [], ignored: [] };
    const told = await examined(context, read, { unionId: row.bodyId, since: asked.since });
    const answer: SentRequest = {
      ...{
        requestId,
        collectionId: asked.id,
        bodyId: row.bodyId,
        title: asked.title,
        since: asked.since,
      },
      ...{ unionName, unitName, state: row.state, remarks: row.remarks, revision: row.revision },
      ...told,
    };
    return ok(answer);
  },
});

/** Takes over what a unit sent, as an import does: all or nothing. The lines go; the records hold them. */
export const requestAccept = defineAction({
  name: 'collection-request.accept',
  room,
  may: collectors,
  face: 'screen',
  refuses: ['request-unknown', 'roster-changed', 'roster-not-sent', ...takingRefusals],
  input: z.object({
    requestId: rowId(),
    revision: whole(1),
    createPeople: yesNo(),
    createPlaces: yesNo(),
    lines: linesField(),
  }),
  run: async ({ requestId, revision, lines, createPeople, createPlaces }, context) => {
    const held = await heldRequest(context, { requestId, revision });
    if (!('row' in held)) return err(held);
    const { row, collection: asked } = held;
    if (row.state !== 'sent') return err([refusal('roster-not-sent', 'requestId')]);
    const taken = await takeOver(context, chosenLines(lines), {
      ...{ unionId: row.bodyId, since: asked.since, period: periodOf(asked), paper: null },
      may: { people: createPeople, places: createPlaces },
    });
    if (!taken.ok) return taken;
    await decide(context, held, { state: 'accepted', lines: null, tokenHash: null });
    const after = { state: 'accepted', lines: lines.length, ...taken.value };
    return ok({
      subject: { kind: 'collection-request', id: requestId },
      before: { state: row.state },
      after: after as unknown as Json,
      answer: { lines: lines.length, ...taken.value },
    });
  },
});

/** Sends a roster back with remarks; the same link shows them, and takes corrections again. */
export const requestReturn = defineAction({
  name: 'collection-request.return',
  room,
  may: collectors,
  refuses: ['request-unknown', 'roster-changed', 'roster-not-sent'],
  input: z.object({ requestId: rowId(), revision: whole(1), remarks: longText(1000) }),
  run: async ({ requestId, revision, remarks }, context) => {
    const held = await heldRequest(context, { requestId, revision });
    if (!('row' in held)) return err(held);
    if (held.row.state !== 'sent') return err([refusal('roster-not-sent', 'requestId')]);
    await decide(context, held, { state: 'returned', remarks });
    return ok({
      subject: { kind: 'collection-request', id: requestId },
      before: { state: held.row.state },
      after: { state: 'returned', remarks },
      answer: {},
    });
  },
});
