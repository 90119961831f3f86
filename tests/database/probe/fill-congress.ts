import { uuidv7 } from 'uuidv7';
import { hashOf } from '../../../src/capabilities/congress/choosing/tokens.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool, type SchoolTransaction } from '../../../src/engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import { asRole } from './calls.ts';
import type { Make, UnitIds } from './fill-unit.ts';

/** A unit's own congress, in whose classes delegates are chosen, by where it stands. */
export interface OwnCongressIds {
  /** A union of the unit that has no congress yet. */
  readonly union: Uuid;
  /** Waits for the unit's League branch, and for its Party branch. */
  readonly asking: Uuid;
  readonly atParty: Uuid;
  readonly returned: Uuid;
  readonly approved: Uuid;
  readonly proposedQuota: Uuid;
  readonly decidedQuota: Uuid;
  readonly withDelegates: Uuid;
}

/** One unit's choosing, by how far it has come in congresses that are alike up to there. */
export interface ChoosingIds {
  /** Nominating, with enough people for the next step. */
  readonly nominating: Uuid;
  readonly nomination: Uuid;
  readonly reviewing: Uuid;
  /** Before the list is made public; with an objection of a class to an earlier list. */
  readonly publicising: Uuid;
  readonly feedback: Uuid;
  /** Public today, with an objection that is act `objection`. */
  readonly public: Uuid;
  readonly objection: number;
  /** No longer public, every class has answered. */
  readonly over: Uuid;
  /** Before its election, and after. */
  readonly electing: Uuid;
  readonly elected: Uuid;
  /** A delegate before the credentials group, found unqualified, and objecting to that. */
  readonly pending: Uuid;
  readonly unqualified: Uuid;
  readonly objecting: Uuid;
  readonly delegateObjection: Uuid;
  /** Opens the list of its class. */
  readonly token: string;
  readonly own: OwnCongressIds;
}

/** Congresses of the school by where they stand, and the choosing of both units. */
export interface CongressIds {
  readonly asking: Uuid;
  readonly returned: Uuid;
  readonly approved: Uuid;
  readonly withDelegates: Uuid;
  readonly proposedQuota: Uuid;
  readonly decidedQuota: Uuid;
  readonly publishedQuota: Uuid;
  readonly here: ChoosingIds;
  readonly there: ChoosingIds;
}

const today = '2026-11-20';
const newId = (): Uuid => uuidv7() as Uuid;

/** Copies rows of a table with some columns written anew; `ids` says which new id each old one has. */
async function copyRows(
  { client, schoolId }: SchoolTransaction,
  table: string,
  where: { readonly column: string; readonly from: readonly Uuid[] },
  change: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const { rows } = await client.query<{ row: Readonly<Record<string, unknown>> }>(
    `select to_jsonb(t) as row from ${table} t where t.school_id = $1 and t.${where.column} = any($2::uuid[])`,
    [schoolId, where.from],
  );
  for (const { row } of rows)
    await client.query(
      `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`,
      [JSON.stringify({ ...row, ...change(row) })],
    );
}

const shifted = (day: unknown, days: number): unknown =>
  typeof day === 'string'
    ? new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - days * 86_400_000)
        .toISOString()
        .slice(0, 10)
    : day;

/** What a copy of a congress is made of. */
export interface Copied {
  readonly congress: Uuid;
  /** The new id of every table of quotas and electoral unit. */
  readonly ids: ReadonlyMap<Uuid, Uuid>;
}

/** A congress as it stands, once more: its approval, quotas, units, cases and nominations, `days` earlier. */
async function copyCongress(tx: SchoolTransaction, from: Uuid, days = 0): Promise<Copied> {
  const congress = newId();
  const { rows } = await tx.client.query<{ id: Uuid }>(
    `select id from congress_quota where school_id = $1 and congress_id = $2
      union all select id from electoral_unit where school_id = $1 and congress_id = $2`,
    [tx.schoolId, from],
  );
  const ids = new Map<Uuid, Uuid>([
    [from, congress],
    ...rows.map(({ id }) => [id, newId()] as const),
  ]);
  const renew = (id: unknown): unknown => (id === null ? null : (ids.get(id as Uuid) ?? id));
  const old = [...ids.keys()];
  await copyRows(tx, 'procedure_case', { column: 'id', from: old }, (row) => ({
    ...{ id: renew(row['id']), began: shifted(row['began'], days) },
    ...{ since: shifted(row['since'], days), due: shifted(row['due'], days) },
    ended: shifted(row['ended'], days),
  }));
  await copyRows(tx, 'procedure_act', { column: 'case_id', from: old }, (row) => ({
    ...{ case_id: renew(row['case_id']), day: shifted(row['day'], days) },
    until: shifted(row['until'], days),
  }));
  await copyRows(tx, 'congress', { column: 'id', from: [from] }, (row) => ({
    ...{ id: congress, approval_id: renew(row['approval_id']) },
  }));
  await copyRows(tx, 'congress_quota', { column: 'congress_id', from: [from] }, (row) => ({
    ...{ id: renew(row['id']), congress_id: congress },
  }));
  await copyRows(tx, 'electoral_unit', { column: 'congress_id', from: [from] }, (row) => ({
    ...{ id: renew(row['id']), congress_id: congress },
    ...{ quota_id: renew(row['quota_id']), case_id: renew(row['case_id']) },
  }));
  for (const table of ['nomination', 'class_feedback'])
    await copyRows(tx, table, { column: 'electoral_unit_id', from: old }, (row) => ({
      ...{ id: newId(), electoral_unit_id: renew(row['electoral_unit_id']), token_hash: null },
    }));
  return { congress, ids };
}

