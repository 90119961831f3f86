import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  money,
  personal,
  rowId,
  reference,
  text,
  whole,
} from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Language } from '../../../kernel/words.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdBody } from '../bodies/reads.ts';
import { changedMeanwhile, meanwhileRefusals } from '../last-change.ts';
import { ownsAffairsOf } from '../reach.ts';
import { paperLanguage } from '../paper-language.ts';
import { memberRoles, ownOnly, schoolWide, withinUnit } from '../roles.ts';
import { handoverKinds, type HandoverItem } from './model.ts';
import { handoverPaper } from './papers.ts';
import {
  endsOf,
  holdHandover,
  personOf,
  readHandover,
  versionsOf,
  type ShownHandover,
} from './reads.ts';
import { judgeHandover, judgeSigning, sideOf } from './rules.ts';
import { handover, handoverItem, handoverSignature, handoverVersion } from './tables.ts';

const room = 'organisation';

/** Those who keep the records or lead the union whose change of term it is. */
const writers = [
  ...schoolWide('administrator', 'league', 'presidium', 'head', 'office'),
  ...withinUnit('unit-league', 'unit-presidium'),
];
const list = {
  giverId: personal(rowId(), 'names who hands over'),
  takerId: personal(rowId(), 'names who takes over'),
  day: day(),
  items: z
    .array(
      z.object({
        kind: choice(handoverKinds),
        name: text(100),
        quantity: whole(1, 1_000_000).nullish(),
        /** In 分; of money alone. */
        cents: money().nullish(),
        note: longText(300).nullish(),
      }),
    )
    .min(1)
    .max(200),
  note: longText(500).nullish(),
};
const listRefusals = [
  'handover-giver-unknown',
  'handover-taker-unknown',
  'handover-to-oneself',
  'handover-amount-missing',
  'handover-amount-not-asked',
  'handover-secret',
] as const;

const listFields = z.object(list);
type WrittenList = z.output<typeof listFields>;

const itemsOf = ({ items }: WrittenList): readonly HandoverItem[] =>
  items.map(({ kind, name, quantity = null, cents = null, note = null }) => ({
    ...{ kind, name, quantity, cents, note },
  }));

/** Judges a list for a body that is held. */
async function judgeList(
  { tx }: Context,
  bodyId: Uuid,
  wanted: WrittenList,
): Promise<readonly Refusal[]> {
  const ends = await endsOf(tx, bodyId, [wanted.giverId, wanted.takerId]);
  const find = (id: Uuid) => ends.find((one) => one.id === id) ?? null;
  const [giver, taker] = [find(wanted.giverId), find(wanted.takerId)];
  return judgeHandover({ bodyId, giver, taker, items: itemsOf(wanted) });
}

async function writeVersion(
  { tx, now }: Context,
  { id, version }: { readonly id: Uuid; readonly version: number },
  wanted: WrittenList,
): Promise<void> {
  const { db, schoolId } = tx;
  const key = { schoolId, handoverId: id, version };
  const { giverId, takerId, day: on, note = null } = wanted;
  const row = { ...key, day: on, giverId, takerId, note, writtenAt: now };
  const items = itemsOf(wanted).map((item, at) => ({ ...key, position: at + 1, ...item }));
  const versions = db.insert(handoverVersion).values(row);
  await Promise.all([versions, db.insert(handoverItem).values(items)]);
}

/** What the journal keeps of a list. */
const keptList = (wanted: WrittenList, version: number) => ({
  ...{ version, giverId: wanted.giverId, takerId: wanted.takerId, day: wanted.day },
  ...{ note: wanted.note ?? null, items: itemsOf(wanted).map((item) => ({ ...item })) },
});

/** Writes the list of what a holder of a post hands to who follows. Nothing is signed by that. */
export const handoverDraw = defineAction({
  name: 'handover.draw-up',
  room,
  may: writers,
  face: 'screen',
  refuses: ['body-unknown', ...listRefusals],
  input: z.object({ bodyId: reference('body'), ...list }),
  run: async ({ bodyId, ...wanted }, context) => {
    const { tx, authority, actor, newId } = context;
    const body = await holdBody(tx, authority, { id: bodyId, how: 'share' });
    if (body === null || !ownsAffairsOf(actor, authority, body.unitId))
      return err([refusal('body-unknown', 'bodyId')]);
    const refusals = await judgeList(context, bodyId, wanted);
    if (refusals.length > 0) return err(refusals);
    const id = newId();
    const row = { schoolId: tx.schoolId, id, bodyId, version: 1, sealedAt: null };
    await tx.db.insert(handover).values(row);
    await writeVersion(context, { id, version: 1 }, wanted);
    const after = { bodyId, ...keptList(wanted, 1) };
    return ok({
      subject: { kind: 'handover', id },
      before: null,
      after,
      answer: { id, version: 1 },
    });
  },
});

