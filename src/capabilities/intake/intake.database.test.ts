import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Action } from '../../engines/actions/verb.ts';
import { putAttachment } from '../../engines/storage/attachments.ts';
import { journalHolds, verifyJournal } from '../../engines/storage/journal/verify.ts';
import type { Uuid } from '../../kernel/id.ts';
import { attestationStub, type Attested } from './samples/attestation-stub.ts';
import { personCreate } from '../organisation/people/actions.ts';
import { unionsOn } from '../organisation/unions/reads.ts';
import {
  d,
  now,
  sampleSchool,
  today,
  type SampleSchool,
} from '../organisation/samples/sample-school.ts';
import { organisationProvisions } from '../organisation/provisions.ts';
import { rulebookProvisions } from '../rulebook/provisions.ts';
import { rostersOn } from '../roster/roster-rows.ts';
import type { Role } from '../organisation/roles.ts';
import { intakeVerbs } from './actions.ts';
import type { DraftKind } from './model.ts';
import type { ShownDraft } from './looking.ts';
import { intakeTasks } from './tasks.ts';

const database = await testDatabase();
const provisions = [...organisationProvisions, ...rulebookProvisions];
const attested: Attested[] = [];
const [begin, list, read, accept, acceptAll, dismiss, reopen, close] = intakeVerbs({
  provisions,
  attest: attestationStub(attested) as unknown as Action,
});
const sample = path.resolve(import.meta.dirname, '../../../fixtures/sample/disclosure.txt');
let school: SampleSchool;
let intakeId: Uuid;

const since = d('2025-09-01');
const period = { span: 'year', academicYear: 2025 };

/** Keeps a text as an uploaded file, and answers its hash. */
async function uploaded(to: SampleSchool, text: string): Promise<string> {
  const content = Buffer.from(text);
  const kept = await to.inside((tx) =>
    putAttachment(tx, { name: '公开材料.txt', type: 'text/plain', content, at: now }),
  );
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  return kept.value.sha256;
}

async function begun(to: SampleSchool, text: string): Promise<Uuid> {
  const file = await uploaded(to, text);
  return (await to.done(begin, { file, unionKind: 'student-union', since, ...period })).id;
}