/** What a school is filled with congresses by. */
interface Parts {
  readonly database: Database;
  readonly id: SchoolId;
  readonly mark: string;
  readonly slug: string;
  readonly make: Make;
}

/** What stands there already. */
interface Place {
  readonly union: Uuid;
  readonly semester: Uuid;
  readonly file: string;
  readonly units: readonly [UnitIds, UnitIds];
  /** Certified elections of each, by which two of its people were voted on. */
  readonly elections: readonly [Uuid, Uuid];
  /** In the names of everything of the second unit. */
  readonly otherUnitMark: string;
}

type Units = readonly [Uuid, Uuid];

/** The electoral units of both, in a copy or in the original. */
async function unitsOf(tx: SchoolTransaction, congress: Uuid, { units }: Place): Promise<Units> {
  const { rows } = await tx.client.query<{ id: Uuid; unit: Uuid }>(
    'select id, unit_id as unit from electoral_unit where school_id = $1 and congress_id = $2',
    [tx.schoolId, congress],
  );
  const [here, there] = units.map(({ unit }) => rows.find((row) => row.unit === unit)?.id);
  if (!here || !there) throw new Error('a unit has no seats');
  return [here, there];
}

/** One row of a table as it stands after what no verb of the fill leads to. */
const insert = async (
  { client }: SchoolTransaction,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await client.query(
    `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`,
    [JSON.stringify(row)],
  );
};

/** Answers of a unit's class to its list: asked by a link, agreed, or objecting to an earlier one. */
async function feedbackRow(
  tx: SchoolTransaction,
  parts: {
    readonly unit: Uuid;
    readonly classId: Uuid;
    readonly turn: number;
    readonly verdict: 'agrees' | 'objects' | null;
    readonly token?: string;
    readonly remarks?: string;
  },
): Promise<Uuid> {
  const id = newId();
  const { unit, classId, turn, verdict, token, remarks = null } = parts;
  await insert(tx, 'class_feedback', {
    ...{ school_id: tx.schoolId, id, electoral_unit_id: unit, class_id: classId, turn, verdict },
    ...{ asked: today, remarks, signed_by: verdict === null ? [] : ['班长'] },
    ...(verdict === null ? {} : { via: 'link', answered: today }),
    token_hash: token === undefined ? null : `\\x${hashOf(token).toString('hex')}`,
    expires_at: '2027-06-30T00:00:00Z',
  });
  return id;
}

async function turnOf({ client, schoolId }: SchoolTransaction, unit: Uuid): Promise<number> {
  const { rows } = await client.query<{ turn: number }>(
    'select turn from procedure_case where school_id = $1 and id = $2',
    [schoolId, unit],
  );
  return rows[0]?.turn ?? 0;
}

/** Delegates of a unit as they stand after their election. */
async function delegatesIn(
  tx: SchoolTransaction,
  congress: Uuid,
  unit: Uuid,
  {
    mark,
    first,
    people,
  }: { readonly mark: string; readonly first: number; readonly people: UnitIds },
) {
  const row = (number: number, personId: Uuid, more: object) => ({
    ...{ school_id: tx.schoolId, id: newId(), congress_id: congress, electoral_unit_id: unit },
    ...{ person_id: personId, number, elected: today, votes: 9, registered: today, revision: 1 },
    ...{ resume: `${mark}简历`, credentials: 'pending', ...more },
  });
  const decided = { examined: today, grounds: `${mark}理由` };
  const pending = row(first, people.serving, {});
  const unqualified = row(first + 1, people.student, { credentials: 'unqualified', ...decided });
  const objecting = row(first + 2, people.sparePerson, { credentials: 'qualified', ...decided });
  for (const one of [pending, unqualified, objecting]) await insert(tx, 'delegate', one);
  for (const condition of ['full-time', 'citizen', 'conduct', 'elected-properly'])
    await insert(tx, 'delegate_attestation', {
      ...{ school_id: tx.schoolId, delegate_id: pending.id, condition, day: today },
      text: `${mark}证明`,
    });
  const delegateObjection = newId();
  await insert(tx, 'delegate_objection', {
    ...{ school_id: tx.schoolId, id: delegateObjection, delegate_id: objecting.id, day: today },
    text: `${mark}异议`,
  });
  return {
    pending: pending.id,
    unqualified: unqualified.id,
    objecting: objecting.id,
    delegateObjection,
  };
}

