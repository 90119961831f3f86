import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { secret, text, whole } from '../../../engines/actions/fields.ts';
import { everybody } from '../../../engines/actions/authorise.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { mostLines, type LineCells, type SourceLine } from '../lines/line.ts';
import { fileRefusals, readRosterFile } from '../lines/read-file.ts';
import { lineRefusals } from '../lines/read-line.ts';
import { schoolYearOf } from '../period.ts';
import { collectionRequest } from '../tables.ts';
import { cellsField } from '../taking/actions.ts';
import type { PlanProblem } from '../taking/match.ts';
import type { RequestState } from './model.ts';
import { requestByToken, linesOf, type Request, type RequestRow } from './reads.ts';
import { checkLines, countWrite, judgeWriting } from './rules.ts';

const room = 'roster';

/** Whoever holds the link; it is the token that lets them in, to one union's list and nothing else. */
const holders = [{ role: everybody, reach: 'school' }] as const;

const tokenField = () => secret(43, 43);

/** Largest file that is read through a link, in bytes; a roster is some ten thousand. */
export const largestSent = 512 * 1024;

/** What the page behind a link shows. */
export interface OpenedRequest {
  readonly schoolName: string;
  readonly unionName: string;
  readonly unitName: string;
  readonly title: string;
  readonly due: string;
  readonly state: RequestState;
  readonly remarks: string | null;
  readonly revision: number;
  readonly expiresAt: Instant;
  readonly expired: boolean;
  readonly lines: readonly SourceLine[];
  readonly problems: readonly PlanProblem[];
}

const problemsOf = ({ row, collection }: Request): readonly PlanProblem[] =>
  checkLines(linesOf(row), schoolYearOf(collection.since));

function opened(request: Request, now: Instant): OpenedRequest {
  const { row, collection, schoolName, unionName, unitName } = request;
  return {
    ...{ schoolName, unionName, unitName, title: collection.title, due: collection.due },
    ...{ state: row.state, remarks: row.remarks, revision: row.revision },
    ...{ expiresAt: row.expiresAt, expired: row.expiresAt <= now },
    lines: linesOf(row),
    problems: problemsOf(request),
  };
}

/** What was asked for and how far it is, by the link alone. */
export const sentRosterOpen = defineQuery({
  name: 'sent-roster.open',
  room,
  may: holders,
  refuses: ['link-unknown'],
  input: z.object({ token: tokenField() }),
  run: async ({ token }, { tx, now }) => {
    const request = await requestByToken(tx, token, 'look');
    return request ? ok(opened(request, now)) : err([refusal('link-unknown', 'token')]);
  },
});

const writingRefusals = [
  ...['link-unknown', 'link-expired', 'link-too-often'],
  ...['roster-sent', 'roster-accepted', 'roster-changed'],
] as const;

/** The request of a link, if it may be written to now, and this writing counted. */
async function holdForWriting(
  { tx, now }: Context,
  { token, revision }: { readonly token: string; readonly revision: number },
): Promise<Result<Request & { readonly counted: Partial<RequestRow> }, readonly Refusal[]>> {
  const request = await requestByToken(tx, token, 'hold');
  if (request === null) return err([refusal('link-unknown', 'token')]);
  const refusals = judgeWriting(request.row, { now, seen: revision });
  if (refusals.length > 0) return err(refusals);
  const counted = countWrite(request.row, now);
  return 'code' in counted ? err([counted]) : ok({ ...request, counted });
}

async function write(
  { tx }: Context,
  { row }: Request,
  set: Partial<RequestRow>,
): Promise<Request['row']> {
  const after = { ...row, ...set, revision: row.revision + 1 };
  await tx.db
    .update(collectionRequest)
    .set({ ...set, revision: after.revision })
    .where(and(eq(collectionRequest.schoolId, tx.schoolId), eq(collectionRequest.id, row.id)));
  return after;
}

const changeOf = (request: Request, after: RequestRow, now: Instant) => ({
  subject: { kind: 'collection-request', id: request.row.id },
  before: { state: request.row.state, lines: linesOf(request.row).length } as Json,
  after: { state: after.state, lines: linesOf(after).length } as Json,
  answer: opened({ ...request, row: after }, now),
});

/** Reads a file sent through a link and keeps its lines as a draft, in place of those before; says what is wrong. */
export const sentRosterUpload = defineAction({
  name: 'sent-roster.upload',
  room,
  may: holders,
  face: 'screen',
  secretAnswer: true,
  refuses: [...writingRefusals, ...fileRefusals, 'file-too-large'],
  input: z.object({
    token: tokenField(),
    revision: whole(1),
    name: text(200),
    /** The file in base64. */
    content: z.base64().max(Math.ceil(largestSent / 3) * 4 + 4),
  }),
  run: async ({ token, revision, name, content }, context) => {
    const held = await holdForWriting(context, { token, revision });
    if (!held.ok) return held;
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length > largestSent)
      return err([refusal('file-too-large', 'content', { kilobytes: largestSent / 1024 })]);
    const read = await readRosterFile({ name, content: bytes });
    if (!read.ok) return read;
    const { counted, ...request } = held.value;
    const lines = read.value.lines as unknown as Json;
    const after = await write(context, request, { ...counted, lines });
    return ok(changeOf(request, after, context.now));
  },
});

const sentLines = () =>
  z
    .array(z.object({ sheet: text(200).nullish(), row: whole(1, 1_000_000), cells: cellsField() }))
    .max(mostLines)
    .meta({ kind: 'list' });

const filled = (cells: object): LineCells =>
  Object.fromEntries(
    Object.entries(cells).filter(([, value]) => typeof value === 'string' && value !== ''),
  );

/** Keeps corrected lines as the draft. */
export const sentRosterSave = defineAction({
  name: 'sent-roster.save',
  room,
  may: holders,
  face: 'screen',
  secretAnswer: true,
  refuses: writingRefusals,
  input: z.object({ token: tokenField(), revision: whole(1), lines: sentLines() }),
  run: async ({ lines, ...asked }, context) => {
    const held = await holdForWriting(context, asked);
    if (!held.ok) return held;
    const { counted, ...request } = held.value;
    const kept = lines.map(({ sheet = null, row, cells }) => ({
      sheet,
      row,
      cells: filled(cells),
    }));
    const after = await write(context, request, { ...counted, lines: kept as unknown as Json });
    return ok(changeOf(request, after, context.now));
  },
});

/** Sends the draft in. Refuses while a line is wrong, and a list of nobody. */
export const sentRosterSend = defineAction({
  name: 'sent-roster.send',
  room,
  may: holders,
  face: 'screen',
  secretAnswer: true,
  refuses: [...writingRefusals, ...lineRefusals, 'line-twice', 'roster-empty'],
  input: z.object({ token: tokenField(), revision: whole(1) }),
  run: async (asked, context) => {
    const held = await holdForWriting(context, asked);
    if (!held.ok) return held;
    const { counted, ...request } = held.value;
    if (linesOf(request.row).length === 0) return err([refusal('roster-empty', 'token')]);
    const problems = problemsOf(request);
    if (problems.length > 0)
      return err(
        problems.map(({ line, field, code, values }) =>
          refusal(code, ['lines', line, field], values),
        ),
      );
    const set = { ...counted, state: 'sent' as const, sentAt: context.now };
    const after = await write(context, request, set);
    return ok(changeOf(request, after, context.now));
  },
});
