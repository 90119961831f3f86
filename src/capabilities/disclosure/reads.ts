import { and, desc, eq, isNull } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Edition, Profile } from './edition/model.ts';
import { publishedCopy } from './edition/tree.ts';
import type { DecidedClaim, Disclosure } from './model.ts';
import type { Consent } from './naming.ts';
import {
  disclosure,
  disclosureApproval,
  disclosureClaim,
  disclosureExplanation,
  disclosureSection,
  edition,
  publicationConsent,
} from './tables.ts';

const columns = {
  id: disclosure.id,
  unionId: disclosure.unionId,
  formId: disclosure.formId,
  asOf: disclosure.asOf,
  profile: disclosure.profile,
  corrects: disclosure.corrects,
  why: disclosure.why,
  revision: disclosure.revision,
};

/** A disclosure that is open, or null. `lock` holds it until the transaction ends. */
export async function openDisclosure(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  { lock }: { readonly lock: boolean } = { lock: false },
): Promise<Disclosure | null> {
  const reading = db
    .select(columns)
    .from(disclosure)
    .where(
      and(eq(disclosure.schoolId, schoolId), eq(disclosure.id, id), isNull(disclosure.closedAt)),
    );
  const rows = await (lock ? reading.for('update') : reading);
  return rows[0] ?? null;
}

/** What people decided for a disclosure besides what the records say. */
export interface Decided {
  readonly claims: readonly DecidedClaim[];
  readonly sections: readonly (typeof disclosureSection.$inferSelect)[];
  readonly explanations: readonly { readonly finding: string; readonly why: string }[];
  readonly approvals: readonly {
    readonly role: string;
    readonly content: string;
    readonly personId: Uuid | null;
    readonly approvedAt: string;
  }[];
}

/** Everything decided, in one round trip of four statements. */
export async function decidedFor({ db, schoolId }: SchoolTransaction, id: Uuid): Promise<Decided> {
  const [claims, sections, explanations, approvals] = await Promise.all([
    db
      .select({
        item: disclosureClaim.item,
        ticked: disclosureClaim.ticked,
        conforming: disclosureClaim.conforming,
        ground: disclosureClaim.ground,
      })
      .from(disclosureClaim)
      .where(and(eq(disclosureClaim.schoolId, schoolId), eq(disclosureClaim.disclosureId, id))),
    db
      .select()
      .from(disclosureSection)
      .where(and(eq(disclosureSection.schoolId, schoolId), eq(disclosureSection.disclosureId, id))),
    db
      .select({ finding: disclosureExplanation.finding, why: disclosureExplanation.why })
      .from(disclosureExplanation)
      .where(
        and(
          eq(disclosureExplanation.schoolId, schoolId),
          eq(disclosureExplanation.disclosureId, id),
        ),
      ),
    db
      .select({
        role: disclosureApproval.role,
        content: disclosureApproval.content,
        personId: disclosureApproval.personId,
        approvedAt: disclosureApproval.approvedAt,
      })
      .from(disclosureApproval)
      .where(
        and(eq(disclosureApproval.schoolId, schoolId), eq(disclosureApproval.disclosureId, id)),
      )
      .orderBy(disclosureApproval.approvedAt),
  ]);
  return { claims, sections, explanations, approvals };
}

/** What is recorded of everybody's being named, by person. */
export async function consentsOf({
  db,
  schoolId,
}: SchoolTransaction): Promise<ReadonlyMap<Uuid, Consent>> {
  const rows = await db
    .select()
    .from(publicationConsent)
    .where(eq(publicationConsent.schoolId, schoolId));
  return new Map(
    rows.map(({ personId, basis, answer, minor }) => [personId, { basis, answer, minor }]),
  );
}

/** A published edition as lists name it. */
export interface EditionLine {
  readonly hash: string;
  readonly unionId: Uuid;
  readonly formId: string;
  readonly number: number;
  readonly asOf: Day;
  readonly publishedOn: Day;
  readonly profile: Profile;
}

/** Every published edition of the school, the newest first. */
export function publishedEditions({
  db,
  schoolId,
}: SchoolTransaction): Promise<readonly EditionLine[]> {
  return db
    .select({
      hash: edition.hash,
      unionId: edition.unionId,
      formId: edition.formId,
      number: edition.number,
      asOf: edition.asOf,
      publishedOn: edition.publishedOn,
      profile: edition.profile,
    })
    .from(edition)
    .where(eq(edition.schoolId, schoolId))
    .orderBy(desc(edition.publishedOn), desc(edition.number), edition.hash);
}

/** An edition whole, as the filing copy holds it; null where there is none. */
export async function filedEdition(
  { db, schoolId }: SchoolTransaction,
  hash: string,
): Promise<Edition | null> {
  const rows = await db
    .select({ filing: edition.filing })
    .from(edition)
    .where(and(eq(edition.schoolId, schoolId), eq(edition.hash, hash)));
  return (rows[0]?.filing ?? null) as unknown as Edition | null;
}

/** An edition as everybody may read it: the copy of its own profile; null where there is none. */
export async function publishedEdition(
  tx: SchoolTransaction,
  hash: string,
): Promise<Edition | null> {
  const filed = await filedEdition(tx, hash);
  return filed === null ? null : publishedCopy(filed, filed.head.profile);
}
