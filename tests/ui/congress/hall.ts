import type { Caller } from './caller.ts';
import { days } from './days.ts';

/** A sitting, and the items of its agenda in their order. */
export interface Sitting {
  readonly id: string;
  readonly items: readonly string[];
}

interface Planned {
  readonly kind: string;
  readonly title: string;
  readonly begins: string;
  readonly items: readonly object[];
}

/** Plans a sitting of the congress with its agenda. */
export async function planSitting(
  office: Caller,
  congressId: string,
  { items: wanted, ...planned }: Planned,
): Promise<Sitting> {
  const { id } = await office.does('sitting.plan', {
    ...{ congressId, ...planned, day: days.meets },
    ...{ place: '大礼堂', chairName: '大会主席团' },
  });
  const items: string[] = [];
  for (const item of wanted)
    items.push(String((await office.does('agenda.add', { sittingId: id, ...item }))['id']));
  return { id: String(id), items };
}

/** The preparatory meeting: how the vote is held, and who counts. */
export const preparatory: Planned = {
  ...{ kind: 'preparatory', title: '预备会议', begins: '08:30' },
  items: [
    { kind: 'resolution', title: '通过选举办法和监票人、计票人名单' },
    { kind: 'report', title: '代表资格审查情况报告', speaker: '代表资格审查小组' },
  ],
};

/** The plenary meeting with its elections. */
export const plenary = (electionId: string, committeeId: string): Planned => ({
  ...{ kind: 'plenary', title: '全体会议', begins: '14:00' },
  items: [
    { kind: 'report', title: '第十八届学生会工作报告', speaker: '主席团' },
    { kind: 'election', title: '选举第十九届主席团', electionId },
    { kind: 'election', title: '选举第十届学生委员会', electionId: committeeId },
    { kind: 'proposals', title: '提案工作报告' },
  ],
});

/** Somebody with a vote. */
export interface Delegate {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
}

/** Everybody with a vote, in the order of their numbers. */
export async function rollOf(office: Caller, sittingId: string): Promise<readonly Delegate[]> {
  const asked = { sittingId };
  return (await office.asks<{ delegates: readonly Delegate[] }>('attendance.read', asked))
    .delegates;
}
