import { createHash, randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inForce } from '../../charter/in-force.ts';
import { readStatedValues } from '../../charter/reads.ts';
import { choice, longText, reference, text } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { readHead } from '../../engines/storage/journal/chain.ts';
import type { Day } from '../../kernel/day.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Edition, EditionHead } from './edition/model.ts';
import { freeze, withheld } from './edition/tree.ts';
import { verifyEdition } from './edition/verify.ts';
import { approvers, publishers } from './grants.ts';
import { withdrawalReasons } from './model.ts';
import {
  obstaclesOf,
  prepare,
  previewFindings,
  type DisclosureParts,
  type Prepared,
} from './preparing.ts';
import { approversProvision } from './provisions.ts';
import { filedEdition, openDisclosure } from './reads.ts';
import { judgeObstacles, missingApprovals } from './rules.ts';
import { disclosure, disclosureApproval, edition, editionWithdrawal } from './tables.ts';

const room = 'disclosure';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const contentShape = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ kind: 'text' });

/** Roles whose approval the charter asks for on a day. */
export async function requiredApprovers(
  { tx }: Pick<Context, 'tx'>,
  day: Day,
): Promise<readonly string[]> {
  return inForce(await readStatedValues(tx, approversProvision.name), approversProvision, day)
    .value;
}

const refusedWhilePreparing = [
  'disclosure-unknown',
  'content-changed',
  'claims-ungrounded',
  'findings-unexplained',
  'sections-empty',
] as const;

/** The disclosure as it stands now, if it is still what the caller saw and nothing keeps it back. */
async function ready(
  context: Context,
  {
    disclosureId,
    content,
  }: { readonly disclosureId: Prepared['disclosure']['id']; readonly content: string },
  parts: DisclosureParts,
): Promise<Result<Prepared, readonly Refusal[]>> {
  const held = await openDisclosure(context.tx, disclosureId, { lock: true });
  const prepared = held && (await prepare(context.tx, held, parts));
  if (prepared === null) return err([refusal('disclosure-unknown', 'disclosureId')]);
  if (prepared.content !== content) return err([refusal('content-changed', 'content')]);
  const refusals = judgeObstacles(obstaclesOf(prepared, await previewFindings(prepared, 'zh')));
  return refusals.length > 0 ? err(refusals) : ok(prepared);
}

/** Approves a disclosure as it stands: by the League committee, and by whoever the charter adds. A later change voids it. */
export function disclosureApprove(parts: DisclosureParts) {
  return defineAction({
    name: 'disclosure.approve',
    room,
    may: approvers,
    face: 'screen',
    refuses: [...refusedWhilePreparing, 'approval-not-asked', 'approved-already'],
    input: z.object({ disclosureId: reference('disclosure'), content: contentShape() }),
    run: async (input, context) => {
      const { tx, actor, today, now } = context;
      const role = actor.kind === 'person' ? actor.capacity.role : '';
      const prepared = await ready(context, input, parts);
      if (!prepared.ok) return prepared;
      const required = await requiredApprovers(context, today);
      if (!required.includes(role))
        return err([refusal('approval-not-asked', [], { roles: required.join(' ') })]);
      const row = {
        role,
        revision: prepared.value.disclosure.revision,
        content: input.content,
        personId: actor.kind === 'person' ? actor.personId : null,
        approvedAt: now,
      };
      const rows = await tx.db
        .insert(disclosureApproval)
        .values({ schoolId: tx.schoolId, disclosureId: input.disclosureId, ...row })
        .onConflictDoNothing()
        .returning({ role: disclosureApproval.role });
      if (rows.length === 0) return err([refusal('approved-already')]);
      return ok({
        subject: { kind: 'disclosure', id: input.disclosureId },
        before: null,
        after: row as unknown as Json,
        answer: { missing: required.filter((one) => one !== role) },
      });
    },
  });
}

/** The number of the next edition of a union's form. */
async function nextNumber({ tx }: Context, { union, form }: Prepared): Promise<number> {
  const rows = await tx.db
    .select({ last: sql<number>`coalesce(max(${edition.number}), 0)::int` })
    .from(edition)
    .where(
      and(
        eq(edition.schoolId, tx.schoolId),
        eq(edition.unionId, union.id),
        eq(edition.formId, form.id),
      ),
    );
  return (rows[0]?.last ?? 0) + 1;
}

function headOf(
  prepared: Prepared,
  {
    number,
    today,
    journal,
  }: { readonly number: number; readonly today: Day; readonly journal: EditionHead['journal'] },
): EditionHead {
  const { school, union, form, disclosure: own, decided, content } = prepared;
  return {
    schema: 'mingzhang-edition/1',
    school,
    union: { id: union.id, name: union.name },
    form,
    asOf: own.asOf,
    number,
    publishedOn: today,
    profile: own.profile,
    approvals: decided.approvals
      .filter((one) => one.content === content)
      .map(({ role, approvedAt }) => ({ by: role, day: chinaDay(approvedAt as Instant) })),
    corrects: own.corrects === null ? null : { hash: own.corrects, why: own.why ?? '' },
    journal,
  };
}

