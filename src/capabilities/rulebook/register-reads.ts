import type { DocumentKind, DocumentScope } from '../../charter/model.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { bodiesSql, unitNameSql } from '../organisation/reads.ts';

/** An edition in the register. */
export interface RegisterRow {
  readonly id: Uuid;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly number: string | null;
  readonly scope: DocumentScope;
  readonly unitName: string | null;
  readonly ownerName: string | null;
  readonly open: boolean;
  readonly paper: string | null;
  readonly since: Day;
  readonly until: Day | null;
  readonly articles: number;
  /** Whether a decision put it in force here; else it was recorded as it stood. */
  readonly decided: boolean;
  readonly repealed: boolean;
}

/** A draft that is being written. */
export interface DraftRow {
  readonly id: Uuid;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly begunOn: Day;
  readonly articles: number;
  readonly revision: number;
}

const editions = `select d.id, d.kind, d.title, d.edition, d.number, d.scope, ${unitNameSql('$1', 'd.unit_id')} as "unitName",
    b.name as "ownerName", d.open, d.paper, d.since::text, d.until::text,
    (select count(distinct a.number)::int from article a where a.school_id = $1 and a.document_id = d.id) as articles,
    exists (select from rule_decision r where r.school_id = $1 and r.document_id = d.id and r.kind = 'enact') as decided,
    exists (select from rule_decision r where r.school_id = $1 and r.document_id = d.id and r.kind = 'repeal') as repealed
  from rule_document d left join ${bodiesSql('$1')} b on b.id = d.owner_id
  where d.school_id = $1 order by d.kind, d.title, d.since desc, d.id`;

/** Every edition of every rule document, by kind and title, the newest first. */
export async function registerRows({
  client,
  schoolId,
}: SchoolTransaction): Promise<readonly RegisterRow[]> {
  const { rows } = await client.query<RegisterRow>({
    name: 'rulebook-register',
    text: editions,
    values: [schoolId],
  });
  return rows;
}

/** Every open draft. */
export async function draftRows({
  client,
  schoolId,
}: SchoolTransaction): Promise<readonly DraftRow[]> {
  const { rows } = await client.query<DraftRow>({
    name: 'rulebook-open-drafts',
    text: `select id, kind, title, edition, begun_on::text as "begunOn", jsonb_array_length(articles) as articles, revision
      from rule_draft where school_id = $1 and closed_on is null order by begun_on, id`,
    values: [schoolId],
  });
  return rows;
}
