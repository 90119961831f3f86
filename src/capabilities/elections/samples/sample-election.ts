import { uuidv7 } from 'uuidv7';
import type { Database } from '../../../engines/storage/database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { d, today, type Caller } from '../../organisation/samples/sample-school.ts';
import { selectionSchool } from '../../selection/samples/selection-school.ts';
import { electionNameTellers } from '../preparing.ts';
import { electionIssue, electionOpenRound, electionPublish } from '../opening.ts';
import { electionEnter } from '../telling.ts';
import type { WantedElection } from '../model.ts';
import { prepareElection } from '../prepare.ts';

/** A school with everything elections stand on, and short ways to hold one. */
export async function electionSchool(database: Database, slug: string) {
  const school = await selectionSchool(database, slug);
  const { done, inside, person } = school;
  const people = async (count: number): Promise<readonly Uuid[]> => {
    const made: Uuid[] = [];
    for (let at = 0; at < count; at += 1) made.push(await person());
    return made;
  };
  const as = (personId: Uuid): Caller => ({ role: 'student', personId });

  /** An election of delegates of a unit with these many candidates, made ready to be opened. */
  const ready = async ({
    seats,
    candidates,
    parts = {},
  }: {
    readonly seats: number;
    readonly candidates: readonly Uuid[];
    readonly parts?: Partial<WantedElection>;
  }) => {
    const made = await inside((tx) =>
      prepareElection(
        { tx, today, newId: () => uuidv7() as Uuid },
        {
          what: 'delegates',
          elector: 'unit-meeting',
          electorName: '机电系代表会议',
          title: '机电系学代会代表选举',
          day: d('2026-09-01'),
          unitId: school.unit,
          offices: [
            { title: '代表', seats, candidates: candidates.map((personId) => ({ personId })) },
          ],
          ...parts,
        },
      ),
    );
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const electionId = made.value.id;
    const [monitor, first, second, third] = (await people(4)) as [Uuid, Uuid, Uuid, Uuid];
    const tellers = [
      { personId: monitor, role: 'monitor' },
      ...[first, second, third].map((personId) => ({ personId, role: 'counter' })),
    ];
    await done(electionNameTellers, { electionId, tellers });
    await done(electionPublish, { electionId, from: d('2026-08-20') });
    return { electionId, monitor, first, second, third };
  };

  const open = (electionId: Uuid, expected: number, present: number, more: object = {}) =>
    done(electionOpenRound, { electionId, expected, present, tellersApproved: true, ...more });

  /** Figures as they are entered: 赞成 for each, the rest 反对. */
  const figures = (
    candidates: readonly Uuid[],
    yes: readonly number[],
    { returned, invalid = 0 }: { readonly returned: number; readonly invalid?: number },
  ) => ({
    returned,
    invalid,
    lines: candidates.map((personId, at) => ({
      personId,
      yes: yes[at] ?? 0,
      no: returned - invalid - (yes[at] ?? 0),
      abstain: 0,
    })),
  });

  /** Hands out ballots and has two tellers enter the same sheet. */
  const count = async (
    election: { readonly electionId: Uuid; readonly first: Uuid; readonly second: Uuid },
    place: { readonly office?: number; readonly round: number; readonly channel?: string },
    issued: number,
    numbers: object,
  ) => {
    const { electionId } = election;
    const where = { electionId, office: 1, channel: 'paper-1', ...place };
    await done(electionIssue, { ...where, issued });
    await done(electionEnter, { ...where, ...numbers }, as(election.first));
    return done(electionEnter, { ...where, ...numbers }, as(election.second));
  };
  return { ...school, people, as, ready, open, figures, count };
}
