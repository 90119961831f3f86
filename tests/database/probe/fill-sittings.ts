import { uuidv7 } from 'uuidv7';
import { codeOf, saltOf } from '../../../src/capabilities/congress/sittings/codes.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import type { Make } from './fill-unit.ts';

/** What happens in the hall of one congress, by the things' ids. */
export interface SittingIds {
  readonly congress: Uuid;
  /** Delegates in the order of their numbers; the first is the student whom calls are made as. */
  readonly delegates: readonly Uuid[];
  /** Planned for today with nobody there, and with a quorum. */
  readonly planned: Uuid;
  readonly ready: Uuid;
  /** Open with everybody there but the last delegate, who is excused. */
  readonly open: Uuid;
  /** Closed, with minutes that wait to be signed. */
  readonly closed: Uuid;
  /** Items of the open sitting: one begun, one ahead. */
  readonly begun: Uuid;
  readonly item: Uuid;
  readonly election: Uuid;
  /** Not voted on, and voted on. */
  readonly resolution: Uuid;
  readonly voted: Uuid;
  readonly congressPaper: Uuid;
  readonly guest: Uuid;
  /** Proposals by where they stand; `seconding` is another delegate's, the others the student's. */
  readonly seconding: Uuid;
  readonly own: Uuid;
  readonly screening: Uuid;
  readonly filed: Uuid;
  readonly merging: Uuid;
  readonly assigned: Uuid;
  readonly replied: Uuid;
  /** A delegate who is a standing one. */
  readonly standing: Uuid;
  /** Opens the screen of the open sitting. */
  readonly token: string;
  /** The first delegate's code at the door. */
  readonly code: string;
}

/** Who does what: anybody by the widest role, and delegates in their own name. */
export interface Makers {
  readonly make: Make;
  /** What an action answers, whole. */
  readonly told: (verb: string, input: object) => Promise<unknown>;
  readonly asDelegates: readonly Make[];
}

const today = '2026-11-20';
const newId = (): Uuid => uuidv7() as Uuid;

/** A congress with delegates as they stand after elections and credentials; how they came to be is another part's. */
async function delegatesOf(
  database: Database,
  id: SchoolId,
  {
    mark,
    union,
    unit,
    level,
    people,
  }: {
    readonly mark: string;
    readonly union: Uuid;
    readonly unit: Uuid;
    readonly level: Uuid | null;
    readonly people: readonly Uuid[];
  },
): Promise<{ readonly congress: Uuid; readonly delegates: readonly Uuid[] }> {
  const [congress, quota, place] = [newId(), newId(), newId()];
  const delegates = people.map(newId);
  await withSchool(database, id, async ({ client }) => {
    await client.query(
      `insert into congress (school_id, id, union_id, unit_id, kind, ordinal, title, planned_since, planned_until, opened)
       values ($1, $2, $3, $4, 'congress', 9, $5, $6, $7, $6)`,
      // The school's own is the newest, so that it is the one a delegate is led to.
      [id, congress, union, level, `第九次学代会${mark}`, level ? '2026-11-10' : today, today],
    );
    await client.query(
      `insert into congress_quota (school_id, id, congress_id, number, total, method, levels, input, working, proposed)
       values ($1, $2, $3, 1, 5, 'hamilton', 'one-step', '{}', '{}', $4)`,
      [id, quota, congress, today],
    );
    await client.query(
      `insert into electoral_unit (school_id, id, congress_id, unit_id, quota_id, place, seats, women, minority, non_cadres)
       values ($1, $2, $3, $4, $5, 1, 5, 0, 0, 0)`,
      [id, place, congress, unit, quota],
    );
    await client.query(
      `insert into delegate (school_id, id, congress_id, electoral_unit_id, person_id, number, elected, credentials, examined)
       select $1, d.id, $4, $5, d.person, d.number, $6, 'qualified', $6
       from unnest($2::uuid[], $3::uuid[]) with ordinality as d (id, person, number)`,
      [id, delegates, people, congress, place, today],
    );
  });
  return { congress, delegates };
}

