import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact } from '../../facts/fact.ts';
import type { ElectingBody } from '../../facts/vocabulary.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { ElectingMeeting } from './model.ts';
import { electingBodyOf } from './rules.ts';

interface Held {
  readonly union_id: Uuid;
  readonly unit_id: Uuid | null;
  readonly election_id: Uuid | null;
  readonly elector: ElectingMeeting;
  readonly day: Day;
  readonly contested: boolean;
  readonly chair: boolean;
}

/** The newest certified election of every union's presidium, office by office. One statement for all unions. */
async function presidiumElections({ client, schoolId }: SchoolTransaction, asOf: Day) {
  const { rows } = await client.query<Held>({
    name: 'presidium-elections',
    text: `select b.id as union_id, b.unit_id, e.id as election_id, e.elector, e.day::text,
        o.mode = 'contested' as contested, coalesce(p.kind = 'chair', false) as chair
      from body b
      left join lateral (select * from election l where l.school_id = $1 and l.body_id = b.id and l.what = 'presidium'
        and l.state = 'certified' and l.day <= $2::date order by l.day desc, l.id desc limit 1) e on true
      left join election_office o on o.school_id = $1 and o.election_id = e.id
      left join post p on p.school_id = $1 and p.id = o.post_id
      where b.school_id = $1 and b.kind in ('student-union', 'graduate-union')
        and b.since <= $2::date and (b.until is null or b.until >= $2::date)
      order by b.id, o.number`,
    values: [schoolId, asOf],
  });
  return rows;
}

function factOf(row: Held, id: Uuid): Fact {
  const by: ElectingBody = electingBodyOf(row.elector);
  return {
    name: 'presidium.elected',
    level: row.unit_id === null ? 'school' : 'second-level',
    value: {
      by,
      office: row.chair ? 'chair' : 'presidium',
      contested: row.contested,
      alternative: null,
    },
    basis: 'practice',
    grain: 'row',
    coverage: 'complete',
    day: row.day as unknown as PartialDay,
    source: { kind: 'record', thing: 'election', id },
  };
}

/**
 * Who elected the presidium of every union, by the certified election itself: the record stands where a word of somebody
 * stood before. Unions whose presidium was elected elsewhere have nothing here; their appointments say what they know.
 */
export async function electionsEvidence(
  tx: SchoolTransaction,
  asOf: Day,
): Promise<ReadonlyMap<Uuid, readonly Fact[]>> {
  const rows = await presidiumElections(tx, asOf);
  const found = new Map<Uuid, readonly Fact[]>();
  for (const row of rows) {
    const facts = found.get(row.union_id) ?? [];
    found.set(
      row.union_id,
      row.election_id === null ? facts : [...facts, factOf(row, row.election_id)],
    );
  }
  return found;
}