/** The whole way of the congress that all others are copies of. */
async function lead({ database, id, mark, make }: Parts, place: Place) {
  const inside = <T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T> =>
    withSchool(database, id, work);
  const copy = (from: Uuid, days = 0) => inside((tx) => copyCongress(tx, from, days));
  const congressId = await make('congress.plan', {
    ...{ unionId: place.union, title: `第十次学代会${mark}`, ordinal: 10, text: `${mark}申请` },
    ...{ plannedSince: '2026-12-20', plannedUntil: '2026-12-21', delegatesBy: '2026-12-10' },
  });
  const asking = await copy(congressId);
  await make('congress.return', { congressId, text: `${mark}补充` });
  const returned = await copy(congressId);
  await make('congress.submit', { congressId, text: `${mark}再申请` });
  const onPaper = { act: 'approve', day: today, byName: '盖章', paper: place.file, text: '同意' };
  for (let step = 0; step < 3; step += 1) await make('congress.record', { congressId, ...onPaper });
  const approved = await copy(congressId);
  const quotaId = await make('quota.propose', {
    ...{ congressId, semesterId: place.semester, total: 2, leaveOut: true },
    ...{ womenPercent: 0, minorityPercent: 0, nonCadrePercent: 0 },
    ...{ levels: 'level-first', unitLeast: 1 },
  });
  const proposed = await copy(congressId);
  await make('quota.decide', { quotaId, decision: `${mark}确定` });
  const decided = await copy(congressId);
  await make('quota.publish', { quotaId });
  return { congressId, quotaId, asking, returned, approved, proposed, decided, copy, inside };
}

/** A unit's own congress up to a table of quotas that is decided. */
async function leadUnit(
  { database, id, make }: Parts,
  { file }: Place,
  unit: UnitIds,
  mark: string,
): Promise<OwnCongressIds> {
  const inside = <T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T> =>
    withSchool(database, id, work);
  const congressId = await make('congress.plan', {
    ...{ unionId: unit.union, title: `系学代会${mark}`, text: `${mark}申请` },
    ...{ plannedSince: '2026-12-20', plannedUntil: '2026-12-21' },
  });
  const copy = () => inside((tx) => copyCongress(tx, congressId));
  const asking = await copy();
  await make('congress.return', asRole('unit-league', { congressId, text: '补充' }));
  const returned = await copy();
  await make('congress.submit', { congressId, text: '再申请' });
  const onPaper = { act: 'approve', day: today, byName: '盖章', paper: file, text: '同意' };
  await make('congress.record', { congressId, ...onPaper });
  const atParty = await copy();
  for (let step = 0; step < 2; step += 1) await make('congress.record', { congressId, ...onPaper });
  const approved = await copy();
  const quotaId = await make('quota.propose', {
    ...{ congressId, total: 2 },
    ...{ womenPercent: 0, minorityPercent: 0, nonCadrePercent: 0 },
  });
  const proposed = await copy();
  await make('quota.decide', { quotaId, decision: '确定' });
  const decided = await copy();
  await inside(async (tx) => {
    const { rows } = await tx.client.query<{ id: Uuid }>(
      'select id from electoral_unit where school_id = $1 and congress_id = $2 order by place limit 1',
      [tx.schoolId, congressId],
    );
    await insert(tx, 'delegate', {
      ...{ school_id: tx.schoolId, id: newId(), congress_id: congressId, number: 1, revision: 1 },
      ...{ electoral_unit_id: rows[0]?.id, person_id: unit.student, elected: today },
      ...{ credentials: 'qualified', examined: today },
    });
  });
  const union = await make('body.create', {
    ...{ kind: 'graduate-union', name: `研究生会${mark}`, unitId: unit.unit, since: '2026-09-01' },
  });
  return {
    union,
    asking: asking.congress,
    atParty: atParty.congress,
    returned: returned.congress,
    approved: approved.congress,
    proposedQuota: proposed.ids.get(quotaId) ?? quotaId,
    decidedQuota: decided.ids.get(quotaId) ?? quotaId,
    withDelegates: congressId,
  };
}