async function fillProposals(
  { make, asDelegates }: Makers,
  { congress, mark, body }: { readonly congress: Uuid; readonly mark: string; readonly body: Uuid },
) {
  const [first, ...others] = asDelegates;
  if (!first) throw new Error('nobody is a delegate');
  const submit = (by: Make, title: string) =>
    by('proposal.submit', {
      ...{
        congressId: congress,
        title: `${title}${mark}`,
        reason: `${mark}案由`,
        measures: '措施',
      },
    });
  const second = async (proposalId: Uuid) => {
    for (const by of others.slice(0, 3)) await by('proposal.second', { proposalId });
    return proposalId;
  };
  const screening = async (title: string) => second(await submit(first, title));
  const filed = async (title: string) => {
    const proposalId = await screening(title);
    await make('proposal.screen', { proposalId, decision: 'file' });
    return proposalId;
  };
  const assigned = async (title: string) => {
    const proposalId = await filed(title);
    const office = { office: `后勤处${mark}`, officeBodyId: body, due: today };
    await make('proposal.assign', { proposalId, ...office });
    return proposalId;
  };
  const replied = async (title: string) => {
    const proposalId = await assigned(title);
    await make('proposal.reply', { proposalId, text: `${mark}已办` });
    return proposalId;
  };
  const rated = await replied('已评价');
  await others[0]?.('proposal.rate', { proposalId: rated, rating: 'satisfied' });
  const merged = await screening('已并案');
  const target = await filed('并案对象');
  await make('proposal.merge', { proposalId: merged, intoId: target });
  return {
    seconding: await submit(others[0] ?? first, '征集附议'),
    own: await submit(first, '自己的'),
    screening: await screening('待审查'),
    filed: target,
    merging: await screening('待并案'),
    assigned: await assigned('办理中'),
    replied: await replied('已答复'),
  };
}

/** Holds sittings of a congress: planned, ready, open with votes, closed with minutes; and everything around them. */
export async function fillSittings(
  {
    database,
    id,
    mark,
  }: { readonly database: Database; readonly id: SchoolId; readonly mark: string },
  makers: Makers,
  place: {
    readonly union: Uuid;
    /** Where its delegates are elected. */
    readonly unit: Uuid;
    /** The unit whose congress it is; null: the school's. */
    readonly level: Uuid | null;
    readonly people: readonly Uuid[];
    readonly file: string;
  },
): Promise<SittingIds> {
  const { make, told } = makers;
  const { congress, delegates } = await delegatesOf(database, id, { mark, ...place });
  const plan = (title: string) =>
    make('sitting.plan', {
      ...{ congressId: congress, kind: 'plenary', title: `${title}${mark}`, day: today },
      ...{ begins: '09:00', place: '礼堂', chairName: '主持人' },
    });
  const withQuorum = async (title: string) => {
    const sittingId = await plan(title);
    for (const delegateId of delegates.slice(0, -1))
      await make('attendance.check-in', { sittingId, delegateId });
    return sittingId;
  };
  const opened = async (title: string) => {
    const sittingId = await withQuorum(title);
    await make('sitting.open', { sittingId });
    return sittingId;
  };
  const last = delegates.at(-1);
  const open = await opened('全体会议');
  await make('attendance.excuse', { sittingId: open, delegateId: last, reason: `${mark}考试` });
  const election = await make('election.prepare', {
    ...{ what: 'other', elector: 'congress', electorName: `学代会${mark}`, title: `选举${mark}` },
    ...{ day: today, offices: [{ title: '委员', seats: 1, mode: 'equal' }] },
    ...(place.level === null ? {} : { unitId: place.level }),
  });
  const add = (kind: string, title: string, further: object = {}) =>
    make('agenda.add', { sittingId: open, kind, title: `${title}${mark}`, ...further });
  const begun = await add('resolution', '表决', { speaker: `报告人${mark}`, minutes: 10 });
  const item = await add('election', '选举', { electionId: election });
  await make('agenda.go-to', { sittingId: open, itemId: begun });
  const put = (title: string) =>
    make('resolution.put', {
      ...{ sittingId: open, title: `${title}${mark}`, text: `${mark}全文`, itemId: begun },
    });
  const resolution = await put('决议一');
  const voted = await put('决议二');
  const present = delegates.length - 1;
  await make('resolution.count', { resolutionId: voted, yes: present, no: 0, abstain: 0 });
  const closed = await opened('闭幕会');
  await make('minutes.write', {
    ...{ sittingId: closed, revision: 0, recorderName: `记录人${mark}`, remarks: `${mark}讨论` },
  });
  await make('sitting.close', { sittingId: closed });
  const congressPaper = await make('congress-paper.add', {
    ...{ congressId: congress, kind: 'document', title: `工作报告${mark}`, file: place.file },
    itemId: item,
  });
  const guest = await make('guest.invite', { congressId: congress, name: `来宾${mark}` });
  await make('standing.recommend', { congressId: congress, delegateIds: delegates.slice(0, 1) });
  const { token } = (await told('screen.give', { sittingId: open })) as { readonly token: string };
  const proposals = await fillProposals(makers, { congress, mark, body: place.union });
  const standing = delegates[0];
  const salt = await withSchool(database, id, (tx) => saltOf(tx, congress));
  if (!standing || !salt) throw new Error('nobody is a delegate');
  return {
    ...{ congress, delegates, open, closed, begun, item, election, resolution, voted },
    ...{ congressPaper, guest, token, standing, ...proposals },
    code: codeOf(salt, standing),
    planned: await plan('预备会'),
    ready: await withQuorum('开幕会'),
  };
}
