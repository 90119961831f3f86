import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, reference, rowId, text, whole, yesNo } from '../../engines/actions/fields.ts';
import { defineList, defineQuery } from '../../engines/actions/verb.ts';
import type { Paper } from '../../engines/documents/paper/paper.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { isConforming } from '../evaluation/judge-form.ts';
import { officialColumns } from '../roster/papers.ts';
import { bodiesOn } from '../organisation/reads.ts';
import { profiles, type PublishedItem } from './edition/model.ts';
import { everybody, preparers, publishers } from './grants.ts';
import { disclosurePaper, shownParts } from './papers.ts';
import { paperWordsZh } from './paper-words.zh.ts';
import {
  obstaclesOf,
  prepare,
  previewFindings,
  previewPaper,
  publishedItems,
  type DisclosureParts,
  type PreviewFinding,
  type Prepared,
} from './preparing.ts';
import { requiredApprovers } from './publication.ts';
import { filedEdition, openDisclosure, publishedEdition, publishedEditions } from './reads.ts';
import type { Obstacles } from './rules.ts';
import { disclosure } from './tables.ts';

const room = 'disclosure';

/** Disclosures being prepared, published and given up. */
export const disclosureList = defineList({
  name: 'disclosure.list',
  room,
  may: preparers,
  refuses: [],
  input: z.object({ open: yesNo().optional() }),
  row: z.object({
    id: rowId(),
    unionName: text(),
    formId: text(40),
    asOf: day(),
    profile: choice(profiles),
    state: choice(['open', 'published', 'abandoned']),
    hash: text(64).nullable(),
  }),
  sortable: ['asOf'],
  newestFirst: true,
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx, today }) => {
    const where = and(
      eq(disclosure.schoolId, tx.schoolId),
      filters.open === undefined
        ? undefined
        : filters.open
          ? isNull(disclosure.closedAt)
          : sql`${disclosure.closedAt} is not null`,
    );
    const [rows, counted, bodies] = await Promise.all([
      tx.db
        .select()
        .from(disclosure)
        .where(where)
        .orderBy(sort.descending ? desc(disclosure.asOf) : disclosure.asOf, disclosure.id)
        .offset(offset)
        .limit(limit),
      tx.db
        .select({ total: sql<number>`count(*)::int` })
        .from(disclosure)
        .where(where),
      bodiesOn(tx, today),
    ]);
    return ok({
      rows: rows.map(({ id, unionId, formId, asOf, profile, closedAt, editionHash }) => ({
        id,
        unionName: bodies.find((one) => one.id === unionId)?.name ?? '',
        formId,
        asOf,
        profile,
        state:
          closedAt === null
            ? ('open' as const)
            : editionHash === null
              ? ('abandoned' as const)
              : ('published' as const),
        hash: editionHash,
      })),
      total: counted[0]?.total ?? 0,
    });
  },
});

/** A disclosure with everything a person needs to finish it. */
export interface DisclosureAnswer extends Pick<
  Prepared,
  'disclosure' | 'union' | 'content' | 'sections'
