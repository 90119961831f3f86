import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  personal,
  reference,
  text,
  whole,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { isKept } from '../../engines/storage/attachments.ts';
import type { Json } from '../../kernel/json.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { personById } from '../organisation/reads.ts';
import { formById, formFor, gatherEvidence } from '../self-evaluation/reads.ts';
import { partIds, profiles } from './edition/model.ts';
import { preparers, publishers } from './grants.ts';
import type { Disclosure } from './model.ts';
import { prepare, type DisclosureParts } from './preparing.ts';
import { filedEdition, openDisclosure } from './reads.ts';
import { judgeClaim } from './rules.ts';
import { disclosure, disclosureClaim, disclosureExplanation, disclosureSection } from './tables.ts';

const room = 'disclosure';
const id = () => reference('disclosure');
const revision = () => whole(1, 1_000_000);

/** Papers a section may stand on. */
const paperTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;

/** Begins a disclosure of a union; one at a time. A correction names the edition it corrects, and why. */
export function disclosureBegin() {
  return defineAction({
    name: 'disclosure.begin',
    room,
    may: publishers,
    refuses: [
      'union-unknown',
      'form-unknown',
      'as-of-future',
      'disclosure-open',
      'edition-unknown',
      'why-missing',
    ],
    input: z.object({
      unionId: reference('body'),
      formId: text(40).nullish(),
      asOf: day(),
      profile: choice(profiles).optional(),
      corrects: text(64).nullish(),
      why: longText(400).nullish(),
    }),
    run: async (input, { tx, today, now, newId }) => {
      const { unionId, asOf } = input;
      if (asOf > today) return err([refusal('as-of-future', 'asOf', { today })]);
      const { unions } = await gatherEvidence(tx, [], asOf);
      if (!unions.some((one) => one.id === unionId && one.unitId === null))
        return err([refusal('union-unknown', 'unionId')]);
      const form = input.formId
        ? await formById(tx, input.formId)
        : await formFor(tx, unionId, asOf);
      if (form === null) return err([refusal('form-unknown', 'formId')]);
      const corrects = input.corrects ?? null;
      if (corrects !== null) {
        const before = await filedEdition(tx, corrects);
        if (before?.head.union.id !== unionId) return err([refusal('edition-unknown', 'corrects')]);
        if (!input.why) return err([refusal('why-missing', 'why')]);
      }
      const row = {
        schoolId: tx.schoolId,
        id: newId(),
        unionId,
        formId: form.id,
        asOf,
        profile: input.profile ?? ('reduced' as const),
        corrects,
        why: input.why ?? null,
        revision: 1,
        begunAt: now,
      };
      const inserted = await tx.db
        .insert(disclosure)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: disclosure.id });
      if (inserted.length === 0) return err([refusal('disclosure-open', 'unionId')]);
      return ok({
        subject: { kind: 'disclosure', id: row.id },
        before: null,
        after: row as unknown as Json,
        answer: { id: row.id },
      });
    },
  });
}

type Held = Result<Disclosure, readonly Refusal[]>;

/** Holds an open disclosure of which the caller saw the newest revision, and counts it on. */
async function take({ tx }: Context, disclosureId: Uuid, seen: number): Promise<Held> {
  const held = await openDisclosure(tx, disclosureId, { lock: true });
  if (held === null) return err([refusal('disclosure-unknown', 'disclosureId')]);
  if (held.revision !== seen)
    return err([await changedMeanwhile(tx, { kind: 'disclosure', id: disclosureId }, held.formId)]);
  await tx.db
    .update(disclosure)
    .set({ revision: sql`${disclosure.revision} + 1` })
    .where(and(eq(disclosure.schoolId, tx.schoolId), eq(disclosure.id, disclosureId)));
  return ok(held);
}

const seenRefusals = ['disclosure-unknown', ...meanwhileRefusals] as const;