/** A first edition corrects nothing; a later one of the same form must say which it corrects. */
function judgeChain(
  number: number,
  { disclosure: own }: Prepared,
  before: Edition | null,
): readonly Refusal[] {
  if (number > 1 && own.corrects === null) return [refusal('corrects-missing')];
  return own.corrects !== null && before?.head.number !== number - 1
    ? [refusal('corrects-not-last')]
    : [];
}

/** Publishes what was approved: freezes it, gives it its hash, and opens it to everybody. Nothing edits it afterwards. */
export function disclosurePublish(parts: DisclosureParts) {
  return defineAction({
    name: 'disclosure.publish',
    room,
    may: publishers,
    face: 'screen',
    refuses: [
      ...refusedWhilePreparing,
      'approvals-missing',
      'corrects-missing',
      'corrects-not-last',
    ],
    input: z.object({ disclosureId: reference('disclosure'), content: contentShape() }),
    run: async (input, context) => {
      const { tx, today, now, schoolId } = context;
      const held = await ready(context, input, parts);
      if (!held.ok) return held;
      const prepared = held.value;
      const required = await requiredApprovers(context, today);
      const missing = missingApprovals(required, prepared.decided.approvals, input.content);
      if (missing.length > 0)
        return err([refusal('approvals-missing', [], { roles: missing.join(' ') })]);
      const number = await nextNumber(context, prepared);
      const { corrects } = prepared.disclosure;
      const before = corrects === null ? null : await filedEdition(tx, corrects);
      const chain = judgeChain(number, prepared, before);
      if (chain.length > 0) return err(chain);
      const journal = (await readHead(tx.client, schoolId)) ?? { seq: 0, hash: '' };
      const newSalt = (): string => randomBytes(16).toString('hex');
      const head = headOf(prepared, { number, today, journal });
      const frozen = freeze({ sha256, newSalt }, head, prepared.parts);
      const { failures } = verifyEdition(sha256, frozen, before);
      if (failures.length > 0)
        throw new Error(
          `a new edition does not verify: ${failures.map(({ check, place }) => `${check} ${place}`).join(', ')}`,
        );
      const { asOf, publishedOn, profile } = head;
      await tx.db.insert(edition).values({
        schoolId,
        hash: frozen.hash,
        unionId: prepared.union.id,
        formId: prepared.form.id,
        number,
        asOf,
        publishedOn,
        profile,
        filing: frozen as unknown as Json,
      });
      await tx.db
        .update(disclosure)
        .set({ closedAt: now, editionHash: frozen.hash })
        .where(and(eq(disclosure.schoolId, schoolId), eq(disclosure.id, input.disclosureId)));
      return ok({
        subject: { kind: 'edition', id: frozen.hash },
        before: null,
        after: { disclosure: input.disclosureId, number, asOf, profile, hash: frozen.hash },
        answer: { hash: frozen.hash, number },
      });
    },
  });
}

/**
 * Takes one piece out of a published edition, in every copy and for good: a person asked, their time is over, or they
 * are a minor. The edition keeps its hash and still verifies. A row goes with all its tellings.
 */
export const editionWithdraw = defineAction({
  name: 'edition.withdraw',
  room,
  may: publishers,
  face: 'confirm',
  refuses: ['edition-unknown', 'row-unknown', 'row-withdrawn'],
  input: z.object({
    hash: text(64),
    row: z.int().min(1).max(10_000).meta({ kind: 'number' }),
    reason: choice(withdrawalReasons),
    note: longText(400).nullish(),
  }),
  run: async ({ hash, row, reason }, { tx, today }) => {
    const { schoolId } = tx;
    const key = and(eq(edition.schoolId, schoolId), eq(edition.hash, hash));
    const rows = await tx.db
      .select({ filing: edition.filing })
      .from(edition)
      .where(key)
      .for('update');
    const filed = (rows[0]?.filing ?? null) as unknown as Edition | null;
    if (filed === null) return err([refusal('edition-unknown', 'hash')]);
    const ids = [`row-${row}`, `row-${row}-full`];
    const leaves = filed.parts.find(({ id }) => id === 'roster')?.leaves ?? [];
    const own = leaves.filter((leaf) => ids.includes(leaf.id));
    if (own.length === 0) return err([refusal('row-unknown', 'row')]);
    if (own.every(({ content }) => content === null)) return err([refusal('row-withdrawn', 'row')]);
    const left = withheld(filed, (part, leaf) => part.id === 'roster' && ids.includes(leaf.id));
    await tx.db
      .update(edition)
      .set({ filing: left as unknown as Json })
      .where(key);
    await tx.db
      .insert(editionWithdrawal)
      .values({ schoolId, hash, place: `roster/row-${row}`, why: reason, withdrawnOn: today });
    return ok({
      subject: { kind: 'edition', id: hash },
      before: null,
      after: { place: `roster/row-${row}`, why: reason },
      answer: {},
    });
  },
});
