import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { journalHolds, verifyJournal } from '../../engines/storage/journal/verify.ts';
import type { Uuid } from '../../kernel/id.ts';
import { appointmentEnd } from '../organisation/appointments/actions.ts';
import {
  d,
  now,
  sampleSchool,
  today,
  type Caller,
  type SampleSchool,
} from '../organisation/samples/sample-school.ts';
import {
  complaintAnswer,
  complaintAsk,
  complaintClose,
  complaintRefer,
  complaintTake,
} from './handling.ts';
import { complaintList, complaintRead } from './looking.ts';
import { complaintOfReceipt } from './reads.ts';
import { complaintsProvisions } from './provisions.ts';
import { isExcluded } from './rules.ts';
import { readHandlers } from './handlers.ts';
import { sampleComplaints } from './samples/sample-complaints.ts';
import { complaintNameOutsider } from './setting.ts';
import { complaintsTasks } from './tasks.ts';
import {
  complaintAdd,
  complaintChoices,
  complaintFile,
  complaintOutcomes,
  complaintStatus,
} from './telling.ts';

const database = await testDatabase();
let school: SampleSchool;
let made: Awaited<ReturnType<typeof sampleComplaints>>;

beforeAll(async () => {
  school = await sampleSchool(database, 'qingyan');
  made = await sampleComplaints(school);
  await made.nameOutsider(made.callers.affairs.personId ?? null);
});

const seenBy = async (by: Caller): Promise<readonly Uuid[]> => {
  const page = await school.listed(complaintList, { limit: 200 }, by);
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  return page.value.rows.map(({ id }) => id);
};

/** Tells something, and answers its receipt and its id. */
async function told(input: object = {}): Promise<{ receipt: string; id: Uuid }> {
  const receipt = await made.tell(input);
  const id = await school.inside(async (tx) => (await complaintOfReceipt(tx, receipt))?.id);
  if (id === undefined) throw new Error('nothing was told');
  return { receipt, id };
}

const status = async (receipt: string) => {
  const asked = await school.asked(complaintStatus, { receipt }, { role: 'student' });
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  return asked.value;
};

