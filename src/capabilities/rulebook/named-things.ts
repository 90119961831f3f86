import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { bodiesSql, postsSql, unitNameSql } from '../organisation/reads.ts';

/** What an act names beside its own rows; what is left out or null is not named. */
export interface NamedThings {
  readonly paper?: string | null | undefined;
  readonly unitId?: Uuid | null | undefined;
  readonly ownerId?: Uuid | null | undefined;
  readonly postId?: Uuid | null | undefined;
}

/** Codes of `judgeNamed`. */
export const namedRefusals = [
  'paper-unknown',
  'unit-unknown',
  'owner-unknown',
  'post-unknown',
] as const;

/** Refuses papers, units, bodies and posts that the school does not have; a post must be one of the body named. */
export async function judgeNamed(
  { client, schoolId }: SchoolTransaction,
  { paper = null, unitId = null, ownerId = null, postId = null }: NamedThings,
): Promise<readonly Refusal[]> {
  if ([paper, unitId, ownerId, postId].every((one) => one === null)) return [];
  const { rows } = await client.query<Record<'paper' | 'unit' | 'owner' | 'post', boolean>>({
    name: 'rulebook-named-things',
    text: `select
      $2::bytea is null or exists (select from attachment where school_id = $1 and sha256 = $2) as paper,
      $3::uuid is null or ${unitNameSql('$1', '$3')} is not null as unit,
      $4::uuid is null or exists (select from ${bodiesSql('$1')} b where b.id = $4) as owner,
      $5::uuid is null or exists (select from ${postsSql('$1')} p where p.id = $5 and p.body_id = $4) as post`,
    values: [schoolId, paper === null ? null : Buffer.from(paper, 'hex'), unitId, ownerId, postId],
  });
  const found = rows[0];
  return [
    ...(found?.paper ? [] : [refusal('paper-unknown', 'paper')]),
    ...(found?.unit ? [] : [refusal('unit-unknown', 'unitId')]),
    ...(found?.owner ? [] : [refusal('owner-unknown', 'ownerId')]),
    ...(found?.post ? [] : [refusal('post-unknown', 'postId')]),
  ];
}
