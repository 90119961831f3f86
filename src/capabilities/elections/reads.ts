import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Contest } from '../../engines/counting/model.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { ElectingMeeting, ElectionState, ElectionSubject, What } from './model.ts';

// What other rooms may ask. Each answers within one school; none looks at who asks.

/** An election in one line. */
export interface ElectionLine {
  readonly id: Uuid;
  readonly title: string;
  readonly what: What;
  readonly bodyId: Uuid | null;
  readonly unitId: Uuid | null;
  readonly unitName: string | null;
  readonly elector: ElectingMeeting;
  readonly electorName: string;
  readonly day: Day;
  readonly state: ElectionState;
  readonly seats: number;
  /** How many people stand, over all offices. */
  readonly candidates: number;
}

const lineColumns = `e.id, e.title, e.what, e.body_id as "bodyId", e.unit_id as "unitId", u.name as "unitName",
  e.elector, e.elector_name as "electorName", e.day::text, e.state,
  (select coalesce(sum(o.seats), 0)::int from election_office o where o.school_id = $1 and o.election_id = e.id) as seats,
  (select count(*)::int from election_candidate c where c.school_id = $1 and c.election_id = e.id
    and c.struck_reason is null) as candidates`;

/** Elections held for a thing of another room (`prepareElection`'s `subject`), in the order of their days. */
export async function electionsOf(
  { client, schoolId }: SchoolTransaction,
  { kind, id }: ElectionSubject,
): Promise<readonly ElectionLine[]> {
  const { rows } = await client.query<ElectionLine>({
    name: 'elections-of',
    text: `select ${lineColumns} from election e
      left join unit u on u.school_id = e.school_id and u.id = e.unit_id
      where e.school_id = $1 and e.subject_kind = $2 and e.subject_id = $3 order by e.day, e.id`,
    values: [schoolId, kind, id],
  });
  return rows;
}

/** Somebody elected, with their 赞成 votes and the round that elected them (1 is the first). */
export interface Elected {
  readonly personId: Uuid;
  readonly name: string;
  readonly yes: number;
  readonly round: number;
}

/** What an election came to, once it is certified. */
export interface ElectionResult extends ElectionLine {
  /** When and by whom; null until then, and then nobody is elected yet. */
  readonly certified: { readonly day: Day; readonly personId: Uuid | null } | null;
  /** 应到 and 实到 of the meeting. */
  readonly expected: number | null;
  readonly present: number | null;
  readonly offices: readonly {
    readonly number: number;
    readonly title: string;
    readonly seats: number;
    readonly postId: Uuid | null;
    readonly mode: Contest;
    /** In the order of strokes. */
    readonly elected: readonly Elected[];
    /** Seats that nobody was elected to. */
    readonly open: number;
  }[];
}

/** What the event that certifies an election keeps: its result, frozen. */
export interface CertifiedPayload {
  readonly day: Day;
  readonly expected: number;
  readonly present: number;
  readonly offices: readonly {
    readonly number: number;
    readonly elected: readonly {
      readonly personId: Uuid;
      readonly yes: number;
      readonly round: number;
    }[];
    readonly open: number;
  }[];
}

interface ResultRow extends ElectionLine {
  readonly certification: CertifiedPayload | null;
  readonly certifier: Uuid | null;
  readonly offices: readonly {
    readonly number: number;
    readonly title: string;
    readonly seats: number;
    readonly postId: Uuid | null;
    readonly mode: Contest;
  }[];
  readonly names: Readonly<Record<Uuid, string>>;
}

/**
 * Results of elections, by their ids; those unknown are left out. Nobody counts as elected before the result is
 * certified. One statement.
 */
export async function resultsOf(
  { client, schoolId }: SchoolTransaction,
  ids: readonly Uuid[],
): Promise<readonly ElectionResult[]> {
  const { rows } = await client.query<ResultRow>({
    name: 'election-results',
    text: `select ${lineColumns}, v.payload as certification, v.person_id as certifier,
        (select json_agg(json_build_object('number', o.number, 'title', o.title, 'seats', o.seats, 'postId', o.post_id,
            'mode', o.mode) order by o.number) from election_office o where o.school_id = $1 and o.election_id = e.id) as offices,
        coalesce((select json_object_agg(p.id, p.name) from person p where p.school_id = $1 and p.id in
          (select (one ->> 'personId')::uuid from jsonb_path_query(v.payload, '$.offices[*].elected[*]') one)), '{}') as names
      from election e
      left join unit u on u.school_id = e.school_id and u.id = e.unit_id
      left join election_event v on v.school_id = e.school_id and v.election_id = e.id and v.kind = 'certified'
      where e.school_id = $1 and e.id = any($2::uuid[]) order by e.day, e.id`,
    values: [schoolId, ids],
  });
  return rows.map(({ certification, certifier, offices, names, ...line }) => ({
    ...line,
    certified: certification === null ? null : { day: certification.day, personId: certifier },
    expected: certification?.expected ?? null,
    present: certification?.present ?? null,
    offices: (offices ?? []).map((office) => {
      const result = certification?.offices.find(({ number }) => number === office.number);
      return {
        ...office,
        elected: (result?.elected ?? []).map((one) => ({
          ...one,
          name: names[one.personId] ?? '',
        })),
        open: result?.open ?? office.seats,
      };
    }),
  }));
}

/** The result of one election, or null for an unknown id. */
export async function resultOf(
  tx: SchoolTransaction,
  electionId: Uuid,
): Promise<ElectionResult | null> {
  return (await resultsOf(tx, [electionId]))[0] ?? null;
}