describe('from telling to the end', () => {
  it('goes received, taken, asked back, taken, answered, closed, each read by the receipt', async () => {
    const { first } = made.callers;
    const { receipt, id } = await told({ contact: '邮箱 abc@example.invalid' });
    expect(await status(receipt)).toMatchObject({
      state: 'received',
      way: 'league',
      received: today,
    });
    expect(receipt).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    await school.done(complaintTake, { complaintId: id, revision: 1 }, first);
    expect(await status(receipt)).toMatchObject({ state: 'taken' });
    await school.done(complaintAsk, { complaintId: id, text: '是哪一间？' }, first);
    expect(await status(receipt)).toMatchObject({
      ...{ state: 'asked', messages: [{ kind: 'question', text: '是哪一间？', day: today }] },
    });
    // As people type it: small letters, no hyphens.
    const typed = receipt.toLowerCase().replaceAll('-', ' ');
    await school.done(complaintAdd, { receipt: typed, text: '东边那间。' });
    expect(await status(receipt)).toMatchObject({ state: 'taken' });
    await school.done(complaintAnswer, { complaintId: id, text: '下周起周末开放。' }, first);
    expect(await school.refused(complaintAnswer, { complaintId: id, text: '再答' }, first)).toEqual(
      ['step-not-now'],
    );
    const close = { complaintId: id, finding: 'upheld', outcome: '活动室已改为周末开放。' };
    await school.done(complaintClose, close, first);
    const over = await status(receipt);
    expect(over).toMatchObject({ state: 'closed', finding: 'upheld' });
    expect(JSON.stringify(over)).not.toMatch(/顾青禾|陆南星/);
    expect(await school.refused(complaintAdd, { receipt, text: '还有' })).toEqual([
      'complaint-closed',
    ]);
    const read = await school.asked(complaintRead, { complaintId: id }, first);
    if (!read.ok) throw new Error('not read');
    expect(read.value).toMatchObject({ contact: null, handlerName: '顾青禾', steps: [] });
    const outcomes = await school.asked(complaintOutcomes, {}, { role: 'student' });
    expect(outcomes).toMatchObject({
      value: {
        counts: { received: 1, closed: 1, upheld: 1, open: 0, late: 0 },
        outcomes: [{ text: '活动室已改为周末开放。', finding: 'upheld' }],
      },
    });
  });

  it('is looked at again where something is added to the answer', async () => {
    const { first } = made.callers;
    const { receipt, id } = await told();
    await school.done(complaintTake, { complaintId: id }, first);
    await school.done(complaintAnswer, { complaintId: id, text: '已查。' }, first);
    await school.done(complaintAdd, { receipt, text: '并没有。' });
    expect(await status(receipt)).toMatchObject({ state: 'taken' });
    expect(
      await school.refused(complaintClose, { complaintId: id, finding: 'upheld' }, first),
    ).toEqual(['step-not-now']);
  });

  it('is due by working days of the charter: 3 to take, 15 to answer', async () => {
    expect(complaintsProvisions.map(({ default: days }) => days)).toEqual([3, 15]);
    const { receipt } = await told();
    // From Tuesday 1 September 2026: the third working day, and the fifteenth; Sunday 20 September is a make-up day.
    expect(await status(receipt)).toMatchObject({
      takeBy: '2026-09-04',
      answerBy: '2026-09-21',
      late: false,
    });
  });

  it('lets one of two officers act, and tells the other', async () => {
    const { first, second } = made.callers;
    const { id } = await told();
    await school.done(complaintTake, { complaintId: id, revision: 1 }, first);
    expect(await school.refused(complaintTake, { complaintId: id, revision: 1 }, second)).toEqual([
      'changed-meanwhile',
    ]);
    expect(await school.refused(complaintAnswer, { complaintId: id, text: '答' }, second)).toEqual([
      'not-handler',
    ]);
    await school.done(complaintTake, { complaintId: id }, second);
    await school.done(complaintAnswer, { complaintId: id, text: '答' }, second);
  });

  it('takes at most twenty additions, and no form twice', async () => {
    const { receipt } = await told();
    for (let at = 0; at < 20; at += 1)
      await school.done(complaintAdd, { receipt, text: `第${at}次` });
    expect(await school.refused(complaintAdd, { receipt, text: '再一次' })).toEqual([
      'too-many-additions',
    ]);
    const input = { about: 'other', text: '再反映一次。', receipt };
    expect(await school.refused(complaintFile, input)).toEqual(['receipt-taken']);
  });
});