/** Congresses of a school up to every place where the next step can be made. */
export async function fillCongress(parts: Parts, place: Place): Promise<CongressIds> {
  const { make, mark, slug } = parts;
  const { congressId, quotaId, copy, inside, ...stages } = await lead(parts, place);
  const units = (congress: Uuid) => inside((tx) => unitsOf(tx, congress, place));
  const original = await units(congressId);
  const both = async (
    verb: string,
    more: object,
    { ids = original, role = 'unit-league' }: { readonly ids?: Units; readonly role?: string } = {},
  ): Promise<void> => {
    for (const delegationId of ids) await make(verb, asRole(role, { delegationId, ...more }));
  };
  const marks = [mark, `${mark}${place.otherUnitMark}`] as const;
  for (const [at, electoralUnitId] of original.entries()) {
    const people = [place.units[at]?.student, place.units[at]?.sparePerson];
    await make('nomination.add', {
      ...{ electoralUnitId, by: 'class-league', byName: `${marks[at]}班` },
      people: people.map((personId) => ({ personId, reason: `${marks[at]}理由` })),
    });
  }
  const nominating = await copy(congressId);
  await both('delegation.submit', {});
  const reviewing = await copy(congressId);
  await both('delegation.approve', { text: '同意' });
  const publicising = await copy(congressId);
  await both('delegation.publicise', {});
  const [over, further] = [await copy(congressId, 30), await copy(congressId, 30)];
  for (const congress of [over.congress, further.congress])
    await inside(async (tx) => {
      for (const [at, unit] of (await unitsOf(tx, congress, place)).entries()) {
        const turn = await turnOf(tx, unit);
        const ids = place.units[at];
        for (const classId of [ids?.class, ids?.spareClass])
          if (classId) await feedbackRow(tx, { unit, classId, turn, verdict: 'agrees' });
      }
    });
  const ahead = await units(further.congress);
  await both('delegation.close-publicity', {}, { ids: ahead });
  await both('delegation.submit', { text: '请示' }, { ids: ahead });
  await both('delegation.approve', { text: '批复' }, { ids: ahead, role: 'league' });
  const elected = await copy(further.congress);
  const withDelegates = await copy(further.congress);
  await both('delegation.object', { against: 'person', text: `${mark}异议` });
  const at = {
    nominating: await units(nominating.congress),
    reviewing: await units(reviewing.congress),
    publicising: await units(publicising.congress),
    over: await units(over.congress),
    elected: await units(elected.congress),
    withDelegates: await units(withDelegates.congress),
  };
  const chosen = async (which: 0 | 1): Promise<ChoosingIds> => {
    const ids = place.units[which];
    const own = await leadUnit(parts, place, ids, marks[which]);
    const token = `${slug}${which}`.padEnd(43, 'k');
    return inside(async (tx) => {
      const unit = original[which];
      const turn = await turnOf(tx, unit);
      await feedbackRow(tx, { unit, classId: ids.class, turn, verdict: null, token });
      const feedback = await feedbackRow(tx, {
        ...{ classId: ids.class, unit: at.publicising[which], turn: 1 },
        ...{ verdict: 'objects', remarks: `${marks[which]}意见` },
      });
      await tx.client.query(
        'update electoral_unit set election_id = $3 where school_id = $1 and id = $2',
        [tx.schoolId, at.elected[which], place.elections[which]],
      );
      const nominated = await tx.client.query<{ id: Uuid }>(
        'select id from nomination where school_id = $1 and electoral_unit_id = $2 order by id limit 1',
        [tx.schoolId, at.nominating[which]],
      );
      const acts = await tx.client.query<{ number: number }>(
        `select number from procedure_act where school_id = $1 and case_id = $2 and kind = 'object'`,
        [tx.schoolId, unit],
      );
      const delegates = await delegatesIn(tx, withDelegates.congress, at.withDelegates[which], {
        ...{ mark: marks[which], first: which * 10 + 1, people: ids },
      });
      return {
        ...delegates,
        nominating: at.nominating[which],
        nomination: nominated.rows[0]?.id ?? newId(),
        reviewing: at.reviewing[which],
        publicising: at.publicising[which],
        feedback,
        public: unit,
        objection: acts.rows[0]?.number ?? 0,
        over: at.over[which],
        electing: ahead[which],
        elected: at.elected[which],
        token,
        own,
      };
    });
  };
  const quotaIn = ({ ids }: Copied): Uuid => ids.get(quotaId) ?? quotaId;
  return {
    asking: stages.asking.congress,
    returned: stages.returned.congress,
    approved: stages.approved.congress,
    withDelegates: withDelegates.congress,
    proposedQuota: quotaIn(stages.proposed),
    decidedQuota: quotaIn(stages.decided),
    publishedQuota: quotaId,
    here: await chosen(0),
    there: await chosen(1),
  };
}