/** Decides a tick or count, or leaves it to the records again. Against the records it takes a ground, which is published. */
export function disclosureClaimVerb(parts: DisclosureParts) {
  return defineAction({
    name: 'disclosure.claim',
    room,
    may: preparers,
    refuses: [
      ...seenRefusals,
      'item-unknown',
      'item-is-ticked',
      'item-is-counted',
      'more-than-unions',
      'union-unknown',
    ],
    input: z.object({
      disclosureId: id(),
      revision: revision(),
      item: text(40),
      ticked: yesNo().nullish(),
      conforming: whole(0, 10_000).nullish(),
      ground: longText(400).nullish(),
    }),
    run: async (input, context) => {
      const held = await take(context, input.disclosureId, input.revision);
      if (!held.ok) return held;
      const claim = {
        item: input.item,
        ticked: input.ticked ?? null,
        conforming: input.conforming ?? null,
        ground: input.ground ?? null,
      };
      const { tx } = context;
      const prepared = await prepare(tx, held.value, parts);
      if (prepared === null) return err([refusal('union-unknown')]);
      const refusals = judgeClaim(prepared.judged, claim);
      if (refusals.length > 0) return err(refusals);
      const before = prepared.decided.claims.find(({ item }) => item === claim.item) ?? null;
      const key = { schoolId: tx.schoolId, disclosureId: input.disclosureId };
      const empty = claim.ticked === null && claim.conforming === null && claim.ground === null;
      if (empty)
        await tx.db
          .delete(disclosureClaim)
          .where(
            and(
              eq(disclosureClaim.schoolId, tx.schoolId),
              eq(disclosureClaim.disclosureId, input.disclosureId),
              eq(disclosureClaim.item, claim.item),
            ),
          );
      else
        await tx.db
          .insert(disclosureClaim)
          .values({ ...key, ...claim })
          .onConflictDoUpdate({
            target: [disclosureClaim.schoolId, disclosureClaim.disclosureId, disclosureClaim.item],
            set: claim,
          });
      return ok({
        subject: { kind: 'disclosure', id: input.disclosureId },
        before: before as unknown as Json,
        after: (empty ? null : claim) as Json,
        answer: { revision: input.revision + 1 },
      });
    },
  });
}

/** Writes or attaches what a section holds, with who vouches for it; with neither, the records stand alone again. */
export const disclosureWrite = defineAction({
  name: 'disclosure.write',
  room,
  may: preparers,
  face: 'screen',
  refuses: [...seenRefusals, 'person-unknown', 'attester-missing', 'paper-unknown'],
  input: z.object({
    disclosureId: id(),
    revision: revision(),
    part: choice(partIds),
    text: longText(60_000).nullish(),
    paper: file(paperTypes).nullish(),
    attestedBy: personal(
      reference('person'),
      'Who vouches for a section is published with it',
    ).nullish(),
    attestedAs: text(40).nullish(),
    attestedOn: day().nullish(),
  }),
  run: async (input, context) => {
    const held = await take(context, input.disclosureId, input.revision);
    if (!held.ok) return held;
    const { tx, today } = context;
    const { disclosureId, part } = input;
    const content = {
      text: input.text ?? null,
      paper: input.paper ?? null,
      attestedBy: input.attestedBy ?? null,
      attestedAs: input.attestedAs ?? null,
      attestedOn: input.attestedOn ?? (input.attestedBy ? today : null),
    };
    if (content.paper !== null && (content.attestedBy === null || content.attestedAs === null))
      return err([refusal('attester-missing', 'attestedBy')]);
    if (content.paper !== null && !(await isKept(tx, content.paper)))
      return err([refusal('paper-unknown', 'paper')]);
    const who = content.attestedBy === null ? null : await personById(tx, content.attestedBy);
    if (content.attestedBy !== null && who === null)
      return err([refusal('person-unknown', 'attestedBy')]);
    const key = and(
      eq(disclosureSection.schoolId, tx.schoolId),
      eq(disclosureSection.disclosureId, disclosureId),
      eq(disclosureSection.part, part),
    );
    const [before] = await tx.db.select().from(disclosureSection).where(key);
    const empty = content.text === null && content.paper === null;
    if (empty) await tx.db.delete(disclosureSection).where(key);
    else
      await tx.db
        .insert(disclosureSection)
        .values({ schoolId: tx.schoolId, disclosureId, part, ...content })
        .onConflictDoUpdate({
          target: [
            disclosureSection.schoolId,
            disclosureSection.disclosureId,
            disclosureSection.part,
          ],
          set: content,
        });
    return ok({
      subject: { kind: 'disclosure', id: disclosureId },
      before: before === undefined ? null : { part, text: before.text, paper: before.paper },
      after: empty ? null : { part, text: content.text, paper: content.paper },
      answer: { revision: input.revision + 1 },
    });
  },
});

