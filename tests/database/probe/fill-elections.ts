import type { Uuid } from '../../../src/kernel/id.ts';
import type { Make, UnitIds } from './fill-unit.ts';

/** Elections of one unit, by where they stand. */
export interface ElectionIds {
  readonly preparing: Uuid;
  readonly published: Uuid;
  /** Ballots of the first of two boxes are handed out, and one teller has entered its sheet. */
  readonly counting: Uuid;
  /** All sheets are accepted; somebody was written in. */
  readonly counted: Uuid;
  /** Announced and finished. */
  readonly announced: Uuid;
  /** Announced as well; the first candidate is elected, and may decline. */
  readonly declining: Uuid;
  readonly certified: Uuid;
  readonly candidates: readonly [Uuid, Uuid];
  readonly writtenIn: Uuid;
}

/** Who makes them: officers, and the two who count. */
export interface ElectionMakers {
  readonly make: Make;
  readonly monitor: { readonly personId: Uuid; readonly make: Make };
  readonly counter: { readonly personId: Uuid; readonly make: Make };
}

const day = '2026-11-20';
const box = { office: 1, round: 1, channel: 'paper-1' };

/** Holds elections of a unit up to every place where the next step can be made. */
export async function fillElections(
  { make, monitor, counter }: ElectionMakers,
  unit: UnitIds,
  mark: string,
): Promise<ElectionIds> {
  const candidates = [unit.student, unit.sparePerson] as const;
  const writtenIn = unit.serving;
  const tellers = [
    { personId: monitor.personId, role: 'monitor' },
    { personId: counter.personId, role: 'counter' },
  ];
  const lines = candidates.map((personId, at) => ({
    ...{ personId, yes: at === 0 ? 9 : 1, no: at === 0 ? 1 : 9, abstain: 0 },
  }));
  const figures = { returned: 10, invalid: 0, lines };
  const prepared = async (): Promise<Uuid> => {
    const electionId = await make('election.prepare', {
      ...{ what: 'other', elector: 'assembly', electorName: `全体学生大会${mark}`, day },
      ...{ title: `选举${mark}`, bodyId: unit.union },
      offices: [{ title: `职务${mark}`, seats: 1, postId: unit.sparePost }],
    });
    for (const personId of candidates)
      await make('election.nominate', { electionId, office: 1, personId });
    await make('election.name-tellers', { electionId, tellers });
    return electionId;
  };
  const published = async (): Promise<Uuid> => {
    const electionId = await prepared();
    await make('election.publish', { electionId, from: '2026-11-02' });
    return electionId;
  };
  const opened = async (boxes: number): Promise<Uuid> => {
    const electionId = await published();
    const attended = { expected: 12, present: 10, tellersApproved: true };
    await make('election.open-round', { electionId, boxes, ...attended });
    return electionId;
  };
  const counted = async (more: object): Promise<Uuid> => {
    const electionId = await opened(1);
    const sheet = { electionId, ...box, ...figures, ...more };
    await make('election.issue', { electionId, ...box, issued: 10 });
    await monitor.make('election.enter', sheet);
    await counter.make('election.enter', sheet);
    return electionId;
  };
  const announced = async (): Promise<Uuid> => {
    const electionId = await counted({});
    await monitor.make('election.announce', { electionId, office: 1, round: 1 });
    return electionId;
  };
  const counting = await opened(2);
  await make('election.issue', { electionId: counting, ...box, issued: 8 });
  const part = lines.map(({ personId }) => ({ personId, yes: 4, no: 4, abstain: 0 }));
  const entry = { returned: 8, invalid: 0, lines: part };
  await counter.make('election.enter', { electionId: counting, ...box, ...entry });
  const certified = await announced();
  await make('election.certify', { electionId: certified });
  // Fewer for the first, so that marks and names together stay within seats and ballots.
  const fewer = lines.map((line, at) => (at === 0 ? { ...line, yes: 5, no: 5 } : line));
  const withWriteIn = await counted({
    lines: fewer,
    writeIns: [{ personId: writtenIn, votes: 2 }],
  });
  return {
    preparing: await prepared(),
    published: await published(),
    counting,
    counted: withWriteIn,
    announced: await announced(),
    declining: await announced(),
    certified,
    candidates,
    writtenIn,
  };
}