> {
  readonly form: {
    readonly id: string;
    readonly title: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly items: readonly (PublishedItem & { readonly supported: boolean })[];
  readonly rosterRows: number;
  readonly findings: readonly PreviewFinding[];
  readonly obstacles: Obstacles;
  readonly approvals: readonly {
    readonly role: string;
    readonly current: boolean;
    readonly at: string;
  }[];
  readonly required: readonly string[];
}

function disclosureRead(parts: DisclosureParts) {
  return defineQuery({
    name: 'disclosure.read',
    room,
    may: preparers,
    refuses: ['disclosure-unknown'],
    input: z.object({
      disclosureId: reference('disclosure'),
      language: choice(['zh', 'en']).optional(),
    }),
    run: async ({ disclosureId, language }, context) => {
      const held = await openDisclosure(context.tx, disclosureId);
      const prepared = held && (await prepare(context.tx, held, parts));
      if (prepared === null) return err([refusal('disclosure-unknown', 'disclosureId')]);
      const findings = await previewFindings(prepared, language ?? 'zh');
      const { union, form, content, sections, decided, judged } = prepared;
      const conforming = new Map(judged.secondLevel.map((one) => [one.key, one.conforming]));
      const answer: DisclosureAnswer = {
        disclosure: prepared.disclosure,
        union,
        content,
        sections,
        form: { id: form.id, title: form.title, ...form.vocabulary },
        items: publishedItems(prepared).map((item) => ({
          ...item,
          supported:
            'ticked' in item.claim
              ? isConforming(item.standing)
              : item.claim.conforming <= (conforming.get(item.key) ?? 0),
        })),
        rosterRows: prepared.roster.length,
        findings,
        obstacles: obstaclesOf(prepared, findings),
        approvals: decided.approvals.map((one) => ({
          role: one.role,
          current: one.content === content,
          at: one.approvedAt,
        })),
        required: await requiredApprovers(context, context.today),
      };
      return ok(answer);
    },
  });
}

function disclosurePreview(parts: DisclosureParts) {
  return defineQuery({
    name: 'disclosure.preview',
    room,
    may: preparers,
    refuses: ['disclosure-unknown'],
    input: z.object({
      disclosureId: reference('disclosure'),
      profile: choice(profiles).optional(),
    }),
    run: async ({ disclosureId, profile }, { tx }) => {
      const held = await openDisclosure(tx, disclosureId);
      const prepared = held && (await prepare(tx, held, parts));
      if (prepared === null) return err([refusal('disclosure-unknown', 'disclosureId')]);
      const paper: Paper = previewPaper(prepared, profile);
      return ok(paper);
    },
    paper: (paper) => paper,
  });
}

/** What was published, the newest first; for everybody. */
export const editionList = defineList({
  name: 'edition.list',
  room,
  may: everybody,
  refuses: [],
  input: z.object({}),
  row: z.object({
    id: z.string().meta({ kind: 'id' }),
    hash: text(64),
    unionName: text(),
    formId: text(40),
    number: whole(),
    asOf: day(),
    publishedOn: day(),
    profile: choice(profiles),
  }),
  sortable: ['publishedOn'],
  newestFirst: true,
  searchable: false,
  run: async ({ sort, offset, limit }, { tx, today }) => {
    const [editions, bodies] = await Promise.all([publishedEditions(tx), bodiesOn(tx, today)]);
    const rows = editions.map(({ unionId, ...one }) => ({
      ...one,
      id: one.hash,
      unionName: bodies.find(({ id }) => id === unionId)?.name ?? '',
    }));
    if (!sort.descending) rows.reverse();
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },
});

/** An edition as everybody may read it: what `mingzhang verify` takes. */
export const editionRead = defineQuery({
  name: 'edition.read',
  room,
  may: everybody,
  refuses: ['edition-unknown'],
  input: z.object({ hash: text(64) }),
  run: async ({ hash }, { tx }) => {
    const found = await publishedEdition(tx, hash);
    return found === null ? err([refusal('edition-unknown', 'hash')]) : ok(found);
  },
});

/** The filing copy, with every row. */
export const editionFiling = defineQuery({
  name: 'edition.filing',
  room,
  may: publishers,
  refuses: ['edition-unknown'],
  input: z.object({ hash: text(64) }),
  run: async ({ hash }, { tx }) => {
    const found = await filedEdition(tx, hash);
    return found === null ? err([refusal('edition-unknown', 'hash')]) : ok(found);
  },
});

/** An edition as a paper, for everybody. */
export const editionPaper = defineQuery({
  name: 'edition.paper',
  room,
  may: everybody,
  refuses: ['edition-unknown'],
  input: z.object({ hash: text(64) }),
  run: async ({ hash }, { tx }) => {
    const found = await publishedEdition(tx, hash);
    if (found === null) return err([refusal('edition-unknown', 'hash')]);
    const paper: Paper = disclosurePaper({
      head: found.head,
      parts: shownParts(found.parts),
      rosterColumns: officialColumns,
      words: paperWordsZh,
    });
    return ok(paper);
  },
  paper: (paper) => paper,
});

/** The verbs that look at disclosures being prepared. */
export function preparationQueries(parts: DisclosureParts) {
  return [disclosureRead(parts), disclosurePreview(parts)] as const;
}
