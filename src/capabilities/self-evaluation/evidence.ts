import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact, FactName, FactOf, Level } from '../../facts/fact.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { AttestableCriterion, AttestationDetail } from './model.ts';
import { attestation } from './tables.ts';

/** An attestation in force, as the facts are made of it. */
export interface Attested {
  readonly id: Uuid;
  readonly level: Level;
  readonly criterion: AttestableCriterion;
  readonly what: string;
  readonly day: Day;
  readonly detail: AttestationDetail;
}

function factOf<N extends FactName>(
  { id, level, day }: Attested,
  name: N,
  value: FactOf<N>['value'],
): Fact {
  return {
    name,
    level,
    value,
    basis: 'attested',
    grain: 'row',
    coverage: 'partial',
    day: day as Day & PartialDay,
    source: { kind: 'record', thing: 'attestation', id },
  } as FactOf<N> as Fact;
}

/** What an attestation says, as facts: what its criterion looks at, and that somebody vouches. */
export function attestedFacts(one: Attested): readonly Fact[] {
  const { criterion, what, detail } = one;
  switch (criterion) {
    case 'congress-held': {
      const ordinal = detail.ordinal ?? null;
      return [factOf(one, 'congress.held', { ordinal, lastDay: null, earlier: false })];
    }
    case 'training': {
      const everyone = detail.everyone ?? null;
      return [factOf(one, 'training.held', { season: detail.season ?? 'unknown', everyone })];
    }
    case 'party-leadership':
      return [factOf(one, 'party.hearing', { dated: true, regular: true })];
    case 'elected-by-congress':
      return [
        factOf(one, 'presidium.elected', {
          by: 'congress',
          office: 'presidium',
          contested: null,
          alternative: null,
        }),
      ];
    case 'candidate-vetting':
    case 'delegates-elected':
    case 'congress-study':
    case 'review':
    case 'awards-by-review':
      return [factOf(one, 'attestation', { criterion, what })];
    default:
      return unreachable(criterion);
  }
}

/** What named persons vouch for, of every union: their words in force that day. One statement. */
export async function attestationsOn(
  { db, schoolId }: SchoolTransaction,
  asOf: Day,
): Promise<readonly (Omit<Attested, 'level'> & { readonly unionId: Uuid })[]> {
  const rows = await db
    .select({
      id: attestation.id,
      unionId: attestation.unionId,
      criterion: attestation.criterion,
      what: attestation.what,
      day: attestation.day,
      detail: attestation.detail,
    })
    .from(attestation)
    .where(
      and(
        eq(attestation.schoolId, schoolId),
        isNull(attestation.withdrawnAt),
        lte(attestation.day, asOf),
        or(isNull(attestation.until), gte(attestation.until, asOf)),
      ),
    )
    .orderBy(attestation.day, attestation.id);
  return rows.map((row) => ({ ...row, detail: row.detail as AttestationDetail }));
}