describe('who handles it', () => {
  it('is the League committee, and neither student affairs nor the Party committee', async () => {
    const { id } = await told();
    const { first, second, affairs, party } = made.callers;
    expect(await seenBy(first)).toContain(id);
    expect(await seenBy(second)).toContain(id);
    expect(await seenBy(affairs)).not.toContain(id);
    expect(await seenBy(party)).not.toContain(id);
    const refused = { complaintId: id };
    expect(await school.refused(complaintTake, refused, affairs)).toEqual(['complaint-unknown']);
  });

  it('is never somebody whose name stands in it, be it as a witness', async () => {
    const { first, second } = made.callers;
    const { id } = await told({ text: '我找过顾 青禾老师，没有人管。' });
    expect(await seenBy(first)).not.toContain(id);
    expect(await seenBy(second)).toContain(id);
    const read = await school.asked(complaintRead, { complaintId: id }, first);
    expect(read).toMatchObject({ ok: false, error: [{ code: 'complaint-unknown' }] });
    const given = { complaintId: id, handlerId: first.personId };
    expect(await school.refused(complaintTake, given, second)).toEqual(['handler-excluded']);
  });

  it('is whoever the school named, where it is about the League committee or one of its people', async () => {
    const { first, second, affairs } = made.callers;
    for (const input of [
      { about: 'body', bodyId: made.committee },
      { about: 'person', personName: '陆南星老师' },
    ]) {
      const { id, receipt } = await told(input);
      expect(await status(receipt)).toMatchObject({ way: 'outside' });
      expect(await seenBy(first)).not.toContain(id);
      expect(await seenBy(second)).not.toContain(id);
      expect(await seenBy(affairs)).toContain(id);
      await school.done(complaintTake, { complaintId: id }, affairs);
      await school.done(complaintAnswer, { complaintId: id, text: '已核实。' }, affairs);
      await school.done(complaintClose, { complaintId: id, finding: 'not-upheld' }, affairs);
    }
  });

  it('is not whoever was named outside, where it is about them; then the League committee', async () => {
    const { first, affairs } = made.callers;
    const { id } = await told({ about: 'person', personName: '柏舟远' });
    expect(await seenBy(affairs)).not.toContain(id);
    expect(await seenBy(first)).toContain(id);
  });

  it('can be handed past the League committee once it turns out to be about it', async () => {
    const { first, affairs } = made.callers;
    const { id, receipt } = await told();
    await school.done(complaintTake, { complaintId: id }, first);
    await school.done(complaintRefer, { complaintId: id, text: '涉及团委工作。' }, first);
    expect(await seenBy(first)).not.toContain(id);
    expect(await status(receipt)).toMatchObject({
      way: 'outside',
      state: 'received',
      messages: [],
    });
    expect(
      await school.refused(complaintRefer, { complaintId: id, text: '再移交' }, affairs),
    ).toEqual(['already-outside']);
    await school.done(complaintTake, { complaintId: id }, affairs);
  });

  it('nobody: it is refused, and told where to turn instead', async () => {
    const lonely = await sampleSchool(database, 'guyan');
    const other = await sampleComplaints(lonely);
    const about = { about: 'body', bodyId: other.committee, text: '不公开账目。' };
    expect(await lonely.refused(complaintFile, about)).toEqual(['no-handler']);
    await other.nameOutsider(other.callers.party.personId ?? null);
    await lonely.done(complaintFile, about);
    // The one who was named is complained about in the text.
    expect(await lonely.refused(complaintFile, { ...about, text: '商若水知情不管。' })).toEqual([
      'no-handler',
    ]);
    const choices = await lonely.asked(complaintChoices, {}, { role: 'student' });
    expect(choices).toMatchObject({ value: { league: true, outside: true } });
    // Whoever leaves the office no longer handles it.
    const held = await lonely.inside(async ({ client, schoolId }) =>
      client.query<{ id: Uuid }>(
        'select id from appointment where school_id = $1 and person_id = $2',
        [schoolId, other.callers.party.personId],
      ),
    );
    await lonely.done(appointmentEnd, {
      ...{ appointmentId: held.rows[0]?.id, until: d('2026-08-31'), endedBy: 'transfer' },
    });
    expect(await lonely.refused(complaintFile, about)).toEqual(['no-handler']);
  });

  it('is named by others than the League committee, among those who serve outside it', async () => {
    const { first, affairs, party } = made.callers;
    const league = { personId: first.personId };
    expect(await school.refused(complaintNameOutsider, league, affairs)).toEqual([
      'outsider-not-outside',
    ]);
    expect(
      await school.refused(complaintNameOutsider, { personId: party.personId }, first),
    ).toEqual(['not-allowed']);
    const student = await made.person('student', '林同学');
    expect(await school.refused(complaintNameOutsider, { personId: student }, affairs)).toEqual([
      'outsider-not-outside',
    ]);
    const old = { personId: affairs.personId, revision: 0 };
    expect(await school.refused(complaintNameOutsider, old, affairs)).toEqual([
      'changed-meanwhile',
    ]);
  });

  it('is decided by the same rule in the list as when it comes in', async () => {
    const handlers = await school.inside((tx) => readHandlers(tx, today));
    const [one] = handlers.league.filter(({ name }) => name === '顾青禾');
    if (!one) throw new Error('nobody is there');
    const cases = [
      { text: '顾青禾' },
      { text: '顾·青　禾说的' },
      { text: '顾青' },
      { about: 'person', personName: '姓顾的，叫青禾', text: '顾' },
      { about: 'body', bodyId: made.union },
      { about: 'body', bodyId: made.study },
      { about: 'body', bodyId: made.affairsBody },
    ];
    for (const input of cases) {
      const { id } = await told(input);
      const accused = {
        about: 'other',
        bodyId: null,
        personName: null,
        leagueBody: false,
        text: '活动室周末不开门。',
        ...input,
      } as const;
      const visible = (await seenBy(made.callers.first)).includes(id);
      expect([input, visible]).toEqual([input, !isExcluded(accused as never, one)]);
    }
  });
});

