import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Phase } from '../../engines/ballots/model.ts';
import type { Uuid } from '../../kernel/id.ts';
import { organising } from '../elections/grants.ts';

/** A round that goes on, as far as its row tells, and what its observer has done. */
interface GoingOn {
  readonly id: Uuid;
  readonly title: string;
  readonly phase: Phase;
  readonly holds: boolean;
  /** The number of whoever asks among the observers. */
  readonly observer: number | null;
  readonly offered: boolean;
  readonly signs: boolean;
  readonly opened: boolean;
  readonly certified: boolean;
  /** Observers without keys. */
  readonly missing: number;
}

const officers: ReadonlySet<string> = new Set(organising.map(({ role }) => role));

/** Rounds that go on and concern whoever asks: within reach of their role, or observed by them. One statement. */
async function goingOn({ tx, actor }: Context): Promise<readonly GoingOn[]> {
  if (actor.kind !== 'person') return [];
  const { unitIds, role } = actor.capacity;
  const { rows } = await tx.client.query<GoingOn>({
    name: 'ballots-going-on',
    text: `select b.id, e.title, b.phase, ($3 and ($2::uuid[] is null or e.unit_id = any($2))) as holds,
        o.number as observer, o.keys is not null as offered, coalesce(b.co_issuer = o.number, false) as signs,
        exists (select from ballot_board_event v where v.school_id = $1 and v.round_id = b.id and v.type = 'open'
          and (v.payload::jsonb ->> 'observer')::int = o.number) as opened,
        exists (select from ballot_board_event v where v.school_id = $1 and v.round_id = b.id and v.type = 'certify'
          and v.height > (select max(d.height) from ballot_board_event d where d.school_id = $1 and d.round_id = b.id and d.type = 'decision')
          and (v.payload::jsonb ->> 'observer')::int = o.number) as certified,
        (select count(*)::int from ballot_observer m where m.school_id = $1 and m.round_id = b.id and m.keys is null) as missing
      from ballot_round b
      join election e on e.school_id = $1 and e.id = b.election_id and e.state <> 'cancelled'
      left join ballot_observer o on o.school_id = $1 and o.round_id = b.id and o.person_id = $4
      where b.school_id = $1 and (b.phase in ('keys', 'issuing', 'casting', 'closed', 'opened')
          or (b.phase = 'counted' and o.number is not null))
        and (o.number is not null or ($3 and ($2::uuid[] is null or e.unit_id = any($2))))
      order by b.prepared, b.id limit 20`,
    values: [tx.schoolId, unitIds, officers.has(role), actor.personId],
  });
  return rows;
}

/** What an observer has to do. */
function watching({ phase, observer, ...done }: GoingOn): string | null {
  if (observer === null) return null;
  if (phase === 'keys') return done.offered ? null : 'keys-wait';
  if (phase === 'issuing' || phase === 'casting') return done.signs ? 'co-signing-waits' : null;
  if (phase === 'closed') return done.opened ? null : 'opening-waits';
  return phase === 'counted' && !done.certified ? 'certifying-waits' : null;
}

/** What an organiser has to do. */
function running({ phase, holds, missing }: GoingOn): string | null {
  if (!holds) return null;
  switch (phase) {
    case 'keys':
      return missing === 0 ? 'beginning-waits' : null;
    case 'issuing':
      return 'casting-waits';
    case 'casting':
      return 'closing-waits';
    case 'opened':
      return 'concluding-waits';
    case 'closed':
    case 'counted':
    case 'certified':
    case 'void':
      return null;
  }
}

function taskOf({ id, title }: GoingOn, code: string, path: string): Task {
  const href = `${path}?roundId=${id}`;
  return { room: 'ballots', code, values: { title }, due: null, href, weight: 3 };
}

/** What waits for somebody in rounds by phone: as an observer first, then as an organiser. */
export const ballotsTasks: TaskFeed = {
  room: 'ballots',
  tasks: async (context): Promise<readonly Task[]> =>
    (await goingOn(context)).flatMap((going) => {
      const watches = watching(going);
      const runs = running(going);
      return [
        ...(watches === null ? [] : [taskOf(going, watches, 'ballot-watch')]),
        ...(runs === null ? [] : [taskOf(going, runs, 'ballot-round')]),
      ];
    }),
};