async function shown(from = intakeId, of = school) {
  const answer = await of.asked(read, { intakeId: from });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const draftsOf = async (kind: DraftKind): Promise<readonly ShownDraft[]> =>
  (await shown()).drafts.filter((draft) => draft.kind === kind);

const acceptEvery = async (kind: DraftKind): Promise<void> => {
  const drafts = (await draftsOf(kind)).map(({ id }) => id);
  await school.done(acceptAll, { intakeId, kind, drafts });
};

const unionToday = async () =>
  (await school.inside((tx) => unionsOn(tx, { day: today, names: false }))).find(
    ({ unitId }) => unitId === null,
  );

const tasksOf = (role: Role, on = today) =>
  school.inside((tx) =>
    intakeTasks.tasks({
      ...{ tx, schoolId: school.id, now, today: on, newId: () => school.id },
      authority: { reach: 'school' },
      actor: {
        ...{ kind: 'person', accountId: school.id, personId: null },
        capacity: { id: school.id, role, unitId: null, unitIds: null },
      },
    }),
  );

beforeAll(async () => {
  school = await sampleSchool(database, 'intake');
  intakeId = await begun(school, await readFile(sample, 'utf8'));
});

describe('a disclosure taken in', () => {
  it('becomes drafts with their lines, and no record', async () => {
    const { drafts, counts, findings } = await shown();
    expect(counts).toEqual({ accepted: 0, dismissed: 0, leftOpen: drafts.length });
    const listed = await school.listed(list);
    expect(listed.ok && listed.value.rows[0]).toMatchObject(counts);
    const ofKind = (wanted: string) => drafts.filter(({ kind }) => kind === wanted);
    const kinds = [...new Set(drafts.map(({ kind }) => kind))];
    expect(kinds.map((kind) => [kind, ofKind(kind).length])).toEqual([
      ['union', 1],
      ['unit', 7],
      ['department', 5],
      ['duty', 3],
      ['roster', 42],
      ['election', 1],
      ['guide', 2],
      ['rules', 4],
      ['provision', 5],
      ['statement', 4],
    ]);
    const [row] = ofKind('roster');
    expect(row?.quotes[0]?.line).toBe(74);
    expect(findings.length).toBeGreaterThan(5);
    expect(await unionToday()).toBeUndefined();
  });

  it('needs the union before what stands in it', async () => {
    const [department] = await draftsOf('department');
    expect(await school.refused(accept, { intakeDraftId: department?.id })).toEqual([
      'intake-union-first',
    ]);
  });

  it('becomes records one by one, by the rules of their rooms', async () => {
    const [union] = await draftsOf('union');
    await school.done(accept, { intakeDraftId: union?.id });
    await acceptEvery('department');
    const made = await unionToday();
    expect(made?.departments.map(({ kind }) => kind).sort()).toEqual([
      'office',
      ...Array.from({ length: 4 }, () => 'working-department'),
    ]);
    expect(await school.refused(accept, { intakeDraftId: union?.id })).toEqual([
      'intake-draft-accepted',
    ]);
  });

  it('takes duties over as they are worded, administrative ones too, and strikes them out again', async () => {
    const duties = await draftsOf('duty');
    const forbidden = duties.find(({ against }) => (against?.findings.length ?? 0) > 0);
    expect(forbidden?.value).toMatchObject({ purpose: 'dormitory', degree: 'assists' });
    const done = await school.done(accept, { intakeDraftId: forbidden?.id });
    expect(done.thing).toBe('duty');
    await school.done(reopen, { intakeDraftId: forbidden?.id });
    const again = (await draftsOf('duty')).find(({ id }) => id === forbidden?.id);
    expect(again).toMatchObject({ state: 'open', thing: null });
  });

  it('takes the roster over at once, or refuses all of it at the rows that do not fit', async () => {
    await acceptEvery('unit');
    await acceptEvery('roster');
    const rosters = await school.inside((tx) => rostersOn(tx, { day: today }));
    expect(rosters[0]?.rows).toHaveLength(42);
  });

  it('lets what was misread be set right, and keeps what was accepted', async () => {
    const [election] = await draftsOf('election');
    const value = { electedBy: 'congress', contested: true, electedOn: '2025-06-01' };
    expect(
      await school.refused(accept, { intakeDraftId: election?.id, change: { duty: null } }),
    ).toEqual(['input-invalid']);
    await school.done(accept, { intakeDraftId: election?.id, change: { election: value } });
    const made = await unionToday();
    const chair = made?.posts.find(({ kind }) => kind === 'chair')?.holders[0];
    expect(chair).toMatchObject({ electedBy: 'congress', electedOn: '2025-06-01' });
    expect((await draftsOf('election'))[0]).toMatchObject({ changed: true, value });
  });

  it('makes guides teachers in posts of the League', async () => {
    await acceptEvery('guide');
    const { rows } = await school.inside(({ client, schoolId }) =>
      client.query('select kind, full_time from union_guide where school_id = $1 order by kind', [
        schoolId,
      ]),
    );
    expect(rows).toEqual([
      { kind: 'deputy-secretary', full_time: true },
      { kind: 'secretary-general', full_time: true },
    ]);
  });

  it('hands rules to the rulebook once their edition is said, then what they say of provisions', async () => {
    const [provision] = await draftsOf('provision');
    expect(await school.refused(accept, { intakeDraftId: provision?.id })).toEqual([
      'intake-rules-first',
    ]);
    const [charter] = await draftsOf('rules');
    expect(await school.refused(accept, { intakeDraftId: charter?.id })).toEqual([
      'intake-rules-edition',
    ]);
    const rules = { ...(charter?.value as object), edition: '2021' };
    await school.done(accept, { intakeDraftId: charter?.id, change: { rules } });
    const done = await school.done(accept, { intakeDraftId: provision?.id });
    expect(done.thing).toBe('provision');
  });

  it('enters what was done as a named teacher’s word, with its day', async () => {
    const statement = (await draftsOf('statement')).find(
      ({ value }) => (value as { day: string | null }).day !== null,
    );
    const personId = (
      await school.done(personCreate, { kind: 'teacher', number: 'T9', name: '洪老师', since })
    ).id;
    const named = { attestedBy: personId, attestedAs: '团委书记' };
    const value = { ...(statement?.value as object), ...named };
    expect(await school.refused(accept, { intakeDraftId: statement?.id })).toEqual([
      'intake-statement-by',
    ]);
    await school.done(accept, { intakeDraftId: statement?.id, change: { statement: value } });
    expect(attested).toHaveLength(1);
    expect(attested[0]).toMatchObject({ ...named, criterion: 'party-leadership' });
  });

  it('lets drafts be dismissed and taken up again', async () => {
    const [unit] = await draftsOf('provision').then((all) => all.slice(1));
    await school.done(dismiss, { intakeDraftId: unit?.id });
    expect(await school.refused(dismiss, { intakeDraftId: unit?.id })).toEqual([
      'intake-draft-dismissed',
    ]);
    await school.done(reopen, { intakeDraftId: unit?.id });
    expect(await school.refused(reopen, { intakeDraftId: unit?.id })).toEqual([
      'intake-draft-open',
    ]);
  });

  it('is asked after until it is closed, of those who take in alone', async () => {
    const waiting = (await shown()).drafts.filter(({ state }) => state === 'open').length;
    expect(await tasksOf('league')).toEqual([
      {
        ...{ room: 'intake', code: 'drafts-wait', values: { count: waiting } },
        ...{ due: '2026-10-01', href: `intake-drafts?intakeId=${intakeId}`, weight: 1 },
      },
    ]);
    expect(await tasksOf('student')).toEqual([]);
    const late = await tasksOf('administrator', d('2026-10-02'));
    expect(late.map(({ weight }) => weight)).toEqual([2]);
  });

  it('is closed with everything it held of people; the records and the journal stay', async () => {
    const counts = await school.done(close, { intakeId });
    expect(counts.accepted).toBeGreaterThan(50);
    const left = await school.inside(({ client, schoolId }) =>
      client.query(
        `select (select count(*)::int from intake_draft where school_id = $1) as drafts,
          (select findings from intake where school_id = $1) as findings`,
        [schoolId],
      ),
    );
    expect(left.rows).toEqual([{ drafts: 0, findings: null }]);
    expect(await school.refused(close, { intakeId })).toEqual(['intake-closed']);
    expect(await tasksOf('league')).toEqual([]);
    const rows = await school.listed(list);
    expect(rows.ok && rows.value.rows[0]).toMatchObject(counts);
    const reports = await verifyJournal(database, { schools: [school.id] });
    expect(reports.map(journalHolds)).toEqual([true]);
  });
});
