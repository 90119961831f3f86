import { createHash } from 'node:crypto';
import type { Paper, PaperBlock } from '../../engines/documents/paper/paper.ts';
import { writeHtml } from '../../engines/documents/paper/write-html.ts';
import { readDocument } from '../../engines/documents/read-document.ts';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import { getAttachment } from '../../engines/storage/attachments.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { factsNamed, type Fact } from '../../facts/fact.ts';
import type { Uuid } from '../../kernel/id.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { fill, type Language } from '../../kernel/words.ts';
import { auditTree } from '../audit/audit.ts';
import { reportOf, type ReportFinding } from '../audit/report.ts';
import type { FormVersion } from '../evaluation/forms/form-model.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { officialColumns } from '../roster/papers.ts';
import { recordedContext, type JudgedForm } from '../evaluation/judge-form.ts';
import { standsWithin, summaryOf } from '../evaluation/reduced-rows.ts';
import { personById } from '../organisation/reads.ts';
import { ownSchool } from '../organisation/schools/reads.ts';
import type { EvidenceSource } from '../self-evaluation/evidence-source.ts';
import {
  formById,
  gatherEvidence,
  judgeUnion,
  secondLevelOf,
  type Union,
} from '../self-evaluation/reads.ts';
import { composeParts, sizeGround } from './compose.ts';
import type { EditionHead, LeafTier, PartId, Profile, PublishedItem } from './edition/model.ts';
import { shownTiers, type DraftPart } from './edition/tree.ts';
import type { Disclosure, RosterLine, SectionContent } from './model.ts';
import { maskedName, mayBeNamed, type Consent } from './naming.ts';
import { disclosurePaper } from './papers.ts';
import { paperWordsZh } from './paper-words.zh.ts';
import { consentsOf, decidedFor, type Decided } from './reads.ts';
import { ungroundedClaims, type Obstacles } from './rules.ts';
import type { DisclosureSources, RosterRow } from './sources.ts';
import { writtenBlocks } from './written-text.ts';

/** What disclosures are made of: what the rooms know, and where sections come from. */
export interface DisclosureParts {
  readonly evidence: readonly EvidenceSource[];
  readonly sources: DisclosureSources;
}

/** A finding of the audit on the preview, with the key it is explained by. */
export interface PreviewFinding extends Pick<
  ReportFinding,
  'code' | 'level' | 'no' | 'severity' | 'message' | 'repair' | 'quotes'
> {
  readonly key: string;
  /** Why it is right as it stands; null where nobody said. */
  readonly why: string | null;
}

/** A disclosure as it would be published now. */
export interface Prepared {
  readonly disclosure: Disclosure;
  readonly union: Union;
  readonly form: FormVersion;
  readonly school: EditionHead['school'];
  readonly judged: JudgedForm;
  readonly parts: readonly DraftPart[];
  readonly sections: readonly SectionContent[];
  readonly roster: readonly RosterLine[];
  readonly decided: Decided;
  /** SHA-256 of everything in it but salts: what is approved is what is published. */
  readonly content: string;
}

async function sectionOf(
  tx: SchoolTransaction,
  part: PartId,
  {
    sources,
    union,
    disclosure,
    decided,
  }: {
    readonly sources: DisclosureSources;
    readonly union: Union;
    readonly disclosure: Disclosure;
    readonly decided: Decided;
  },
): Promise<SectionContent> {
  const source = sources.sections[part];
  const recorded = source ? await source(tx, union, disclosure.asOf) : [];
  const written = decided.sections.find((one) => one.part === part);
  if (!written)
    return {
      part,
      blocks: recorded,
      from: recorded.length > 0 ? 'records' : 'missing',
      file: null,
      attested: null,
    };
  const kept = written.paper === null ? null : await getAttachment(tx, written.paper);
  const who = written.attestedBy === null ? null : await personById(tx, written.attestedBy);
  return {
    part,
    blocks: [...recorded, ...(written.text === null ? [] : writtenBlocks(written.text))],
    from: 'written',
    file: kept && { name: kept.name, sha256: kept.sha256, size: kept.size },
    attested:
      who === null || written.attestedAs === null || written.attestedOn === null
        ? null
        : { by: who.name, as: written.attestedAs, on: written.attestedOn },
  };
}