/** Replaces the list by a new version, until both sides have signed; a signature under the old one no longer counts. */
export const handoverRevise = defineAction({
  name: 'handover.revise',
  room,
  may: writers,
  face: 'screen',
  refuses: ['handover-unknown', 'handover-sealed', ...meanwhileRefusals, ...listRefusals],
  input: z.object({ handoverId: rowId(), revision: whole(1), ...list }),
  run: async ({ handoverId, revision: seen, ...wanted }, context) => {
    const { tx, authority, actor } = context;
    const held = await holdHandover(tx, handoverId);
    const body = held && (await holdBody(tx, authority, { id: held.bodyId, how: 'share' }));
    if (!held || !body || !ownsAffairsOf(actor, authority, body.unitId))
      return err([refusal('handover-unknown', 'handoverId')]);
    if (held.sealedAt !== null) return err([refusal('handover-sealed', 'handoverId')]);
    const subject = { kind: 'handover', id: handoverId };
    if (held.version !== seen)
      return err([await changedMeanwhile(tx, subject, String(held.version))]);
    const refusals = await judgeList(context, held.bodyId, wanted);
    if (refusals.length > 0) return err(refusals);
    const version = seen + 1;
    await writeVersion(context, { id: handoverId, version }, wanted);
    await tx.db
      .update(handover)
      .set({ version })
      .where(and(eq(handover.schoolId, tx.schoolId), eq(handover.id, handoverId)));
    const after = keptList(wanted, version);
    return ok({ subject, before: { version: seen }, after, answer: { version } });
  },
});

/** Signs for one's own side, by the post held now or before. When both have signed, the list stands for good. */
export const handoverSign = defineAction({
  name: 'handover.sign',
  room,
  may: ownOnly(...memberRoles),
  face: 'confirm',
  refuses: [
    'handover-unknown',
    'handover-not-yours',
    'handover-newer',
    'handover-signed-already',
    'handover-sealed',
  ],
  input: z.object({ handoverId: rowId(), revision: whole(1) }),
  run: async ({ handoverId, revision: seen }, { tx, authority, actor, now }) => {
    const personId = personOf(actor);
    const held = await holdHandover(tx, handoverId);
    const shown = held && (await readHandover(tx, { authority, actor }, handoverId));
    if (!held || !shown) return err([refusal('handover-unknown', 'handoverId')]);
    if (held.sealedAt !== null) return err([refusal('handover-sealed', 'handoverId')]);
    const { version, giver, taker, signatures } = shown;
    const signed = signatures.map(({ side }) => side);
    const refusals = judgeSigning({ personId, giver, taker, version, seen, signed });
    const side = sideOf({ personId, giver, taker });
    if (refusals.length > 0 || side === null || personId === null) return err(refusals);
    const key = { schoolId: tx.schoolId, handoverId, version };
    await tx.db.insert(handoverSignature).values({ ...key, side, personId, signedAt: now });
    const sealed = signed.length === 1;
    if (sealed)
      await tx.db
        .update(handover)
        .set({ sealedAt: now })
        .where(and(eq(handover.schoolId, tx.schoolId), eq(handover.id, handoverId)));
    const subject = { kind: 'handover', id: handoverId };
    const answer = { version, sealed };
    return ok({ subject, before: null, after: { version, side, sealed }, answer });
  },
});

/** What a handover's page shows: the newest version, what came before it, and what the reader may do. */
export interface HandoverPage extends ShownHandover {
  readonly language: Language;
  readonly versions: Awaited<ReturnType<typeof versionsOf>>;
  /** The side the reader can sign for now; null where there is nothing for them to sign. */
  readonly mySide: 'giver' | 'taker' | null;
}

/** One handover, for those of its body and for its two sides. */
export const handoverRead = defineQuery({
  name: 'handover.read',
  room,
  may: [...writers, ...ownOnly(...memberRoles)],
  refuses: ['handover-unknown'],
  input: z.object({ handoverId: rowId(), language: paperLanguage() }),
  paper: (page: HandoverPage) => handoverPaper(page, page.language),
  run: async ({ handoverId, language }, { tx, authority, actor }) => {
    const personId = personOf(actor);
    const [shown, versions] = await Promise.all([
      readHandover(tx, { authority, actor }, handoverId),
      versionsOf(tx, handoverId),
    ]);
    if (shown === null) return err([refusal('handover-unknown', 'handoverId')]);
    const side = sideOf({ personId, giver: shown.giver, taker: shown.taker });
    const open = shown.sealedAt === null && !shown.signatures.some((one) => one.side === side);
    const page: HandoverPage = { ...shown, language, versions, mySide: open ? side : null };
    return ok(page);
  },
});