describe('what is published', () => {
  it('holds no contact, and no name that nobody looked at', async () => {
    const { first } = made.callers;
    const { id } = await told({ about: 'person', personName: '范某', contact: '138-0000' });
    await school.done(complaintTake, { complaintId: id }, first);
    await school.done(complaintAnswer, { complaintId: id, text: '已核实。' }, first);
    const close = (outcome: string, namesReviewed = false) => ({
      ...{ complaintId: id, finding: 'partly', outcome, namesReviewed },
    });
    expect(await school.refused(complaintClose, close('请致电138-0000'), first)).toEqual([
      'contact-inside',
    ]);
    expect(await school.refused(complaintClose, close('请致电138-0000', true), first)).toEqual([
      'contact-inside',
    ]);
    expect(await school.refused(complaintClose, close('已提醒陆南星'), first)).toEqual([
      'names-inside',
    ]);
    expect(await school.refused(complaintClose, close('已提醒范某'), first)).toEqual([
      'names-inside',
    ]);
    await school.done(complaintClose, close('已提醒相关人员'), first);
  });
});

describe('what waits', () => {
  it('is told to whoever may do it, with its day', async () => {
    const own = await sampleSchool(database, 'heming');
    const there = await sampleComplaints(own);
    const tasksOf = (caller: Caller) =>
      own.inside((tx) =>
        complaintsTasks.tasks({
          ...{
            tx,
            schoolId: own.id,
            now,
            today,
            authority: { reach: 'school' },
            newId: () => own.id,
          },
          actor: {
            ...{ kind: 'person', accountId: own.id, personId: caller.personId ?? null },
            capacity: { id: own.id, role: caller.role, unitId: null, unitIds: null },
          },
        }),
      );
    const { first, second, affairs } = there.callers;
    expect(await tasksOf(first)).toEqual([]);
    await there.tell();
    await there.tell();
    expect(await tasksOf(first)).toMatchObject([
      {
        code: 'complaints-wait',
        values: { count: 2 },
        due: '2026-09-04',
        href: 'see/complaint.list',
      },
    ]);
    expect(await tasksOf(affairs)).toEqual([]);
    const page = await own.listed(complaintList, {}, first);
    const id = page.ok ? page.value.rows[0]?.id : null;
    await own.done(complaintTake, { complaintId: id }, first);
    expect((await tasksOf(first)).map(({ code, due }) => [code, due])).toEqual([
      ['complaints-wait', '2026-09-04'],
      ['answers-wait', '2026-09-21'],
    ]);
    expect((await tasksOf(second)).map(({ code }) => code)).toEqual(['complaints-wait']);
  });
});

it('leaves a journal that holds', async () => {
  const reports = await verifyJournal(database, { schools: [school.id] });
  expect(reports.map(journalHolds)).toEqual([true]);
});