/** Where to turn with a complaint: what the school wrote, and the national federation's mailbox. */
const withMailbox = (section: SectionContent): SectionContent => ({
  ...section,
  from: section.from === 'missing' ? 'records' : section.from,
  blocks: [
    ...section.blocks,
    {
      kind: 'paragraph',
      line: fill(paperWordsZh['paper.national'] ?? '', { mailbox: nationalMailbox }),
    },
  ],
});

/** The roster in figures, which every profile shows. Nothing is said where a row leaves a figure open. */
function withFigures(
  section: SectionContent,
  facts: readonly Fact[],
  { form, judged }: { readonly form: FormVersion; readonly judged: JudgedForm },
): SectionContent {
  const members = factsNamed(facts, 'staff.member');
  const { staff, partyMembers, leagueMembers, freshmen } = summaryOf(
    members,
    recordedContext(form, 'school', judged.asOf),
  );
  const ground = judged.school
    .map((item) => sizeGround(item, paperWordsZh))
    .find((one) => one !== null);
  if (!staff || partyMembers === null || leagueMembers === null || freshmen === null)
    return section;
  const figures = { staff, partyMembers, leagueMembers, freshmen };
  const line = fill(paperWordsZh['paper.figures'] ?? '', figures);
  const told: PaperBlock[] = [{ kind: 'paragraph', line }];
  if (ground) told.push({ kind: 'paragraph', line: ground });
  return { ...section, blocks: [...told, ...section.blocks] };
}

function rosterLines(
  rows: readonly RosterRow[],
  facts: readonly Fact[],
  {
    form,
    disclosure,
    consents,
  }: {
    readonly form: FormVersion;
    readonly disclosure: Disclosure;
    readonly consents: ReadonlyMap<Uuid, Consent>;
  },
): readonly RosterLine[] {
  const context = recordedContext(form, 'school', disclosure.asOf);
  const members = factsNamed(facts, 'staff.member');
  return rows.map(({ row, personId, name, educationLevel, cells }) => {
    const named = mayBeNamed(consents.get(personId) ?? null, educationLevel);
    const shown = named ? name : maskedName(name);
    const member = members.find(({ value }) => value.row === row);
    const within = member ? standsWithin(member, context) : null;
    const word = within === null ? 'unknown' : within ? 'yes' : 'no';
    const [status, unit, grade] = cells;
    return {
      row,
      personId,
      full: [String(row), shown, ...cells],
      reduced: [
        String(row),
        shown,
        status,
        unit,
        grade,
        paperWordsZh[`paper.within-${word}`] ?? '',
      ],
    };
  });
}

const contentHash = (parts: readonly DraftPart[]): string =>
  createHash('sha256')
    .update(canonicalJson(parts as unknown as Json))
    .digest('hex');

/** Composes a disclosure from the records of its day and from what people decided. Null where union or form is gone. */
export async function prepare(
  tx: SchoolTransaction,
  disclosure: Disclosure,
  { evidence, sources }: DisclosureParts,
): Promise<Prepared | null> {
  const { unionId, formId, asOf } = disclosure;
  const [gathered, form, decided, consents, school, rows] = await Promise.all([
    gatherEvidence(tx, evidence, asOf),
    formById(tx, formId),
    decidedFor(tx, disclosure.id),
    consentsOf(tx),
    ownSchool(tx),
    sources.roster(tx, unionId, asOf),
  ]);
  const union = gathered.unions.find(({ id }) => id === unionId);
  if (!union || form === null) return null;
  const judged = judgeUnion(form, union, gathered, asOf);
  const factsOf = ({ id, name }: Union) => ({
    unionId: id,
    name,
    facts: gathered.facts.get(id) ?? [],
  });
  const own = factsOf(union);
  const sections: SectionContent[] = [];
  for (const part of [...form.sections.map(({ name }) => name), 'complaints'] as const) {
    const section = await sectionOf(tx, part, { sources, union, disclosure, decided });
    if (part === 'complaints') sections.push(withMailbox(section));
    else if (part === 'roster') sections.push(withFigures(section, own.facts, { form, judged }));
    else sections.push(section);
  }
  const roster = rosterLines(rows, own.facts, { form, disclosure, consents });
  const parts = composeParts({
    form,
    asOf,
    judged,
    school: own,
    secondLevel: secondLevelOf(union, gathered.unions).map(factsOf),
    claims: decided.claims,
    roster,
    sections,
    headings: (part) => headingOf(form, part),
    words: paperWordsZh,
  });
  return {
    disclosure,
    union,
    form,
    school: { slug: school.slug, name: school.name },
    judged,
    parts,
    sections,
    roster,
    decided,
    content: contentHash(parts),
  };
}