/** Says why a finding of the audit is right as it stands; kept with the disclosure. */
export const disclosureExplain = defineAction({
  name: 'disclosure.explain',
  room,
  may: preparers,
  refuses: [...seenRefusals],
  input: z.object({
    disclosureId: id(),
    revision: revision(),
    finding: text(16),
    reason: longText(400),
  }),
  run: async ({ disclosureId, revision: seen, finding, reason }, context) => {
    const held = await take(context, disclosureId, seen);
    if (!held.ok) return held;
    const { tx } = context;
    await tx.db
      .insert(disclosureExplanation)
      .values({ schoolId: tx.schoolId, disclosureId, finding, why: reason })
      .onConflictDoUpdate({
        target: [
          disclosureExplanation.schoolId,
          disclosureExplanation.disclosureId,
          disclosureExplanation.finding,
        ],
        set: { why: reason },
      });
    return ok({
      subject: { kind: 'disclosure', id: disclosureId },
      before: null,
      after: { finding, why: reason },
      answer: { revision: seen + 1 },
    });
  },
});

/** Changes the day or the profile of a disclosure. */
export const disclosureUpdate = defineAction({
  name: 'disclosure.update',
  room,
  may: publishers,
  refuses: [...seenRefusals, 'as-of-future'],
  input: z.object({
    disclosureId: id(),
    revision: revision(),
    asOf: day().optional(),
    profile: choice(profiles).optional(),
  }),
  run: async (input, context) => {
    const { tx, today } = context;
    if (input.asOf !== undefined && input.asOf > today)
      return err([refusal('as-of-future', 'asOf', { today })]);
    const held = await take(context, input.disclosureId, input.revision);
    if (!held.ok) return held;
    const { asOf, profile } = held.value;
    const after = { asOf: input.asOf ?? asOf, profile: input.profile ?? profile };
    await tx.db
      .update(disclosure)
      .set(after)
      .where(and(eq(disclosure.schoolId, tx.schoolId), eq(disclosure.id, input.disclosureId)));
    return ok({
      subject: { kind: 'disclosure', id: input.disclosureId },
      before: { asOf, profile },
      after,
      answer: { revision: input.revision + 1 },
    });
  },
});

/** Gives up a disclosure that was not published. What was decided for it stays in the journal. */
export const disclosureAbandon = defineAction({
  name: 'disclosure.abandon',
  room,
  may: publishers,
  face: 'confirm',
  refuses: ['disclosure-unknown'],
  input: z.object({ disclosureId: id() }),
  run: async ({ disclosureId }, { tx, now }) => {
    const held = await openDisclosure(tx, disclosureId, { lock: true });
    if (held === null) return err([refusal('disclosure-unknown', 'disclosureId')]);
    await tx.db
      .update(disclosure)
      .set({ closedAt: now })
      .where(and(eq(disclosure.schoolId, tx.schoolId), eq(disclosure.id, disclosureId)));
    return ok({
      subject: { kind: 'disclosure', id: disclosureId },
      before: { closedAt: null },
      after: { closedAt: now },
      answer: {},
    });
  },
});
