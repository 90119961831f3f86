import { createHash } from 'node:crypto';
import { z } from 'zod';
import { secret } from '../../engines/actions/fields.ts';
import { ask, type RunnerParts } from '../../engines/actions/runner.ts';
import { defineQuery, type Verb } from '../../engines/actions/verb.ts';
import type { Phase } from '../../engines/ballots/model.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import { ok } from '../../kernel/result.ts';
import { memberRoles, schoolWide } from '../organisation/roles.ts';
import { orUnknown } from './box-calls.ts';
import type { BallotParts } from './parts.ts';

interface Row {
  readonly id: Uuid;
  readonly electionId: Uuid;
  readonly office: number;
  readonly officeTitle: string;
  readonly round: number;
  readonly phase: Phase;
  readonly checkCode: string | null;
  readonly expected: number | null;
  readonly present: number | null;
  readonly issued: number | null;
  readonly boxTotal: number | null;
  readonly fetched: number;
  readonly paper: number;
}

/**
 * The rounds by phone of a sitting, the last of each office, for whoever has the link of its screen: phase, check code and
 * totals, no name. One statement, and a question to the box while it is open.
 */
export const ballotOnScreen = ({ box }: Pick<BallotParts, 'box'>) =>
  defineQuery({
    name: 'ballot.on-screen',
    room: 'ballots',
    may: schoolWide('public', ...memberRoles),
    refuses: [],
    input: z.object({ token: secret(43, 43) }),
    run: async ({ token }, { tx }) => {
      const hash = createHash('sha256').update(token).digest();
      const { rows } = await tx.client.query<Row>({
        name: 'ballots-on-screen',
        text: `select distinct on (b.election_id, b.office) b.id, b.election_id as "electionId", b.office,
            o.title as "officeTitle", b.round, b.phase, b.check_code as "checkCode", b.expected, b.present, b.issued,
            b.box_total as "boxTotal",
            (select count(*)::int from ballot_holder h where h.school_id = $1 and h.round_id = b.id and h.way = 'electronic')
              as fetched,
            (select count(*)::int from ballot_holder h where h.school_id = $1 and h.round_id = b.id and h.way = 'paper') as paper
          from sitting s
          join ballot_round b on b.school_id = $1 and b.sitting_id = s.id
          join election_office o on o.school_id = $1 and o.election_id = b.election_id and o.number = b.office
          where s.school_id = $1 and s.screen_hash = $2 and b.phase <> 'void'
          order by b.election_id, b.office, b.round desc`,
        values: [tx.schoolId, hash],
      });
      const rounds = [];
      for (const { id, boxTotal, fetched, issued, ...told } of rows) {
        const state = told.phase === 'casting' ? await orUnknown(() => box.state(id)) : null;
        rounds.push({ ...told, issued: issued ?? fetched, inBox: boxTotal ?? state?.cast ?? null });
      }
      return ok({ rounds });
    },
  });

type OnScreen = ReturnType<typeof ballotOnScreen>;

/** Rounds by phone of the sitting behind the link of a hall's screen; none where the link opens nothing. */
export function ballotsOnScreen(parts: {
  readonly runner: RunnerParts;
  readonly verbs: readonly Verb[];
}) {
  const verb = parts.verbs.find(({ name }) => name === 'ballot.on-screen');
  if (!verb) throw new Error('there is no verb ballot.on-screen');
  return async (at: { readonly schoolId: SchoolId; readonly token: string }) => {
    const call = { credential: { kind: 'visitor' }, capacityId: null } as const;
    const { schoolId, token } = at;
    const input = { token };
    const told = await ask(parts.runner, verb as unknown as OnScreen, { schoolId, ...call, input });
    return told.ok ? told.value.rounds : [];
  };
}