function headingOf(form: FormVersion, part: PartId): string {
  const table = form.tables.find(({ level }) => part === `form-${level}`);
  const plain = table?.heading?.replace(/^（.）/, '') ?? null;
  return plain ?? paperWordsZh[`paper.${part}`] ?? part;
}

const visible = (tiers: readonly LeafTier[], parts: readonly DraftPart[]) =>
  parts.map(({ id, heading, leaves }) => ({
    id,
    heading,
    values: leaves.filter(({ tier }) => tiers.includes(tier)).map(({ value }) => value),
  }));

/** The paper readers of a profile would be given. */
export function previewPaper(
  { school, union, form, disclosure, parts }: Prepared,
  profile: Profile = disclosure.profile,
): Paper {
  return disclosurePaper({
    head: { school, union, form, asOf: disclosure.asOf },
    parts: visible(shownTiers[profile], parts),
    rosterColumns: officialColumns,
    words: paperWordsZh,
  });
}

const keyOf = ({ code, level, no, quotes }: ReportFinding): string =>
  createHash('sha256')
    .update(canonicalJson([code, level, no, quotes.map(({ text }) => text)]))
    .digest('hex')
    .slice(0, 16);

/** What the audit finds in the paper readers would be given. Gaps are no findings here: sections are looked at before. */
export async function previewFindings(
  prepared: Prepared,
  language: Language,
): Promise<readonly PreviewFinding[]> {
  const html = writeHtml(previewPaper(prepared));
  const bytes = new TextEncoder().encode(html);
  const read = await readDocument({ bytes, name: 'preview.html', limits: defaultLimits });
  if (!read.ok) throw new Error(`the preview cannot be read: ${read.error.code}`);
  const options = { file: 'preview.html', language, mask: false };
  return auditTree(read.value, { form: null })
    .flatMap((audit) => reportOf(read.value, audit, options).findings)
    .filter(({ severity }) => severity !== 'gap')
    .map((finding) => {
      const key = keyOf(finding);
      const explained = prepared.decided.explanations.find((one) => one.finding === key);
      const { code, level, no, severity, message, repair, quotes } = finding;
      return {
        key,
        code,
        level,
        no,
        severity,
        message,
        repair,
        quotes,
        why: explained?.why ?? null,
      };
    });
}

/** The items of the form as they would be published. */
export function publishedItems({ parts }: Prepared): readonly PublishedItem[] {
  return parts.flatMap(({ leaves }) =>
    leaves.flatMap(({ value }) => (value.kind === 'item' ? [value] : [])),
  );
}

/** What keeps it from being approved. */
export function obstaclesOf(prepared: Prepared, findings: readonly PreviewFinding[]): Obstacles {
  return {
    ungrounded: ungroundedClaims(publishedItems(prepared), prepared.judged),
    unexplained: findings.filter(({ why }) => why === null).map(({ key }) => key),
    empty: prepared.sections
      .filter(({ part, from }) =>
        part === 'roster' ? prepared.roster.length === 0 : from === 'missing',
      )
      .map(({ part }) => part),
  };
}
